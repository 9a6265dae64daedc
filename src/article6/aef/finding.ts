import type { TableName } from './fields.ts';
import { AEF_FIELDS } from './fields.ts';
import { tableNumber } from './model.ts';

/** Something in an agreed electronic format that is not as it must be, and what is possible. */
export interface AefFinding {
  /** 1 to 5. */
  readonly table: number;
  readonly tableName: TableName;
  /** Counted from 1 below the heading; 0 where it is about the table as a whole. */
  readonly row: number;
  /** As it is printed. */
  readonly column: string;
  /** What stands there. */
  readonly given: string;
  readonly wrong: string;
  readonly possible: string;
}

export type Complaint = Pick<AefFinding, 'given' | 'wrong' | 'possible'>;

/** A finding about one cell; `name` is the machine name of its column. */
export function finding(
  tableName: TableName,
  row: number,
  name: string,
  complaint: Complaint,
): AefFinding {
  const column = AEF_FIELDS[tableName].find((field) => field.name === name)?.label ?? name;
  return { table: tableNumber(tableName), tableName, row, column, ...complaint };
}
