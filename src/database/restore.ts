import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import pg from 'pg';
import { CONTROL, headsOf, tablesOf } from './backup.ts';
import type { BackupHeader, EndLine, TableLine } from './backup.ts';
import { DatabaseProblem } from './database-problem.ts';
import { EVERY_SESSION } from './pools.ts';

/** Rows and characters that travel in one statement, at most. */
const ROWS_AT_ONCE = 2_000;
const CHARACTERS_AT_ONCE = 2_000_000;

/** The file is no backup, is not whole, or does not fit. */
export class BackupProblem extends DatabaseProblem {}

/** Reads the first line of a backup. */
export function readHeader(line: string): BackupHeader {
  const header = controlOf(line) as Partial<BackupHeader> | null;
  if (header === null || header.backup === undefined) throw new BackupProblem('This is no backup.');
  if (header.backup !== 1) {
    throw new BackupProblem(
      `This backup has the format ${String(header.backup)}; this program reads 1.`,
    );
  }
  return header as BackupHeader;
}

/**
 * Loads a backup into a database that has its schema and no act: all of it in one transaction, or
 * nothing. Guards that speak when rows are written are silent meanwhile (the rows were guarded when they
 * were first written); foreign keys are taken off and put on again, which checks every row.
 *
 * At the end the number of rows, the digest of the file and the heads of the log must be those that the
 * backup names.
 *
 * @param lines the whole file, its first line included
 * @throws BackupProblem, and the database is as it was
 */
export async function restoreLines(
  ownerUrl: string,
  lines: AsyncIterable<string>,
  onProgress: (table: string, rows: number) => void = () => undefined,
): Promise<BackupHeader> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (const setting of EVERY_SESSION) await client.query(setting);
    await client.query('BEGIN');
    await refuseUsedBook(client);
    const restore = await Restore.begin(client, onProgress);
    for await (const line of lines) await restore.take(line);
    const header = await restore.finish();
    await client.query('COMMIT');
    await client.query('ANALYZE');
    return header;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

async function refuseUsedBook(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ used: boolean }>(
    'SELECT EXISTS (SELECT FROM public.audit_leaf) AS used',
  );
  if (rows[0]?.used !== true) return;
  throw new BackupProblem(
    'This database has a book in use. A backup is restored into an empty database only: make a new one.',
  );
}

class Restore {
  readonly #client: pg.Client;
  readonly #onProgress: (table: string, rows: number) => void;
  readonly #digest: Hash = createHash('sha256');
  readonly #counts: Record<string, number> = {};
  readonly #foreignKeys: readonly string[];
  readonly #tables: readonly string[];
  #header: BackupHeader | null = null;
  #end: EndLine | null = null;
  #table: TableLine | null = null;
  #rows: string[] = [];
  #characters = 0;

  private constructor(
    client: pg.Client,
    onProgress: (table: string, rows: number) => void,
    schema: { readonly tables: readonly string[]; readonly foreignKeys: readonly string[] },
  ) {
    this.#client = client;
    this.#onProgress = onProgress;
    this.#tables = schema.tables;
    this.#foreignKeys = schema.foreignKeys;
  }

  /** Takes the foreign keys off, silences the guards and empties every table. */
  static async begin(
    client: pg.Client,
    onProgress: (table: string, rows: number) => void,
  ): Promise<Restore> {
    const tables = await tablesOf(client);
    const foreignKeys = await takeForeignKeysOff(client);
    const named = tables.map((table) => `public.${pg.escapeIdentifier(table)}`);
    for (const table of named) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await client.query(`TRUNCATE ${named.join(', ')}`);
    return new Restore(client, onProgress, { tables, foreignKeys });
  }

  async take(line: string): Promise<void> {
    if (this.#end !== null)
      throw new BackupProblem('Something stands behind the end of the backup.');
    if (!line.startsWith(CONTROL)) {
      if (this.#table === null) throw new BackupProblem('A row stands before its table.');
      this.#digest.update(`${line}\n`);
      this.#rows.push(line);
      this.#characters += line.length;
      const full = this.#rows.length >= ROWS_AT_ONCE || this.#characters >= CHARACTERS_AT_ONCE;
      if (full) await this.#write();
      return;
    }
    await this.#write();
    if (this.#header === null) this.#header = readHeader(line);
    else await this.#control(line);
    if (this.#end === null) this.#digest.update(`${line}\n`);
  }

  async finish(): Promise<BackupHeader> {
    const [header, end] = [this.#header, this.#end];
    if (header === null || end === null) {
      throw new BackupProblem('The backup is not whole: it was cut off, or its making broke off.');
    }
    if (end.sha256 !== this.#digest.digest('hex')) {
      throw new BackupProblem('The backup was changed or damaged: its digest is another.');
    }
    if (JSON.stringify(end.rows) !== JSON.stringify(this.#counts)) {
      throw new BackupProblem('The backup has another number of rows than it says.');
    }
    for (const constraint of this.#foreignKeys) await this.#client.query(constraint);
    for (const table of this.#tables) {
      await this.#client.query(
        `ALTER TABLE public.${pg.escapeIdentifier(table)} ENABLE TRIGGER USER`,
      );
    }
    const { operatorHead, heads } = await headsOf(this.#client);
    const wanted = { operatorHead: header.operatorHead, heads: header.heads };
    if (JSON.stringify({ operatorHead, heads }) !== JSON.stringify(wanted)) {
      throw new BackupProblem('The restored log does not end in the heads that the backup names.');
    }
    return header;
  }

  async #control(line: string): Promise<void> {
    const content = controlOf(line) as Partial<TableLine & EndLine> | null;
    if (content?.end === true) {
      this.#end = content as EndLine;
      return;
    }
    if (typeof content?.table !== 'string' || !this.#tables.includes(content.table)) {
      const table = String(content?.table ?? 'a line that cannot be read');
      throw new BackupProblem(`The backup has ${table}, which this database does not.`);
    }
    this.#table = content as TableLine;
    this.#counts[content.table] = 0;
    await Promise.resolve();
  }

  async #write(): Promise<void> {
    const table = this.#table;
    if (table === null || this.#rows.length === 0) return;
    const name = `public.${pg.escapeIdentifier(table.table)}`;
    const columns = table.columns.map((each) => pg.escapeIdentifier(each)).join(', ');
    await this.#client.query(
      `INSERT INTO ${name} (${columns})
       SELECT ${columns} FROM pg_catalog.json_populate_recordset(NULL::${name}, $1::json)`,
      [`[${this.#rows.join(',')}]`],
    );
    const count = (this.#counts[table.table] ?? 0) + this.#rows.length;
    this.#counts[table.table] = count;
    this.#onProgress(table.table, count);
    this.#rows = [];
    this.#characters = 0;
  }
}

/** Drops every foreign key; answers the statements that put them on again. */
async function takeForeignKeysOff(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT c.relname AS table, k.conname AS name,
            pg_catalog.pg_get_constraintdef(k.oid) AS definition
       FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
      WHERE k.contype = 'f' AND k.connamespace = 'public'::pg_catalog.regnamespace
      ORDER BY c.relname, k.conname`,
  );
  const statements: string[] = [];
  for (const { table, name, definition } of rows) {
    const of = `ALTER TABLE public.${pg.escapeIdentifier(table)}`;
    await client.query(`${of} DROP CONSTRAINT ${pg.escapeIdentifier(name)}`);
    statements.push(`${of} ADD CONSTRAINT ${pg.escapeIdentifier(name)} ${definition}`);
  }
  return statements;
}

function controlOf(line: string): unknown {
  if (!line.startsWith(CONTROL)) return null;
  try {
    return JSON.parse(line.slice(CONTROL.length)) as unknown;
  } catch {
    throw new BackupProblem('A line of the backup cannot be read.');
  }
}
