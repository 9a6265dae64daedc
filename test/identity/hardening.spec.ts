import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { EnvironmentProblems, readEnvironment } from '../../src/database/environment.ts';
import { createPostingPool } from '../../src/database/pools.ts';
import { startApplication } from '../harness/application.ts';
import type { RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { Browser } from './browser.ts';

describe('a pool of one connection', () => {
  let app: RunningApplication;
  beforeAll(async () => {
    app = await startWithReference({
      environment: { POSTING_CONNECTIONS: '1', READING_CONNECTIONS: '1' },
    });
  });
  afterAll(() => app?.close());

  it('is enough for everything at once: nobody who holds it waits for a second', async () => {
    const limited = await app.makeKey({
      roles: ['registry-officer'],
      projects: ['KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000'],
    });
    const key = app.keys['administrator'] ?? '';
    const started = Date.now();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) => [
        app.request('POST', '/v1/api-keys', { body: { name: `n${at}`, roles: ['auditor'] } }),
        new Browser(app.url).post('/sign-in', { key }),
        app.request('POST', '/v1/partner-countries/KZ/projects', {
          body: {
            reference: `KZ-ONE-${at}`,
            title: 'One connection',
            mechanism: 'NONE',
            sector: 'transport',
            participants: [],
          },
        }),
        app.request('PATCH', '/v1/projects/KZ-NOWHERE', { key: limited, body: { title: 'x' } }),
        app.request('GET', '/v1/partner-countries/KZ/trial-balance'),
        app.request('POST', '/v1/principals', { body: { name: `p${at}`, grants: [] } }),
      ]).flat(),
    );
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
    expect(Date.now() - started).toBeLessThan(9_000);
  });
});

describe('TLS to the database', () => {
  let folder: string;
  let caFile: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jcm-ledger-ca-'));
    caFile = join(folder, 'ca.pem');
    await writeFile(caFile, 'CERTIFICATE OF THE AUTHORITY');
  });
  afterAll(() => rm(folder, { recursive: true }));

  const read = (more: Readonly<Record<string, string>>) =>
    readEnvironment({ DATABASE_URL: 'postgres://p:s@db.example.org/ledger', ...more }, '/');

  it('is verified in full by the authority of the settings, on every connection', () => {
    const { database } = read({
      DATABASE_CA_FILE: caFile,
      DATABASE_OWNER_URL: 'postgres://o:s@db.example.org/ledger?sslmode=require',
      DATABASE_READER_URL: 'postgres://r:s@standby.example.org/ledger',
    });
    for (const url of [database?.applicationUrl, database?.ownerUrl, database?.readerUrl]) {
      const client = new pg.Client({ connectionString: url ?? '' }) as unknown as {
        connectionParameters: { ssl: { ca: string; rejectUnauthorized?: boolean } };
      };
      const { ssl } = client.connectionParameters;
      expect(ssl.ca).toBe('CERTIFICATE OF THE AUTHORITY');
      expect(ssl.rejectUnauthorized).not.toBe(false);
    }
  });

  it.each(['disable', 'allow', 'prefer', 'no-verify'])('is not half asked for: %s', (mode) => {
    const url = `postgres://p:secret-word@db.example.org/ledger?sslmode=${mode}`;
    const wrong = () => read({ DATABASE_CA_FILE: caFile, DATABASE_URL: url });
    expect(wrong).toThrow(EnvironmentProblems);
    expect(wrong).toThrow(`sslmode=${mode}`);
    expect(wrong).not.toThrow('secret-word');
  });

  it('is left as the address has it without an authority', () => {
    expect(read({}).database?.applicationUrl).toBe('postgres://p:s@db.example.org/ledger');
  });
});

describe('what goes out and what is logged', () => {
  let app: RunningApplication;
  let superuser: pg.Pool;
  let written = '';
  const write = process.stderr.write.bind(process.stderr);

  beforeAll(async () => {
    process.stderr.write = ((chunk: string | Uint8Array) => {
      written += String(chunk);
      return true;
    }) as typeof process.stderr.write;
    app = await startApplication({
      environment: { LOG_LEVEL: 'trace' },
      identity: { secretsKey: Buffer.alloc(32, 5) },
    });
    superuser = createPostingPool(app.database.superuserUrl, { max: 1 });
  });
  afterAll(async () => {
    process.stderr.write = write;
    await superuser?.end();
    await app?.close();
  });

  it('holds no key, cookie, token or stack, whatever goes wrong', async () => {
    const key = app.keys['administrator'] ?? '';
    const browser = new Browser(app.url);
    await browser.post('/sign-in', { key });
    const cookie = browser.cookie('jcm_session') ?? '';
    const jwt = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJzZWNyZXQtc3ViamVjdCJ9.c2VjcmV0LXNpZ25hdHVyZQ';
    const texts: string[] = [];
    const ask = async (method: string, path: string, more: object) =>
      texts.push((await app.request(method, path, more)).text);
    // A fault of the program itself, with a secret in every place where one can stand.
    await superuser.query('ALTER TABLE public.principal RENAME TO principal_hidden');
    for (const path of ['/v1/principals', '/v1/api-keys', `/v1/principals?limit=${key}`]) {
      await ask('GET', path, { key });
      await ask('GET', path, { key: jwt });
      texts.push((await browser.get(path)).text);
    }
    await ask('POST', '/v1/api-keys', { key, body: { name: key, roles: ['auditor'] } });
    await superuser.query('ALTER TABLE public.principal_hidden RENAME TO principal');
    await ask('POST', '/v1/api-keys', { key, body: `{"name": "${key}"`, idempotencyKey: key });
    await ask('GET', `/v1/accounts/KZ-x?x=1`, { key: `${key}broken` });
    texts.push((await browser.post('/sign-in', { key: `${key}broken`, to: '/me' })).text);
    expect(texts.join('\n')).toContain('HTTP.INTERNAL');
    expect(written).toContain('A request failed');
    for (const secret of [key, key.slice(4), cookie, jwt]) {
      expect([secret === key, written.includes(secret)]).toEqual([secret === key, false]);
      const told = texts.filter((text) => text.includes(secret));
      expect(told).toEqual([]);
    }
    expect(texts.filter((text) => /\n\s+at |node_modules|\.ts:\d/.test(text))).toEqual([]);
    expect(texts.filter((text) => text.includes('principal_hidden'))).toEqual([]);
  });

  it('is refused too deep, and too often by one key from wherever', async () => {
    const deep = await app.request('POST', '/v1/api-keys', { body: '['.repeat(200_000) });
    expect([deep.status, deep.body.code, deep.body.atMost]).toEqual([
      400,
      'HTTP.BODY_TOO_DEEP',
      32,
    ]);
    const slow = await startApplication({
      http: { requestsPerMinute: 0, requestsPerMinutePerKey: 5 },
    });
    try {
      const statuses: number[] = [];
      for (let at = 0; at < 7; at += 1) statuses.push((await slow.request('GET', '/v1/me')).status);
      expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
      const other = await slow.request('GET', '/v1/me', { key: slow.keys['auditor'] ?? '' });
      expect(other.status).toBe(200);
      expect((await slow.request('GET', '/livez', { key: null })).status).toBe(200);
    } finally {
      await slow.close();
    }
  });
});
