import type { CalendarDay } from '../kernel/calendar-day.ts';
import { canonicalJson, sha256Hex } from '../kernel/canonical-json.ts';

/** Rows that one set of activity data can have. */
export const ROWS_AT_MOST = 5_000;

/** One thing measured: a reading of a meter over some days, or a property of the equipment. */
export interface ActivityRow {
  /** The first day that the value is about; null for a setting that holds for the whole period. */
  readonly firstDay: CalendarDay | null;
  readonly lastDay: CalendarDay | null;
  /** What it belongs to, `charger 12`; null where all is one, and for settings of all. */
  readonly of: string | null;
  /** Symbol of a parameter of the methodology's formula: `ED`. */
  readonly parameter: string;
  /** Decimal text. */
  readonly value: string;
  /** The unit it was read in; the parameter's own where it is null. */
  readonly unit: string | null;
}

/** Rows as they are kept: in an order of their own, so that how they were sent changes nothing. */
export interface KeptRows {
  readonly text: string;
  /** SHA-256 (hex) over the text. */
  readonly hash: string;
}

/** The rows as canonical text with its digest; the same for any order of the same rows. */
export function keptRows(rows: readonly ActivityRow[]): KeptRows {
  const lines = rows.map((row) =>
    canonicalJson({
      firstDay: row.firstDay,
      lastDay: row.lastDay,
      of: row.of,
      parameter: row.parameter,
      unit: row.unit,
      value: row.value,
    }),
  );
  const text = `[${lines.sort().join(',\n')}]`;
  return { text, hash: sha256Hex(text) };
}
