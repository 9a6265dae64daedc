import { Amount } from '../../kernel/amount.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import { publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ActKind } from '../../ledger/act.ts';
import { fundingErrors } from '../errors.ts';
import { PAYMENT_SCHEDULE, TRANCHE } from '../tables.ts';
import * as rules from './rules.ts';

export interface PaymentScheduleBody {
  readonly currency: string;
  readonly payments: readonly { readonly dueOn: CalendarDay; readonly amount: string }[];
}

/**
 * Says when a tranche is expected to be paid out. A schedule replaces the one before as a new
 * version of it; it is a plan, moves no money, and limits nothing.
 *
 * Refuses, in this order: TRANCHE_NOT_FOUND, CURRENCY_DIFFERS, AMOUNT.*, EXCEEDS_ANNOUNCED (facts:
 * requested, available, currency).
 * @source IATI 2.03, planned-disbursement
 */
export const paymentScheduleAct: ActKind<PaymentScheduleBody> = {
  kind: 'payment-schedule',
  posts: false,
  // The tranche is held for itself: while there is no schedule yet, nothing else can be held.
  needs: ({ subjectId }) =>
    subjectId === null
      ? {}
      : {
          rows: [
            { table: TRANCHE, id: subjectId, lock: 'update' },
            { table: PAYMENT_SCHEDULE, id: subjectId, lock: 'update' },
          ],
        },
  decide(act, known) {
    const { body, countryCode } = act;
    const tranche = rules.trancheOf(known, countryCode, act.subjectId);
    if (tranche instanceof Refusal) return tranche;
    const currency = rules.currencyOfRow(tranche);
    const differs = rules.refuseCurrency(body.currency, currency);
    if (differs) return differs;
    let total = Amount.zero(currency);
    const payments: { dueOn: CalendarDay; amount: string }[] = [];
    for (const [at, { dueOn, amount: text }] of body.payments.entries()) {
      const amount = rules.aboveZero(`/payments/${at}/amount`, text, currency);
      if (amount instanceof Refusal) return amount;
      total = total.plus(amount);
      payments.push({ dueOn, amount: amount.toString() });
    }
    const announced = rules.amountOfRow(tranche, 'announced_amount');
    if (total.exceeds(announced)) {
      return fundingErrors.refuse('FUNDING.EXCEEDS_ANNOUNCED', rules.exceeding(total, announced));
    }
    payments.sort((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0));
    const id = String(tranche['id']);
    const present = known.row(PAYMENT_SCHEDULE, id);
    const version = present ? (present['version'] as number) + 1 : 1;
    const record = { tranche: id, payments };
    return {
      records: [{ type: 'payment-schedule', id, version, validFrom: known.today, body: record }],
      rows: [
        {
          table: PAYMENT_SCHEDULE,
          change: present ? 'update' : 'insert',
          row: { id, payments: canonicalJson(payments), version },
        },
      ],
      answer: rules.created(`/v1/tranches/${publicId(countryCode, id)}`, {
        id: publicId(countryCode, id),
        tranche: publicId(countryCode, id),
        currency: currency.code,
        payments,
        version,
      }),
    };
  },
};
