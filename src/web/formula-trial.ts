import type { PointedError } from '../kernel/refusal.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Calculation } from '../methodology/formulas/calculate.ts';
import type { Formula } from '../methodology/formulas/formula.ts';
import type { FormulaInputs } from '../methodology/formulas/inputs.ts';

/** A value of a form's field is no longer than this. */
const VALUE_AT_MOST = 60;

/** What somebody typed into the form of a formula, and what it comes to. */
export interface Trial {
  /** By symbol, as it was typed. */
  readonly typed: Readonly<Record<string, string>>;
  readonly calculation: Calculation | null;
  /** What was wrong with what was typed, in words; empty where nothing was. */
  readonly faults: readonly string[];
}

/**
 * Tries a formula with what a form sent, a field for each parameter. Nothing is stored. Fields that are no
 * parameter's are let go by: an address may carry others.
 *
 * @param calculate by the formula alone, or by a version that fixes some of its factors
 */
export function tryFormula(
  formula: Formula,
  given: Readonly<Record<string, unknown>>,
  calculate: (inputs: FormulaInputs) => Calculation,
): Trial {
  const typed = Object.fromEntries(
    formula.parameters.flatMap(({ symbol }) => {
      const value = given[symbol];
      return typeof value === 'string' && value.trim() !== ''
        ? [[symbol, value.trim().slice(0, VALUE_AT_MOST)]]
        : [];
    }),
  );
  const inputs = Object.entries(typed).map(([parameter, value]) => ({ parameter, value }));
  if (inputs.length === 0) return { typed, calculation: null, faults: [] };
  try {
    return { typed, calculation: calculate(inputs), faults: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const faults = (error.errors ?? []).map((fault) => faultInWords(fault, inputs));
    return { typed, calculation: null, faults: faults.length > 0 ? faults : [error.message] };
  }
}

/** The address of a form that holds a worked example's inputs. */
export function exampleAddress(
  path: string,
  inputs: Readonly<Record<string, string>>,
  country: string | undefined,
): string {
  const asked = new URLSearchParams({ ...inputs, ...(country === undefined ? {} : { country }) });
  return `${path}?${asked.toString()}#trial`;
}

/** '/inputs/2/value' as the symbol that stood there. */
function faultInWords(
  { pointer, detail }: PointedError,
  inputs: readonly { readonly parameter: string }[],
): string {
  const [, list, name = ''] = pointer.split('/');
  const symbol = list === 'inputs' ? (inputs[parseInt(name, 10)]?.parameter ?? name) : name;
  return symbol === '' ? detail : `${symbol} ${detail}`;
}
