import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, Known, Outcome } from '../../ledger/act.ts';
import { refuseDay } from '../../ledger/acts/days.ts';
import { commitmentAccount } from '../accounts.ts';
import { fundingErrors } from '../errors.ts';
import { isRepaid } from '../instruments.ts';
import { TRANCHE } from '../tables.ts';
import { resolveCommitments, type CommitmentFacts } from './of-commitment.ts';
import * as rules from './rules.ts';
import { withApproval } from './with-approval.ts';

export type RepaymentBody = rules.MoneyBody;

/**
 * Records principal that a borrower paid back: outstanding falls, repaid rises. Interest and fees
 * are acts of their own and never reduce the principal.
 *
 * Refuses, in this order: COMMITMENT_NOT_FOUND, CURRENCY_DIFFERS, AMOUNT.*, NOT_REPAYABLE,
 * BEFORE_COMMITMENT, LEDGER.DAY_IN_FUTURE, LEDGER.BOOKS_CLOSED, EXCEEDS_OUTSTANDING (facts:
 * requested, available, currency).
 * @source IATI 2.03 TransactionType 6, "Loan Repayment": principal only
 */
export const repaymentAct: ActKind<RepaymentBody, CommitmentFacts> = withApproval<
  RepaymentBody,
  CommitmentFacts
>(
  {
    kind: 'repayment',
    posts: true,
    resolve: resolveCommitments,
    needs: (_act, commitment) => ({
      rows: [{ table: TRANCHE, id: commitment.trancheId, lock: 'share' }],
      balances: [
        commitmentAccount.outstanding(commitment.id),
        commitmentAccount.repaid(commitment.id),
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
  act: Act<RepaymentBody>,
  known: Known,
  commitment: CommitmentFacts,
): Outcome | Refusal {
  const { countryCode, body } = act;
  const tranche = rules.trancheOf(known, countryCode, commitment.trancheId);
  if (tranche instanceof Refusal) return tranche;
  const amount = rules.moneyOf(body, commitment.currency);
  if (amount instanceof Refusal) return amount;
  const instrument = String(tranche['instrument']);
  if (!isRepaid(instrument)) return fundingErrors.refuse('FUNDING.NOT_REPAYABLE', { instrument });
  const refusal =
    rules.refuseBefore('COMMITMENT', body.effectiveOn, commitment.effectiveOn) ??
    refuseDay(body.effectiveOn, known);
  if (refusal) return refusal;
  const outstanding = commitmentAccount.outstanding(commitment.id);
  const left = known.balance(outstanding);
  if (amount.exceeds(left)) {
    return fundingErrors.refuse('FUNDING.EXCEEDS_OUTSTANDING', rules.exceeding(amount, left));
  }
  return {
    entries: [rules.move(act, amount, outstanding, commitmentAccount.repaid(commitment.id))],
    facts: { commitment: commitment.id },
    answer: rules.moved(act, commitment.id, amount),
  };
}
