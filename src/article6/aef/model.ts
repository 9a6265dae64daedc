import { AEF_FIELDS, TABLE_NAMES, type TableName } from './fields.ts';
import type { AefField } from './field.ts';

/** A row by the machine names of its columns. Blank where nothing is known; NA where nothing applies. */
export type AefRow = Readonly<Record<string, string>>;

/** The agreed electronic format of one Party and year: five tables of plain text. */
export type AefModel = { readonly [Table in TableName]: readonly AefRow[] };

/** Written where a column does not apply. */
export const NOT_APPLICABLE = 'NA';

/** The number of a table as it is printed: 1 to 5. */
export function tableNumber(table: TableName): number {
  return TABLE_NAMES.indexOf(table) + 1;
}

/** The columns of a table in the printed order. */
export function fieldsOf(table: TableName): readonly AefField[] {
  return AEF_FIELDS[table];
}

/** Whether a cell says something. */
export function says(cell: string | undefined): cell is string {
  return cell !== undefined && cell !== '' && cell !== NOT_APPLICABLE;
}

/** Words of a cell that may hold several. */
export function wordsIn(cell: string): readonly string[] {
  return cell.split(';').map((word) => word.trim());
}

/** A run of numbers; null where they are not two whole numbers. */
export interface IdRun {
  readonly first: bigint;
  readonly last: bigint;
}

const WHOLE = /^[1-9][0-9]{0,17}$/;

/** The run of ITMO numbers of an action or holding. */
export function runOf(row: AefRow, first = 'FirstID', last = 'LastID'): IdRun | null {
  const from = row[first] ?? '';
  const to = row[last] ?? '';
  return WHOLE.test(from) && WHOLE.test(to) ? { first: BigInt(from), last: BigInt(to) } : null;
}

export function overlap(one: IdRun, other: IdRun): boolean {
  return one.first <= other.last && other.first <= one.last;
}
