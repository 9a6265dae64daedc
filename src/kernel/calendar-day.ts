import { millisecondsOf, plusMilliseconds, type Instant } from './clock.ts';
import { kernelErrors } from './errors.ts';

declare const dayBrand: unique symbol;
declare const monthBrand: unique symbol;

/** A day of the Gregorian calendar, 'YYYY-MM-DD', 1900 to 9999. Days compare and sort as text. */
export type CalendarDay = string & { readonly [dayBrand]: true };

/** A month of the Gregorian calendar, 'YYYY-MM', 1900 to 9999. */
export type CalendarMonth = string & { readonly [monthBrand]: true };

const DAY = /^(?:19|[2-9][0-9])[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$/;
const MONTH = /^(?:19|[2-9][0-9])[0-9]{2}-(?:0[1-9]|1[0-2])$/;

const MILLISECONDS_A_DAY = 86_400_000;
const FIRST_MIDNIGHT = Date.UTC(1900, 0, 1);
const LAST_MIDNIGHT = Date.UTC(9999, 11, 31);

/** Reads a day. Refuses `DAY.MALFORMED`: another form, a day that does not exist (2025-02-29). */
export function parseDay(text: string): CalendarDay {
  if (!isDay(text)) throw dayMalformed(text);
  return text;
}

/** Whether it is the text of a day that exists, from 1900-01-01 to 9999-12-31. */
export function isDay(text: unknown): text is CalendarDay {
  if (typeof text !== 'string' || !DAY.test(text)) return false;
  const { year, month, day } = partsOf(text);
  return day <= 28 || day <= daysInMonth(year, month);
}

/** Reads a month. Refuses `MONTH.MALFORMED`. */
export function parseMonth(text: string): CalendarMonth {
  if (typeof text !== 'string' || !MONTH.test(text)) {
    throw kernelErrors.refuse('MONTH.MALFORMED', { given: shown(text) });
  }
  return text as CalendarMonth;
}

/** -1 when earlier than the other, 0 when the same day, 1 when later. */
export function compareDays(one: CalendarDay, other: CalendarDay): -1 | 0 | 1 {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** The later of two days. */
export function laterDay(one: CalendarDay, other: CalendarDay): CalendarDay {
  return one >= other ? one : other;
}

/** So many days on, or back where negative. Refuses `DAY.MALFORMED` outside 1900 to 9999. */
export function addDays(from: CalendarDay, days: number): CalendarDay {
  if (!Number.isSafeInteger(days)) throw new RangeError(`not a number of days: ${days}`);
  const midnight = `${from}T00:00:00.000Z` as Instant;
  const moved = millisecondsOf(midnight) + days * MILLISECONDS_A_DAY;
  if (moved < FIRST_MIDNIGHT || moved > LAST_MIDNIGHT)
    throw dayMalformed(`${from} ${days} days on`);
  return plusMilliseconds(midnight, days * MILLISECONDS_A_DAY).slice(0, 10) as CalendarDay;
}

/** The last day of a month: 2024-02-29. */
export function lastDayOfMonth(month: CalendarMonth): CalendarDay {
  const { year, month: monthOfYear } = partsOf(month);
  return `${month}-${daysInMonth(year, monthOfYear)}` as CalendarDay;
}

/**
 * The calendar day it is in a place at an instant: 23:30 UTC is already tomorrow in Tokyo.
 *
 * @param timeZone IANA name, such as 'Asia/Almaty'; an unknown one throws RangeError
 */
export function dayAt(instant: Instant, timeZone: string): CalendarDay {
  const milliseconds = millisecondsOf(instant);
  const second = Math.floor(milliseconds / 1000);
  const last = lastDays.get(timeZone);
  // Offsets from UTC are whole seconds, so within a second the day cannot change.
  if (last !== undefined && last.second === second) return last.day;
  const day = parseDay(formattedDay(milliseconds, timeZone));
  lastDays.set(timeZone, { second, day });
  return day;
}

const lastDays = new Map<string, { second: number; day: CalendarDay }>();
const formatters = new Map<string, Intl.DateTimeFormat>();

function formattedDay(milliseconds: number, timeZone: string): string {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  // By parts: the order and the separators of a locale are free to change with its data.
  const parts = formatter.formatToParts(milliseconds);
  const part = (type: string): string => parts.find((found) => found.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

function partsOf(text: string): { year: number; month: number; day: number } {
  return {
    year: Number(text.slice(0, 4)),
    month: Number(text.slice(5, 7)),
    day: Number(text.slice(8, 10)),
  };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function dayMalformed(given: unknown): Error {
  return kernelErrors.refuse('DAY.MALFORMED', { given: shown(given) });
}

function shown(given: unknown): string {
  return typeof given === 'string' ? given.slice(0, 64) : typeof given;
}
