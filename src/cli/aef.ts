import { readFile, writeFile } from 'node:fs/promises';
import { aefBytes, aefFileName, AEF_FORMATS } from '../article6/aef/aef-files.ts';
import { Aefs } from '../article6/aef/aef.service.ts';
import { readAefFile } from '../article6/aef/read-file.ts';
import { readEnvironment } from '../database/environment.ts';
import { readHttpSettings } from '../http/settings.ts';
import type { Command, Terminal } from './command.ts';
import { EXIT, UsageProblem } from './command.ts';

/** Makes the agreed electronic format of a Party and year: the bytes that its address gives. */
export const aef: Command = {
  usage: 'aef PARTY YEAR [--known-as-of INSTANT] [--format json|csv|xlsx] [-o FILE]',
  help: [
    'PARTY            ISO alpha-3 of a partner, or JPN',
    'YEAR             calendar year in UTC, from 2021',
    '--known-as-of    as far as known at this instant; default: now',
    '--format         json (default), csv or xlsx',
    '-o, --output     file to write; `-` for standard output; default: a name that says what it is',
    'Exit code 1 where the check finds faults; the file is written all the same, and each is named.',
  ],
  options: {
    'known-as-of': { type: 'string' },
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
  },
  positionals: [2, 2],
  async run(given, terminal) {
    const format = AEF_FORMATS.find((each) => each === (given.text('format') ?? 'json'));
    if (format === undefined) throw new UsageProblem(`--format is ${AEF_FORMATS.join(', ')}`);
    const [party = '', year = ''] = given.positionals;
    return withAefs(terminal, async (aefs) => {
      const made = await aefs.make(party, year, { knownAsOf: given.text('known-as-of') });
      const bytes = await aefBytes(made.model, format);
      const file = given.text('output') ?? aefFileName(party, made.year, made.version, format);
      if (file === '-') process.stdout.write(bytes);
      else await writeFile(file, bytes);
      terminal.say(file === '-' ? `${bytes.length} bytes` : `${bytes.length} bytes in ${file}`);
      for (const { table, row, column, wrong, possible } of made.findings) {
        terminal.say(`table ${table}, row ${row}, ${column}: ${wrong}; possible: ${possible}`);
      }
      return made.findings.length === 0 ? EXIT.done : EXIT.failed;
    });
  },
};

/** Lays somebody else's format beside ours, line by line; changes nothing. */
export const aefReconcile: Command = {
  usage: 'aef reconcile FILE [--party PARTY] [--year YEAR]',
  help: [
    'FILE             XLSX, CSV or JSON: the five tables of the second iteration',
    '--party, --year  what it is of; default: what its first table says',
    'Exit code 1 where a line differs or only one side has it.',
  ],
  options: { party: { type: 'string' }, year: { type: 'string' } },
  positionals: [1, 1],
  async run(given, terminal) {
    const file = await readFile(given.positionals[0] ?? '');
    const [submission] = (await readAefFile(file)).Submission;
    const party = given.text('party') ?? submission?.['ParticipatingParty'] ?? '';
    const year = given.text('year') ?? submission?.['ReportedYear'] ?? '';
    return withAefs(terminal, async (aefs) => {
      const { counts, lines } = await aefs.reconcile(party, year, file);
      for (const { table, state, theirRow, ourRow, about, differences } of lines) {
        const rows = `${theirRow ?? '–'} : ${ourRow ?? '–'}`;
        terminal.out(`${state.padEnd(12)} table ${table}, rows ${rows}, ${about}`);
        for (const { column, theirs, ours } of differences) {
          terminal.out(`             ${column}: theirs “${theirs}”, ours “${ours}”`);
        }
      }
      const said = Object.entries(counts).map(([state, count]) => `${count} ${state}`);
      terminal.say(said.join(', '));
      return counts.matched === lines.length ? EXIT.done : EXIT.failed;
    });
  },
};

async function withAefs<T>(terminal: Terminal, work: (aefs: Aefs) => Promise<T>): Promise<T> {
  const environment = readEnvironment({ ...process.env, LOG_LEVEL: 'silent' }, process.cwd());
  const { assembleLedger } = await import('../application.ts');
  const ledger = await assembleLedger({
    environment,
    http: readHttpSettings(process.env),
    log: (line) => terminal.progress(line),
  });
  try {
    return await work(ledger.app.get(Aefs));
  } finally {
    await ledger.close();
  }
}
