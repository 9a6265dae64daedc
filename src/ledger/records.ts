import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { JsonObject } from './act.ts';
import type { AsOf } from './point-in-time.ts';
import type { Queryable } from '../audit/queryable.ts';

/** One version of a record, as it was written. */
export interface RecordVersion {
  readonly type: string;
  readonly id: string;
  readonly version: number;
  readonly validFrom: CalendarDay;
  readonly auditSequence: number;
  readonly recordedAt: string;
  readonly body: JsonObject;
}

/**
 * The records of some types as they were: of each the latest version that was known at the head and
 * valid by the day. In the order in which the records first came into the book.
 */
export async function recordsAt(
  reader: Queryable,
  countryCode: string,
  types: readonly string[],
  { effectiveAsOf, size }: AsOf,
): Promise<readonly RecordVersion[]> {
  const { rows } = await reader.query(
    `SELECT DISTINCT ON (subject_type, subject_id)
            subject_type, subject_id, version, valid_from, audit_sequence, recorded_at, body
       FROM public.record_version
      WHERE country_code = $1 AND subject_type = ANY($2::text[])
        AND audit_sequence < $3 AND valid_from <= $4
      ORDER BY subject_type, subject_id, version DESC`,
    [countryCode, types, size, effectiveAsOf],
  );
  return rows.map(versionOf);
}

/** Every version of one record, the first one first. */
export async function versionsOf(
  reader: Queryable,
  countryCode: string,
  type: string,
  id: string,
): Promise<readonly RecordVersion[]> {
  const { rows } = await reader.query(
    `SELECT subject_type, subject_id, version, valid_from, audit_sequence, recorded_at, body
       FROM public.record_version
      WHERE country_code = $1 AND subject_type = $2 AND subject_id = $3 ORDER BY version`,
    [countryCode, type, id],
  );
  return rows.map(versionOf);
}

function versionOf(row: Readonly<Record<string, unknown>>): RecordVersion {
  return {
    type: String(row['subject_type']),
    id: String(row['subject_id']),
    version: row['version'] as number,
    validFrom: String(row['valid_from']) as CalendarDay,
    auditSequence: row['audit_sequence'] as number,
    recordedAt: String(row['recorded_at']),
    body: row['body'] as JsonObject,
  };
}
