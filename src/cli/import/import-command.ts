import { stat } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import type { Command, Terminal } from '../command.ts';
import { EXIT, UsageProblem } from '../command.ts';
import { withDatabase } from '../database.ts';
import { ImportBook } from './book.ts';
import { FileChanged } from './check-file.ts';
import type { Finding } from './findings.ts';
import { importFile, type ImportResult } from './import-file.ts';
import type { ImportKind } from './kinds.ts';

/** The command that loads one kind of file. */
export function importCommand(what: string, kind: ImportKind): Command {
  return {
    usage: `import ${what} FILE [--apply] [--json]`,
    help: [
      'FILE     CSV in UTF-8, or the first sheet of an XLSX file, with a header; columns in any order:',
      `         ${kind.columns.join(', ')}`,
      '--apply  enters what is found; without it nothing is written (a dry run)',
      '--json   one object: {read, created, updated, unchanged, refused, warnings, errors}',
      'A file with errors is refused whole, exit code 1. Loading a file again changes nothing.',
    ],
    options: { apply: { type: 'boolean' }, json: { type: 'boolean' } },
    positionals: [1, 1],
    async run(given, terminal) {
      // Rows come and go: what is short-lived is cleared away often, rather than let the heap grow.
      setFlagsFromString('--max-semi-space-size=4');
      setFlagsFromString('--optimize-for-size');
      const file = given.positionals[0] ?? '';
      await requireFile(file);
      const apply = given.flag('apply');
      const result = await loaded(file, kind, apply, terminal);
      if (result === null) return EXIT.failed;
      if (given.flag('json')) terminal.out(JSON.stringify(result));
      else tell(result, apply, terminal);
      return result.errors.length === 0 ? EXIT.done : EXIT.failed;
    },
  };
}

async function requireFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found === null) throw new UsageProblem(`there is no file ${file}`);
  if (!found.isFile()) throw new UsageProblem(`${file} is no file`);
}

function loaded(
  file: string,
  kind: ImportKind,
  apply: boolean,
  terminal: Terminal,
): Promise<ImportResult | null> {
  return withDatabase(terminal, async (database) => {
    const book = await ImportBook.open(database, terminal);
    try {
      const progress = (line: string) => terminal.progress(line);
      return await importFile(book, { file, kind, apply, progress });
    } catch (error) {
      if (!(error instanceof FileChanged)) throw error;
      terminal.say(error.message);
      return null;
    } finally {
      await book.close();
    }
  });
}

function tell(result: ImportResult, apply: boolean, terminal: Terminal): void {
  const { read, created, updated, unchanged, refused, warnings, errors } = result;
  for (const each of warnings) terminal.out(`warning  ${placed(each)}`);
  for (const each of errors) terminal.out(`error    ${placed(each)}`);
  terminal.out(
    `${read} read: ${created} created, ${updated} updated, ${unchanged} unchanged, ` +
      `${refused} refused; ${warnings.length} warnings, ${errors.length} errors.`,
  );
  if (errors.length > 0) terminal.out('The file is refused; mend it and load it again.');
  else if (!apply) terminal.out('A dry run: nothing was written. Write --apply to enter it.');
}

function placed({ line, column, message }: Finding): string {
  return `line ${line}, column ${column}: ${message}`;
}
