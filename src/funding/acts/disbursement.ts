import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, Known, Outcome } from '../../ledger/act.ts';
import { refuseDay } from '../../ledger/acts/days.ts';
import { commitmentAccount } from '../accounts.ts';
import { fundingErrors } from '../errors.ts';
import { DISBURSEMENT, TRANCHE } from '../tables.ts';
import { resolveCommitments, type CommitmentFacts } from './of-commitment.ts';
import * as rules from './rules.ts';
import { withApproval } from './with-approval.ts';

export type DisbursementBody = rules.MoneyBody;

/**
 * Pays out part of a commitment: undrawn falls, outstanding rises. One commitment can be paid out
 * in many parts; each can be refunded up to its own amount.
 *
 * Refuses, in this order: COMMITMENT_NOT_FOUND, CURRENCY_DIFFERS, AMOUNT.*, TRANCHE_CLOSED,
 * OUTSIDE_AVAILABILITY, BEFORE_COMMITMENT, LEDGER.DAY_IN_FUTURE, LEDGER.BOOKS_CLOSED,
 * EXCEEDS_UNDRAWN (facts: requested, available, currency).
 * @source OECD DAC glossary, "Disbursement"; IATI 2.03 TransactionType 3
 */
export const disbursementAct: ActKind<DisbursementBody, CommitmentFacts> = withApproval<
  DisbursementBody,
  CommitmentFacts
>(
  {
    kind: 'disbursement',
    posts: true,
    resolve: resolveCommitments,
    needs: (_act, commitment) => ({
      rows: [{ table: TRANCHE, id: commitment.trancheId, lock: 'share' }],
      balances: [
        commitmentAccount.undrawn(commitment.id),
        commitmentAccount.outstanding(commitment.id),
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
  act: Act<DisbursementBody>,
  known: Known,
  commitment: CommitmentFacts,
): Outcome | Refusal {
  const { countryCode, body } = act;
  const tranche = rules.trancheOf(known, countryCode, commitment.trancheId);
  if (tranche instanceof Refusal) return tranche;
  const amount = rules.moneyOf(body, commitment.currency);
  if (amount instanceof Refusal) return amount;
  const refusal =
    rules.refuseClosed(tranche, countryCode) ??
    rules.refuseOutside(tranche, body.effectiveOn) ??
    rules.refuseBefore('COMMITMENT', body.effectiveOn, commitment.effectiveOn) ??
    refuseDay(body.effectiveOn, known);
  if (refusal) return refusal;
  const undrawn = commitmentAccount.undrawn(commitment.id);
  const available = known.balance(undrawn);
  if (amount.exceeds(available)) {
    return fundingErrors.refuse('FUNDING.EXCEEDS_UNDRAWN', rules.exceeding(amount, available));
  }
  return {
    entries: [rules.move(act, amount, undrawn, commitmentAccount.outstanding(commitment.id))],
    rows: [
      {
        table: DISBURSEMENT,
        change: 'insert',
        row: {
          id: act.id,
          commitment_id: commitment.id,
          currency: amount.commodity.code,
          exponent: amount.commodity.exponent,
          amount: amount.toString(),
          refundable: amount.toString(),
          refunds: 0,
          effective_on: body.effectiveOn,
        },
      },
    ],
    facts: { commitment: commitment.id },
    answer: rules.moved(act, commitment.id, amount, 'disbursements'),
  };
}
