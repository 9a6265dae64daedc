import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import type { Instant } from '../../kernel/clock.ts';
import type { Act } from '../../ledger/act.ts';
import { WorkingSet } from '../../ledger/working-set.ts';
import { INDICATOR } from '../tables.ts';
import { indicatorReadingAct, type IndicatorReadingBody } from './indicator-reading.ts';

const ID = '01932c5e-7a00-7c3e-9b1a-0242ac120000';
const SUBJECT = '01932c5e-7a00-7c3e-9b1a-0242ac130000';
const GONE = '01932c5e-7a00-7c3e-9b1a-0242ac140000';
const day = (text: string) => text as CalendarDay;

function known(): WorkingSet {
  const set = new WorkingSet('2026-11-23T00:00:00.000Z' as Instant, day('2026-11-23'));
  set.holdRow(INDICATOR, { id: SUBJECT });
  return set;
}
const act = <Body>(subjectId: string, body: Body) =>
  ({ id: ID, countryCode: 'KZ' as CountryCode, subjectId, body }) as Act<Body>;

describe('reading an indicator', () => {
  const GOOD: IndicatorReadingBody = { value: '70.5', observedOn: day('2024-11-22') };
  const decide = (subject: string, body: IndicatorReadingBody) =>
    indicatorReadingAct.decide(act(subject, body), known(), undefined);

  it.each<[string, string, Partial<IndicatorReadingBody>]>([
    ['PROJECT.INDICATOR_NOT_FOUND', GONE, {}],
    ['PROJECT.VALUE_MALFORMED', SUBJECT, { value: '70 %' }],
    ['PROJECT.VALUE_MALFORMED', SUBJECT, { value: '0.1234567890123' }],
    ['PROJECT.OBSERVED_IN_FUTURE', SUBJECT, { observedOn: day('2026-11-24') }],
  ])('refuses with %s', (code, subject, fault) => {
    expect(decide(subject, { ...GOOD, ...fault })).toMatchObject({ code });
  });

  it('keeps the figure as it was written, falling ones too', () => {
    for (const value of ['70.50', '-3', '0']) {
      expect(decide(SUBJECT, { ...GOOD, value })).toMatchObject({
        records: [{ type: 'indicator-reading', validFrom: '2024-11-22', body: { value } }],
        rows: [{ row: { indicator_id: SUBJECT, value } }],
      });
    }
  });
});
