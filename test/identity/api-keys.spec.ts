import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { plusMilliseconds, steppingClock } from '../../src/kernel/clock.ts';
import type { Clock, Instant } from '../../src/kernel/clock.ts';
import { startApplication } from '../harness/application.ts';
import type { RunningApplication } from '../harness/application.ts';

const NOON = '2026-11-23T12:00:00.000Z' as Instant;
let shift = 0;
const ticking = steppingClock(NOON);
/** Goes on by itself, and can be put forward by a test. */
const clock: Clock = { now: () => plusMilliseconds(ticking.now(), shift) };

let app: RunningApplication;
let superuser: pg.Pool;
beforeAll(async () => {
  app = await startApplication({ clock });
  superuser = new pg.Pool({ connectionString: app.database.superuserUrl, max: 1 });
});
afterAll(async () => {
  await superuser.end();
  await app.close();
});

const WISH = { name: 'Fund desk', roles: ['fund-officer'] };

async function leaves(): Promise<readonly { kind: string; payload: string; visibility: string }[]> {
  const { rows } = await superuser.query<{ payload: string; visibility: string }>(
    `SELECT payload, visibility FROM public.audit_leaf WHERE country_code = '00' ORDER BY sequence`,
  );
  return rows.map((row) => ({
    ...row,
    kind: (JSON.parse(row.payload) as { act: { kind: string } }).act.kind,
  }));
}

describe('a request with a key', () => {
  it('that was never made is refused, without a hint why', async () => {
    const forged = `jcm_${randomBytes(32).toString('base64url')}`;
    for (const key of [forged, 'jcm_short', '', forged.slice(0, -1)]) {
      const { status, body, headers } = await app.request('GET', '/v1/api-keys', { key });
      expect([status, body.code]).toEqual([401, 'IDENTITY.KEY_NOT_ACCEPTED']);
      expect(headers.get('www-authenticate')).toContain('error="invalid_token"');
    }
  });

  it('of none is asked for one', async () => {
    const { status, body, headers } = await app.request('GET', '/v1/api-keys', { key: null });
    expect([status, body.code]).toEqual([401, 'IDENTITY.KEY_MISSING']);
    expect(headers.get('www-authenticate')).toBe('Bearer realm="jcm-ledger"');
  });

  it('that is wrong is refused where none would be needed, so that its holder learns of it', async () => {
    expect((await app.request('GET', '/livez', { key: null })).status).toBe(200);
    expect((await app.request('GET', '/livez', { key: 'jcm_wrong' })).status).toBe(401);
  });

  it.each([
    'registry-officer',
    'fund-officer',
    'auditor',
    'reporting-officer',
    'third-party-entity',
  ])('of a %s is not permitted to make keys', async (role) => {
    const key = app.keys[role] ?? '';
    const { status, body } = await app.request('POST', '/v1/api-keys', { key, body: WISH });
    expect([status, body.code]).toEqual([403, 'IDENTITY.NOT_PERMITTED']);
    expect(body.permission).toBe('identity.administer');
  });

  it('limited to a country is refused for what belongs to all, and for other countries', async () => {
    const key = await app.makeKey({ roles: ['administrator'], countries: ['KZ'] });
    const all = await app.request('GET', '/v1/api-keys', { key });
    expect([all.status, all.body.code]).toEqual([403, 'IDENTITY.OTHER_COUNTRY']);
    expect(all.body).toMatchObject({ countries: ['KZ'], requested: '00' });
    const other = await app.request('GET', '/v1/accounts/MN-01932c5e-7a00-7c3e-9b1a-0242ac120001', {
      key,
    });
    expect([other.status, other.body.requested]).toEqual([403, 'MN']);
    const own = await app.request('GET', '/v1/accounts/KZ-01932c5e-7a00-7c3e-9b1a-0242ac120001', {
      key,
    });
    expect(own.status).toBe(404);
  });

  it('that has expired is refused, also while it is remembered', async () => {
    const expiresAt = plusMilliseconds(clock.now(), 60_000);
    const key = await app.makeKey({ roles: ['administrator'], expiresAt });
    expect((await app.request('GET', '/v1/api-keys', { key })).status).toBe(200);
    shift += 60_000;
    const { status, body } = await app.request('GET', '/v1/api-keys', { key });
    expect([status, body.code]).toEqual([401, 'IDENTITY.KEY_NOT_ACCEPTED']);
  });
});

describe('making a key', () => {
  it('answers it once, and keeps its hash alone', async () => {
    const { status, body, headers } = await app.request('POST', '/v1/api-keys', { body: WISH });
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'Fund desk', kind: 'machine', status: 'posted' });
    expect((await app.request('GET', '/v1/accounts/x', { key: body.key })).status).toBe(400);
    const { rows } = await superuser.query<{ found: boolean }>(
      `SELECT EXISTS (SELECT FROM public.api_key k
                       WHERE k.key_hash = sha256(convert_to($1, 'UTF8'))) AS found`,
      [body.key],
    );
    expect(rows[0]?.found).toBe(true);
    const read = await app.request('GET', headers.get('location') ?? '');
    expect(read.body).toMatchObject({ id: body.id, roles: ['fund-officer'], revokedAt: null });
    expect(read.text).not.toContain('jcm_');
    const listed = await app.request('GET', '/v1/api-keys?limit=1');
    expect(listed.body.items[0].id).toBe(body.id);
    expect(listed.text).not.toContain('jcm_');
  });

  it('leaves a leaf for auditors, without the key and without the name', async () => {
    const before = await leaves();
    const { body } = await app.request('POST', '/v1/api-keys', {
      body: { ...WISH, name: 'Aigerim Confidential' },
    });
    const [leaf, ...more] = (await leaves()).slice(before.length);
    expect(more).toEqual([]);
    expect(leaf).toMatchObject({ kind: 'api-key', visibility: 'auditor' });
    expect(leaf?.payload).not.toMatch(/Aigerim|jcm_/);
    const payload = JSON.parse(leaf?.payload ?? '') as { facts: Record<string, unknown> };
    expect(payload.facts).toMatchObject({ roles: ['fund-officer'], countries: null });
    expect(`00-${String(payload.facts['apiKey'])}`).toBe(body.id);
    // Whoever knows the name and its salt can prove it; once they are erased, nobody can.
    const { rows } = await superuser.query<{ hash: string }>(
      `SELECT encode(sha256(salt || convert_to(name, 'UTF8')), 'hex') AS hash
         FROM public.principal_name WHERE name = 'Aigerim Confidential'`,
    );
    expect(rows[0]?.hash).toBe(payload.facts['nameHash']);
  });

  it('once more with the same Idempotency-Key makes no second one', async () => {
    const first = await app.request('POST', '/v1/api-keys', {
      body: WISH,
      idempotencyKey: 'again',
    });
    const before = (await leaves()).length;
    const again = await app.request('POST', '/v1/api-keys', {
      body: WISH,
      idempotencyKey: 'again',
    });
    expect(again.status).toBe(201);
    expect(again.body).toEqual({ ...first.body, key: null });
    const other = await app.request('POST', '/v1/api-keys', {
      body: { ...WISH, name: 'Other' },
      idempotencyKey: 'again',
    });
    expect([other.status, other.body.code]).toEqual([422, 'HTTP.IDEMPOTENCY_KEY_REUSED']);
    expect(await leaves()).toHaveLength(before);
  });

  it('twice at the same moment with the same Idempotency-Key makes one', async () => {
    const before = (await leaves()).length;
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        app.request('POST', '/v1/api-keys', { body: WISH, idempotencyKey: 'at-once' }),
      ),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ body }) => body.key !== null)).toHaveLength(1);
    expect(await leaves()).toHaveLength(before + 1);
  });

  it('for a principal that there is gives it a second key', async () => {
    const { body } = await app.request('POST', '/v1/api-keys', { body: WISH });
    const second = await app.request('POST', '/v1/api-keys', {
      body: { principal: body.principal, roles: ['fund-officer'], countries: ['KZ'] },
    });
    expect(second.body).toMatchObject({ principal: body.principal, name: 'Fund desk' });
  });

  it('gives a principal no key that may do more than it is granted', async () => {
    const wish = { ...WISH, countries: ['KZ'] };
    const { principal } = (await app.request('POST', '/v1/api-keys', { body: wish })).body;
    const ask = (more: object) =>
      app.request('POST', '/v1/api-keys', {
        body: { principal, roles: ['fund-officer'], ...more },
      });
    for (const more of [
      { roles: ['auditor'] },
      { countries: ['MN'] },
      { countries: ['KZ', 'MN'] },
    ]) {
      const { status, body } = await ask(more);
      expect([status, body.code]).toEqual([422, 'IDENTITY.WIDER_THAN_GRANTED']);
    }
    // Without a word about countries it is as narrow as the grant.
    const { key } = (await ask({})).body;
    const path = '/v1/partner-countries/MN/trial-balance';
    expect((await app.request('GET', path, { key })).body.code).toBe('IDENTITY.OTHER_COUNTRY');
  });

  it.each<[string, object, number, string]>([
    ['without a name', { roles: ['auditor'] }, 400, 'HTTP.BODY_INVALID'],
    ['with an empty name', { name: ' ', roles: ['auditor'] }, 400, 'HTTP.BODY_INVALID'],
    ['without a role', { name: 'x', roles: [] }, 400, 'HTTP.BODY_INVALID'],
    ['with a role that does not exist', { name: 'x', roles: ['root'] }, 400, 'HTTP.BODY_INVALID'],
    ['with a country in small letters', { ...WISH, countries: ['kz'] }, 400, 'HTTP.BODY_INVALID'],
    [
      'with both a name and a principal',
      { ...WISH, principal: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000' },
      400,
      'HTTP.BODY_INVALID',
    ],
    [
      'for a principal that does not exist',
      { roles: ['auditor'], principal: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000' },
      404,
      'IDENTITY.PRINCIPAL_NOT_FOUND',
    ],
    [
      'for the operator',
      { roles: ['auditor'], principal: '00-00000000-0000-7000-8000-000000000000' },
      404,
      'IDENTITY.PRINCIPAL_NOT_FOUND',
    ],
    ['that has expired', { ...WISH, expiresAt: NOON }, 422, 'IDENTITY.EXPIRY_NOT_AHEAD'],
  ])('%s is refused, and the log says nothing happened', async (_what, body, status, code) => {
    const before = (await leaves()).length;
    const answer = await app.request('POST', '/v1/api-keys', { body });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await leaves()).toHaveLength(before);
  });
});

describe('revoking a key', () => {
  it('stops it at once, for ever, and leaves a leaf', async () => {
    const { body } = await app.request('POST', '/v1/api-keys', {
      body: { ...WISH, roles: ['administrator'] },
    });
    expect((await app.request('GET', '/v1/api-keys', { key: body.key })).status).toBe(200);
    const path = `/v1/api-keys/${body.id}/revocation`;
    const revoked = await app.request('POST', path, { idempotencyKey: 'r-1' });
    expect(revoked.status).toBe(200);
    expect(revoked.body.revokedAt).toBe(revoked.body.recordedAt);
    expect((await app.request('GET', '/v1/api-keys', { key: body.key })).status).toBe(401);
    expect((await leaves()).at(-1)).toMatchObject({ kind: 'api-key-revocation' });

    const again = await app.request('POST', path, { idempotencyKey: 'r-1' });
    expect(again.body).toEqual(revoked.body);
    const other = await app.request('POST', path, { idempotencyKey: 'r-2' });
    expect([other.status, other.body.code]).toEqual([409, 'IDENTITY.KEY_ALREADY_REVOKED']);
  });

  it('that does not exist, or belongs to a country, is refused', async () => {
    for (const country of ['00', 'KZ']) {
      const id = `${country}-01932c5e-7a00-7c3e-9b1a-0242ac120000`;
      for (const [method, path] of [
        ['POST', `/v1/api-keys/${id}/revocation`],
        ['GET', `/v1/api-keys/${id}`],
      ] as const) {
        const answer = await app.request(method, path);
        expect([answer.status, answer.body.code]).toEqual([404, 'IDENTITY.KEY_NOT_FOUND']);
      }
    }
    const answer = await app.request('POST', '/v1/api-keys/x/revocation');
    expect([answer.status, answer.body.code]).toEqual([400, 'ID.MALFORMED']);
  });

  it('with a cursor of another list does not list', async () => {
    const cursor = Buffer.from('["x"]').toString('base64url');
    const answer = await app.request('GET', `/v1/api-keys?cursor=${cursor}`);
    expect([answer.status, answer.body.code]).toEqual([400, 'HTTP.CURSOR_MALFORMED']);
  });
});

describe('the tables of access', () => {
  it.each([
    `UPDATE public.api_key SET roles = '{administrator}'`,
    'DELETE FROM public.api_key',
    'DELETE FROM public.api_key_revocation',
    'TRUNCATE public.api_key_revocation',
    'TRUNCATE public.api_key CASCADE',
    `UPDATE public.principal SET kind = 'machine'`,
  ])('refuse even their owner: %s', async (statement) => {
    const owner = new pg.Client({ connectionString: app.database.ownerUrl });
    await owner.connect();
    try {
      await expect(owner.query(statement)).rejects.toThrow('append-only');
    } finally {
      await owner.end();
    }
  });

  it('let a name be erased, and nothing else of its principal', async () => {
    const { body } = await app.request('POST', '/v1/api-keys', {
      body: { ...WISH, name: 'To be erased' },
    });
    const client = new pg.Client({ connectionString: app.database.applicationUrl });
    await client.connect();
    try {
      await client.query(`DELETE FROM public.principal_name WHERE name = 'To be erased'`);
      await expect(client.query('DELETE FROM public.principal')).rejects.toThrow(
        'permission denied',
      );
    } finally {
      await client.end();
    }
    expect((await app.request('GET', `/v1/api-keys/${body.id}`)).body.name).toBeNull();
  });

  it('take no key without a leaf, and no principal of a demonstration into a real book', async () => {
    const [key] = (
      await superuser.query<{ columns: string }>(
        `SELECT string_agg(quote_ident(column_name), ', ') AS columns FROM information_schema.columns
        WHERE table_name = 'api_key' AND column_name NOT IN ('id', 'key_hash', 'audit_sequence',
          'idempotency_key', 'request_hash')`,
      )
    ).rows;
    await expect(
      superuser.query(
        `INSERT INTO public.api_key (${key?.columns ?? ''}, id, key_hash, audit_sequence)
         SELECT ${key?.columns ?? ''}, gen_random_uuid(), sha256('x'::bytea), 999999
           FROM public.api_key LIMIT 1`,
      ),
    ).rejects.toThrow('api_key_is_in_the_log');
    await expect(
      superuser.query(
        `INSERT INTO public.principal (id, kind, demonstration_of, created_at)
         VALUES (gen_random_uuid(), 'person', 'demonstration', now())`,
      ),
    ).rejects.toThrow('principal_demonstration_never_in_a_real_book');
    await expect(
      superuser.query(
        `INSERT INTO public.principal (id, kind, created_at)
         VALUES (gen_random_uuid(), 'operator', now())`,
      ),
    ).rejects.toThrow('principal_operator_is_one');
  });
});
