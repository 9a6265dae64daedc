import { Refusal } from '../../kernel/refusal.ts';
import type { ActKind } from '../../ledger/act.ts';
import { refuseDay } from '../../ledger/acts/days.ts';
import { commitmentAccount } from '../accounts.ts';
import { resolveCommitments, type CommitmentFacts } from './of-commitment.ts';
import * as rules from './rules.ts';

export type DebtServiceBody = rules.MoneyBody;

/**
 * What a borrower pays beside the principal: into an account of its own, with no limit, and without
 * touching what is outstanding.
 */
export function debtService(
  kind: 'interest-payment' | 'fee-payment',
  into: (commitmentId: string) => string,
): ActKind<DebtServiceBody, CommitmentFacts> {
  return {
    kind,
    posts: true,
    resolve: resolveCommitments,
    needs: (_act, { id }) => ({ balances: [commitmentAccount.debtService(id), into(id)] }),
    decide(act, known, commitment) {
      const { body } = act;
      const amount = rules.moneyOf(body, commitment.currency);
      if (amount instanceof Refusal) return amount;
      const refusal =
        rules.refuseBefore('COMMITMENT', body.effectiveOn, commitment.effectiveOn) ??
        refuseDay(body.effectiveOn, known);
      if (refusal) return refusal;
      const from = commitmentAccount.debtService(commitment.id);
      return {
        entries: [rules.move(act, amount, from, into(commitment.id))],
        facts: { commitment: commitment.id },
        answer: rules.moved(act, commitment.id, amount),
      };
    },
  };
}
