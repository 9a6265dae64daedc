import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import type { Instant } from '../../kernel/clock.ts';
import type { Act } from '../../ledger/act.ts';
import { WorkingSet } from '../../ledger/working-set.ts';
import { PROJECT } from '../tables.ts';
import { indicatorAct, type IndicatorBody } from './indicator.ts';

const ID = '01932c5e-7a00-7c3e-9b1a-0242ac120000';
const SUBJECT = '01932c5e-7a00-7c3e-9b1a-0242ac130000';
const GONE = '01932c5e-7a00-7c3e-9b1a-0242ac140000';
const day = (text: string) => text as CalendarDay;

function known(): WorkingSet {
  const set = new WorkingSet('2026-11-23T00:00:00.000Z' as Instant, day('2026-11-23'));
  set.holdRow(PROJECT, { id: SUBJECT });
  return set;
}
const act = <Body>(subjectId: string | null, body: Body) =>
  ({ id: ID, countryCode: 'KZ' as CountryCode, subjectId, body }) as Act<Body>;

describe('following an indicator', () => {
  const GOOD: IndicatorBody = {
    name: 'Railway built',
    unit: 'km',
    place: 'Kazakhstan',
    baseline: { value: '0', on: day('2026-01-01') },
    targets: [{ value: '1300', dueOn: day('2027-12-31') }],
  };
  const decide = (subject: string | null, body: IndicatorBody) =>
    indicatorAct.decide(act(subject, body), known(), undefined);

  it.each<[string, string, Partial<IndicatorBody>]>([
    ['PROJECT.NOT_FOUND', GONE, {}],
    ['PROJECT.VALUE_MALFORMED', SUBJECT, { baseline: { value: '1,3', on: day('2026-01-01') } }],
    ['PROJECT.VALUE_MALFORMED', SUBJECT, { targets: [{ value: '1e3', dueOn: day('2027-12-31') }] }],
    ['PROJECT.OBSERVED_IN_FUTURE', SUBJECT, { baseline: { value: '0', on: day('2026-11-24') } }],
  ])('refuses with %s', (code, subject, fault) => {
    expect(decide(subject, { ...GOOD, ...fault })).toMatchObject({ code });
  });

  it('belongs to its project, valid from its baseline', () => {
    expect(decide(SUBJECT, GOOD)).toMatchObject({
      records: [{ validFrom: '2026-01-01', body: { project: SUBJECT, source: null } }],
      rows: [{ row: { project_id: SUBJECT, baseline_value: '0' } }],
    });
  });

  it('belongs to the country where no project is named', () => {
    expect(decide(null, { ...GOOD, baseline: null })).toMatchObject({
      records: [{ validFrom: '1900-01-01', body: { project: null, baseline: null } }],
      answer: { body: { project: null } },
    });
  });
});
