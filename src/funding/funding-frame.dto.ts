import type { CalendarDay } from '../kernel/calendar-day.ts';
import {
  AmountText,
  CountryIso2,
  CountryList,
  CurrencyCode,
  Day,
  DecimalText,
  OneOf,
  Text,
} from '../http/fields.ts';
import { PageQuery } from '../http/paging.ts';
import type { ExchangeRateBody } from './acts/exchange-rate.ts';
import type { FacilityBody } from './acts/facility.ts';
import { CONFIDENCES, type Confidence } from './acts/tranche-state.ts';
import { FUNDER_CODES, INSTRUMENT_CODES } from './funding.dto.ts';

/** A signed frame that tranches belong to; it may span countries. */
export class FacilityDto implements FacilityBody {
  @Text({ max: 80, description: 'Its reference', example: 'JFJCM' })
  readonly reference!: string;
  @Text({ max: 300, description: 'Its name' })
  readonly title!: string;
  @OneOf(FUNDER_CODES, { description: 'Who provides it; see /v1/funders' })
  readonly funder!: string;
  @CurrencyCode({ optional: true, description: 'Currency of its amount' })
  readonly currency?: string;
  @AmountText({ optional: true, description: 'Its size, where it has one: a fact, no limit' })
  readonly amount?: string;
  @Day({ optional: true, description: 'The day it was signed' })
  readonly signedOn?: CalendarDay;
  @CountryList({ optional: true, max: 60, description: 'The countries that it is open to' })
  readonly countries?: readonly string[];
  @Text({ max: 1000, description: 'Where this is stated' })
  readonly source!: string;
}

/** What one unit of a currency is worth in another on a day, by a source. */
export class ExchangeRateDto implements ExchangeRateBody {
  @CurrencyCode({ description: 'The currency of which one unit is valued', example: 'USD' })
  readonly base!: string;
  @CurrencyCode({ description: 'The currency in which it is valued', example: 'JPY' })
  readonly quote!: string;
  @DecimalText({
    sign: 'positive',
    description: 'Units of `quote` for one of `base`; up to 18 decimals, kept as sent',
    example: '147.25000000',
  })
  readonly rate!: string;
  @Day({ description: 'The day it is the rate of' })
  readonly rateOn!: CalendarDay;
  @Text({ max: 300, description: 'Who gives it', example: 'Bank of Japan' })
  readonly source!: string;
}

export class FacilityQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Part of the reference or title' })
  readonly q?: string;
  @OneOf(FUNDER_CODES, { optional: true, description: 'Only this funder' })
  readonly funder?: string;
  @CountryIso2({ optional: true, description: 'Only those open to this country' })
  readonly country?: string;
}

export class ExchangeRateQuery extends PageQuery {
  @CurrencyCode({ optional: true, description: 'Only rates of this currency' })
  readonly base?: string;
  @CurrencyCode({ optional: true, description: 'Only rates in this currency' })
  readonly quote?: string;
  @Day({ optional: true, description: 'Only this day and later' })
  readonly from?: CalendarDay;
  @Day({ optional: true, description: 'Only this day and earlier' })
  readonly until?: CalendarDay;
  @OneOf(['rateOn', '-rateOn'], {
    optional: true,
    description: 'Oldest or (with a hyphen, the default) newest first',
  })
  readonly sort?: string;
}

export class TrancheQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Part of the reference or title' })
  readonly q?: string;
  @OneOf(['open', 'closed'], { optional: true, description: 'Only those open or closed' })
  readonly status?: string;
  @OneOf(FUNDER_CODES, { optional: true, description: 'Only this funder' })
  readonly funder?: string;
  @OneOf(INSTRUMENT_CODES, { optional: true, description: 'Only this instrument' })
  readonly instrument?: string;
  @CurrencyCode({ optional: true, description: 'Only this currency' })
  readonly currency?: string;
  @OneOf(CONFIDENCES, { optional: true, description: 'Only promises that are this sure' })
  readonly confidence?: Confidence;
  @OneOf(['reference', '-reference', 'announcedOn', '-announcedOn'], {
    optional: true,
    description: 'What to sort by, a hyphen for descending; `reference` where left out',
  })
  readonly sort?: string;
}

export class CommitmentQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Part of the reference' })
  readonly q?: string;
  @OneOf(['effectiveOn', '-effectiveOn'], {
    optional: true,
    description: 'Oldest (the default) or, with a hyphen, newest first',
  })
  readonly sort?: string;
}
