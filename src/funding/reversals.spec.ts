import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../kernel/refusal.ts';
import type { EntryDraft, ReversedEntry } from '../ledger/act.ts';
import type { WorkingSet } from '../ledger/working-set.ts';
import { disbursementAct } from './acts/disbursement.ts';
import * as given from './acts/known.fixture.ts';
import { refundAct } from './acts/refund.ts';
import { fundingReversals } from './reversals.ts';
import { DISBURSEMENT } from './tables.ts';

const body = {
  amount: '100.00',
  currency: 'USD',
  effectiveOn: given.day('2026-03-01'),
  reference: 'X',
};

/** Reverses an entry as the ledger does: the room's rule, then the exact negation. */
function reverse(known: WorkingSet, entry: EntryDraft): string {
  const rule = fundingReversals.find(({ entryKind }) => entryKind === entry.kind);
  if (!rule) return 'not reversible';
  const original: ReversedEntry = { ...entry };
  const rows = rule.decide(original, known, entry.effectiveOn);
  if (rows instanceof Refusal) return rows.code;
  const one = given.act('reversal', entry.id, {});
  const postings = entry.postings.map(({ accountId, amount }) => ({
    accountId,
    amount: amount.negated(),
  }));
  const undone = { ...entry, id: one.id, reverses: entry.id, postings };
  const answer = { status: 201 as const, location: null, body: {} };
  return known.apply(one, { entries: [undone], rows, answer })?.code ?? 'reversed';
}

function disbursed(known: WorkingSet): EntryDraft {
  const one = given.act('disbursement', given.commitmentId, body);
  const outcome = given.outcomeOf(given.post(known, disbursementAct, one, given.ofCommitment()));
  return entryOf(outcome.entries);
}

function refunded(known: WorkingSet, disbursementId: string, amount: string): EntryDraft {
  const one = given.act('refund', disbursementId, { ...body, amount });
  const facts = { ...given.ofCommitment(), id: disbursementId, commitmentId: given.commitmentId };
  return entryOf(given.outcomeOf(given.post(known, refundAct, one, facts)).entries);
}

function entryOf(entries: readonly EntryDraft[] | undefined): EntryDraft {
  const [entry] = entries ?? [];
  if (!entry) throw new Error('there is no entry');
  return entry;
}

describe('a reversal in the funding room', () => {
  it('of a disbursement leaves nothing of it to refund', () => {
    const known = given.scene({ balances: { undrawn: '600.00' } });
    const entry = disbursed(known);
    expect(reverse(known, entry)).toBe('reversed');
    expect(known.row(DISBURSEMENT, entry.id)).toMatchObject({ refundable: '0.00' });
  });

  it('of a disbursement is refused while part of it is refunded', () => {
    const known = given.scene({ balances: { undrawn: '600.00' } });
    const entry = disbursed(known);
    refunded(known, entry.id, '0.01');
    expect(reverse(known, entry)).toBe('FUNDING.REFUNDED_ALREADY');
  });

  it('of a disbursement is refused where the principal was repaid', () => {
    const known = given.scene({ balances: { undrawn: '600.00' } });
    const entry = disbursed(known);
    const moved = given.act('repayment', given.commitmentId, {});
    const [from, to] = [
      `${given.commitmentId.slice(0, -2)}02`,
      `${given.commitmentId.slice(0, -2)}03`,
    ];
    known.apply(moved, {
      entries: [
        {
          ...entry,
          id: moved.id,
          kind: 'repayment',
          postings: [
            { accountId: from, amount: given.usd('-0.01') },
            { accountId: to, amount: given.usd('0.01') },
          ],
        },
      ],
      answer: { status: 201, location: null, body: {} },
    });
    expect(reverse(known, entry)).toBe('LEDGER.BELOW_FLOOR');
  });

  it('of a refund makes its amount refundable again', () => {
    const known = given.scene({ balances: { undrawn: '600.00' } });
    const { id } = disbursed(known);
    const refund = refunded(known, id, '60.00');
    refunded(known, id, '30.00');
    expect(reverse(known, refund)).toBe('reversed');
    expect(known.row(DISBURSEMENT, id)).toMatchObject({ refundable: '70.00', refunds: 2 });
  });

  it('is there for every kind but those that an amendment corrects', () => {
    expect(fundingReversals.map(({ entryKind }) => entryKind).sort()).toEqual([
      'commitment',
      'decommitment',
      'disbursement',
      'fee-payment',
      'interest-payment',
      'opening-commitment',
      'opening-disbursement',
      'opening-repayment',
      'refund',
      'repayment',
    ]);
  });
});
