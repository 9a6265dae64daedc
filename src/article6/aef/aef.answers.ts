import { ApiProperty } from '../../http/api-notes.ts';
import { ActAnswer } from '../../http/act-response.ts';

const NULLABLE_INTEGER = { type: 'integer', nullable: true } as const;
const OBJECT = { type: 'object', additionalProperties: true } as const;

/** Something that is not as it must be. */
export class AefFindingView {
  @ApiProperty({ type: 'integer', description: '1 to 5' }) readonly table!: number;
  @ApiProperty() readonly tableName!: string;
  @ApiProperty({ type: 'integer', description: 'From 1; 0 for the table as a whole' })
  readonly row!: number;
  @ApiProperty({ description: 'As it is printed' }) readonly column!: string;
  @ApiProperty() readonly given!: string;
  @ApiProperty() readonly wrong!: string;
  @ApiProperty() readonly possible!: string;
}

/** What the check says of a Party's year. */
export class AefCheckView {
  @ApiProperty({ example: 'JPN' }) readonly party!: string;
  @ApiProperty({ type: 'integer' }) readonly year!: number;
  @ApiProperty({ description: 'The version that would be filed', example: '1.0' })
  readonly version!: string;
  @ApiProperty() readonly passes!: boolean;
  @ApiProperty({ description: 'Version of the frozen holdings', ...NULLABLE_INTEGER })
  readonly holdingsVersion!: number | null;
  @ApiProperty({ description: 'Sizes of the logs by country', ...OBJECT })
  readonly knownAsOf!: object;
  @ApiProperty({ type: () => [AefFindingView] }) readonly findings!: readonly AefFindingView[];
}

/** A version that was filed. */
export class AefFilingView {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ example: '1.0' }) readonly version!: string;
  @ApiProperty({ format: 'date' }) readonly submittedOn!: string;
  @ApiProperty({ type: 'string', nullable: true }) readonly reason!: string | null;
  @ApiProperty({ type: 'integer' }) readonly holdingsVersion!: number;
  @ApiProperty({ format: 'date-time' }) readonly recordedAt!: string;
}

export class AefFilings {
  @ApiProperty({ type: () => [AefFilingView] }) readonly items!: readonly AefFilingView[];
}

export class AefFilingAnswer extends ActAnswer {
  @ApiProperty() readonly party!: string;
  @ApiProperty({ type: 'integer' }) readonly year!: number;
  @ApiProperty() readonly version!: string;
  @ApiProperty({ format: 'date' }) readonly submittedOn!: string;
  @ApiProperty({ description: 'SHA-256 of each file', ...OBJECT }) readonly sha256!: object;
}

export class HoldingsSnapshotAnswer extends ActAnswer {
  @ApiProperty() readonly party!: string;
  @ApiProperty({ type: 'integer' }) readonly year!: number;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
  @ApiProperty({ type: 'integer', description: 'How many runs of ITMOs' }) readonly runs!: number;
  @ApiProperty() readonly sha256!: string;
}

export class FieldDifferenceView {
  @ApiProperty() readonly column!: string;
  @ApiProperty() readonly theirs!: string;
  @ApiProperty() readonly ours!: string;
}

export class ReconciledLineView {
  @ApiProperty({ type: 'integer' }) readonly table!: number;
  @ApiProperty() readonly tableName!: string;
  @ApiProperty({ enum: ['matched', 'differs', 'only-theirs', 'only-ours'] })
  readonly state!: string;
  @ApiProperty(NULLABLE_INTEGER) readonly theirRow!: number | null;
  @ApiProperty(NULLABLE_INTEGER) readonly ourRow!: number | null;
  @ApiProperty() readonly about!: string;
  @ApiProperty({ type: () => [FieldDifferenceView] })
  readonly differences!: readonly FieldDifferenceView[];
}

/** Somebody's format beside ours. */
export class ReconciliationView {
  @ApiProperty(OBJECT) readonly counts!: object;
  @ApiProperty({ type: () => [ReconciledLineView] }) readonly lines!: readonly ReconciledLineView[];
}
