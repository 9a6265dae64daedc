import { describe, expect, it } from '@jest/globals';
import { decommitmentAct, type DecommitmentBody } from './decommitment.ts';
import * as given from './known.fixture.ts';

const good: DecommitmentBody = {
  amount: '100.00',
  currency: 'USD',
  effectiveOn: given.day('2026-03-31'),
  reference: 'D-1',
};
const undrawn = { undrawn: '600.00', available: '400.00' };

const decommit = (body: DecommitmentBody, changes: given.Scene) =>
  given.post(
    given.scene(changes),
    decommitmentAct,
    given.act('decommitment', given.commitmentId, body),
    given.ofCommitment(),
  );

describe('a de-commitment', () => {
  it.each<[string, DecommitmentBody, given.Scene]>([
    ['FUNDING.CURRENCY_DIFFERS', { ...good, currency: 'KZT' }, { balances: undrawn }],
    ['FUNDING.AMOUNT_NOT_POSITIVE', { ...good, amount: '0' }, { balances: undrawn }],
    [
      'FUNDING.BEFORE_COMMITMENT',
      { ...good, effectiveOn: given.day('2025-02-28') },
      { balances: undrawn },
    ],
    [
      'LEDGER.DAY_IN_FUTURE',
      { ...good, effectiveOn: given.day('2026-04-01') },
      { balances: undrawn },
    ],
    ['LEDGER.BOOKS_CLOSED', good, { balances: undrawn, closedThrough: given.day('2026-03-31') }],
    ['FUNDING.EXCEEDS_UNDRAWN', good, { balances: { undrawn: '99.99' } }],
    ['posted', good, { balances: { undrawn: '100.00' } }],
    ['posted', good, { balances: undrawn, tranche: { status: 'closed' } }],
    ['posted', good, { balances: undrawn, tranche: { availableUntil: given.day('2025-12-31') } }],
  ])('%s', (code, body, changes) => {
    expect(given.verdict(decommit(body, changes))).toBe(code);
  });

  it('makes the amount available to the tranche again', () => {
    const outcome = given.outcomeOf(decommit(good, { balances: undrawn }));
    expect(given.legs(outcome)).toEqual([
      ['decommitment', '01', '-100.00'],
      ['decommitment', '02', '100.00'],
    ]);
    expect(outcome.entries?.[0]?.postings[1]?.accountId.slice(0, -2)).toBe(
      given.trancheId.slice(0, -2),
    );
  });
});
