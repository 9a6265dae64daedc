import { addDays, isDay, type CalendarDay } from '../kernel/calendar-day.ts';

/** The time that a report is about. */
export interface ReportPeriod {
  /** '2025' is a calendar year; 'FY2025' the Japanese fiscal year from 1 April 2025. */
  readonly name: string;
  readonly kind: 'calendar-year' | 'japanese-fiscal-year';
  readonly from: CalendarDay;
  readonly until: CalendarDay;
}

const NAME = /^(FY)?((?:19|2[0-9])[0-9]{2})$/;

/**
 * A period by its name: '2025' from 1 January to 31 December, 'FY2025' from 1 April 2025 to 31 March
 * 2026. Null where the text names none.
 *
 * @source Public Finance Act of Japan, article 11: the fiscal year begins on 1 April
 */
export function periodNamed(text: string): ReportPeriod | null {
  const parts = NAME.exec(text);
  const year = parts?.[2];
  if (year === undefined) return null;
  const fiscal = parts?.[1] !== undefined;
  const from = fiscal ? `${year}-04-01` : `${year}-01-01`;
  const until = fiscal ? `${parseInt(year, 10) + 1}-03-31` : `${year}-12-31`;
  if (!isDay(from) || !isDay(until)) return null;
  const kind = fiscal ? 'japanese-fiscal-year' : 'calendar-year';
  return { name: text, kind, from, until };
}

/** The calendar year in which a day lies. */
export function calendarYearOf(day: CalendarDay): ReportPeriod {
  const period = periodNamed(day.slice(0, 4));
  if (period === null) throw new Error(`The day ${day} lies in no year that a report can have.`);
  return period;
}

/** The day before a period begins: its opening balances are those of its end. */
export function openingDayOf({ from }: ReportPeriod): CalendarDay {
  return addDays(from, -1);
}
