import type { Queryable } from '../audit/queryable.ts';
import { Amount, type Commodity } from '../kernel/amount.ts';
import type { AsOf } from '../ledger/point-in-time.ts';
import { storedAmount } from '../ledger/turnovers.ts';
import type { FigureRule } from './figures.ts';

/** One entry behind a figure, and what it adds to it. */
export interface EntryBehind {
  readonly id: string;
  readonly kind: string;
  readonly effectiveOn: string;
  readonly recordedAt: string;
  readonly auditSequence: number;
  readonly reference: string | null;
  readonly memo: string | null;
  readonly reverses: string | null;
  /** The tranche or commitment whose account moved. */
  readonly ownerId: string;
  /** Its place among the postings of its account. */
  readonly accountVersion: number;
  readonly amount: Amount;
}

/** A place between two entries of the list. */
export interface EntryPlace {
  readonly effectiveOn: string;
  readonly auditSequence: number;
  readonly accountVersion: number;
  readonly id: string;
}

export interface EntriesAsked extends AsOf {
  readonly country: string;
  readonly rule: FigureRule;
  readonly ownerIds: readonly string[];
  readonly currency: Commodity;
}

const BEHIND = `
    FROM public.account a
    JOIN public.posting p ON p.country_code = a.country_code AND p.account_id = a.id
    JOIN public.journal_entry e ON e.country_code = p.country_code AND e.id = p.entry_id
   WHERE a.country_code = $1 AND a.owner_id = ANY($2::uuid[]) AND a.kind = $3
     AND a.commodity = $4 AND ($5::text[] IS NULL OR e.kind = ANY($5::text[]))
     AND e.effective_on <= $6 AND e.audit_sequence < $7`;

const ORDER = '(e.effective_on, e.audit_sequence, p.account_version, e.id)';
const PLACE = '($8::date, $9::bigint, $10::bigint, $11::uuid)';

/**
 * A page of the entries behind a figure in the order of their days. Several entries can share a leaf
 * of the log; on one account they then stand in the order in which they moved it.
 */
export async function entriesBehindFigure(
  db: Queryable,
  asked: EntriesAsked,
  after: EntryPlace | null,
  limit: number,
): Promise<readonly EntryBehind[]> {
  const { rows } = await db.query(
    `SELECT e.id, e.kind, e.effective_on, e.recorded_at, e.audit_sequence, e.reference, e.memo,
            e.reverses, a.owner_id, p.account_version, p.amount, p.commodity, p.exponent
     ${BEHIND} AND ($8::date IS NULL OR ${ORDER} > ${PLACE})
      ORDER BY e.effective_on, e.audit_sequence, p.account_version, e.id LIMIT $12`,
    [...parameters(asked), ...placeParameters(after), limit],
  );
  return rows.map((row) => ({
    id: String(row['id']),
    kind: String(row['kind']),
    effectiveOn: String(row['effective_on']),
    recordedAt: String(row['recorded_at']),
    auditSequence: row['audit_sequence'] as number,
    reference: textOrNull(row['reference']),
    memo: textOrNull(row['memo']),
    reverses: textOrNull(row['reverses']),
    ownerId: String(row['owner_id']),
    accountVersion: row['account_version'] as number,
    amount: signed(storedAmount(row, 'amount'), asked.rule),
  }));
}

/** What the entries of the pages before sum to, down to and with the one of that place. */
export async function sumDownTo(
  db: Queryable,
  asked: EntriesAsked,
  place: EntryPlace,
): Promise<Amount> {
  const { rows } = await db.query<{ total: string | null }>(
    `SELECT sum(p.amount) AS total
     ${BEHIND} AND ${ORDER} <= ${PLACE}`,
    [...parameters(asked), ...placeParameters(place)],
  );
  return signed(Amount.parse(rows[0]?.total ?? '0', asked.currency), asked.rule);
}

function parameters({ country, ownerIds, rule, currency, effectiveAsOf, size }: EntriesAsked) {
  return [country, ownerIds, rule.accountKind, currency.code, rule.entryKinds, effectiveAsOf, size];
}

function placeParameters(place: EntryPlace | null): readonly unknown[] {
  return [
    place?.effectiveOn ?? null,
    place?.auditSequence ?? null,
    place?.accountVersion ?? null,
    place?.id ?? null,
  ];
}

function signed(amount: Amount, rule: FigureRule): Amount {
  return rule.outgoing ? amount.negated() : amount;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
