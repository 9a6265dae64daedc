import { describe, expect, it } from '@jest/globals';
import * as given from './known.fixture.ts';
import { repaymentAct, type RepaymentBody } from './repayment.ts';

const good: RepaymentBody = {
  amount: '50.00',
  currency: 'USD',
  effectiveOn: given.day('2026-03-20'),
  reference: 'R-1',
};
const outstanding = { outstanding: '200.00' };

const repay = (body: RepaymentBody, changes: given.Scene) =>
  given.post(
    given.scene(changes),
    repaymentAct,
    given.act('repayment', given.commitmentId, body),
    given.ofCommitment(),
  );

describe('a repayment of principal', () => {
  it.each<[string, RepaymentBody, given.Scene]>([
    ['FUNDING.CURRENCY_DIFFERS', { ...good, currency: 'JPY' }, { balances: outstanding }],
    ['FUNDING.AMOUNT_NOT_POSITIVE', { ...good, amount: '0.00' }, { balances: outstanding }],
    [
      'FUNDING.NOT_REPAYABLE',
      good,
      { balances: outstanding, tranche: { instrument: 'JICA_GRANT_AID' } },
    ],
    [
      'FUNDING.BEFORE_COMMITMENT',
      { ...good, effectiveOn: given.day('2025-02-28') },
      { balances: outstanding },
    ],
    [
      'LEDGER.DAY_IN_FUTURE',
      { ...good, effectiveOn: given.day('2026-04-01') },
      { balances: outstanding },
    ],
    [
      'LEDGER.BOOKS_CLOSED',
      good,
      { balances: outstanding, closedThrough: given.day('2026-03-20') },
    ],
    ['FUNDING.EXCEEDS_OUTSTANDING', good, { balances: { outstanding: '49.99' } }],
    ['posted', good, { balances: { outstanding: '50.00' } }],
    ['posted', good, { balances: outstanding, tranche: { status: 'closed' } }],
    ['posted', good, { balances: outstanding, tranche: { instrument: 'NOT_STATED' } }],
  ])('%s', (code, body, changes) => {
    expect(given.verdict(repay(body, changes))).toBe(code);
  });

  it('moves principal from outstanding to repaid', () => {
    expect(given.legs(given.outcomeOf(repay(good, { balances: outstanding })))).toEqual([
      ['repayment', '02', '-50.00'],
      ['repayment', '03', '50.00'],
    ]);
  });
});
