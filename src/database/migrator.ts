import type pg from 'pg';
import { systemClock } from '../kernel/clock.ts';
import { newId } from '../kernel/ids.ts';
import type { MigrationClass } from './data-source.ts';
import { migrationDataSource } from './data-source.ts';
import { DatabaseProblem, connectOnce, sqlStateOf } from './database-problem.ts';
import { APPLICATION_GROUP, REPORT_GROUP } from './role-names.ts';
import { checkApplicationRole, ensureGroupRoles, ensureLoginRole, loginRoleOf } from './roles.ts';

/** A book holds real money and credits, or a demonstration's; never both, and never one after the other. */
export type BookKind = 'real' | 'demonstration';

export interface Book {
  readonly id: string;
  readonly kind: BookKind;
}

export interface MigrateOptions {
  /** Null where only the program's own address is known: then nothing may be left to migrate. */
  readonly ownerUrl: string | null;
  readonly applicationUrl: string;
  readonly readerUrl: string | null;
  readonly migrations: readonly MigrationClass[];
  /** What a new book becomes. */
  readonly kindOfNewBook: BookKind;
  /** What the book has to be; null where either will do. */
  readonly kindRequired: BookKind | null;
  readonly log: (line: string) => void;
}

const OLDEST_SERVER = 150_000;

/* Any number will do, as long as nobody else locks it in this database. */
const MIGRATION_LOCK = '7311460208317461';

/**
 * Brings a database to the state this program needs, or says why it cannot: roles, tables, and the one
 * row that says whether the book is real or a demonstration. Safe to run from several processes at once.
 *
 * @throws DatabaseProblem with what to do
 */
export async function migrate(options: MigrateOptions): Promise<Book> {
  const application = loginRoleOf(options.applicationUrl, 'DATABASE_URL');
  if (options.ownerUrl === null) return checkMigrated(options, application.name);
  const owner = loginRoleOf(options.ownerUrl, 'DATABASE_OWNER_URL');
  if (owner.name === application.name) {
    throw new DatabaseProblem(
      `DATABASE_URL and DATABASE_OWNER_URL name the same role "${owner.name}". The program must not own ` +
        'the books it writes to: give DATABASE_URL another name and password; the role is made for you.',
    );
  }
  const client = await connectOnce(options.ownerUrl, 'DATABASE_OWNER_URL');
  try {
    await checkServer(client);
    await lock(client, options.log);
    await ensureGroupRoles(client);
    await ensureLoginRole(client, application, APPLICATION_GROUP);
    if (options.readerUrl !== null) {
      const reader = loginRoleOf(options.readerUrl, 'DATABASE_READER_URL');
      await ensureLoginRole(client, reader, REPORT_GROUP);
    }
    const book = await runMigrations(client, options.ownerUrl, options);
    await checkApplicationRole(client, application.name);
    return book;
  } finally {
    // Ending the session gives the lock back, whatever happened.
    await client.end();
  }
}

/** Name of a migration as TypeORM records it. */
export function migrationName(migration: MigrationClass): string {
  return new migration().name ?? migration.name;
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string }>(
    `SELECT pg_catalog.current_setting('server_version_num')::int AS number,
            pg_catalog.current_setting('server_version') AS version`,
  );
  for (const server of rows) refuseOldServer(server.number, server.version);
}

/** @param number such as 150008 for 15.8 */
export function refuseOldServer(number: number, version: string): void {
  if (number >= OLDEST_SERVER) return;
  throw new DatabaseProblem(
    `The server is PostgreSQL ${version}; version 15 or later is needed. ` +
      'Upgrade it, or point DATABASE_URL and DATABASE_OWNER_URL to another one.',
  );
}

/** One migrator at a time; held by this session alone, so that a killed one never blocks the next. */
async function lock(client: pg.Client, log: (line: string) => void): Promise<void> {
  const { rows } = await client.query<{ got: boolean }>(
    'SELECT pg_catalog.pg_try_advisory_lock($1) AS got',
    [MIGRATION_LOCK],
  );
  if (rows[0]?.got === true) return;
  log('Waiting for another process that is migrating this database');
  await client.query('SELECT pg_catalog.pg_advisory_lock($1)', [MIGRATION_LOCK]);
}

async function runMigrations(
  client: pg.Client,
  ownerUrl: string,
  options: MigrateOptions,
): Promise<Book> {
  const [first] = options.migrations;
  if (first === undefined) throw new Error('There are no migrations.');
  const applied = await appliedMigrations(client);
  refuseNewer(applied, options.migrations);
  const pending = options.migrations.filter((each) => !applied.includes(migrationName(each)));
  if (applied.length === 0) {
    if (options.kindOfNewBook === 'demonstration') await refuseUnlessEmpty(client);
    await apply(ownerUrl, [first]);
    await openBook(client, options.kindOfNewBook);
  } else if (applied.length === 1 && applied[0] === migrationName(first)) {
    // The process may have ended between the first migration and this row; nothing else is there yet.
    await openBook(client, options.kindOfNewBook);
  }
  const book = await readBook(client);
  refuseOtherKind(book, options.kindRequired);
  if (pending.length > 0) {
    await apply(ownerUrl, options.migrations);
    await client.query(
      `GRANT SELECT ON public.migrations TO ${APPLICATION_GROUP}, ${REPORT_GROUP}`,
    );
    options.log(`The database has been migrated: ${pending.length} steps`);
  }
  return book;
}

async function apply(ownerUrl: string, migrations: readonly MigrationClass[]): Promise<void> {
  const dataSource = migrationDataSource(ownerUrl, migrations);
  await dataSource.initialize();
  try {
    await dataSource.runMigrations({ transaction: 'each' });
  } catch (error) {
    if (sqlStateOf(error) !== '42501') throw error;
    throw new DatabaseProblem(
      `The role of DATABASE_OWNER_URL lacks a right: ${(error as Error).message}. ` +
        'It should own the database: ALTER DATABASE … OWNER TO …;',
      { cause: error },
    );
  } finally {
    await dataSource.destroy();
  }
}

async function appliedMigrations(client: pg.Client): Promise<readonly string[]> {
  if (!(await tableExists(client, 'migrations'))) return [];
  const { rows } = await client.query<{ name: string }>(
    'SELECT name FROM public.migrations ORDER BY "timestamp"',
  );
  return rows.map((row) => row.name);
}

async function tableExists(client: pg.Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    'SELECT pg_catalog.to_regclass($1) IS NOT NULL AS found',
    [`public.${table}`],
  );
  return rows[0]?.found === true;
}

function refuseNewer(applied: readonly string[], known: readonly MigrationClass[]): void {
  const names = new Set(known.map(migrationName));
  const unknown = applied.filter((name) => !names.has(name));
  if (unknown.length === 0) return;
  throw new DatabaseProblem(
    `The database was migrated by a later release (${unknown.join(', ')}). ` +
      'Start that release, or restore a backup from before.',
  );
}

async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ relname: string }>(
    `SELECT c.relname FROM pg_catalog.pg_class c
     WHERE c.relnamespace = 'public'::pg_catalog.regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
       AND c.relname <> 'migrations'
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                       WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                         AND d.objid = c.oid AND d.deptype = 'e')
     ORDER BY c.relname LIMIT 3`,
  );
  if (rows.length === 0) return;
  throw new DatabaseProblem(
    `DEMONSTRATION=1 needs an empty database; this one has ${rows.map((row) => row.relname).join(', ')}. ` +
      'Make a new database for the demonstration, or leave DEMONSTRATION out.',
  );
}

async function openBook(client: pg.Client, kind: BookKind): Promise<void> {
  await client.query(
    `INSERT INTO public.book (singleton, id, kind, opened_at) VALUES (true, $1, $2, $3)
     ON CONFLICT DO NOTHING`,
    [newId(systemClock), kind, systemClock.now()],
  );
}

async function readBook(client: pg.Client): Promise<Book> {
  const { rows } = await client.query<Book>('SELECT id, kind FROM public.book');
  const book = rows[0];
  if (book !== undefined) return book;
  throw new DatabaseProblem(
    'The database does not say whether its book is real or a demonstration (table book is empty), ' +
      'though it was fixed at its first migration. Restore a backup.',
  );
}

function refuseOtherKind(book: Book, required: BookKind | null): void {
  if (required === null || book.kind === required) return;
  throw new DatabaseProblem(
    book.kind === 'real'
      ? 'DEMONSTRATION=1, but this database holds a real book. A demonstration needs a database of its ' +
          'own: point DATABASE_URL and DATABASE_OWNER_URL (or DATA_DIR) elsewhere, or leave DEMONSTRATION out.'
      : 'DEMONSTRATION=0, but this database holds a demonstration, and always will. A real book needs a ' +
          'database of its own: point DATABASE_URL and DATABASE_OWNER_URL (or DATA_DIR) elsewhere.',
  );
}

/** Without the owner's address nothing can be migrated, but nothing needs to be if all is done. */
async function checkMigrated(options: MigrateOptions, application: string): Promise<Book> {
  const client = await connectOnce(options.applicationUrl, 'DATABASE_URL');
  try {
    await checkServer(client);
    const applied = await appliedMigrations(client).catch((error: unknown): readonly string[] => {
      if (sqlStateOf(error) === '42501') return [];
      throw error;
    });
    refuseNewer(applied, options.migrations);
    const pending = options.migrations.filter((each) => !applied.includes(migrationName(each)));
    await checkApplicationRole(client, application);
    if (pending.length > 0) {
      throw new DatabaseProblem(
        `The database lacks ${pending.length} of ${options.migrations.length} migrations. ` +
          'Set DATABASE_OWNER_URL to a role that owns the database (it may be left out again afterwards).',
      );
    }
    const book = await readBook(client);
    refuseOtherKind(book, options.kindRequired);
    return book;
  } finally {
    await client.end();
  }
}
