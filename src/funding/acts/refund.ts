import type { Amount, Commodity } from '../../kernel/amount.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, BatchReader, Known, Outcome } from '../../ledger/act.ts';
import { refuseDay } from '../../ledger/acts/days.ts';
import { commitmentAccount, refundId, REFUNDS_AT_MOST } from '../accounts.ts';
import { fundingErrors } from '../errors.ts';
import { DISBURSEMENT, REFUND, TRANCHE } from '../tables.ts';
import * as rules from './rules.ts';
import { withApproval } from './with-approval.ts';

export interface RefundBody extends rules.MoneyBody {
  /**
   * True where the money can be drawn again; false (the default) where it has left the commitment.
   */
  readonly reusable?: boolean;
}

/** What never changes about the disbursement that is refunded. */
export interface DisbursementFacts {
  readonly id: string;
  readonly commitmentId: string;
  readonly trancheId: string;
  readonly currency: Commodity;
  readonly effectiveOn: CalendarDay;
}

/**
 * Records money that a recipient gave back out of one disbursement: outstanding falls; undrawn
 * rises where the money can be drawn again, else it is returned. A disbursement gives back at most
 * itself.
 *
 * Refuses, in this order: DISBURSEMENT_NOT_FOUND, CURRENCY_DIFFERS, AMOUNT.*, BEFORE_DISBURSEMENT,
 * LEDGER.DAY_IN_FUTURE, LEDGER.BOOKS_CLOSED, EXCEEDS_REFUNDABLE, EXCEEDS_OUTSTANDING (facts:
 * requested, available, currency), TOO_MANY_REFUNDS.
 * @source OECD DAC, recoveries on grants and refunds; not IATI 7 "Reimbursement", which pays out
 */
export const refundAct: ActKind<RefundBody, DisbursementFacts> = withApproval<
  RefundBody,
  DisbursementFacts
>(
  {
    kind: 'refund',
    posts: true,
    resolve: resolveDisbursements,
    needs: (act, disbursement) => ({
      rows: [
        { table: TRANCHE, id: disbursement.trancheId, lock: 'share' },
        { table: DISBURSEMENT, id: disbursement.id, lock: 'update' },
      ],
      balances: [commitmentAccount.outstanding(disbursement.commitmentId), into(act, disbursement)],
    }),
    decide,
  },
  {
    trancheId: (_act, disbursement) => disbursement.trancheId,
    amount: (body) => body.amount,
  },
);

function into(act: Act<RefundBody>, { commitmentId }: DisbursementFacts): string {
  return act.body.reusable === true
    ? commitmentAccount.undrawn(commitmentId)
    : commitmentAccount.returned(commitmentId);
}

function decide(
  act: Act<RefundBody>,
  known: Known,
  disbursement: DisbursementFacts,
): Outcome | Refusal {
  const { countryCode, body } = act;
  const row = known.row(DISBURSEMENT, disbursement.id);
  if (!row) return rules.notThere('FUNDING.DISBURSEMENT_NOT_FOUND', countryCode, disbursement.id);
  const amount = rules.moneyOf(body, disbursement.currency);
  if (amount instanceof Refusal) return amount;
  const refusal =
    rules.refuseBefore('DISBURSEMENT', body.effectiveOn, disbursement.effectiveOn) ??
    refuseDay(body.effectiveOn, known);
  if (refusal) return refusal;
  const refundable = rules.amountOfRow(row, 'refundable');
  if (amount.exceeds(refundable)) {
    return fundingErrors.refuse('FUNDING.EXCEEDS_REFUNDABLE', rules.exceeding(amount, refundable));
  }
  const outstanding = commitmentAccount.outstanding(disbursement.commitmentId);
  const left = known.balance(outstanding);
  if (amount.exceeds(left)) {
    return fundingErrors.refuse('FUNDING.EXCEEDS_OUTSTANDING', rules.exceeding(amount, left));
  }
  const refunds = (row['refunds'] as number) + 1;
  if (refunds > REFUNDS_AT_MOST) {
    return fundingErrors.refuse('FUNDING.TOO_MANY_REFUNDS', { possible: REFUNDS_AT_MOST });
  }
  const id = refundId(disbursement.id, refunds);
  const remaining = { refundable: refundable.minus(amount).toString(), refunds };
  return {
    entries: [rules.move({ ...act, id }, amount, outstanding, into(act, disbursement))],
    rows: [
      { table: DISBURSEMENT, change: 'update', row: { id: disbursement.id, ...remaining } },
      { table: REFUND, change: 'insert', row: refundRow(id, act, disbursement, amount) },
    ],
    facts: { disbursement: disbursement.id, reusable: body.reusable === true },
    answer: answerOf(id, act, disbursement, amount),
  };
}

function refundRow(
  id: string,
  { body }: Act<RefundBody>,
  disbursement: DisbursementFacts,
  amount: Amount,
) {
  return {
    id,
    disbursement_id: disbursement.id,
    currency: amount.commodity.code,
    exponent: amount.commodity.exponent,
    amount: amount.toString(),
    reusable: body.reusable === true,
    effective_on: body.effectiveOn,
  };
}

function answerOf(
  id: string,
  { countryCode, body }: Act<RefundBody>,
  disbursement: DisbursementFacts,
  amount: Amount,
) {
  const refund = publicId(countryCode, id);
  return rules.created(`/v1/journal-entries/${refund}`, {
    id: refund,
    disbursement: publicId(countryCode, disbursement.id),
    commitment: publicId(countryCode, disbursement.commitmentId),
    journalEntry: refund,
    ...rules.moneyFacts(body, amount),
    reusable: body.reusable === true,
  });
}

/** Whose disbursement is it? One statement for the batch. */
async function resolveDisbursements(
  acts: readonly Act<RefundBody>[],
  reader: BatchReader,
): Promise<ReadonlyMap<string, DisbursementFacts | Refusal>> {
  const rows = await reader.query(
    `SELECT d.id, d.commitment_id, c.tranche_id, d.currency, d.exponent, d.effective_on
       FROM public.disbursement d
       JOIN public.commitment c ON c.country_code = d.country_code AND c.id = d.commitment_id
      WHERE d.country_code = $1 AND d.id = ANY($2::uuid[])`,
    [acts[0]?.countryCode, acts.map(({ subjectId }) => subjectId)],
  );
  const byId = new Map(rows.map((row) => [String(row['id']), row]));
  return new Map<string, DisbursementFacts | Refusal>(
    acts.map(({ id, countryCode, subjectId }) => {
      const row = byId.get(subjectId ?? '');
      if (!row)
        return [id, rules.notThere('FUNDING.DISBURSEMENT_NOT_FOUND', countryCode, subjectId)];
      const facts: DisbursementFacts = {
        id: String(row['id']),
        commitmentId: String(row['commitment_id']),
        trancheId: String(row['tranche_id']),
        currency: rules.currencyOfRow(row),
        effectiveOn: row['effective_on'] as CalendarDay,
      };
      return [id, facts];
    }),
  );
}
