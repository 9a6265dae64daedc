import { writeFile } from 'node:fs/promises';
import { assembleLedger } from '../application.ts';
import { readEnvironment } from '../database/environment.ts';
import { readHttpSettings } from '../http/settings.ts';
import { IATI_VIEWS, REPORT_FORMATS } from '../reporting/formats.ts';
import { LANGUAGES } from '../reporting/language/language.ts';
import { ReportFiles } from '../reporting/report-files.ts';
import type { Command } from './command.ts';
import { EXIT, oneOf } from './command.ts';

/** Makes a country report: the same bytes as the address gives for the same parameters. */
export const report: Command = {
  usage:
    'report COUNTRY [--period YEAR|FYyear] [--as-of DAY] [--known-as-of INSTANT|SIZE] ' +
    '[--format FORMAT] [--lang LANGUAGE] [-o FILE]',
  help: [
    'COUNTRY          ISO alpha-2 of a partner, e.g. KZ',
    '--period         calendar year (2025) or Japanese fiscal year (FY2025)',
    '--as-of DAY      what counted by this day; default: today, or the end of the period',
    '--known-as-of    as far as known at this instant or size of the log; default: now',
    '--currency CODE  show figures in this currency too',
    `--format         ${REPORT_FORMATS.join(', ')}; default: json`,
    `--lang           ${LANGUAGES.join(', ')}; of html, pdf and svg`,
    '--chart ID       which chart, where the format is svg',
    '--view           funder or recipient, where the format is iati-xml',
    '-o, --output     file to write; `-` for standard output; default: a name that says what it is',
  ],
  options: {
    period: { type: 'string' },
    'as-of': { type: 'string' },
    'known-as-of': { type: 'string' },
    currency: { type: 'string' },
    format: { type: 'string' },
    lang: { type: 'string' },
    chart: { type: 'string' },
    view: { type: 'string' },
    output: { type: 'string', short: 'o' },
  },
  positionals: [1, 1],
  async run(given, terminal) {
    const asked = {
      format: oneOf(given, 'format', REPORT_FORMATS) ?? 'json',
      language: oneOf(given, 'lang', LANGUAGES) ?? 'en',
    } as const;
    const view = oneOf(given, 'view', IATI_VIEWS);
    const environment = readEnvironment({ ...process.env, LOG_LEVEL: 'silent' }, process.cwd());
    const ledger = await assembleLedger({
      environment,
      http: readHttpSettings(process.env),
      log: (line) => terminal.progress(line),
    });
    try {
      terminal.progress('Reading the books and making the report');
      const query = {
        ...named('period', given.text('period')),
        ...named('effectiveAsOf', given.text('as-of')),
        ...named('knownAsOf', given.text('known-as-of')),
        ...named('displayCurrency', given.text('currency')),
        ...named('chart', given.text('chart')),
        ...(view === undefined ? {} : { view }),
      };
      const files = ledger.app.get(ReportFiles);
      const { bytes, name } = await files.make(given.positionals[0] ?? '', query, asked);
      const file = given.text('output') ?? name;
      if (file === '-') process.stdout.write(bytes);
      else await writeFile(file, bytes);
      terminal.say(file === '-' ? `${bytes.length} bytes` : `${bytes.length} bytes in ${file}`);
      return EXIT.done;
    } finally {
      await ledger.close();
    }
  },
};

function named<Name extends string>(name: Name, value: string | undefined) {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, string>);
}
