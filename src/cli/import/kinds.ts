import type { PublicRecord } from '../../project/public-source/record.ts';
import type { ImportRow } from './row.ts';

/** A kind of file: its columns, and how a row of it is read. */
export interface ImportKind {
  readonly kind: PublicRecord['kind'];
  /** Every column it may have, in the order in which it is published. */
  readonly columns: readonly string[];
  /** Those without which nothing can be said of a row. */
  readonly required: readonly string[];
  /** In which column a field of the record stands. */
  readonly columnOf: Readonly<Record<string, string>>;
  /** Null where the row is wrong, which it has said by then. */
  read(row: ImportRow): PublicRecord | null;
}
