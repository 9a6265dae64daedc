import { describe, expect, it } from '@jest/globals';
import type { DebtServiceBody } from './debt-service.ts';
import { interestPaymentAct } from './interest-payment.ts';
import * as given from './known.fixture.ts';

const good: DebtServiceBody = {
  amount: '12.34',
  currency: 'USD',
  effectiveOn: given.day('2026-03-20'),
  reference: 'I-1',
};

const pay = (body: DebtServiceBody, changes: given.Scene = {}) =>
  given.post(
    given.scene(changes),
    interestPaymentAct,
    given.act('interest-payment', given.commitmentId, body),
    given.ofCommitment(),
  );

describe('a payment of interest', () => {
  it.each<[string, DebtServiceBody, given.Scene]>([
    ['FUNDING.CURRENCY_DIFFERS', { ...good, currency: 'JPY' }, {}],
    ['FUNDING.AMOUNT_NOT_POSITIVE', { ...good, amount: '0.00' }, {}],
    ['FUNDING.BEFORE_COMMITMENT', { ...good, effectiveOn: given.day('2025-02-28') }, {}],
    ['LEDGER.DAY_IN_FUTURE', { ...good, effectiveOn: given.day('2026-04-01') }, {}],
    ['LEDGER.BOOKS_CLOSED', good, { closedThrough: given.day('2026-03-20') }],
    ['posted', good, {}],
    ['posted', good, { tranche: { status: 'closed' } }],
  ])('%s', (code, body, changes) => {
    expect(given.verdict(pay(body, changes))).toBe(code);
  });

  it('never touches the principal', () => {
    expect(given.legs(given.outcomeOf(pay(good)))).toEqual([
      ['interest-payment', '05', '-12.34'],
      ['interest-payment', '06', '12.34'],
    ]);
  });
});
