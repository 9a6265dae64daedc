import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import type { Instant } from '../../kernel/clock.ts';
import type { Act, Outcome } from '../../ledger/act.ts';
import { WorkingSet } from '../../ledger/working-set.ts';
import { projectRow, type ProjectRecord } from '../project-record.ts';
import { PROJECT } from '../tables.ts';
import { projectChangeAct, type ProjectChangeBody } from './project-change.ts';

const ID = '01932c5e-7a00-7c3e-9b1a-0242ac120000';
const OTHER = '01932c5e-7a00-7c3e-9b1a-0242ac130000';
const JAPAN = { name: 'Green Co.', side: 'japan', country: 'JP' } as const;
const BEFORE: ProjectRecord = {
  reference: 'KZ-EV',
  title: 'Charging',
  mechanism: 'NONE',
  sector: 'transport',
  status: 'under-way',
  sites: [{ name: 'Almaty', latitude: null, longitude: null }],
  participants: [{ name: 'JSC Zhasyl Damu', side: 'partner', country: 'KZ' }],
  startsOn: '2026-01-01' as CalendarDay,
  endsOn: null,
  expectedAnnualReduction: '10.0',
  source: null,
};

function held(): WorkingSet {
  const known = new WorkingSet('2026-11-23T00:00:00.000Z' as Instant, '2026-11-23' as CalendarDay);
  known.holdRow(PROJECT, projectRow(ID, 1, BEFORE));
  known.setFact('project of reference KZ007', OTHER);
  known.setFact('project of reference KZ-EARLIER', ID);
  return known;
}

function decide(body: ProjectChangeBody, subjectId = ID, known = held()) {
  const act = { id: OTHER, countryCode: 'KZ' as CountryCode, subjectId, body };
  return projectChangeAct.decide(act as Act<ProjectChangeBody>, known, undefined);
}
const joins = { mechanism: 'JCM', reference: 'KZ001', participants: [JAPAN] } as const;

describe('changing a project', () => {
  it('refuses a project that is not there', () => {
    expect(decide({ title: 'New', expectedVersion: 1 }, OTHER)).toMatchObject({
      code: 'PROJECT.NOT_FOUND',
    });
  });

  it.each<[string, ProjectChangeBody]>([
    ['PROJECT.VERSION_MISSING', { title: 'New' }],
    ['PROJECT.VERSION_STALE', { title: 'New', expectedVersion: 2 }],
    ['PROJECT.NOTHING_CHANGES', { title: 'Charging', expectedVersion: 1 }],
    ['PROJECT.REFERENCE_OF_OTHER_COUNTRY', { reference: 'VN001', expectedVersion: 1 }],
    ['PROJECT.REFERENCE_NOT_JCM', { ...joins, reference: 'KZ-EV', expectedVersion: 1 }],
    ['PROJECT.NO_JAPAN_SIDE', { ...joins, participants: [], expectedVersion: 1 }],
    ['PROJECT.ENDS_BEFORE_START', { endsOn: '2025-12-31' as CalendarDay, expectedVersion: 1 }],
    ['PROJECT.REFERENCE_USED', { ...joins, reference: 'KZ007', expectedVersion: 1 }],
  ])('refuses with %s', (code, body) => {
    expect(decide(body)).toMatchObject({ code });
  });

  it('leaves what is not named as it was, and takes back what is null', () => {
    expect(decide({ title: 'Зарядка', startsOn: null, expectedVersion: 1 })).toMatchObject({
      records: [
        {
          version: 2,
          validFrom: '2026-11-23',
          body: { ...BEFORE, title: 'Зарядка', startsOn: null },
        },
      ],
      rows: [{ change: 'update', row: { version: 2, expected_annual_reduction: '10.0' } }],
      answer: { status: 200, body: { version: 2 } },
    });
  });

  it('keeps a new reference for ever, and one it had before without writing it again', () => {
    const rowsOf = (reference: string) =>
      (decide({ reference, expectedVersion: 1 }) as Outcome).rows?.map(({ table }) => table.name);
    expect(rowsOf('KZ-NEW')).toEqual(['project', 'project_reference']);
    expect(rowsOf('KZ-EARLIER')).toEqual(['project']);
  });

  it('sees what an earlier act of the same batch has changed', () => {
    const known = held();
    const first = decide({ title: 'One', expectedVersion: 1 }, ID, known) as Outcome;
    known.apply({ id: OTHER } as Act<unknown>, first);
    expect(decide({ title: 'Two', expectedVersion: 1 }, ID, known)).toMatchObject({
      code: 'PROJECT.VERSION_STALE',
    });
    expect(decide({ sector: 'energy', expectedVersion: 2 }, ID, known)).toMatchObject({
      records: [{ version: 3, body: { title: 'One', sector: 'energy' } }],
    });
  });
});
