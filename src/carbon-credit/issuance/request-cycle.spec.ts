import { describe, expect, it } from '@jest/globals';
import { refuseMove, statesAfter, statesOf } from '../../ledger/life-cycle.ts';
import {
  REQUEST_CYCLE,
  REQUEST_STATES,
  SIDE_CYCLE,
  SIDE_STATES,
  type RequestSituation,
  type RequestState,
  type SideSituation,
  type SideState,
} from './request-cycle.ts';

const ALL_THERE: RequestSituation = {
  forms: new Set(['IW_Req'] as const),
  isDecided: true,
  isCredited: true,
  awaited: [],
};
const NOTHING_THERE: RequestSituation = {
  forms: new Set(),
  isDecided: false,
  isCredited: false,
  awaited: ['japan', 'partner'],
};
const POSSIBLE: readonly (readonly [RequestState, RequestState])[] = [
  ['requested', 'withdrawn'],
  ['requested', 'notified'],
  ['notified', 'completed'],
];

describe('the cycle of an issuance request', () => {
  const pairs = REQUEST_STATES.flatMap((from) => REQUEST_STATES.map((to) => [from, to] as const));
  it.each(pairs)('from %s to %s', (from, to) => {
    const isPossible = POSSIBLE.some(([one, other]) => one === from && other === to);
    const refusal = refuseMove(REQUEST_CYCLE, from, to, ALL_THERE);
    if (!isPossible) {
      expect(refusal).toMatchObject({
        code: 'LEDGER.MOVE_NOT_POSSIBLE',
        facts: { state: from, to, possible: statesAfter(REQUEST_CYCLE, from) },
      });
      return;
    }
    expect(refusal).toBeNull();
    expect(refuseMove(REQUEST_CYCLE, from, to, NOTHING_THERE)).toMatchObject({
      code: 'LEDGER.MOVE_LACKS',
    });
  });

  it('says what each step lacks and whose move it is', () => {
    expect(refuseMove(REQUEST_CYCLE, 'requested', 'notified', NOTHING_THERE)?.facts).toMatchObject({
      lacks: [{ guard: 'decision', by: 'Joint Committee' }, { guard: 'project-credited' }],
    });
    expect(refuseMove(REQUEST_CYCLE, 'notified', 'completed', NOTHING_THERE)?.facts).toMatchObject({
      lacks: [{ guard: 'both-sides', lacks: 'the issuance by japan and partner' }],
    });
    expect(statesOf(REQUEST_CYCLE)).toEqual(REQUEST_STATES);
  });
});

describe('the issuance by a side', () => {
  const situation: SideSituation = {
    isUnderParis: false,
    side: 'japan',
    partner: 'awaiting',
    transferLacks: [],
  };
  const pairs = SIDE_STATES.flatMap((from) => SIDE_STATES.map((to) => [from, to] as const));
  it.each(pairs)('from %s to %s', (from, to) => {
    const refusal = refuseMove(SIDE_CYCLE, from, to, situation);
    if (from === 'awaiting' && to === 'issued') expect(refusal).toBeNull();
    else expect(refusal).toMatchObject({ code: 'LEDGER.MOVE_NOT_POSSIBLE' });
  });

  it.each<[boolean, 'japan' | 'partner', SideState, string | null]>([
    [false, 'japan', 'awaiting', null],
    [false, 'partner', 'awaiting', null],
    [true, 'partner', 'awaiting', null],
    [true, 'japan', 'issued', null],
    [true, 'japan', 'awaiting', 'LEDGER.MOVE_LACKS'],
  ])(
    'of vintages after 2020 (%s) by %s while the partner is %s',
    (isUnderParis, side, partner, code) => {
      const given = { ...situation, isUnderParis, side, partner };
      expect(refuseMove(SIDE_CYCLE, 'awaiting', 'issued', given)?.code ?? null).toBe(code);
    },
  );
});
