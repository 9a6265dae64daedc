import { OneOf, Text } from '../http/fields.ts';
import { IATI_VIEWS, type IatiView } from './formats.ts';
import { LANGUAGES, type Language } from './language/language.ts';

/** Of which report an edition is begun; what is left out is as for the report itself. */
export class EditionDto {
  @Text({ optional: true, max: 8, description: '2025, or FY2025', example: 'FY2025' })
  readonly period?: string;

  @Text({ optional: true, max: 64, description: 'What counted by this day', example: '2026-03-31' })
  readonly effectiveAsOf?: string;

  @Text({
    optional: true,
    max: 64,
    description: "A size of the country's log or an instant; left out, the last head",
    example: '1234',
  })
  readonly knownAsOf?: string;

  @Text({ optional: true, max: 64, description: 'Size of the log of no country', example: '42' })
  readonly sharedKnownAsOf?: string;

  @Text({ optional: true, max: 8, description: 'Shows figures in this currency too' })
  readonly displayCurrency?: string;
}

/** By which decision both sides agreed. */
export class EditionAgreementDto {
  @Text({
    max: 64,
    pattern: /^[A-Z]{2}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    form: 'the id of a decision',
    description: 'Decision of the Joint Committee that bears both signatures',
  })
  readonly decision!: string;
}

/** Publishing needs nothing but the edition. */
export class EditionPublicationDto {}

/** Which of the published files. */
export class EditionFileQuery {
  @OneOf(LANGUAGES, { optional: true, description: 'Of html and pdf; default: en' })
  readonly lang?: Language;

  @OneOf(IATI_VIEWS, { optional: true, description: 'Of iati-xml; default: funder' })
  readonly view?: IatiView;
}
