import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { AccessLog } from '../../src/identity/access-log.ts';
import { startApplication } from '../harness/application.ts';
import type { RunningApplication } from '../harness/application.ts';
import { Browser } from '../identity/browser.ts';

/* What a hostile officer, or somebody with a stolen key, tries beside the front door. */

let app: RunningApplication;
let superuser: pg.Pool;
beforeAll(async () => {
  app = await startApplication({
    identity: { secretsKey: Buffer.alloc(32, 6) },
    http: { requestsPerMinute: 0 },
  });
  superuser = new pg.Pool({ connectionString: app.database.superuserUrl, max: 1 });
});
afterAll(async () => {
  await superuser?.end();
  await app?.close();
});

async function signedIn(key = app.keys['administrator'] ?? ''): Promise<Browser> {
  const browser = new Browser(app.url);
  expect((await browser.post('/sign-in', { key })).status).toBe(303);
  return browser;
}
const idempotencyKey = () => crypto.randomUUID();

describe('an administrator of one side, of one organisation or of one country', () => {
  it.each([
    ['side', { side: 'japan' }],
    ['organisation', { organisations: ['00-01932c5e-7a00-7c3e-9b1a-0242ac120000'] }],
    ['project', { projects: ['KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000'] }],
    ['country', { countries: ['KZ'] }],
  ])('limited to a %s grants nobody anything, least of all themselves', async (_what, limit) => {
    const made = await app.request('POST', '/v1/principals', {
      body: { name: 'Small administrator', grants: [{ role: 'administrator', ...limit }] },
    });
    expect(made.status).toBe(201);
    const { body } = await app.request('POST', '/v1/api-keys', {
      body: { principal: made.body.id, roles: ['administrator'], ...limit },
    });
    const { key } = body;
    for (const [path, wish] of [
      [`/v1/principals/${made.body.id}/grants`, { role: 'administrator' }],
      ['/v1/principals', { name: 'Puppet', grants: [{ role: 'administrator' }] }],
      ['/v1/api-keys', { name: 'Puppet', roles: ['administrator'] }],
      [`/v1/principals/${made.body.id}/erasure`, undefined],
      [`/v1/principals/${made.body.id}/second-factor/reset`, undefined],
    ] as const) {
      const { status } = await app.request('POST', path, { key, body: wish });
      expect([path, status]).toEqual([path, 403]);
    }
    expect((await app.request('GET', '/v1/principals', { key })).status).toBe(403);
  });
});

describe('who reads in secret', () => {
  const log = () => app.ledger.app.get(AccessLog, { strict: false });
  async function reads(key: string): Promise<readonly string[]> {
    await log().flush();
    const { id } = (await app.request('GET', '/v1/me', { key })).body;
    const { rows } = await superuser.query<{ route: string; subject: string | null }>(
      `SELECT route, subject FROM public.access_log WHERE principal_id = $1 AND event = 'read'
        ORDER BY id`,
      [id.slice(3)],
    );
    return rows.map(({ route, subject }) => `${route} ${subject ?? ''}`);
  }

  it('does not take the last second of the log away by an address that the database cannot write', async () => {
    const key = await app.makeKey({ roles: ['auditor'] });
    await app.request('GET', '/v1/partner-countries/KZ/trial-balance', { key });
    // The first is refused before anybody is asked who reads; the second is noted in words that can be written.
    for (const bad of ['KZ-%00', 'KZ-%0d%0a']) {
      await app.request('GET', `/v1/accounts/${bad}`, { key });
    }
    expect((await reads(key)).map((each) => each.split(' ')[0])).toEqual([
      '/v1/partner-countries/:iso2/trial-balance',
      '/v1/accounts/:id',
    ]);
  });

  it('does not push it out by reading much', async () => {
    const key = await app.makeKey({ roles: ['auditor'] });
    await app.request('GET', '/v1/partner-countries/KZ/trial-balance', { key });
    const id = '01932c5e-7a00-7c3e-9b1a-0242ac120000';
    for (let at = 0; at < 7_000; at += 1)
      log().note({ event: 'read', principalId: id, route: '/' });
    expect(await reads(key)).toEqual(['/v1/partner-countries/:iso2/trial-balance ']);
  });
});

describe('what somebody types into a field that goes into a header', () => {
  it('is no header, no other site, and no fault of the server', async () => {
    const browser = await signedIn();
    for (const principal of [
      'x\r\nset-cookie: a=b',
      '\u0416',
      '//evil.example',
      '../../sign-in',
      '',
    ]) {
      const made = await app.request('POST', '/v1/principals', {
        body: { name: 'Target', grants: [{ role: 'auditor' }] },
      });
      const [grant] = made.body.grants as { id: string }[];
      const path = `/access/grants/${grant?.id ?? ''}/end`;
      const seen = await browser.post(path, { principal, idempotencyKey: idempotencyKey() });
      expect([principal, seen.status]).toEqual([principal, 400]);
      expect([seen.location, seen.setCookies]).toEqual([null, []]);
      // And nothing was done: what is refused changes nothing.
      const after = await app.request('GET', `/v1/principals/${made.body.id}`);
      expect(after.body.grants[0].endedAt).toBeNull();
    }
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/%0d%0aset-cookie:a=b\r\nset-cookie: a=b',
    '/\t/evil.example',
    '/\u2028',
  ])('leads nowhere else after a sign-in or a choice of language: %j', async (to) => {
    const key = app.keys['auditor'] ?? '';
    const signIn = await new Browser(app.url).post('/sign-in', { key, to });
    expect([signIn.status, signIn.location]).toEqual([303, '/']);
    const chosen = await new Browser(app.url).get(
      `/language?choose=fr&to=${encodeURIComponent(to)}`,
    );
    // What is no text at all is refused; any other leads to the first page.
    expect([chosen.status, chosen.location]).toEqual(
      chosen.status === 400 ? [400, null] : [303, '/'],
    );
    expect(chosen.setCookies).toHaveLength(chosen.status === 400 ? 0 : 1);
    const page = await new Browser(app.url).get(`/sign-in?to=${encodeURIComponent(to)}`);
    expect(page.text).toContain('name="to" value="/"');
  });
});

describe('whoever wants to know who is there', () => {
  it('is told the same of a key that never was, was revoked or has expired', async () => {
    const made = await app.request('POST', '/v1/api-keys', {
      body: { name: 'x', roles: ['auditor'] },
    });
    await app.request('POST', `/v1/api-keys/${made.body.id}/revocation`);
    const answers = await Promise.all(
      [made.body.key, `jcm_${'A'.repeat(43)}`, 'jcm_short', 'nonsense'].map(async (key: string) => {
        const { status, body } = await app.request('GET', '/v1/me', { key });
        const page = await new Browser(app.url).post('/sign-in', { key });
        const same = { ...(body as Record<string, unknown>), instance: null };
        return JSON.stringify([status, same, page.status]);
      }),
    );
    expect(new Set(answers).size).toBe(1);
  });

  it('learns of no principal, session or webhook of others whether there is one', async () => {
    const key = app.keys['reporting-officer'] ?? '';
    const other = (await app.request('GET', '/v1/me')).body.id as string;
    const browser = await signedIn();
    const [session] = (
      JSON.parse((await browser.get('/v1/sessions')).text) as { items: { id: string }[] }
    ).items;
    const nobody = '00-01932c5e-7a00-7c3e-9b1a-0242ac120000';
    const same = async (method: string, path: (id: string) => string, there: string) => {
      const answers = await Promise.all(
        [there, nobody].map(async (id) => {
          const { status, body } = await app.request(method, path(id), { key });
          return [status, body.code];
        }),
      );
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]?.[0]).toBeGreaterThanOrEqual(403);
    };
    await same('GET', (id) => `/v1/principals/${id}`, other);
    await same('POST', (id) => `/v1/principals/${id}/erasure`, other);
    await same('POST', (id) => `/v1/sessions/${id}/end`, session?.id ?? '');
  });
});

describe('a limit of requests', () => {
  it('is not evaded by an address that the client writes itself', async () => {
    const limited = await startApplication({
      http: { requestsPerMinute: 5 },
      database: app.database,
    });
    const ask = async (of: RunningApplication, forwarded: string) =>
      (
        await of.request('GET', '/v1/me', {
          key: null,
          headers: {
            'x-forwarded-for': forwarded,
            'x-real-ip': forwarded,
            forwarded: `for=${forwarded}`,
          },
        })
      ).status;
    try {
      const statuses = [];
      for (let at = 0; at < 7; at += 1) statuses.push(await ask(limited, `203.0.113.${at}`));
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    } finally {
      await limited.close();
    }
    // Behind a proxy that is trusted, the address that it saw counts, not what stood there before it.
    const behind = await startApplication({
      http: { requestsPerMinute: 5, trustedProxies: ['127.0.0.1'] },
      database: app.database,
    });
    try {
      const statuses = [];
      for (let at = 0; at < 7; at += 1) {
        statuses.push(await ask(behind, `203.0.113.${at}, 198.51.100.7`));
      }
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
      expect(await ask(behind, '198.51.100.8')).toBe(401);
    } finally {
      await behind.close();
    }
  });
});

describe('a session', () => {
  it('whose cookie comes twice is nobody’s: somebody planted one of them', async () => {
    const browser = await signedIn();
    const token = browser.cookie('jcm_session') ?? '';
    for (const cookie of [
      `jcm_session=${token}; jcm_session=${'P'.repeat(43)}`,
      `jcm_session="${token}"`,
    ]) {
      const seen = await new Browser(app.url).get('/v1/me', { cookie });
      expect(seen.status).toBe(401);
    }
  });

  it('ends with the grant by which it acts, at once', async () => {
    const made = await app.request('POST', '/v1/api-keys', {
      body: { name: 'Short', roles: ['auditor'] },
    });
    const browser = await signedIn(made.body.key);
    expect((await browser.get('/v1/access-log')).status).toBe(200);
    const { grants } = (await app.request('GET', `/v1/principals/${made.body.principal}`)).body;
    await app.request('POST', `/v1/grants/${grants[0].id}/end`);
    expect((await browser.get('/v1/access-log')).status).toBe(403);
    await app.request('POST', `/v1/api-keys/${made.body.id}/revocation`);
    expect((await browser.get('/v1/me')).status).toBe(401);
  });
});
