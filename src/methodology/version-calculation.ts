import { Refusal } from '../kernel/refusal.ts';
import { methodologyErrors } from './errors.ts';
import { formulaOf } from './formulas/all.ts';
import { calculate, type Calculation } from './formulas/calculate.ts';
import type { GivenFactors } from './formulas/factors.ts';
import type { FormulaInputs } from './formulas/inputs.ts';

/** What of a methodology's version a calculation needs. */
export interface CalculatingVersion {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Ver1.0. */
  readonly version: string;
  readonly formula: string | null;
  /** The factors that the version fixes. */
  readonly factors: GivenFactors;
}

/**
 * Computes with a version of a methodology: with its formula, the factors it fixes, and of those that
 * it leaves open the given ones, else its country's standard, else the formula's.
 *
 * Refuses, in this order: METHODOLOGY.NO_FORMULA, FORMULA.NOT_FOUND, FORMULA.FACTOR_REFUSED (also for a
 * factor that the version fixes), FORMULA.INPUT_REFUSED. It throws them.
 */
export function calculateByVersion(
  version: CalculatingVersion,
  inputs: FormulaInputs,
  given: GivenFactors = {},
): Calculation {
  if (version.formula === null) {
    throw methodologyErrors.refuse('METHODOLOGY.NO_FORMULA', { version: version.version });
  }
  const formula = formulaOf(version.formula);
  if (formula instanceof Refusal) throw formula;
  const fixed = Object.keys(given).filter((symbol) => version.factors[symbol] !== undefined);
  if (fixed.length > 0) {
    const errors = fixed.map((symbol) => ({
      pointer: `/factors/${symbol}`,
      detail: `is fixed by ${version.version}; leave it out`,
    }));
    throw methodologyErrors.refuse('FORMULA.FACTOR_REFUSED', { formula: formula.code }, errors);
  }
  return calculate(formula, inputs, {
    country: version.country,
    factors: { ...given, ...version.factors },
  });
}
