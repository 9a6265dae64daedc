import { Amount } from '../../kernel/amount.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, Known } from '../../ledger/act.ts';
import { awaitingApproval } from '../../ledger/acts/awaiting-approval.ts';
import { exceedsAlone, readPostedAlone } from '../../ledger/acts/posted-alone.ts';
import { TRANCHE } from '../tables.ts';
import { amountOfRow } from './rules.ts';

/** How an act kind says what of it a second officer may have to see. */
interface Approvable<Body, Resolved> {
  trancheId(act: Act<Body>, resolved: Resolved): string | null;
  /** The amount that is measured against the tranche's threshold, in the tranche's currency. */
  amount(body: Body): string;
}

/**
 * Lets a second officer look at whatever exceeds the threshold of its tranche: the act is decided
 * as it would be, so that a hopeless one is refused at once, and then waits. Floors, windows and
 * days are taken again when it is posted. A tranche without a threshold posts everything at once.
 *
 * What the same officer posted alone in the last 24 hours, with the same kind of act on the first of
 * the accounts that the act holds, counts with it: ten payments just below the threshold are one above.
 */
export function withApproval<Body, Resolved>(
  kind: ActKind<Body, Resolved>,
  approvable: Approvable<Body, Resolved>,
): ActKind<Body, Resolved> {
  return {
    ...kind,
    async read(acts, reader, known, resolved) {
      await kind.read?.(acts, reader, known, resolved);
      const measured = acts.flatMap((act) => {
        const facts = resolved.get(act.id) as Resolved;
        const account = kind.needs(act, facts).balances?.[0];
        const isMeasured = thresholdOf(known, approvable.trancheId(act, facts)) !== null;
        return account === undefined || !isMeasured ? [] : [{ act, account }];
      });
      await readPostedAlone(measured, reader, known);
    },
    decide(act, known, resolved) {
      const outcome = kind.decide(act, known, resolved);
      if (outcome instanceof Refusal || act.approved) return outcome;
      const threshold = thresholdOf(known, approvable.trancheId(act, resolved));
      if (threshold === null) return outcome;
      const amount = Amount.parse(approvable.amount(act.body), threshold.commodity);
      const account = kind.needs(act, resolved).balances?.[0] ?? '';
      return exceedsAlone({ act, account }, known, amount, threshold)
        ? awaitingApproval(act)
        : outcome;
    },
  };
}

/** What may be posted without a second officer, at most; null where everything may. */
export function thresholdOf(known: Known, trancheId: string | null): Amount | null {
  const tranche = trancheId === null ? undefined : known.row(TRANCHE, trancheId);
  if (!tranche || tranche['approval_threshold'] === null) return null;
  return amountOfRow(tranche, 'approval_threshold');
}

export { awaitingApproval };
