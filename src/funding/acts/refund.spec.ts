import { describe, expect, it } from '@jest/globals';
import { disbursementOfRefund } from '../accounts.ts';
import { DISBURSEMENT } from '../tables.ts';
import * as given from './known.fixture.ts';
import { refundAct, type DisbursementFacts, type RefundBody } from './refund.ts';

const good: RefundBody = {
  amount: '80.00',
  currency: 'USD',
  effectiveOn: given.day('2026-03-01'),
  reference: 'RF-1',
};
const outstanding = { outstanding: '200.00' };
const ofDisbursement: DisbursementFacts = {
  id: given.disbursementId,
  commitmentId: given.commitmentId,
  trancheId: given.trancheId,
  currency: given.USD,
  effectiveOn: given.day('2025-04-01'),
};

const refund = (body: RefundBody, changes: given.Scene) =>
  given.post(
    given.scene(changes),
    refundAct,
    given.act('refund', given.disbursementId, body),
    ofDisbursement,
  );

describe('a refund', () => {
  it.each<[string, RefundBody, given.Scene]>([
    ['FUNDING.CURRENCY_DIFFERS', { ...good, currency: 'EUR' }, { balances: outstanding }],
    ['FUNDING.AMOUNT_NOT_POSITIVE', { ...good, amount: '0.00' }, { balances: outstanding }],
    [
      'FUNDING.BEFORE_DISBURSEMENT',
      { ...good, effectiveOn: given.day('2025-03-31') },
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
      { balances: outstanding, closedThrough: given.day('2026-03-01') },
    ],
    ['FUNDING.EXCEEDS_REFUNDABLE', good, { balances: outstanding, refundable: '79.99' }],
    ['FUNDING.EXCEEDS_OUTSTANDING', good, { balances: { outstanding: '79.99' } }],
    ['FUNDING.TOO_MANY_REFUNDS', good, { balances: outstanding, refunds: 200 }],
    ['posted', good, { balances: outstanding, refunds: 199 }],
    ['posted', good, { balances: { outstanding: '80.00' }, refundable: '80.00' }],
    ['posted', good, { balances: outstanding, tranche: { status: 'closed' } }],
  ])('%s', (code, body, changes) => {
    expect(given.verdict(refund(body, changes))).toBe(code);
  });

  it('leaves the commitment unless it can be drawn again', () => {
    expect(given.legs(given.outcomeOf(refund(good, { balances: outstanding })))).toEqual([
      ['refund', '02', '-80.00'],
      ['refund', '04', '80.00'],
    ]);
    const again = refund({ ...good, reusable: true }, { balances: outstanding });
    expect(given.legs(given.outcomeOf(again))).toEqual([
      ['refund', '02', '-80.00'],
      ['refund', '01', '80.00'],
    ]);
  });

  it('gives back at most what was disbursed, in however many parts', () => {
    const known = given.scene({ balances: outstanding });
    const part = (amount: string) =>
      given.post(
        known,
        refundAct,
        given.act('refund', given.disbursementId, { ...good, amount }),
        ofDisbursement,
      );
    expect(given.verdict(part('120.00'))).toBe('posted');
    expect(given.verdict(part('79.99'))).toBe('posted');
    expect(given.refusalOf(part('0.02')).facts).toEqual({
      requested: '0.02',
      available: '0.01',
      currency: 'USD',
    });
    expect(known.row(DISBURSEMENT, given.disbursementId)).toMatchObject({
      refundable: '0.01',
      refunds: 2,
    });
  });

  it('has an entry whose id leads back to its disbursement', () => {
    const outcome = given.outcomeOf(refund(good, { balances: outstanding, refunds: 41 }));
    const entryId = outcome.entries?.[0]?.id ?? '';
    expect(entryId.slice(-2)).toBe('2a');
    expect(disbursementOfRefund(entryId)).toBe(given.disbursementId);
  });
});
