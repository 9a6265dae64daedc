import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { MIGRATIONS } from '../../migrations/all.ts';
import { textLines } from '../audit/text-lines.ts';
import type { BackupHeader } from '../database/backup.ts';
import { DatabaseProblem } from '../database/database-problem.ts';
import type { MigrationClass } from '../database/data-source.ts';
import { readEnvironment } from '../database/environment.ts';
import type { Environment } from '../database/environment.ts';
import { migrationName } from '../database/migrator.ts';
import { openDatabase } from '../database/opening.ts';
import { BackupProblem, readHeader, restoreLines } from '../database/restore.ts';
import { NEEDS_OWNER } from './backup.ts';
import { checkBook } from './check.ts';
import type { Command, Terminal } from './command.ts';
import { EXIT, UsageProblem } from './command.ts';

/**
 * Loads a backup into an empty database, brings it to this release's schema where the backup is older,
 * and checks every law and the whole log.
 */
export const restore: Command = {
  usage: 'restore FILE',
  help: [
    'FILE        as `backup` wrote it, by this release or an earlier one',
    '--no-check  leave out checking every law and the log afterwards; the heads are compared all the same',
    'The database must be empty. Needs DATABASE_OWNER_URL, or the embedded PostgreSQL.',
    'Put the private key of the log back into its place (AUDIT_KEY_FILE) before the server is started.',
  ],
  options: { 'no-check': { type: 'boolean' } },
  positionals: [1, 1],
  async run(given, terminal) {
    const file = given.positionals[0] ?? '';
    await stat(file).catch(() => {
      throw new UsageProblem(`there is no file ${file}`);
    });
    const header = await headerOf(file);
    const environment: Environment = {
      ...readEnvironment(process.env, process.cwd()),
      demonstration: header.book.kind === 'demonstration',
    };
    await load(file, header, environment, terminal);
    terminal.out(`Restored book ${header.book.id} (${header.book.kind}) as of ${header.madeAt}.`);
    for (const { country, size, hash } of header.heads) {
      terminal.out(`  ${country}  ${size} leaves  ${hash}`);
    }
    if (given.flag('no-check')) return EXIT.done;
    return (await checkBook(terminal)) ? EXIT.done : EXIT.failed;
  },
};

async function load(
  file: string,
  header: BackupHeader,
  environment: Environment,
  terminal: Terminal,
): Promise<void> {
  const say = (line: string): void => terminal.say(line);
  const opened = await openDatabase(environment, migrationsOf(header), say);
  try {
    if (opened.ownerUrl === null) throw new DatabaseProblem(NEEDS_OWNER);
    await restoreLines(opened.ownerUrl, linesOf(file), (table, rows) =>
      terminal.progress(`${table}: ${rows} rows`),
    );
  } finally {
    await opened.close();
  }
  // From the schema of the backup to that of this release.
  const upgraded = await openDatabase(environment, MIGRATIONS, say);
  await upgraded.close();
}

/** The schema that the rows of a backup belong to. */
export function migrationsOf(header: BackupHeader): readonly MigrationClass[] {
  const known = new Set(MIGRATIONS.map(migrationName));
  const later = header.migrations.filter((name) => !known.has(name));
  if (later.length > 0) {
    throw new BackupProblem(
      `This backup was made by a later release (${header.program}: ${later.join(', ')}). Use that one.`,
    );
  }
  const applied = new Set(header.migrations);
  return MIGRATIONS.filter((each) => applied.has(migrationName(each)));
}

async function headerOf(file: string): Promise<BackupHeader> {
  for await (const line of linesOf(file)) return readHeader(line);
  throw new BackupProblem(`${file} is empty.`);
}

async function* linesOf(file: string): AsyncGenerator<string, void, void> {
  const stream = createReadStream(file).pipe(createGunzip());
  try {
    yield* textLines(stream);
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    if (typeof code !== 'string' || !code.startsWith('Z_')) throw error;
    throw new BackupProblem(`${file} is damaged, or no backup (${code}).`, { cause: error });
  }
}
