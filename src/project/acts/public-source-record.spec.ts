import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import type { Instant } from '../../kernel/clock.ts';
import type { Act } from '../../ledger/act.ts';
import type { Row } from '../../ledger/table.ts';
import { WorkingSet } from '../../ledger/working-set.ts';
import { projectRow } from '../project-record.ts';
import { projectConstraints } from '../project.acts.ts';
import { projectSaid, type PublicIssuance, type PublicProject } from '../public-source/record.ts';
import { PUBLIC_RECORD } from '../public-source/tables.ts';
import { PROJECT } from '../tables.ts';
import {
  fingerprintOf,
  publicSourceRecordAct,
  type PublicSourceBody,
} from './public-source-record.ts';

const day = (text: string) => text as CalendarDay;
const ACT = '01932c5e-7a00-7c3e-9b1a-0242ac120000';
const RECORD = '01932c5e-7a00-7c3e-9b1a-0242ac120100';
const THERE = '01932c5e-7a00-7c3e-9b1a-0242ac120200';

const ISSUANCE: PublicIssuance = {
  kind: 'issuance',
  reference: 'MN004',
  projects: ['MN004'],
  ordinal: 2,
  monitoringFrom: day('2017-08-01'),
  monitoringUntil: day('2020-12-31'),
  decisionOn: day('2025-03-27'),
  notified: { total: '44817', japan: '35854', partner: '8963' },
  acquiredByGovernmentOfJapan: null,
  issued: {
    japan: { issuedOn: day('2025-04-11'), amount: '35854' },
    partner: { issuedOn: null, amount: null },
  },
  derived: null,
  note: null,
  source: 'https://www.jcm.go.jp/',
};
const PROJECT_SAID: PublicProject = {
  kind: 'project',
  reference: 'MN007',
  title: 'Bogd River Hydropower',
  status: 'validation',
  registeredOn: null,
  methodologies: [{ number: 'MN_AM004', version: 'Ver1.0' }],
  participants: [{ name: 'Ministry of Energy', side: 'partner', focalPoint: false }],
  sites: [],
  expectedAnnualReduction: null,
  notified: { total: null, japan: null, partner: null },
  acquiredByGovernmentOfJapan: null,
  lastDecisionOn: null,
  note: null,
  source: 'https://www.jcm.go.jp/',
  printed: { japan_participants: 'N/A' },
};

interface Before {
  readonly record?: Row;
  readonly project?: Row;
}

function decide(record: PublicIssuance | PublicProject, before: Before = {}) {
  const known = new WorkingSet('2026-11-23T00:00:00.000Z' as Instant, day('2026-11-23'));
  if (before.record) known.holdRow(PUBLIC_RECORD, before.record);
  if (before.project) known.holdRow(PROJECT, before.project);
  const act = { id: ACT, countryCode: 'MN' as CountryCode, body: { record } };
  return publicSourceRecordAct.decide(act as Act<PublicSourceBody>, known, {
    recordId: before.record ? RECORD : null,
    projectId: before.project ? THERE : null,
  });
}

const side = (issuedOn: string | null, amount: string | null) => ({
  issuedOn: issuedOn === null ? null : day(issuedOn),
  amount,
});
const issued = (japan: PublicIssuance['issued']['japan']) => ({
  issued: { japan, partner: side(null, null) },
});

describe('recording an issuance from a public source', () => {
  it.each<[string, Partial<PublicIssuance>]>([
    ['PUBLIC_SOURCE.REFERENCE_MALFORMED', { reference: 'MN04' }],
    ['PUBLIC_SOURCE.REFERENCE_MALFORMED', { reference: 'MN004 and MN005' }],
    ['PUBLIC_SOURCE.OTHER_COUNTRY', { reference: 'TH001' }],
    ['PUBLIC_SOURCE.OTHER_COUNTRY', { reference: 'MN004+TH001' }],
    ['PUBLIC_SOURCE.AMOUNT_MALFORMED', { notified: { total: '4.5', japan: null, partner: null } }],
    ['PUBLIC_SOURCE.AMOUNT_MALFORMED', { acquiredByGovernmentOfJapan: '-1' }],
    [
      'PUBLIC_SOURCE.PARTS_DIFFER_FROM_TOTAL',
      { notified: { total: '44817', japan: '35854', partner: '8964' } },
    ],
    [
      'PUBLIC_SOURCE.PARTS_DIFFER_FROM_TOTAL',
      { notified: { total: '35853', japan: '35854', partner: null } },
    ],
    ['PUBLIC_SOURCE.ACQUIRED_MORE_THAN_NOTIFIED', { acquiredByGovernmentOfJapan: '35855' }],
    ['PUBLIC_SOURCE.ISSUED_OTHER_THAN_NOTIFIED', issued(side('2025-04-11', '35853'))],
    ['PUBLIC_SOURCE.PERIOD_REVERSED', { monitoringUntil: day('2017-07-31') }],
    ['PUBLIC_SOURCE.PERIOD_REVERSED', { decisionOn: day('2020-12-30') }],
    ['PUBLIC_SOURCE.ISSUED_BEFORE_DECISION', issued(side('2025-03-26', '35854'))],
    ['PUBLIC_SOURCE.DAY_IN_FUTURE', issued(side('2026-11-24', '35854'))],
  ])('refuses with %s', (code, fault) => {
    expect(decide({ ...ISSUANCE, ...fault })).toMatchObject({ code });
  });

  it('says every fault of the record at once, each with its place', () => {
    const faults = { decisionOn: day('2026-11-24'), acquiredByGovernmentOfJapan: '1e3' };
    expect(decide({ ...ISSUANCE, ...faults })).toMatchObject({
      code: 'PUBLIC_SOURCE.AMOUNT_MALFORMED',
      errors: [
        { pointer: '/record/acquiredByGovernmentOfJapan' },
        { pointer: '/record/issued/japan/issuedOn' },
        { pointer: '/record/decisionOn' },
      ],
    });
  });

  it('writes what was said and nothing else: no entry, no account, no project, no decision', () => {
    const outcome = decide(ISSUANCE);
    expect(outcome).toMatchObject({
      records: [{ type: 'public-record', version: 1, body: { reference: 'MN004', project: null } }],
      rows: [{ table: PUBLIC_RECORD, change: 'insert', row: { ordinal: 2, aggregate: false } }],
      answer: { status: 201 },
    });
    expect(Object.keys(outcome).sort()).toEqual(['answer', 'records', 'rows']);
    expect(outcome).toHaveProperty('rows.length', 1);
  });

  it.each<[string, Partial<PublicIssuance>]>([
    ['of several projects, of which two are named', { reference: 'MN002+MN003' }],
    ['of projects that are not named', { reference: 'MN-3projects-2020', projects: null }],
    [
      'without a single amount',
      { notified: { total: null, japan: null, partner: null }, ...issued(side(null, null)) },
    ],
    [
      'of one tonne, of which Japan has none',
      {
        notified: { total: '1', japan: '0', partner: '1' },
        ...issued(side(null, '0')),
      },
    ],
    ['of one side only', { notified: { total: '35854', japan: '35854', partner: null } }],
  ])('takes an issuance %s', (_, facts) => {
    expect(decide({ ...ISSUANCE, ...facts })).toMatchObject({ answer: { status: 201 } });
  });
});

describe('recording a project from a public source', () => {
  const row = (version: number, recordedFrom: string | null): Row => ({
    ...projectRow(THERE, version, projectSaid({ ...PROJECT_SAID, title: 'Earlier words' })),
    recorded_from: recordedFrom,
  });
  const record = (projectVersion: number | null): Row => ({
    id: RECORD,
    version: 3,
    fingerprint: '0'.repeat(64),
    project_version: projectVersion,
  });

  it('enters a project that the book does not know, though nobody from Japan is named', () => {
    expect(decide(PROJECT_SAID)).toMatchObject({
      records: [
        { type: 'project', id: ACT, version: 1, body: { sector: 'unknown', mechanism: 'JCM' } },
        { type: 'public-record', body: { project: ACT } },
      ],
      rows: [
        { row: { recorded_from: 'public-source', japan_side_participants: 0 } },
        { row: { reference: 'MN007', project_id: ACT } },
        { row: { project_id: ACT, project_version: 1 } },
      ],
    });
  });

  it('lets a project known from its source follow it', () => {
    const before = { record: record(2), project: row(2, 'public-source') };
    expect(decide(PROJECT_SAID, before)).toMatchObject({
      records: [
        { type: 'project', id: THERE, version: 3, validFrom: '2026-11-23' },
        { type: 'public-record', id: RECORD, version: 4 },
      ],
      rows: [
        { table: PROJECT, change: 'update', row: { title: 'Bogd River Hydropower' } },
        { table: PUBLIC_RECORD, change: 'update', row: { version: 4, project_version: 3 } },
      ],
      answer: { status: 200 },
    });
  });

  it.each<[string, Before]>([
    ['the book has of its own', { project: row(1, null) }],
    [
      'has begun its cycle here',
      {
        record: record(2),
        project: { ...row(2, 'public-source'), cycle_state: 'validation' },
      },
    ],
    [
      'an act of the book has changed since',
      {
        record: record(1),
        project: row(2, 'public-source'),
      },
    ],
  ])('stands beside a project that %s, and changes nothing of it', (_, before) => {
    expect(decide(PROJECT_SAID, before)).toMatchObject({
      records: [{ type: 'public-record', body: { project: THERE } }],
      rows: [{ table: PUBLIC_RECORD, row: { project_id: THERE, project_version: null } }],
    });
  });

  it('refuses to say the same twice, whatever the book made of it since', () => {
    const before = { record: { ...record(1), fingerprint: fingerprintOf(PROJECT_SAID) } };
    expect(decide(PROJECT_SAID, before)).toMatchObject({
      code: 'PUBLIC_SOURCE.NOTHING_CHANGES',
      facts: { reference: 'MN007', version: 3 },
    });
  });

  it('refuses a project that is registered on a day to come, or has no number', () => {
    expect(decide({ ...PROJECT_SAID, registeredOn: day('2026-11-24') })).toMatchObject({
      code: 'PUBLIC_SOURCE.DAY_IN_FUTURE',
    });
    expect(decide({ ...PROJECT_SAID, reference: 'MN001+MN002' })).toMatchObject({
      code: 'PUBLIC_SOURCE.REFERENCE_MALFORMED',
    });
  });

  it('of which somebody else has just recorded the same is a conflict, not a fault', () => {
    const act = { countryCode: 'MN', body: { record: PROJECT_SAID } } as Act<unknown>;
    expect(projectConstraints['public_record_is_kept_once']?.(act)).toMatchObject({
      code: 'PUBLIC_SOURCE.RECORDED_MEANWHILE',
      kind: 'conflict',
    });
  });
});
