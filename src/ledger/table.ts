/** PostgreSQL types that a column written by an act may have. */
export type ColumnType =
  | 'uuid'
  | 'text'
  | 'date'
  | 'numeric'
  | 'bigint'
  | 'integer'
  | 'smallint'
  | 'boolean'
  | 'timestamptz'
  | 'jsonb'
  | 'bytea';

export type ColumnValue = string | number | boolean | null | Buffer;

/** A row as it is read and written: column name to value; NUMERIC and dates are text. */
export type Row = Readonly<Record<string, ColumnValue>>;

/**
 * An order over the rows of a table that a batch holds, for acts that look rows up by something other
 * than their id. The batch tells it of every row that comes, changes or is taken back.
 */
export interface RowIndex {
  put(row: Row): void;
  remove(row: Row): void;
}

/**
 * What a jsonb column holds: JSON already as it comes from the database, text where an act of the same
 * batch has just written it.
 */
export function jsonOf(value: ColumnValue | undefined): unknown {
  return typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
}

/**
 * A table of one country's facts that acts read, lock and write.
 *
 * `columns` leaves out `country_code`, which every table has as its first column. Rows that acts lock
 * are addressed by `(country_code, id)`. `lockOrder` is the place of the table in the one order in
 * which all batches take their locks; two tables never share a place.
 */
export interface TableSpec {
  readonly name: string;
  readonly lockOrder: number;
  readonly columns: Readonly<Record<string, ColumnType>>;
  /** Columns that a later act may change; none for an append-only table. */
  readonly updatable: readonly string[];
  /** Makes an empty index over the rows that one batch holds, where acts need one. */
  readonly index?: () => RowIndex;
}

/** One array per column: the parameters of a single `unnest` statement for many rows. */
export function columnArrays(table: TableSpec, rows: readonly Row[]): unknown[] {
  return Object.keys(table.columns).map((column) => rows.map((row) => row[column] ?? null));
}

/** `INSERT` of many rows in one statement; `$1` is the country, then one array per column. */
export function insertSql(table: TableSpec): string {
  const columns = Object.keys(table.columns);
  return (
    `INSERT INTO public.${table.name} (country_code, ${columns.join(', ')}) ` +
    `SELECT $1, ${columns.map(quoted).join(', ')} FROM unnest(${arrays(table)}) ` +
    `AS given(${columns.map(quoted).join(', ')})`
  );
}

/** `UPDATE` of the updatable columns of many rows, found by id; same parameters as {@link insertSql}. */
export function updateSql(table: TableSpec): string {
  const columns = Object.keys(table.columns);
  const set = table.updatable.map((column) => `${column} = given.${quoted(column)}`);
  return (
    `UPDATE public.${table.name} AS target SET ${set.join(', ')} FROM unnest(${arrays(table)}) ` +
    `AS given(${columns.map(quoted).join(', ')}) ` +
    `WHERE target.country_code = $1 AND target.id = given."id"`
  );
}

function arrays(table: TableSpec): string {
  return Object.values(table.columns)
    .map((type, at) => `$${at + 2}::${type}[]`)
    .join(', ');
}

function quoted(column: string): string {
  return `"${column}"`;
}
