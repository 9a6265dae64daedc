import { writeFile } from 'node:fs/promises';
import { readEnvironment } from '../database/environment.ts';
import { readHttpSettings } from '../http/settings.ts';
import { COUNTRIES_FORMATS } from '../reporting/countries-report.dto.ts';
import { LANGUAGES } from '../reporting/language/language.ts';
import { OtherReports } from '../reporting/other-reports.service.ts';
import type { Command } from './command.ts';
import { EXIT, oneOf } from './command.ts';

/** Makes the report of all partners, or of a funder in all of them. */
export const reportAll: Command = {
  usage:
    'report all [--funder CODE] [--period YEAR|FYyear] [--as-of DAY] [--format FORMAT] [-o FILE]',
  help: [
    '--funder CODE    only the tranches of this funder, e.g. JICA',
    '--period         calendar year (2025) or Japanese fiscal year (FY2025)',
    '--as-of DAY      what counted by this day',
    '--known-as-of    as far as known at this instant; default: the last head of all',
    `--format         ${COUNTRIES_FORMATS.join(', ')}; default: json`,
    `--lang           ${LANGUAGES.join(', ')}; of html and pdf`,
    '-o, --output     file to write; `-` for standard output; default: a name that says what it is',
  ],
  options: {
    funder: { type: 'string' },
    period: { type: 'string' },
    'as-of': { type: 'string' },
    'known-as-of': { type: 'string' },
    format: { type: 'string' },
    lang: { type: 'string' },
    output: { type: 'string', short: 'o' },
  },
  positionals: [0, 0],
  async run(given, terminal) {
    const asked = {
      format: oneOf(given, 'format', COUNTRIES_FORMATS) ?? 'json',
      language: oneOf(given, 'lang', LANGUAGES) ?? 'en',
    } as const;
    const query = {
      period: given.text('period') ?? '',
      effectiveAsOf: given.text('as-of') ?? '',
      knownAsOf: given.text('known-as-of') ?? '',
    };
    const { assembleLedger } = await import('../application.ts');
    const ledger = await assembleLedger({
      environment: readEnvironment({ ...process.env, LOG_LEVEL: 'silent' }, process.cwd()),
      http: readHttpSettings(process.env),
      log: (line) => terminal.progress(line),
    });
    try {
      const { bytes, name } = await ledger.app
        .get(OtherReports)
        .countries(query, given.text('funder') ?? null, asked, (done, of) =>
          terminal.progress(`${done + 1} of ${of} partner countries`),
        );
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
