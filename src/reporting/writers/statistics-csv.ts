import { stringify } from 'csv-stringify/sync';
import { guarded } from './csv-cell.ts';

/** Rows for statisticians as CSV; a report without rows has its header alone. */
export function writeStatisticsCsv<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, string | null>>[],
): Buffer {
  const records = rows.map((row) => columns.map((column) => guarded(row[column] ?? '')));
  const text = stringify([[...columns], ...records], { record_delimiter: 'windows' });
  return Buffer.from(text, 'utf8');
}
