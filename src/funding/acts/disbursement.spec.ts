import { describe, expect, it } from '@jest/globals';
import { currencyOf } from '../../kernel/currency.ts';
import { disbursementAct, type DisbursementBody } from './disbursement.ts';
import * as given from './known.fixture.ts';

const good: DisbursementBody = {
  amount: '250.00',
  currency: 'USD',
  effectiveOn: given.day('2026-03-31'),
  reference: 'PO-1',
};
const undrawn = { undrawn: '600.00' };

const disburse = (body: DisbursementBody, changes: given.Scene) =>
  given.post(
    given.scene(changes),
    disbursementAct,
    given.act('disbursement', given.commitmentId, body),
    given.ofCommitment(),
  );

describe('a disbursement', () => {
  it.each<[string, DisbursementBody, given.Scene]>([
    ['FUNDING.CURRENCY_DIFFERS', { ...good, currency: 'JPY' }, { balances: undrawn }],
    ['AMOUNT.TOO_MANY_DECIMALS', { ...good, amount: '250.001' }, { balances: undrawn }],
    ['AMOUNT.MALFORMED', { ...good, amount: '2.5e2' }, { balances: undrawn }],
    ['FUNDING.AMOUNT_NOT_POSITIVE', { ...good, amount: '0.00' }, { balances: undrawn }],
    ['FUNDING.AMOUNT_NOT_POSITIVE', { ...good, amount: '-1.00' }, { balances: undrawn }],
    ['FUNDING.TRANCHE_CLOSED', good, { balances: undrawn, tranche: { status: 'closed' } }],
    [
      'FUNDING.OUTSIDE_AVAILABILITY',
      good,
      { balances: undrawn, tranche: { availableUntil: given.day('2026-03-30') } },
    ],
    [
      'FUNDING.OUTSIDE_AVAILABILITY',
      { ...good, effectiveOn: given.day('2025-01-31') },
      { balances: undrawn },
    ],
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
    ['FUNDING.EXCEEDS_UNDRAWN', good, { balances: { undrawn: '249.99' } }],
    ['posted', good, { balances: { undrawn: '250.00' } }],
    ['posted', good, { balances: undrawn, closedThrough: given.day('2026-03-30') }],
  ])('%s', (code, body, changes) => {
    expect(given.verdict(disburse(body, changes))).toBe(code);
  });

  it('says how much is left when it is one cent too much', () => {
    const refusal = given.refusalOf(disburse(good, { balances: { undrawn: '249.99' } }));
    expect(refusal.facts).toEqual({ requested: '250.00', available: '249.99', currency: 'USD' });
  });

  it('points at the amount that has more decimals than its currency', () => {
    const refusal = given.refusalOf(disburse({ ...good, amount: '0.001' }, { balances: undrawn }));
    expect(refusal.errors).toMatchObject([
      { pointer: '/amount', detail: expect.stringContaining('decimals') },
    ]);
  });

  it('moves the amount from undrawn to outstanding and can be refunded in full', () => {
    const outcome = given.outcomeOf(disburse(good, { balances: undrawn }));
    expect(given.legs(outcome)).toEqual([
      ['disbursement', '01', '-250.00'],
      ['disbursement', '02', '250.00'],
    ]);
    expect(outcome.rows?.[0]?.row).toMatchObject({
      commitment_id: given.commitmentId,
      amount: '250.00',
      refundable: '250.00',
    });
    expect(outcome.records).toBeUndefined();
    expect(outcome.answer).toMatchObject({ status: 201, body: { status: 'posted' } });
  });

  it('takes whole yen, and three decimals of a dinar', () => {
    const decide = (code: string, amount: string) => {
      const tranche = { currency: code, announcedAmount: '1000' };
      const known = given.scene({ tranche, balances: { undrawn: '600' } });
      const body = { ...good, currency: code, amount };
      const one = given.act('disbursement', given.commitmentId, body);
      return given.post(known, disbursementAct, one, given.ofCommitment(currencyOf(code)));
    };
    expect(given.verdict(decide('JPY', '5'))).toBe('posted');
    expect(given.verdict(decide('JPY', '5.0'))).toBe('AMOUNT.TOO_MANY_DECIMALS');
    expect(given.verdict(decide('TND', '5.125'))).toBe('posted');
    expect(given.verdict(decide('TND', '5.1255'))).toBe('AMOUNT.TOO_MANY_DECIMALS');
  });

  it('asks the database for the tranche, held shared, and for two balances', () => {
    const one = given.act('disbursement', given.commitmentId, good);
    const needs = disbursementAct.needs(one, given.ofCommitment());
    expect(needs.rows).toEqual([expect.objectContaining({ id: given.trancheId, lock: 'share' })]);
    expect(needs.balances).toHaveLength(2);
  });
});
