import { ApiProperty } from '../http/api-notes.ts';
import { OneOf, Text, WholeNumberText } from '../http/fields.ts';
import { AsOfQuery } from './country-report.dto.ts';
import { CREDIT_FIGURES, type CreditSide } from './reported-credits.ts';

/** Which figure of credits, whose, and which page of what is behind it. */
export class CreditLinesQuery extends AsOfQuery {
  @Text({ max: 64, description: `Which figure: ${CREDIT_FIGURES.join(', ')}` })
  readonly figure!: string;

  @OneOf(['japan', 'partner'], {
    optional: true,
    description: "A side's registry; with a vintage",
  })
  readonly side?: CreditSide;

  @Text({ optional: true, min: 0, max: 8, description: 'A calendar year of reductions' })
  readonly vintage?: string;

  @Text({ optional: true, min: 0, max: 64, description: "A project's reference" })
  readonly project?: string;

  @WholeNumberText({ optional: true, min: 1, max: 200, description: 'Lines on a page; 50' })
  readonly limit?: string;

  @Text({ optional: true, max: 1024, description: 'Where to go on' })
  readonly cursor?: string;
}

const TONNES = { example: '1200', description: 'Tonnes of CO2 equivalent' } as const;
const NONE = { type: 'string', nullable: true } as const;

export class CreditLineView {
  @ApiProperty({ format: 'date' }) readonly on!: string;
  @ApiProperty({ example: 'credit-retirement' }) readonly kind!: string;
  @ApiProperty({ example: 'KZ001' }) readonly project!: string;
  @ApiProperty({ ...NONE, example: '2024' }) readonly vintage!: string | null;
  @ApiProperty({ ...NONE, enum: ['japan', 'partner'] }) readonly side!: string | null;
  @ApiProperty({ ...NONE, example: 'KZ-KZ-KZ001-2024-1-500' }) readonly serials!: string | null;
  @ApiProperty(TONNES) readonly tonnes!: string;
  @ApiProperty(TONNES) readonly runningTotal!: string;
  @ApiProperty(NONE) readonly entry!: string | null;
  @ApiProperty({ description: 'Where what it rests on is read' }) readonly source!: string;
  @ApiProperty({ type: [String], description: 'Documents that it cites' })
  readonly documents!: readonly string[];
}

/** A figure of credits and a page of what it is the sum of. */
export class CreditLinesView {
  @ApiProperty({ enum: CREDIT_FIGURES }) readonly figure!: string;
  @ApiProperty({ format: 'date' }) readonly effectiveAsOf!: string;
  @ApiProperty({ type: 'integer', description: 'Leaves of the log' }) readonly knownAsOf!: number;
  @ApiProperty(TONNES) readonly total!: string;
  @ApiProperty(TONNES) readonly carriedForward!: string;
  @ApiProperty({ type: () => [CreditLineView] }) readonly items!: readonly CreditLineView[];
  @ApiProperty({
    type: 'boolean',
    nullable: true,
    description: 'On the last page: whether all lines sum to the figure',
  })
  readonly agrees!: boolean | null;
  @ApiProperty(NONE) readonly next!: string | null;
}
