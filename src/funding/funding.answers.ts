import { ApiProperty } from '../http/api-notes.ts';
import { ActAnswer } from '../http/act-response.ts';
import { VersionView } from '../partner-country/partner-country.answers.ts';

const NULLABLE_DAY = { type: 'string', format: 'date', nullable: true } as const;
const NULLABLE_TEXT = { type: 'string', nullable: true } as const;
const NEXT = {
  description: 'Cursor of the next page; null on the last',
  ...NULLABLE_TEXT,
} as const;
const ID = { example: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000' } as const;
const NO_COUNTRY_ID = { example: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000' } as const;
const AMOUNT = { description: 'Decimal text with all decimals of the currency' } as const;

const amount = (description: string) => ({ description, example: '2000000.00' }) as const;

/** An act of this room, as it was just recorded; a money act names the entry behind it. */
export class FundingAnswer extends ActAnswer {
  @ApiProperty({ required: false, description: 'The journal entry behind it', ...ID })
  readonly journalEntry?: string;
  @ApiProperty({ required: false, ...AMOUNT }) readonly amount?: string;
  @ApiProperty({ required: false, example: 'USD' }) readonly currency?: string;
  @ApiProperty({ required: false, description: 'Of the record changed', type: 'integer' })
  readonly version?: number;
}

/** What of a commitment, or of all commitments of a tranche, was paid and came back. */
export class CommitmentFiguresView {
  @ApiProperty(amount('Net: committed less de-committed')) readonly committed!: string;
  @ApiProperty(amount('All that was ever committed')) readonly committedGross!: string;
  @ApiProperty(amount('What was cancelled of it before it was drawn'))
  readonly decommitted!: string;
  @ApiProperty(amount('Net of refunds, not of repayments')) readonly disbursed!: string;
  @ApiProperty(amount('All that was ever paid out')) readonly disbursedGross!: string;
  @ApiProperty(amount('What recipients gave back')) readonly refunded!: string;
  @ApiProperty(amount('Of what was refunded, what cannot be drawn again'))
  readonly returned!: string;
  @ApiProperty(amount('Principal paid back')) readonly repaid!: string;
  @ApiProperty(amount('Disbursed and not repaid')) readonly outstanding!: string;
  @ApiProperty(amount('Committed and not disbursed')) readonly undisbursed!: string;
  @ApiProperty({
    description:
      'Disbursed as a part of committed, rounded half-even; null where nothing is committed',
    example: '0.6333',
    ...NULLABLE_TEXT,
  })
  readonly disbursedShare!: string | null;
  @ApiProperty(amount('Interest received')) readonly interest!: string;
  @ApiProperty(amount('Fees received')) readonly fees!: string;
}

/** The figures of a tranche; announced = available + committed. */
export class TrancheFiguresView extends CommitmentFiguresView {
  @ApiProperty(amount('Announced; committed is a part of it')) readonly announced!: string;
  @ApiProperty(amount('Announced and not committed')) readonly available!: string;
}

/** A tranche as it stands now. */
export class TrancheView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty() readonly reference!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ example: 'JICA' }) readonly funder!: string;
  @ApiProperty({ example: 'JICA_ODA_LOAN' }) readonly instrument!: string;
  @ApiProperty({ example: 'USD' }) readonly currency!: string;
  @ApiProperty(AMOUNT) readonly announcedAmount!: string;
  @ApiProperty({ format: 'date' }) readonly announcedOn!: string;
  @ApiProperty({ enum: ['open', 'closed'] }) readonly status!: string;
  @ApiProperty(NULLABLE_DAY) readonly availableFrom!: string | null;
  @ApiProperty(NULLABLE_DAY) readonly availableUntil!: string | null;
  @ApiProperty({ description: 'What exceeds it needs a second officer', ...NULLABLE_TEXT })
  readonly approvalThreshold!: string | null;
  @ApiProperty({ description: 'The facility that it is part of', ...NULLABLE_TEXT })
  readonly facility!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly source!: string | null;
  @ApiProperty({ enum: ['signed', 'official', 'press-only'] }) readonly confidence!: string;
  @ApiProperty(NULLABLE_TEXT) readonly note!: string | null;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
  @ApiProperty({ type: () => TrancheFiguresView }) readonly figures!: TrancheFiguresView;
}

export class TranchePage {
  @ApiProperty({ type: () => [TrancheView] }) readonly items!: readonly TrancheView[];
  @ApiProperty(NEXT) readonly next!: string | null;
}

/** A commitment with its figures. */
export class CommitmentView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty(ID) readonly tranche!: string;
  @ApiProperty() readonly reference!: string;
  @ApiProperty({ description: 'As committed; its figures say what became of it' })
  readonly amount!: string;
  @ApiProperty({ example: 'USD' }) readonly currency!: string;
  @ApiProperty({ format: 'date' }) readonly effectiveOn!: string;
  @ApiProperty({ description: 'The entry that committed it', ...ID })
  readonly journalEntry!: string;
  @ApiProperty({ type: () => CommitmentFiguresView }) readonly figures!: CommitmentFiguresView;
}

export class CommitmentPage {
  @ApiProperty({ type: () => [CommitmentView] }) readonly items!: readonly CommitmentView[];
  @ApiProperty(NEXT) readonly next!: string | null;
}

export class PledgeView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty() readonly reference!: string;
  @ApiProperty(AMOUNT) readonly amount!: string;
  @ApiProperty({ example: 'USD' }) readonly currency!: string;
  @ApiProperty({ format: 'date' }) readonly pledgedOn!: string;
  @ApiProperty(NULLABLE_TEXT) readonly source!: string | null;
}

export class ScheduledPaymentView {
  @ApiProperty({ format: 'date' }) readonly dueOn!: string;
  @ApiProperty(AMOUNT) readonly amount!: string;
}

export class ScheduleView {
  @ApiProperty({ type: () => [ScheduledPaymentView] })
  readonly payments!: readonly ScheduledPaymentView[];
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** A tranche with all that hangs on it. */
export class TrancheDetail extends TrancheView {
  @ApiProperty({ description: 'The first page of its commitments', type: () => CommitmentPage })
  readonly commitments!: CommitmentPage;
  @ApiProperty({ type: () => [PledgeView] }) readonly pledges!: readonly PledgeView[];
  @ApiProperty({ type: () => ScheduleView, nullable: true })
  readonly schedule!: ScheduleView | null;
  @ApiProperty({ type: () => [VersionView] }) readonly versions!: readonly VersionView[];
}

export class AgreementOfCommitmentView {
  @ApiProperty() readonly title!: string;
  @ApiProperty(NULLABLE_DAY) readonly signedOn!: string | null;
  @ApiProperty({ description: 'SHA-256 of the document', ...NULLABLE_TEXT })
  readonly sha256!: string | null;
}

export class ProjectShareView {
  @ApiProperty(ID) readonly project!: string;
  @ApiProperty({ description: 'The reference of the project now' }) readonly reference!: string;
  @ApiProperty(AMOUNT) readonly amount!: string;
}

export class DisbursementView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty(ID) readonly commitment!: string;
  @ApiProperty(AMOUNT) readonly amount!: string;
  @ApiProperty({ example: 'USD' }) readonly currency!: string;
  @ApiProperty({ format: 'date' }) readonly effectiveOn!: string;
  @ApiProperty(NULLABLE_TEXT) readonly reference!: string | null;
  @ApiProperty({ description: 'What can still be given back' }) readonly refundable!: string;
  @ApiProperty({ description: 'The entry that reversed it', ...NULLABLE_TEXT })
  readonly reversedBy!: string | null;
  @ApiProperty(ID) readonly journalEntry!: string;
}

export class DisbursementPage {
  @ApiProperty({ type: () => [DisbursementView] }) readonly items!: readonly DisbursementView[];
  @ApiProperty(NEXT) readonly next!: string | null;
}

export class CommitmentDetail extends CommitmentView {
  @ApiProperty({ type: () => AgreementOfCommitmentView, nullable: true })
  readonly agreement!: AgreementOfCommitmentView | null;
  @ApiProperty({ type: () => [ProjectShareView] })
  readonly projectShares!: readonly ProjectShareView[];
  @ApiProperty({ type: () => DisbursementPage }) readonly disbursements!: DisbursementPage;
}

export class RefundView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty(AMOUNT) readonly amount!: string;
  @ApiProperty({ format: 'date' }) readonly effectiveOn!: string;
  @ApiProperty(NULLABLE_TEXT) readonly reference!: string | null;
  @ApiProperty({ description: 'True where it could be drawn again' }) readonly reusable!: boolean;
  @ApiProperty({ description: 'The entry that reversed it', ...NULLABLE_TEXT })
  readonly reversedBy!: string | null;
}

export class DisbursementDetail extends DisbursementView {
  @ApiProperty({ type: () => [RefundView] }) readonly refunds!: readonly RefundView[];
}

export class FacilityView {
  @ApiProperty(NO_COUNTRY_ID) readonly id!: string;
  @ApiProperty() readonly reference!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ example: 'ADB' }) readonly funder!: string;
  @ApiProperty(NULLABLE_TEXT) readonly currency!: string | null;
  @ApiProperty({ description: 'A fact, no limit', ...NULLABLE_TEXT })
  readonly amount!: string | null;
  @ApiProperty(NULLABLE_DAY) readonly signedOn!: string | null;
  @ApiProperty({ type: [String] }) readonly countries!: readonly string[];
  @ApiProperty() readonly source!: string;
}

export class FacilityPage {
  @ApiProperty({ type: () => [FacilityView] }) readonly items!: readonly FacilityView[];
  @ApiProperty(NEXT) readonly next!: string | null;
}

export class ExchangeRateView {
  @ApiProperty(NO_COUNTRY_ID) readonly id!: string;
  @ApiProperty({ example: 'USD' }) readonly base!: string;
  @ApiProperty({ example: 'JPY' }) readonly quote!: string;
  @ApiProperty({ description: 'Units of `quote` for one of `base`', example: '147.25000000' })
  readonly rate!: string;
  @ApiProperty({ format: 'date' }) readonly rateOn!: string;
  @ApiProperty() readonly source!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

export class ExchangeRatePage {
  @ApiProperty({ type: () => [ExchangeRateView] }) readonly items!: readonly ExchangeRateView[];
  @ApiProperty(NEXT) readonly next!: string | null;
}

export class FunderView {
  @ApiProperty({ example: 'JICA' }) readonly code!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty(NULLABLE_TEXT) readonly nameJapanese!: string | null;
  @ApiProperty({ example: 'XM-DAC-701-8', ...NULLABLE_TEXT }) readonly iatiId!: string | null;
  @ApiProperty() readonly meaning!: string;
  @ApiProperty() readonly source!: string;
}

export class FunderList {
  @ApiProperty({ type: () => [FunderView] }) readonly items!: readonly FunderView[];
  @ApiProperty({ description: 'Always null: the list is whole', ...NULLABLE_TEXT })
  readonly next!: null;
}

export class InstrumentView {
  @ApiProperty({ example: 'JICA_ODA_LOAN' }) readonly code!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly meaning!: string;
  @ApiProperty({ enum: ['yes', 'no', 'varies'] }) readonly repaid!: string;
  @ApiProperty() readonly source!: string;
}

export class InstrumentList {
  @ApiProperty({ type: () => [InstrumentView] }) readonly items!: readonly InstrumentView[];
  @ApiProperty({ description: 'Always null: the list is whole', ...NULLABLE_TEXT })
  readonly next!: null;
}
