import type { Queryable } from '../audit/queryable.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { AsOf } from '../ledger/point-in-time.ts';

/** An entry of the period that undoes another. */
export interface Correction {
  readonly id: string;
  readonly kind: string;
  readonly effectiveOn: string;
  readonly reference: string | null;
  readonly memo: string | null;
  readonly reverses: string;
}

/** Reversals of a period in the order of their days; at most so many. */
export async function correctionsOf(
  db: Queryable,
  countryCode: string,
  { effectiveAsOf, size }: AsOf,
  from: CalendarDay,
  atMost: number,
): Promise<readonly Correction[]> {
  const { rows } = await db.query(
    `SELECT id, kind, effective_on, reference, memo, reverses FROM public.journal_entry
      WHERE country_code = $1 AND reverses IS NOT NULL AND effective_on <= $2
        AND audit_sequence < $3 AND effective_on >= $4
      ORDER BY effective_on, audit_sequence, id LIMIT $5`,
    [countryCode, effectiveAsOf, size, from, atMost],
  );
  return rows.map((row) => ({
    id: String(row['id']),
    kind: String(row['kind']),
    effectiveOn: String(row['effective_on']),
    reference: textOrNull(row['reference']),
    memo: textOrNull(row['memo']),
    reverses: String(row['reverses']),
  }));
}

/** Which forms of document a project has, confidential editions included. */
export interface FiledForm {
  readonly project: string;
  readonly form: string;
  readonly documents: number;
}

export async function filedForms(
  db: Queryable,
  countryCode: string,
  size: number,
): Promise<readonly FiledForm[]> {
  const { rows } = await db.query(
    `SELECT project_id, form, count(*)::integer AS documents FROM public.document
      WHERE country_code = $1 AND audit_sequence < $2
      GROUP BY project_id, form ORDER BY project_id, form`,
    [countryCode, size],
  );
  return rows.map((row) => ({
    project: String(row['project_id']),
    form: String(row['form']),
    documents: row['documents'] as number,
  }));
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
