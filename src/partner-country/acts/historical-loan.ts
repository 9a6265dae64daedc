import { Amount } from '../../kernel/amount.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { currencyOf } from '../../kernel/currency.ts';
import { publicId } from '../../kernel/ids.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { ActKind, JsonObject } from '../../ledger/act.ts';
import { ALWAYS } from '../always.ts';
import { partnerCountryErrors } from '../errors.ts';
import { HISTORICAL_LOAN } from '../tables.ts';

export interface HistoricalLoanBody {
  readonly name: string;
  readonly lender: string;
  /** Decimal text in the currency: '21361000000' yen. */
  readonly amount: string;
  readonly currency: string;
  readonly exchangeOfNotesOn?: CalendarDay | null;
  /** The day of the loan agreement: the day a commitment counts from. */
  readonly signedOn?: CalendarDay | null;
  readonly inForceOn?: CalendarDay | null;
  readonly note?: string | null;
  readonly source: string;
}

/**
 * Records a loan of the years before this book, as a fact to cite: it opens no account and no report
 * adds it to what is committed. Of its three candidate days the loan agreement's is the one that a
 * commitment would have; the others are kept beside it.
 *
 * Refuses, in this order: CURRENCY.UNKNOWN, AMOUNT.*, HISTORICAL_LOAN.NOT_POSITIVE,
 * HISTORICAL_LOAN.DAYS_OUT_OF_ORDER, PARTNER_COUNTRY.DAY_IN_FUTURE;
 * HISTORICAL_LOAN.ALREADY_RECORDED by the key of the table.
 * @source OECD DAC: a commitment is dated by the signature of its agreement
 */
export const historicalLoanAct: ActKind<HistoricalLoanBody> = {
  kind: 'historical-loan',
  posts: false,
  needs: () => ({}),
  decide(act, known) {
    const { body } = act;
    const currency = currencyOf(body.currency);
    const amount = Amount.parse(body.amount, currency);
    if (!amount.isPositive()) {
      return partnerCountryErrors.refuse('HISTORICAL_LOAN.NOT_POSITIVE', { amount });
    }
    const refusal = refuseDays(body, known.today);
    if (refusal) return refusal;
    const record = {
      name: body.name,
      lender: body.lender,
      amount: amount.toString(),
      currency: currency.code,
      exchangeOfNotesOn: body.exchangeOfNotesOn ?? null,
      signedOn: body.signedOn ?? null,
      inForceOn: body.inForceOn ?? null,
      note: body.note ?? null,
      source: body.source,
    } satisfies JsonObject;
    return {
      records: [
        {
          type: 'historical-loan',
          id: act.id,
          version: 1,
          validFrom: body.signedOn ?? body.exchangeOfNotesOn ?? body.inForceOn ?? ALWAYS,
          body: record,
        },
      ],
      rows: [
        {
          table: HISTORICAL_LOAN,
          change: 'insert',
          row: {
            id: act.id,
            name: record.name,
            lender: record.lender,
            amount: record.amount,
            currency: record.currency,
            exponent: currency.exponent,
            exchange_of_notes_on: record.exchangeOfNotesOn,
            signed_on: record.signedOn,
            in_force_on: record.inForceOn,
            note: record.note,
            source: record.source,
            version: 1,
          },
        },
      ],
      answer: {
        status: 201,
        location: `/v1/partner-countries/${act.countryCode}/historical-loans`,
        body: {
          id: publicId(act.countryCode, act.id),
          ...record,
          version: 1,
          status: 'posted',
        },
      },
    };
  },
};

function refuseDays(body: HistoricalLoanBody, today: CalendarDay): Refusal | null {
  const { exchangeOfNotesOn = null, signedOn = null, inForceOn = null } = body;
  const days = [exchangeOfNotesOn, signedOn, inForceOn].filter((day) => day !== null);
  if (days.some((day, at) => at > 0 && day < (days[at - 1] ?? day))) {
    return partnerCountryErrors.refuse('HISTORICAL_LOAN.DAYS_OUT_OF_ORDER', {
      exchangeOfNotesOn,
      signedOn,
      inForceOn,
    });
  }
  const last = days.at(-1);
  if (last === undefined || last <= today) return null;
  return partnerCountryErrors.refuse('PARTNER_COUNTRY.DAY_IN_FUTURE', { day: last, today });
}
