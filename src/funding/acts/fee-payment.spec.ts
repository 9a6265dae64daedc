import { describe, expect, it } from '@jest/globals';
import type { DebtServiceBody } from './debt-service.ts';
import { feePaymentAct } from './fee-payment.ts';
import * as given from './known.fixture.ts';

const good: DebtServiceBody = {
  amount: '2.00',
  currency: 'USD',
  effectiveOn: given.day('2026-03-20'),
  reference: 'F-1',
  memo: 'Front-end fee',
};

const pay = (body: DebtServiceBody, changes: given.Scene = {}) =>
  given.post(
    given.scene(changes),
    feePaymentAct,
    given.act('fee-payment', given.commitmentId, body),
    given.ofCommitment(),
  );

describe('a payment of a fee', () => {
  it.each<[string, DebtServiceBody, given.Scene]>([
    ['FUNDING.CURRENCY_DIFFERS', { ...good, currency: 'JPY' }, {}],
    ['FUNDING.AMOUNT_NOT_POSITIVE', { ...good, amount: '-2.00' }, {}],
    ['FUNDING.BEFORE_COMMITMENT', { ...good, effectiveOn: given.day('2025-02-28') }, {}],
    ['LEDGER.DAY_IN_FUTURE', { ...good, effectiveOn: given.day('2026-04-01') }, {}],
    ['LEDGER.BOOKS_CLOSED', good, { closedThrough: given.day('2026-03-20') }],
    ['posted', good, {}],
  ])('%s', (code, body, changes) => {
    expect(given.verdict(pay(body, changes))).toBe(code);
  });

  it('stands apart from interest, with the reason that was given', () => {
    const outcome = given.outcomeOf(pay(good));
    expect(given.legs(outcome)).toEqual([
      ['fee-payment', '05', '-2.00'],
      ['fee-payment', '07', '2.00'],
    ]);
    expect(outcome.entries?.[0]?.memo).toBe('Front-end fee');
  });
});
