import type { ConnectionPool, Queryable } from '../audit/queryable.ts';
import type { LawResult } from './laws.ts';
import { ACCOUNT_OPENED, digestOf, digestOfLines } from './row-digests.ts';
import type { Row, TableSpec } from './table.ts';
import { hasId, toldBy, type ToldInShort, type ToldRows } from './told-rows.ts';

const PAGE = 2_000;
const EXAMPLES_AT_MOST = 20;
/** Leaves whose rows are held against the tables at a time: memory for about a thousand bytes each. */
const LEAVES_AT_ONCE = 200_000;

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
    const parts = Math.max(1, Math.ceil(size / LEAVES_AT_ONCE));
    for (let part = 0; part < parts; part += 1) {
      progress(`rows of ${country} against the log, part ${part + 1} of ${parts}`);
      const isOfPart = (key: string): boolean => parts === 1 || partOf(key, parts) === part;
      const told = await toldBy(reader, country, isOfPart);
      for (const table of held.filter(({ countries }) => countries.has(country))) {
        await holdTable(
          reader,
          { country, table, log: told, isOfPart, wholeLog: parts === 1 },
          add,
        );
      }
      for (const [key, { sequence, beside }] of told.rows) {
        const [name = '', id = ''] = key.split(' ');
        const owner = beside === null || hasId(key) ? '' : ` beside ${beside}`;
        const why = `leaf ${sequence} tells of it${owner}, the table does not have it`;
        add(country, id, `${name}: ${why}`);
      }
    }
  }
  return { law: 12, sentence: SENTENCE, ...found };
}

/** A table as the database has it: whether its rows say their place in the log, and where there are any. */
interface HeldTable {
  readonly table: TableSpec;
  readonly hasPlace: boolean;
  readonly hasTime: boolean;
  /** What names a row that has no id: its primary key, without the country. */
  readonly keys: readonly string[];
  readonly countries: ReadonlySet<string>;
}

interface Holding {
  readonly country: string;
  readonly table: HeldTable;
  /** What is told; rows that are found are taken out. */
  readonly log: ToldRows;
  readonly isOfPart: (key: string) => boolean;
  /** False where the log is gone through in parts: what is told in short is then not whole. */
  readonly wholeLog: boolean;
}

type Add = (country: string, subject: string, detail: string) => void;
type HeldRow = Row & { row_at: string; row_place: number | null; row_timely: boolean };

async function holdTable(reader: Queryable, holding: Holding, add: Add): Promise<void> {
  const { country, log, isOfPart } = holding;
  const { table, keys } = holding.table;
  const inShort = new ShortLines(holding);
  for await (const row of rowsOf(reader, country, holding.table)) {
    const fixed = digestOf(table, row, false);
    const hasId = 'id' in table.columns;
    const id = hasId ? String(row['id']) : fixed;
    const key = `${table.name} ${id}`;
    if (!isOfPart(key)) continue;
    const said = log.rows.get(key);
    log.rows.delete(key);
    const may = digestOf(table, row, true);
    if (said === undefined) {
      if (inShort.takes(row, `${key} F:${fixed} U:${may}`) || isOlder(row, log)) continue;
      const name = hasId ? id : keys.map((column) => String(row[column])).join(' ');
      const place = row.row_place === null ? '' : ` (it says leaf ${row.row_place})`;
      add(country, name, `${table.name}: no leaf tells of it${place}`);
      continue;
    }
    const isPlaced =
      row.row_place === null || row.row_place === said.sequence || row.row_place === said.first;
    if (!isPlaced || !row.row_timely) {
      add(country, id, `${table.name}: written by leaf ${said.sequence}, says ${row.row_place}`);
    } else if (said.fixed !== null && said.fixed !== fixed) {
      add(country, id, `${table.name}: not as leaf ${said.first} says`);
    } else if (said.may !== may && !inShort.mayHaveChanged(said.sequence)) {
      add(country, id, `${table.name}: not as leaf ${said.sequence} says`);
    }
  }
  inShort.finish(add);
}

/** Before leaves told of rows there was nothing to be told. */
function isOlder({ row_place: place }: HeldRow, { since, hasOlder }: ToldRows): boolean {
  return hasOlder && (place === null || place < since);
}

/** Rows that no leaf tells of one by one, against the leaves that tell of a table in short. */
class ShortLines {
  readonly #holding: Holding;
  readonly #told: readonly ToldInShort[];
  readonly #lines = new Map<number, string[]>();

  constructor(holding: Holding) {
    this.#holding = holding;
    this.#told = holding.log.inShort.get(holding.table.table.name) ?? [];
  }

  /** Whether a row that is not told one by one is one of those; `line` is what would be said of it. */
  takes({ row_place: place }: HeldRow, line: string): boolean {
    if (place === null) return this.#told.length > 0;
    if (!this.#told.some(({ sequence }) => sequence === place)) return false;
    const lines = this.#lines.get(place) ?? [];
    this.#lines.set(place, lines);
    lines.push(line);
    return true;
  }

  /** A row that was told may have been changed by a later leaf that does not name it. */
  mayHaveChanged(since: number): boolean {
    return this.#told.some(({ sequence }) => sequence > since);
  }

  /** Rows that never change and say their leaf must be those of its one digest. */
  finish(add: Add): void {
    const { country, wholeLog } = this.#holding;
    const { table, hasPlace } = this.#holding.table;
    if (!hasPlace || !wholeLog || table.updatable.length > 0) return;
    for (const { sequence, count, digest } of this.#told) {
      const lines = this.#lines.get(sequence) ?? [];
      if (lines.length === count && digestOfLines(lines) === digest) continue;
      const why = `leaf ${sequence} tells of ${count} rows, which are not the ${lines.length} that are there`;
      add(country, table.name, `${table.name}: ${why}`);
    }
  }
}

async function* rowsOf(
  reader: Queryable,
  country: string,
  { table, hasPlace, hasTime, keys }: HeldTable,
): AsyncGenerator<HeldRow> {
  const names = new Set([...Object.keys(table.columns), ...keys]);
  const columns = [...names].map((column) => `t."${column}"`);
  const place = hasPlace ? 't.audit_sequence' : 'NULL::bigint';
  const timely = hasPlace && hasTime ? 't.recorded_at IS NOT DISTINCT FROM l.recorded_at' : 'true';
  // Physical order, page by page: it stands still within a snapshot.
  for (let after = '(0,0)'; ;) {
    const { rows } = await reader.query<HeldRow>(
      `SELECT ${columns.join(', ')}, t.ctid::text AS row_at, ${place} AS row_place, ${timely} AS row_timely
         FROM public."${table.name}" t
         LEFT JOIN public.audit_leaf l ON l.country_code = t.country_code AND l.sequence = ${place}
        WHERE t.country_code = $1 AND t.ctid > $2::tid
        ORDER BY t.ctid LIMIT ${PAGE}`,
      [country, after],
    );
    yield* rows;
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
  const { rows: keys } = await reader.query<{ name: string }>(
    `SELECT a.attname AS name FROM pg_catalog.pg_index i
       JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
      WHERE i.indrelid = pg_catalog.to_regclass($1) AND i.indisprimary
        AND a.attname <> 'country_code' ORDER BY pg_catalog.array_position(i.indkey::int2[], a.attnum)`,
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
    keys: keys.map((column) => column.name),
    countries: new Set(rows.map(({ country }) => country)),
  };
}

/** A stable share of all keys. */
function partOf(key: string, parts: number): number {
  let state = 0;
  for (let at = 0; at < key.length; at += 1) state = (state * 31 + key.charCodeAt(at)) >>> 0;
  return state % parts;
}
