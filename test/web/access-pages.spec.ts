import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApplication } from '../harness/application.ts';
import type { RunningApplication } from '../harness/application.ts';
import { Browser } from '../identity/browser.ts';

let app: RunningApplication;
let browser: Browser;
beforeAll(async () => {
  app = await startApplication();
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
