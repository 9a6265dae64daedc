import { describe, expect, it } from '@jest/globals';
import * as given from './known.fixture.ts';
import { pledgeAct, type PledgeBody } from './pledge.ts';

const good: PledgeBody = {
  amount: '5000.00',
  currency: 'USD',
  pledgedOn: given.day('2026-03-31'),
  reference: 'Joint statement',
};
const pledge = (body: PledgeBody, subject = given.trancheId) =>
  given.post(given.scene(), pledgeAct, given.act('pledge', subject, body), undefined);

describe('a pledge', () => {
  it.each<[string, PledgeBody, string?]>([
    ['FUNDING.TRANCHE_NOT_FOUND', good, given.id()],
    ['FUNDING.CURRENCY_DIFFERS', { ...good, currency: 'JPY' }],
    ['FUNDING.AMOUNT_NOT_POSITIVE', { ...good, amount: '0.00' }],
    ['LEDGER.DAY_IN_FUTURE', { ...good, pledgedOn: given.day('2026-04-01') }],
    ['posted', good],
  ])('%s', (...row) => {
    // A missing last column must not be taken for jest's own callback.
    const [code, body, subject] = row;
    expect(given.verdict(pledge(body, subject))).toBe(code);
  });

  it('binds nobody: it may exceed what was announced, and has no entry', () => {
    const outcome = given.outcomeOf(pledge(good));
    expect(outcome.entries).toBeUndefined();
    expect(outcome.records?.[0]).toMatchObject({ type: 'pledge', validFrom: '2026-03-31' });
  });
});
