import type { ConnectionPool, Queryable } from '../audit/queryable.ts';
import type { LawResult } from './laws.ts';
import { ACCOUNT_OPENED, digestOf } from './row-digests.ts';
import type { Row, TableSpec } from './table.ts';

/** What the leaves say last of one row. */
interface Told {
  /** Null where the row was made before leaves told of rows. */
  fixed: string | null;
  may: string;
  sequence: number;
  readonly first: number;
}

const PAGE = 2_000;
const EXAMPLES_AT_MOST = 20;
/** Rows that are held against the log at a time: memory for some hundred bytes each. */
const ROWS_AT_ONCE = 400_000;

const SENTENCE = 'Every row that an act wrote is there, as its leaf says, and no other is';

/**
 * Holds every row of the given tables against the digests in the leaves, country by country. Memory does
 * not grow with the book: a large one is gone through several times, each time for a part of its rows.
 *
 * @param tables what acts write, of every room
 */
export async function checkRows(
  pool: ConnectionPool,
  tables: readonly TableSpec[],
  progress: (said: string) => void = () => undefined,
): Promise<LawResult> {
  // One snapshot: a row that changes meanwhile would else differ from the leaves read before.
  const connection = await pool.connect();
  let broken = true;
  try {
    await connection.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY', []);
    const result = await holdAll(connection, tables, progress);
    await connection.query('COMMIT', []);
    broken = false;
    return result;
  } finally {
    connection.release(broken);
  }
}

async function holdAll(
  reader: Queryable,
  tables: readonly TableSpec[],
  progress: (said: string) => void,
): Promise<LawResult> {
  const found = { broken: 0, examples: [] as string[] };
  const add = (country: string, subject: string, detail: string): void => {
    found.broken += 1;
    if (found.examples.length < EXAMPLES_AT_MOST) {
      found.examples.push(`${country}-${subject}: ${detail}`);
    }
  };
  const held: HeldTable[] = [];
  for (const table of new Set([...tables, ACCOUNT_OPENED])) held.push(await lookAt(reader, table));
  const { rows: trees } = await reader.query<{ country: string; size: number }>(
    'SELECT country_code AS country, size FROM public.audit_tree ORDER BY country_code',
    [],
  );
  for (const { country, size } of trees) {
    const parts = Math.max(1, Math.ceil(size / ROWS_AT_ONCE));
    for (let part = 0; part < parts; part += 1) {
      progress(`rows of ${country} against the log, part ${part + 1} of ${parts}`);
      const isOfPart = (key: string): boolean => parts === 1 || partOf(key, parts) === part;
      const told = await toldBy(reader, country, isOfPart);
      for (const table of held.filter(({ countries }) => countries.has(country))) {
        await holdTable(
          reader,
          { country, table, told: told.rows, since: told.since, isOfPart },
          add,
        );
      }
      for (const [key, { sequence }] of told.rows) {
        const [name = '', id = ''] = key.split(' ');
        add(country, id, `${name}: leaf ${sequence} tells of it, the table does not have it`);
      }
    }
  }
  return { law: 12, sentence: SENTENCE, ...found };
}

/** What the leaves of a country say of rows, and from which leaf on they do. */
async function toldBy(
  reader: Queryable,
  country: string,
  isOfPart: (key: string) => boolean,
): Promise<{ readonly rows: Map<string, Told>; readonly since: number }> {
  const rows = new Map<string, Told>();
  let since = Infinity;
  for (let from = 0; ;) {
    const { rows: leaves } = await reader.query<{
      sequence: number;
      rows: readonly string[] | null;
    }>(
      `SELECT sequence, payload::jsonb -> 'rows' AS rows FROM public.audit_leaf
        WHERE country_code = $1 AND sequence >= $2 ORDER BY sequence LIMIT ${PAGE}`,
      [country, from],
    );
    for (const { sequence, rows: said } of leaves) {
      from = sequence + 1;
      if (said === null) continue;
      since = Math.min(since, sequence);
      for (const line of said) take(rows, sequence, line, isOfPart);
    }
    if (leaves.length < PAGE) return { rows, since };
  }
}

const LINE = /^(\S+ \S+)(?: F:(\S+))? U:(\S+)$/;

function take(
  rows: Map<string, Told>,
  sequence: number,
  line: string,
  isOfPart: (key: string) => boolean,
): void {
  const [, key = '', fixed, may = ''] = LINE.exec(line) ?? [];
  if (!isOfPart(key)) return;
  const before = rows.get(key);
  if (before === undefined) rows.set(key, { fixed: fixed ?? null, may, sequence, first: sequence });
  else {
    before.may = may;
    before.sequence = sequence;
  }
}

/** A table as the database has it: whether its rows say their place in the log, and where there are any. */
interface HeldTable {
  readonly table: TableSpec;
  readonly hasPlace: boolean;
  readonly hasTime: boolean;
  readonly countries: ReadonlySet<string>;
}

interface Holding {
  readonly country: string;
  readonly table: HeldTable;
  /** What is told and was not found yet; what is found is taken out. */
  readonly told: Map<string, Told>;
  readonly since: number;
  readonly isOfPart: (key: string) => boolean;
}

async function holdTable(
  reader: Queryable,
  holding: Holding,
  add: (country: string, subject: string, detail: string) => void,
): Promise<void> {
  const { country, told, since, isOfPart } = holding;
  const { table, hasPlace, hasTime } = holding.table;
  const columns = Object.keys(table.columns).map((column) => `t."${column}"`);
  const place = hasPlace ? 't.audit_sequence' : 'NULL::bigint';
  const timely = hasPlace && hasTime ? 't.recorded_at IS NOT DISTINCT FROM l.recorded_at' : 'true';
  // Physical order, page by page: it stands still within a snapshot.
  for (let after = '(0,0)'; ;) {
    const { rows } = await reader.query<
      Row & { row_at: string; row_place: number | null; row_timely: boolean }
    >(
      `SELECT ${columns.join(', ')}, t.ctid::text AS row_at, ${place} AS row_place, ${timely} AS row_timely
         FROM public."${table.name}" t
         LEFT JOIN public.audit_leaf l ON l.country_code = t.country_code AND l.sequence = ${place}
        WHERE t.country_code = $1 AND t.ctid > $2::tid
        ORDER BY t.ctid LIMIT ${PAGE}`,
      [country, after],
    );
    for (const row of rows) {
      const fixed = digestOf(table, row, false);
      const id = 'id' in table.columns ? String(row['id']) : fixed;
      const key = `${table.name} ${id}`;
      if (!isOfPart(key)) continue;
      const said = told.get(key);
      told.delete(key);
      if (said === undefined) {
        // Before leaves told of rows there was nothing to be told.
        if (row.row_place === null || row.row_place < since) continue;
        add(country, id, `${table.name}: no leaf tells of it (it says leaf ${row.row_place})`);
        continue;
      }
      const may = digestOf(table, row, true);
      const isPlaced =
        row.row_place === null || row.row_place === said.sequence || row.row_place === said.first;
      if (!isPlaced || !row.row_timely) {
        add(country, id, `${table.name}: written by leaf ${said.sequence}, says ${row.row_place}`);
      } else if ((said.fixed !== null && said.fixed !== fixed) || said.may !== may) {
        add(country, id, `${table.name}: not as leaf ${said.sequence} says`);
      }
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.row_at;
  }
}

async function lookAt(reader: Queryable, table: TableSpec): Promise<HeldTable> {
  const name = `public."${table.name}"`;
  const { rows: columns } = await reader.query<{ name: string }>(
    `SELECT attname AS name FROM pg_catalog.pg_attribute
      WHERE attrelid = pg_catalog.to_regclass($1) AND NOT attisdropped
        AND attname IN ('audit_sequence', 'recorded_at')`,
    [name],
  );
  const { rows } = await reader.query<{ country: string }>(
    `SELECT DISTINCT country_code AS country FROM ${name}`,
    [],
  );
  return {
    table,
    hasPlace: columns.some((column) => column.name === 'audit_sequence'),
    hasTime: columns.some((column) => column.name === 'recorded_at'),
    countries: new Set(rows.map(({ country }) => country)),
  };
}

/** A stable share of all keys. */
function partOf(key: string, parts: number): number {
  let state = 0;
  for (let at = 0; at < key.length; at += 1) state = (state * 31 + key.charCodeAt(at)) >>> 0;
  return state % parts;
}
