import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type CalendarDay } from '../kernel/calendar-day.ts';
import { sumText } from '../methodology/formulas/arithmetic.ts';
import { apportionedByDays } from './apportion.ts';
import { vintageParts } from './monitoring-period.ts';

const day = (text: string) => text as CalendarDay;

describe('a reading over several years', () => {
  it('is divided by days', () => {
    const parts = vintageParts({ firstDay: day('2021-12-22'), lastDay: day('2022-01-21') });
    expect(apportionedByDays('31', parts)).toEqual(['10', '21']);
    expect(apportionedByDays('3.1', parts)).toEqual(['1', '2.1']);
  });

  it('stays as it is within a year', () => {
    const parts = vintageParts({ firstDay: day('2022-01-01'), lastDay: day('2022-01-31') });
    expect(apportionedByDays('1250.50', parts)).toEqual(['1250.50']);
  });

  it('leaves what does not divide to the last year', () => {
    const parts = vintageParts({ firstDay: day('2021-12-31'), lastDay: day('2022-01-02') });
    expect(apportionedByDays('1', parts)).toEqual(['0.333333333333333333', '0.666666666666666667']);
  });

  it('sums to what was read, to the last digit', () => {
    const quantity = fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.integer({ min: 0, max: 12 }))
      .map(([units, decimals]) => {
        const digits = units.toString().padStart(decimals + 1, '0');
        const cut = digits.length - decimals;
        return decimals === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
      });
    const days = fc.tuple(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 0, max: 2_000 }));
    fc.assert(
      fc.property(quantity, days, (text, [from, length]) => {
        const firstDay = addDays(day('2013-01-01'), from);
        const parts = vintageParts({ firstDay, lastDay: addDays(firstDay, length) });
        expect(sumText(apportionedByDays(text, parts))).toBe(sumText([text]));
      }),
    );
  });
});
