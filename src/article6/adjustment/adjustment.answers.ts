import { ApiProperty } from '../../http/api-notes.ts';
import { ActAnswer } from '../../http/act-response.ts';
import { NULLABLE_INTEGER, NULLABLE_TEXT, TONNES_TEXT } from '../article6.answers.ts';
import type {
  AdjustmentStep,
  CorrespondingAdjustment,
  Missing,
} from './corresponding-adjustment.ts';
import type { AdjustmentMethod } from '../acts/ndc-period.ts';

const OBJECT = { type: 'object', additionalProperties: true } as const;

/** One step of the arithmetic. */
export class AdjustmentStepView implements AdjustmentStep {
  @ApiProperty() readonly symbol!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty() readonly expression!: string;
  @ApiProperty() readonly numbers!: string;
  @ApiProperty({ description: 't CO2 eq' }) readonly value!: string;
  @ApiProperty() readonly isRounded!: boolean;
}

/** Whether anything is missing, and what. */
export class AdjustmentCheckView {
  @ApiProperty() readonly passes!: boolean;
  @ApiProperty({ ...OBJECT, isArray: true }) readonly missing!: readonly Missing[];
}

/** What was made final. */
export class FinalAdjustmentView {
  @ApiProperty({ type: 'integer' }) readonly version!: number;
  @ApiProperty() readonly reason!: string;
  @ApiProperty({ format: 'date-time' }) readonly recordedAt!: string;
  @ApiProperty({ description: 'The figures as they were made final', ...OBJECT })
  readonly adjustment!: CorrespondingAdjustment;
}

/** The corresponding adjustment and emissions balance of a Party and year, step by step. */
export class AdjustmentView implements CorrespondingAdjustment {
  @ApiProperty({ example: 'JPN' }) readonly party!: string;
  @ApiProperty({ type: 'integer' }) readonly year!: number;
  @ApiProperty(NULLABLE_TEXT) readonly method!: AdjustmentMethod | null;
  @ApiProperty(NULLABLE_INTEGER) readonly periodFirstYear!: number | null;
  @ApiProperty(NULLABLE_INTEGER) readonly periodLastYear!: number | null;
  @ApiProperty({ ...TONNES_TEXT, description: 'Vintage of the year, authorised and transferred' })
  readonly firstTransferred!: string;
  @ApiProperty({ ...TONNES_TEXT, description: 'Used towards the NDC for the year' })
  readonly used!: string;
  @ApiProperty({ description: 'Added to the emissions of the year', ...NULLABLE_TEXT })
  readonly adjustment!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly cumulativeAdjustment!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly inventoryEmissions!: string | null;
  @ApiProperty(NULLABLE_INTEGER) readonly inventoryVersion!: number | null;
  @ApiProperty(NULLABLE_TEXT) readonly emissionsBalance!: string | null;
  @ApiProperty({ type: () => [AdjustmentStepView] }) readonly steps!: readonly AdjustmentStepView[];
  @ApiProperty({ type: () => AdjustmentCheckView }) readonly check!: AdjustmentCheckView;
  @ApiProperty({ type: () => FinalAdjustmentView, nullable: true })
  readonly final!: FinalAdjustmentView | null;
  @ApiProperty({ description: 'Whether the books now give other figures than the final ones' })
  readonly revisionNeeded!: boolean;
}

export class AdjustmentsView {
  @ApiProperty({ example: 'JPN' }) readonly party!: string;
  @ApiProperty({ description: 'Sizes of the logs by country', ...OBJECT })
  readonly knownAsOf!: object;
  @ApiProperty({ type: () => [AdjustmentView] }) readonly items!: readonly AdjustmentView[];
}

export class FinalAdjustmentAnswer extends ActAnswer {
  @ApiProperty() readonly party!: string;
  @ApiProperty({ type: 'integer' }) readonly year!: number;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
  @ApiProperty(NULLABLE_TEXT) readonly adjustment!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly emissionsBalance!: string | null;
}
