import type { EntryRow, PostingRow, RecordRow, StrayPosting } from '../audit/log-lines.ts';
import type { Queryable } from '../audit/queryable.ts';
import type { RowRange, RowSource } from '../audit/row-source.ts';

type Columns = Readonly<Record<string, unknown>>;

const RANGE = `($2::bigint IS NULL OR audit_sequence >= $2)
           AND ($3::bigint IS NULL OR audit_sequence < $3)`;

/** The journal and the versions of records, exactly as they stand, for the export of the log. */
export const ledgerRows: RowSource = {
  async countries(tx: Queryable) {
    const { rows } = await tx.query<{ country_code: string }>(
      `SELECT country_code FROM public.journal_entry
        UNION SELECT country_code FROM public.record_version
        UNION SELECT country_code FROM public.posting ORDER BY country_code`,
      [],
    );
    return rows.map((row) => row.country_code);
  },

  async entries(tx, { country, from, before }: RowRange) {
    const { rows } = await tx.query(
      `SELECT audit_sequence, id, kind, effective_on, recorded_at, leg_count, principal_id, act_id,
              reference, memo, reverses
         FROM public.journal_entry WHERE country_code = $1 AND ${RANGE}
        ORDER BY audit_sequence, id`,
      [country, from, before],
    );
    const postings = await postingsOf(
      tx,
      country,
      rows.map((row) => row['id']),
    );
    return rows.map((row) => entryRow(row, postings.get(String(row['id'])) ?? []));
  },

  async records(tx, { country, from, before }) {
    const { rows } = await tx.query(
      `SELECT audit_sequence, subject_type, subject_id, version, valid_from, recorded_at, body
         FROM public.record_version WHERE country_code = $1 AND ${RANGE}
        ORDER BY audit_sequence, subject_type, subject_id, version`,
      [country, from, before],
    );
    return rows.map(recordRow);
  },

  async strayPostings(tx, country) {
    const { rows } = await tx.query<{ entry_id: string; leg: number }>(
      `SELECT p.entry_id, p.leg FROM public.posting p
         LEFT JOIN public.journal_entry e
           ON e.country_code = p.country_code AND e.id = p.entry_id
        WHERE p.country_code = $1 AND e.id IS NULL ORDER BY p.entry_id, p.leg`,
      [country],
    );
    return rows.map((row): StrayPosting => ({ entryId: row.entry_id, leg: row.leg }));
  },
};

async function postingsOf(
  tx: Queryable,
  country: string,
  entryIds: readonly unknown[],
): Promise<ReadonlyMap<string, PostingRow[]>> {
  const byEntry = new Map<string, PostingRow[]>();
  if (entryIds.length === 0) return byEntry;
  const { rows } = await tx.query(
    `SELECT entry_id, leg, account_id, commodity, exponent, amount, balance_after, account_version
       FROM public.posting WHERE country_code = $1 AND entry_id = ANY($2::uuid[])
      ORDER BY entry_id, leg`,
    [country, entryIds],
  );
  for (const row of rows) {
    const id = String(row['entry_id']);
    const known = byEntry.get(id);
    if (known) known.push(postingRow(row));
    else byEntry.set(id, [postingRow(row)]);
  }
  return byEntry;
}

function postingRow(row: Columns): PostingRow {
  return {
    leg: row['leg'] as number,
    accountId: String(row['account_id']),
    commodity: String(row['commodity']),
    exponent: row['exponent'] as number,
    amount: String(row['amount']),
    balanceAfter: String(row['balance_after']),
    accountVersion: row['account_version'] as number,
  };
}

function entryRow(row: Columns, postings: readonly PostingRow[]): EntryRow {
  return {
    auditSequence: row['audit_sequence'] as number,
    id: String(row['id']),
    kind: String(row['kind']),
    effectiveOn: String(row['effective_on']),
    recordedAt: String(row['recorded_at']),
    legCount: row['leg_count'] as number,
    principalId: String(row['principal_id']),
    actId: String(row['act_id']),
    reference: textOrNull(row['reference']),
    memo: textOrNull(row['memo']),
    reverses: textOrNull(row['reverses']),
    postings,
  };
}

function recordRow(row: Columns): RecordRow {
  return {
    auditSequence: row['audit_sequence'] as number,
    type: String(row['subject_type']),
    id: String(row['subject_id']),
    version: row['version'] as number,
    validFrom: String(row['valid_from']),
    recordedAt: String(row['recorded_at']),
    body: row['body'] as RecordRow['body'],
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
