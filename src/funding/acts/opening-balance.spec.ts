import { describe, expect, it } from '@jest/globals';
import * as given from './known.fixture.ts';
import { openingBalanceAct, type OpeningBalanceBody } from './opening-balance.ts';
import type { CommitmentContext } from './shares.ts';

const good: OpeningBalanceBody = {
  reference: 'KAZ-P6',
  currency: 'USD',
  effectiveOn: given.day('2025-01-20'),
  committed: '900.00',
  disbursed: '700.00',
  repaid: '200.00',
  evidence: { title: 'Loan ledger of the ministry', sha256: 'cd'.repeat(32) },
};
const available = { available: '1000.00' };
const real = given.inBook('real', { 'KZ-RAIL': given.id() });
const demonstration = given.inBook('demonstration');
const unproven = { ...good, evidence: { title: 'Loan ledger of the ministry' } };

const open = (body: OpeningBalanceBody, changes: given.Scene, book: CommitmentContext = real) =>
  given.post(
    given.scene(changes),
    openingBalanceAct,
    given.act('opening-balance', given.trancheId, body),
    book,
  );

describe('an opening balance', () => {
  it.each<[string, OpeningBalanceBody, given.Scene, CommitmentContext?]>([
    ['FUNDING.CURRENCY_DIFFERS', { ...good, currency: 'JPY' }, { balances: available }],
    ['FUNDING.AMOUNT_NOT_POSITIVE', { ...good, committed: '0.00' }, { balances: available }],
    ['FUNDING.AMOUNT_NOT_POSITIVE', { ...good, disbursed: '-1.00' }, { balances: available }],
    ['AMOUNT.TOO_MANY_DECIMALS', { ...good, repaid: '1.001' }, { balances: available }],
    ['FUNDING.TRANCHE_CLOSED', good, { balances: available, tranche: { status: 'closed' } }],
    ['FUNDING.AGREEMENT_REQUIRED', unproven, { balances: available }],
    [
      'FUNDING.NOT_REPAYABLE',
      good,
      { balances: available, tranche: { instrument: 'MOEJ_JCM_MODEL' } },
    ],
    [
      'FUNDING.BEFORE_ANNOUNCEMENT',
      { ...good, effectiveOn: given.day('2025-01-14') },
      { balances: available },
    ],
    [
      'LEDGER.DAY_IN_FUTURE',
      { ...good, effectiveOn: given.day('2026-04-01') },
      { balances: available },
    ],
    ['LEDGER.BOOKS_CLOSED', good, { balances: available, closedThrough: given.day('2025-01-31') }],
    ['FUNDING.EXCEEDS_COMMITTED', { ...good, disbursed: '900.01' }, { balances: available }],
    ['FUNDING.EXCEEDS_DISBURSED', { ...good, repaid: '700.01' }, { balances: available }],
    [
      'FUNDING.SHARES_DIFFER',
      { ...good, projectShares: [{ project: 'KZ-RAIL', amount: '900.01' }] },
      { balances: available },
    ],
    ['FUNDING.EXCEEDS_AVAILABLE', good, { balances: { available: '899.99' } }],
    ['posted', good, { balances: { available: '900.00' } }],
    ['posted', unproven, { balances: available }, demonstration],
    ['posted', { ...good, disbursed: '900.00', repaid: '900.00' }, { balances: available }],
  ])('%s', (...row) => {
    // A missing last column must not be taken for jest's own callback.
    const [code, body, changes, book] = row;
    expect(given.verdict(open(body, changes, book))).toBe(code);
  });

  it('posts what was committed, disbursed and repaid until then, before the availability began', () => {
    const outcome = given.outcomeOf(open(good, { balances: available }));
    expect(given.legs(outcome)).toEqual([
      ['opening-commitment', '02', '-900.00'],
      ['opening-commitment', '01', '900.00'],
      ['opening-disbursement', '01', '-700.00'],
      ['opening-disbursement', '02', '700.00'],
      ['opening-repayment', '02', '-200.00'],
      ['opening-repayment', '03', '200.00'],
    ]);
    expect(new Set(outcome.entries?.map(({ id }) => id)).size).toBe(3);
  });

  it('makes no entry of a figure of zero', () => {
    const nothingDrawn = { ...good, disbursed: '0.00', repaid: '0.00' };
    const outcome = given.outcomeOf(open(nothingDrawn, { balances: available }));
    expect(outcome.entries?.map(({ kind }) => kind)).toEqual(['opening-commitment']);
    expect(outcome.rows?.map(({ table }) => table.name)).toEqual(['commitment']);
  });
});
