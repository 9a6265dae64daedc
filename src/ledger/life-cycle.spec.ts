import { describe, expect, it } from '@jest/globals';
import { possibleMoves, refuseMove, statesAfter, statesOf, type LifeCycle } from './life-cycle.ts';

type State = 'drafted' | 'signed' | 'ended';
interface Situation {
  readonly signatures: number;
  readonly paid: boolean;
}

const CONTRACT: LifeCycle<State, 'signatures' | 'payment', Situation> = {
  of: 'contract',
  moves: {
    drafted: { signed: ['signatures', 'payment'], ended: [] },
    signed: { signed: ['signatures'], ended: [] },
    ended: {},
  },
  guards: {
    signatures: {
      by: 'both sides',
      lacks: ({ signatures }) => (signatures >= 2 ? null : `${2 - signatures} signature(s)`),
    },
    payment: { by: 'the buyer', lacks: ({ paid }) => (paid ? null : 'the payment') },
  },
};
const COMPLETE: Situation = { signatures: 2, paid: true };
const NOTHING: Situation = { signatures: 0, paid: false };

describe('a life cycle', () => {
  it.each(
    statesOf(CONTRACT).flatMap((from) => statesOf(CONTRACT).map((to) => [from, to] as const)),
  )('lets %s become %s exactly where the table says so', (from, to) => {
    const refusal = refuseMove(CONTRACT, from, to, COMPLETE);
    if (to in CONTRACT.moves[from]) expect(refusal).toBeNull();
    else expect(refusal).toMatchObject({ code: 'LEDGER.MOVE_NOT_POSSIBLE', kind: 'refused' });
  });

  it('names the state, the steps that can follow it, and no state that it does not know', () => {
    expect(refuseMove(CONTRACT, 'signed', 'drafted', COMPLETE)?.facts).toEqual({
      of: 'contract',
      state: 'signed',
      to: 'drafted',
      possible: ['signed', 'ended'],
      moves: [
        { to: 'signed', by: ['both sides'] },
        { to: 'ended', by: [] },
      ],
    });
    expect(refuseMove(CONTRACT, 'drafted', 'toString', COMPLETE)?.code).toBe(
      'LEDGER.MOVE_NOT_POSSIBLE',
    );
    expect(statesAfter(CONTRACT, 'elsewhere' as State)).toEqual([]);
  });

  it('names everything that is missing, and whose move it is', () => {
    expect(refuseMove(CONTRACT, 'drafted', 'signed', NOTHING)).toMatchObject({
      code: 'LEDGER.MOVE_LACKS',
      kind: 'refused',
      facts: {
        state: 'drafted',
        to: 'signed',
        lacks: [
          { guard: 'signatures', lacks: '2 signature(s)', by: 'both sides' },
          { guard: 'payment', lacks: 'the payment', by: 'the buyer' },
        ],
      },
    });
  });

  it('lists what is possible now, with what each step lacks', () => {
    expect(possibleMoves(CONTRACT, 'drafted', { signatures: 2, paid: false })).toEqual([
      {
        to: 'signed',
        possible: false,
        lacks: [{ guard: 'payment', lacks: 'the payment', by: 'the buyer' }],
      },
      { to: 'ended', possible: true, lacks: [] },
    ]);
    expect(possibleMoves(CONTRACT, 'ended', COMPLETE)).toEqual([]);
  });
});
