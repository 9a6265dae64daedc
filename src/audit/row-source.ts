import type { EntryRow, RecordRow, StrayPosting } from './log-lines.ts';
import type { Queryable } from './queryable.ts';

/** Rows of one country from one audit sequence up to, not including, another; null is no bound. */
export interface RowRange {
  readonly country: string;
  readonly from: number | null;
  readonly before: number | null;
}

/**
 * Where the rows that the log explains come from. The log knows no tables but its own; the room that
 * keeps the journal tells it what stands there, exactly as it stands, so that a reader can name the
 * row that differs.
 */
export interface RowSource {
  /** Every country that has a row, whether or not it has a log. */
  countries(tx: Queryable): Promise<readonly string[]>;
  /** Journal entries with their postings, in the order of audit sequence and id. */
  entries(tx: Queryable, range: RowRange): Promise<readonly EntryRow[]>;
  /** Versions of records, in the order of audit sequence, type, id and version. */
  records(tx: Queryable, range: RowRange): Promise<readonly RecordRow[]>;
  /** Postings without an entry: there are none, unless somebody removed one. */
  strayPostings(tx: Queryable, country: string): Promise<readonly StrayPosting[]>;
}
