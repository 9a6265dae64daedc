import { Amount } from '../../kernel/amount.ts';
import { canonicalJson, type JsonValue } from '../../kernel/canonical-json.ts';
import { publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, Known, Outcome } from '../../ledger/act.ts';
import { PENDING_ACT } from '../../ledger/tables.ts';
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
 */
export function withApproval<Body, Resolved>(
  kind: ActKind<Body, Resolved>,
  approvable: Approvable<Body, Resolved>,
): ActKind<Body, Resolved> {
  return {
    ...kind,
    decide(act, known, resolved) {
      const outcome = kind.decide(act, known, resolved);
      if (outcome instanceof Refusal || act.approved) return outcome;
      const threshold = thresholdOf(known, approvable.trancheId(act, resolved));
      if (threshold === null) return outcome;
      const amount = Amount.parse(approvable.amount(act.body), threshold.commodity);
      return amount.exceeds(threshold) ? awaitingApproval(act) : outcome;
    },
  };
}

/** What may be posted without a second officer, at most; null where everything may. */
export function thresholdOf(known: Known, trancheId: string | null): Amount | null {
  const tranche = trancheId === null ? undefined : known.row(TRANCHE, trancheId);
  if (!tranche || tranche['approval_threshold'] === null) return null;
  return amountOfRow(tranche, 'approval_threshold');
}

/** The act is kept with all it needs to be posted later, under the id it then will have. */
export function awaitingApproval(act: Act<unknown>): Outcome {
  const id = publicId(act.countryCode, act.id);
  const body = act.body as JsonValue;
  return {
    rows: [
      {
        table: PENDING_ACT,
        change: 'insert',
        row: {
          id: act.id,
          kind: act.kind,
          subject_id: act.subjectId,
          body: canonicalJson(body),
          submitted_by: act.principalId,
        },
      },
    ],
    facts: { awaits: 'approval', subject: act.subjectId, body },
    answer: {
      status: 202,
      location: `/v1/acts/${id}`,
      body: { id, kind: act.kind, status: 'awaiting-approval' },
    },
  };
}
