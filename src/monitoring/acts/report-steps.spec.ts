import { describe, expect, it } from '@jest/globals';
import { publicId } from '../../kernel/ids.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { REPORT_STATES, type ReportState } from '../report-cycle.ts';
import type { ReportRecord } from '../report-record.ts';
import {
  accepted,
  day,
  decided,
  designationId,
  DESIGNATION,
  documentIds,
  DRAFT,
  entityId,
  FILLED,
  id,
  KZ,
  OFFICER,
  PIN,
  projectId,
  SUBMITTED,
  VERIFIER,
  type Scene,
} from './known.fixture.ts';
import { monitoringSubmissionAct, type MonitoringSubmissionBody } from './monitoring-submission.ts';
import { monitoringWithdrawalAct } from './monitoring-withdrawal.ts';
import { verificationAct, type VerificationBody } from './verification.ts';

const cited = (form: keyof typeof documentIds) => publicId(KZ, documentIds[form]);
const last = id();
const IN_STATE: Readonly<Record<ReportState, ReportRecord>> = {
  draft: FILLED,
  submitted: SUBMITTED,
  verified: { ...SUBMITTED, status: 'verified', verification: last, verifications: 1 },
  withdrawn: { ...SUBMITTED, status: 'withdrawn', reason: 'wrong meter' },
};

const SUBMISSION: MonitoringSubmissionBody = { documents: [cited('Imp_Rep')] };
const VERIFICATION: VerificationBody = {
  thirdPartyEntity: `00-${entityId}`,
  verifiedOn: day('2026-03-01'),
  vintages: [{ vintage: 2025, tonnes: '97' }],
  documents: [cited('Vrf_Rep')],
};

function role(name: string, from_on: string, until_on: string | null): Scene {
  return {
    roles: [{ project_id: projectId, participant_id: entityId, role: name, from_on, until_on }],
  };
}

describe('submitting a monitoring report', () => {
  const submit = (body: MonitoringSubmissionBody, scene: Scene) =>
    decided(monitoringSubmissionAct, body, { report: FILLED, ...scene });

  it.each<[string, string, Partial<MonitoringSubmissionBody>, Scene]>([
    ['MONITORING.REPORT_NOT_FOUND', '', {}, { report: null }],
    ['MONITORING.VERSION_STALE', '', { expectedVersion: 1 }, {}],
    ['MONITORING.DOCUMENT_NOT_OF_PROJECT', '', { documents: [cited('SDIR')] }, {}],
    [
      'LEDGER.MOVE_LACKS',
      'period-is-over',
      {},
      { report: { ...FILLED, lastDay: day('2026-04-01') } },
    ],
    ['LEDGER.MOVE_LACKS', 'activity-data', {}, { report: DRAFT }],
    ['LEDGER.MOVE_LACKS', 'activity-data', {}, { pins: [PIN, { ...PIN, id: id() }] }],
    ['LEDGER.MOVE_LACKS', 'activity-data', {}, { pins: [] }],
    ['LEDGER.MOVE_LACKS', 'implementation-report', { documents: [] }, {}],
    [
      'LEDGER.MOVE_LACKS',
      'sustainable-development-report',
      {},
      { forms: ['Imp_Rep', 'SDIP', 'SDIR'] },
    ],
  ])('refuses with %s %s', async (code, guard, fault, scene) => {
    const { result } = await submit({ ...SUBMISSION, ...fault }, scene);
    expect(result).toMatchObject({ code });
    if (guard !== '') {
      expect((result as Refusal).facts['lacks']).toMatchObject([
        { guard, by: 'project participants' },
      ]);
    }
  });

  it('states whole tonnes of every year, and closes the data', async () => {
    const { result } = await submit(SUBMISSION, {});
    expect(accepted(result)).toMatchObject({
      records: [{ version: 4, body: { status: 'submitted', submittedBy: OFFICER } }],
      rows: [
        { row: { vintage: 2025, emission_reductions: '97.009', tonnes: '97' } },
        { change: 'update', row: { status: 'submitted', submitted_on: '2026-03-31' } },
      ],
      answer: { status: 200, body: { state: 'submitted', vintages: [{ tonnes: '97' }] } },
    });
  });

  it('leaves out what was entered for a methodology that is pinned no more', async () => {
    const old = { ...FILLED.activity[0], methodologyVersion: id() } as ReportRecord['activity'][0];
    const report = { ...FILLED, activity: [...FILLED.activity, old] };
    const { result } = await submit(SUBMISSION, { report });
    expect(accepted(result).records?.[0]?.body['activity']).toHaveLength(1);
    expect(accepted(result).answer.body).toMatchObject({ vintages: [{ tonnes: '97' }] });
  });

  it('answers a plan on sustainable development with a report', async () => {
    const forms = ['Imp_Rep', 'SDIP', 'SDIR'] as const;
    const documents = [cited('Imp_Rep'), cited('SDIR')];
    const { result } = await submit({ documents }, { forms });
    expect(accepted(result).answer.body).toMatchObject({ state: 'submitted' });
  });
});

describe('verifying a monitoring report', () => {
  const verify = (body: Partial<VerificationBody>, scene: Scene = {}, by = VERIFIER) =>
    decided(verificationAct, { ...VERIFICATION, ...body }, { report: SUBMITTED, ...scene }, by);

  it.each<[string, Partial<VerificationBody>, Scene]>([
    ['MONITORING.REPORT_NOT_FOUND', {}, { report: null }],
    ['MONITORING.VERSION_STALE', { expectedVersion: 4 }, {}],
    ['MONITORING.DOCUMENT_NOT_OF_PROJECT', { documents: [publicId(KZ, id())] }, {}],
    ['LEDGER.MOVE_NOT_POSSIBLE', {}, { report: FILLED }],
    ['LEDGER.MOVE_LACKS', { documents: [cited('Imp_Rep')] }, {}],
    ['MONITORING.CORRECTS_NOT_THE_LAST', { corrects: publicId(KZ, last) }, {}],
    ['MONITORING.CORRECTS_NOT_THE_LAST', {}, { report: IN_STATE.verified }],
    [
      'MONITORING.CORRECTS_NOT_THE_LAST',
      { corrects: publicId(KZ, id()) },
      { report: IN_STATE.verified },
    ],
    ['MONITORING.VERIFIED_OUT_OF_TIME', { verifiedOn: day('2025-12-30') }, {}],
    ['MONITORING.VERIFIED_OUT_OF_TIME', { verifiedOn: day('2026-04-01') }, {}],
    ['MONITORING.VINTAGES_DIFFER', { vintages: [] }, {}],
    [
      'MONITORING.VINTAGES_DIFFER',
      { vintages: [...VERIFICATION.vintages, { vintage: 2024, tonnes: '0' }] },
      {},
    ],
    ['MONITORING.CORRECTION_UNEXPLAINED', { vintages: [{ vintage: 2025, tonnes: '96' }] }, {}],
    ['PARTICIPANT.NOT_FOUND', { thirdPartyEntity: `KZ-${entityId}` }, {}],
    ['MONITORING.ENTITY_TAKES_PART', {}, role('project-participant', '2020-01-01', null)],
    ['MONITORING.ENTITY_TAKES_PART', {}, role('funder', '2026-03-01', '2026-03-01')],
    ['TPE.OUTSIDE_ITS_SCOPE', { thirdPartyEntity: `00-${id()}` }, {}],
    [
      'TPE.OUTSIDE_ITS_SCOPE',
      {},
      { designations: [{ ...DESIGNATION, verification_scopes: '[1]' }] },
    ],
    [
      'TPE.OUTSIDE_ITS_SCOPE',
      {},
      { designations: [{ ...DESIGNATION, validation_scopes: '[7]', verification_scopes: '[]' }] },
    ],
    [
      'TPE.OUTSIDE_ITS_SCOPE',
      {},
      { designations: [{ ...DESIGNATION, designated_on: '2026-03-02' }] },
    ],
    [
      'TPE.OUTSIDE_ITS_SCOPE',
      {},
      { designations: [{ ...DESIGNATION, designated_until: '2026-02-28' }] },
    ],
  ])('refuses with %s', async (code, fault, scene) => {
    expect((await verify(fault, scene)).result).toMatchObject({ code });
  });

  it.each<Scene>([
    role('verifying-entity', '2020-01-01', null),
    role('funder', '2020-01-01', '2026-02-28'),
  ])('takes an entity that is impartial on the day', async (scene) => {
    expect(accepted((await verify({}, scene)).result).answer.status).toBe(201);
  });

  it('refuses whoever submitted it', async () => {
    const { result } = await verify({}, {}, OFFICER);
    expect(result).toMatchObject({ code: 'MONITORING.SAME_OFFICER' });
  });

  it('keeps both figures of a correction, the reason and the findings', async () => {
    const { result, act } = await verify({
      vintages: [{ vintage: 2025, tonnes: '90', reason: 'charger 12 was not calibrated' }],
      findings: [{ kind: 'corrective-action-request', text: 'Calibrate charger 12' }],
    });
    expect(accepted(result)).toMatchObject({
      records: [
        {
          type: 'verification',
          validFrom: '2026-03-01',
          body: {
            edition: 1,
            vintages: [{ vintage: 2025, tonnesReported: '97', tonnesVerified: '90' }],
            findings: [{ text: 'Calibrate charger 12', resolution: null }],
            designations: [{ scope: 7, designation: designationId }],
          },
        },
        { type: 'monitoring-report', body: { status: 'verified', verification: act.id } },
      ],
      rows: [
        { row: { edition: 1, corrects: null, submitted_by: OFFICER, verified_by: VERIFIER } },
        { row: { tonnes_reported: '97', tonnes_verified: '90' } },
        { row: { scope: 7, designation_id: designationId } },
        { row: { status: 'verified', verifications: 1 } },
      ],
      answer: { status: 201, body: { tonnesReported: '97', tonnesVerified: '90' } },
    });
  });

  it('corrects itself by another verification, which names the one before', async () => {
    const scene = { report: IN_STATE.verified };
    const { result } = await verify({ corrects: publicId(KZ, last) }, scene);
    expect(accepted(result)).toMatchObject({
      rows: [{ row: { edition: 2, corrects: last } }, {}, {}, { row: { verifications: 2 } }],
    });
  });
});

describe('the life cycle of a monitoring report', () => {
  const POSSIBLE: readonly string[] = [
    'draft submitted',
    'draft withdrawn',
    'submitted verified',
    'submitted withdrawn',
    'verified verified',
    'verified withdrawn',
  ];
  const steps = (['submitted', 'verified', 'withdrawn'] as const).flatMap((to) =>
    REPORT_STATES.map((from): [ReportState, typeof to] => [from, to]),
  );

  it.each(steps)('goes from %s to %s only where the table says so', async (from, to) => {
    const report = IN_STATE[from];
    const corrects = from === 'verified' ? publicId(KZ, last) : null;
    const { result } = await {
      submitted: () => decided(monitoringSubmissionAct, SUBMISSION, { report }),
      verified: () => decided(verificationAct, { ...VERIFICATION, corrects }, { report }, VERIFIER),
      withdrawn: () => decided(monitoringWithdrawalAct, { reason: 'wrong meter' }, { report }),
    }[to]();
    if (POSSIBLE.includes(`${from} ${to}`)) {
      expect(accepted(result).answer.body).toMatchObject({ state: to, version: 4 });
    } else {
      expect(result).toMatchObject({
        code: 'LEDGER.MOVE_NOT_POSSIBLE',
        facts: { state: from, to },
      });
    }
  });

  it('keeps the figures of what is withdrawn, and its reason', async () => {
    const { result } = await decided(
      monitoringWithdrawalAct,
      { reason: 'wrong meter' },
      { report: IN_STATE.verified },
    );
    expect(accepted(result).records?.[0]?.body).toMatchObject({
      status: 'withdrawn',
      reason: 'wrong meter',
      verification: last,
    });
  });
});
