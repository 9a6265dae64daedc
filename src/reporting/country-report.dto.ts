import { OneOf, Text } from '../http/fields.ts';
import { REPORT_FORMATS, type ReportFormat } from './formats.ts';
import { REPORT_LANGUAGES, type ReportLanguage } from './country-report.ts';

/** Which view of the books a report shows. A parameter that is left empty counts as left out. */
export class AsOfQuery {
  @Text({
    optional: true,
    min: 0,
    max: 64,
    description:
      'What counts: effective on or before this day (YYYY-MM-DD). Default: today in the later of ' +
      "Tokyo's and the partner's time zone; where knownAsOf is given, that day at its head",
    example: '2026-03-31',
  })
  readonly effectiveAsOf?: string;

  @Text({
    optional: true,
    min: 0,
    max: 64,
    description:
      "What is known: a size of the country's log or an instant with an offset; it resolves to the " +
      'last head at or before it. Default: the last head',
    example: '1234',
  })
  readonly knownAsOf?: string;
}

/** Which country report, in which form. */
export class CountryReportQuery extends AsOfQuery {
  @Text({
    optional: true,
    min: 0,
    max: 64,
    description:
      'Size of the log of facts of no country (facilities, exchange rates). Default: what it was ' +
      "when the country's head was made",
    example: '42',
  })
  readonly sharedKnownAsOf?: string;

  @Text({
    optional: true,
    min: 0,
    max: 8,
    description: 'Shows figures in this currency too, beside their own; ISO 4217',
    example: 'JPY',
  })
  readonly displayCurrency?: string;

  @OneOf(REPORT_LANGUAGES, { optional: true, description: 'Language of names and labels' })
  readonly language?: ReportLanguage;

  @OneOf(REPORT_FORMATS, {
    optional: true,
    description: 'Form of the answer; goes before the Accept header. Default: json',
  })
  readonly format?: ReportFormat;
}
