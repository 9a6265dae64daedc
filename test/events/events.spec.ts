import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { sealingKey } from '../../src/events/sealing-key.ts';
import { isSigned } from '../../src/events/signature.ts';
import { signingSecrets } from '../../src/events/webhook-secrets.ts';
import { WebhookWorker } from '../../src/events/webhook-worker.ts';
import { createPostingPool } from '../../src/database/pools.ts';
import { plusMilliseconds, systemClock } from '../../src/kernel/clock.ts';
import type { Instant } from '../../src/kernel/clock.ts';
import { checkLaws } from '../../src/ledger/laws.ts';
import { accessLaws } from '../../src/ledger/laws-of-access.ts';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { startReceiver, type Receiver } from './receiver.ts';

let app: RunningApplication;
let receiver: Receiver;
let owner: pg.Client;

beforeAll(async () => {
  app = await startApplication({ environment: { WEBHOOK_PRIVATE_TARGETS: '1' } });
  receiver = await startReceiver();
  owner = new pg.Client(app.database.ownerUrl);
  await owner.connect();
}, 60_000);
afterAll(async () => {
  await owner?.end();
  await app?.close();
  await receiver?.close();
});

let count = 0;
/** One more act of a country; answers its place in the log. */
async function act(country = 'KZ'): Promise<number> {
  count += 1;
  const { status, body } = await app.request('POST', `/v1/partner-countries/${country}/tranches`, {
    body: {
      reference: `${country}-EVENT-${count}`,
      title: 'Something that happens',
      funder: 'JICA',
      instrument: 'JICA_ODA_LOAN',
      currency: 'USD',
      announcedAmount: '1.00',
      announcedOn: '2025-01-01',
    },
  });
  expect(status).toBe(201);
  return body.auditSequence as number;
}

async function register(wish: object = {}): Promise<{ id: string; secret: string }> {
  const { status, body } = await app.request('POST', '/v1/webhooks', {
    body: { url: receiver.url, countries: ['KZ'], ...wish },
  });
  expect(status).toBe(201);
  return body;
}

const verdict = ({ status, body }: { status: number; body: { code?: string } }) => [
  status,
  body?.code,
];

/** Waits until something holds; the database and the receiver are asked, not the clock. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const begun = performance.now(); !(await holds());) {
    if (performance.now() - begun > 20_000) throw new Error('it did not come to hold');
    await pause(50);
  }
}

async function off(id: string): Promise<void> {
  const { status } = await app.request('POST', `/v1/webhooks/${id}/disabling`);
  expect(status).toBe(200);
}

describe('events that are asked for', () => {
  it('come in the order of the log, page by page, with what proves them', async () => {
    const first = await act();
    const second = await act();
    const page = await app.request('GET', `/v1/events?country=KZ&after=${first - 1}&limit=1`, {
      key: null,
    });
    expect(page.body.items).toEqual([
      expect.objectContaining({ id: `KZ-${first}`, sequence: first, kind: 'tranche' }),
    ]);
    expect(page.body.items[0].payload.records[0]).toMatchObject({ type: 'tranche', version: 1 });
    expect(page.body.next).toBe(String(first));
    const next = await app.request('GET', `/v1/events?country=KZ&after=${first}`, { key: null });
    expect(next.body.items[0]).toMatchObject({ id: `KZ-${second}` });
    expect(next.body.next).toBeNull();
  });

  it('hide from the public what only auditors may see, but not that it happened', async () => {
    const { body } = await app.request('GET', '/v1/events?country=00&limit=200', { key: null });
    const hidden = body.items.filter(({ payload }: { payload: unknown }) => payload === null);
    expect(hidden.length).toBeGreaterThan(0);
    expect(hidden[0]).toMatchObject({
      kind: null,
      leafHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const path = '/v1/events?country=00&limit=200&edition=auditor';
    expect((await app.request('GET', path, { key: null })).status).toBe(401);
    expect((await app.request('GET', path, { key: app.keys['fund-officer'] ?? '' })).status).toBe(
      403,
    );
    const full = await app.request('GET', path, { key: app.keys['auditor'] ?? '' });
    expect(full.body.items.every(({ payload }: { payload: unknown }) => payload !== null)).toBe(
      true,
    );
  });
});

describe('whoever looks into the log of a country', () => {
  const look = (key: string, query: string) => app.request('GET', `/v1/events?${query}`, { key });

  it('sees of the log of no country what concerns their own access, and of others nothing', async () => {
    const key = await app.makeKey({ roles: ['fund-officer'], countries: ['KZ'] });
    const me = (await app.request('GET', '/v1/me', { key })).body.id.slice(3);
    const { body } = await look(key, 'country=00&edition=own&limit=200');
    const seen = body.items.filter(
      ({ payload }: { payload: { visibility: string } | null }) =>
        payload?.visibility === 'auditor',
    );
    expect(seen).toHaveLength(1);
    expect(seen[0].payload.facts.principal).toBe(me);
    expect(verdict(await look(key, 'country=MN&edition=own'))).toEqual([
      403,
      'IDENTITY.OTHER_COUNTRY',
    ]);
    expect(
      verdict(await look(app.keys['third-party-entity'] ?? '', 'country=KZ&edition=own')),
    ).toEqual([403, 'IDENTITY.NOT_PERMITTED']);
    expect(
      (await app.request('GET', '/v1/events?country=KZ&edition=own', { key: null })).status,
    ).toBe(401);
  });

  it('adds up no two grants: an auditor of one country, officer of another, audits the one alone', async () => {
    const { body } = await app.request('POST', '/v1/api-keys', {
      body: { name: 'Two hats', roles: ['auditor'], countries: ['KZ'] },
    });
    await app.request('POST', `/v1/principals/${body.principal}/grants`, {
      body: { role: 'registry-officer', countries: ['UZ'] },
    });
    const both = await app.request('POST', '/v1/api-keys', {
      body: { principal: body.principal, roles: ['auditor', 'registry-officer'] },
    });
    const key = both.body.key as string;
    expect((await look(key, 'country=KZ&edition=auditor')).status).toBe(200);
    expect(verdict(await look(key, 'country=UZ&edition=auditor'))).toEqual([
      403,
      'IDENTITY.OTHER_COUNTRY',
    ]);
    const webhook = (wish: object) =>
      app.request('POST', '/v1/webhooks', { key, body: { url: receiver.url, ...wish } });
    for (const wish of [
      { countries: ['UZ'], edition: 'auditor' },
      { edition: 'auditor' },
      { countries: ['MN'] },
    ]) {
      expect([wish, ...verdict(await webhook(wish))]).toEqual([
        wish,
        403,
        'IDENTITY.OTHER_COUNTRY',
      ]);
    }
    const made = await webhook({});
    expect([made.status, made.body.countries]).toEqual([201, ['KZ', 'UZ']]);
    await off(made.body.id);
  });
});

describe('a webhook', () => {
  it('is its owner’s own: others do not see it, and an administrator sees all', async () => {
    const [mine, other] = [
      await app.makeKey({ roles: ['fund-officer'], countries: ['KZ'] }),
      await app.makeKey({ roles: ['registry-officer'], countries: ['KZ'] }),
    ];
    const { body } = await app.request('POST', '/v1/webhooks', {
      key: mine,
      body: { url: receiver.url },
    });
    expect(body.countries).toEqual(['KZ']);
    const ids = async (key: string) =>
      (await app.request('GET', '/v1/webhooks', { key })).body.items.map(
        ({ id }: { id: string }) => id,
      );
    expect(await ids(mine)).toEqual([body.id]);
    expect(await ids(other)).toEqual([]);
    expect(await ids(app.keys['administrator'] ?? '')).toContain(body.id);
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/disabling'],
      ['POST', '/enabling'],
      ['POST', '/secret'],
      ['POST', '/retry'],
    ] as const) {
      const refused = await app.request(method, `/v1/webhooks/${body.id}${path}`, { key: other });
      expect([path, ...verdict(refused)]).toEqual([path, 404, 'EVENTS.WEBHOOK_NOT_FOUND']);
    }
    await off(body.id);
    const retried = await app.request('POST', `/v1/webhooks/${body.id}/retry`);
    expect(verdict(retried)).toEqual([409, 'EVENTS.WEBHOOK_OFF']);
  });

  it.each(['key', 'grant'])(
    'tells nothing more once its owner’s %s has ended',
    async (what) => {
      const made = await app.request('POST', '/v1/api-keys', {
        body: { name: 'Leaves soon', roles: ['auditor'], countries: ['UZ'] },
      });
      const { key, principal, id: keyId } = made.body;
      const hook = await app.request('POST', '/v1/webhooks', {
        key,
        body: { url: receiver.url, edition: 'auditor', countries: ['UZ'] },
      });
      const from = receiver.all.length;
      await act('UZ');
      await until(() => receiver.all.length > from);
      if (what === 'key') await app.request('POST', `/v1/api-keys/${keyId}/revocation`);
      else {
        const { grants } = (await app.request('GET', `/v1/principals/${principal}`)).body;
        await app.request('POST', `/v1/grants/${grants[0].id}/end`);
      }
      const told = receiver.all.length;
      await act('UZ');
      const state = async () => (await app.request('GET', `/v1/webhooks/${hook.body.id}`)).body;
      await until(async () => (await state()).told[0].last_error !== null);
      expect((await state()).told).toHaveLength(1);
      expect((await state()).told[0]).toMatchObject({
        country: 'UZ',
        behind: 1,
        failures: 0,
        last_error: 'its owner may not be told of this country any more',
      });
      expect(receiver.all).toHaveLength(told);
      await off(hook.body.id);
    },
    30_000,
  );

  it('is given a new secret, which signs from then on, for a day beside the old one', async () => {
    const { id, secret } = await register();
    const idempotencyKey = `renew-${id}`;
    const renewed = await app.request('POST', `/v1/webhooks/${id}/secret`, { idempotencyKey });
    expect([renewed.status, renewed.body.secret]).toEqual([200, expect.stringMatching(/^whsec_/)]);
    expect(renewed.body.secret).not.toBe(secret);
    const again = await app.request('POST', `/v1/webhooks/${id}/secret`, { idempotencyKey });
    expect(again.body).toMatchObject({ secret: null, auditSequence: renewed.body.auditSequence });
    const from = receiver.all.length;
    await act();
    await until(() => receiver.all.length > from);
    const message = receiver.all.at(-1);
    const now = Math.floor(Date.now() / 1000);
    for (const each of [secret, renewed.body.secret as string]) {
      expect(message && isSigned(each, message, message.signature, now)).toBe(true);
    }
    const kept = [
      { sealed: Buffer.from('new'), since: '2026-11-23T12:00:00.000Z' as Instant },
      { sealed: Buffer.from('old'), since: '2026-01-01T00:00:00.000Z' as Instant },
    ];
    const signing = (at: string) =>
      signingSecrets(kept, at as Instant).map(({ sealed }) => String(sealed));
    expect(signing('2026-11-24T11:59:59.999Z')).toEqual(['new', 'old']);
    expect(signing('2026-11-24T12:00:00.000Z')).toEqual(['new']);
    await off(id);
  }, 30_000);

  it('is registered twenty times by one principal and no more', async () => {
    const key = await app.makeKey({ roles: ['fund-officer'], countries: ['MN'] });
    const ask = () => app.request('POST', '/v1/webhooks', { key, body: { url: receiver.url } });
    const answers = [];
    for (let at = 0; at < 21; at += 1) answers.push((await ask()).status);
    expect(answers).toEqual([...Array.from({ length: 20 }, () => 201), 409]);
    expect((await ask()).body).toMatchObject({ code: 'EVENTS.TOO_MANY_WEBHOOKS', atMost: 20 });
  });

  it('is told in order, signed with a secret that is shown once and stored sealed', async () => {
    const key = 'webhook-once';
    const body = { url: receiver.url, countries: ['KZ'] };
    const made = await app.request('POST', '/v1/webhooks', { body, idempotencyKey: key });
    expect(made.status).toBe(201);
    const { id, secret } = made.body as { id: string; secret: string };
    const again = await app.request('POST', '/v1/webhooks', { body, idempotencyKey: key });
    expect(again.body).toMatchObject({ id, secret: null });
    const { rows } = await owner.query(`SELECT row_to_json(w)::text AS row FROM webhook w`);
    expect(rows.map(({ row }) => row).join()).not.toContain(secret.slice(6, 20));

    const from = receiver.all.length;
    const sequences = [await act(), await act(), await act()];
    await until(() => receiver.all.length >= from + 3);
    const told = receiver.all.slice(from);
    expect(told.map((each) => each.id)).toEqual(sequences.map((each) => `KZ-${each}`));
    const now = Math.floor(Date.now() / 1000);
    for (const message of told) {
      expect(isSigned(secret, message, message.signature, now)).toBe(true);
      expect(JSON.parse(message.body)).toMatchObject({ id: message.id, kind: 'tranche' });
    }
    await off(id);
  }, 30_000);

  it('that fails at times gets every event, in order, each until it is taken', async () => {
    const from = receiver.all.length;
    receiver.answer((_, place) => (place % 3 === 0 ? 500 : place % 3 === 1 ? 302 : 200));
    const { id } = await register();
    const sequences = [await act(), await act(), await act()];
    // The back-off is cut short: what it is stands in a test of its own.
    const hurry = setInterval(() => {
      owner
        .query(`UPDATE webhook_cursor SET next_attempt_at = '2020-01-01'`)
        .catch(() => undefined);
    }, 100);
    try {
      const taken = () => receiver.all.slice(from).filter(({ accepted }) => accepted);
      await until(() => taken().length >= 3);
      expect(taken().map((each) => each.id)).toEqual(sequences.map((each) => `KZ-${each}`));
      expect(receiver.all.length - from).toBeGreaterThan(3);
    } finally {
      clearInterval(hurry);
      receiver.answer(() => 204);
      await off(id);
    }
  }, 40_000);

  it('is told of the kinds and countries it asked for, from the beginning where it asked for that', async () => {
    const from = receiver.all.length;
    await act('UZ');
    const { id } = await register({ countries: ['UZ'], kinds: ['tranche'], from: 'beginning' });
    await until(() => receiver.all.length > from);
    const told = receiver.all.slice(from).map(({ body }) => JSON.parse(body));
    expect(told.every(({ country, kind }) => country === 'UZ' && kind === 'tranche')).toBe(true);
    await off(id);
  }, 30_000);

  it('shows what is wrong with it, and is switched off after days of failing', async () => {
    const { id } = await register({ url: 'http://127.0.0.1:1/nobody' });
    await act();
    const state = async () => (await app.request('GET', `/v1/webhooks/${id}`)).body;
    await until(async () =>
      (await state()).told.some((each: { failures: number }) => each.failures > 0),
    );
    const failing = await state();
    expect(failing.state).toBe('on');
    expect(failing.told).toContainEqual(
      expect.objectContaining({ country: 'KZ', last_error: 'ECONNREFUSED', failures: 1 }),
    );
    const pool = createPostingPool(app.database.applicationUrl, { max: 1 });
    const inFourDays = { now: () => plusMilliseconds(systemClock.now(), 4 * 86_400_000) };
    const worker = new WebhookWorker({
      pool,
      clock: inFourDays,
      allowPrivate: true,
      failingDaysAtMost: 3,
      leaseSeconds: 15,
      sealingKey: () => sealingKey(`${app.dataDir}/webhook-sealing.key`),
    });
    await worker.work();
    await pool.end();
    expect(await state()).toMatchObject({ state: 'off', disabledReason: 'failing' });
    const enabled = await app.request('POST', `/v1/webhooks/${id}/enabling`);
    expect(enabled.body).toMatchObject({ id, state: 'on' });
    await off(id);
  }, 40_000);

  it('stands in the log with who made it and who switched it off', async () => {
    const { body } = await app.request('GET', '/v1/events?country=00&limit=200&edition=auditor');
    const kinds = body.items.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toContain('webhook');
    expect(kinds).toContain('webhook-disabling');
    expect(kinds).toContain('webhook-enabling');
    expect(JSON.stringify(body)).not.toContain('whsec_');
    // What somebody changes in the database is named by the check: where it is told, of what, and by whose right.
    const superuser = createPostingPool(app.database.superuserUrl, { max: 1 });
    const broken = async () =>
      (await checkLaws(superuser, accessLaws))
        .filter((law) => law.broken > 0)
        .map(({ sentence }) => sentence);
    expect(await broken()).toEqual([]);
    const webhookLaw = 'Every webhook tells whom it was made for, and no other is there';
    const secretLaw = 'Every new secret of a webhook is the one that its leaf tells of';
    for (const [change, law] of [
      [`webhook SET url = 'https://evil.example/'`, webhookLaw],
      [`webhook SET edition = 'auditor' WHERE edition = 'public'`, webhookLaw],
      [`webhook SET created_by = '00000000-0000-7000-8000-000000000000'`, webhookLaw],
      [`webhook_secret SET webhook_id = gen_random_uuid()`, secretLaw],
    ] as const) {
      await superuser.query('BEGIN');
      await superuser.query('SET LOCAL session_replication_role = replica');
      await superuser.query(`UPDATE public.${change}`);
      expect([change, await broken()]).toEqual([change, [law]]);
      await superuser.query('ROLLBACK');
    }
    await superuser.end();
  });

  it('is refused where it would reach inside, or tell what its owner may not read', async () => {
    const closed = await startApplication({ database: app.database });
    try {
      const { status, body } = await closed.request('POST', '/v1/webhooks', {
        body: { url: 'https://169.254.169.254/latest' },
      });
      expect([status, body.code]).toEqual([422, 'EVENTS.TARGET_NOT_ALLOWED']);
    } finally {
      await closed.close();
    }
    for (const role of ['third-party-entity', 'joint-committee-co-chair']) {
      const { status } = await app.request('POST', '/v1/webhooks', {
        key: app.keys[role] ?? '',
        body: { url: receiver.url },
      });
      expect([role, status]).toEqual([role, 403]);
    }
    const absent = await app.request('GET', '/v1/webhooks/00-01932c5e-7a00-7c3e-9b1a-0242ac120000');
    expect([absent.status, absent.body.code]).toEqual([404, 'EVENTS.WEBHOOK_NOT_FOUND']);
  }, 30_000);
});
