import { ApiProperty } from '../http/api-notes.ts';
import { ActAnswer } from '../http/act-response.ts';
import { AgreementDto, AgreementPartyDto, AgreementTargetDto } from './partner-country.dto.ts';

const NULLABLE_DAY = { type: 'string', format: 'date', nullable: true } as const;
const NULLABLE_TEXT = { type: 'string', nullable: true } as const;

/** A partner of the mechanism, as it stands now. */
export class PartnerCountryView {
  @ApiProperty({ example: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000' }) readonly id!: string;
  @ApiProperty({ description: 'ISO 3166-1 alpha-2', example: 'KZ' }) readonly iso2!: string;
  @ApiProperty({ description: 'ISO 3166-1 alpha-3', example: 'KAZ' }) readonly iso3!: string;
  @ApiProperty({ description: 'Its name in English' }) readonly name!: string;
  @ApiProperty({
    description: 'Its name by language: en always; ja, kk, ru, fr where known',
    type: 'object',
    additionalProperties: { type: 'string' },
  })
  readonly names!: object;
  @ApiProperty({ description: 'Its place in the order of signature', type: 'integer' })
  readonly order!: number;
  @ApiProperty({ description: 'The day the memorandum was signed', format: 'date' })
  readonly signedOn!: string;
  @ApiProperty({ description: 'Where it was signed', ...NULLABLE_TEXT })
  readonly signedIn!: string | null;
  @ApiProperty({
    description: '`unconfirmed`: generally published, not yet seen in a source; else `stated`',
    enum: ['stated', 'unconfirmed'],
  })
  readonly signedOnConfidence!: string;
  @ApiProperty({ description: 'The day the Joint Committee adopted its rules', ...NULLABLE_DAY })
  readonly rulesAdoptedOn!: string | null;
  @ApiProperty({ description: "The capital's IANA time zone", example: 'Asia/Almaty' })
  readonly timeZone!: string;
  @ApiProperty({ description: "The country's currency, ISO 4217", example: 'KZT' })
  readonly currency!: string;
  @ApiProperty({ description: 'Where this is stated' }) readonly source!: string;
  @ApiProperty(NULLABLE_TEXT) readonly note!: string | null;
  @ApiProperty({ description: 'Number of the present version', type: 'integer' })
  readonly version!: number;
}

/** When a version of a record came into the book, and from which day it holds. */
export class VersionView {
  @ApiProperty({ type: 'integer' }) readonly version!: number;
  @ApiProperty({ description: 'From which day it holds', format: 'date' })
  readonly validFrom!: string;
  @ApiProperty({ description: 'When the book learned of it', format: 'date-time' })
  readonly recordedAt!: string;
  @ApiProperty({ description: "Its place in the country's audit log", type: 'integer' })
  readonly auditSequence!: number;
  @ApiProperty({
    description: 'The whole record as of this version',
    type: 'object',
    additionalProperties: true,
  })
  readonly body!: object;
}

/** A partner with all versions of its record. */
export class PartnerCountryDetail extends PartnerCountryView {
  @ApiProperty({ type: () => [VersionView] }) readonly versions!: readonly VersionView[];
}

export class PartnerCountryPage {
  @ApiProperty({ type: () => [PartnerCountryView] })
  readonly items!: readonly PartnerCountryView[];
  @ApiProperty({ description: 'Cursor of the next page; null on the last', ...NULLABLE_TEXT })
  readonly next!: string | null;
}

/** A partner's record as it was just written. */
export class PartnerCountryAnswer extends ActAnswer {
  @ApiProperty({ example: 'KZ' }) readonly iso2!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** A memorandum or other agreement, as it stands now. */
export class AgreementView {
  @ApiProperty({ example: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000' }) readonly id!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ example: 'jcm-memorandum' }) readonly kind!: string;
  @ApiProperty({ type: () => [AgreementPartyDto] }) readonly parties!: readonly object[];
  @ApiProperty(NULLABLE_DAY) readonly signedOn!: string | null;
  @ApiProperty(NULLABLE_DAY) readonly adoptedOn!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly summary!: string | null;
  @ApiProperty({ type: () => [AgreementTargetDto] }) readonly targets!: readonly object[];
  @ApiProperty() readonly source!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

export class AgreementPage {
  @ApiProperty({ type: () => [AgreementView] }) readonly items!: readonly AgreementView[];
  @ApiProperty({ description: 'Cursor of the next page; null on the last', ...NULLABLE_TEXT })
  readonly next!: string | null;
}

/** An agreement as it was just written. */
export class AgreementAnswer extends ActAnswer {
  @ApiProperty() readonly title!: AgreementDto['title'];
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** A loan of the years before this book. */
export class HistoricalLoanView {
  @ApiProperty({ example: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000' }) readonly id!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly lender!: string;
  @ApiProperty({ description: 'Decimal text in the currency', example: '21361000000' })
  readonly amount!: string;
  @ApiProperty({ example: 'JPY' }) readonly currency!: string;
  @ApiProperty({ description: 'Exchange of notes', ...NULLABLE_DAY })
  readonly exchangeOfNotesOn!: string | null;
  @ApiProperty({ description: 'Loan agreement', ...NULLABLE_DAY })
  readonly signedOn!: string | null;
  @ApiProperty(NULLABLE_DAY) readonly inForceOn!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly note!: string | null;
  @ApiProperty() readonly source!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

export class HistoricalLoanPage {
  @ApiProperty({ type: () => [HistoricalLoanView] })
  readonly items!: readonly HistoricalLoanView[];
  @ApiProperty({ description: 'Cursor of the next page; null on the last', ...NULLABLE_TEXT })
  readonly next!: string | null;
}
