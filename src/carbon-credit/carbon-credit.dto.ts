import type { CalendarDay } from '../kernel/calendar-day.ts';
import { CountryIso2, Day, OneOf, PublicId, Text, TextList, WholeNumber } from '../http/fields.ts';
import { COMMITTEE_SIDES, type CommitteeSide } from '../partner-country/joint-committee.ts';
import { CANCELLATION_PURPOSES, type CancellationPurpose } from './acts/credit-cancellation.ts';
import type { CreditCancellationBody } from './acts/credit-cancellation.ts';
import type { CreditAccountBody } from './acts/credit-account.ts';
import type { CreditRetirementBody } from './acts/credit-retirement.ts';
import type { CreditTransferBody } from './acts/credit-transfer.ts';
import type { DisposalBody } from './acts/disposal.ts';
import type { CreditOfferBody } from './acts/credit-offer.ts';
import type { DisposalStopBody } from './acts/disposal-stop.ts';
import type { DisposalStopEndBody } from './acts/disposal-stop-end.ts';
import type { SettlementBody } from './acts/offer-settlement.ts';
import type { RegistryReversalBody } from './acts/registry-reversal.ts';
import { STOP_KINDS, type StopKind } from './stop-index.ts';
import { BLOCKS_AT_MOST } from './selection.ts';
import { FIRST_VINTAGE } from './serial-number.ts';

const WHOLE_TONNES = /^[1-9][0-9]{0,11}$/;
const REFERENCE = /^[A-Z]{2}[0-9]{3}$/;

/** An account of a side's registry, to be opened. */
export class CreditAccountActDto implements CreditAccountBody {
  @OneOf(COMMITTEE_SIDES, { description: "Whose registry it is in: Japan's or the partner's" })
  readonly side!: CommitteeSide;
  @Text({
    max: 40,
    pattern: /^(?:government|00-[0-9a-f-]{36})$/,
    form: '"government", for the government of that side, or the id of a participant: 00-…',
    description: 'Who holds it: `government`, or the id of a participant',
    example: 'government',
  })
  readonly holder!: string;
  @Text({
    max: 60,
    optional: true,
    description: 'Tells the accounts of one holder apart; `main` where it is left out',
  })
  readonly label?: string;
}

/** The same, where the partner is not in the address. */
export class CreditAccountDto extends CreditAccountActDto {
  @CountryIso2({ description: 'The partner whose mechanism the credits belong to' })
  readonly country!: string;
}

/** Which credits are meant, and from when it counts. */
export abstract class DisposalDto implements DisposalBody {
  @TextList({
    optional: true,
    min: 1,
    max: BLOCKS_AT_MOST,
    each: { max: 80 },
    description: 'Runs of serials, such as JP-KZ-KZ001-2023-1-60; else `selection`',
  })
  readonly serials?: readonly string[];
  @OneOf(['fifo'], {
    optional: true,
    description:
      'The blocks of a vintage with the lowest serials that are held, and of a block that is split its ' +
      'last part; then `vintage` and `tonnes` too. Credits that come in the same request, the first of ' +
      'their class in the account, are meant by `project` alone',
  })
  readonly selection?: 'fifo';
  @WholeNumber({
    optional: true,
    min: FIRST_VINTAGE,
    max: 2999,
    description: 'fifo: the calendar year in which the reductions occurred',
  })
  readonly vintage?: number;
  @Text({
    optional: true,
    max: 12,
    pattern: WHOLE_TONNES,
    form: 'whole tonnes of CO2 equivalent, 1 to 999999999999, as text',
    description: 'fifo: how many whole tonnes',
    example: '60',
  })
  readonly tonnes?: string;
  @Text({
    optional: true,
    max: 5,
    pattern: REFERENCE,
    form: 'the reference of a project, such as KZ001',
    description: 'fifo: of this project alone',
  })
  readonly project?: string;
  @Day({ optional: true, description: 'From when it counts; today where it is left out' })
  readonly effectiveOn?: CalendarDay;
  @Text({ max: 120, optional: true, description: 'The number of the paper behind it' })
  readonly reference?: string;
}

/** Credits to another account. */
export class CreditTransferActDto extends DisposalDto implements CreditTransferBody {
  @PublicId({ description: 'The account that takes in' })
  readonly to!: string;
  @Text({ max: 500, optional: true, description: 'Why' })
  readonly memo?: string;
}

/** Credits that are offered to another holder. */
export class CreditOfferActDto extends CreditTransferActDto implements CreditOfferBody {
  @Day({ description: 'The last day on which the offer can be accepted' })
  readonly expiresOn!: CalendarDay;
}

/** A transfer within one holder; with `expiresOn`, an offer to another. */
export class CreditTransferDto extends CreditTransferActDto {
  @PublicId({ description: 'The account that gives' })
  readonly from!: string;
  @Day({
    optional: true,
    description: 'Makes it an offer to another holder: the last day on which it can be accepted',
  })
  readonly expiresOn?: CalendarDay;
}

/** How an offer ends. */
export class SettlementDto implements SettlementBody {
  @Text({ max: 500, optional: true, description: 'Why' })
  readonly reason?: string;
}

/** What is to be given back, by decision of both sides. */
export class RegistryReversalDto implements RegistryReversalBody {
  @PublicId({ description: 'The decision in effect that says so: an item `registry-reversal`' })
  readonly decision!: string;
  @Text({ max: 500, description: 'Why' })
  readonly reason!: string;
  @Day({ optional: true, description: 'From when it counts; today where it is left out' })
  readonly effectiveOn?: CalendarDay;
}

/** What stops disposal: of one account, one project, or one run of serials. */
export class DisposalStopActDto implements DisposalStopBody {
  @OneOf(STOP_KINDS, { description: 'A freeze by the registry, or a restriction that it records' })
  readonly kind!: StopKind;
  @Text({ max: 500, description: 'On what grounds' })
  readonly reason!: string;
  @PublicId({ optional: true, description: 'The account' })
  readonly account?: string;
  @Text({
    optional: true,
    max: 5,
    pattern: REFERENCE,
    form: 'the reference of a project, such as KZ001',
    description: 'Or the project, by its reference',
  })
  readonly project?: string;
  @Text({ optional: true, max: 80, description: 'Or the serials, such as JP-KZ-KZ001-2023-1-60' })
  readonly serials?: string;
}

export class DisposalStopDto extends DisposalStopActDto {
  @CountryIso2({ description: 'The partner whose mechanism the credits belong to' })
  readonly country!: string;
}

export class DisposalStopEndDto implements DisposalStopEndBody {
  @Text({ max: 500, description: 'On what grounds' })
  readonly reason!: string;
}

/** Credits towards a nationally determined contribution. */
export class CreditRetirementActDto extends DisposalDto implements CreditRetirementBody {
  @WholeNumber({
    min: FIRST_VINTAGE,
    max: 2999,
    description: 'The year of the nationally determined contribution that they count towards',
  })
  readonly ndcYear!: number;
  @Text({ max: 300, optional: true, description: 'On whose behalf' })
  readonly beneficiary?: string;
  @Text({ max: 500, optional: true, description: 'Why' })
  readonly reason?: string;
}

export class CreditRetirementDto extends CreditRetirementActDto {
  @PublicId({ description: 'The account that holds them' })
  readonly account!: string;
}

/** Credits taken out of use for another purpose. */
export class CreditCancellationActDto extends DisposalDto implements CreditCancellationBody {
  @OneOf(CANCELLATION_PURPOSES, { description: 'What they are cancelled for' })
  readonly purpose!: CancellationPurpose;
  @Text({ max: 300, description: 'On whose behalf' })
  readonly beneficiary!: string;
  @Text({ max: 500, description: 'Why' })
  readonly reason!: string;
}

export class CreditCancellationDto extends CreditCancellationActDto {
  @PublicId({ description: 'The account that holds them' })
  readonly account!: string;
}
