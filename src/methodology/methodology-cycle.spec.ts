import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { statesOf } from '../ledger/life-cycle.ts';
import {
  METHODOLOGY_CYCLE,
  METHODOLOGY_STATES,
  methodologyDeadlines,
  type MethodologyState,
} from './methodology-cycle.ts';

const day = (text: string) => text as CalendarDay;

describe('the life cycle of a methodology', () => {
  it('knows exactly the states of a methodology', () => {
    expect(statesOf(METHODOLOGY_CYCLE)).toEqual(METHODOLOGY_STATES);
  });

  it.each<[MethodologyState, readonly (readonly [string, string])[]]>([
    ['proposed', [['completeness check', '2024-07-31']]],
    ['public-input', [['end of public input', '2024-08-14']]],
    [
      'under-consideration',
      [
        ['consideration', '2024-10-14'],
        ['consideration, where it was extended', '2024-11-13'],
      ],
    ],
    ['approved', []],
    ['not-approved', []],
  ])('expects of a methodology that is %s: %j', (status, expected) => {
    const deadlines = methodologyDeadlines({
      status,
      proposedOn: day('2024-07-24'),
      publicInputUntil: day('2024-08-14'),
      considerationFrom: day('2024-08-15'),
    });
    expect(deadlines.map(({ what, dueOn }) => [what, dueOn])).toEqual(expected);
  });
});
