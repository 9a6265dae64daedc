import { ApiProperty } from '../../http/api-notes.ts';
import { PublicRecordView } from '../../project/public-source/public-record.answers.ts';

const WHOLE = { description: 'Whole tonnes, decimal text', example: '129320' } as const;

/** A sum over what is published. */
export class PublishedSumView {
  @ApiProperty({ ...WHOLE, type: 'string', nullable: true })
  readonly asFarAsPublished!: string | null;
  @ApiProperty({ type: 'integer', description: 'Records whose figure is published' })
  readonly recordsKnown!: number;
  @ApiProperty({ type: 'integer', description: 'Records whose figure is not' })
  readonly recordsUnknown!: number;
  @ApiProperty({ type: 'string', nullable: true, description: 'Always null: nobody has said' })
  readonly rest!: null;
  @ApiProperty({ enum: ['none', 'unknown'] }) readonly restIs!: string;
}

export class PublishedNotifiedView {
  @ApiProperty({ type: PublishedSumView }) readonly total!: PublishedSumView;
  @ApiProperty({ type: PublishedSumView }) readonly japan!: PublishedSumView;
  @ApiProperty({ type: PublishedSumView }) readonly partner!: PublishedSumView;
}

export class PublishedIssuedView {
  @ApiProperty({ type: PublishedSumView }) readonly japan!: PublishedSumView;
  @ApiProperty({ type: PublishedSumView }) readonly partner!: PublishedSumView;
}

/** What public sources say; it is the basis of nothing in this book. */
export class PublishedHistoryView {
  @ApiProperty({ type: PublishedNotifiedView }) readonly notified!: PublishedNotifiedView;
  @ApiProperty({ type: PublishedIssuedView }) readonly issued!: PublishedIssuedView;
  @ApiProperty({ type: () => [PublicRecordView] }) readonly records!: readonly PublicRecordView[];
}

export class SidePairView {
  @ApiProperty(WHOLE) readonly japan!: string;
  @ApiProperty(WHOLE) readonly partner!: string;
}

/** A vintage in this book, over all projects of the country. */
export class VintageFiguresView {
  @ApiProperty({ type: 'integer', description: 'The calendar year', example: 2025 })
  readonly vintage!: number;
  @ApiProperty(WHOLE) readonly verified!: string;
  @ApiProperty({ type: SidePairView }) readonly notified!: SidePairView;
  @ApiProperty({ type: SidePairView }) readonly issued!: SidePairView;
}

/** What stands in this book itself. */
export class OwnFiguresView {
  @ApiProperty(WHOLE) readonly verified!: string;
  @ApiProperty({ type: SidePairView }) readonly notified!: SidePairView;
  @ApiProperty({
    type: SidePairView,
    description:
      "Each in its own registry; they never add, because after 2020 Japan's tonnes pass through the partner's",
  })
  readonly issued!: SidePairView;
  @ApiProperty({ type: () => [VintageFiguresView] })
  readonly vintages!: readonly VintageFiguresView[];
}

/** Both, side by side: no figure of the one is ever added to the other. */
export class IssuanceHistory {
  @ApiProperty({ example: 'MN' }) readonly country!: string;
  @ApiProperty() readonly note!: string;
  @ApiProperty({ type: PublishedHistoryView }) readonly published!: PublishedHistoryView;
  @ApiProperty({ type: OwnFiguresView }) readonly ledger!: OwnFiguresView;
}
