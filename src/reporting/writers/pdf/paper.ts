import type { Column, DocumentTable, ReportDocument } from '../../document/document.ts';

/** A longer table is cut on paper, with a line that says so: the workbook has all of it. */
const ROWS_AT_MOST = 1_000;

/** A table as it is printed: only columns that have a place on the page, and no more rows than fit. */
export interface PaperTable extends Pick<DocumentTable, 'id' | 'title' | 'notes' | 'rows'> {
  readonly columns: readonly Column[];
  /** How many rows are left out. */
  readonly more: number;
}

export interface PaperDocument extends Omit<ReportDocument, 'tables'> {
  readonly tables: readonly PaperTable[];
}

/**
 * What of a report goes on paper. It is cut before it is handed to the thread that prints: a large
 * country's tables would be copied there whole, to be left out.
 */
export function onPaper(document: ReportDocument): PaperDocument {
  return { ...document, tables: document.tables.flatMap(tableOnPaper) };
}

function tableOnPaper({ id, title, notes, columns, rows }: DocumentTable): readonly PaperTable[] {
  const places = columns.flatMap(({ paper }, at) => (paper === undefined ? [] : [at]));
  if (places.length === 0) return [];
  return [
    {
      id,
      title,
      notes,
      columns: places.flatMap((at) => columns[at] ?? []),
      rows: rows.slice(0, ROWS_AT_MOST).map((row) => places.map((place) => row[place] ?? null)),
      more: Math.max(0, rows.length - ROWS_AT_MOST),
    },
  ];
}
