import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApplication } from '../harness/application.ts';
import type { RunningApplication } from '../harness/application.ts';
import { setUpFactor } from '../identity/authenticator.ts';
import { Browser } from '../identity/browser.ts';

let app: RunningApplication;
let browser: Browser;
beforeAll(async () => {
  app = await startApplication({
    identity: { secretsKey: Buffer.alloc(32, 4), secondFactorRoles: ['fund-officer'] },
    environment: { WEBHOOK_PRIVATE_TARGETS: '1' },
  });
  browser = new Browser(app.url);
  await browser.post('/sign-in', { key: app.keys['administrator'] ?? '' });
});
afterAll(() => app?.close());

async function somebody(name = 'Айгерім <Садықова>'): Promise<string> {
  const made = await browser.post('/access/principals', {
    name,
    kind: 'person',
    idempotencyKey: crypto.randomUUID(),
  });
  expect(made.status).toBe(303);
  return made.location ?? '';
}

describe('the pages of access', () => {
  it('are for administrators, and lead everybody else to the way in or say why not', async () => {
    expect((await new Browser(app.url).get('/access')).location).toBe('/sign-in?to=%2Faccess');
    const auditor = new Browser(app.url);
    await auditor.post('/sign-in', { key: app.keys['auditor'] ?? '' });
    const refused = await auditor.get('/access');
    expect([refused.status, refused.text]).toEqual([
      403,
      expect.stringContaining('IDENTITY.NOT_PERMITTED'),
    ]);
    const forged = await browser.post('/access/principals', { name: 'x' }, {});
    expect([forged.status, forged.text]).toEqual([
      403,
      expect.stringContaining('IDENTITY.CROSS_SITE'),
    ]);
  });

  it('make a person, grant a role, show a key once, and take both back', async () => {
    const path = await somebody();
    const page = await browser.get(path);
    expect(page.text).toContain('Айгерім &lt;Садықова&gt;');
    const granted = await browser.post(`${path}/grants`, {
      role: 'fund-officer',
      countries: 'KZ, MN',
      idempotencyKey: crypto.randomUUID(),
    });
    expect([granted.status, granted.location]).toEqual([303, path]);
    const made = await browser.post(`${path}/keys`, {
      roles: 'fund-officer',
      countries: 'KZ',
      idempotencyKey: crypto.randomUUID(),
    });
    const key = /<code>(jcm_[A-Za-z0-9_-]{43})<\/code>/.exec(made.text)?.[1] ?? '';
    expect([made.status, made.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect((await app.request('GET', '/v1/me', { key })).body.grants).toMatchObject([
      { role: 'fund-officer', countries: ['KZ'] },
    ]);
    const after = await browser.get(path);
    expect(after.text).not.toContain(key);
    const principal = path.replace('/access/principals/', '');
    const revocation = /action="(\/access\/keys\/[^"]+\/revocation)"/.exec(after.text)?.[1] ?? '';
    const end = /action="(\/access\/grants\/[^"]+\/end)"/.exec(after.text)?.[1] ?? '';
    for (const address of [revocation, end]) {
      const done = await browser.post(address, {
        principal,
        idempotencyKey: crypto.randomUUID(),
      });
      expect([address === '', done.status, done.location]).toEqual([false, 303, path]);
    }
    expect((await app.request('GET', '/v1/me', { key })).status).toBe(401);
  });

  it('show a form again with what was typed, and what is wrong beside it', async () => {
    const path = await somebody('Form');
    const wrong = await browser.post(`${path}/grants`, {
      role: 'auditor',
      countries: 'Kazakhstan',
      idempotencyKey: crypto.randomUUID(),
    });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('value="Kazakhstan" aria-invalid="true"');
    expect(wrong.text).toContain('HTTP.BODY_INVALID');
    const unscoped = await browser.post(`${path}/grants`, {
      role: 'joint-committee-co-chair',
      idempotencyKey: crypto.randomUUID(),
    });
    expect([unscoped.status, unscoped.text]).toEqual([
      422,
      expect.stringContaining('IDENTITY.SCOPE_MISSING'),
    ]);
    expect((await browser.post(`${path}/grants`, { role: 'auditor' })).status).toBe(400);
  });

  it('sent twice make one: the form carries its key', async () => {
    const path = await somebody('Twice');
    const form = { role: 'auditor', idempotencyKey: 'the-same' };
    expect((await browser.post(`${path}/grants`, form)).status).toBe(303);
    expect((await browser.post(`${path}/grants`, form)).status).toBe(303);
    const { text } = await browser.get(path);
    expect(text.match(/<th scope="row">Auditor<\/th>/g)).toHaveLength(1);
  });

  it('and no other address take a form', async () => {
    const { status } = await browser.post('/v1/api-keys', { name: 'x', roles: 'auditor' });
    expect(status).toBe(415);
  });

  it('carry a strict policy, and say whose page it is', async () => {
    for (const path of ['/sign-in', '/me', '/access']) {
      const { headers, text } = await browser.get(path);
      expect(headers.get('content-security-policy')).toMatch(
        /default-src 'none'.*form-action 'self'/,
      );
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(text).toContain('action="/sign-out"');
      expect(text).not.toMatch(/ on[a-z]+="|<script(?![^>]*src)|style="/);
    }
  });
});

const LANGUAGES = {
  en: 'Access log',
  ja: 'アクセスログ',
  kk: 'Кіру журналы',
  ru: 'Журнал доступа',
  fr: 'Journal des accès',
};
const idempotencyKey = () => crypto.randomUUID();

describe('the pages that end an access', () => {
  it('unlink an account and reset a second factor, where there is one', async () => {
    const path = await somebody('Linked');
    const linked = await browser.post(`${path}/identities`, {
      issuer: 'https://id.example.org',
      subject: 'linked-one',
      idempotencyKey: idempotencyKey(),
    });
    expect(linked.status).toBe(303);
    const page = (await browser.get(path)).text;
    const end = /action="(\/access\/identity-links\/[^"]+\/end)"/.exec(page)?.[1] ?? '';
    expect(page).not.toContain('/second-factor/reset');
    const done = await browser.post(end, { idempotencyKey: idempotencyKey() });
    expect([done.status, done.location]).toEqual([303, path]);
    expect((await browser.get(path)).text).not.toContain('linked-one');

    const principal = path.replace('/access/principals/', '');
    await app.request('POST', `/v1/principals/${principal}/grants`, {
      body: { role: 'fund-officer' },
    });
    const { body } = await app.request('POST', '/v1/api-keys', {
      body: { principal, roles: ['fund-officer'] },
    });
    const officer = new Browser(app.url);
    await officer.post('/sign-in', { key: body.key });
    expect((await officer.get('/me')).text).toContain('A second factor is needed first');
    expect((await officer.get('/me?lang=kk')).text).toContain('Алдымен екінші фактор қажет');
    await setUpFactor(officer, () => Date.now());
    expect((await officer.get('/me')).text).not.toContain('A second factor is needed first');
    expect((await browser.get(path)).text).toContain(`${path}/second-factor/reset`);
    const reset = await browser.post(`${path}/second-factor/reset`, {
      idempotencyKey: idempotencyKey(),
    });
    expect([reset.status, reset.location]).toEqual([303, path]);
    expect((await officer.get('/v1/me')).status).toBe(401);
  });

  it('say what is erased, what ends and what stays before somebody is erased', async () => {
    const path = await somebody('Forgotten');
    expect((await browser.get(path)).text).toContain(`href="${path}/erasure"`);
    const page = await browser.get(`${path}/erasure`);
    expect(page.text).toContain('Erase who Forgotten is');
    for (const part of ['What is erased, for ever', 'What ends', 'What stays', 'Erase for ever']) {
      expect(page.text).toContain(part);
    }
    expect((await browser.get(`${path}/erasure?lang=ja`)).text).toContain('完全に消去する');
    const forged = await browser.post(`${path}/erasure`, { idempotencyKey: idempotencyKey() }, {});
    expect(forged.status).toBe(403);
    expect((await browser.get(path)).text).toContain('Forgotten');
    const done = await browser.post(`${path}/erasure`, { idempotencyKey: idempotencyKey() });
    expect([done.status, done.location]).toEqual([303, path]);
    expect((await browser.get(path)).text).not.toContain('Forgotten');
  });
});

describe('the page of the access log', () => {
  it.each(Object.entries(LANGUAGES))(
    'is there in %s, for whoever may read it',
    async (language, title) => {
      const page = await browser.get(`/access-log?lang=${language}`);
      expect([page.status, page.text]).toEqual([200, expect.stringContaining(`<h1>${title}</h1>`)]);
      expect(page.text).toContain('30');
    },
  );

  it('shows what was asked for, and no script that somebody left there', async () => {
    const page = await browser.get('/access-log?lang=en&principal=&day=&country=');
    expect(page.text).toContain('signed in');
    const none = await browser.get('/access-log?day=2020-01-01');
    expect(none.text).toContain('Nothing to show.');
    const bad = await browser.get('/access-log?country=%3Cscript%3E');
    expect([bad.status, bad.text.includes('<script>')]).toEqual([400, false]);
    const officer = new Browser(app.url);
    await officer.post('/sign-in', { key: app.keys['reporting-officer'] ?? '' });
    expect((await officer.get('/access-log')).status).toBe(403);
  });
});

describe('the pages of webhooks', () => {
  it('register one, show how far it was told, renew its secret, switch it off and on', async () => {
    const officer = new Browser(app.url);
    await officer.post('/sign-in', { key: app.keys['reporting-officer'] ?? '' });
    expect((await officer.get('/webhooks')).text).toContain('None yet.');
    const wrong = await officer.post('/webhooks', {
      url: 'ftp://x',
      idempotencyKey: idempotencyKey(),
    });
    expect([wrong.status, wrong.text]).toEqual([
      422,
      expect.stringContaining('EVENTS.TARGET_NOT_ALLOWED'),
    ]);
    const made = await officer.post('/webhooks', {
      url: 'http://127.0.0.1:1/nobody',
      countries: 'KZ',
      edition: 'own',
      idempotencyKey: idempotencyKey(),
    });
    expect(made.text).toMatch(/<code>whsec_[^<]{40,}<\/code>/);
    const path = /href="(\/webhooks\/[^"]+)"/.exec(made.text)?.[1] ?? '';
    const page = await officer.get(`${path}?lang=fr`);
    expect([page.status, page.text]).toEqual([
      200,
      expect.stringContaining('ce que vous pouvez voir'),
    ]);
    const renewed = await officer.post(`${path}/secret`, { idempotencyKey: idempotencyKey() });
    expect(renewed.text).toContain('whsec_');
    for (const what of ['retry', 'disabling', 'enabling', 'disabling']) {
      const done = await officer.post(`${path}/${what}`, { idempotencyKey: idempotencyKey() });
      expect([what, done.status, done.location]).toEqual([what, 303, path]);
    }
    expect((await officer.get(`${path}?lang=en`)).text).toContain('switched off');
    const other = new Browser(app.url);
    await other.post('/sign-in', { key: app.keys['auditor'] ?? '' });
    expect((await other.get(path)).status).toBe(404);
    expect((await browser.get('/webhooks')).text).toContain('http://127.0.0.1:1/nobody');
  });
});
