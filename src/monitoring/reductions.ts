import { Refusal } from '../kernel/refusal.ts';
import { differenceText, sumText, wholeTonnes } from '../methodology/formulas/arithmetic.ts';
import { calculate, type Calculation } from '../methodology/formulas/calculate.ts';
import type { GivenFactors } from '../methodology/formulas/factors.ts';
import type { Formula } from '../methodology/formulas/formula.ts';
import type { InputValue } from '../methodology/formulas/inputs.ts';
import type { ActivityRow } from './activity-row.ts';
import { apportionedByDays } from './apportion.ts';
import {
  daysNotCovered,
  periodsOverlap,
  vintageParts,
  type MonitoringPeriod,
  type VintagePart,
} from './monitoring-period.ts';
import { holdsIn, inputOf, refuseRows, rowFaults, settingsOf } from './row-faults.ts';

/** What emission reductions are computed from. */
export interface ReductionsRequest {
  readonly formula: Formula;
  /** In any order. */
  readonly rows: readonly ActivityRow[];
  readonly period: MonitoringPeriod;
  /** ISO 3166-1 alpha-2; its own standard factors are used where none are given. */
  readonly country: string;
  /** Factors that the methodology's version fixes. */
  readonly factors?: GivenFactors;
}

/** What the activity of one methodology comes to in one calendar year; decimal text in tCO2e. */
export interface ReductionOfVintage {
  readonly vintage: number;
  readonly referenceEmissions: string;
  readonly projectEmissions: string;
  /** May be negative; not rounded to tonnes. */
  readonly emissionReductions: string;
  /** How it was computed; null for a year without activity. */
  readonly calculation: Calculation | null;
}

/** Something that a person should look at; it refuses nothing. */
export interface ReductionWarning {
  readonly code: string;
  readonly text: string;
}

export interface Reductions {
  readonly vintages: readonly ReductionOfVintage[];
  readonly warnings: readonly ReductionWarning[];
}

/**
 * Emission reductions per calendar year. A reading that spans 31 December is divided by days; sums are
 * exact, so neither the order of the rows nor the cut at the year changes what they come to.
 *
 * Refuses MONITORING.ROWS_REFUSED, with a line per row; FORMULA.FACTOR_REFUSED.
 *
 * @source JCM monitoring: reductions are accounted in the calendar year in which they occur
 */
export function reductionsOf(request: ReductionsRequest): Reductions | Refusal {
  const { formula, rows, period } = request;
  const parts = vintageParts(period);
  const faults = rowFaults(formula, rows, period, parts);
  if (faults.length > 0) return refuseRows(faults);
  const settings = settingsOf(formula);
  const activity = activityByVintage(rows, settings);
  const vintages: ReductionOfVintage[] = [];
  for (const part of parts) {
    const ofPart = activity.get(part.vintage) ?? [];
    const held = rows.filter((row) => settings.has(row.parameter) && holdsIn(row, part));
    const result = ofVintage(request, part, ofPart, held);
    if (result instanceof Refusal) return result;
    vintages.push(result);
  }
  return { vintages, warnings: warningsOf(request, parts, settings, vintages) };
}

/** Whole tonnes and sums of one calendar year over all methodologies of a project. */
export interface ReportedVintage {
  readonly vintage: number;
  readonly referenceEmissions: string;
  readonly projectEmissions: string;
  readonly emissionReductions: string;
  /** Rounded down, decimal text; '0' where the reductions are negative. */
  readonly tonnes: string;
}

/**
 * The figures of a report: per calendar year the sum over its methodologies, rounded down once and
 * never set off against another year.
 *
 * @source JCM guidelines: rounded down per calendar year; no netting between years
 */
export function reportedVintages(
  results: readonly Omit<ReductionOfVintage, 'calculation'>[],
): readonly ReportedVintage[] {
  const years = [...new Set(results.map(({ vintage }) => vintage))].sort();
  return years.map((vintage) => {
    const ofYear = results.filter((result) => result.vintage === vintage);
    const referenceEmissions = sumText(ofYear.map((result) => result.referenceEmissions));
    const projectEmissions = sumText(ofYear.map((result) => result.projectEmissions));
    const emissionReductions = differenceText(referenceEmissions, projectEmissions);
    const tonnes = wholeTonnes(emissionReductions);
    return { vintage, referenceEmissions, projectEmissions, emissionReductions, tonnes };
  });
}

/** Metered rows by the calendar year they are about, those that span a year's end divided by days. */
function activityByVintage(
  rows: readonly ActivityRow[],
  settings: ReadonlySet<string>,
): ReadonlyMap<number, readonly InputValue[]> {
  const byVintage = new Map<number, InputValue[]>();
  for (const row of rows) {
    const { firstDay, lastDay } = row;
    if (settings.has(row.parameter) || firstDay === null || lastDay === null) continue;
    const parts = vintageParts({ firstDay, lastDay });
    const shares = apportionedByDays(row.value, parts);
    for (const [at, { vintage }] of parts.entries()) {
      const ofVintage = byVintage.get(vintage) ?? [];
      byVintage.set(vintage, ofVintage);
      ofVintage.push(inputOf(row, shares[at]));
    }
  }
  return byVintage;
}

function ofVintage(
  request: ReductionsRequest,
  { vintage }: VintagePart,
  activity: readonly InputValue[],
  settings: readonly ActivityRow[],
): ReductionOfVintage | Refusal {
  if (activity.length === 0) {
    const nothing = { referenceEmissions: '0', projectEmissions: '0', emissionReductions: '0' };
    return { vintage, ...nothing, calculation: null };
  }
  const named = new Set(activity.map(({ of }) => of ?? null));
  // What stood still this year needs no reading of zero.
  const needed = settings.filter(({ of }) => of === null || named.has(of));
  const calculation = calculated(request, [...activity, ...needed.map((row) => inputOf(row))]);
  if (calculation instanceof Refusal) return inYear(vintage, calculation);
  const { referenceEmissions, projectEmissions, emissionReductions } = calculation;
  return { vintage, referenceEmissions, projectEmissions, emissionReductions, calculation };
}

function calculated(
  { formula, country, factors }: ReductionsRequest,
  inputs: readonly InputValue[],
): Calculation | Refusal {
  try {
    return calculate(formula, inputs, { country, ...(factors ? { factors } : {}) });
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** What a whole year lacks is no fault of one row. */
function inYear(vintage: number, refusal: Refusal): Refusal {
  if (refusal.code !== 'FORMULA.INPUT_REFUSED') return refusal;
  const details = refusal.errors?.map(({ detail }) => detail) ?? [refusal.title];
  return refuseRows(
    details.map((detail) => ({ row: null, detail: `rows of ${vintage} ${detail}` })),
  );
}

function warningsOf(
  { rows }: ReductionsRequest,
  parts: readonly VintagePart[],
  settings: ReadonlySet<string>,
  vintages: readonly ReductionOfVintage[],
): readonly ReductionWarning[] {
  const warnings: ReductionWarning[] = [];
  const metered = rows.filter((row) => !settings.has(row.parameter)).flatMap(daysOfRow);
  const divided = metered.filter((days) => vintageParts(days).length > 1).length;
  if (divided > 0) {
    const text = `${divided} readings span 31 December; they are divided by days.`;
    warnings.push({ code: 'ROWS_DIVIDED', text });
  }
  for (const part of parts) {
    const missing = daysNotCovered(part, metered);
    if (missing === 0) continue;
    const text = `${missing} days of ${part.vintage} have no reading at all.`;
    warnings.push({ code: 'DAYS_WITHOUT_ACTIVITY', text });
  }
  const overlapping = overlaps(rows, settings);
  if (overlapping > 0) {
    const text =
      `${overlapping} readings are about the same parameter, thing and day as another; all are ` +
      'added up. Make sure that none is counted twice.';
    warnings.push({ code: 'ROWS_OVERLAP', text });
  }
  for (const { vintage, calculation } of vintages) {
    for (const { code, text } of calculation?.warnings ?? []) {
      warnings.push({ code, text: `${vintage}: ${text}` });
    }
  }
  return warnings;
}

function daysOfRow({ firstDay, lastDay }: ActivityRow): readonly MonitoringPeriod[] {
  return firstDay === null || lastDay === null ? [] : [{ firstDay, lastDay }];
}

/** How many readings share a day with one before them, parameter by parameter, thing by thing. */
function overlaps(rows: readonly ActivityRow[], settings: ReadonlySet<string>): number {
  const series = new Map<string, MonitoringPeriod[]>();
  for (const row of rows) {
    if (settings.has(row.parameter)) continue;
    const key = JSON.stringify([row.parameter, row.of]);
    const days = series.get(key) ?? [];
    series.set(key, days);
    days.push(...daysOfRow(row));
  }
  let count = 0;
  for (const days of series.values()) {
    days.sort((one, other) => (one.firstDay < other.firstDay ? -1 : 1));
    let longest = days[0];
    for (const next of days.slice(1)) {
      if (longest && periodsOverlap(longest, next)) count += 1;
      if (!longest || next.lastDay > longest.lastDay) longest = next;
    }
  }
  return count;
}
