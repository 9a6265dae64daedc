import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import type { Instant } from '../../kernel/clock.ts';
import type { Act } from '../../ledger/act.ts';
import { WorkingSet } from '../../ledger/working-set.ts';
import { projectAct, type ProjectBody } from './project.ts';

const day = (text: string) => text as CalendarDay;
const JAPAN = { name: 'Green Co.', side: 'japan', country: 'JP' } as const;
const GOOD: ProjectBody = {
  reference: 'KZ001',
  title: 'Зарядные станции',
  mechanism: 'JCM',
  sector: 'transport',
  participants: [JAPAN, { name: 'JSC Zhasyl Damu', side: 'partner' }],
  sites: [{ name: 'Almaty', latitude: '43.238', longitude: '76.945' }],
  startsOn: day('2026-04-01'),
  endsOn: day('2036-03-31'),
  expectedAnnualReduction: '1200.5',
};

function decide(body: ProjectBody) {
  const known = new WorkingSet('2026-11-23T00:00:00.000Z' as Instant, day('2026-11-23'));
  const act = {
    id: '01932c5e-7a00-7c3e-9b1a-0242ac120000',
    countryCode: 'KZ' as CountryCode,
    body,
  };
  return projectAct.decide(act as Act<ProjectBody>, known, undefined);
}
const site = (latitude: string | null, longitude: string | null) => ({
  sites: [{ name: 'Somewhere', latitude, longitude }],
});

describe('entering a project', () => {
  it.each<[string, Partial<ProjectBody>]>([
    ['PROJECT.REFERENCE_OF_OTHER_COUNTRY', { reference: 'VN001' }],
    ['PROJECT.REFERENCE_MALFORMED', { reference: 'KZ 001' }],
    ['PROJECT.REFERENCE_MALFORMED', { reference: 'KZ' }],
    ['PROJECT.REFERENCE_MALFORMED', { reference: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000' }],
    ['PROJECT.REFERENCE_NOT_JCM', { reference: 'KZ01' }],
    ['PROJECT.REFERENCE_NOT_JCM', { reference: 'KZ-EV-CHARGING' }],
    ['PROJECT.NO_JAPAN_SIDE', { participants: [{ name: 'JSC Zhasyl Damu', side: 'partner' }] }],
    ['PROJECT.NO_JAPAN_SIDE', { participants: [{ ...JAPAN, side: 'other' }] }],
    ['PROJECT.ENDS_BEFORE_START', { endsOn: day('2026-03-31') }],
    ['PROJECT.REDUCTION_MALFORMED', { expectedAnnualReduction: '1e3' }],
    ['PROJECT.REDUCTION_MALFORMED', { expectedAnnualReduction: '1.0000001' }],
    ['PROJECT.REDUCTION_NEGATIVE', { expectedAnnualReduction: '-0.1' }],
    ['PROJECT.SITE_OFF_THE_MAP', site('43.238', null)],
    ['PROJECT.SITE_OFF_THE_MAP', site('90.000001', '0')],
    ['PROJECT.SITE_OFF_THE_MAP', site('0', '-180.1')],
  ])('refuses with %s', (code, fault) => {
    expect(decide({ ...GOOD, ...fault })).toMatchObject({ code });
  });

  it('writes its record, the row of the lists and its reference', () => {
    expect(decide(GOOD)).toMatchObject({
      records: [
        {
          type: 'project',
          version: 1,
          validFrom: '2026-04-01',
          body: {
            reference: 'KZ001',
            status: 'proposed',
            participants: [JAPAN, { name: 'JSC Zhasyl Damu', side: 'partner', country: null }],
            expectedAnnualReduction: '1200.5',
            source: null,
          },
        },
      ],
      rows: [
        { change: 'insert', row: { japan_side_participants: 1, version: 1 } },
        { change: 'insert', row: { reference: 'KZ001' } },
      ],
      answer: { status: 201, body: { reference: 'KZ001', version: 1, status: 'posted' } },
    });
  });

  it.each<[CalendarDay | null, string, string]>([
    [day('2026-11-24'), '2026-11-23', 'a project still to start is there from today'],
    [null, '1900-01-01', 'one without a day is there always'],
  ])('starting on %s is valid from %s: %s', (startsOn, validFrom) => {
    expect(decide({ ...GOOD, startsOn })).toMatchObject({ records: [{ validFrom }] });
  });

  it('takes a project outside the mechanism without anybody from Japan', () => {
    const outside = { reference: 'KZ-RAIL', mechanism: 'NONE', participants: [] } as const;
    expect(decide({ ...GOOD, ...outside })).toMatchObject({ answer: { status: 201 } });
  });

  it('takes the corners of the map', () => {
    for (const corner of [site('90', '180'), site('-90.0', '-180'), site(null, null)]) {
      expect(decide({ ...GOOD, ...corner })).toMatchObject({ answer: { status: 201 } });
    }
  });
});
