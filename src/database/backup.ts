import { createHash } from 'node:crypto';
import pg from 'pg';
import { EVERY_SESSION } from './pools.ts';
import type { Book } from './migrator.ts';

/** The head of one country's log, as it was when the backup was made; hash in hex. */
export interface BackupHead {
  readonly country: string;
  readonly size: string;
  readonly hash: string;
}

/** The first line of a backup: what it is, and what a restored database must come to. */
export interface BackupHeader {
  readonly backup: 1;
  readonly program: string;
  readonly madeAt: string;
  readonly book: Book;
  /** Migrations by name, in order: the schema the rows belong to. */
  readonly migrations: readonly string[];
  readonly operatorHead: { readonly number: string; readonly hash: string } | null;
  readonly heads: readonly BackupHead[];
}

export interface TableLine {
  readonly table: string;
  readonly columns: readonly string[];
}

/** The last line: how many rows of each table, and the digest of everything before it. */
export interface EndLine {
  readonly end: true;
  readonly rows: Readonly<Record<string, number>>;
  readonly sha256: string;
}

/** Lines that are no rows begin with this. */
export const CONTROL = '#';

const PAGE = 2_000;

export interface BackupOptions {
  readonly program: string;
  readonly madeAt: string;
  readonly onProgress?: (table: string, rows: number) => void;
}

/**
 * Every row of every table as lines of text, out of one snapshot, read page by page: neither the size of
 * the book nor writing meanwhile matters. Values travel as the database itself writes them, so that no
 * number passes through this program.
 *
 * A backup holds what the database holds: also confidential rows and hashes of keys, but neither the
 * private key that signs the log nor the files of documents.
 *
 * @param ownerUrl a role that may read every table
 */
export async function* backupLines(
  ownerUrl: string,
  options: BackupOptions,
): AsyncGenerator<string, void, void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (const setting of EVERY_SESSION) await client.query(setting);
    await client.query('SET jit = off');
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const digest = createHash('sha256');
    const said = (line: string): string => {
      digest.update(line);
      return line;
    };
    yield said(control(await headerOf(client, options)));
    const rows: Record<string, number> = {};
    for (const table of await tablesOf(client)) {
      const columns = await columnsOf(client, table);
      yield said(control({ table, columns }));
      let count = 0;
      for await (const page of pagesOf(client, table, columns)) {
        count += page.length;
        yield said(page.map((row) => `${row}\n`).join(''));
        options.onProgress?.(table, count);
      }
      rows[table] = count;
    }
    yield control({ end: true, rows, sha256: digest.digest('hex') });
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

function control(content: object): string {
  return `${CONTROL}${JSON.stringify(content)}\n`;
}

async function headerOf(client: pg.Client, options: BackupOptions): Promise<BackupHeader> {
  const books = await client.query<Book>('SELECT id, kind FROM public.book');
  const [book] = books.rows;
  if (book === undefined) throw new Error('there is no book in this database');
  const migrations = await client.query<{ name: string }>(
    'SELECT name FROM public.migrations ORDER BY "timestamp"',
  );
  return {
    backup: 1,
    program: options.program,
    madeAt: options.madeAt,
    book,
    migrations: migrations.rows.map(({ name }) => name),
    ...(await headsOf(client)),
  };
}

/** What the log of a database has come to: compared before and after. */
export async function headsOf(
  client: pg.Client,
): Promise<Pick<BackupHeader, 'operatorHead' | 'heads'>> {
  const operator = await client.query<{ number: string; hash: string }>(
    `SELECT number::text, encode(hash, 'hex') AS hash FROM public.operator_head
      ORDER BY number DESC LIMIT 1`,
  );
  const heads = await client.query<BackupHead>(
    `SELECT country_code AS country, size::text, encode(head_hash, 'hex') AS hash
       FROM public.audit_tree WHERE size > 0 ORDER BY country_code`,
  );
  return { operatorHead: operator.rows[0] ?? null, heads: heads.rows };
}

/** Every table of the book, by name; the record of migrations stays with its schema. */
export async function tablesOf(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_catalog.pg_class c
      WHERE c.relnamespace = 'public'::pg_catalog.regnamespace AND c.relkind IN ('r', 'p')
        AND c.relname <> 'migrations' ORDER BY c.relname COLLATE "C"`,
  );
  return rows.map(({ name }) => name);
}

/** Columns in their order; what the database computes by itself is not carried. */
async function columnsOf(client: pg.Client, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_catalog.pg_attribute
      WHERE attrelid = pg_catalog.to_regclass($1) AND attnum > 0 AND NOT attisdropped
        AND attgenerated = '' ORDER BY attnum`,
    [`public.${pg.escapeIdentifier(table)}`],
  );
  return rows.map(({ name }) => name);
}

async function* pagesOf(
  client: pg.Client,
  table: string,
  columns: readonly string[],
): AsyncGenerator<readonly string[]> {
  const listed = columns.map((name) => pg.escapeIdentifier(name)).join(', ');
  const name = pg.escapeIdentifier(table);
  await client.query(
    `DECLARE backup NO SCROLL CURSOR FOR
     SELECT pg_catalog.row_to_json(t)::text AS row
       FROM (SELECT ${listed} FROM public.${name} ${await orderOf(client, table)}) t`,
  );
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`FETCH ${PAGE} FROM backup`);
    if (rows.length > 0) yield rows.map(({ row }) => row);
    if (rows.length < PAGE) break;
  }
  await client.query('CLOSE backup');
}

/** By primary key, so that two backups of the same rows are the same text. */
async function orderOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT a.attname AS name FROM pg_catalog.pg_index i
       CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, place)
       JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
      WHERE i.indrelid = pg_catalog.to_regclass($1) AND i.indisprimary ORDER BY k.place`,
    [`public.${pg.escapeIdentifier(table)}`],
  );
  const keys = rows.map(({ name }) => pg.escapeIdentifier(name));
  return keys.length === 0 ? '' : `ORDER BY ${keys.join(', ')}`;
}
