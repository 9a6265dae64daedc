import { describe, expect, it } from '@jest/globals';
import { commitmentAct, type CommitmentBody } from './commitment.ts';
import * as given from './known.fixture.ts';
import type { CommitmentContext, ShareBody } from './shares.ts';

const agreement = {
  title: 'Loan agreement KAZ-P7',
  signedOn: given.day('2025-06-01'),
  sha256: 'ab'.repeat(32),
};
const good: CommitmentBody = {
  amount: '300.00',
  currency: 'USD',
  effectiveOn: given.day('2025-06-01'),
  reference: 'KAZ-P7',
  agreement,
};
const available = { available: '1000.00' };
const unsigned: CommitmentBody = {
  amount: '300.00',
  currency: 'USD',
  effectiveOn: given.day('2025-06-01'),
  reference: 'KAZ-P7',
};

const charging = given.id();
const rail = given.id();
const projects = { 'KZ-EV': charging, [`KZ-${charging}`]: charging, 'KZ-RAIL': rail };
const real = given.inBook('real', projects);
const demonstration = given.inBook('demonstration', projects);

const commit = (body: CommitmentBody, changes: given.Scene, book: CommitmentContext = real) =>
  given.post(
    given.scene(changes),
    commitmentAct,
    given.act('commitment', given.trancheId, body),
    book,
  );

const shared = (...projectShares: ShareBody[]): CommitmentBody => ({ ...good, projectShares });

describe('a commitment', () => {
  it.each<[string, CommitmentBody, given.Scene, CommitmentContext?]>([
    ['FUNDING.CURRENCY_DIFFERS', { ...good, currency: 'JPY' }, { balances: available }],
    ['AMOUNT.TOO_MANY_DECIMALS', { ...good, amount: '0.001' }, { balances: available }],
    ['FUNDING.AMOUNT_NOT_POSITIVE', { ...good, amount: '0.00' }, { balances: available }],
    ['FUNDING.TRANCHE_CLOSED', good, { balances: available, tranche: { status: 'closed' } }],
    ['FUNDING.AGREEMENT_REQUIRED', unsigned, { balances: available }],
    [
      'FUNDING.AGREEMENT_REQUIRED',
      { ...good, agreement: { ...agreement, sha256: null } },
      { balances: available },
    ],
    [
      'FUNDING.BEFORE_ANNOUNCEMENT',
      { ...unsigned, effectiveOn: given.day('2025-01-14') },
      { balances: available },
      demonstration,
    ],
    [
      'FUNDING.BEFORE_SIGNATURE',
      { ...good, effectiveOn: given.day('2025-05-31') },
      { balances: available },
    ],
    [
      'FUNDING.OUTSIDE_AVAILABILITY',
      good,
      { balances: available, tranche: { availableUntil: given.day('2025-05-31') } },
    ],
    [
      'LEDGER.DAY_IN_FUTURE',
      { ...good, effectiveOn: given.day('2026-04-01') },
      { balances: available },
    ],
    ['LEDGER.BOOKS_CLOSED', good, { balances: available, closedThrough: given.day('2025-06-30') }],
    [
      'FUNDING.PROJECT_UNKNOWN',
      shared({ project: 'KZ-WIND', amount: '300.00' }),
      { balances: available },
    ],
    [
      'FUNDING.SHARES_NAME_A_PROJECT_TWICE',
      shared(
        { project: 'KZ-EV', amount: '100.00' },
        { project: `KZ-${charging}`, amount: '200.00' },
      ),
      { balances: available },
    ],
    [
      'AMOUNT.TOO_MANY_DECIMALS',
      shared({ project: 'KZ-EV', amount: '300.000' }),
      { balances: available },
    ],
    [
      'FUNDING.AMOUNT_NOT_POSITIVE',
      shared({ project: 'KZ-EV', amount: '300.00' }, { project: 'KZ-RAIL', amount: '0.00' }),
      { balances: available },
    ],
    [
      'FUNDING.SHARES_DIFFER',
      shared({ project: 'KZ-EV', amount: '100.00' }, { project: 'KZ-RAIL', amount: '199.99' }),
      { balances: available },
    ],
    ['FUNDING.EXCEEDS_AVAILABLE', good, { balances: { available: '299.99' } }],
    ['posted', good, { balances: { available: '300.00' } }],
    ['posted', unsigned, { balances: available }, demonstration],
    [
      'posted',
      { ...unsigned, effectiveOn: given.day('2025-01-15') },
      { balances: available },
      demonstration,
    ],
    [
      'posted',
      shared({ project: 'KZ-EV', amount: '100.00' }, { project: 'KZ-RAIL', amount: '200.00' }),
      { balances: available },
    ],
  ])('%s', (...row) => {
    // A missing last column must not be taken for jest's own callback.
    const [code, body, changes, book] = row;
    expect(given.verdict(commit(body, changes, book))).toBe(code);
  });

  it('says what the shares sum to and what they should', () => {
    const body = shared({ project: 'KZ-EV', amount: '299.99' });
    expect(given.refusalOf(commit(body, { balances: available })).facts).toEqual({
      requested: '300.00',
      shares: '299.99',
      difference: '0.01',
      currency: 'USD',
    });
  });

  it('opens seven accounts, keeps a record with its shares, and numbers the shares', () => {
    const body = shared(
      { project: 'KZ-EV', amount: '100.00' },
      { project: 'KZ-RAIL', amount: '200.00' },
    );
    const outcome = given.outcomeOf(commit(body, { balances: available }));
    expect(outcome.accounts).toHaveLength(7);
    expect(given.legs(outcome)).toEqual([
      ['commitment', '02', '-300.00'],
      ['commitment', '01', '300.00'],
    ]);
    expect(outcome.records?.[0]?.body).toEqual({
      tranche: given.trancheId,
      reference: 'KAZ-P7',
      amount: '300.00',
      currency: 'USD',
      effectiveOn: '2025-06-01',
      agreement,
      projectShares: [
        { project: charging, amount: '100.00' },
        { project: rail, amount: '200.00' },
      ],
    });
    const rows = outcome.rows?.map(({ row }) => row) ?? [];
    expect(rows[0]).toMatchObject({ book_kind: 'real', share_count: 2 });
    expect(rows.slice(1).map((row) => row['ordinal'])).toEqual([1, 2]);
  });

  it('is not found where the tranche is not', () => {
    const one = given.act('commitment', given.id(), good);
    expect(given.verdict(given.post(given.scene(), commitmentAct, one, real))).toBe(
      'FUNDING.TRANCHE_NOT_FOUND',
    );
  });
});
