import { ApiProperty } from '../http/api-notes.ts';

const ID = { example: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000' } as const;
const NULLABLE_ID = { type: 'string', nullable: true } as const;
const TONNES = { description: 'Whole tonnes of CO2 equivalent', example: '60' } as const;
const NEXT = {
  description: 'Cursor of the next page; null on the last',
  type: 'string',
  nullable: true,
} as const;

/** A run of serials that have had one fate so far. */
export class BlockView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty({ example: 'KZ' }) readonly country!: string;
  @ApiProperty({ example: 'JP-KZ-KZ001-2023-1-60' }) readonly serials!: string;
  @ApiProperty({ enum: ['japan', 'partner'] }) readonly side!: string;
  @ApiProperty(ID) readonly project!: string;
  @ApiProperty({ example: 'KZ001' }) readonly projectReference!: string;
  @ApiProperty({ type: 'integer' }) readonly vintage!: number;
  @ApiProperty(TONNES) readonly tonnes!: string;
  @ApiProperty({ description: 'First number' }) readonly first!: string;
  @ApiProperty({ description: 'Last number' }) readonly last!: string;
  @ApiProperty({ description: 'The account it is in', ...ID }) readonly account!: string;
  @ApiProperty() readonly accountClass!: string;
  @ApiProperty({ enum: ['held', 'locked', 'retired', 'cancelled', 'transferred-out'] })
  readonly state!: string;
  @ApiProperty({ description: 'The day from which it is there', format: 'date' })
  readonly since!: string;
  @ApiProperty({ description: 'The offer that locks it', ...NULLABLE_ID })
  readonly lockedBy!: string | null;
  @ApiProperty({ description: 'The issuance it comes from', ...ID }) readonly issuance!: string;
  @ApiProperty({ format: 'date' }) readonly issuedOn!: string;
  @ApiProperty() readonly firstTransferred!: boolean;
  @ApiProperty(NULLABLE_ID) readonly authorisation!: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) readonly authorisationVersion!: number | null;
  @ApiProperty({ description: 'First ITMO number, once numbered', ...NULLABLE_ID })
  readonly itmoFirst!: string | null;
  @ApiProperty({ description: 'Last ITMO number, once numbered', ...NULLABLE_ID })
  readonly itmoLast!: string | null;
  @ApiProperty({ description: 'The block it was split from', ...NULLABLE_ID })
  readonly splitFrom!: string | null;
  @ApiProperty({ description: 'The block as it was issued', ...ID }) readonly issuedAs!: string;
}

export class BlockPage {
  @ApiProperty({ type: () => [BlockView] }) readonly items!: readonly BlockView[];
  @ApiProperty(NEXT) readonly next!: string | null;
}

const IDS = { type: 'array', items: { type: 'string' } } as const;

/** What a block leads back to: ids to follow, never sums. */
export class BlockOrigin {
  @ApiProperty(ID) readonly project!: string;
  @ApiProperty(ID) readonly issuance!: string;
  @ApiProperty({ description: 'Monitoring reports of the vintage, with calculations', ...IDS })
  readonly monitoringReports!: readonly string[];
  @ApiProperty(IDS) readonly verifications!: readonly string[];
  @ApiProperty({ description: 'Joint Committee decisions on issuance', ...IDS })
  readonly decisions!: readonly string[];
  @ApiProperty({ description: 'Tranches with a share for the project', ...IDS })
  readonly tranches!: readonly string[];
  @ApiProperty({ description: 'Payments under commitments with a share for the project', ...IDS })
  readonly disbursements!: readonly string[];
}

export class BlockDetail extends BlockView {
  @ApiProperty({ type: () => BlockOrigin }) readonly comesFrom!: BlockOrigin;
}

/** A place of credits: an account, or none before they were issued. */
export class PlaceView {
  @ApiProperty(NULLABLE_ID) readonly account!: string | null;
  @ApiProperty() readonly state!: string;
}

/** One movement of serials, and what became of them after it. */
export class HistoryNode {
  @ApiProperty({ example: 'credit-transfer' }) readonly kind!: string;
  @ApiProperty({ description: 'The part of what was asked for that it moved' })
  readonly serials!: string;
  @ApiProperty({ type: () => PlaceView }) readonly from!: PlaceView;
  @ApiProperty({ type: () => PlaceView }) readonly to!: PlaceView;
  @ApiProperty({ format: 'date' }) readonly on!: string;
  @ApiProperty({ format: 'date-time' }) readonly recordedAt!: string;
  @ApiProperty(ID) readonly journalEntry!: string;
  @ApiProperty({ type: () => [HistoryNode] }) readonly children!: readonly HistoryNode[];
}

export class HistoryTree {
  @ApiProperty({ description: 'False where the tree was cut off: ask for fewer serials' })
  readonly complete!: boolean;
  @ApiProperty({ type: () => [HistoryNode] }) readonly movements!: readonly HistoryNode[];
}

/** Where serials are, and how they came there. */
export class SerialView {
  @ApiProperty() readonly serial!: string;
  @ApiProperty({ type: () => [BlockView] }) readonly blocks!: readonly BlockView[];
  @ApiProperty({ type: () => HistoryTree }) readonly history!: HistoryTree;
}
