import type { CountryReportFacts } from './country-report.facts.ts';
import type { CountryReport } from './country-report.ts';
import { comparedTables } from './document/country-tables.ts';
import type { DocumentTable } from './document/document.ts';
import type { ReportedChanges } from './reported-review.ts';

/**
 * What is different from the edition that was published last, row by row: rows that came, rows that
 * went, and each cell that changed. Rows are found again by the columns that name them.
 */
export function changesOf(
  published: CountryReportFacts['published'],
  report: CountryReport,
): ReportedChanges {
  if (published === null) return { since: null, rows: [] };
  const before = new Map(comparedTables(published.report).map((table) => [table.id, table]));
  const rows = comparedTables(report).flatMap((table) => {
    const earlier = before.get(table.id);
    return earlier === undefined ? [] : changedRows(earlier, table);
  });
  return { since: published.since, rows };
}

function changedRows(before: DocumentTable, after: DocumentTable): ReportedChanges['rows'] {
  const earlier = byName(before);
  const now = byName(after);
  const gone = [...earlier]
    .filter(([name]) => !now.has(name))
    .map(([row]) => ({ table: after.id, row, field: '', before: row, after: null }));
  const others = [...now].flatMap(([row, cells]) => {
    const old = earlier.get(row);
    if (old === undefined) return [{ table: after.id, row, field: '', before: null, after: row }];
    return after.columns.flatMap(({ key }) => {
      const was = old.get(key) ?? null;
      const is = cells.get(key) ?? null;
      return was === is ? [] : [{ table: after.id, row, field: key, before: was, after: is }];
    });
  });
  return [...gone, ...others];
}

/** Rows by their name, each with its cells by column; of rows of one name each has a number. */
function byName(table: DocumentTable): ReadonlyMap<string, ReadonlyMap<string, string | null>> {
  const rows = new Map<string, ReadonlyMap<string, string | null>>();
  for (const row of table.rows) {
    const name = row
      .slice(0, table.keyColumns)
      .map((cell) => cell ?? '–')
      .join(' / ');
    let own = name;
    for (let at = 2; rows.has(own); at += 1) own = `${name} (${at})`;
    rows.set(own, new Map(table.columns.map(({ key }, at) => [key, row[at] ?? null])));
  }
  return rows;
}
