import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ActKind } from '../../ledger/act.ts';
import { ledgerErrors } from '../../ledger/errors.ts';
import { PLEDGE, TRANCHE } from '../tables.ts';
import * as rules from './rules.ts';

export interface PledgeBody {
  readonly amount: string;
  readonly currency: string;
  readonly pledgedOn: CalendarDay;
  readonly reference: string;
  readonly source?: string | null;
}

/**
 * Records an intention to commit: indicative, binding nobody. It opens no account, has no entry and
 * limits nothing.
 *
 * Refuses, in this order: TRANCHE_NOT_FOUND, CURRENCY_DIFFERS, AMOUNT.*, LEDGER.DAY_IN_FUTURE.
 * @source OECD DAC glossary, "Pledge"; IATI 2.03 TransactionType 12
 */
export const pledgeAct: ActKind<PledgeBody> = {
  kind: 'pledge',
  posts: false,
  needs: ({ subjectId }) =>
    subjectId === null ? {} : { rows: [{ table: TRANCHE, id: subjectId, lock: 'share' }] },
  decide(act, known) {
    const { body, countryCode } = act;
    const tranche = rules.trancheOf(known, countryCode, act.subjectId);
    if (tranche instanceof Refusal) return tranche;
    const amount = rules.moneyOf(body, rules.currencyOfRow(tranche));
    if (amount instanceof Refusal) return amount;
    const { pledgedOn, reference } = body;
    if (pledgedOn > known.today) {
      const facts = { pledgedOn, today: known.today };
      return ledgerErrors.refuse('LEDGER.DAY_IN_FUTURE', facts);
    }
    const trancheId = String(tranche['id']);
    const source = body.source ?? null;
    const money = { amount: amount.toString(), currency: amount.commodity.code };
    const record = { tranche: trancheId, ...money, pledgedOn, reference, source };
    return {
      records: [{ type: 'pledge', id: act.id, version: 1, validFrom: pledgedOn, body: record }],
      rows: [
        {
          table: PLEDGE,
          change: 'insert',
          row: {
            id: act.id,
            tranche_id: trancheId,
            reference,
            ...money,
            exponent: amount.commodity.exponent,
            pledged_on: pledgedOn,
            source,
          },
        },
      ],
      answer: rules.created(`/v1/tranches/${publicId(countryCode, trancheId)}`, {
        id: publicId(countryCode, act.id),
        ...record,
        tranche: publicId(countryCode, trancheId),
      }),
    };
  },
};
