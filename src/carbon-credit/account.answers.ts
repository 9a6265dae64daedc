import { ApiProperty } from '../http/api-notes.ts';

const ID = { example: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000' } as const;
const NULLABLE_TEXT = { type: 'string', nullable: true } as const;
const TONNES = { description: 'Whole tonnes of CO2 equivalent', example: '60' } as const;
const NEXT = {
  description: 'Cursor of the next page; null on the last',
  ...NULLABLE_TEXT,
} as const;
const SERIALS = { type: 'array', items: { type: 'string' } } as const;

/** What an account holds of one class, in one state. */
export class HoldingView {
  @ApiProperty({ example: 'JP-KZ-KZ001-2023' }) readonly class!: string;
  @ApiProperty({ example: 'KZ001' }) readonly project!: string;
  @ApiProperty({ type: 'integer' }) readonly vintage!: number;
  @ApiProperty() readonly state!: string;
  @ApiProperty(TONNES) readonly tonnes!: string;
}

/** An account of a side's registry. */
export class AccountView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty({ example: 'KZ' }) readonly country!: string;
  @ApiProperty({ enum: ['japan', 'partner'] }) readonly side!: string;
  @ApiProperty() readonly class!: string;
  @ApiProperty({ description: '`government`, or the id of a participant' })
  readonly holder!: string;
  @ApiProperty() readonly holderName!: string;
  @ApiProperty({ description: 'The same wherever this holder has an account' })
  readonly number!: string;
  @ApiProperty() readonly label!: string;
  @ApiProperty({ format: 'date' }) readonly openedOn!: string;
  @ApiProperty({ description: 'The freeze of it', ...NULLABLE_TEXT })
  readonly frozenBy!: string | null;
  @ApiProperty({ description: 'The restriction on disposal', ...NULLABLE_TEXT })
  readonly restrictedBy!: string | null;
  @ApiProperty({ type: () => [HoldingView] }) readonly holdings!: readonly HoldingView[];
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

export class AccountPage {
  @ApiProperty({ type: () => [AccountView] }) readonly items!: readonly AccountView[];
  @ApiProperty(NEXT) readonly next!: string | null;
}

/** A transfer, or the offer of one. */
export class TransferView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty(ID) readonly from!: string;
  @ApiProperty(ID) readonly to!: string;
  @ApiProperty(TONNES) readonly tonnes!: string;
  @ApiProperty({ enum: ['posted', 'offered', 'accepted', 'declined', 'cancelled', 'expired'] })
  readonly state!: string;
  @ApiProperty({ format: 'date' }) readonly transferredOn!: string;
  @ApiProperty({ format: 'date', ...NULLABLE_TEXT }) readonly expiresOn!: string | null;
  @ApiProperty({ format: 'date', ...NULLABLE_TEXT }) readonly settledOn!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly reference!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly reason!: string | null;
  @ApiProperty(ID) readonly journalEntry!: string;
}

export class TransferDetail extends TransferView {
  @ApiProperty(SERIALS) readonly serials!: readonly string[];
}

export class TransferPage {
  @ApiProperty({ type: () => [TransferView] }) readonly items!: readonly TransferView[];
  @ApiProperty(NEXT) readonly next!: string | null;
}

/** A retirement or cancellation. */
export class UseView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty({ enum: ['retirement', 'cancellation'] }) readonly use!: string;
  @ApiProperty({ description: 'ndc, voluntary, oimp, corsia, omge, share-of-proceeds, other' })
  readonly purpose!: string;
  @ApiProperty({ type: 'integer', nullable: true }) readonly ndcYear!: number | null;
  @ApiProperty(ID) readonly account!: string;
  @ApiProperty(TONNES) readonly tonnes!: string;
  @ApiProperty({ format: 'date' }) readonly usedOn!: string;
  @ApiProperty(NULLABLE_TEXT) readonly beneficiary!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly reason!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly reference!: string | null;
  @ApiProperty({ description: 'The reversal by both sides', ...NULLABLE_TEXT })
  readonly reversedBy!: string | null;
}

export class UsePage {
  @ApiProperty({ type: () => [UseView] }) readonly items!: readonly UseView[];
  @ApiProperty(NEXT) readonly next!: string | null;
}

/** Credits of one project and vintage on a certificate. */
export class CertifiedCredits {
  @ApiProperty({ example: 'JP-KZ-KZ001-2023-1-60' }) readonly serials!: string;
  @ApiProperty(ID) readonly project!: string;
  @ApiProperty({ example: 'KZ001' }) readonly projectReference!: string;
  @ApiProperty() readonly projectTitle!: string;
  @ApiProperty({ type: 'integer' }) readonly vintage!: number;
  @ApiProperty(TONNES) readonly tonnes!: string;
}

/** What a certificate says. */
export class CertificateView extends UseView {
  @ApiProperty({ example: 'KZ' }) readonly country!: string;
  @ApiProperty({ enum: ['japan', 'partner'] }) readonly side!: string;
  @ApiProperty({ description: 'Who held them' }) readonly holder!: string;
  @ApiProperty() readonly accountNumber!: string;
  @ApiProperty({ type: () => [CertifiedCredits] }) readonly credits!: readonly CertifiedCredits[];
  @ApiProperty({ format: 'date-time' }) readonly recordedAt!: string;
  @ApiProperty({ type: 'integer' }) readonly auditSequence!: number;
  @ApiProperty(ID) readonly journalEntry!: string;
  @ApiProperty({ description: 'Where the receipt of its entry in the log is read' })
  readonly receipt!: string;
}

export class StopView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty({ enum: ['freeze', 'restriction'] }) readonly kind!: string;
  @ApiProperty({ description: 'The account', ...NULLABLE_TEXT }) readonly account!: string | null;
  @ApiProperty({ description: 'The project', ...NULLABLE_TEXT }) readonly project!: string | null;
  @ApiProperty({ description: 'The serials', ...NULLABLE_TEXT }) readonly serials!: string | null;
  @ApiProperty() readonly reason!: string;
  @ApiProperty({ format: 'date' }) readonly imposedOn!: string;
  @ApiProperty({ format: 'date', ...NULLABLE_TEXT }) readonly liftedOn!: string | null;
}

export class StopPage {
  @ApiProperty({ type: () => [StopView] }) readonly items!: readonly StopView[];
  @ApiProperty(NEXT) readonly next!: string | null;
}

export class DisclosedAccount {
  @ApiProperty() readonly side!: string;
  @ApiProperty() readonly number!: string;
  @ApiProperty() readonly label!: string;
  @ApiProperty() readonly holder!: string;
  @ApiProperty({ format: 'date' }) readonly openedOn!: string;
}

export class DisclosedHolding {
  @ApiProperty() readonly side!: string;
  @ApiProperty() readonly accountClass!: string;
  @ApiProperty() readonly state!: string;
  @ApiProperty({ type: 'integer' }) readonly vintage!: number;
  @ApiProperty(TONNES) readonly tonnes!: string;
}

export class DisclosedTransactions {
  @ApiProperty({ type: 'integer' }) readonly year!: number;
  @ApiProperty() readonly side!: string;
  @ApiProperty() readonly kind!: string;
  @ApiProperty({ type: 'integer', description: 'How many entries' }) readonly number!: number;
  @ApiProperty(TONNES) readonly tonnes!: string;
}

/** What the registries of a partner's mechanism disclose. */
export class DisclosureView {
  @ApiProperty({ example: 'KZ' }) readonly country!: string;
  @ApiProperty({ type: () => [DisclosedAccount] })
  readonly entityHoldingAccounts!: readonly DisclosedAccount[];
  @ApiProperty({ type: () => [DisclosedHolding] })
  readonly creditsByAccountType!: readonly DisclosedHolding[];
  @ApiProperty({ type: () => [DisclosedTransactions] })
  readonly annualTransactions!: readonly DisclosedTransactions[];
}
