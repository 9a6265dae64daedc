import { ApiProperty } from '../../http/api-notes.ts';
import { ActAnswer } from '../../http/act-response.ts';
import { COMMITTEE_SIDES } from '../../partner-country/joint-committee.ts';
import { BENEFICIARIES } from './beneficiaries.ts';
import { REQUEST_STATES, SIDE_STATES } from './request-cycle.ts';

const ID = { example: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000' } as const;
const NULLABLE_ID = { type: 'string', nullable: true, ...ID } as const;
const NULLABLE_DAY = { type: 'string', format: 'date', nullable: true } as const;
const NULLABLE_TEXT = { type: 'string', nullable: true } as const;
const VINTAGE = { type: 'integer', description: 'The calendar year', example: 2025 } as const;
const WHOLE = { description: 'Whole tonnes, decimal text', example: '97' } as const;
const NULLABLE_WHOLE = { ...WHOLE, type: 'string', nullable: true } as const;

/** Where a side stands, with what it was notified and what it issued. */
export class IssuanceSideView {
  @ApiProperty({ enum: COMMITTEE_SIDES }) readonly side!: string;
  @ApiProperty({ enum: SIDE_STATES }) readonly state!: string;
  @ApiProperty({ ...WHOLE, description: 'What its beneficiaries were notified' })
  readonly tonnesNotified!: string;
  @ApiProperty({
    ...WHOLE,
    description:
      'What it issues in its own registry: for vintages after 2020 the partner issues ' +
      "Japan's tonnes too, which are then transferred",
  })
  readonly tonnesToIssue!: string;
  @ApiProperty({ ...WHOLE, description: 'What it has issued' }) readonly tonnesIssued!: string;
  @ApiProperty(NULLABLE_DAY) readonly issuedOn!: string | null;
  @ApiProperty({ ...NULLABLE_ID, description: 'The issuance' })
  readonly issuance!: string | null;
}

/** A request as it stands now. */
export class IssuanceRequestView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty(ID) readonly project!: string;
  @ApiProperty({ example: 'KZ001' }) readonly reference!: string;
  @ApiProperty(ID) readonly monitoringReport!: string;
  @ApiProperty({ format: 'date' }) readonly firstDay!: string;
  @ApiProperty({ format: 'date' }) readonly lastDay!: string;
  @ApiProperty({ format: 'date' }) readonly requestedOn!: string;
  @ApiProperty({ enum: REQUEST_STATES }) readonly state!: string;
  @ApiProperty(NULLABLE_TEXT) readonly note!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Why it was withdrawn' })
  readonly withdrawnBecause!: string | null;
  @ApiProperty(WHOLE) readonly tonnesVerified!: string;
  @ApiProperty(NULLABLE_WHOLE) readonly tonnesNotified!: string | null;
  @ApiProperty({ ...NULLABLE_ID, description: 'The decision that notified' })
  readonly decision!: string | null;
  @ApiProperty(NULLABLE_DAY) readonly decidedOn!: string | null;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Days since the decision while a side has not issued; null else',
  })
  readonly daysWaiting!: number | null;
  @ApiProperty({ type: () => [IssuanceSideView], description: 'Empty before the notification' })
  readonly sides!: readonly IssuanceSideView[];
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

export class IssuanceRequestPage {
  @ApiProperty({ type: () => [IssuanceRequestView] })
  readonly items!: readonly IssuanceRequestView[];
  @ApiProperty({ type: 'string', nullable: true }) readonly next!: string | null;
}

/** What one beneficiary was notified of one vintage. */
export class NotifiedCreditView {
  @ApiProperty(VINTAGE) readonly vintage!: number;
  @ApiProperty({ enum: BENEFICIARIES }) readonly beneficiary!: string;
  @ApiProperty({ enum: COMMITTEE_SIDES }) readonly side!: string;
  @ApiProperty({ ...NULLABLE_TEXT, example: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000' })
  readonly participant!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Its present name' })
  readonly name!: string | null;
  @ApiProperty(WHOLE) readonly tonnes!: string;
}

/** A vintage: what was verified of it and what was notified. */
export class NotifiedVintageView {
  @ApiProperty(VINTAGE) readonly vintage!: number;
  @ApiProperty(WHOLE) readonly tonnesVerified!: string;
  @ApiProperty({ ...NULLABLE_WHOLE, description: 'Null before the notification' })
  readonly tonnesNotified!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly shortfallReason!: string | null;
}

/** Something that a step still lacks. */
export class RequestLackView {
  @ApiProperty({ example: 'decision' }) readonly guard!: string;
  @ApiProperty() readonly lacks!: string;
  @ApiProperty({ example: 'Joint Committee' }) readonly by!: string;
}

export class RequestMoveView {
  @ApiProperty({ enum: REQUEST_STATES }) readonly to!: string;
  @ApiProperty() readonly possible!: boolean;
  @ApiProperty({ type: () => [RequestLackView] }) readonly lacks!: readonly RequestLackView[];
}

/** A request with its table, and what can follow. */
export class IssuanceRequestDetail extends IssuanceRequestView {
  @ApiProperty({ type: () => [NotifiedVintageView] })
  readonly vintages!: readonly NotifiedVintageView[];
  @ApiProperty({ type: () => [NotifiedCreditView], description: 'The cells of the table' })
  readonly credits!: readonly NotifiedCreditView[];
  @ApiProperty({ type: [String] }) readonly documents!: readonly string[];
  @ApiProperty({ type: () => [RequestMoveView] }) readonly moves!: readonly RequestMoveView[];
}

/** The part of a beneficiary. */
export class CreditShareView {
  @ApiProperty({ enum: BENEFICIARIES }) readonly beneficiary!: string;
  @ApiProperty(NULLABLE_TEXT) readonly participant!: string | null;
  @ApiProperty({ description: 'Percent, decimal text', example: '50' }) readonly percent!: string;
}

/** What a project's Percentage of Credit Allocation Form says. */
export class CreditAllocationView {
  @ApiProperty(ID) readonly project!: string;
  @ApiProperty({ type: () => [CreditShareView] }) readonly shares!: readonly CreditShareView[];
  @ApiProperty() readonly subsidisedByMoej!: boolean;
  @ApiProperty(ID) readonly document!: string;
  @ApiProperty({ format: 'date' }) readonly validFrom!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** A split that the software proposes; nothing is stored of it. */
export class IssuanceProposal {
  @ApiProperty(ID) readonly request!: string;
  @ApiProperty({ enum: ['form', 'query'], description: 'Where the percentages come from' })
  readonly basis!: string;
  @ApiProperty({ description: 'Largest remainder per vintage' }) readonly method!: string;
  @ApiProperty({ description: 'Whether the Government of Japan is to have at least half' })
  readonly subsidised!: boolean;
  @ApiProperty({ type: () => [CreditShareView] }) readonly shares!: readonly CreditShareView[];
  @ApiProperty({ type: () => [NotifiedCreditView] })
  readonly credits!: readonly NotifiedCreditView[];
  @ApiProperty(WHOLE) readonly total!: string;
}

export class IssuanceRequestAnswer extends ActAnswer {
  @ApiProperty(ID) readonly project!: string;
  @ApiProperty(ID) readonly monitoringReport!: string;
  @ApiProperty({ format: 'date' }) readonly requestedOn!: string;
  @ApiProperty({ enum: REQUEST_STATES }) readonly state!: string;
  @ApiProperty({ enum: SIDE_STATES, type: 'string', nullable: true })
  readonly japan!: string | null;
  @ApiProperty({ enum: SIDE_STATES, type: 'string', nullable: true })
  readonly partner!: string | null;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

export class SideTonnesView {
  @ApiProperty({ enum: COMMITTEE_SIDES }) readonly side!: string;
  @ApiProperty(WHOLE) readonly tonnes!: string;
  @ApiProperty(WHOLE) readonly tonnesToIssue!: string;
}

export class IssuanceNotificationAnswer extends IssuanceRequestAnswer {
  @ApiProperty(ID) readonly request!: string;
  @ApiProperty({ format: 'date' }) readonly decidedOn!: string;
  @ApiProperty({ type: () => [SideTonnesView] }) readonly sides!: readonly SideTonnesView[];
}

export class IssuedVintageView {
  @ApiProperty(VINTAGE) readonly vintage!: number;
  @ApiProperty(WHOLE) readonly tonnes!: string;
}

/** That a side issued what it was notified; its entry in the journal has the same id. */
export class CreditIssuanceView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty(ID) readonly request!: string;
  @ApiProperty(ID) readonly project!: string;
  @ApiProperty(ID) readonly monitoringReport!: string;
  @ApiProperty(ID) readonly verification!: string;
  @ApiProperty(ID) readonly decision!: string;
  @ApiProperty({ enum: COMMITTEE_SIDES }) readonly side!: string;
  @ApiProperty({ format: 'date' }) readonly issuedOn!: string;
  @ApiProperty(WHOLE) readonly tonnes!: string;
  @ApiProperty({ type: () => [IssuedVintageView] })
  readonly vintages!: readonly IssuedVintageView[];
  @ApiProperty({
    ...NULLABLE_ID,
    description: "The entry by which serials left the partner's registry in the same act",
  })
  readonly transferEntry!: string | null;
  @ApiProperty({ format: 'date-time' }) readonly recordedAt!: string;
  @ApiProperty({ type: 'integer' }) readonly auditSequence!: number;
}

export class CreditIssuanceAnswer extends IssuanceRequestAnswer {
  @ApiProperty(ID) readonly request!: string;
  @ApiProperty({ enum: COMMITTEE_SIDES }) readonly side!: string;
  @ApiProperty({ format: 'date' }) readonly issuedOn!: string;
  @ApiProperty(WHOLE) readonly tonnes!: string;
  @ApiProperty({ type: () => [IssuedVintageView] })
  readonly vintages!: readonly IssuedVintageView[];
  @ApiProperty({
    type: [String],
    description: "The serials that were issued, then those that left the partner's registry",
  })
  readonly serials!: readonly string[];
}

export class CreditAllocationAnswer extends ActAnswer {
  @ApiProperty(ID) readonly project!: string;
  @ApiProperty() readonly subsidisedByMoej!: boolean;
  @ApiProperty({ format: 'date' }) readonly validFrom!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}
