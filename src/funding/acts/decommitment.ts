import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, Known, Outcome } from '../../ledger/act.ts';
import { refuseDay } from '../../ledger/acts/days.ts';
import { commitmentAccount, trancheAccount } from '../accounts.ts';
import { fundingErrors } from '../errors.ts';
import { TRANCHE } from '../tables.ts';
import { resolveCommitments, type CommitmentFacts } from './of-commitment.ts';
import * as rules from './rules.ts';
import { withApproval } from './with-approval.ts';

export type DecommitmentBody = rules.MoneyBody;

/**
 * Cancels part of what is undrawn of a commitment: it is available to the tranche again. Possible
 * in a closed tranche and after the end of its availability: that is when it is needed.
 *
 * Refuses, in this order: COMMITMENT_NOT_FOUND, CURRENCY_DIFFERS, AMOUNT.*, BEFORE_COMMITMENT,
 * LEDGER.DAY_IN_FUTURE, LEDGER.BOOKS_CLOSED, EXCEEDS_UNDRAWN (facts: requested, available,
 * currency).
 * @source OECD DAC, nature of submission 3: decrease of an earlier commitment
 */
export const decommitmentAct: ActKind<DecommitmentBody, CommitmentFacts> = withApproval<
  DecommitmentBody,
  CommitmentFacts
>(
  {
    kind: 'decommitment',
    posts: true,
    resolve: resolveCommitments,
    needs: (_act, commitment) => ({
      rows: [{ table: TRANCHE, id: commitment.trancheId, lock: 'share' }],
      balances: [
        trancheAccount.available(commitment.trancheId),
        commitmentAccount.undrawn(commitment.id),
      ],
    }),
    decide,
  },
  {
    trancheId: (_act, commitment) => commitment.trancheId,
    amount: (body) => body.amount,
  },
);

function decide(
  act: Act<DecommitmentBody>,
  known: Known,
  commitment: CommitmentFacts,
): Outcome | Refusal {
  const { body } = act;
  const amount = rules.moneyOf(body, commitment.currency);
  if (amount instanceof Refusal) return amount;
  const refusal =
    rules.refuseBefore('COMMITMENT', body.effectiveOn, commitment.effectiveOn) ??
    refuseDay(body.effectiveOn, known);
  if (refusal) return refusal;
  const undrawn = commitmentAccount.undrawn(commitment.id);
  const left = known.balance(undrawn);
  if (amount.exceeds(left)) {
    return fundingErrors.refuse('FUNDING.EXCEEDS_UNDRAWN', rules.exceeding(amount, left));
  }
  return {
    entries: [rules.move(act, amount, undrawn, trancheAccount.available(commitment.trancheId))],
    facts: { commitment: commitment.id },
    answer: rules.moved(act, commitment.id, amount),
  };
}
