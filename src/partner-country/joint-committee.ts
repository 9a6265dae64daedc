import type { CountryCode } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import { jsonOf, type Row } from '../ledger/table.ts';
import { partnerCountryErrors } from './errors.ts';

/** How a Joint Committee decides: sitting together, or in writing. */
export const DECISION_MODES = ['meeting', 'electronic'] as const;
export type DecisionMode = (typeof DECISION_MODES)[number];

/** The two sides of a Joint Committee; each has a co-chair who signs. */
export const COMMITTEE_SIDES = ['japan', 'partner'] as const;
export type CommitteeSide = (typeof COMMITTEE_SIDES)[number];

/**
 * What an item of a decision can be about. The gates of the project cycle ask for one of these.
 *
 * @source JCM project cycle procedures and the Joint Committees' published decisions
 */
export const DECISION_ITEM_TYPES = [
  'rules',
  'pin-no-objection',
  'pin-objection',
  'pin-exemption',
  'methodology-approval',
  'methodology-revision',
  'methodology-non-approval',
  'project-registration',
  'project-rejection',
  'post-registration-change',
  'renewal',
  'project-withdrawal',
  'issuance',
  'tpe-designation',
  'registry-reversal',
  'other',
] as const;
export type DecisionItemType = (typeof DECISION_ITEM_TYPES)[number];

/** A whole number of tonnes of CO2 equivalent that one side is notified. */
export interface NotifiedAmount {
  readonly side: CommitteeSide;
  /** Calendar year in which the reduction occurred; null where the decision does not say. */
  readonly vintage: number | null;
  /** Decimal text without decimals; '0' for a side that receives nothing. */
  readonly tonnes: string;
}

/** One thing that is decided. */
export interface DecisionItem {
  readonly type: DecisionItemType;
  /** The public id or the reference of what it is about; null for rules and the like. */
  readonly subject: string | null;
  /** The committee's word for the outcome, where the type does not say it all. */
  readonly outcome: string | null;
  /** The reason, or the decision in its own words. */
  readonly text: string | null;
  /** What each side is notified; of an issuance only, else empty. */
  readonly amounts: readonly NotifiedAmount[];
  /** Sectoral scopes of a designation, where the decision names them; else null. */
  readonly scopes: DecidedScopes | null;
}

/** Sectoral scopes (1 to 16) for which a third-party entity may work. */
export interface DecidedScopes {
  readonly validation: readonly number[];
  readonly verification: readonly number[];
}

/**
 * The item of a decision that says what a gate asks for.
 *
 * @param decision the row of the decision as the act holds it; undefined where there is none
 * @param subject the public id or reference it must be about, or several names of the same thing; null
 *   for an item about nothing in particular
 * Refuses, in this order: DECISION.NOT_FOUND, DECISION.NOT_EFFECTIVE, DECISION.SAYS_NOTHING_OF_THIS.
 */
export function citedItem(
  decision: Row | undefined,
  type: DecisionItemType,
  subject: string | null | readonly string[],
): DecisionItem | Refusal {
  if (!decision) return partnerCountryErrors.refuse('DECISION.NOT_FOUND');
  const facts = { decisionOn: decision['decision_on'] };
  if (decision['status'] !== 'effective') {
    const status = decision['status'];
    return partnerCountryErrors.refuse('DECISION.NOT_EFFECTIVE', { ...facts, decision: status });
  }
  const names: readonly (string | null)[] = Array.isArray(subject)
    ? (subject as readonly string[])
    : [subject as string | null];
  const item = itemsOf(decision).find((one) => one.type === type && names.includes(one.subject));
  return (
    item ??
    partnerCountryErrors.refuse('DECISION.SAYS_NOTHING_OF_THIS', {
      ...facts,
      asked: type,
      subject: names[0] ?? null,
    })
  );
}

/** The items of a decision's row. */
export function itemsOf(decision: Row): readonly DecisionItem[] {
  return (jsonOf(decision['items']) ?? []) as readonly DecisionItem[];
}

/**
 * The id, without the country, of a decision that an act of this country cites; null where the text is
 * no id, or the id is of another country: a committee decides for its own country alone.
 */
export function decisionIdIn(
  country: CountryCode,
  cited: string | null | undefined,
): string | null {
  if (cited === null || cited === undefined) return null;
  try {
    const { countryCode, id } = parsePublicId(cited);
    return countryCode === country ? id : null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** Where a decision is read. */
export function decisionAddress(country: CountryCode, id: string): string {
  return `/v1/partner-countries/${country}/joint-committee/decisions/${publicId(country, id)}`;
}
