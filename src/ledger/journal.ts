import type { Amount } from '../kernel/amount.ts';
import type { Queryable } from '../audit/queryable.ts';
import { storedAmount } from './turnovers.ts';

/** A journal entry as readers see it. */
export interface JournalEntryView {
  readonly id: string;
  readonly kind: string;
  readonly effectiveOn: string;
  readonly recordedAt: string;
  readonly auditSequence: number;
  readonly reference: string | null;
  readonly memo: string | null;
  readonly reverses: string | null;
  readonly reversedBy: string | null;
  readonly postings: readonly PostingView[];
}

export interface PostingView {
  readonly accountId: string;
  readonly accountKind: string;
  readonly ownerType: string;
  readonly ownerId: string;
  readonly amount: Amount;
  readonly balanceAfter: Amount;
  readonly accountVersion: number;
}

const ENTRY = `
  SELECT e.id, e.kind, e.effective_on, e.recorded_at, e.audit_sequence, e.reference, e.memo,
         e.reverses, r.id AS reversed_by
    FROM public.journal_entry e
    LEFT JOIN public.journal_entry r ON r.country_code = e.country_code AND r.reverses = e.id`;

/** One entry with its postings, or null where there is none. */
export async function journalEntry(
  reader: Queryable,
  countryCode: string,
  id: string,
): Promise<JournalEntryView | null> {
  const { rows } = await reader.query(`${ENTRY} WHERE e.country_code = $1 AND e.id = $2`, [
    countryCode,
    id,
  ]);
  const [entry] = await withPostings(reader, countryCode, rows);
  return entry ?? null;
}

async function withPostings(
  reader: Queryable,
  countryCode: string,
  entries: readonly Readonly<Record<string, unknown>>[],
): Promise<readonly JournalEntryView[]> {
  if (entries.length === 0) return [];
  const { rows } = await reader.query(
    `SELECT p.entry_id, p.account_id, p.amount, p.balance_after, p.account_version, p.commodity,
            p.exponent, a.kind, a.owner_type, a.owner_id
       FROM public.posting p
       JOIN public.account a ON a.country_code = p.country_code AND a.id = p.account_id
      WHERE p.country_code = $1 AND p.entry_id = ANY($2::uuid[])
      ORDER BY p.entry_id, p.leg`,
    [countryCode, entries.map((entry) => entry['id'])],
  );
  const byEntry = new Map<string, PostingView[]>();
  for (const row of rows) {
    const id = String(row['entry_id']);
    byEntry.set(id, [...(byEntry.get(id) ?? []), postingView(row)]);
  }
  return entries.map((entry) => ({
    id: String(entry['id']),
    kind: String(entry['kind']),
    effectiveOn: String(entry['effective_on']),
    recordedAt: String(entry['recorded_at']),
    auditSequence: entry['audit_sequence'] as number,
    reference: textOrNull(entry['reference']),
    memo: textOrNull(entry['memo']),
    reverses: textOrNull(entry['reverses']),
    reversedBy: textOrNull(entry['reversed_by']),
    postings: byEntry.get(String(entry['id'])) ?? [],
  }));
}

function postingView(row: Readonly<Record<string, unknown>>): PostingView {
  return {
    accountId: String(row['account_id']),
    accountKind: String(row['kind']),
    ownerType: String(row['owner_type']),
    ownerId: String(row['owner_id']),
    amount: storedAmount(row, 'amount'),
    balanceAfter: storedAmount(row, 'balance_after'),
    accountVersion: row['account_version'] as number,
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
