import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  compareDays,
  dayAt,
  isDay,
  lastDayOfMonth,
  laterDay,
  parseDay,
  parseMonth,
  type CalendarDay,
} from './calendar-day.ts';
import { parseInstant } from './clock.ts';
import { codeOf } from './refusal.fixture.ts';

/** Days as the platform's own calendar gives them. */
const days = fc
  .date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('9999-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10) as CalendarDay);

describe('a calendar day', () => {
  it.each(['1900-01-01', '2024-02-29', '2000-02-29', '2025-12-31', '9999-12-31'])(
    'is read from %s',
    (text) => {
      expect(parseDay(text)).toBe(text);
      expect(isDay(text)).toBe(true);
    },
  );

  it.each([
    ...['2025-02-29', '1900-02-29', '2100-02-29', '2025-04-31', '2025-13-01', '2025-00-10'],
    ...['2025-01-00', '2025-01-32', '1899-12-31', '0000-01-01', '10000-01-01', '2025-1-1', ''],
    ...['20250101', '2025-01-01T00:00:00Z', ' 2025-01-01', '2025-01-01\n', '2025/01/01'],
    ...[20250101, null, undefined, new Date(0), ['2025-01-01']],
  ])('is not %p', (text) => {
    expect(isDay(text)).toBe(false);
    expect(codeOf(() => parseDay(text as string))).toBe('DAY.MALFORMED');
  });

  it('is read exactly where the Gregorian calendar has it', () => {
    const part = (max: number): fc.Arbitrary<string> =>
      fc.integer({ min: 0, max }).map((number) => String(number).padStart(2, '0'));
    const year = fc.integer({ min: 1900, max: 9999 }).map(String);
    fc.assert(
      fc.property(year, part(13), part(32), (y, m, d) => {
        const text = `${y}-${m}-${d}`;
        const date = new Date(`${text}T00:00:00Z`);
        const there = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
        expect(isDay(text)).toBe(there);
      }),
      { numRuns: 2_000 },
    );
  });

  it('comes before and after others', () => {
    const [one, other] = [parseDay('2025-12-31'), parseDay('2026-01-01')];
    expect([compareDays(one, other), compareDays(other, one), compareDays(one, one)]).toEqual([
      -1, 1, 0,
    ]);
    expect(laterDay(one, other)).toBe(other);
    expect(laterDay(other, one)).toBe(other);
  });

  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2025-02-28', 1, '2025-03-01'],
    ['2025-12-31', 1, '2026-01-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['1969-12-31', 2, '1970-01-02'],
    ['2026-11-23', 0, '2026-11-23'],
    ['2000-01-01', 366, '2001-01-01'],
  ])('%s and %i days is %s', (from, count, to) => {
    expect(addDays(parseDay(from), count)).toBe(to);
  });

  it('comes back from where it went', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -400_000, max: 400_000 }), (day, count) => {
        let moved: CalendarDay;
        try {
          moved = addDays(day, count);
        } catch {
          fc.pre(false);
          return;
        }
        expect(isDay(moved)).toBe(true);
        expect(addDays(moved, -count)).toBe(day);
        expect(compareDays(moved, day)).toBe(Math.sign(count));
      }),
    );
  });

  it('does not leave the years 1900 to 9999', () => {
    expect(codeOf(() => addDays(parseDay('9999-12-31'), 1))).toBe('DAY.MALFORMED');
    expect(codeOf(() => addDays(parseDay('1900-01-01'), -1))).toBe('DAY.MALFORMED');
    expect(codeOf(() => addDays(parseDay('2025-01-01'), 1e15))).toBe('DAY.MALFORMED');
    expect(() => addDays(parseDay('2025-01-01'), 0.5)).toThrow(RangeError);
  });
});

describe('a calendar month', () => {
  it.each([
    ['2024-02', '2024-02-29'],
    ['2025-02', '2025-02-28'],
    ['1900-02', '1900-02-28'],
    ['2000-02', '2000-02-29'],
    ['2025-04', '2025-04-30'],
    ['2025-12', '2025-12-31'],
  ])('%s ends on %s', (month, last) => {
    expect(lastDayOfMonth(parseMonth(month))).toBe(last);
  });

  it('ends the day before the next begins', () => {
    fc.assert(
      fc.property(days, (day) => {
        fc.pre(day < '9999-12-01');
        const last = lastDayOfMonth(parseMonth(day.slice(0, 7)));
        expect(isDay(last)).toBe(true);
        expect(addDays(last, 1).slice(8)).toBe('01');
      }),
    );
  });

  it.each(['2025-13', '2025-00', '1899-12', '2025-1', '2025-01-01', '', 202501])(
    'is not %p',
    (text) => {
      expect(codeOf(() => parseMonth(text as string))).toBe('MONTH.MALFORMED');
    },
  );
});

describe('the day it is in a place', () => {
  it.each([
    ['2026-11-22T15:00:00.000Z', 'Asia/Tokyo', '2026-11-23'],
    ['2026-11-22T14:59:59.999Z', 'Asia/Tokyo', '2026-11-22'],
    ['2026-11-22T19:00:00.000Z', 'Asia/Almaty', '2026-11-23'],
    ['2024-02-28T19:00:00.000Z', 'Asia/Almaty', '2024-02-29'],
    ['2024-02-28T17:59:59.999Z', 'Asia/Almaty', '2024-02-28'],
    ['2026-01-01T02:59:59.999Z', 'America/Santiago', '2025-12-31'],
    ['2026-01-01T03:00:00.000Z', 'America/Santiago', '2026-01-01'],
    ['2026-11-22T23:59:59.999Z', 'UTC', '2026-11-22'],
    ['2026-11-22T18:14:59.999Z', 'Asia/Kathmandu', '2026-11-22'],
    ['2026-11-22T18:15:00.000Z', 'Asia/Kathmandu', '2026-11-23'],
  ])('at %s in %s is %s', (instant, timeZone, day) => {
    expect(dayAt(parseInstant(instant), timeZone)).toBe(day);
    expect(dayAt(parseInstant(instant), timeZone)).toBe(day);
  });

  it('is not known of a place that is none', () => {
    expect(() => dayAt(parseInstant('2026-01-01T00:00:00Z'), 'Asia/Atlantis')).toThrow(RangeError);
  });
});
