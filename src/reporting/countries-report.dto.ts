import { OneOf, Text } from '../http/fields.ts';
import { LANGUAGES, type Language } from './language/language.ts';

/** Forms of the reports that are not of one country. */
export const COUNTRIES_FORMATS = ['json', 'html', 'csv', 'xlsx', 'pdf', 'datapackage'] as const;
export type CountriesFormat = (typeof COUNTRIES_FORMATS)[number];

/** Which report of several countries, or of a part of one. */
export class CountriesQuery {
  @Text({ optional: true, min: 0, max: 8, description: '2025, or FY2025', example: 'FY2025' })
  readonly period?: string;

  @Text({ optional: true, min: 0, max: 64, description: 'What counted by this day' })
  readonly effectiveAsOf?: string;

  @Text({
    optional: true,
    min: 0,
    max: 64,
    description: 'An instant with an offset; left out, the last head of all',
    example: '2026-03-31T09:00:00Z',
  })
  readonly knownAsOf?: string;

  @OneOf(LANGUAGES, { optional: true, description: 'Of the page and the PDF; default: en' })
  readonly lang?: Language;

  @OneOf(COUNTRIES_FORMATS, { optional: true, description: 'Form of the answer; default: json' })
  readonly format?: CountriesFormat;
}
