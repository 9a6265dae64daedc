import { addDays, laterDay, type CalendarDay } from '../kernel/calendar-day.ts';
import { millisecondsOf, type Instant } from '../kernel/clock.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { monitoringErrors } from './errors.ts';

/** The days that a monitoring report is about; the first and the last both count. */
export interface MonitoringPeriod {
  readonly firstDay: CalendarDay;
  readonly lastDay: CalendarDay;
}

/** The part of a monitoring period that lies in one calendar year. */
export interface VintagePart extends MonitoringPeriod {
  /** The calendar year in which the reductions occur. */
  readonly vintage: number;
}

/** What of a project bounds the periods that it can be monitored for; null where it is not known. */
export interface OperationDays {
  readonly startsOn: CalendarDay | null;
  readonly endsOn: CalendarDay | null;
}

/**
 * The last day before the Paris Agreement's first period: outcomes up to it and outcomes after it are
 * reported, verified and issued apart.
 *
 * @source all published monitoring periods that reach this day end on it or begin after it
 */
export const LAST_DAY_BEFORE_2021 = '2020-12-31' as CalendarDay;

/**
 * The rules that every monitoring period keeps, in this order: MONITORING.PERIOD_ENDS_BEFORE_START,
 * PERIOD_STRADDLES_2020, PERIOD_BEFORE_OPERATION, PERIOD_AFTER_OPERATION. Null where it keeps them.
 *
 * @source JCM project cycle: a period begins no earlier than the operation; none contains both
 *   2020-12-31 and 2021-01-01
 */
export function refusePeriod(period: MonitoringPeriod, operation: OperationDays): Refusal | null {
  const { firstDay, lastDay } = period;
  const { startsOn, endsOn } = operation;
  if (lastDay < firstDay) {
    return monitoringErrors.refuse('MONITORING.PERIOD_ENDS_BEFORE_START', { firstDay, lastDay });
  }
  if (firstDay <= LAST_DAY_BEFORE_2021 && lastDay > LAST_DAY_BEFORE_2021) {
    const facts = { firstDay, lastDay, endBy: LAST_DAY_BEFORE_2021, orBeginOn: '2021-01-01' };
    return monitoringErrors.refuse('MONITORING.PERIOD_STRADDLES_2020', facts);
  }
  if (startsOn !== null && firstDay < startsOn) {
    const facts = { firstDay, operationStartsOn: startsOn };
    return monitoringErrors.refuse('MONITORING.PERIOD_BEFORE_OPERATION', facts);
  }
  if (endsOn !== null && lastDay > endsOn) {
    const facts = { lastDay, operationEndsOn: endsOn };
    return monitoringErrors.refuse('MONITORING.PERIOD_AFTER_OPERATION', facts);
  }
  return null;
}

/** Whether two periods have a day in common. */
export function periodsOverlap(one: MonitoringPeriod, other: MonitoringPeriod): boolean {
  return one.firstDay <= other.lastDay && other.firstDay <= one.lastDay;
}

/**
 * A period cut at every 31 December: one part per calendar year, in order. No day is lost or in two
 * parts.
 *
 * @param period ends on or after its first day
 */
export function vintageParts(period: MonitoringPeriod): readonly VintagePart[] {
  const parts: VintagePart[] = [];
  const last = yearOf(period.lastDay);
  for (let vintage = yearOf(period.firstDay); vintage <= last; vintage += 1) {
    const firstOfYear = `${vintage}-01-01` as CalendarDay;
    const lastOfYear = `${vintage}-12-31` as CalendarDay;
    parts.push({
      vintage,
      firstDay: laterDay(period.firstDay, firstOfYear),
      lastDay: period.lastDay < lastOfYear ? period.lastDay : lastOfYear,
    });
  }
  return parts;
}

/** How many days a period has, its first and last included. */
export function daysOf({ firstDay, lastDay }: MonitoringPeriod): number {
  return (midnight(lastDay) - midnight(firstDay)) / MILLISECONDS_A_DAY + 1;
}

/** How many days of a period are in none of the others. */
export function daysNotCovered(
  period: MonitoringPeriod,
  others: readonly MonitoringPeriod[],
): number {
  let next = period.firstDay;
  let missing = 0;
  const sorted = [...others].sort((one, other) => (one.firstDay < other.firstDay ? -1 : 1));
  for (const { firstDay, lastDay } of sorted) {
    if (lastDay < next || firstDay > period.lastDay) continue;
    if (firstDay > next) missing += daysOf({ firstDay: next, lastDay: firstDay }) - 1;
    if (lastDay >= period.lastDay) return missing;
    next = addDays(lastDay, 1);
  }
  return missing + daysOf({ firstDay: next, lastDay: period.lastDay });
}

function yearOf(day: CalendarDay): number {
  return parseInt(day.slice(0, 4), 10);
}

const MILLISECONDS_A_DAY = 86_400_000;

function midnight(day: CalendarDay): number {
  return millisecondsOf(`${day}T00:00:00.000Z` as Instant);
}
