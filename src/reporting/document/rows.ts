import type { Cell, Column, DocumentTable } from './document.ts';

/** A table from objects: each column takes the property of its key. */
export function tableOf<Row extends object>(
  table: Omit<DocumentTable, 'rows' | 'links'>,
  rows: readonly Row[],
  linkOf: (row: Row, column: Column) => string | null = () => null,
): DocumentTable {
  const links: Record<string, string> = {};
  const cells = rows.map((row, at) =>
    table.columns.map((column, place) => {
      const address = linkOf(row, column);
      if (address !== null) links[`${at}/${place}`] = address;
      return cellOf((row as Readonly<Record<string, unknown>>)[column.key]);
    }),
  );
  return { ...table, rows: cells, ...(Object.keys(links).length > 0 ? { links } : {}) };
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error('A cell of a report holds text, a count or a flag.');
}
