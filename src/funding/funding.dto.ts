import type { CalendarDay } from '../kernel/calendar-day.ts';
import {
  AmountText,
  CurrencyCode,
  Day,
  Flag,
  ListOf,
  Nested,
  OneOf,
  PublicId,
  Sha256,
  Text,
  WholeNumber,
} from '../http/fields.ts';
import { AMENDMENT_KINDS, type AmendmentBody, type AmendmentKind } from './acts/amendment-form.ts';
import type { CommitmentBody } from './acts/commitment.ts';
import type { OpeningBalanceBody } from './acts/opening-balance.ts';
import type { PaymentScheduleBody } from './acts/payment-schedule.ts';
import type { PledgeBody } from './acts/pledge.ts';
import type { RefundBody } from './acts/refund.ts';
import type { MoneyBody } from './acts/rules.ts';
import type { TrancheBody } from './acts/tranche.ts';
import { CONFIDENCES, type Confidence } from './acts/tranche-state.ts';
import { FUNDERS } from './funders.ts';
import { INSTRUMENTS } from './instruments.ts';

export const FUNDER_CODES = FUNDERS.map(({ code }) => code);
export const INSTRUMENT_CODES = INSTRUMENTS.map(({ code }) => code);

/** What a funder has announced for a country, in one currency. */
export class TrancheDto implements TrancheBody {
  @Text({ max: 80, description: 'Its reference, once per country', example: 'KZ-JICA-2026' })
  readonly reference!: string;
  @Text({ max: 300, description: 'What it is for', example: 'Modernisation of railways' })
  readonly title!: string;
  @OneOf(FUNDER_CODES, { description: 'Who provides it; see /v1/funders', example: 'JICA' })
  readonly funder!: string;
  @OneOf(INSTRUMENT_CODES, {
    description: 'The kind of finance; see /v1/instruments',
    example: 'JICA_ODA_LOAN',
  })
  readonly instrument!: string;
  @CurrencyCode({ description: 'Of the tranche and all its commitments', example: 'USD' })
  readonly currency!: string;
  @AmountText({ description: 'What was announced', example: '200000000.00' })
  readonly announcedAmount!: string;
  @Day({ description: 'The day of the announcement', example: '2024-08-12' })
  readonly announcedOn!: CalendarDay;
  @Day({ optional: true, description: 'First day on which money can be drawn' })
  readonly availableFrom?: CalendarDay;
  @Day({ optional: true, description: 'Last day on which money can be drawn' })
  readonly availableUntil?: CalendarDay;
  @AmountText({
    optional: true,
    sign: 'zero-or-more',
    description: 'What exceeds it waits for a second officer; none where it is left out',
    example: '5000000.00',
  })
  readonly approvalThreshold?: string;
  @PublicId({
    optional: true,
    description: 'The facility that it is part of',
    example: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000',
  })
  readonly facility?: string;
  @Text({ max: 1000, optional: true, description: 'Where this is stated' })
  readonly source?: string;
  @OneOf(CONFIDENCES, {
    optional: true,
    description: 'How sure the promise is: signed, said by the funder (the default), or press only',
  })
  readonly confidence?: Confidence;
  @Text({ max: 1000, optional: true, multiline: true, description: 'What else to know about it' })
  readonly note?: string;
}

/** What is to change about a tranche. */
export class AmendmentDto implements AmendmentBody {
  @OneOf(AMENDMENT_KINDS, { description: 'What kind of change; it decides which fields belong' })
  readonly kind!: AmendmentKind;
  @Day({ optional: true, description: 'From when it counts; today where it is left out' })
  readonly effectiveOn?: CalendarDay;
  @Text({ max: 120, optional: true, description: 'The number of the paper behind it' })
  readonly reference?: string;
  @Text({ max: 500, optional: true, description: 'Why' })
  readonly memo?: string;
  @AmountText({ optional: true, description: 'increase, reduction: by how much' })
  readonly amount?: string;
  @CurrencyCode({ optional: true, description: "increase, reduction: the tranche's currency" })
  readonly currency?: string;
  @Day({
    optional: true,
    nullable: true,
    description: 'dates: first day of drawing; null for none',
  })
  readonly availableFrom?: CalendarDay | null;
  @Day({ optional: true, nullable: true, description: 'dates: last day of drawing; null for none' })
  readonly availableUntil?: CalendarDay | null;
  @AmountText({
    optional: true,
    nullable: true,
    sign: 'zero-or-more',
    description: 'approval-threshold: the new one; null for none',
  })
  readonly approvalThreshold?: string | null;
  @Text({ max: 300, optional: true, description: 'description: the new title' })
  readonly title?: string;
  @Text({
    max: 1000,
    optional: true,
    nullable: true,
    description: 'description: where it is stated',
  })
  readonly source?: string | null;
  @OneOf(CONFIDENCES, { optional: true, description: 'description: how sure the promise is' })
  readonly confidence?: Confidence;
  @Text({
    max: 1000,
    optional: true,
    nullable: true,
    multiline: true,
    description: 'description: what else to know',
  })
  readonly note?: string | null;
}

/** An amendment as it is sent among many: the version that was read can stand in the body. */
export class AmendmentActDto extends AmendmentDto {
  @WholeNumber({
    optional: true,
    min: 1,
    max: 999_999_999,
    description: 'The version that was read',
  })
  readonly expectedVersion?: number;
}

/** An intention to commit; it binds nobody. */
export class PledgeDto implements PledgeBody {
  @AmountText({ description: 'The amount intended' })
  readonly amount!: string;
  @CurrencyCode({ description: "The tranche's currency" })
  readonly currency!: string;
  @Day({ description: 'The day of the pledge' })
  readonly pledgedOn!: CalendarDay;
  @Text({ max: 120, description: 'What it was said in' })
  readonly reference!: string;
  @Text({ max: 1000, optional: true, description: 'Where this is stated' })
  readonly source?: string;
}

export class PaymentDto {
  @Day({ description: 'When it is expected' })
  readonly dueOn!: CalendarDay;
  @AmountText({ description: "The amount, in the tranche's currency", example: '2500000.00' })
  readonly amount!: string;
}

/** The payments that are expected of a tranche; they replace those expected before. */
export class PaymentScheduleDto implements PaymentScheduleBody {
  @CurrencyCode({ description: "The tranche's currency" })
  readonly currency!: string;
  @ListOf(() => PaymentDto, { max: 120, description: 'The expected payments, in any order' })
  readonly payments!: readonly PaymentDto[];
}

/** Money that moves under a commitment. */
export class MoneyDto implements MoneyBody {
  @AmountText({ description: 'The amount, with at most the decimals of its currency' })
  readonly amount!: string;
  @CurrencyCode({ description: "The tranche's currency" })
  readonly currency!: string;
  @Day({ description: 'The day on which it counts' })
  readonly effectiveOn!: CalendarDay;
  @Text({ max: 120, description: 'The number of the paper behind it', example: 'PO-2026-017' })
  readonly reference!: string;
  @Text({ max: 500, optional: true, description: 'Why, in the words of the officer' })
  readonly memo?: string;
}

/** Money that a recipient gave back. */
export class RefundDto extends MoneyDto implements RefundBody {
  @Flag({ optional: true, description: 'True where it can be drawn again; false if left out' })
  readonly reusable?: boolean;
}

/** The signed paper that makes an obligation firm. */
export class AgreementDto {
  @Text({ max: 300, description: 'Its title', example: 'Loan agreement KAZ-P7' })
  readonly title!: string;
  @Day({ description: 'The day of signature' })
  readonly signedOn!: CalendarDay;
  @Sha256({ description: 'SHA-256 of the document' })
  readonly sha256!: string;
}

/** What part of a commitment is for a project. */
export class ProjectShareDto {
  @Text({ max: 80, description: 'The project, by its reference or its id', example: 'KZ001' })
  readonly project!: string;
  @AmountText({ description: "The share, in the commitment's currency" })
  readonly amount!: string;
}

/** A firm obligation to provide an amount. */
export class CommitmentDto extends MoneyDto implements CommitmentBody {
  @Nested(() => AgreementDto, {
    optional: true,
    description: 'The signed agreement; required in a real book',
  })
  readonly agreement?: AgreementDto;
  @ListOf(() => ProjectShareDto, {
    optional: true,
    max: 100,
    description: 'The projects that it is for; the shares sum to the amount exactly',
  })
  readonly projectShares?: readonly ProjectShareDto[];
}

/** The paper that opening figures are taken from. */
export class EvidenceDto {
  @Text({ max: 300, description: 'Its title', example: 'Loan ledger of the ministry, 2025' })
  readonly title!: string;
  @Day({ optional: true, description: 'The day of signature' })
  readonly signedOn?: CalendarDay;
  @Sha256({ optional: true, description: 'SHA-256 of the document; required in a real book' })
  readonly sha256?: string;
}

/** A commitment that is older than this book, with what became of it until a day. */
export class OpeningBalanceDto implements OpeningBalanceBody {
  @Text({ max: 120, description: 'The number of the agreement', example: 'KAZ-P6' })
  readonly reference!: string;
  @CurrencyCode({ description: "The tranche's currency" })
  readonly currency!: string;
  @Day({ description: 'The day at which the figures stood' })
  readonly effectiveOn!: CalendarDay;
  @AmountText({ description: 'Committed until then, net of de-commitments' })
  readonly committed!: string;
  @AmountText({ sign: 'zero-or-more', description: 'Disbursed until then, net of refunds' })
  readonly disbursed!: string;
  @AmountText({ sign: 'zero-or-more', description: 'Principal repaid until then' })
  readonly repaid!: string;
  @Nested(() => EvidenceDto, { description: 'The paper that the figures are taken from' })
  readonly evidence!: EvidenceDto;
  @ListOf(() => ProjectShareDto, {
    optional: true,
    max: 100,
    description: 'The projects that it is for; the shares sum to what was committed exactly',
  })
  readonly projectShares?: readonly ProjectShareDto[];
  @Text({ max: 500, optional: true, description: 'What else to know' })
  readonly memo?: string;
}
