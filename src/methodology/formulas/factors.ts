import { isDecimalText } from '../../kernel/decimal-text.ts';
import type { PointedError, Refusal } from '../../kernel/refusal.ts';
import { methodologyErrors } from '../errors.ts';
import type { Boundary, Factor, FactorValue, Formula } from './formula.ts';
import { outOfRange } from './range.ts';

/** Factors by symbol, as a methodology's version fixes them or as they are tried out. */
export type GivenFactors = Readonly<Record<string, FactorValue>>;

/** A factor as a calculation used it: the number with all that is known of it. */
export interface UsedFactor {
  readonly symbol: string;
  readonly title: string;
  readonly value: string;
  readonly unit: string;
  readonly source: string;
  readonly year: number | null;
  readonly boundary: Boundary;
  /** Whose number it is: given for this calculation, the country's, or the formula's own standard. */
  readonly chosen: 'given' | 'of-country' | 'standard';
}

export interface FactorChoice {
  readonly country?: string;
  readonly factors?: GivenFactors;
}

/**
 * The factors of a calculation: what is given before the country's standard before the formula's.
 *
 * Refuses FORMULA.FACTOR_REFUSED, with one line in `errors` per factor that the formula does not have,
 * that is no number or out of range, or that nobody gave.
 */
export function factorsFor(
  formula: Formula,
  { country, factors = {} }: FactorChoice,
): readonly UsedFactor[] | Refusal {
  const faults = factorFaults(formula, factors);
  const used = formula.factors.flatMap((factor) => {
    const found = chosen(factor, country, factors);
    if (found) return [found];
    const detail = `is missing: ${factor.title}, in ${factor.unit}, with its source and year`;
    faults.push({ pointer: `/factors/${factor.symbol}`, detail });
    return [];
  });
  if (faults.length === 0) return used;
  return methodologyErrors.refuse('FORMULA.FACTOR_REFUSED', { formula: formula.code }, faults);
}

/** What is wrong with given factors, whether or not others are missing. */
export function factorFaults(formula: Formula, factors: GivenFactors): PointedError[] {
  return Object.entries(factors).flatMap(([symbol, given]) => {
    const pointer = `/factors/${symbol}`;
    const factor = formula.factors.find((one) => one.symbol === symbol);
    if (!factor) {
      const possible = formula.factors.map((one) => one.symbol).join(', ');
      return [{ pointer, detail: `is no factor of ${formula.code}; it has ${possible}` }];
    }
    if (!isDecimalText(given.value)) {
      return [{ pointer: `${pointer}/value`, detail: 'must be decimal text, such as "0.821391"' }];
    }
    const detail = outOfRange(given.value, factor.range, factor.unit);
    return detail === null ? [] : [{ pointer: `${pointer}/value`, detail }];
  });
}

function chosen(
  { symbol, title, unit, standard, ofCountry }: Factor,
  country: string | undefined,
  factors: GivenFactors,
): UsedFactor | null {
  const about = { symbol, title, unit };
  const given = factors[symbol];
  if (given) return { ...about, ...valueOnly(given), chosen: 'given' };
  const countrys = country === undefined ? undefined : ofCountry?.[country];
  if (countrys) return { ...about, ...valueOnly(countrys), chosen: 'of-country' };
  return standard ? { ...about, ...valueOnly(standard), chosen: 'standard' } : null;
}

function valueOnly({ value, source, year, boundary }: FactorValue): FactorValue {
  return { value, source, year, boundary };
}
