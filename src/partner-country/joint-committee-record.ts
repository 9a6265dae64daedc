import type { CalendarDay } from '../kernel/calendar-day.ts';
import { canonicalJson, type JsonValue } from '../kernel/canonical-json.ts';
import type { PointedError, Refusal } from '../kernel/refusal.ts';
import type { Row } from '../ledger/table.ts';
import { partnerCountryErrors } from './errors.ts';
import { decisionMessages } from './field-messages.ts';
import {
  COMMITTEE_SIDES,
  itemsOf,
  type CommitteeSide,
  type DecisionItem,
  type DecisionItemType,
  type DecisionMode,
} from './joint-committee.ts';

/** One side's signature under a decision. */
export interface DecisionSignature {
  readonly side: CommitteeSide;
  /** The principal who signed. */
  readonly signedBy: string;
}

/** What a version of a decision says: first what was submitted, then who has signed it. */
export interface DecisionRecord {
  readonly mode: DecisionMode;
  readonly title: string;
  /** The day on which the committee decided; the effective day of all that follows from it. */
  readonly decisionOn: CalendarDay;
  readonly items: readonly DecisionItem[];
  readonly source: string | null;
  readonly submittedBy: string;
  readonly status: 'awaiting-signatures' | 'effective';
  readonly effectiveOn: CalendarDay | null;
  readonly signatures: readonly DecisionSignature[];
}

/** Types of item that may be about nothing in particular, and may come more than once. */
const WITHOUT_SUBJECT: ReadonlySet<DecisionItemType> = new Set(['rules', 'other']);

/** Bytes of a decision's record at most, so that the leaf of its last signature holds it too. */
const LONGEST = 15_000;

/**
 * What every decision keeps, whoever submits it, in this order: DECISION.ITEM_INCOMPLETE,
 * ITEM_SAYS_TOO_MUCH, ITEM_TWICE, TOO_LONG. Null where it keeps them.
 *
 * @source JCM project cycle procedures: an objection states its reason; a notification is a whole
 *   number of tonnes for each side
 */
export function refuseDecision(record: DecisionRecord): Refusal | null {
  const { items } = record;
  const lacking = items.flatMap(lackOf);
  if (lacking.length > 0) {
    return partnerCountryErrors.refuse('DECISION.ITEM_INCOMPLETE', {}, lacking);
  }
  const extra = items.flatMap(excessOf);
  if (extra.length > 0) {
    return partnerCountryErrors.refuse('DECISION.ITEM_SAYS_TOO_MUCH', {}, extra);
  }
  const keys = items.map(({ type, subject }) => `${type} ${subject ?? ''}`);
  const again = items.findIndex(
    ({ type }, at) => !WITHOUT_SUBJECT.has(type) && keys.indexOf(keys[at] ?? '') < at,
  );
  if (again >= 0) {
    const { type, subject } = items[again] ?? {};
    return partnerCountryErrors.refuse('DECISION.ITEM_TWICE', { item: type, subject }, [
      decisionMessages.at(`/items/${again}`, 'decision.decided-before'),
    ]);
  }
  const bytes = Buffer.byteLength(canonicalJson(record as unknown as JsonValue));
  if (bytes <= LONGEST) return null;
  return partnerCountryErrors.refuse('DECISION.TOO_LONG', { bytes, longest: LONGEST });
}

function lackOf(item: DecisionItem, at: number): readonly PointedError[] {
  const pointer = (field: string) => `/items/${at}/${field}`;
  const lacks = decisionMessages.at;
  const { type, subject, text, amounts } = item;
  if (subject === null && !WITHOUT_SUBJECT.has(type)) {
    return [lacks(pointer('subject'), 'decision.subject-missing', { type })];
  }
  if (type === 'tpe-designation' && !subject?.startsWith('00-')) {
    return [lacks(pointer('subject'), 'decision.designated')];
  }
  if (type === 'pin-objection' && text === null) {
    return [lacks(pointer('text'), 'decision.reason-missing')];
  }
  if (type !== 'issuance') return [];
  const missing = COMMITTEE_SIDES.filter((side) => !amounts.some((one) => one.side === side));
  if (missing.length > 0) {
    return [lacks(pointer('amounts'), 'decision.both-sides', { sides: missing.join(', ') })];
  }
  const places = amounts.map(({ side, vintage }) => `${side} ${vintage ?? ''}`);
  if (new Set(places).size < places.length) {
    return [lacks(pointer('amounts'), 'decision.one-amount')];
  }
  return amounts.every(({ tonnes }) => tonnes === '0')
    ? [lacks(pointer('amounts'), 'decision.no-tonne')]
    : [];
}

function excessOf({ type, amounts, scopes }: DecisionItem, at: number): readonly PointedError[] {
  if (type !== 'issuance' && amounts.length > 0) {
    return [decisionMessages.at(`/items/${at}/amounts`, 'decision.amounts-of-issuance')];
  }
  return type !== 'tpe-designation' && scopes !== null
    ? [decisionMessages.at(`/items/${at}/scopes`, 'decision.scopes-of-designation')]
    : [];
}

/** The row that shows a version of a decision. */
export function decisionRow(id: string, version: number, record: DecisionRecord): Row {
  return {
    id,
    mode: record.mode,
    title: record.title,
    decision_on: record.decisionOn,
    items: canonicalJson(record.items as unknown as JsonValue),
    source: record.source,
    submitted_by: record.submittedBy,
    status: record.status,
    effective_on: record.effectiveOn,
    version,
  };
}

/** What the row says, with the signatures that stand beside it. */
export function decisionOfRow(row: Row, signatures: readonly DecisionSignature[]): DecisionRecord {
  return {
    mode: row['mode'] as DecisionMode,
    title: String(row['title']),
    decisionOn: row['decision_on'] as CalendarDay,
    items: itemsOf(row),
    source: row['source'] as string | null,
    submittedBy: String(row['submitted_by']),
    status: row['status'] as DecisionRecord['status'],
    effectiveOn: row['effective_on'] as CalendarDay | null,
    signatures,
  };
}
