import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type CalendarDay } from '../kernel/calendar-day.ts';
import {
  daysNotCovered,
  daysOf,
  periodsOverlap,
  refusePeriod,
  vintageParts,
} from './monitoring-period.ts';

const day = (text: string) => text as CalendarDay;
const period = (firstDay: string, lastDay: string) => ({
  firstDay: day(firstDay),
  lastDay: day(lastDay),
});
const anyPeriod = fc
  .tuple(fc.integer({ min: 0, max: 6_000 }), fc.integer({ min: 0, max: 2_500 }))
  .map(([from, length]) => {
    const firstDay = addDays(day('2012-01-01'), from);
    return { firstDay, lastDay: addDays(firstDay, length) };
  });

describe('a monitoring period', () => {
  const operation = { startsOn: day('2019-12-27'), endsOn: day('2034-12-26') };
  it.each([
    ['MONITORING.PERIOD_ENDS_BEFORE_START', '2020-06-01', '2020-05-31'],
    ['MONITORING.PERIOD_STRADDLES_2020', '2020-12-31', '2021-01-01'],
    ['MONITORING.PERIOD_STRADDLES_2020', '2018-01-01', '2022-06-30'],
    ['MONITORING.PERIOD_BEFORE_OPERATION', '2019-12-26', '2020-12-31'],
    ['MONITORING.PERIOD_AFTER_OPERATION', '2034-01-01', '2034-12-27'],
  ])('is refused with %s: %s to %s', (code, firstDay, lastDay) => {
    expect(refusePeriod(period(firstDay, lastDay), operation)).toMatchObject({ code });
  });

  it.each([
    ['2019-12-27', '2020-12-31'],
    ['2021-01-01', '2034-12-26'],
    ['2021-01-01', '2021-01-01'],
  ])('is taken: %s to %s', (firstDay, lastDay) => {
    expect(refusePeriod(period(firstDay, lastDay), operation)).toBeNull();
  });

  it('is bounded by nothing that is not known', () => {
    const unknown = { startsOn: null, endsOn: null };
    expect(refusePeriod(period('2013-01-01', '2020-12-31'), unknown)).toBeNull();
  });

  it('is cut at every 31 December', () => {
    expect(vintageParts(period('2021-11-15', '2023-02-01'))).toEqual([
      { vintage: 2021, ...period('2021-11-15', '2021-12-31') },
      { vintage: 2022, ...period('2022-01-01', '2022-12-31') },
      { vintage: 2023, ...period('2023-01-01', '2023-02-01') },
    ]);
  });

  it('loses no day in the cut and has none twice', () => {
    fc.assert(
      fc.property(anyPeriod, (whole) => {
        const parts = vintageParts(whole);
        expect(parts.reduce((sum, part) => sum + daysOf(part), 0)).toBe(daysOf(whole));
        for (const [at, part] of parts.entries()) {
          expect(part.firstDay.slice(0, 4)).toBe(part.lastDay.slice(0, 4));
          expect(part.firstDay).toBe(
            at === 0 ? whole.firstDay : addDays(parts[at - 1]?.lastDay ?? day('1900-01-01'), 1),
          );
        }
      }),
    );
  });

  it('has its first and its last day: one day is a period, and 2024 has 366', () => {
    expect(daysOf(period('2024-02-29', '2024-02-29'))).toBe(1);
    expect(daysOf(period('2024-01-01', '2024-12-31'))).toBe(366);
  });

  it('overlaps another where they share a day, and only then', () => {
    fc.assert(
      fc.property(anyPeriod, anyPeriod, (one, other) => {
        const shared = daysOf(one) - daysNotCovered(one, [other]);
        expect(periodsOverlap(one, other)).toBe(shared > 0);
        expect(periodsOverlap(other, one)).toBe(shared > 0);
      }),
    );
    expect(
      periodsOverlap(period('2022-01-01', '2022-06-30'), period('2022-07-01', '2022-12-31')),
    ).toBe(false);
  });

  it('tells how many of its days nobody has read', () => {
    const year = period('2022-01-01', '2022-12-31');
    expect(daysNotCovered(year, [])).toBe(365);
    expect(daysNotCovered(year, [period('2021-12-01', '2022-12-31')])).toBe(0);
    const months = [period('2022-03-01', '2022-03-31'), period('2022-01-01', '2022-01-31')];
    expect(daysNotCovered(year, months)).toBe(365 - 62);
    expect(daysNotCovered(year, [...months, period('2022-01-15', '2022-03-10')])).toBe(365 - 90);
  });
});
