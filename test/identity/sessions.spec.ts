import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { millisecondsOf, plusMilliseconds, steppingClock } from '../../src/kernel/clock.ts';
import type { Clock, Instant } from '../../src/kernel/clock.ts';
import { totpCode, stepAt } from '../../src/identity/totp.ts';
import { startApplication } from '../harness/application.ts';
import type { RunningApplication } from '../harness/application.ts';
import { Browser } from './browser.ts';
import type { Seen } from './browser.ts';

const NOON = '2026-11-23T12:00:00.000Z' as Instant;
let shift = 0;
const ticking = steppingClock(NOON);
const clock: Clock = { now: () => plusMilliseconds(ticking.now(), shift) };
const MINUTE = 60_000;

let app: RunningApplication;
let superuser: pg.Pool;
beforeAll(async () => {
  app = await startApplication({ clock, identity: { secretsKey: Buffer.alloc(32, 7) } });
  superuser = new pg.Pool({ connectionString: app.database.superuserUrl, max: 1 });
});
afterAll(async () => {
  await superuser?.end();
  await app?.close();
});

async function signedIn(role = 'administrator'): Promise<Browser> {
  const browser = new Browser(app.url);
  const seen = await browser.post('/sign-in', { key: app.keys[role] ?? '', to: '/me' });
  expect([seen.status, seen.location]).toEqual([303, '/me']);
  return browser;
}
async function me(browser: Browser): Promise<number> {
  return (await browser.get('/v1/me')).status;
}
async function events(): Promise<readonly string[]> {
  const { rows } = await superuser.query<{ event: string }>(
    `SELECT event FROM public.access_log WHERE event <> 'read' ORDER BY id`,
  );
  return rows.map(({ event }) => event);
}
function bodyOf({ text }: Seen): Record<string, unknown> {
  return JSON.parse(text) as Record<string, unknown>;
}

describe('signing in with a key', () => {
  it('gives a session that may do what the key may, in a cookie that no script reads', async () => {
    const browser = new Browser(app.url);
    const page = await browser.get('/sign-in?to=/countries/KZ');
    expect(page.text).toContain('name="to" value="/countries/KZ"');
    const key = app.keys['auditor'] ?? '';
    const seen = await browser.post('/sign-in', { key, to: '/countries/KZ' });
    expect([seen.status, seen.location]).toEqual([303, '/countries/KZ']);
    expect(seen.setCookies).toHaveLength(1);
    expect(seen.setCookies[0]).toMatch(
      /^jcm_session=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/,
    );
    expect(seen.text).not.toContain(key);
    const who = bodyOf(await browser.get('/v1/me'));
    expect(who).toMatchObject({ by: 'session', grants: [{ role: 'auditor' }] });
    const refused = await browser.get('/v1/api-keys', { accept: 'application/json' });
    expect([refused.status, bodyOf(refused)['code']]).toEqual([403, 'IDENTITY.NOT_PERMITTED']);
  });

  it('is refused for a key that is none, and leads to no other site', async () => {
    const browser = new Browser(app.url);
    for (const key of ['', 'jcm_wrong', `jcm_${'A'.repeat(43)}`]) {
      const seen = await browser.post('/sign-in', { key, to: '/me' });
      expect([seen.status, seen.setCookies]).toEqual([401, []]);
      expect(seen.text).toContain('The API key is not accepted');
    }
    const key = app.keys['auditor'] ?? '';
    for (const to of ['//evil.example', '/\\evil.example', 'https://evil.example', '/\t/evil']) {
      expect((await browser.post('/sign-in', { key, to })).location).toBe('/');
    }
  });

  it('has its cookie bound to this host and to TLS where the site is behind TLS', async () => {
    const secure = await startApplication({
      identity: { publicUrl: 'https://ledger.example.org' },
    });
    try {
      const browser = new Browser(secure.url);
      const origin = { origin: 'https://ledger.example.org' };
      const form = { key: secure.keys['auditor'] ?? '' };
      const seen = await browser.post('/sign-in', form, origin);
      expect(seen.setCookies[0]).toMatch(/^__Host-jcm_session=.*; SameSite=Lax; Secure$/);
      expect((await browser.get('/v1/me')).status).toBe(200);
      // The name without the prefix, which a neighbouring host could set, counts for nothing.
      const other = new Browser(secure.url);
      other.setCookie('jcm_session', browser.cookie('__Host-jcm_session') ?? '');
      expect((await other.get('/v1/me')).status).toBe(401);
      expect((await browser.post('/sign-in', form, { origin: secure.url })).status).toBe(403);
    } finally {
      await secure.close();
    }
  });

  it('is noted in the access log and in no audit log', async () => {
    const leaves = async () =>
      (await superuser.query('SELECT count(*) AS n FROM public.audit_leaf')).rows[0];
    const before = await leaves();
    await signedIn('auditor');
    await new Browser(app.url).post('/sign-in', { key: 'jcm_wrong' });
    expect((await events()).slice(-2)).toEqual(['sign-in', 'sign-in-refused']);
    expect(await leaves()).toEqual(before);
  });
});

describe('a session', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['of another site', { 'sec-fetch-site': 'cross-site' }],
    ['of a neighbouring site', { 'sec-fetch-site': 'same-site' }],
    ['of nowhere', { 'sec-fetch-site': 'none' }],
    ['that says nothing', {}],
    ['with another origin', { origin: 'https://evil.example' }],
    ['with an opaque origin', { origin: 'null' }],
  ])('changes nothing for a request %s', async (_which, headers) => {
    const browser = await signedIn();
    const wish = { name: 'Forged', roles: ['auditor'] };
    const refused = await browser.postJson('/v1/api-keys', wish, headers);
    expect([refused.status, bodyOf(refused)['code']]).toEqual([403, 'IDENTITY.CROSS_SITE']);
    expect((await browser.post('/sign-out', {}, headers)).status).toBe(403);
    expect(await me(browser)).toBe(200);
    // Whoever signs a victim in under the attacker's key would read what the victim enters.
    const login = { key: app.keys['auditor'] ?? '' };
    expect((await new Browser(app.url).post('/sign-in', login, headers)).status).toBe(403);
  });

  it('changes what it may for a page of this site, which says so by either header', async () => {
    const browser = await signedIn();
    const wish = { name: 'By a page', roles: ['auditor'] };
    for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { origin: app.url }]) {
      expect((await browser.postJson('/v1/api-keys', wish, headers)).status).toBe(201);
    }
  });

  it('ends when its holder signs out, and its token is worth nothing then', async () => {
    const browser = await signedIn();
    const token = browser.cookie('jcm_session') ?? '';
    const seen = await browser.post('/sign-out');
    expect([seen.status, seen.location]).toEqual([303, '/']);
    expect(browser.cookie('jcm_session')).toBeUndefined();
    const thief = new Browser(app.url);
    thief.setCookie('jcm_session', token);
    expect(await me(thief)).toBe(401);
  });

  it('ends after half an hour without a request, and after twelve hours in any case', async () => {
    const idle = await signedIn();
    shift += 29 * MINUTE;
    expect(await me(idle)).toBe(200);
    shift += 29 * MINUTE;
    // Another process would look it up anew; this one does after some seconds.
    await forget();
    expect(await me(idle)).toBe(200);
    shift += 31 * MINUTE;
    expect(await me(idle)).toBe(401);
    const busy = await signedIn();
    for (let hour = 0; hour < 12 * 3; hour += 1) {
      shift += 20 * MINUTE;
      await forget();
      expect([hour, await me(busy)]).toEqual([hour, hour === 35 ? 401 : 200]);
    }
  });

  it('of one’s own is listed and revoked; of another’s it is not there', async () => {
    const [one, other, stranger] = [await signedIn(), await signedIn(), await signedIn('auditor')];
    const list = bodyOf(await one.get('/v1/sessions'))['items'] as {
      id: string;
      isThis: boolean;
    }[];
    expect(list.length).toBeGreaterThanOrEqual(2);
    expect(list.filter(({ isThis }) => isThis)).toHaveLength(1);
    const theirs = (bodyOf(await other.get('/v1/sessions'))['items'] as typeof list).find(
      ({ isThis }) => isThis,
    )?.id;
    const notMine = await stranger.postJson(`/v1/sessions/${theirs ?? ''}/end`, {});
    expect([notMine.status, bodyOf(notMine)['code']]).toEqual([404, 'IDENTITY.SESSION_NOT_FOUND']);
    expect(await me(other)).toBe(200);
    expect((await one.post(`/me/sessions/${theirs ?? ''}/end`)).location).toBe('/me');
    expect(await me(other)).toBe(401);
    expect(await me(one)).toBe(200);
  });

  it('that came by a key ends with the key, and does no more than it', async () => {
    const made = await app.request('POST', '/v1/api-keys', {
      body: { name: 'Two roles', roles: ['auditor', 'fund-officer'], countries: ['KZ'] },
    });
    const narrow = await app.request('POST', '/v1/api-keys', {
      body: { principal: made.body.principal, roles: ['auditor'] },
    });
    const browser = new Browser(app.url);
    await browser.post('/sign-in', { key: narrow.body.key });
    expect(bodyOf(await browser.get('/v1/me'))['grants']).toMatchObject([
      { role: 'auditor', countries: ['KZ'] },
    ]);
    await app.request('POST', `/v1/api-keys/${narrow.body.id}/revocation`);
    await forget();
    expect(await me(browser)).toBe(401);
  });

  it('is begun anew at every sign-in: a token planted before is not the one after', async () => {
    const browser = new Browser(app.url);
    const planted = 'P'.repeat(43);
    browser.setCookie('jcm_session', planted);
    await browser.post('/sign-in', { key: app.keys['auditor'] ?? '' });
    expect(browser.cookie('jcm_session')).not.toBe(planted);
    const attacker = new Browser(app.url);
    attacker.setCookie('jcm_session', planted);
    expect(await me(attacker)).toBe(401);
  });

  it('reads pages with its name and the way out; a stranger is led to the way in and back', async () => {
    const browser = await signedIn();
    const page = await browser.get('/');
    expect(page.text).toContain('action="/sign-out"');
    expect(page.headers.get('cache-control')).toBe('private, no-store');
    const stranger = await new Browser(app.url).get('/me');
    expect([stranger.status, stranger.location]).toEqual([303, '/sign-in?to=%2Fme']);
    const anonymous = await new Browser(app.url).get('/');
    expect(anonymous.text).toContain('href="/sign-in?to=%2F"');
  });
});

describe('a second factor', () => {
  const secretIn = ({ text }: Seen) => /<code>([A-Z2-7]{32})<\/code>/.exec(text)?.[1] ?? '';
  const codeNow = (secret: string) =>
    totpCode(fromBase32(secret), stepAt(millisecondsOf(clock.now())));

  async function setUp(): Promise<{ key: string; secret: string; recovery: readonly string[] }> {
    const { body } = await app.request('POST', '/v1/api-keys', {
      body: { name: 'Careful officer', roles: ['fund-officer'] },
    });
    const browser = new Browser(app.url);
    await browser.post('/sign-in', { key: body.key });
    const secret = secretIn(await browser.post('/me/second-factor'));
    expect(secret).toHaveLength(32);
    const wrong = await browser.post('/me/second-factor/confirm', { code: '000000' });
    expect(wrong.status).toBe(401);
    const done = await browser.post('/me/second-factor/confirm', { code: codeNow(secret) });
    const recovery = [...done.text.matchAll(/<code>([A-Z2-7-]{19})<\/code>/g)].map(
      ([, code]) => code ?? '',
    );
    expect(recovery).toHaveLength(10);
    return { key: body.key, secret, recovery };
  }
  async function halfway(key: string): Promise<Browser> {
    const browser = new Browser(app.url);
    const seen = await browser.post('/sign-in', { key, to: '/me' });
    expect(seen.location).toBe('/sign-in/code?to=%2Fme');
    return browser;
  }

  it('is asked for after the key, without which the session is nobody’s', async () => {
    const { key, secret } = await setUp();
    const browser = await halfway(key);
    const before = browser.cookie('jcm_session');
    expect(await me(browser)).toBe(401);
    shift += MINUTE;
    const seen = await browser.post('/sign-in/code', { code: codeNow(secret), to: '/me' });
    expect([seen.status, seen.location]).toEqual([303, '/me']);
    expect(browser.cookie('jcm_session')).not.toBe(before);
    expect(await me(browser)).toBe(200);
  });

  it('takes a code once: a replay is refused, also of two that come at once', async () => {
    const { key, secret } = await setUp();
    shift += MINUTE;
    const code = codeNow(secret);
    const [one, other] = [await halfway(key), await halfway(key)];
    const both = await Promise.all(
      [one, other].map((each) => each.post('/sign-in/code', { code })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([303, 401]);
    const late = await halfway(key);
    expect((await late.post('/sign-in/code', { code })).status).toBe(401);
  });

  it('takes a recovery code once, and keeps its hash alone', async () => {
    const { key, recovery } = await setUp();
    const [code = ''] = recovery;
    const browser = await halfway(key);
    expect((await browser.post('/sign-in/code', { code: code.toLowerCase() })).status).toBe(303);
    const again = await halfway(key);
    expect((await again.post('/sign-in/code', { code })).status).toBe(401);
  });

  it('is not guessed: five tries a sign-in, ten in a quarter of an hour however often', async () => {
    const { key, secret } = await setUp();
    const statuses: number[] = [];
    for (let signIn = 0; signIn < 3; signIn += 1) {
      const browser = await halfway(key);
      for (let tries = 0; tries < 6; tries += 1) {
        statuses.push((await browser.post('/sign-in/code', { code: '000000' })).status);
      }
    }
    expect(statuses.slice(0, 12)).toEqual(Array.from({ length: 12 }, () => 401));
    expect(statuses.slice(12, 17)).toEqual(Array.from({ length: 5 }, () => 429));
    const right = await halfway(key);
    const told = await right.post('/sign-in/code', { code: codeNow(secret) });
    expect([told.status, told.text]).toEqual([
      429,
      expect.stringContaining('IDENTITY.TOO_MANY_CODES'),
    ]);
    shift += 16 * MINUTE;
    const later = await halfway(key);
    expect((await later.post('/sign-in/code', { code: codeNow(secret) })).status).toBe(303);
  });

  it('leaves a leaf when it is set up, and its secret is sealed in the database', async () => {
    const { secret } = await setUp();
    const { rows } = await superuser.query<{ sealed: Buffer; told: string }>(
      `SELECT f.sealed_secret AS sealed, (SELECT payload FROM public.audit_leaf
          WHERE country_code = '00' ORDER BY sequence DESC LIMIT 1) AS told
         FROM public.second_factor f ORDER BY confirmed_at DESC LIMIT 1`,
    );
    expect(rows[0]?.sealed.includes(fromBase32(secret))).toBe(false);
    expect(rows[0]?.told).toContain('"secondFactor":true');
  });
});

/** As another process, or this one some seconds later, would: it believes nothing it looked up. */
async function forget(): Promise<void> {
  const { SessionDirectory } = await import('../../src/identity/session-directory.ts');
  app.ledger.app.get(SessionDirectory, { strict: false }).forget();
}

function fromBase32(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...text].map((each) => alphabet.indexOf(each).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((each) => parseInt(each, 2)));
}
