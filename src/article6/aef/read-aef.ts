import { CsvReader, type CsvRow } from '../../kernel/csv-rows.ts';
import { unguarded } from './csv.ts';
import { AEF_FIELDS, TABLE_NAMES, type TableName } from './fields.ts';
import { tableNumber, type AefModel, type AefRow } from './model.ts';

/** The file is no agreed electronic format that can be read; the message says why. */
export class AefUnreadable extends Error {}

type Tables = Record<TableName, AefRow[]>;

function noTables(): Tables {
  return {
    Submission: [],
    Authorizations: [],
    Actions: [],
    Holdings: [],
    'Authorized entities': [],
  };
}

/** Reads the format from stacked CSV tables, each below its title. Throws {@link AefUnreadable}. */
export function readAefCsv(bytes: Uint8Array): AefModel {
  const reader = new CsvReader();
  const text = decoded(bytes).replace(/^\ufeff/, '');
  const tables = noTables();
  let current: TableName | null = null;
  let columns: readonly string[] | null = null;
  for (const row of [...reader.push(text), ...reader.end()]) {
    if (row.problem) throw new AefUnreadable(`line ${row.line}: ${row.problem.message}`);
    const title = titleIn(row);
    if (title !== null) {
      current = title;
      columns = null;
    } else if (current === null) {
      throw new AefUnreadable(`line ${row.line} stands before the title of the first table`);
    } else if (columns === null) columns = columnsOf(current, row.cells);
    else if (row.cells.some((cell) => cell !== '')) tables[current].push(rowOf(columns, row.cells));
  }
  if (current === null) throw new AefUnreadable('it has no table');
  return tables;
}

/** Reads the format from JSON, as this product writes it. Throws {@link AefUnreadable}. */
export function readAefJson(bytes: Uint8Array): AefModel {
  const given = parsed(decoded(bytes));
  const tables = noTables();
  const list = (given as { tables?: unknown } | null)?.tables;
  if (!Array.isArray(list)) throw new AefUnreadable('it has no member "tables" with a list');
  for (const one of list as { title?: unknown; rows?: unknown }[]) {
    const name = TABLE_NAMES.find((each) => each === one?.title);
    if (name === undefined || !Array.isArray(one.rows)) {
      throw new AefUnreadable(`a table has one of the titles ${TABLE_NAMES.join(', ')}, and rows`);
    }
    for (const row of one.rows as unknown[]) tables[name].push(jsonRow(row));
  }
  return tables;
}

/** Reads the format from the sheets of a workbook: each row with the cells of one row. */
export async function readAefSheets(
  sheetNames: readonly string[],
  rowsOf: (place: number) => AsyncIterable<CsvRow>,
): Promise<AefModel> {
  const tables = noTables();
  let found = 0;
  for (const [place, sheetName] of sheetNames.entries()) {
    const name = TABLE_NAMES.find((each) => each === sheetName.replace(/^Table \d: /, '').trim());
    if (name === undefined) continue;
    found += 1;
    let columns: readonly string[] | null = null;
    for await (const { cells } of rowsOf(place)) {
      if (columns === null) columns = columnsOf(name, cells);
      else tables[name].push(rowOf(columns, cells));
    }
  }
  if (found > 0) return tables;
  throw new AefUnreadable(`no sheet is called ${TABLE_NAMES.join(', ')}`);
}

function titleIn({ cells }: CsvRow): TableName | null {
  if (cells.slice(1).some((cell) => cell !== '')) return null;
  const title = (cells[0] ?? '').trim();
  return TABLE_NAMES.find((name) => title === `Table ${tableNumber(name)}: ${name}`) ?? null;
}

/** Machine names for printed ones; a column that the format does not have keeps the name it has. */
function columnsOf(table: TableName, labels: readonly string[]): readonly string[] {
  return labels.map((label) => {
    const given = label.trim();
    return AEF_FIELDS[table].find((field) => field.label === given)?.name ?? given;
  });
}

function rowOf(columns: readonly string[], cells: readonly string[]): AefRow {
  const pairs = columns.map((name, at) => [name, unguarded((cells[at] ?? '').trim())] as const);
  return Object.fromEntries(pairs.filter(([name]) => name !== ''));
}

function jsonRow(row: unknown): AefRow {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    throw new AefUnreadable('a row is an object with the machine names of the columns');
  }
  return Object.fromEntries(
    Object.entries(row as Record<string, unknown>).map(([name, cell]) => [name, cellText(cell)]),
  );
}

function cellText(cell: unknown): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number' && Number.isSafeInteger(cell)) return `${cell}`;
  throw new AefUnreadable('a cell is text or a whole number');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new AefUnreadable(`it is no JSON: ${(error as Error).message}`);
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new AefUnreadable('it is not written in UTF-8');
  }
}
