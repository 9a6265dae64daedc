import type { Refusal } from '../../kernel/refusal.ts';
import { differenceText, Exact, isNegativeText, sumText, wholeTonnes } from './arithmetic.ts';
import { inNumbers, valueOf, type Known } from './expression.ts';
import { factorsFor, type GivenFactors, type UsedFactor } from './factors.ts';
import { PROJECT_EMISSIONS, REFERENCE_EMISSIONS, TONNES, type Formula } from './formula.ts';
import { groupsOf, type FormulaInputs, type InputGroup } from './inputs.ts';

/** What of a calculation is not in its numbers. */
export interface CalculationOptions {
  /** ISO 3166-1 alpha-2: its own standard factors are used where none are given. */
  readonly country?: string;
  /** Factors fixed by the methodology's version, or tried out; instead of the standard ones. */
  readonly factors?: GivenFactors;
}

/** A number as it stands in a calculation. */
export interface Quantity {
  readonly symbol: string;
  readonly title: string;
  readonly value: string;
  readonly unit: string;
}

/** What went in for one piece of equipment or one route, rows added up. */
export interface CalculationInputs {
  /** What the values belong to: `charger 12`; null where it is all one. */
  readonly of: string | null;
  readonly values: readonly Quantity[];
}

/** One step as it was computed. */
export interface CalculationStep extends Quantity {
  /** What the step belongs to; null where it is all one, and for the sums at the end. */
  readonly of: string | null;
  /** In symbols: `ED ÷ AFEC × 100`. */
  readonly expression: string;
  /** In numbers with units: `900000 kWh ÷ 18 kWh/100 km × 100`. */
  readonly numbers: string;
}

export interface CalculationWarning {
  readonly code: 'BOUNDARIES_MIXED' | 'NEGATIVE_RESULT';
  readonly text: string;
}

/** A calculation with everything that is needed to make it again, by hand. */
export interface Calculation {
  /** The formula and its edition. */
  readonly formula: string;
  readonly inputs: readonly CalculationInputs[];
  readonly factors: readonly UsedFactor[];
  readonly steps: readonly CalculationStep[];
  /** Decimal text, tCO2e, 12 decimals at most. */
  readonly referenceEmissions: string;
  readonly projectEmissions: string;
  /** Reference less project emissions; may be negative. Not rounded to tonnes. */
  readonly emissionReductions: string;
  readonly warnings: readonly CalculationWarning[];
}

/** The two results before anything is written down. */
export interface Evaluation {
  readonly referenceEmissions: Exact;
  readonly projectEmissions: Exact;
}

/**
 * Computes reference emissions, project emissions and emission reductions, and says how.
 *
 * Refuses, in this order: FORMULA.FACTOR_REFUSED (one that the formula does not have, out of range, or
 * missing), FORMULA.INPUT_REFUSED (with one line in `errors` per value that is unknown, no number, in
 * another unit, out of range, given twice or missing). It throws them.
 */
export function calculate(
  formula: Formula,
  inputs: FormulaInputs,
  options: CalculationOptions = {},
): Calculation {
  const factors = accepted(factorsFor(formula, options));
  const groups = accepted(groupsOf(formula, inputs));
  const steps: CalculationStep[] = [];
  const totals = totalsOf(formula, factors, groups, steps);
  const reference = totals.referenceEmissions.toString();
  const project = totals.projectEmissions.toString();
  steps.push(...sumsOf(groups, steps, reference, project));
  const emissionReductions = differenceText(reference, project);
  return {
    formula: formula.code,
    inputs: groups.map(shownGroup),
    factors,
    steps,
    referenceEmissions: reference,
    projectEmissions: project,
    emissionReductions,
    warnings: warningsOf(factors, emissionReductions),
  };
}

/** The two results as exact numbers, for whoever adds or splits them. Refuses as {@link calculate}. */
export function evaluate(
  formula: Formula,
  inputs: FormulaInputs,
  options: CalculationOptions = {},
): Evaluation {
  const factors = accepted(factorsFor(formula, options));
  return totalsOf(formula, factors, accepted(groupsOf(formula, inputs)), []);
}

/** What a calendar year comes to; a negative year is never set off against another. */
export interface VintageTonnes {
  /** The calendar year in which the reductions occurred. */
  readonly vintage: number;
  readonly referenceEmissions: string;
  readonly projectEmissions: string;
  readonly emissionReductions: string;
  /** Whole tonnes, decimal text: reductions rounded down; 0 where they are negative. */
  readonly tonnes: string;
}

/**
 * Whole tonnes per calendar year, floor(max(0, RE − PE)), and their sum: 12.9, 40.2 and 0.99 come to
 * 12 + 40 + 0 = 52.
 *
 * @source JCM methodology guidelines: rounded down per calendar year; no netting between years
 */
export function tonnesPerVintage(
  years: readonly {
    readonly vintage: number;
    readonly referenceEmissions: string;
    readonly projectEmissions: string;
  }[],
): { readonly vintages: readonly VintageTonnes[]; readonly total: string } {
  const vintages = years.map(({ vintage, referenceEmissions, projectEmissions }) => {
    const emissionReductions = differenceText(referenceEmissions, projectEmissions);
    const tonnes = wholeTonnes(emissionReductions);
    return { vintage, referenceEmissions, projectEmissions, emissionReductions, tonnes };
  });
  return { vintages, total: sumText(vintages.map(({ tonnes }) => tonnes)) };
}

function totalsOf(
  formula: Formula,
  factors: readonly UsedFactor[],
  groups: readonly InputGroup[],
  into: CalculationStep[],
): Evaluation {
  const results = groups.map((group) => {
    const known = new Map<string, Known>();
    for (const { symbol, value, unit } of factors)
      known.set(symbol, { value: Exact.of(value), unit });
    for (const { symbol, value, unit } of group.values) known.set(symbol, { value, unit });
    for (const { symbol, title, unit, expression } of formula.steps) {
      const value = valueOf(expression, known);
      const numbers = inNumbers(expression, known);
      known.set(symbol, { value, unit });
      into.push({
        of: group.of,
        symbol,
        title,
        expression,
        numbers,
        value: value.toString(),
        unit,
      });
    }
    return known;
  });
  const total = (symbol: string): Exact =>
    Exact.sum(results.map((known) => known.get(symbol)?.value ?? Exact.ZERO));
  return {
    referenceEmissions: total(REFERENCE_EMISSIONS),
    projectEmissions: total(PROJECT_EMISSIONS),
  };
}

/** The last steps: the sums over all equipment where there are several, and the difference. */
function sumsOf(
  groups: readonly InputGroup[],
  steps: readonly CalculationStep[],
  reference: string,
  project: string,
): readonly CalculationStep[] {
  const last = { of: null, unit: TONNES };
  const sum = (symbol: string, title: string, value: string): CalculationStep => {
    const parts = steps.filter((step) => step.symbol === symbol).map((step) => step.value);
    const numbers = `${parts.map((part) => `${part} ${TONNES}`).join(' + ')}`;
    return { ...last, symbol, title, expression: `sum of ${symbol}`, numbers, value };
  };
  const difference: CalculationStep = {
    ...last,
    symbol: 'ER',
    title: 'Emission reductions',
    expression: 'RE − PE',
    numbers: `${reference} ${TONNES} − ${project} ${TONNES}`,
    value: differenceText(reference, project),
  };
  if (groups.length === 1) return [difference];
  return [
    sum(REFERENCE_EMISSIONS, 'Reference emissions, all together', reference),
    sum(PROJECT_EMISSIONS, 'Project emissions, all together', project),
    difference,
  ];
}

function warningsOf(
  factors: readonly UsedFactor[],
  emissionReductions: string,
): readonly CalculationWarning[] {
  const warnings: CalculationWarning[] = [];
  const within = (boundary: UsedFactor['boundary']): readonly string[] =>
    factors.filter((factor) => factor.boundary === boundary).map(({ symbol }) => symbol);
  const lifeCycle = within('life-cycle');
  const combustion = within('combustion');
  if (lifeCycle.length > 0 && combustion.length > 0) {
    warnings.push({
      code: 'BOUNDARIES_MIXED',
      text:
        `${lifeCycle.join(', ')} counts the whole life cycle, ${combustion.join(', ')} combustion ` +
        'only: the two sides are not comparable. Use one boundary for all factors.',
    });
  }
  if (isNegativeText(emissionReductions)) {
    warnings.push({
      code: 'NEGATIVE_RESULT',
      text:
        `The project emits more than the reference (${emissionReductions} ${TONNES}): nothing can ` +
        'be issued for it, and it is not set off against another year.',
    });
  }
  return warnings;
}

function shownGroup({ of, values }: InputGroup): CalculationInputs {
  return {
    of,
    values: values.map(({ symbol, title, value, unit }) => ({
      symbol,
      title,
      value: value.toString(),
      unit,
    })),
  };
}

function accepted<T extends object>(result: T | Refusal): T {
  if (result instanceof Error) throw result;
  return result;
}
