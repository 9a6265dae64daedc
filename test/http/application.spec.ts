import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { CATALOGUES } from '../../src/error-catalogues.ts';
import { startApplication } from '../harness/application.ts';
import type { RunningApplication } from '../harness/application.ts';
import { expectGolden } from '../harness/golden.ts';

/** Many acts at once, trial calculations, dry runs and comparisons; and ending a session twice is ending it once. */
const WITHOUT_KEY = /\/(acts|calculate|check|reconcile|reconciliations|sessions\/:id\/end)$/;
const GOLDEN = join(import.meta.dirname, '../golden');

let app: RunningApplication;
beforeAll(async () => {
  app = await startApplication({ kind: 'demonstration' });
});
afterAll(() => app.close());

interface Operation {
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, object>>;
  readonly parameters?: readonly { readonly name: string }[];
}
interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

async function openApi(): Promise<Document> {
  const { status, body } = await app.request('GET', '/openapi.json', { key: null });
  expect(status).toBe(200);
  return body as Document;
}

describe('the routes of the program', () => {
  it('each declare what they ask for', () => {
    const lines = app.ledger.routes.map(
      ({ method, path, access }) => `${method} ${path} ${access}`,
    );
    expectGolden(join(GOLDEN, 'routes.txt'), `${lines.join('\n')}\n`);
  });

  it('that change anything need a key', () => {
    // A trial calculation stores nothing: it is a question with a long address.
    const open = app.ledger.routes.filter(
      ({ method, path, access }) =>
        method !== 'GET' && access === 'public' && !path.endsWith('/calculate'),
    );
    // The way in and out, which is for whoever has no session yet, and taken from this site's pages alone.
    expect(open.map(({ path }) => path)).toEqual(['/sign-in', '/sign-in/code', '/sign-out']);
  });

  // Who is refused which of them: test/identity/matrix.spec.ts, for all of them and every role.
});

describe('the OpenAPI document', () => {
  it('is of version 3.1 and says that this is a demonstration', async () => {
    const { openapi, info } = await openApi();
    expect([openapi, info.title]).toEqual(['3.1.0', 'JCM Ledger']);
    expect(info.description).toContain('Demonstration');
  });

  it('tells of every route under /v1, with its errors, and who needs a key', async () => {
    const { paths } = await openApi();
    for (const { method, path, access } of app.ledger.routes) {
      if (!path.startsWith('/v1/')) continue;
      const operation = paths[path.replace(/:([a-z0-9]+)/gi, '{$1}')]?.[method.toLowerCase()];
      expect([path, operation === undefined]).toEqual([path, false]);
      expect([path, operation?.security !== undefined]).toEqual([path, access !== 'public']);
      // Of many acts in one request, each has a key of its own.
      // A trial calculation or a dry run is no act: it stores nothing and needs no Idempotency-Key.
      if (method !== 'POST' || WITHOUT_KEY.test(path)) continue;
      const headers = operation?.parameters?.map(({ name }) => name);
      expect([path, headers?.includes('Idempotency-Key')]).toEqual([path, true]);
      for (const status of ['400', '401', '403', '422']) {
        expect([path, status, status in (operation?.responses ?? {})]).toEqual([
          path,
          status,
          true,
        ]);
      }
    }
  });

  it('is the one that was accepted last', async () => {
    const text = JSON.stringify(await openApi(), null, 2);
    expectGolden(join(GOLDEN, 'openapi.json'), `${text}\n`);
  });

  it('points only at what it holds: every $ref leads somewhere', async () => {
    const document = (await openApi()) as unknown as Record<string, unknown>;
    const references = JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g);
    const lost = [...new Set([...references].map(([, path = '']) => path))].filter((path) => {
      const names = path.replace(/^#\//, '').split('/');
      const found = names.reduce<unknown>(
        (value, name) => (value as Record<string, unknown> | undefined)?.[name],
        document,
      );
      return !path.startsWith('#/') || typeof found !== 'object';
    });
    expect(lost).toEqual([]);
  });
});

describe('the pages of the interface', () => {
  it('come from this server alone, under a policy that lets nothing else in', async () => {
    for (const path of ['/docs', '/docs/']) {
      const { status, text, headers } = await app.request('GET', path, { key: null });
      expect([path, status]).toEqual([path, 200]);
      expect(text).toContain('Demonstration');
      expect(text).not.toMatch(/https?:\/\/|<style|<script>|style=/);
      expect(headers.get('content-security-policy')).toContain("style-src 'self' 'unsafe-inline'");
      for (const [, asset] of text.matchAll(/(?:src|href)="(\/docs\/assets\/[^"]+)"/g)) {
        expect([asset, (await app.request('GET', asset ?? '', { key: null })).status]).toEqual([
          asset,
          200,
        ]);
      }
    }
  });

  it('allow inline styles nowhere else', async () => {
    for (const path of ['/docs/errors', '/livez', '/nothing', '/docs/assets/start.js']) {
      const policy = (await app.request('GET', path)).headers.get('content-security-policy');
      expect([path, policy]).toEqual([path, expect.not.stringContaining('unsafe')]);
    }
  });

  it('serve no file but those they need', async () => {
    for (const file of ['swagger-ui.js', '..%2fpackage.json', 'absolute-path.js', 'x']) {
      expect((await app.request('GET', `/docs/assets/${file}`)).status).toBe(404);
    }
  });

  it('explain every code where its `type` leads', async () => {
    const { text } = await app.request('GET', '/docs/errors', { key: null });
    for (const code of Object.values(CATALOGUES).flatMap((each) => Object.keys(each))) {
      expect(text).toContain(`id="${code}"`);
    }
  });
});

describe('a program that watches over this one', () => {
  it('learns that it lives and is ready', async () => {
    expect((await app.request('GET', '/livez', { key: null })).body).toEqual({ status: 'alive' });
    const { status, body } = await app.request('GET', '/readyz', { key: null });
    expect([status, body.status]).toEqual([200, 'ready']);
  });

  it('learns that a migration is missing, or the role too powerful, and not how', async () => {
    const superuser = new pg.Client({ connectionString: app.database.superuserUrl });
    await superuser.connect();
    try {
      await superuser.query('BEGIN');
      await superuser.query(`UPDATE public.migrations SET name = name || 'x' WHERE id = 1`);
      await superuser.query('GRANT UPDATE ON public.posting TO jcm_ledger_application');
      await superuser.query('COMMIT');
      const { status, body } = await app.request('GET', '/readyz', { key: null });
      expect([status, body]).toEqual([
        503,
        {
          status: 'not ready',
          checks: [
            { name: 'database answers', ok: true },
            { name: 'migrations applied', ok: false },
            { name: 'role of the program is not too powerful', ok: false },
            { name: 'database has room', ok: true },
            { name: 'disk has room', ok: true },
            { name: 'audit log is signed', ok: true },
          ],
        },
      ]);
      await superuser.query(`UPDATE public.migrations SET name = rtrim(name, 'x') WHERE id = 1`);
      await superuser.query('REVOKE UPDATE ON public.posting FROM jcm_ledger_application');
      expect((await app.request('GET', '/readyz', { key: null })).status).toBe(200);
    } finally {
      await superuser.end();
    }
  });
});

describe('stopping', () => {
  it('finishes what was begun, seals the log, and lets go of every connection', async () => {
    const stopped = await startApplication({
      kind: 'demonstration',
      database: app.database,
      // A key of its own would not be the active one, and seal nothing.
      environment: { AUDIT_KEY_FILE: join(app.dataDir, 'audit-signing-key.pem') },
    });
    const superuser = new pg.Client({ connectionString: app.database.superuserUrl });
    await superuser.connect();
    const made = async (): Promise<ReadonlySet<string>> => {
      const { rows } = await superuser.query<{ id: string }>(
        `SELECT '00-' || id AS id FROM public.api_key
          WHERE principal_id IN (SELECT principal_id FROM public.principal_name
                                  WHERE name LIKE 'Until the end %')`,
      );
      return new Set(rows.map(({ id }) => id));
    };
    const asked = Array.from({ length: 40 }, (_, each) =>
      stopped.request('POST', '/v1/api-keys', {
        body: { name: `Until the end ${each}`, roles: ['auditor'] },
      }),
    );
    const settled = Promise.allSettled(asked);
    while ((await made()).size === 0) await pause(1);
    const began = performance.now();
    await stopped.close();
    expect(performance.now() - began).toBeLessThan(10_000);
    const there = await made();
    const answered = (await settled).flatMap((each) =>
      each.status === 'fulfilled' ? [each.value] : [],
    );
    expect(answered.length).toBeGreaterThan(0);
    for (const { status, body } of answered) {
      expect([status, there.has(String(body.id))]).toEqual([201, true]);
    }
    await expect(fetch(`${stopped.url}/livez`)).rejects.toThrow('fetch failed');
    const { rows } = await superuser.query<{ sealed: boolean }>(
      `SELECT (SELECT max(recorded_at) FROM public.audit_leaf WHERE country_code = '00')
              <= (SELECT max(at) FROM public.operator_head) AS sealed`,
    );
    await superuser.end();
    expect(rows[0]?.sealed).toBe(true);
  });
});
