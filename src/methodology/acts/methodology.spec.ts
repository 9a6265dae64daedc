import { describe, expect, it } from '@jest/globals';
import { methodologyAct, methodologyIdIn, type MethodologyBody } from './methodology.ts';
import {
  act,
  day,
  KZ,
  proposal,
  REVISED_ID,
  revisedId,
  scene,
  type Scene,
} from './known.fixture.ts';

const GOOD: MethodologyBody = {
  proposalNumber: 'KZ_PM001',
  title: 'Charging of electric vehicles',
  scopes: [7, 1, 7],
  documents: [{ form: 'PM', title: 'Proposed methodology' }],
};
const APPROVED = proposal('approved', { approvedNumber: 'KZ_AM001' });

function decide(changes: Partial<MethodologyBody> = {}, given: Scene = {}) {
  return methodologyAct.decide(
    act('methodology', null, { ...GOOD, ...changes }),
    scene(given),
    undefined,
  );
}

describe('proposing a methodology', () => {
  it.each<[string, Partial<MethodologyBody>, Scene]>([
    ['METHODOLOGY.NUMBER_OF_OTHER_COUNTRY', { proposalNumber: 'MN_PM001' }, {}],
    ['METHODOLOGY.NUMBER_OF_OTHER_COUNTRY', { proposalNumber: 'KZ_AM001' }, {}],
    ['METHODOLOGY.DAY_IN_FUTURE', { proposedOn: day('2026-04-01') }, {}],
    ['METHODOLOGY.REVISES_NOTHING_APPROVED', { revises: REVISED_ID }, {}],
    [
      'METHODOLOGY.REVISES_NOTHING_APPROVED',
      { revises: REVISED_ID },
      { revised: proposal('under-consideration') },
    ],
    [
      'METHODOLOGY.REVISES_NOTHING_APPROVED',
      { revises: REVISED_ID.replace('KZ', 'MN') },
      { revised: APPROVED },
    ],
    ['METHODOLOGY.REVISES_NOTHING_APPROVED', { revises: 'KZ_AM001' }, { revised: APPROVED }],
  ])('refuses with %s', (code, fault, given) => {
    expect(decide(fault, given)).toMatchObject({ code });
  });

  it('begins as proposed, today unless a day is given, with its scopes in order', () => {
    expect(decide()).toMatchObject({
      records: [
        {
          type: 'methodology',
          version: 1,
          validFrom: '2026-03-31',
          body: { status: 'proposed', scopes: [1, 7], approvedNumber: null, currentVersion: null },
        },
      ],
      answer: { status: 201, body: { state: 'proposed', version: 1 } },
    });
    const earlier = decide({ proposedOn: day('2024-07-31') });
    expect(earlier).toMatchObject({ records: [{ validFrom: '2024-07-31' }] });
  });

  it('may revise an approved methodology, which it then holds', () => {
    const body = { ...GOOD, revises: REVISED_ID };
    expect(decide(body, { revised: APPROVED })).toMatchObject({
      records: [{ body: { revises: revisedId } }],
    });
    expect(methodologyAct.needs(act('methodology', null, body), undefined).rows).toMatchObject([
      { id: revisedId, lock: 'share' },
    ]);
    expect(methodologyIdIn(KZ, null)).toBeNull();
  });
});
