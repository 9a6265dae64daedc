import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { MIGRATIONS } from '../../migrations/all.ts';
import { migrationDataSource } from '../../src/database/data-source.ts';
import type { MigrateOptions } from '../../src/database/migrator.ts';
import { migrate, migrationName, refuseOldServer } from '../../src/database/migrator.ts';
import type { FreshDatabase } from '../harness/database.ts';
import { emptyDatabase, freshDatabase } from '../harness/database.ts';

const made: FreshDatabase[] = [];

afterEach(async () => {
  for (const database of made.splice(0)) await database.drop();
});

async function empty(): Promise<FreshDatabase> {
  const database = await emptyDatabase();
  made.push(database);
  return database;
}

async function migrated(kind: 'real' | 'demonstration' = 'real'): Promise<FreshDatabase> {
  const database = await freshDatabase(kind);
  made.push(database);
  return database;
}

function optionsFor(database: FreshDatabase, others: Partial<MigrateOptions> = {}): MigrateOptions {
  return {
    ownerUrl: database.ownerUrl,
    applicationUrl: database.applicationUrl,
    readerUrl: database.readerUrl,
    migrations: MIGRATIONS,
    kindOfNewBook: 'real',
    kindRequired: null,
    log: () => undefined,
    ...others,
  };
}

async function run(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

/** Everything the migrations made, as text that can be compared. */
async function schemaOf(database: FreshDatabase): Promise<unknown> {
  return run(
    database.superuserUrl,
    `SELECT 'column' AS what, table_name || '.' || column_name AS name,
            data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS detail
       FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'migrations'
     UNION ALL SELECT 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
       FROM pg_constraint WHERE connamespace = 'public'::regnamespace
         AND conrelid <> to_regclass('public.migrations') AND contype <> 'n'
     UNION ALL SELECT 'index', indexname, indexdef FROM pg_indexes
       WHERE schemaname = 'public' AND tablename <> 'migrations'
     UNION ALL SELECT 'trigger', tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid)
       FROM pg_trigger WHERE NOT tgisinternal
     UNION ALL SELECT 'function', oid::regprocedure::text, md5(prosrc) FROM pg_proc
       WHERE pronamespace = 'public'::regnamespace
         AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
     UNION ALL SELECT 'right', relname, relacl::text FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'migrations'
     ORDER BY 1, 2, 3`,
  );
}

describe('the migrations', () => {
  it('go up, down and up again on an empty database, and end where they began', async () => {
    const database = await empty();
    await migrate(optionsFor(database));
    const before = await schemaOf(database);

    const dataSource = await migrationDataSource(database.ownerUrl, MIGRATIONS).initialize();
    for (let left = MIGRATIONS.length; left > 0; left -= 1) {
      await dataSource.undoLastMigration({ transaction: 'each' });
    }
    await dataSource.destroy();
    expect(await schemaOf(database)).toEqual([]);

    await migrate(optionsFor(database));
    expect(await schemaOf(database)).toEqual(before);
  });

  it('are run once by two migrators at once', async () => {
    const database = await empty();
    const books = await Promise.all([1, 2, 3].map(() => migrate(optionsFor(database))));
    expect(new Set(books.map((book) => book.id)).size).toBe(1);
    const rows = await run(database.ownerUrl, 'SELECT name FROM migrations ORDER BY "timestamp"');
    expect(rows.map((row) => row['name'])).toEqual(MIGRATIONS.map(migrationName));
  });

  it('run in several databases of a server at once, though roles belong to them all', async () => {
    const databases = [await empty(), await empty(), await empty()];
    const login = `ledger_${databases[0]?.name ?? ''}`;
    const books = await Promise.all(
      databases.map((database) => {
        const url = new URL(database.applicationUrl);
        url.username = login;
        return migrate(optionsFor(database, { applicationUrl: url.href }));
      }),
    );
    expect(new Set(books.map((book) => book.id)).size).toBe(3);
    for (const database of made.splice(0)) await database.drop();
    const cleaner = await empty();
    await run(cleaner.superuserUrl, `DROP ROLE ${login}`);
  });

  it('are not run by a program that is older than the database', async () => {
    const database = await migrated();
    const older = optionsFor(database, { migrations: MIGRATIONS.slice(0, -1) });
    await expect(migrate(older)).rejects.toThrow(/migrated by a later release/);
  });

  it('name a server that is too old', () => {
    expect(() => refuseOldServer(140_012, '14.12')).toThrow(/14\.12; version 15 or later/);
    expect(() => refuseOldServer(150_000, '15.0')).not.toThrow();
  });
});

describe('without the owner’s address', () => {
  it('a migrated database is used as it is', async () => {
    const database = await migrated('demonstration');
    const book = await migrate(optionsFor(database, { ownerUrl: null }));
    expect(book.kind).toBe('demonstration');
  });

  it('a database that lacks migrations is refused, with the variable to set', async () => {
    const database = await empty();
    await expect(migrate(optionsFor(database, { ownerUrl: null }))).rejects.toThrow(
      /Set DATABASE_OWNER_URL/,
    );
  });
});

describe('a book', () => {
  it('is real or a demonstration from its first migration on', async () => {
    const demonstration = await empty();
    const options = optionsFor(demonstration, { kindOfNewBook: 'demonstration' });
    expect((await migrate(options)).kind).toBe('demonstration');
    expect((await migrate(optionsFor(demonstration, { kindOfNewBook: 'real' }))).kind).toBe(
      'demonstration',
    );
  });

  it('that is real never becomes a demonstration, nor the other way round', async () => {
    const real = await migrated('real');
    const demonstration = await migrated('demonstration');
    await expect(
      migrate(optionsFor(real, { kindOfNewBook: 'demonstration', kindRequired: 'demonstration' })),
    ).rejects.toThrow(/holds a real book/);
    await expect(
      migrate(optionsFor(demonstration, { kindOfNewBook: 'real', kindRequired: 'real' })),
    ).rejects.toThrow(/holds a demonstration, and always will/);
    for (const role of ['ownerUrl', 'applicationUrl'] as const) {
      for (const attack of [
        `UPDATE book SET kind = 'demonstration'`,
        'DELETE FROM book',
        'TRUNCATE book CASCADE',
      ]) {
        await expect(run(real[role], attack)).rejects.toMatchObject({ code: '42501' });
      }
      await expect(
        run(
          real[role],
          `INSERT INTO book VALUES (true, gen_random_uuid(), 'demonstration', now())`,
        ),
      ).rejects.toMatchObject({ code: role === 'ownerUrl' ? '23505' : '42501' });
    }
    expect(await run(real.ownerUrl, 'SELECT kind FROM book')).toEqual([{ kind: 'real' }]);
  });

  it('of a demonstration is not opened beside somebody else’s tables', async () => {
    const database = await empty();
    await run(database.ownerUrl, 'CREATE TABLE payroll (employee text)');
    await expect(migrate(optionsFor(database, { kindOfNewBook: 'demonstration' }))).rejects.toThrow(
      /needs an empty database; this one has payroll/,
    );
  });

  it('gets its kind even if the migrator ended right after the first migration', async () => {
    const database = await empty();
    await migrate(optionsFor(database, { migrations: MIGRATIONS.slice(0, 1) }));
    await run(
      database.superuserUrl,
      `SET session_replication_role = 'replica'`,
      'DELETE FROM public.book',
    );
    expect((await migrate(optionsFor(database, { kindOfNewBook: 'demonstration' }))).kind).toBe(
      'demonstration',
    );
  });

  it('that lost its kind later is not given another', async () => {
    const database = await migrated();
    await run(
      database.superuserUrl,
      `SET session_replication_role = 'replica'`,
      'DELETE FROM public.book',
    );
    await expect(migrate(optionsFor(database, { kindOfNewBook: 'demonstration' }))).rejects.toThrow(
      /Restore a backup/,
    );
  });
});
