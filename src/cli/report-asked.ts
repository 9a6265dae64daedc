import { writeFile } from 'node:fs/promises';
import type { Ledger } from '../application.ts';
import { readEnvironment } from '../database/environment.ts';
import { readHttpSettings } from '../http/settings.ts';
import { IATI_VIEWS, REPORT_FORMATS } from '../reporting/formats.ts';
import { LANGUAGES } from '../reporting/language/language.ts';
import type { ReportFile } from '../reporting/report-file.ts';
import type { Command, Given, Terminal } from './command.ts';
import { EXIT, oneOf } from './command.ts';

/* What the country report and its parts are asked for on the command line: the same words everywhere. */

export const ASKED_USAGE =
  '[--period YEAR|FYyear] [--as-of DAY] [--known-as-of INSTANT|SIZE] ' +
  '[--format FORMAT] [--lang LANGUAGE] [-o FILE]';

export const ASKED_HELP: readonly string[] = [
  '--period         calendar year (2025) or Japanese fiscal year (FY2025)',
  '--as-of DAY      what counted by this day; default: today, or the end of the period',
  '--known-as-of    as far as known at this instant or size of the log; default: now',
  '--currency CODE  show figures in this currency too',
  `--format         ${REPORT_FORMATS.join(', ')}; default: json`,
  `--lang           ${LANGUAGES.join(', ')}; of html, pdf and svg`,
  '--chart ID       which chart, where the format is svg',
  '--view           funder or recipient, where the format is iati-xml',
  '-o, --output     file to write; `-` for standard output; default: a name that says what it is',
];

export const ASKED_OPTIONS: Command['options'] = {
  period: { type: 'string' },
  'as-of': { type: 'string' },
  'known-as-of': { type: 'string' },
  currency: { type: 'string' },
  format: { type: 'string' },
  lang: { type: 'string' },
  chart: { type: 'string' },
  view: { type: 'string' },
  output: { type: 'string', short: 'o' },
};

/** What was asked for, in the words of the interface. */
export function askedOf(given: Given) {
  const view = oneOf(given, 'view', IATI_VIEWS);
  return {
    asked: {
      format: oneOf(given, 'format', REPORT_FORMATS) ?? 'json',
      language: oneOf(given, 'lang', LANGUAGES) ?? 'en',
    } as const,
    query: {
      ...named('period', given.text('period')),
      ...named('effectiveAsOf', given.text('as-of')),
      ...named('knownAsOf', given.text('known-as-of')),
      ...named('displayCurrency', given.text('currency')),
      ...named('chart', given.text('chart')),
      ...(view === undefined ? {} : { view }),
    },
  };
}

function named<Name extends string>(name: Name, value: string | undefined) {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, string>);
}

/** Makes a file with the program as it is assembled to serve, and writes it where it was asked for. */
export async function writeReport(
  given: Given,
  terminal: Terminal,
  make: (app: Ledger['app']) => Promise<ReportFile>,
): Promise<typeof EXIT.done> {
  const { assembleLedger } = await import('../application.ts');
  const ledger = await assembleLedger({
    environment: readEnvironment({ ...process.env, LOG_LEVEL: 'silent' }, process.cwd()),
    http: readHttpSettings(process.env),
    log: (line) => terminal.progress(line),
  });
  try {
    terminal.progress('Reading the books and making the report');
    const { bytes, name } = await make(ledger.app);
    const file = given.text('output') ?? name;
    if (file === '-') process.stdout.write(bytes);
    else await writeFile(file, bytes);
    terminal.say(file === '-' ? `${bytes.length} bytes` : `${bytes.length} bytes in ${file}`);
    return EXIT.done;
  } finally {
    await ledger.close();
  }
}
