import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { openKeyFile } from '../../src/audit/key-file.ts';
import { verifyLog } from '../../src/audit/verifier.ts';
import { typeParsers } from '../../src/database/type-parsers.ts';
import { AccessLog, forgetAccess } from '../../src/identity/access-log.ts';
import type { Instant } from '../../src/kernel/clock.ts';
import { checkLaws } from '../../src/ledger/laws.ts';
import { accessLaws } from '../../src/ledger/laws-of-access.ts';
import { controlLaws } from '../../src/ledger/laws-of-control.ts';
import { startApplication } from '../harness/application.ts';
import type { RunningApplication } from '../harness/application.ts';
import { Browser } from './browser.ts';

const LAWS = [...controlLaws, ...accessLaws];

let app: RunningApplication;
let superuser: pg.Pool;
/** Every secret that was ever given out, in each form in which it could lie about. */
const secrets: string[] = [];

beforeAll(async () => {
  app = await startApplication({ identity: { secretsKey: Buffer.alloc(32, 9) } });
  superuser = new pg.Pool({
    connectionString: app.database.superuserUrl,
    max: 1,
    types: typeParsers,
  });
  secrets.push(...Object.values(app.keys));
  for (let at = 0; at < 5; at += 1) {
    const { body } = await app.request('POST', '/v1/api-keys', {
      body: { name: `Holder ${at}`, roles: ['auditor'] },
    });
    secrets.push(body.key);
    const browser = new Browser(app.url);
    await browser.post('/sign-in', { key: body.key });
    secrets.push(browser.cookie('jcm_session') ?? '');
    const factor = await browser.post('/me/second-factor');
    secrets.push(/<code>([A-Z2-7]{32})<\/code>/.exec(factor.text)?.[1] ?? '');
    await browser.get('/v1/me');
    await app.request('GET', '/v1/partner-countries/KZ/trial-balance', { key: body.key });
    await app.request('GET', '/v1/api-keys', { key: `${body.key}x` });
  }
  await app.ledger.app.get(AccessLog, { strict: false }).flush();
});
afterAll(async () => {
  await superuser?.end();
  await app?.close();
});

/** Every row of every table, as text. */
async function everything(): Promise<readonly { table: string; row: string }[]> {
  const { rows: tables } = await superuser.query<{ name: string }>(
    `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name
       FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  const found: { table: string; row: string }[] = [];
  for (const { name } of tables) {
    const { rows } = await superuser.query<{ row: string }>(
      `SELECT to_jsonb(t)::text AS row FROM ${name} t`,
    );
    found.push(...rows.map(({ row }) => ({ table: name, row: row.toLowerCase() })));
  }
  return found;
}

describe('a stolen database', () => {
  it('holds no key, no session token and no secret of a second factor, in any form', async () => {
    expect(secrets.length).toBeGreaterThan(20);
    expect(secrets.every((each) => each.length >= 32)).toBe(true);
    const rows = await everything();
    expect([...new Set(rows.map(({ table }) => table))]).toEqual(
      expect.arrayContaining(['public.api_key', 'public.browser_session', 'public.access_log']),
    );
    for (const secret of secrets) {
      const bare = secret.replace(/^jcm_/, '');
      const forms = [
        bare,
        Buffer.from(secret).toString('hex'),
        Buffer.from(bare).toString('hex'),
        Buffer.from(bare, 'base64url').toString('hex'),
        Buffer.from(secret).toString('base64'),
      ].map((form) => form.toLowerCase());
      const where = rows.filter(({ row }) => forms.some((form) => row.includes(form)));
      expect(where.map(({ table }) => table)).toEqual([]);
    }
  });

  it('opens no door with what it holds: the hash of a key is no key', async () => {
    const { rows } = await superuser.query<{ hex: string; text: string }>(
      `SELECT encode(key_hash, 'hex') AS hex, translate(encode(key_hash, 'base64'), '+/=', '-_') AS text
         FROM public.api_key LIMIT 5`,
    );
    for (const { hex, text } of rows) {
      for (const key of [hex, text, `jcm_${text}`]) {
        expect((await app.request('GET', '/v1/me', { key })).status).toBe(401);
      }
    }
  });
});

describe('the access log', () => {
  it('tells who read what by which route, and when a key was used', async () => {
    const { rows } = await superuser.query(
      `SELECT event, route, subject FROM public.access_log
        WHERE event = 'read' AND api_key_id IS NOT NULL LIMIT 1`,
    );
    expect(rows[0]).toMatchObject({
      event: 'read',
      route: '/v1/partner-countries/:iso2/trial-balance',
    });
    const { body } = await app.request('GET', '/v1/api-keys?limit=2');
    expect(body.items[0].lastUsedAt).toMatch(/^20/);
  });

  it('is changed by nobody, and forgets only what is older than thirty days', async () => {
    await superuser.query(
      `INSERT INTO public.access_log (country_code, id, at, event)
       VALUES ('00', gen_random_uuid(), now() - interval '40 days', 'sign-in')`,
    );
    const program = new pg.Pool({ connectionString: app.database.applicationUrl, max: 1 });
    try {
      await expect(program.query(`UPDATE public.access_log SET event = 'read'`)).rejects.toThrow();
      await expect(program.query('DELETE FROM public.access_log')).rejects.toThrow('30 days');
      const before = new Date(Date.now() - 31 * 86_400_000).toISOString() as Instant;
      expect(await forgetAccess(program, before)).toBe(1);
      expect(await forgetAccess(program, before)).toBe(0);
    } finally {
      await program.end();
    }
  });
});

describe('erasing a person', () => {
  it('leaves every proof valid, every law kept, and no trace of who they were', async () => {
    const name = 'Aigerim Sadykova-Unrepeatable';
    const made = await app.request('POST', '/v1/api-keys', { body: { name, roles: ['auditor'] } });
    const path = `/v1/principals/${made.body.principal}`;
    const account = { issuer: 'https://id.example.org', subject: 'aigerim-unrepeatable' };
    await app.request('POST', `${path}/identities`, { body: account });
    const browser = new Browser(app.url);
    await browser.post('/sign-in', { key: made.body.key });
    const exported = async () =>
      (await app.request('GET', '/v1/audit/export?edition=auditor')).text.split('\n');
    const before = await exported();
    // A link that somebody bends in the database is named by the check.
    await superuser.query('BEGIN');
    await superuser.query('SET LOCAL session_replication_role = replica');
    await superuser.query(`UPDATE public.federated_identity SET subject = 'somebody-else'`);
    expect((await checkLaws(superuser, LAWS)).filter(({ broken }) => broken > 0)).toHaveLength(1);
    await superuser.query('ROLLBACK');
    const erase = () => app.request('POST', `${path}/erasure`, { idempotencyKey: 'erase-aigerim' });
    const erased = await erase();
    expect(erased).toMatchObject({ status: 200, body: { status: 'posted' } });
    expect((await erase()).body).toEqual(erased.body);
    expect((await app.request('GET', path)).body.name).toBeNull();
    // Nobody acts whom nobody knows: sessions, keys and grants have ended with the name.
    expect((await browser.get('/v1/me')).status).toBe(401);
    expect((await app.request('GET', '/v1/me', { key: made.body.key })).status).toBe(401);
    const { grants } = (await app.request('GET', path)).body as { grants: { endedAt: string }[] };
    expect(grants.map(({ endedAt }) => endedAt)).toEqual([expect.stringMatching(/^20/)]);
    const rows = await everything();
    for (const trace of [name, account.subject]) {
      expect(rows.filter(({ row }) => row.includes(trace.toLowerCase()))).toEqual([]);
    }
    // Every leaf that was there is there still, byte for byte, and the whole log checks out.
    const leaves = (lines: readonly string[]) =>
      lines.filter((line) => line.includes('identity-link') || line.includes('api-key'));
    const now = await exported();
    expect(leaves(before).length).toBeGreaterThan(5);
    expect(leaves(before).filter((line) => !now.includes(line))).toEqual([]);
    const { publicKey: trustedKey } = await openKeyFile(
      superuser,
      join(app.dataDir, 'audit-signing-key.pem'),
    );
    const lines = now.filter((line) => line !== '');
    expect((await verifyLog(lines, { trustedKey })).findings).toEqual([]);
    expect((await checkLaws(superuser, LAWS)).filter(({ broken }) => broken > 0)).toEqual([]);
    // Whoever says in the database that it was somebody else is named.
    await superuser.query('BEGIN');
    await superuser.query('SET LOCAL session_replication_role = replica');
    await superuser.query(`UPDATE public.access_change SET kind = 'identity-unlink'`);
    expect((await checkLaws(superuser, LAWS)).filter(({ broken }) => broken > 0)).toMatchObject([
      { sentence: expect.stringContaining('unlinking and erasure') },
    ]);
    await superuser.query('ROLLBACK');
    const again = await app.request(
      'POST',
      '/v1/principals/00-01932c5e-7a00-7c3e-9b1a-0242ac120000/erasure',
    );
    expect([again.status, again.body.code]).toEqual([404, 'IDENTITY.PRINCIPAL_NOT_FOUND']);
  });
});
