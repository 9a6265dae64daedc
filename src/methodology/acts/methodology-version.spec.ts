import { describe, expect, it } from '@jest/globals';
import {
  act,
  DECISION_ID,
  METHODOLOGY_ID,
  methodologyId,
  proposal,
  revisedId,
  scene,
  type Scene,
} from './known.fixture.ts';
import { methodologyVersionAct, type MethodologyVersionBody } from './methodology-version.ts';

const GOOD: MethodologyVersionBody = { version: 'Ver1.1', decisionId: DECISION_ID };
const IN_FORCE: Scene = {
  methodology: proposal('approved'),
  items: [{ type: 'methodology-revision', subject: METHODOLOGY_ID }],
};

function decide(changes: Partial<MethodologyVersionBody>, given: Scene) {
  const one = act('methodology-version', methodologyId, { ...GOOD, ...changes });
  return methodologyVersionAct.decide(one, scene(given), undefined);
}

describe('a further version of a methodology', () => {
  it.each<[string, Partial<MethodologyVersionBody>, Scene]>([
    ['METHODOLOGY.NOT_FOUND', {}, {}],
    ['METHODOLOGY.NOT_APPROVED', {}, { methodology: proposal('under-consideration') }],
    [
      'METHODOLOGY.NOT_APPROVED',
      {},
      { methodology: proposal('approved', { revises: revisedId, approvedNumber: null }) },
    ],
    ['DECISION.NOT_FOUND', {}, { ...IN_FORCE, items: null }],
    ['DECISION.NOT_FOUND', { decisionId: DECISION_ID.replace('KZ', 'MN') }, IN_FORCE],
    ['DECISION.NOT_EFFECTIVE', {}, { ...IN_FORCE, decisionStatus: 'awaiting-signatures' }],
    [
      'DECISION.SAYS_NOTHING_OF_THIS',
      {},
      { ...IN_FORCE, items: [{ type: 'methodology-approval', subject: METHODOLOGY_ID }] },
    ],
    ['METHODOLOGY.BEFORE_THE_STEP_BEFORE', {}, { ...IN_FORCE, decisionOn: '2026-02-28' }],
    ['METHODOLOGY.VERSION_NOT_THE_NEXT', { version: 'Ver1.0' }, IN_FORCE],
    ['METHODOLOGY.VERSION_NOT_THE_NEXT', { version: 'Ver0.9' }, IN_FORCE],
    ['FORMULA.NOT_FOUND', { formula: 'none' }, IN_FORCE],
  ])('is refused with %s', (code, body, given) => {
    expect(decide(body, given)).toMatchObject({ code });
  });

  it('is in force from the day of its decision; the one before stays in the book', () => {
    expect(decide({ formula: 'ev-charging-1' }, IN_FORCE)).toMatchObject({
      records: [
        { type: 'methodology', version: 5, body: { currentVersion: 'Ver1.1' } },
        {
          type: 'methodology-version',
          validFrom: '2026-03-01',
          body: { version: 'Ver1.1', formula: 'ev-charging-1', proposal: null },
        },
      ],
      answer: { status: 201, body: { currentVersion: 'Ver1.1' } },
    });
  });

  it('is cited by the number of the methodology as well, and counts numbers as numbers', () => {
    const tenth = { ...IN_FORCE, methodology: proposal('approved', { currentVersion: 'Ver1.9' }) };
    const items = [{ type: 'methodology-revision', subject: 'KZ_AM002' }];
    expect(decide({ version: 'Ver1.10' }, { ...tenth, items })).toMatchObject({
      answer: { body: { currentVersion: 'Ver1.10' } },
    });
  });
});
