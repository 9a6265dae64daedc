import type { CalendarDay } from '../../kernel/calendar-day.ts';
import {
  CountryIso2,
  Day,
  DecimalText,
  Flag,
  ListOf,
  OneOf,
  PublicId,
  Text,
  TextList,
  WholeNumber,
} from '../../http/fields.ts';
import { PageQuery } from '../../http/paging.ts';
import type { CreditAllocationBody, GivenShare } from './acts/credit-allocation.ts';
import type { CreditIssuanceBody } from './acts/credit-issuance.ts';
import type { GivenCredit, IssuanceNotificationBody } from './acts/issuance-notification.ts';
import type { IssuanceRequestBody } from './acts/issuance-request.ts';
import type { IssuanceWithdrawalBody } from './acts/issuance-withdrawal.ts';
import { COMMITTEE_SIDES, type CommitteeSide } from '../../partner-country/joint-committee.ts';
import { BENEFICIARIES, type Beneficiary } from './beneficiaries.ts';
import type { Shortfall } from './notified-table.ts';
import { REQUEST_STATES, type RequestState } from './request-cycle.ts';

const PARTICIPANT = {
  optional: true,
  description: 'Of a participant its id: 00-…; none for a government',
  example: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000',
} as const;
const DOCUMENTS = { optional: true, max: 50, each: { max: 60 } } as const;
/** As many cells as the leaf of the issuance that follows has room to name. */
export const CELLS_AT_MOST = 40;
const VINTAGE = { min: 1990, max: 2200, description: 'The calendar year', example: 2025 } as const;

/** A request for the issuance of credits. */
export class IssuanceRequestDto implements IssuanceRequestBody {
  @PublicId({ description: 'The verified monitoring report that it is about' })
  readonly monitoringReport!: string;
  @Day({ optional: true, description: 'The day of the request; today if left out' })
  readonly requestedOn?: CalendarDay;
  @TextList({ ...DOCUMENTS, description: 'Ids of documents of the project; Iss_Req among them' })
  readonly documents?: readonly string[];
  @Text({ max: 1000, optional: true, description: 'Anything that readers should know' })
  readonly note?: string;
}

/** Why a request is withdrawn. */
export class IssuanceWithdrawalDto implements IssuanceWithdrawalBody {
  @Text({ max: 1000, description: 'Why' })
  readonly reason!: string;
  @TextList({ ...DOCUMENTS, description: 'Ids of documents of the project; IW_Req among them' })
  readonly documents?: readonly string[];
}

/** What one beneficiary is notified of one vintage. */
export class NotifiedCreditDto implements GivenCredit {
  @WholeNumber(VINTAGE)
  readonly vintage!: number;
  @OneOf(BENEFICIARIES, { description: 'A government, or a participant of the project' })
  readonly beneficiary!: Beneficiary;
  @PublicId(PARTICIPANT)
  readonly participant?: string;
  @Text({
    max: 12,
    pattern: /^(0|[1-9][0-9]*)$/,
    form: 'a whole number of tonnes as text, such as "40"; at most 12 digits',
    description: 'Whole tonnes of CO2 equivalent, as text',
    example: '40',
  })
  readonly tonnes!: string;
}

/** Why less of a vintage is notified than was verified. */
export class ShortfallDto implements Shortfall {
  @WholeNumber(VINTAGE)
  readonly vintage!: number;
  @Text({ max: 500, description: 'Why' })
  readonly reason!: string;
}

/** What the Joint Committee notified: a table of vintages and beneficiaries. */
export class IssuanceNotificationDto implements IssuanceNotificationBody {
  @PublicId({ description: 'The decision with an item of type issuance about the request' })
  readonly decisionId!: string;
  @ListOf(() => NotifiedCreditDto, {
    min: 1,
    max: CELLS_AT_MOST,
    description: 'The cells of the table; as many as one leaf of the log has room for',
  })
  readonly credits!: readonly NotifiedCreditDto[];
  @ListOf(() => ShortfallDto, {
    optional: true,
    max: 60,
    description: 'For each vintage of which less is notified than was verified',
  })
  readonly shortfalls?: readonly ShortfallDto[];
}

/** That one side issued in its own registry. */
export class CreditIssuanceDto implements CreditIssuanceBody {
  @OneOf(COMMITTEE_SIDES, { description: 'Whose registry issues' })
  readonly side!: CommitteeSide;
  @Day({ optional: true, description: 'The day on which it issued; today if left out' })
  readonly issuedOn?: CalendarDay;
  @TextList({
    optional: true,
    max: 40,
    each: { max: 60 },
    description:
      "Of Japan's side, for vintages after 2020: authorised serials that leave the partner's registry",
  })
  readonly transferredSerials?: readonly string[];
  @Text({ max: 200, optional: true, description: 'A reference of the registry' })
  readonly reference?: string;
}

/** The part of a beneficiary. */
export class CreditShareDto implements GivenShare {
  @OneOf(BENEFICIARIES, { description: 'A government, or a participant of the project' })
  readonly beneficiary!: Beneficiary;
  @PublicId(PARTICIPANT)
  readonly participant?: string;
  @DecimalText({ decimals: 6, sign: 'zero-or-more', description: 'Percent', example: '50' })
  readonly percent!: string;
}

/** What a project's Percentage of Credit Allocation Form says. */
export class CreditAllocationDto implements CreditAllocationBody {
  @ListOf(() => CreditShareDto, { min: 1, max: 40, description: 'They sum to 100' })
  readonly shares!: readonly CreditShareDto[];
  @Flag({ description: 'Whether the Ministry of the Environment, Japan, subsidises the project' })
  readonly subsidisedByMoej!: boolean;
  @PublicId({ description: 'The form among the documents of the project' })
  readonly document!: string;
  @Day({ optional: true, description: 'From when it holds; today if left out' })
  readonly validFrom?: CalendarDay;
}

/** What a list of requests takes from its address. */
export class IssuanceRequestQuery extends PageQuery {
  @CountryIso2({ description: 'The partner country' })
  readonly country!: string;
  @Text({ max: 60, optional: true, description: 'Only of this project, by reference or id' })
  readonly project?: string;
  @OneOf(REQUEST_STATES, { optional: true, description: 'Only in this state' })
  readonly state?: RequestState;
  @OneOf(['true', 'false'], {
    optional: true,
    description: 'Only those that are notified and await a side (`true`), or do not (`false`)',
  })
  readonly open?: string;
}

/** From which percentages a split is proposed. */
export class ProposalQuery {
  @Text({
    max: 2000,
    optional: true,
    description:
      'Beneficiaries with percentages; left out, those of the Percentage of Credit Allocation Form',
    example:
      'government-of-japan:50,japanese-participant:00-01932c5e-7a00-7c3e-9b1a-0242ac120000:50',
  })
  readonly shares?: string;
}
