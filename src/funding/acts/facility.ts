import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import { currencyOf } from '../../kernel/currency.ts';
import { publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ActKind } from '../../ledger/act.ts';
import { ledgerErrors } from '../../ledger/errors.ts';
import { ALWAYS } from '../../partner-country/always.ts';
import { fundingErrors } from '../errors.ts';
import { FUNDERS, isFunder } from '../funders.ts';
import { FACILITY } from '../tables.ts';
import * as rules from './rules.ts';

export interface FacilityBody {
  readonly reference: string;
  readonly title: string;
  readonly funder: string;
  readonly currency?: string | null;
  /** Decimal text; needs its currency. */
  readonly amount?: string | null;
  readonly signedOn?: CalendarDay | null;
  /** ISO 3166-1 alpha-2 of the countries that it is open to; none where it does not say. */
  readonly countries?: readonly string[];
  readonly source: string;
}

/**
 * Records a signed frame that tranches belong to. It may span countries, so its amount is a fact
 * and no limit: limits are those of its tranches.
 *
 * Refuses, in this order: FUNDER_UNKNOWN, CURRENCY.UNKNOWN (an amount without one too), AMOUNT.*,
 * LEDGER.DAY_IN_FUTURE; REFERENCE_TAKEN by the key of the table.
 */
export const facilityAct: ActKind<FacilityBody> = {
  kind: 'facility',
  posts: false,
  needs: () => ({}),
  decide(act, known) {
    const { body } = act;
    const { reference, title, funder, source } = body;
    if (!isFunder(funder)) {
      const possible = FUNDERS.map(({ code }) => code);
      return fundingErrors.refuse('FUNDING.FUNDER_UNKNOWN', { funder, possible }, [
        { pointer: '/funder', detail: `must be one of: ${possible.join(', ')}` },
      ]);
    }
    const text = body.amount ?? null;
    const named = body.currency ?? (text === null ? null : '');
    const currency = named === null ? null : currencyOf(named);
    const amount =
      text === null || currency === null ? null : rules.aboveZero('/amount', text, currency);
    if (amount instanceof Refusal) return amount;
    const signedOn = body.signedOn ?? null;
    if (signedOn !== null && signedOn > known.today) {
      return ledgerErrors.refuse('LEDGER.DAY_IN_FUTURE', { signedOn, today: known.today });
    }
    const record = {
      reference,
      title,
      funder,
      currency: currency?.code ?? null,
      amount: amount?.toString() ?? null,
      signedOn,
      countries: [...new Set(body.countries ?? [])].sort(),
      source,
    };
    const id = publicId(act.countryCode, act.id);
    return {
      records: [
        {
          type: 'facility',
          id: act.id,
          version: 1,
          validFrom: signedOn ?? ALWAYS,
          body: record,
        },
      ],
      rows: [
        {
          table: FACILITY,
          change: 'insert',
          row: {
            id: act.id,
            reference,
            title,
            funder,
            currency: record.currency,
            exponent: currency?.exponent ?? null,
            amount: record.amount,
            signed_on: signedOn,
            countries: canonicalJson(record.countries),
            source,
          },
        },
      ],
      answer: rules.created(`/v1/facilities/${id}`, { id, ...record, version: 1 }),
    };
  },
};
