import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { MIGRATIONS } from '../../migrations/all.ts';
import { Grants1764000000050 } from '../../migrations/0050-grants.ts';
import { appendLeafAlone } from '../../src/audit/tree-rows.ts';
import { migrate } from '../../src/database/migrator.ts';
import { typeParsers } from '../../src/database/type-parsers.ts';
import { newApiKey } from '../../src/identity/api-key.ts';
import { keyLookup } from '../../src/identity/key-rows.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { emptyDatabase } from '../harness/database.ts';
import type { FreshDatabase } from '../harness/database.ts';

const PERSON = '01932c5e-7a00-7c3e-9b1a-0242ac120000';
const OPERATOR = '00000000-0000-7000-8000-000000000000';

let database: FreshDatabase;
let superuser: pg.Pool;

beforeAll(async () => {
  database = await emptyDatabase();
  superuser = new pg.Pool({
    connectionString: database.superuserUrl,
    max: 1,
    types: typeParsers,
  });
});
afterAll(async () => {
  await superuser.end();
  await database.drop();
});

async function migrateThrough(migrations: typeof MIGRATIONS): Promise<void> {
  await migrate({
    ownerUrl: database.ownerUrl,
    applicationUrl: database.applicationUrl,
    readerUrl: database.readerUrl,
    migrations,
    kindOfNewBook: 'real',
    kindRequired: null,
    log: () => undefined,
  });
}

/** A key as it was kept before there were grants. */
async function oldKey(place: number, roles: string, countries: string | null): Promise<string> {
  const { hash } = newApiKey();
  const id = `01932c5e-7a00-7c3e-9b1a-0242ac12${place}00`;
  const leaf = await appendLeafAlone(
    superuser,
    '00',
    {
      act: { id, kind: 'api-key', principal: OPERATOR, requestHash: null },
      visibility: 'auditor',
      records: [],
      entries: [],
      facts: { apiKey: id, principal: PERSON },
    },
    systemClock,
  );
  await superuser.query(
    `INSERT INTO public.api_key (country_code, id, principal_id, key_hash, roles, countries,
       created_at, created_by, audit_sequence)
     VALUES ('00', $1, $2, decode($3, 'hex'), $4, $5, now(), $6, $7)`,
    [id, PERSON, hash, roles, countries, OPERATOR, leaf.sequence],
  );
  return hash;
}

describe('keys from before there were grants', () => {
  it('work as they did, and a co-chair’s is of both sides by two grants that can be seen', async () => {
    const before = MIGRATIONS.slice(0, MIGRATIONS.indexOf(Grants1764000000050));
    await migrateThrough(before);
    await superuser.query('SET session_replication_role = replica');
    await superuser.query(
      `INSERT INTO public.principal (id, kind, created_at) VALUES ($1, 'person', now())`,
      [PERSON],
    );
    const officer = await oldKey(11, '{fund-officer,auditor}', '{KZ,MN}');
    const chair = await oldKey(12, '{joint-committee-co-chair}', null);
    const revoked = await oldKey(13, '{administrator}', null);
    await superuser.query(
      `INSERT INTO public.api_key_revocation (country_code, api_key_id, revoked_at, revoked_by,
         audit_sequence)
       VALUES ('00', '01932c5e-7a00-7c3e-9b1a-0242ac121300', now(), $1, 2)`,
      [OPERATOR],
    );
    await migrateThrough(MIGRATIONS);
    const pool = new pg.Pool({
      connectionString: database.superuserUrl,
      types: typeParsers,
    });
    const lookUp = keyLookup(pool);
    const grantsOf = async (hash: string) =>
      (await lookUp(hash))?.principal.grants.map(({ role, scope }) => ({
        role,
        side: scope.side,
        countries: scope.countries && [...scope.countries],
      }));
    expect(await grantsOf(officer)).toEqual([
      { role: 'fund-officer', side: null, countries: ['KZ', 'MN'] },
      { role: 'auditor', side: null, countries: ['KZ', 'MN'] },
    ]);
    expect(await grantsOf(chair)).toEqual([
      { role: 'joint-committee-co-chair', side: 'japan', countries: null },
      { role: 'joint-committee-co-chair', side: 'partner', countries: null },
    ]);
    // What a revoked key allowed is granted to nobody.
    expect(await lookUp(revoked)).toBeNull();
    const { rows } = await pool.query(
      `SELECT role FROM public.principal_grant WHERE principal_id = $1 ORDER BY id`,
      [PERSON],
    );
    expect(rows.map(({ role }) => role)).not.toContain('administrator');
    await pool.end();
  });
});
