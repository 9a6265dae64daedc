import type { PointedError, Refusal } from '../kernel/refusal.ts';
import { inputFaults, type InputValue } from '../methodology/formulas/inputs.ts';
import type { Formula } from '../methodology/formulas/formula.ts';
import type { ActivityRow } from './activity-row.ts';
import { monitoringErrors } from './errors.ts';
import type { MonitoringPeriod, VintagePart } from './monitoring-period.ts';

/** What is wrong with a row of activity data. */
export interface RowFault {
  /** The row, counted from 1 as people do; null for a fault of the rows as a whole. */
  readonly row: number | null;
  readonly detail: string;
}

/** Faults named in one answer; the rest is only counted. */
const FAULTS_NAMED = 100;

/**
 * What is wrong with the rows, each by itself and against the monitoring period and the formula, in the
 * order of the rows: days missing, backwards or outside; unknown parameter, no number, wrong unit, out
 * of range; a setting given twice or for a part of a year.
 */
export function rowFaults(
  formula: Formula,
  rows: readonly ActivityRow[],
  period: MonitoringPeriod,
  parts: readonly VintagePart[],
): readonly RowFault[] {
  const settings = settingsOf(formula);
  const faults = new Map<number, string>();
  for (const [at, row] of rows.entries()) {
    const detail = settings.has(row.parameter)
      ? faultOfSettingDays(row, period, parts)
      : faultOfActivityDays(row, period);
    if (detail !== null) faults.set(at, detail);
  }
  const activity = placesWhere(rows, (row) => !settings.has(row.parameter));
  noteInputFaults(formula, rows, activity, faults);
  // A setting may differ from year to year, but not within one.
  for (const part of parts) {
    const held = placesWhere(rows, (row) => settings.has(row.parameter) && holdsIn(row, part));
    noteInputFaults(formula, rows, held, faults);
  }
  return [...faults]
    .sort(([one], [other]) => one - other)
    .map(([at, detail]) => ({ row: at + 1, detail }));
}

/** Symbols of the parameters that are properties of the equipment, not metered. */
export function settingsOf(formula: Formula): ReadonlySet<string> {
  const settings = formula.parameters.filter(({ kind }) => kind === 'setting');
  return new Set(settings.map(({ symbol }) => symbol));
}

/** Whether a setting holds in a part of the period. */
export function holdsIn(row: ActivityRow, part: VintagePart): boolean {
  return (
    (row.firstDay === null || row.firstDay <= part.firstDay) &&
    (row.lastDay === null || row.lastDay >= part.lastDay)
  );
}

/** The row as a formula takes it. */
export function inputOf(row: ActivityRow, value = row.value): InputValue {
  return { parameter: row.parameter, value, unit: row.unit, of: row.of };
}

/** The refusal that names the rows, for whoever sent them. */
export function refuseRows(faults: readonly RowFault[]): Refusal {
  const named = faults.slice(0, FAULTS_NAMED);
  const rows = named.flatMap(({ row }) => (row === null ? [] : [row]));
  return monitoringErrors.refuse(
    'MONITORING.ROWS_REFUSED',
    { faults: faults.length, rows },
    named.map(pointedAt),
  );
}

function pointedAt({ row, detail }: RowFault): PointedError {
  return row === null
    ? { pointer: '/rows', detail }
    : { pointer: `/rows/${row - 1}`, detail: `row ${row}: ${detail}` };
}

function faultOfActivityDays(row: ActivityRow, period: MonitoringPeriod): string | null {
  const { firstDay, lastDay } = row;
  if (firstDay === null || lastDay === null) {
    return `${row.parameter} is metered, so it needs a first and a last day`;
  }
  if (lastDay < firstDay) return `ends on ${lastDay}, before it starts on ${firstDay}`;
  if (firstDay < period.firstDay || lastDay > period.lastDay) {
    return (
      `is about ${firstDay} to ${lastDay}, and the report about ` +
      `${period.firstDay} to ${period.lastDay}`
    );
  }
  return null;
}

function faultOfSettingDays(
  row: ActivityRow,
  period: MonitoringPeriod,
  parts: readonly VintagePart[],
): string | null {
  const firstDay = row.firstDay ?? period.firstDay;
  const lastDay = row.lastDay ?? period.lastDay;
  if (lastDay < firstDay) return `ends on ${lastDay}, before it starts on ${firstDay}`;
  const cut = parts.some(
    (part) => firstDay <= part.lastDay && lastDay >= part.firstDay && !holdsIn(row, part),
  );
  if (cut) {
    return (
      `${row.parameter} changes within a calendar year; give what changed another name in ` +
      '`of`, with the activity that belongs to it'
    );
  }
  return parts.some((part) => holdsIn(row, part))
    ? null
    : `is about ${firstDay} to ${lastDay}, outside the report`;
}

function noteInputFaults(
  formula: Formula,
  rows: readonly ActivityRow[],
  places: readonly number[],
  into: Map<number, string>,
): void {
  const inputs = places.flatMap((at) => (rows[at] ? [inputOf(rows[at])] : []));
  for (const { pointer, detail } of inputFaults(formula, inputs)) {
    const place = places[parseInt(pointer.split('/')[2] ?? '', 10)];
    if (place !== undefined && !into.has(place)) into.set(place, detail);
  }
}

function placesWhere(
  rows: readonly ActivityRow[],
  holds: (row: ActivityRow) => boolean,
): readonly number[] {
  return rows.flatMap((row, at) => (holds(row) ? [at] : []));
}
