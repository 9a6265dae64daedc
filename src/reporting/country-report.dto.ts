import { OneOf, Text, WholeNumberText } from '../http/fields.ts';
import { IATI_VIEWS, REPORT_FORMATS, type IatiView, type ReportFormat } from './formats.ts';
import { LANGUAGES, type Language } from './language/language.ts';

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

  @Text({
    optional: true,
    min: 0,
    max: 8,
    description:
      'The time it is about: a calendar year (2025) or a Japanese fiscal year (FY2025, from 1 April ' +
      '2025). Default: the calendar year of effectiveAsOf',
    example: 'FY2025',
  })
  readonly period?: string;

  @OneOf(LANGUAGES, {
    optional: true,
    description:
      'Language of the page and of the PDF; goes before the Accept-Language header. Files for ' +
      'machines are the same in every language. Default: en',
  })
  readonly lang?: Language;

  @Text({
    optional: true,
    min: 0,
    max: 64,
    description: 'Which chart, where the format is svg; left out, the first one',
    example: 'tranches-USD',
  })
  readonly chart?: string;

  @OneOf(IATI_VIEWS, {
    optional: true,
    description: 'Whose side an IATI file tells: the funder (default) or the recipient',
  })
  readonly view?: IatiView;

  @OneOf(REPORT_FORMATS, {
    optional: true,
    description: 'Form of the answer; goes before the Accept header. Default: json',
  })
  readonly format?: ReportFormat;
}

/** Which page of a statement's entries, beside what a report is asked for. */
export class StatementQuery extends CountryReportQuery {
  @WholeNumberText({
    optional: true,
    min: 1,
    max: 1_000,
    description: 'Entries on a page at most; 250. A page on paper shows no more than 250 of them',
  })
  readonly limit?: string;

  @Text({
    optional: true,
    max: 1024,
    description: 'Where to go on: that of `statement.next`, unchanged',
  })
  readonly cursor?: string;
}
