import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { EnvironmentProblems } from '../../src/database/environment.ts';
import { readIdentitySettings } from '../../src/identity/settings.ts';
import { millisecondsOf, plusMilliseconds, steppingClock } from '../../src/kernel/clock.ts';
import type { Clock, Instant } from '../../src/kernel/clock.ts';
import { startApplication } from '../harness/application.ts';
import type { RunningApplication } from '../harness/application.ts';
import { codeAt, secretIn, setUpFactor } from './authenticator.ts';
import { Browser } from './browser.ts';
import type { Seen } from './browser.ts';

const ticking = steppingClock('2026-11-23T12:00:00.000Z' as Instant);
let shift = 0;
const clock: Clock = { now: () => plusMilliseconds(ticking.now(), shift) };
const now = () => millisecondsOf(clock.now());
const MINUTE = 60_000;

let app: RunningApplication;
let superuser: pg.Pool;
beforeAll(async () => {
  app = await startApplication({
    clock,
    identity: { secretsKey: Buffer.alloc(32, 7), secondFactorRoles: ['fund-officer'] },
    http: { requestsPerMinute: 0 },
  });
  superuser = new pg.Pool({ connectionString: app.database.superuserUrl, max: 1 });
});
afterAll(async () => {
  await superuser?.end();
  await app?.close();
});

interface Officer {
  readonly principal: string;
  readonly key: string;
}
async function officer(roles: readonly string[] = ['fund-officer']): Promise<Officer> {
  const { body } = await app.request('POST', '/v1/api-keys', {
    body: { name: 'Officer', kind: 'person', roles },
  });
  return { principal: body.principal, key: body.key };
}
async function signedIn(key: string): Promise<Browser> {
  const browser = new Browser(app.url);
  expect((await browser.post('/sign-in', { key, to: '/me' })).status).toBe(303);
  return browser;
}
const codeOf = ({ text }: Seen): unknown => (JSON.parse(text) as { code?: unknown }).code;
const json = { accept: 'application/json' };
async function me(browser: Browser): Promise<Record<string, unknown>> {
  return JSON.parse((await browser.get('/v1/me')).text) as Record<string, unknown>;
}

/** Every address that the program serves, with something in its places. */
function doors(): readonly { method: string; address: string; access: string }[] {
  return app.ledger.routes.map(({ method, path, access }) => ({
    method,
    access,
    address: path
      .replace(':iso2', 'KZ')
      .replace(':month', '2026-01')
      .replace(':version', 'Ver1.0')
      .replace(/:[a-z0-9]+/gi, 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000'),
  }));
}

describe('a role that must have a second factor', () => {
  it('finds every door shut to a session without one but the way to set one up, and what is for all', async () => {
    const { key } = await officer();
    const browser = await signedIn(key);
    expect(await me(browser)).toMatchObject({
      grants: [],
      permissions: [],
      lacksSecondFactor: true,
    });
    const open: string[] = [];
    for (const { method, address, access } of doors()) {
      if (access === 'public') continue;
      const seen =
        method === 'GET'
          ? await browser.get(address, json)
          : await browser.ask(method, address, '{}', {
              ...json,
              'content-type': 'application/json',
              'idempotency-key': crypto.randomUUID(),
              'sec-fetch-site': 'same-origin',
            });
      const code = seen.status === 403 ? codeOf(seen) : '';
      if (code !== 'IDENTITY.SECOND_FACTOR_DEMANDED') open.push(`${method} ${address}`);
    }
    expect(open.sort()).toEqual([
      'GET /me',
      'GET /v1/me',
      'POST /me/second-factor',
      'POST /me/second-factor/confirm',
    ]);
    // What is for everybody says no more to such a session than to anybody.
    const events = await browser.get('/v1/events?country=KZ&edition=own', json);
    expect([events.status, codeOf(events)]).toEqual([403, 'IDENTITY.NOT_PERMITTED']);
    // Machines are not concerned.
    expect((await app.request('GET', '/v1/acts?country=KZ', { key })).body?.code ?? '').not.toBe(
      'IDENTITY.SECOND_FACTOR_DEMANDED',
    );
    expect((await app.request('GET', '/v1/me', { key })).body.grants).toHaveLength(1);
  });

  it('is told so by a page, in words', async () => {
    const browser = await signedIn((await officer()).key);
    const seen = await browser.get('/webhooks');
    expect([seen.status, seen.text]).toEqual([
      403,
      expect.stringContaining('IDENTITY.SECOND_FACTOR_DEMANDED'),
    ]);
    expect((await browser.get('/me')).text).toContain('second-factor');
  });

  it('acts after it set one up, by a new session; every session from before has ended', async () => {
    const { key } = await officer();
    const [browser, stolen] = [await signedIn(key), await signedIn(key)];
    const before = browser.cookie('jcm_session');
    const { secret } = await setUpFactor(browser, now);
    expect(browser.cookie('jcm_session')).not.toBe(before);
    expect(await me(browser)).toMatchObject({
      grants: [{ role: 'fund-officer' }],
      lacksSecondFactor: false,
    });
    expect((await stolen.get('/v1/me')).status).toBe(401);
    const old = new Browser(app.url);
    old.setCookie('jcm_session', before ?? '');
    expect((await old.get('/v1/me')).status).toBe(401);
    shift += MINUTE;
    const again = await signedIn(key);
    expect((await again.get('/v1/me')).status).toBe(401);
    expect((await again.post('/sign-in/code', { code: codeAt(secret, now()) })).status).toBe(303);
    expect(await me(again)).toMatchObject({ lacksSecondFactor: false });
    // Without it again, it may again only set one up.
    shift += MINUTE;
    const removed = await again.post('/me/second-factor/remove', { code: codeAt(secret, now()) });
    expect(removed.location).toBe('/me');
    expect(await me(again)).toMatchObject({ grants: [], lacksSecondFactor: true });
    expect((await browser.get('/v1/me')).status).toBe(401);
  });

  it('is any role of the person, whichever the key that was typed in is for', async () => {
    const { principal } = await officer(['fund-officer', 'auditor']);
    const narrow = await app.request('POST', '/v1/api-keys', {
      body: { principal, roles: ['auditor'] },
    });
    expect(await me(await signedIn(narrow.body.key))).toMatchObject({ lacksSecondFactor: true });
    expect(await me(await signedIn(app.keys['auditor'] ?? ''))).toMatchObject({
      lacksSecondFactor: false,
      grants: [{ role: 'auditor' }],
    });
  });

  it('is given a second factor by nobody who has only a key, in no form', async () => {
    const { key } = await officer();
    for (const path of [
      '/me/second-factor',
      '/me/second-factor/confirm',
      '/me/second-factor/remove',
    ]) {
      const seen = await app.request('POST', path, {
        key,
        body: 'code=000000',
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      });
      expect([path, seen.status, seen.text]).toEqual([
        path,
        403,
        expect.stringContaining('IDENTITY.SESSION_NEEDED'),
      ]);
    }
    expect(secretIn(await (await signedIn(key)).post('/me/second-factor'))).toHaveLength(32);
  });

  it('is named in the settings, which refuse what would shut everybody out', () => {
    const read = (roles: string, key = 'ab'.repeat(32)) =>
      readIdentitySettings({ SECOND_FACTOR_ROLES: roles, SECRETS_KEY: key }).secondFactorRoles;
    expect(read('administrator, fund-officer')).toEqual(['administrator', 'fund-officer']);
    expect(read('all')).toHaveLength(8);
    expect(read('')).toEqual([]);
    expect(() => read('adminstrator')).toThrow(EnvironmentProblems);
    expect(() => read('auditor', '')).toThrow('SECRETS_KEY is missing');
  });
});

describe('a lost second factor', () => {
  const reset = (principal: string, more: object = {}) =>
    app.request('POST', `/v1/principals/${principal}/second-factor/reset`, more);

  it('is taken away by an administrator, with a leaf, and every session of its holder ends', async () => {
    const { principal, key } = await officer();
    const browser = await signedIn(key);
    await setUpFactor(browser, now);
    const waiting = await signedIn(key);
    const done = await reset(principal, { idempotencyKey: `reset-${principal}` });
    expect(done).toMatchObject({ status: 200, body: { id: principal, status: 'posted' } });
    expect((await browser.get('/v1/me')).status).toBe(401);
    expect((await waiting.post('/sign-in/code', { code: '000000' })).text).toContain(
      'IDENTITY.SIGN_IN_AGAIN',
    );
    const { rows } = await superuser.query<{ payload: string }>(
      `SELECT payload FROM public.audit_leaf WHERE country_code = '00' AND sequence = $1`,
      [done.body.auditSequence],
    );
    expect(JSON.parse(rows[0]?.payload ?? '')).toMatchObject({
      act: { kind: 'second-factor-reset' },
      facts: { principal: principal.slice(3), secondFactor: false },
    });
    // Repeated, it answers the same, though a new one was set up meanwhile, which stays.
    const fresh = await signedIn(key);
    await setUpFactor(fresh, now);
    const again = await reset(principal, { idempotencyKey: `reset-${principal}` });
    expect(again.body.auditSequence).toBe(done.body.auditSequence);
    expect((await fresh.get('/v1/me')).status).toBe(200);
    // A code of the old application and its recovery codes are worth nothing.
    const next = await reset(principal);
    expect(next.status).toBe(200);
    expect((await superuser.query('SELECT FROM public.recovery_code')).rows).toHaveLength(
      (await superuser.query('SELECT FROM public.second_factor WHERE confirmed_at IS NOT NULL'))
        .rows.length * 10,
    );
  });

  it('is taken away by nobody else, of nobody who has none, and never one’s own', async () => {
    const { principal, key } = await officer(['administrator']);
    expect([(await reset(principal)).body.code]).toEqual(['IDENTITY.SECOND_FACTOR_NOT_SET_UP']);
    expect((await reset(principal, { key })).body.code).toBe('IDENTITY.OWN_SECOND_FACTOR');
    const auditor = await reset(principal, { key: app.keys['auditor'] ?? '' });
    expect(auditor.body.code).toBe('IDENTITY.NOT_PERMITTED');
    const nobody = await reset('00-01932c5e-7a00-7c3e-9b1a-0242ac120000');
    expect(nobody.body.code).toBe('IDENTITY.PRINCIPAL_NOT_FOUND');
  });

  it('is not guessed by a hundred at once: ten are looked at, however many ways in', async () => {
    const { key } = await officer();
    await setUpFactor(await signedIn(key), now);
    const ways = await Promise.all(Array.from({ length: 10 }, () => signedIn(key)));
    const tries = await Promise.all(
      ways.flatMap((way) =>
        Array.from({ length: 4 }, (_, at) => way.post('/sign-in/code', { code: `00000${at}` })),
      ),
    );
    expect(tries.filter(({ text }) => text.includes('CODE_NOT_ACCEPTED'))).toHaveLength(10);
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(30);
  });

  it('has recovery codes that work once, also of two that come at once', async () => {
    const { key } = await officer();
    const { recovery } = await setUpFactor(await signedIn(key), now);
    const ways = await Promise.all([signedIn(key), signedIn(key), signedIn(key)]);
    const both = await Promise.all(
      ways.map((way) => way.post('/sign-in/code', { code: recovery[0] ?? '' })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([303, 401, 401]);
  });
});

describe('the access log', () => {
  const read = (query: string, key = app.keys['auditor'] ?? '') =>
    app.request('GET', `/v1/access-log?${query}`, { key });
  async function settled(): Promise<void> {
    const { AccessLog } = await import('../../src/identity/access-log.ts');
    await app.ledger.app.get(AccessLog, { strict: false }).flush();
  }

  it('is read page by page, by principal, day, country and kind; and reading it stands in it', async () => {
    const { principal, key } = await officer(['auditor']);
    await signedIn(key);
    for (const country of ['KZ', 'KZ', 'MN']) {
      await app.request('GET', `/v1/partner-countries/${country}/trial-balance`, { key });
    }
    await settled();
    const mine = await read(`principal=${principal}`);
    expect(
      mine.body.items.map((each: Record<string, unknown>) => [each['event'], each['country']]),
    ).toEqual([
      ['read', 'MN'],
      ['read', 'KZ'],
      ['read', 'KZ'],
      ['sign-in', null],
    ]);
    expect(mine.body.items[0]).toMatchObject({
      principal,
      name: 'Officer',
      route: '/v1/partner-countries/:iso2/trial-balance',
    });
    const first = await read(`principal=${principal}&country=KZ&limit=1`);
    expect(first.body.items).toHaveLength(1);
    const second = await read(
      `principal=${principal}&country=KZ&limit=1&cursor=${first.body.next}`,
    );
    expect([second.body.items.length, second.body.next]).toEqual([1, null]);
    expect((await read('day=2020-01-01')).body.items).toEqual([]);
    expect((await read(`principal=${principal}&day=2026-11-23`)).body.items).toHaveLength(4);
    expect((await read('event=sign-in&limit=200')).body.items.length).toBeGreaterThan(5);
    await settled();
    const { rows } = await superuser.query(
      `SELECT FROM public.access_log WHERE event = 'read' AND route = '/v1/access-log'`,
    );
    expect(rows).toHaveLength(6);
  });

  it('is for administrators and auditors; of a country’s, what was read about that country', async () => {
    expect((await read('', app.keys['fund-officer'])).body.code).toBe('IDENTITY.NOT_PERMITTED');
    const ofMongolia = await app.makeKey({ roles: ['auditor'], countries: ['MN'] });
    const { items } = (await read('limit=200', ofMongolia)).body;
    expect(items.length).toBeGreaterThan(0);
    expect(new Set(items.map(({ country }: { country: string }) => country))).toEqual(
      new Set(['MN']),
    );
    expect((await read('country=KZ', ofMongolia)).body.code).toBe('IDENTITY.OTHER_COUNTRY');
    const ofProject = await app.makeKey({
      roles: ['auditor'],
      projects: ['KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000'],
    });
    expect((await read('', ofProject)).body.code).toBe('IDENTITY.OUT_OF_SCOPE');
    for (const query of [
      'principal=x',
      'day=2026-02-30',
      'country=kz',
      'event=nothing',
      'cursor=x',
    ]) {
      expect([query, (await read(query)).status]).toEqual([query, 400]);
    }
  });
});
