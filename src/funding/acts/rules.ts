import { Amount, type Commodity } from '../../kernel/amount.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import { pointed } from '../../kernel/field-message.ts';
import { publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, Answer, EntryDraft, JsonObject, Known } from '../../ledger/act.ts';
import type { Row } from '../../ledger/table.ts';
import { twoLegs } from '../../ledger/working-set.ts';
import { fundingErrors } from '../errors.ts';
import { fundingMessages } from '../field-messages.ts';
import { TRANCHE } from '../tables.ts';

/** What every act says that moves money: how much, when it counts, under which reference. */
export interface MoneyBody {
  /** Decimal text, above zero. */
  readonly amount: string;
  /** ISO 4217; has to be the tranche's. */
  readonly currency: string;
  readonly effectiveOn: CalendarDay;
  /** The number of the paper behind it: an agreement, a payment order. */
  readonly reference: string;
  /** Why, in the officer's words. */
  readonly memo?: string;
}

interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** The amount of a body in the tranche's currency, above zero; or what is wrong with it. */
export function moneyOf(body: Money, currency: Commodity): Amount | Refusal {
  return refuseCurrency(body.currency, currency) ?? aboveZero('/amount', body.amount, currency);
}

/** A figure of a body that has to be more than nothing. */
export function aboveZero(pointer: string, text: string, currency: Commodity): Amount | Refusal {
  const amount = amountAt(pointer, text, currency);
  if (amount instanceof Refusal || amount.isPositive()) return amount;
  return notPositive(pointer, amount);
}

/** A figure of a body that may be nothing, but not less. */
export function zeroOrMore(pointer: string, text: string, currency: Commodity): Amount | Refusal {
  const amount = amountAt(pointer, text, currency);
  return !(amount instanceof Refusal) && amount.isNegative()
    ? notPositive(pointer, amount)
    : amount;
}

/** Reads an amount, and says where in the body it stands when it cannot be read. */
export function amountAt(pointer: string, text: string, currency: Commodity): Amount | Refusal {
  try {
    return Amount.parse(text, currency);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const said = { code: error.code, values: {}, text: error.message };
    return new Refusal(error.code, error, error.facts, [pointed(pointer, said)]);
  }
}

function notPositive(pointer: string, amount: Amount): Refusal {
  const facts = { requested: amount, currency: amount.commodity.code };
  return fundingErrors.refuse('FUNDING.AMOUNT_NOT_POSITIVE', facts, [
    fundingMessages.at(pointer, 'funding.above-zero'),
  ]);
}

export function refuseCurrency(given: string, currency: Commodity): Refusal | null {
  if (given === currency.code) return null;
  return fundingErrors.refuse('FUNDING.CURRENCY_DIFFERS', {
    currency: given,
    trancheCurrency: currency.code,
  });
}

/** The present row of a tranche, or that there is none. */
export function trancheOf(
  known: Known,
  countryCode: CountryCode,
  trancheId: string | null,
): Row | Refusal {
  const row = trancheId === null ? undefined : known.row(TRANCHE, trancheId);
  return row ?? notThere('FUNDING.TRANCHE_NOT_FOUND', countryCode, trancheId);
}

export function notThere(
  code:
    'FUNDING.TRANCHE_NOT_FOUND' | 'FUNDING.COMMITMENT_NOT_FOUND' | 'FUNDING.DISBURSEMENT_NOT_FOUND',
  countryCode: CountryCode,
  id: string | null,
): Refusal {
  return fundingErrors.refuse(code, { id: id === null ? null : publicId(countryCode, id) });
}

export function currencyOfRow(row: Row): Commodity {
  return { code: String(row['currency']), exponent: row['exponent'] as number };
}

/** An amount as the database keeps it. */
export function amountOfRow(row: Row, column: string): Amount {
  return Amount.parse(String(row[column]), currencyOfRow(row));
}

/** A closed tranche commits and disburses nothing. */
export function refuseClosed(tranche: Row, countryCode: CountryCode): Refusal | null {
  if (tranche['status'] === 'open') return null;
  return fundingErrors.refuse('FUNDING.TRANCHE_CLOSED', {
    tranche: publicId(countryCode, String(tranche['id'])),
    reference: tranche['reference'],
  });
}

/**
 * Money is drawn within the availability of the tranche, both days included; no day means no limit.
 */
export function refuseOutside(tranche: Row, effectiveOn: CalendarDay): Refusal | null {
  const from = tranche['available_from'] as CalendarDay | null;
  const until = tranche['available_until'] as CalendarDay | null;
  if ((from === null || effectiveOn >= from) && (until === null || effectiveOn <= until))
    return null;
  return fundingErrors.refuse('FUNDING.OUTSIDE_AVAILABILITY', {
    effectiveOn,
    availableFrom: from,
    availableUntil: until,
  });
}

/** An act is not effective before what it draws on. */
export function refuseBefore(
  what: 'ANNOUNCEMENT' | 'SIGNATURE' | 'COMMITMENT' | 'DISBURSEMENT',
  effectiveOn: CalendarDay,
  earliest: CalendarDay | null,
): Refusal | null {
  if (earliest === null || effectiveOn >= earliest) return null;
  return fundingErrors.refuse(`FUNDING.BEFORE_${what}`, { effectiveOn, earliest });
}

/** The numbers of a refusal that a figure caused. */
export function exceeding(requested: Amount, available: Amount) {
  return { requested, available, currency: requested.commodity.code };
}

/** An entry of two legs: an amount moves from one account to another. */
export function move(
  draft: {
    readonly id: string;
    readonly kind: string;
    readonly body: {
      readonly effectiveOn: CalendarDay;
      readonly reference: string | null;
      readonly memo?: string;
    };
  },
  amount: Amount,
  from: string,
  to: string,
): EntryDraft {
  return {
    id: draft.id,
    kind: draft.kind,
    effectiveOn: draft.body.effectiveOn,
    reference: draft.body.reference,
    memo: draft.body.memo ?? null,
    reverses: null,
    postings: twoLegs(amount, from, to),
  };
}

/** 201 for what an act has made; its entry is where the figures come from. */
export function created(location: string, body: JsonObject): Answer {
  return { status: 201, location, body: { ...body, status: 'posted' } };
}

/**
 * What the client is told of money that moved under a commitment: as it was understood, with all
 * its decimals, and the entry that the figures come from.
 */
export function moved(
  act: Act<MoneyBody>,
  commitmentId: string,
  amount: Amount,
  address: 'journal-entries' | 'disbursements' = 'journal-entries',
): Answer {
  const id = publicId(act.countryCode, act.id);
  return created(`/v1/${address}/${id}`, {
    id,
    commitment: publicId(act.countryCode, commitmentId),
    journalEntry: id,
    ...moneyFacts(act.body, amount),
  });
}

export function moneyFacts(
  body: { readonly effectiveOn: CalendarDay; readonly reference: string },
  amount: Amount,
) {
  return {
    amount: amount.toString(),
    currency: amount.commodity.code,
    effectiveOn: body.effectiveOn,
    reference: body.reference,
  };
}
