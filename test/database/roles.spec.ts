import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { MIGRATIONS } from '../../migrations/all.ts';
import { migrate } from '../../src/database/migrator.ts';
import { APPLICATION_GROUP, APPLICATION_LOGIN, OWNER } from '../../src/database/role-names.ts';
import type { FreshDatabase } from '../harness/database.ts';
import { freshDatabase } from '../harness/database.ts';

let database: FreshDatabase;
let superuser: pg.Client;
const madeRoles: string[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
});

afterAll(async () => {
  for (const role of madeRoles) {
    await superuser.query(`DROP OWNED BY ${role}`);
    await superuser.query(`DROP ROLE ${role}`);
  }
  await superuser.end();
  await database.drop();
});

async function roleWith(attributes: string): Promise<string> {
  const role = `${database.name}_${madeRoles.length}`;
  await superuser.query(`CREATE ROLE ${role} ${attributes}`);
  madeRoles.push(role);
  return role;
}

function urlFor(role: string): string {
  const url = new URL(database.applicationUrl);
  url.username = role;
  return url.href;
}

async function asRole(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

function migrateAs(applicationUrl: string, ownerUrl = database.ownerUrl): Promise<unknown> {
  return migrate({
    ownerUrl,
    applicationUrl,
    readerUrl: null,
    migrations: MIGRATIONS,
    kindOfNewBook: 'real',
    kindRequired: null,
    log: () => undefined,
  });
}

/**
 * What has to be erasable: personal texts with their salts, ties to somebody's account elsewhere, second
 * factors, and the log of sign-ins and reads, which is kept for a bounded time.
 */
const ERASABLE = [
  'principal_name',
  'federated_identity',
  'second_factor',
  'recovery_code',
  'access_log',
];

/** Tables that nobody changes, as the catalogue knows them by their triggers. */
async function appendOnlyTables(): Promise<readonly string[]> {
  const { rows } = await superuser.query<{ name: string }>(
    `SELECT DISTINCT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE t.tgname = c.relname || '_is_append_only' ORDER BY 1`,
  );
  return rows.map((row) => row.name);
}

describe('the books', () => {
  it('are append-only where it counts', async () => {
    expect(await appendOnlyTables()).toEqual(
      expect.arrayContaining([
        'act',
        'audit_head',
        'audit_leaf',
        'book',
        'journal_entry',
        'posting',
      ]),
    );
  });

  it('refuse UPDATE, DELETE and TRUNCATE to the application and, by trigger, to their owner', async () => {
    for (const table of await appendOnlyTables()) {
      for (const url of [database.applicationUrl, database.ownerUrl]) {
        for (const attack of [
          `UPDATE public.${table} SET ${await firstColumn(table)} = ${await firstColumn(table)}`,
          `DELETE FROM public.${table}`,
          `TRUNCATE public.${table} CASCADE`,
        ]) {
          await expect(asRole(url, attack)).rejects.toMatchObject({ code: '42501' });
        }
      }
    }
  });

  it('let no role of the program delete, empty, or turn off a guard, in any table', async () => {
    const { rows } = await superuser.query<{ table: string }>(
      `SELECT r.name AS role, c.relname AS table, p.name AS privilege
       FROM pg_class c, (VALUES ($1), ('jcm_ledger_reader')) r (name),
            (VALUES ('DELETE'), ('TRUNCATE'), ('TRIGGER'), ('REFERENCES')) p (name)
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
         AND has_table_privilege(r.name, c.oid, p.name)`,
      [APPLICATION_LOGIN],
    );
    expect(rows.filter((row) => !ERASABLE.includes(row.table))).toEqual([]);
    for (const table of ['journal_entry', 'book']) {
      const attack = `ALTER TABLE public.${table} DISABLE TRIGGER ALL`;
      await expect(asRole(database.applicationUrl, attack)).rejects.toMatchObject({
        code: '42501',
      });
    }
    const replica = `SET session_replication_role = 'replica'`;
    await expect(asRole(database.ownerUrl, replica)).rejects.toMatchObject({ code: '42501' });
  });

  it('are read by the reader, who writes nothing', async () => {
    for (const table of await appendOnlyTables()) {
      await asRole(database.readerUrl, `SELECT * FROM public.${table} LIMIT 1`);
    }
    const { rows } = await superuser.query(
      `SELECT c.relname FROM pg_class c
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
         AND (has_table_privilege('jcm_ledger_reader', c.oid, 'INSERT')
           OR has_any_column_privilege('jcm_ledger_reader', c.oid, 'INSERT, UPDATE'))`,
    );
    expect(rows).toEqual([]);
  });

  it('give the application no way to make tables or schemas of its own', async () => {
    for (const attack of ['CREATE TABLE public.x (y int)', 'CREATE SCHEMA x', 'CREATE ROLE x']) {
      await expect(asRole(database.applicationUrl, attack)).rejects.toMatchObject({
        code: '42501',
      });
    }
    await expect(asRole(database.applicationUrl, `SET ROLE ${OWNER}`)).rejects.toMatchObject({
      code: '42501',
    });
  });

  async function firstColumn(table: string): Promise<string> {
    const { rows } = await superuser.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute
       WHERE attrelid = ('public.' || $1)::regclass AND attnum > 0 ORDER BY attnum LIMIT 1`,
      [table],
    );
    return rows[0]?.name ?? '';
  }
});

describe('the program’s role', () => {
  it('is made with the password of the address, and may do what the group may', async () => {
    const role = `${database.name}_made`;
    const url = new URL(urlFor(role));
    url.password = `it's a "long" one`;
    await migrateAs(url.href);
    madeRoles.push(role);
    const { rows } = await asRole(
      url.href,
      `SELECT has_table_privilege('public.journal_entry', 'INSERT') AS may`,
    );
    expect(rows).toEqual([{ may: true }]);
  });

  it('is not the owner of the books', async () => {
    await expect(migrateAs(database.ownerUrl)).rejects.toThrow(/name the same role/);
    const member = await roleWith(`LOGIN IN ROLE ${OWNER}`);
    await expect(migrateAs(urlFor(member))).rejects.toThrow(/owns the tables, or can become/);
  });

  it('is no superuser and makes no roles', async () => {
    const root = await roleWith('LOGIN SUPERUSER');
    await expect(migrateAs(urlFor(root))).rejects.toThrow(/is a superuser/);
    const maker = await roleWith('LOGIN CREATEROLE');
    await expect(migrateAs(urlFor(maker))).rejects.toThrow(/may make roles/);
  });

  it('may not change a journal entry, by whatever grant', async () => {
    const changer = await roleWith('LOGIN');
    await superuser.query(`GRANT UPDATE (memo) ON public.journal_entry TO ${changer}`);
    await expect(migrateAs(urlFor(changer))).rejects.toThrow(
      /may change journal_entry.*membership in jcm_ledger_application/,
    );
  });

  it('is asked of a superuser where the owner may not make roles', async () => {
    const owner = await roleWith('LOGIN');
    await superuser.query(`ALTER ROLE ${owner} PASSWORD 'owner'`);
    const ownerUrl = new URL(urlFor(owner));
    ownerUrl.password = 'owner';
    const wanted = urlFor(`${database.name}_never`);
    await expect(migrateAs(wanted, ownerUrl.href)).rejects.toThrow(
      new RegExp(`may not make roles.*CREATE ROLE.*GRANT ${APPLICATION_GROUP}`),
    );
  });
});

describe('an address that does not work', () => {
  it('is named, with what to mend, and without its password', async () => {
    const wrong = new URL(database.ownerUrl);
    wrong.password = 'hunter2';
    const message = await migrateAs(database.applicationUrl, wrong.href).catch(
      (error: Error) => error.message,
    );
    expect(message).toMatch(/Mend the name or the password in DATABASE_OWNER_URL/);
    expect(message).not.toMatch(/hunter2/);

    const nowhere = new URL(database.ownerUrl);
    nowhere.port = '1';
    await expect(migrateAs(database.applicationUrl, nowhere.href)).rejects.toThrow(
      /No PostgreSQL answers at 127\.0\.0\.1:1/,
    );
    const missing = new URL(database.ownerUrl);
    missing.pathname = '/no_such_book';
    await expect(migrateAs(database.applicationUrl, missing.href)).rejects.toThrow(
      /There is no database "no_such_book"/,
    );
  });
});
