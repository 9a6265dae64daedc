import type { CalendarDay } from '../kernel/calendar-day.ts';
import {
  AmountText,
  CountryIso2,
  CurrencyCode,
  Day,
  ListOf,
  Nested,
  OneOf,
  Text,
  WholeNumber,
} from '../http/fields.ts';
import { PageQuery } from '../http/paging.ts';
import { AGREEMENT_KINDS, type AgreementBody, type AgreementKind } from './acts/agreement.ts';
import type { HistoricalLoanBody } from './acts/historical-loan.ts';
import type { DateConfidence, PartnerCountryBody } from './acts/partner-country.ts';
import type { PartnerCountryChangeBody } from './acts/partner-country-change.ts';

const CONFIDENCES = ['stated', 'unconfirmed'] as const;
const EXAMPLE_SOURCE = 'https://www.mofa.go.jp/ic/ch/page1we_000105.html';

/** A country's name in the languages of its papers. */
export class CountryNamesDto {
  @Text({ max: 120, optional: true, description: 'In English', example: 'Kazakhstan' })
  readonly en?: string;
  @Text({ max: 120, optional: true, description: 'In Japanese', example: 'カザフスタン' })
  readonly ja?: string;
  @Text({ max: 120, optional: true, description: 'In Kazakh', example: 'Қазақстан' })
  readonly kk?: string;
  @Text({ max: 120, optional: true, description: 'In Russian', example: 'Казахстан' })
  readonly ru?: string;
  @Text({ max: 120, optional: true, description: 'In French', example: 'Kazakhstan' })
  readonly fr?: string;
}

/** A country to register as a partner of the mechanism. */
export class PartnerCountryDto implements PartnerCountryBody {
  @CountryIso2({ description: 'The country: ISO 3166-1 alpha-2' })
  readonly iso2!: string;
  @WholeNumber({
    min: 1,
    max: 999,
    description: 'Its place in the order of signature',
    example: 28,
  })
  readonly order!: number;
  @Day({ description: 'The day the memorandum was signed', example: '2023-10-30' })
  readonly signedOn!: CalendarDay;
  @OneOf(CONFIDENCES, {
    optional: true,
    description: '`unconfirmed`: generally published, not yet seen in a source; else `stated`',
  })
  readonly signedOnConfidence?: DateConfidence;
  @Text({ max: 120, optional: true, description: 'Where it was signed', example: 'Astana' })
  readonly signedIn?: string;
  @Day({ optional: true, description: 'The day the Joint Committee adopted its rules' })
  readonly rulesAdoptedOn?: CalendarDay;
  @Text({
    max: 64,
    optional: true,
    description: "The capital's IANA time zone; the known one where left out",
    example: 'Asia/Almaty',
  })
  readonly timeZone?: string;
  @CurrencyCode({ description: "The country's currency", example: 'KZT' })
  readonly currency!: string;
  @Nested(() => CountryNamesDto, {
    optional: true,
    description: 'Its name by language; those already known where left out',
  })
  readonly names?: CountryNamesDto;
  @Text({ max: 1000, description: 'Where this is stated', example: EXAMPLE_SOURCE })
  readonly source!: string;
  @Text({ max: 2000, optional: true, multiline: true, description: 'What else to know about it' })
  readonly note?: string;
}

/** What of a partner's record is to read differently; what is left out stays as it is. */
export class PartnerCountryChangeDto implements PartnerCountryChangeBody {
  @WholeNumber({ optional: true, min: 1, max: 999, description: 'Place in the order of signature' })
  readonly order?: number;
  @Day({ optional: true, description: 'The day the memorandum was signed' })
  readonly signedOn?: CalendarDay;
  @OneOf(CONFIDENCES, { optional: true, description: 'How sure that day is' })
  readonly signedOnConfidence?: DateConfidence;
  @Text({ max: 120, optional: true, nullable: true, description: 'Where it was signed' })
  readonly signedIn?: string | null;
  @Day({
    optional: true,
    nullable: true,
    description: 'The day the Joint Committee adopted its rules; null where it is not known',
  })
  readonly rulesAdoptedOn?: CalendarDay | null;
  @Text({ max: 64, optional: true, description: "The capital's IANA time zone" })
  readonly timeZone?: string;
  @CurrencyCode({ optional: true, description: "The country's currency" })
  readonly currency?: string;
  @Nested(() => CountryNamesDto, { optional: true, description: 'Names to add or correct' })
  readonly names?: CountryNamesDto;
  @Text({ max: 1000, optional: true, description: 'Where this is stated' })
  readonly source?: string;
  @Text({
    max: 2000,
    optional: true,
    nullable: true,
    multiline: true,
    description: 'What else to know about it',
  })
  readonly note?: string | null;
  @Day({ optional: true, description: 'From which day the new version holds; today if left out' })
  readonly validFrom?: CalendarDay;
}

/** A change as it is sent among many: the version that was read stands in the body. */
export class PartnerCountryChangeActDto extends PartnerCountryChangeDto {
  @WholeNumber({ min: 1, max: 999_999_999, description: 'The version that was read' })
  readonly expectedVersion!: number;
}

/** A loan of the years before this book: a fact to cite, never a balance. */
export class HistoricalLoanDto implements HistoricalLoanBody {
  @Text({ max: 300, description: 'Its name; once per country' })
  readonly name!: string;
  @Text({ max: 200, description: 'Who lent' })
  readonly lender!: string;
  @AmountText({ description: 'What was lent', example: '21361000000' })
  readonly amount!: string;
  @CurrencyCode({ description: 'In which currency', example: 'JPY' })
  readonly currency!: string;
  @Day({ optional: true, description: 'The day notes were exchanged' })
  readonly exchangeOfNotesOn?: CalendarDay;
  @Day({ optional: true, description: 'The day of the loan agreement' })
  readonly signedOn?: CalendarDay;
  @Day({ optional: true, description: 'The day it came into force' })
  readonly inForceOn?: CalendarDay;
  @Text({ max: 2000, optional: true, multiline: true, description: 'What else to know about it' })
  readonly note?: string;
  @Text({ max: 1000, description: 'Where this is stated' })
  readonly source!: string;
}

/** Who is bound by an agreement. */
export class AgreementPartyDto {
  @Text({ max: 200, description: 'A state, an agency, a company', example: 'JSC Zhasyl Damu' })
  readonly name!: string;
  @CountryIso2({ optional: true, description: 'Its country' })
  readonly country?: string;
  @Text({ max: 200, optional: true, description: 'Who signed for it' })
  readonly signatory?: string;
}

/** Something the parties mean to reach. */
export class AgreementTargetDto {
  @Text({ max: 500, description: 'What', example: '1,300 km of railway' })
  readonly text!: string;
  @Day({ optional: true, description: 'By when, where a day was agreed', example: '2027-12-31' })
  readonly dueOn?: CalendarDay;
}

/** A memorandum or other agreement of a partner country, between any parties. */
export class AgreementDto implements AgreementBody {
  @Text({ max: 300, description: 'Its title' })
  readonly title!: string;
  @OneOf(AGREEMENT_KINDS, { description: 'What kind of agreement' })
  readonly kind!: AgreementKind;
  @ListOf(() => AgreementPartyDto, { min: 1, max: 20, description: 'Who is bound by it' })
  readonly parties!: readonly AgreementPartyDto[];
  @Day({ optional: true, description: 'The day it was signed' })
  readonly signedOn?: CalendarDay;
  @Day({ optional: true, description: 'The day a government adopted it' })
  readonly adoptedOn?: CalendarDay;
  @Text({ max: 4000, optional: true, multiline: true, description: 'What it says' })
  readonly summary?: string;
  @ListOf(() => AgreementTargetDto, { optional: true, max: 30, description: 'Dated targets' })
  readonly targets?: readonly AgreementTargetDto[];
  @Text({ max: 1000, description: 'Where this is stated' })
  readonly source!: string;
}

/** What a list of partner countries takes from its address. */
export class PartnerCountryQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Part of a name in any language, or an ISO code' })
  readonly q?: string;
  @OneOf(CONFIDENCES, { optional: true, description: 'Only dates that are this sure' })
  readonly confidence?: DateConfidence;
  @OneOf(['order', '-order', 'signedOn', '-signedOn', 'iso2', '-iso2'], {
    optional: true,
    description: 'What to sort by, a hyphen for descending; `order` where left out',
  })
  readonly sort?: string;
}

/** What a list of agreements takes from its address. */
export class AgreementQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Part of the title or of a party' })
  readonly q?: string;
  @OneOf(AGREEMENT_KINDS, { optional: true, description: 'Only this kind' })
  readonly kind?: AgreementKind;
}
