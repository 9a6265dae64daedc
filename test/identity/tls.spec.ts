import { chmod, chown, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { createServer, request as httpsRequest } from 'node:https';
import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { readEnvironment } from '../../src/database/environment.ts';
import { createPostingPool } from '../../src/database/pools.ts';
import { startThrowAwayPostgres } from '../../src/database/throw-away-postgres.ts';
import type { ThrowAwayPostgres } from '../../src/database/throw-away-postgres.ts';
import { startApplication } from '../harness/application.ts';
import type { RunningApplication } from '../harness/application.ts';
import { newAuthority } from '../harness/certificate.ts';
import type { Authority, Certificate } from '../harness/certificate.ts';

const authority = newAuthority();
const other = newAuthority('Another authority');
let folder: string;
const fileOf = (of: Authority) => join(folder, `${of === authority ? 'right' : 'other'}.pem`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jcm-ledger-tls-'));
  for (const each of [authority, other]) await writeFile(fileOf(each), each.certificate);
});
afterAll(() => rm(folder, { recursive: true }));

describe('a database behind TLS', () => {
  let server: ThrowAwayPostgres;
  beforeAll(async () => {
    server = await startThrowAwayPostgres({ shared_buffers: '16MB' });
    await present(authority.issue('127.0.0.1'));
  });
  afterAll(() => server?.stop());

  /** Gives the server another certificate, which it shows to whoever connects from then on. */
  async function present({ certificate, key }: Certificate): Promise<void> {
    const { uid, gid } = await stat(server.directory);
    for (const [name, text] of [
      ['server.crt', certificate],
      ['server.key', key],
    ] as const) {
      const path = join(server.directory, name);
      await writeFile(path, text);
      await chown(path, uid, gid);
      await chmod(path, 0o600);
    }
    const superuser = new pg.Client(server.superuserUrl);
    await superuser.connect();
    await superuser.query('ALTER SYSTEM SET ssl = on');
    await superuser.query('SELECT pg_reload_conf()');
    await superuser.end();
    // The reload is asked for, not waited for.
    await new Promise((resolve) => setTimeout(resolve, 300));
  }

  /** Whether the program's own pool, made from its own settings, speaks with the database by TLS. */
  async function speaks(caFile: string, host = '127.0.0.1'): Promise<unknown> {
    const url = new URL(server.superuserUrl);
    url.hostname = host;
    const { database } = readEnvironment(
      { DATABASE_URL: url.href, DATABASE_CA_FILE: caFile },
      folder,
    );
    const pool = createPostingPool(database?.applicationUrl ?? '', { max: 1 });
    try {
      const { rows } = await pool.query<{ ssl: boolean }>(
        'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()',
      );
      return rows[0]?.ssl;
    } catch (error) {
      return (error as { code?: unknown }).code;
    } finally {
      await pool.end();
    }
  }

  it('is spoken with where the authority signed its certificate, and by TLS', async () => {
    expect(await speaks(fileOf(authority))).toBe(true);
  });

  it('is refused where another authority signed it, or it says another name', async () => {
    expect(await speaks(fileOf(other))).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    expect(await speaks(fileOf(authority), 'localhost')).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    await present(other.issue('127.0.0.1'));
    expect(await speaks(fileOf(authority))).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    await present(authority.issue('db.example.org'));
    expect(await speaks(fileOf(authority))).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  });
});

describe('a site behind a proxy that speaks TLS', () => {
  let app: RunningApplication;
  let proxy: Server;
  let origin: string;

  beforeAll(async () => {
    const { certificate: cert, key } = authority.issue('localhost');
    proxy = createServer({ cert, key }, (incoming, outgoing) => {
      const { method, url, headers } = incoming;
      const on = httpRequest(new URL(url ?? '/', app.url), { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(outgoing);
      });
      incoming.pipe(on);
    });
    await new Promise<void>((resolve) => proxy.listen(0, 'localhost', resolve));
    origin = `https://localhost:${(proxy.address() as AddressInfo).port}`;
    app = await startApplication({ identity: { publicUrl: origin } });
  });
  afterAll(async () => {
    await new Promise((resolve) => proxy.close(resolve));
    await app?.close();
  });

  interface Answer {
    readonly status: number;
    readonly cookies: readonly string[];
    readonly hsts: string | undefined;
    readonly text: string;
  }
  function ask(
    path: string,
    more: {
      form?: Readonly<Record<string, string>>;
      headers?: Readonly<Record<string, string>>;
    } = {},
  ): Promise<Answer> {
    const body = more.form === undefined ? '' : new URLSearchParams(more.form).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const options = {
      ca: authority.certificate,
      method: more.form === undefined ? 'GET' : 'POST',
      headers: { accept: 'text/html', ...(more.form ? type : {}), ...more.headers },
      agent: false as const,
    };
    return new Promise((resolve, reject) => {
      const request = httpsRequest(new URL(path, origin), options, (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += String(chunk)));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            cookies: answer.headers['set-cookie'] ?? [],
            hsts: answer.headers['strict-transport-security'],
            text,
          }),
        );
      });
      request.once('error', reject);
      request.end(body);
    });
  }

  it('gives every cookie as Secure and bound to this host, and takes only such', async () => {
    const form = { key: app.keys['auditor'] ?? '', to: '/me' };
    const seen = await ask('/sign-in', { form, headers: { origin } });
    expect([seen.status, seen.cookies.length]).toEqual([303, 1]);
    expect(seen.cookies[0]).toMatch(
      /^__Host-jcm_session=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax; Secure$/,
    );
    const [pair = ''] = (seen.cookies[0] ?? '').split(';');
    expect((await ask('/me', { headers: { cookie: pair } })).status).toBe(200);
    const bare = pair.replace('__Host-', '');
    expect((await ask('/me', { headers: { cookie: bare } })).status).toBe(303);
    const chosen = await ask('/language?choose=ja&to=/');
    expect(chosen.cookies).toHaveLength(1);
    expect(
      [...seen.cookies, ...chosen.cookies].filter((each) => !each.endsWith('; Secure')),
    ).toEqual([]);
  });

  it('takes a change from its own pages by their address, which is https, and from none other', async () => {
    const form = { key: app.keys['auditor'] ?? '' };
    for (const from of [origin.replace('https:', 'http:'), 'https://localhost', app.url]) {
      const seen = await ask('/sign-in', { form, headers: { origin: from } });
      expect([from, seen.status]).toEqual([from, 403]);
    }
  });
});
