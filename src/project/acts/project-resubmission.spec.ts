import { describe, expect, it } from '@jest/globals';
import { cycleAct, cycleScene, OTHER_ID, PROJECT_ID } from './known-cycle.fixture.ts';
import { projectResubmissionAct } from './project-resubmission.ts';

const WITHDRAWN = { state: 'registration-request-withdrawn' };

describe('submitting a project again', () => {
  it.each<[string, string, string, string]>([
    ['PROJECT.NOT_FOUND', OTHER_ID, WITHDRAWN.state, 'KZ002'],
    ['PROJECT.NOT_TO_RESUBMIT', PROJECT_ID, 'rejected', 'KZ002'],
    ['PROJECT.REFERENCE_OF_OTHER_COUNTRY', PROJECT_ID, WITHDRAWN.state, 'MN002'],
    ['PROJECT.REFERENCE_NOT_JCM', PROJECT_ID, WITHDRAWN.state, 'KZ-AGAIN'],
  ])('is refused with %s', (code, subject, state, reference) => {
    const act = cycleAct({ reference }, subject);
    const decided = projectResubmissionAct.decide(act, cycleScene({ state }), undefined);
    expect(decided).toMatchObject({ code });
  });

  it('makes a project of its own, once', () => {
    const known = cycleScene({ ...WITHDRAWN, project: { status: 'withdrawn' } });
    const act = cycleAct({ reference: 'KZ002' });
    expect(projectResubmissionAct.decide(act, known, undefined)).toMatchObject({
      records: [{ version: 1, body: { reference: 'KZ002', status: 'proposed' } }],
      rows: [{ row: { resubmits_id: PROJECT_ID } }, { row: { reference: 'KZ002' } }],
    });
    expect(projectResubmissionAct.decide(act, known, undefined)).toMatchObject({
      code: 'PROJECT.RESUBMITTED_ALREADY',
    });
  });
});
