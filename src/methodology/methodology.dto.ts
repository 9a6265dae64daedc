import type { CalendarDay } from '../kernel/calendar-day.ts';
import {
  CountryIso2,
  Day,
  DecimalText,
  ListOf,
  OneOf,
  PublicId,
  Sha256,
  Text,
  WholeNumber,
  WholeNumberList,
  WholeNumberText,
} from '../http/fields.ts';
import { PageQuery } from '../http/paging.ts';
import type { DocumentGiven, MethodologyBody } from './acts/methodology.ts';
import type { MethodologyTransitionBody } from './acts/methodology-transition.ts';
import type { MethodologyVersionBody } from './acts/methodology-version.ts';
import { BOUNDARIES, type Boundary } from './formulas/formula.ts';
import type { InputValue } from './formulas/inputs.ts';
import { METHODOLOGY_STATES, type MethodologyState } from './methodology-cycle.ts';
import type { VersionFactor } from './version-draft.ts';

const DECISION = 'The decision of the Joint Committee that the step rests on';
const EXAMPLE_ID = 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000';
const FORMULA = 'Code of the formula by which it computes: see GET /v1/formulas';

/** A form that is handed in. */
export class MethodologyDocumentDto implements DocumentGiven {
  @Text({ max: 20, description: 'Its code: PM, PMS, AMR_Req …', example: 'PM' })
  readonly form!: string;
  @Text({ max: 300, description: 'Its title' })
  readonly title!: string;
  @Sha256({ optional: true, description: 'Digest of the file' })
  readonly sha256?: string;
}

/** A methodology to propose, new or as a revision. */
export class MethodologyDto implements MethodologyBody {
  @Text({
    max: 8,
    pattern: /^[A-Z]{2}_PM[0-9]{3}$/,
    description: 'The number of the proposal: country, _PM, three digits',
    example: 'KZ_PM001',
  })
  readonly proposalNumber!: string;
  @Text({ max: 300, description: 'Its title' })
  readonly title!: string;
  @WholeNumberList({
    min: 1,
    max: 16,
    each: { min: 1, max: 16 },
    description: 'Sectoral scopes: 1 energy industries … 16',
    example: [7],
  })
  readonly scopes!: readonly number[];
  @Text({ max: 300, optional: true, description: 'Who proposes it' })
  readonly proponent?: string;
  @Text({ max: 4000, optional: true, multiline: true, description: 'What it measures, and how' })
  readonly summary?: string;
  @PublicId({ optional: true, description: 'The approved methodology that it is to revise' })
  readonly revises?: string;
  @Day({ optional: true, description: 'The day it was proposed; today where left out' })
  readonly proposedOn?: CalendarDay;
  @ListOf(() => MethodologyDocumentDto, {
    optional: true,
    max: 20,
    description: 'The forms; PM and PMS are needed before public input',
  })
  readonly documents?: readonly MethodologyDocumentDto[];
  @Text({ max: 1000, optional: true, description: 'Where this is stated' })
  readonly source?: string;
}

/** A methodology to propose, with its country. */
export class ProposedMethodologyDto extends MethodologyDto {
  @CountryIso2({ description: 'The partner country' })
  readonly country!: string;
}

/** A factor that a version fixes, or that is tried out. */
export class FactorDto implements VersionFactor {
  @Text({ max: 20, description: "The factor's symbol in the formula", example: 'EF_grid' })
  readonly symbol!: string;
  @DecimalText({ description: 'In the unit of the formula', example: '0.821391' })
  readonly value!: string;
  @Text({ max: 1000, description: 'Where it is stated' })
  readonly source!: string;
  @WholeNumber({ min: 1900, max: 2200, optional: true, description: 'The year it describes' })
  readonly year?: number;
  @OneOf(BOUNDARIES, { description: 'What it counts: the whole life cycle, or combustion only' })
  readonly boundary!: Boundary;
}

/** A step of a methodology. */
export class MethodologyTransitionDto implements MethodologyTransitionBody {
  @OneOf(METHODOLOGY_STATES, { description: 'The state to come to' })
  readonly to!: MethodologyState;
  @Day({
    optional: true,
    description: "The day of the step; today where left out, the decision's day where there is one",
  })
  readonly effectiveOn?: CalendarDay;
  @Day({ optional: true, description: 'Last day of public input; the 15th where left out' })
  readonly publicInputUntil?: CalendarDay;
  @ListOf(() => MethodologyDocumentDto, {
    optional: true,
    max: 20,
    description: 'Forms that are handed in with the step',
  })
  readonly documents?: readonly MethodologyDocumentDto[];
  @PublicId({ optional: true, description: DECISION, example: EXAMPLE_ID })
  readonly decisionId?: string;
  @Text({
    max: 8,
    optional: true,
    pattern: /^[A-Z]{2}_AM[0-9]{3}$/,
    description: 'The number of a newly approved methodology',
    example: 'KZ_AM001',
  })
  readonly approvedNumber?: string;
  @Text({
    max: 12,
    optional: true,
    pattern: /^Ver[0-9]{1,3}\.[0-9]{1,3}$/,
    description: 'The version that is approved; Ver1.0, or the next whole number, where left out',
    example: 'Ver1.0',
  })
  readonly version?: string;
  @Text({ max: 80, optional: true, description: FORMULA, example: 'ev-charging-1' })
  readonly formula?: string;
  @ListOf(() => FactorDto, { optional: true, max: 20, description: 'Factors that it fixes' })
  readonly factors?: readonly FactorDto[];
  @Text({ max: 2000, optional: true, multiline: true, description: 'Why' })
  readonly reason?: string;
}

/** The next version of an approved methodology. */
export class MethodologyVersionDto implements MethodologyVersionBody {
  @Text({
    max: 12,
    pattern: /^Ver[0-9]{1,3}\.[0-9]{1,3}$/,
    description: 'Higher than the version in force',
    example: 'Ver2.0',
  })
  readonly version!: string;
  @PublicId({ description: DECISION, example: EXAMPLE_ID })
  readonly decisionId!: string;
  @Text({ max: 80, optional: true, description: FORMULA, example: 'ev-charging-1' })
  readonly formula?: string;
  @ListOf(() => FactorDto, { optional: true, max: 20, description: 'Factors that it fixes' })
  readonly factors?: readonly FactorDto[];
}

/** One measured or fixed value. */
export class InputValueDto implements InputValue {
  @Text({ max: 20, description: "The parameter's symbol in the formula", example: 'ED' })
  readonly parameter!: string;
  @DecimalText({ description: "In the parameter's unit", example: '900000' })
  readonly value!: string;
  @Text({
    max: 30,
    optional: true,
    description: 'The unit it was measured in; refused where it is not that of the parameter',
    example: 'kWh',
  })
  readonly unit?: string;
  @Text({
    max: 100,
    optional: true,
    description: 'What it belongs to; a setting without it holds for all',
    example: 'charger 12',
  })
  readonly of?: string;
}

/** A trial calculation: it stores nothing. */
export class CalculationDto {
  @ListOf(() => InputValueDto, {
    min: 1,
    max: 2000,
    description: 'Activity data and settings, in any order; activity is added up',
  })
  readonly inputs!: readonly InputValueDto[];
  @ListOf(() => FactorDto, {
    optional: true,
    max: 20,
    description: 'Factors to use instead of the standard ones',
  })
  readonly factors?: readonly FactorDto[];
}

/** A trial calculation with a formula alone, which is of no country. */
export class FormulaCalculationDto extends CalculationDto {
  @CountryIso2({ optional: true, description: 'Whose standard factors are used' })
  readonly country?: string;
}

/** What a list of methodologies takes from its address. */
export class MethodologyQuery extends PageQuery {
  @CountryIso2({ optional: true, description: 'Only of this partner country' })
  readonly country?: string;
  @OneOf(METHODOLOGY_STATES, { optional: true, description: 'Only in this state' })
  readonly state?: MethodologyState;
  @WholeNumberText({ optional: true, min: 1, max: 16, description: 'Only of this sectoral scope' })
  readonly scope?: string;
  @Text({ max: 100, optional: true, description: 'Part of the title, or a number' })
  readonly q?: string;
}
