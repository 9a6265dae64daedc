import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../harness/database.ts';

/*
 * One schema from one machine to a cluster distributed by country (ADR 0004). These rules are read
 * from the catalogue, so that a table added later is held to them without anybody thinking of it.
 */

/** Small tables that every node of a cluster would hold whole; they never point back. */
const REFERENCE_TABLES = ['book', 'commodity', 'country', 'principal', 'principal_name'];
/** Kept by TypeORM on the node that migrates. */
const LOCAL_TABLES = ['migrations', 'typeorm_metadata'];

let database: FreshDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await freshDatabase('real');
  owner = new pg.Client(database.ownerUrl);
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await database?.drop();
});

async function rows(text: string): Promise<readonly Record<string, string>[]> {
  const result = await owner.query(text, [[...REFERENCE_TABLES, ...LOCAL_TABLES]]);
  return result.rows;
}

const TABLES = `SELECT c.oid, c.relname AS name FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`;
const COUNTRY_TABLES = `${TABLES} AND c.relname <> ALL ($1::text[])`;

describe('the schema can be distributed by country', () => {
  it('has the country, never null, as the first column of every table that belongs to one', async () => {
    expect(
      await rows(
        `SELECT t.name FROM (${COUNTRY_TABLES}) t LEFT JOIN pg_attribute a
            ON a.attrelid = t.oid AND a.attnum = 1 AND a.attname = 'country_code' AND a.attnotnull
          WHERE a.attname IS NULL`,
      ),
    ).toEqual([]);
  });

  it('has the country first in every primary key, unique key, exclusion constraint and index', async () => {
    expect(
      await rows(
        `SELECT t.name, i.indexrelid::regclass::text AS index FROM (${COUNTRY_TABLES}) t
           JOIN pg_index i ON i.indrelid = t.oid
           LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'country_code'
          WHERE i.indkey[0] IS DISTINCT FROM a.attnum`,
      ),
    ).toEqual([]);
  });

  it('has a primary key on every table', async () => {
    expect(
      await rows(
        `SELECT t.name FROM (${TABLES}) t WHERE $1::text[] IS NOT NULL AND NOT EXISTS (
           SELECT 1 FROM pg_constraint k WHERE k.conrelid = t.oid AND k.contype = 'p')`,
      ),
    ).toEqual([]);
  });

  it('pairs country with country in every foreign key, or points to a small shared table', async () => {
    expect(
      await rows(
        `SELECT t.name, k.conname FROM (${COUNTRY_TABLES}) t
           JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f'
           JOIN pg_class f ON f.oid = k.confrelid
           JOIN pg_attribute here ON here.attrelid = t.oid AND here.attname = 'country_code'
           LEFT JOIN pg_attribute there
             ON there.attrelid = f.oid AND there.attname = 'country_code'
          WHERE f.relname <> ALL ($1::text[]) AND NOT EXISTS (
            SELECT 1 FROM generate_subscripts(k.conkey, 1) n
             WHERE k.conkey[n] = here.attnum AND k.confkey[n] = there.attnum)`,
      ),
    ).toEqual([]);
    expect(
      await rows(
        `SELECT t.relname, k.conname FROM pg_class t
           JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f'
           JOIN pg_class f ON f.oid = k.confrelid
          WHERE t.relname = ANY ($1::text[]) AND f.relname <> ALL ($1::text[])`,
      ),
    ).toEqual([]);
  });

  it('makes no id in the database', async () => {
    expect(
      await rows(
        `SELECT t.name, a.attname FROM (${COUNTRY_TABLES}) t
           JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0
           LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
          WHERE a.attidentity <> '' OR pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%'
             OR pg_get_expr(d.adbin, d.adrelid) LIKE '%gen_random_uuid%'`,
      ),
    ).toEqual([]);
  });

  it('names every constraint as a sentence of at most 50 characters, and triggers by their table', async () => {
    expect(
      await rows(
        `SELECT conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
          WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> ALL ($1::text[])
            AND k.contype IN ('c', 'f', 'u', 'x', 'p')
            AND (length(conname) > 50 OR conname ~ '_(fkey|check|excl)[0-9]*$')`,
      ),
    ).toEqual([]);
    expect(
      await rows(
        `SELECT t.name, g.tgname FROM (${TABLES}) t JOIN pg_trigger g ON g.tgrelid = t.oid
          WHERE $1::text[] IS NOT NULL AND NOT g.tgisinternal
            AND g.tgname NOT LIKE t.name || '\\_%'`,
      ),
    ).toEqual([]);
  });

  it('uses nothing of one node only: advisory locks, notifications, unqualified names in functions', async () => {
    expect(
      await rows(
        `SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            AND $1::text[] IS NOT NULL
            AND (prosrc ~* 'pg_advisory|pg_notify|\\mnotify\\M|\\mlisten\\M'
                 OR prosrc ~* '(from|join|into|update)\\s+(act|posting|account|balance|audit_|project)')
            AND probin IS NULL AND prolang = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql')`,
      ),
    ).toEqual([]);
  });

  const shared = process.env['JCM_SHARED_DIR'] ?? join(import.meta.dirname, '../../../shared');
  const lint = join(shared, 'tools/distributable-lint.sql');
  if (existsSync(lint)) {
    it('passes the linter that was tried on a real cluster', async () => {
      const values: Record<string, string> = {
        schema: 'public',
        dist: 'country_code',
        refs: REFERENCE_TABLES.join(','),
        local: LOCAL_TABLES.join(','),
      };
      const text = readFileSync(lint, 'utf8')
        .replace(/^--.*$/gm, '')
        .replace(/:'(\w+)'/g, (_, name: string) => `'${values[name] ?? ''}'`);
      const found = await owner.query(text);
      expect(found.rows).toEqual([]);
    });
  } else {
    console.log(`The linter of the cluster trial is not here (${lint}); its test is left out.`);
  }
});
