import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import type { JWTPayload } from 'jose';
import pg from 'pg';
import { AccessMemory } from '../../src/identity/access-memory.ts';
import { freshDatabase } from '../harness/database.ts';
import type { FreshDatabase } from '../harness/database.ts';
import { startApplication } from '../harness/application.ts';
import type { RunningApplication } from '../harness/application.ts';
import { Browser } from './browser.ts';
import type { Seen } from './browser.ts';

const AUDIENCE = 'https://ledger.example.org/v1';
type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

let provider: ChildProcess;
let issuer: string;
let signing: KeyPair;
let database: FreshDatabase;
let app: RunningApplication;
/** Public ids of principals: one to be linked by an administrator, one that the provider names. */
let officer: string;
let named: string;

beforeAll(async () => {
  signing = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(signing.privateKey)), alg: 'RS256', use: 'sig', kid: 'test' };
  database = await freshDatabase();
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const first = await startApplication({ database });
  officer = await principal(first, 'fund-officer');
  named = await principal(first, 'auditor');
  await first.close();
  provider = fork(join(import.meta.dirname, 'oidc-server.mjs'), [], {
    env: {
      PATH: process.env['PATH'],
      CLIENT_ID: 'jcm-ledger',
      CLIENT_SECRET: 'a-secret-of-this-test-alone',
      REDIRECT_URI: `${publicUrl}/sign-in/oidc/return`,
      JWKS: JSON.stringify({ keys: [jwk] }),
      PRINCIPALS: JSON.stringify({ nameda: named, mallory: '00-nonsense' }),
    },
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  issuer = await new Promise((resolve) =>
    provider.stdout?.once('data', (line: Buffer) => resolve(String(line).trim())),
  );
  app = await startApplication({
    database,
    environment: { PORT: String(port) },
    identity: {
      publicUrl,
      oidc: {
        issuer,
        clientId: 'jcm-ledger',
        clientSecret: 'a-secret-of-this-test-alone',
        audience: AUDIENCE,
        scope: 'jcm-ledger',
        principalClaim: 'jcm_principal',
      },
    },
  });
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
  const gone = new Promise((resolve) => provider.once('exit', resolve));
  provider.kill();
  await gone;
});

async function principal(of: RunningApplication, role: string): Promise<string> {
  const made = await of.request('POST', '/v1/principals', {
    body: { name: `A ${role}`, grants: [{ role, countries: ['KZ'] }] },
  });
  expect(made.status).toBe(201);
  return made.body.id;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Goes to the provider as a browser does, says who one is, agrees, and comes back with an address. */
async function atProvider(browser: Browser, login: string, to = '/me'): Promise<string> {
  const away = await browser.get(`/sign-in/oidc?to=${encodeURIComponent(to)}`);
  expect(away.status).toBe(303);
  const there = new Browser(issuer);
  let at = away.location ?? '';
  const seen = new URL(at);
  expect(seen.searchParams.get('code_challenge_method')).toBe('S256');
  expect([...seen.searchParams.keys()]).toEqual(expect.arrayContaining(['state', 'nonce']));
  for (let hops = 0; hops < 12; hops += 1) {
    const page: Seen = await there.get(at);
    if (page.location === null) {
      const action = /action="([^"]+)"/.exec(page.text)?.[1] ?? '';
      const isLogin = page.text.includes('name="login"');
      const fields: Record<string, string> = isLogin
        ? { prompt: 'login', login, password: 'any' }
        : { prompt: 'consent' };
      at = (await there.post(action, fields, {})).location ?? '';
    } else {
      at = page.location;
    }
    at = new URL(at, issuer).href;
    if (at.startsWith(`${app.url}/sign-in/oidc/return`)) return at.slice(app.url.length);
  }
  throw new Error('the provider did not send back');
}

describe('signing in by an identity provider', () => {
  it('is refused to whom nobody linked, and lets in whom an administrator did', async () => {
    const browser = new Browser(app.url);
    const refused = await browser.get(await atProvider(browser, 'aigerim'));
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('aigerim');
    expect(refused.text).toContain('IDENTITY.NOT_LINKED');
    expect((await browser.get('/v1/me')).status).toBe(401);

    const path = `/v1/principals/${officer}/identities`;
    const linked = await app.request('POST', path, { body: { issuer, subject: 'aigerim' } });
    expect(linked.status).toBe(201);
    const other = await app.request('POST', `/v1/principals/${named}/identities`, {
      body: { issuer, subject: 'aigerim' },
    });
    expect([other.status, other.body.code]).toEqual([409, 'IDENTITY.LINKED_ALREADY']);
    const welcome = await browser.get(await atProvider(browser, 'aigerim', '/countries/KZ'));
    expect([welcome.status, welcome.location]).toEqual([303, '/countries/KZ']);
    expect(JSON.parse((await browser.get('/v1/me')).text)).toMatchObject({
      id: officer,
      by: 'session',
      grants: [{ role: 'fund-officer', countries: ['KZ'] }],
    });
    // A session by a key of the same person is another way in; it stays.
    const key = await app.request('POST', '/v1/api-keys', {
      body: { principal: officer, roles: ['fund-officer'] },
    });
    const byKey = new Browser(app.url);
    await byKey.post('/sign-in', { key: key.body.key });
    const idempotencyKey = crypto.randomUUID();
    const unlink = () =>
      app.request('POST', `/v1/identity-links/${linked.body.id}/end`, { idempotencyKey });
    const unlinked = await unlink();
    expect(unlinked.status).toBe(200);
    expect((await unlink()).body).toEqual(unlinked.body);
    expect((await browser.get('/v1/me')).status).toBe(401);
    expect((await byKey.get('/v1/me')).status).toBe(200);
    const again = new Browser(app.url);
    expect((await again.get(await atProvider(again, 'aigerim'))).status).toBe(403);
  });

  it('lets in whom the provider itself names in the claim of the settings', async () => {
    const browser = new Browser(app.url);
    expect((await browser.get(await atProvider(browser, 'nameda'))).status).toBe(303);
    expect(JSON.parse((await browser.get('/v1/me')).text)).toMatchObject({ id: named });
    const mallory = new Browser(app.url);
    expect((await mallory.get(await atProvider(mallory, 'mallory'))).status).toBe(403);
  });

  it('takes a return once, in the browser that went, with the state it took along', async () => {
    const browser = new Browser(app.url);
    const back = await atProvider(browser, 'nameda');
    const thief = new Browser(app.url);
    const stolen = await thief.get(back, { accept: 'application/json' });
    expect([stolen.status, JSON.parse(stolen.text).code]).toEqual([401, 'IDENTITY.SIGN_IN_AGAIN']);
    const forged = new URL(back, app.url);
    forged.searchParams.set('state', 'forged');
    const wrong = await browser.get(forged.pathname + forged.search);
    expect(wrong.status).toBe(401);
    expect(wrong.text).toContain('IDENTITY.PROVIDER_REFUSED');
    // The attempt is over, also for the true return.
    const late = await browser.get(back, { accept: 'application/json' });
    expect(late.status).toBe(401);
    expect((await browser.get('/v1/me')).status).toBe(401);
  });
});

describe('a link that is ended', () => {
  it('ends what was begun with it even where its row of the session does not say so', async () => {
    const path = `/v1/principals/${officer}/identities`;
    const linked = await app.request('POST', path, { body: { issuer, subject: 'bolat' } });
    const browser = new Browser(app.url);
    await browser.get(await atProvider(browser, 'bolat'));
    expect((await browser.get('/v1/me')).status).toBe(200);
    // As one that began while the link was being ended: nothing had ended it.
    const owner = new pg.Pool({ connectionString: database.superuserUrl, max: 1 });
    await owner.query('DELETE FROM public.federated_identity WHERE subject = $1', ['bolat']);
    await owner.end();
    app.ledger.app.get(AccessMemory, { strict: false }).forget();
    expect((await browser.get('/v1/me')).status).toBe(401);
    const gone = await app.request('POST', `/v1/identity-links/${linked.body.id}/end`);
    expect(gone.body.code).toBe('IDENTITY.LINK_NOT_FOUND');
  });
});

describe('an access token of the provider', () => {
  const claims = (): JWTPayload => ({
    iss: issuer,
    sub: 'nameda',
    aud: AUDIENCE,
    scope: 'openid jcm-ledger',
    exp: Math.floor(Date.now() / 1000) + 300,
  });
  const header = { alg: 'RS256', kid: 'test', typ: 'at+jwt' };
  const signed = (payload: JWTPayload, key: KeyPair['privateKey'] = signing.privateKey) =>
    new SignJWT(payload).setProtectedHeader(header).sign(key);
  const ask = (key: string) => app.request('GET', '/v1/me', { key });

  it('lets a machine in as the principal that its subject is linked to', async () => {
    const browser = new Browser(app.url);
    await browser.get(await atProvider(browser, 'nameda'));
    const { status, body } = await ask(await signed(claims()));
    expect([status, body.id, body.by]).toEqual([200, named, 'access-token']);
    const scope = await app.request('GET', '/v1/partner-countries/MN/trial-balance', {
      key: await signed(claims()),
    });
    expect(scope.body.code).toBe('IDENTITY.OTHER_COUNTRY');
  });

  it('is worth nothing from the moment on when the link of its subject is ended', async () => {
    const path = `/v1/principals/${officer}/identities`;
    const linked = await app.request('POST', path, { body: { issuer, subject: 'dinara' } });
    const token = await signed({ ...claims(), sub: 'dinara' });
    expect((await ask(token)).status).toBe(200);
    await app.request('POST', `/v1/identity-links/${linked.body.id}/end`);
    expect((await ask(token)).status).toBe(401);
  });

  it('that is forged, expired, for others, for nothing, unsigned or of nobody is not accepted', async () => {
    const stranger = await generateKeyPair('RS256');
    const secret = new TextEncoder().encode(
      JSON.stringify(await exportJWK(signing.publicKey)).padEnd(64, 'x'),
    );
    const good = await signed(claims());
    const [head = '', body = '', signature = ''] = good.split('.');
    const swapped = Buffer.from(
      JSON.stringify({ ...claims(), sub: 'aigerim', scope: 'jcm-ledger' }),
    ).toString('base64url');
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    const tokens: Readonly<Record<string, string>> = {
      'signed by another key': await signed(claims(), stranger.privateKey),
      'with another body': `${head}.${swapped}.${signature}`,
      'without a signature': `${head}.${body}.`,
      'alg none': new UnsecuredJWT(claims()).encode(),
      'alg none over a good signature': `${none}.${body}.${signature}`,
      'signed with the public key as a secret': await new SignJWT(claims())
        .setProtectedHeader({ alg: 'HS256', kid: 'test' })
        .sign(secret),
      expired: await signed({ ...claims(), exp: Math.floor(Date.now() / 1000) - 60 }),
      'without an end': await signed({ ...claims(), exp: undefined } as unknown as JWTPayload),
      'not yet good': await signed({ ...claims(), nbf: Math.floor(Date.now() / 1000) + 600 }),
      'for another audience': await signed({ ...claims(), aud: 'https://other.example' }),
      'an ID token': await signed({ ...claims(), aud: 'jcm-ledger' }),
      'of another issuer': await signed({ ...claims(), iss: 'https://evil.example' }),
      'of another scope': await signed({ ...claims(), scope: 'openid email' }),
      'without a scope': await signed({ ...claims(), scope: undefined }),
      'of nobody here': await signed({ ...claims(), sub: 'nobody' }),
      'of great length': `${head}.${'A'.repeat(20_000)}.${signature}`,
    };
    for (const [what, token] of Object.entries(tokens)) {
      const answer = await ask(token);
      expect([what, answer.status, answer.body?.code ?? 'too long']).toEqual([
        what,
        what === 'of great length' ? 431 : 401,
        what === 'of great length' ? 'too long' : 'IDENTITY.KEY_NOT_ACCEPTED',
      ]);
      expect(answer.text).not.toContain(token.slice(-20));
    }
  });
});
