import { ApiProperty, ApiPropertyOptional } from '../http/api-notes.ts';
import { BOUNDARIES, type Boundary } from './formulas/formula.ts';

const NULLABLE_TEXT = { type: 'string', nullable: true } as const;
const DECIMAL = { example: '918.4' } as const;

/** A number with its name and unit. */
export class QuantityView {
  @ApiProperty({ example: 'ED' }) readonly symbol!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty(DECIMAL) readonly value!: string;
  @ApiProperty({ example: 'kWh' }) readonly unit!: string;
}

/** What went in, added up, for one thing that the inputs named. */
export class CalculationInputsView {
  @ApiProperty({ description: 'What the values belong to; null for all', ...NULLABLE_TEXT })
  readonly of!: string | null;
  @ApiProperty({ type: () => [QuantityView] }) readonly values!: readonly QuantityView[];
}

/** A factor as it was used. */
export class UsedFactorView extends QuantityView {
  @ApiProperty() readonly source!: string;
  @ApiProperty({ type: 'integer', nullable: true }) readonly year!: number | null;
  @ApiProperty({ enum: BOUNDARIES }) readonly boundary!: Boundary;
  @ApiProperty({
    description: "Given, the country's standard, or the formula's",
    enum: ['given', 'of-country', 'standard'],
  })
  readonly chosen!: string;
}

/** One step, in symbols and in numbers. */
export class CalculationStepView extends QuantityView {
  @ApiProperty({ description: 'What it belongs to; null for all', ...NULLABLE_TEXT })
  readonly of!: string | null;
  @ApiProperty({ example: 'ED ÷ AFEC × 100' }) readonly expression!: string;
  @ApiProperty({ example: '900000 kWh ÷ 18 kWh/100 km × 100' }) readonly numbers!: string;
}

export class CalculationWarningView {
  @ApiProperty({ enum: ['BOUNDARIES_MIXED', 'NEGATIVE_RESULT'] }) readonly code!: string;
  @ApiProperty() readonly text!: string;
}

/** A calculation with everything that is needed to make it again by hand. */
export class CalculationView {
  @ApiProperty({ example: 'ev-charging-1' }) readonly formula!: string;
  @ApiProperty({ type: () => [CalculationInputsView] })
  readonly inputs!: readonly CalculationInputsView[];
  @ApiProperty({ type: () => [UsedFactorView] }) readonly factors!: readonly UsedFactorView[];
  @ApiProperty({ type: () => [CalculationStepView] })
  readonly steps!: readonly CalculationStepView[];
  @ApiProperty({ description: 'tCO2e, at most 12 decimals', ...DECIMAL })
  readonly referenceEmissions!: string;
  @ApiProperty({ description: 'tCO2e, at most 12 decimals', ...DECIMAL })
  readonly projectEmissions!: string;
  @ApiProperty({ description: 'The difference; may be negative', ...DECIMAL })
  readonly emissionReductions!: string;
  @ApiProperty({ type: () => [CalculationWarningView] })
  readonly warnings!: readonly CalculationWarningView[];
}

/** A calculation by a version of a methodology. */
export class VersionCalculationView extends CalculationView {
  @ApiProperty({ example: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000' })
  readonly methodology!: string;
  @ApiProperty({ example: 'KZ_AM001' }) readonly approvedNumber!: string;
  @ApiProperty({ example: 'Ver1.0' }) readonly methodologyVersion!: string;
}

export class RangeView {
  @ApiPropertyOptional() readonly least?: string;
  @ApiPropertyOptional() readonly above?: string;
  @ApiPropertyOptional() readonly most?: string;
}

export class ParameterView {
  @ApiProperty() readonly symbol!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty() readonly unit!: string;
  @ApiProperty({
    description: '`activity` is metered and added up; a `setting` is of the equipment or the route',
    enum: ['activity', 'setting'],
  })
  readonly kind!: string;
  @ApiProperty({ type: () => RangeView }) readonly range!: RangeView;
}

export class FactorValueView {
  @ApiProperty() readonly value!: string;
  @ApiProperty() readonly source!: string;
  @ApiProperty({ type: 'integer', nullable: true }) readonly year!: number | null;
  @ApiProperty({ enum: BOUNDARIES }) readonly boundary!: Boundary;
}

export class FactorView {
  @ApiProperty() readonly symbol!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty() readonly unit!: string;
  @ApiProperty({ type: () => RangeView }) readonly range!: RangeView;
  @ApiPropertyOptional({ type: () => FactorValueView })
  readonly standard?: FactorValueView;
  @ApiPropertyOptional({
    description: 'By country',
    type: 'object',
    additionalProperties: { $ref: '#/components/schemas/FactorValueView' },
  })
  readonly ofCountry?: object;
}

export class FormulaStepView {
  @ApiProperty() readonly symbol!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty() readonly unit!: string;
  @ApiProperty() readonly expression!: string;
}

export class WorkedExampleView {
  @ApiProperty() readonly title!: string;
  @ApiPropertyOptional() readonly country?: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  readonly inputs!: object;
  @ApiProperty() readonly referenceEmissions!: string;
  @ApiProperty() readonly projectEmissions!: string;
  @ApiProperty() readonly emissionReductions!: string;
}

/** A formula: parameters, factors with their sources, steps, and examples that hold to the last digit. */
export class FormulaView {
  @ApiProperty({ example: 'ev-charging-1' }) readonly code!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty() readonly explanation!: string;
  @ApiProperty() readonly source!: string;
  @ApiProperty({ type: () => [ParameterView] }) readonly parameters!: readonly ParameterView[];
  @ApiProperty({ type: () => [FactorView] }) readonly factors!: readonly FactorView[];
  @ApiProperty({ type: () => [FormulaStepView] }) readonly steps!: readonly FormulaStepView[];
  @ApiProperty({ type: () => [WorkedExampleView] })
  readonly examples!: readonly WorkedExampleView[];
}

export class FormulaList {
  @ApiProperty({ type: () => [FormulaView] }) readonly items!: readonly FormulaView[];
}
