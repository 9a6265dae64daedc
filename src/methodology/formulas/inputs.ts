import { isDecimalText } from '../../kernel/decimal-text.ts';
import type { PointedError, Refusal } from '../../kernel/refusal.ts';
import { methodologyErrors } from '../errors.ts';
import { Exact } from './arithmetic.ts';
import type { Formula, Parameter } from './formula.ts';
import { outOfRange } from './range.ts';

/** One measured or fixed value: a row of activity data, or a property of the equipment. */
export interface InputValue {
  /** The parameter's symbol, such as `ED`. */
  readonly parameter: string;
  /** Decimal text. */
  readonly value: string;
  /** The parameter's unit where left out; another unit is refused. */
  readonly unit?: string | null;
  /** What it belongs to: `charger 12`, `route Almaty–Dostyk`. Settings without it hold for all. */
  readonly of?: string | null;
}

/** Rows in any order; or, where there is one value for each parameter, the values by symbol. */
export type FormulaInputs = readonly InputValue[] | Readonly<Record<string, string>>;

/** What belongs together, its activity added up. */
export interface InputGroup {
  readonly of: string | null;
  readonly values: readonly GroupValue[];
}

interface GroupValue {
  readonly symbol: string;
  readonly title: string;
  readonly unit: string;
  readonly value: Exact;
}

/** Pieces of equipment or routes that one calculation can hold. */
export const GROUPS_AT_MOST = 500;

/**
 * The inputs by what they belong to, activity added up, in the order of the names: the order of the
 * rows changes nothing.
 *
 * Refuses FORMULA.INPUT_REFUSED, with one line in `errors` per fault; a row's pointer is `/inputs/3`,
 * counted from 0.
 */
export function groupsOf(formula: Formula, inputs: FormulaInputs): readonly InputGroup[] | Refusal {
  const rows = rowsOf(inputs);
  const faults = [...inputFaults(formula, rows)];
  if (faults.length > 0) return refused(formula, faults);
  const shared = new Map<string, Exact>();
  const groups = new Map<string | null, Map<string, Exact>>();
  const parameters = new Map(formula.parameters.map((one) => [one.symbol, one]));
  const named = rows.some((row) => (row.of ?? null) !== null);
  for (const { parameter, value, of = null } of rows) {
    const isSetting = parameters.get(parameter)?.kind === 'setting';
    const into = of === null && isSetting && named ? shared : valuesOf(groups, of);
    const before = isSetting ? undefined : into.get(parameter);
    into.set(parameter, (before ?? Exact.ZERO).plus(Exact.of(value)));
  }
  if (groups.size === 0) groups.set(null, shared);
  if (groups.size > GROUPS_AT_MOST) {
    const detail = `belong to ${groups.size} things; one calculation holds ${GROUPS_AT_MOST}`;
    return refused(formula, [{ pointer: '/inputs', detail }]);
  }
  const complete = [...groups]
    .sort(([one], [other]) => byName(one ?? '', other ?? ''))
    .map(([of, values]) => groupOf(formula, of, values, shared, faults));
  return faults.length > 0 ? refused(formula, faults) : complete;
}

/**
 * What is wrong with each row by itself: unknown, no number, in another unit, out of range, or a
 * setting that is given twice. Pointers count rows from 0: `/inputs/3`.
 */
export function inputFaults(
  formula: Formula,
  rows: readonly InputValue[],
): readonly PointedError[] {
  const settings = new Set<string>();
  return rows.flatMap((row, at) => {
    const parameter = formula.parameters.find(({ symbol }) => symbol === row.parameter);
    const detail = parameter
      ? faultOf(parameter, row, settings)
      : `${row.parameter} is no parameter of ${formula.code}; it has ` +
        formula.parameters.map(({ symbol }) => symbol).join(', ');
    return detail === null ? [] : [{ pointer: `/inputs/${at}`, detail }];
  });
}

/** The values as rows, whichever way they are given. */
export function rowsOf(inputs: FormulaInputs): readonly InputValue[] {
  if (isRows(inputs)) return inputs;
  return Object.entries(inputs).map(([parameter, value]) => ({ parameter, value }));
}

function isRows(inputs: FormulaInputs): inputs is readonly InputValue[] {
  return Array.isArray(inputs);
}

function faultOf(
  { symbol, unit, kind, range }: Parameter,
  row: InputValue,
  settings: Set<string>,
): string | null {
  if (!isDecimalText(row.value)) return `${symbol} must be decimal text, such as "1250.5"`;
  const given = row.unit ?? unit;
  if (given !== unit) return `${symbol} is in ${given}; it is measured in ${unit}`;
  const fault = outOfRange(row.value, range, unit);
  if (fault !== null) return `${symbol} ${fault}`;
  if (kind === 'activity') return null;
  const place = JSON.stringify([symbol, row.of ?? null]);
  if (settings.has(place)) return `${symbol} is given twice for ${row.of ?? 'the same thing'}`;
  settings.add(place);
  return null;
}

function valuesOf(
  groups: Map<string | null, Map<string, Exact>>,
  of: string | null,
): Map<string, Exact> {
  const found = groups.get(of) ?? new Map<string, Exact>();
  groups.set(of, found);
  return found;
}

/** By code units: the same everywhere, whatever the language of the machine. */
function byName(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function groupOf(
  formula: Formula,
  of: string | null,
  values: ReadonlyMap<string, Exact>,
  shared: ReadonlyMap<string, Exact>,
  faults: PointedError[],
): InputGroup {
  const present = formula.parameters.flatMap(({ symbol, title, unit }) => {
    const value = values.get(symbol) ?? shared.get(symbol);
    if (value) return [{ symbol, title, unit, value }];
    const whose = of === null ? '' : ` of ${of}`;
    faults.push({ pointer: '/inputs', detail: `lack ${symbol}${whose}: ${title}, in ${unit}` });
    return [];
  });
  return { of, values: present };
}

function refused(formula: Formula, errors: readonly PointedError[]): Refusal {
  const facts = { formula: formula.code, faults: errors.length };
  return methodologyErrors.refuse('FORMULA.INPUT_REFUSED', facts, errors.slice(0, 100));
}
