import type { Known, ReversalRule, ReversedEntry, RowWrite } from '../ledger/act.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { disbursementOfRefund } from './accounts.ts';
import { amountOfRow } from './acts/rules.ts';
import { thresholdOf } from './acts/with-approval.ts';
import { fundingErrors } from './errors.ts';
import { COMMITMENT, DISBURSEMENT, REFUND, TRANCHE } from './tables.ts';

/**
 * How the entries of this room are undone. The ledger negates the postings, and the floors see to
 * it that what was drawn on meanwhile cannot be taken back: a commitment out of which was
 * disbursed, a disbursement that was repaid, a de-commitment whose money is committed again.
 *
 * An announcement, an increase and a reduction are not reversed: the record of the tranche says
 * what was announced, so they are corrected by an amendment.
 */
export const fundingReversals: readonly ReversalRule[] = (
  [
    ...plain(
      'commitment',
      'opening-commitment',
      'decommitment',
      'repayment',
      'opening-repayment',
      'interest-payment',
      'fee-payment',
    ),
    disbursementRule('disbursement'),
    disbursementRule('opening-disbursement'),
    {
      entryKind: 'refund',
      needs: (entry) => ({
        rows: [
          { table: DISBURSEMENT, id: disbursementOfRefund(entry.id), lock: 'update' },
          { table: REFUND, id: entry.id, lock: 'none' },
        ],
      }),
      decide: restoreRefundable,
    },
  ] satisfies readonly ReversalRule[]
).map(underThreshold);

/** What takes a second officer to post takes one to undo: the threshold of the tranche is the same. */
function underThreshold(rule: ReversalRule): ReversalRule {
  return {
    ...rule,
    async resolve(entries, reader) {
      const ids = entries.flatMap(({ postings }) =>
        postings.map(({ accountId }) => ownerOf(accountId)),
      );
      const commitments = await reader.immutable(COMMITMENT, [...new Set(ids)]);
      return new Map(
        entries.map(({ id, postings }) => {
          const owner = postings.map(({ accountId }) => commitments.get(ownerOf(accountId)));
          return [id, owner.find((row) => row !== undefined)?.['tranche_id'] ?? null];
        }),
      );
    },
    needs(entry, trancheId) {
      const own = rule.needs(entry, trancheId);
      if (typeof trancheId !== 'string') return own;
      const tranche = { table: TRANCHE, id: trancheId, lock: 'share' as const };
      return { ...own, rows: [...(own.rows ?? []), tranche] };
    },
    threshold: (_entry, known, trancheId) =>
      thresholdOf(known, typeof trancheId === 'string' ? trancheId : null),
  };
}

/** Accounts of tranches and commitments have ids derived from their owner's. */
function ownerOf(accountId: string): string {
  return `${accountId.slice(0, -2)}00`;
}

/** Kinds of which nothing but the entry itself has to be undone. */
function plain(...entryKinds: readonly string[]): readonly ReversalRule[] {
  return entryKinds.map((entryKind) => ({ entryKind, needs: () => ({}), decide: () => [] }));
}

/** A disbursement that never was cannot be refunded; one that was refunded cannot be undone. */
function disbursementRule(entryKind: string): ReversalRule {
  return {
    entryKind,
    needs: (entry) => ({ rows: [{ table: DISBURSEMENT, id: entry.id, lock: 'update' }] }),
    decide(entry, known) {
      const row = known.row(DISBURSEMENT, entry.id);
      if (!row) throw new Error(`the disbursement of entry ${entry.id} is not there`);
      const amount = amountOfRow(row, 'amount');
      const refundable = amountOfRow(row, 'refundable');
      if (!refundable.equals(amount)) {
        return fundingErrors.refuse('FUNDING.REFUNDED_ALREADY', {
          disbursed: amount,
          refunded: amount.minus(refundable),
          currency: amount.commodity.code,
        });
      }
      const nothing = amount.minus(amount).toString();
      return [
        { table: DISBURSEMENT, change: 'update', row: { id: entry.id, refundable: nothing } },
      ];
    },
  };
}

/** What was given back in error can be given back again. */
function restoreRefundable(entry: ReversedEntry, known: Known): readonly RowWrite[] | Refusal {
  const id = disbursementOfRefund(entry.id);
  const row = known.row(DISBURSEMENT, id);
  const refund = known.row(REFUND, entry.id);
  if (!row || !refund) throw new Error(`the disbursement of refund ${entry.id} is not there`);
  const refundable = amountOfRow(row, 'refundable').plus(amountOfRow(refund, 'amount')).toString();
  return [{ table: DISBURSEMENT, change: 'update', row: { id, refundable } }];
}
