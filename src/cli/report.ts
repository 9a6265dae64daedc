import { writeFile } from 'node:fs/promises';
import { assembleLedger } from '../application.ts';
import { readEnvironment } from '../database/environment.ts';
import { readHttpSettings } from '../http/settings.ts';
import { CountryReports } from '../reporting/country-report.service.ts';
import { fileName, REPORT_FORMATS } from '../reporting/formats.ts';
import { REPORT_WRITERS } from '../reporting/report-writers.ts';
import type { Command, Given } from './command.ts';
import { EXIT, UsageProblem } from './command.ts';

/** Makes a country report: the same bytes as the address gives for the same parameters. */
export const report: Command = {
  usage:
    'report COUNTRY [--as-of DAY] [--known-as-of INSTANT|SIZE] [--format json|csv|html] [-o FILE]',
  help: [
    'COUNTRY          ISO alpha-2 of a partner, e.g. KZ',
    '--as-of DAY      what counted by this day; default: today',
    '--known-as-of    as far as known at this instant or size of the log; default: now',
    '--format         json (default), csv or html',
    '-o, --output     file to write; `-` for standard output; default: a name that says what it is',
  ],
  options: {
    'as-of': { type: 'string' },
    'known-as-of': { type: 'string' },
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
  },
  positionals: [1, 1],
  async run(given, terminal) {
    const format = formatGiven(given);
    const environment = readEnvironment({ ...process.env, LOG_LEVEL: 'silent' }, process.cwd());
    const ledger = await assembleLedger({
      environment,
      http: readHttpSettings(process.env),
      log: (line) => terminal.progress(line),
    });
    try {
      const made = await ledger.app.get(CountryReports).make(given.positionals[0] ?? '', {
        ...named('effectiveAsOf', given.text('as-of')),
        ...named('knownAsOf', given.text('known-as-of')),
      });
      const bytes = REPORT_WRITERS[format](made);
      const file = given.text('output') ?? fileName(made, format);
      if (file === '-') process.stdout.write(bytes);
      else await writeFile(file, bytes);
      terminal.say(file === '-' ? `${bytes.length} bytes` : `${bytes.length} bytes in ${file}`);
      return EXIT.done;
    } finally {
      await ledger.close();
    }
  },
};

function formatGiven(given: Given): (typeof REPORT_FORMATS)[number] {
  const asked = given.text('format') ?? 'json';
  const format = REPORT_FORMATS.find((each) => each === asked);
  if (format === undefined) throw new UsageProblem(`--format is ${REPORT_FORMATS.join(', ')}`);
  return format;
}

function named<Name extends string>(name: Name, value: string | undefined) {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, string>);
}
