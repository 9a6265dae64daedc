import { describe, expect, it } from '@jest/globals';
import type { ProjectTransitionBody } from '../cycle/step.ts';
import {
  ACT_ID,
  cycleAct,
  cycleScene,
  day,
  DECISION_ID,
  documentId,
  OTHER_ID,
  PROJECT_ID,
  type CycleScene,
} from './known-cycle.fixture.ts';
import { projectTransitionAct } from './project-transition.ts';

const REGISTRATION = { type: 'project-registration', on: '2025-06-01' };
const SCENE: CycleScene = {
  state: 'registration-requested',
  sequence: 4,
  enteredOn: '2025-05-15',
  project: { status: 'registration-requested' },
  decided: REGISTRATION,
};
const GOOD: ProjectTransitionBody = {
  to: 'registered',
  decisionId: `KZ-${DECISION_ID}`,
  creditingPeriod: { startsOn: day('2025-07-01'), endsOn: day('2035-06-30') },
  roles: ['registry-officer'],
};

function decide(scene: CycleScene, body: ProjectTransitionBody, subject = PROJECT_ID) {
  return projectTransitionAct.decide(cycleAct(body, subject), cycleScene(scene), undefined);
}

describe('a step of a project', () => {
  it.each<[string, Partial<ProjectTransitionBody>, CycleScene]>([
    ['PROJECT.DOCUMENT_NOT_OF_PROJECT', { documentIds: [documentId(7)] }, {}],
    ['LEDGER.MOVE_NOT_POSSIBLE', { to: 'validation' }, {}],
    ['LEDGER.MOVE_NOT_POSSIBLE', { to: 'not-begun' }, {}],
    ['LEDGER.MOVE_NOT_POSSIBLE', {}, { state: 'withdrawn' }],
    ['LEDGER.MOVE_NOT_POSSIBLE', {}, { state: 'a state of another program' }],
    ['PROJECT.DECISION_USED', {}, { facts: { used: [`${DECISION_ID} project-registration`] } }],
    ['LEDGER.MOVE_LACKS', { roles: ['project-participant'] }, {}],
    ['LEDGER.MOVE_LACKS', { decisionId: null }, {}],
    ['LEDGER.MOVE_LACKS', { decisionId: `MN-${DECISION_ID}` }, {}],
    ['LEDGER.MOVE_LACKS', {}, { decided: { ...REGISTRATION, status: 'awaiting-signatures' } }],
    ['LEDGER.MOVE_LACKS', {}, { decided: { ...REGISTRATION, type: 'project-rejection' } }],
    ['LEDGER.MOVE_LACKS', {}, { facts: { names: [`KZ-${PROJECT_ID}`] } }],
    ['LEDGER.MOVE_LACKS', {}, { facts: { rulesAdoptedOn: null } }],
    ['LEDGER.MOVE_LACKS', {}, { facts: { rulesAdoptedOn: day('2025-06-02') } }],
    ['LEDGER.MOVE_LACKS', {}, { facts: { methodologies: [] } }],
    ['LEDGER.MOVE_LACKS', {}, { project: { participants: [] } }],
    ['PROJECT.TRANSITION_SAYS_TOO_MUCH', { reference: 'KZ002' }, {}],
    ['PROJECT.TRANSITION_SAYS_TOO_MUCH', { pinNumber: 'KZ_PIN001' }, {}],
    ['PROJECT.TRANSITION_IN_FUTURE', { effectiveOn: day('2026-11-24') }, {}],
    ['PROJECT.NOT_THE_DECISIONS_DAY', { effectiveOn: day('2025-06-02') }, {}],
    ['PROJECT.TRANSITION_BEFORE_LAST', {}, { enteredOn: '2025-06-02' }],
    [
      'PROJECT.CREDITING_PERIOD_REVERSED',
      { creditingPeriod: { startsOn: day('2025-07-02'), endsOn: day('2025-07-01') } },
      {},
    ],
    [
      'PROJECT.CREDITING_PERIOD_OVERLAPS',
      {},
      { facts: { creditingPeriods: [{ startsOn: day('2025-01-01'), endsOn: day('2025-07-01') }] } },
    ],
  ])('is refused with %s: %j %j', (code, fault, scene) => {
    expect(decide({ ...SCENE, ...scene }, { ...GOOD, ...fault })).toMatchObject({ code });
  });

  it('is refused of a project that is not there', () => {
    expect(decide(SCENE, GOOD, OTHER_ID)).toMatchObject({ code: 'PROJECT.NOT_FOUND' });
  });

  it.each<[string, Partial<ProjectTransitionBody>]>([
    ['PROJECT.REFERENCE_OF_OTHER_COUNTRY', { reference: 'MN001' }],
    ['PROJECT.REFERENCE_USED', { reference: 'KZ002' }],
  ])('with a number is refused with %s', (code, fault) => {
    const known = cycleScene({ state: 'pin-waived', forms: ['PDD'] });
    known.setFact('project called KZ002', OTHER_ID);
    const { to, roles } = { to: 'validation', roles: GOOD.roles };
    const act = cycleAct({ to, roles, documentIds: [documentId(0)], ...fault });
    expect(projectTransitionAct.decide(act, known, undefined)).toMatchObject({ code });
  });

  it('registers on the day of the decision, and writes all that follows from it', () => {
    expect(decide(SCENE, GOOD)).toMatchObject({
      records: [
        { type: 'project', version: 4, validFrom: '2025-06-01', body: { status: 'registered' } },
        {
          type: 'project-transition',
          id: ACT_ID,
          version: 1,
          validFrom: '2025-06-01',
          body: {
            from: 'registration-requested',
            to: 'registered',
            sequence: 5,
            decision: DECISION_ID,
            decisionItem: 'project-registration',
            reason: 'Why',
          },
        },
      ],
      rows: [
        {
          change: 'update',
          row: { cycle_state: 'registered', cycle_sequence: 5, registered_on: '2025-06-01' },
        },
        { change: 'insert', row: { sequence: 5, previous_sequence: 4, to_state: 'registered' } },
        { change: 'insert', row: { starts_on: '2025-07-01', ends_on: '2035-06-30', sequence: 5 } },
      ],
      answer: { status: 201, body: { state: 'registered', effectiveOn: '2025-06-01' } },
    });
  });

  it('leaves the record as it is where it says nothing new, and does not pass the gate twice', () => {
    const scene = {
      ...SCENE,
      state: 'registered',
      project: { status: 'registered' as const },
      forms: ['PRC_Req'],
      decided: { type: 'post-registration-change', on: '2025-08-01' },
    };
    const body = { to: 'registered', roles: GOOD.roles, documentIds: [documentId(0)] };
    const act = cycleAct({ ...body, decisionId: `KZ-${DECISION_ID}` });
    const known = cycleScene(scene);
    const first = projectTransitionAct.decide(act, known, undefined);
    expect(first).toMatchObject({
      records: [{ type: 'project-transition' }],
      rows: [{ row: { version: 3, registered_on: '2025-02-01' } }, {}],
    });
    const again = projectTransitionAct.decide(act, known, undefined);
    expect(again).toMatchObject({ code: 'PROJECT.DECISION_USED' });
  });
});
