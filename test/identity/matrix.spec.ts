import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ALL_ROLES, isPermission, permissionsOf } from '../../src/identity/permissions.ts';
import type { Role } from '../../src/identity/permissions.ts';
import { startApplication } from '../harness/application.ts';
import type { RunningApplication } from '../harness/application.ts';

/** What the guard says to whom a route is not for; any other answer came from behind it. */
const CLOSED = new Set([
  'IDENTITY.KEY_MISSING',
  'IDENTITY.NOT_SIGNED_IN',
  'IDENTITY.NOT_PERMITTED',
  'IDENTITY.OTHER_COUNTRY',
  'IDENTITY.OUT_OF_SCOPE',
  'IDENTITY.KEY_NOT_ACCEPTED',
]);

interface Line {
  readonly method: string;
  readonly path: string;
  readonly access: string;
}

let app: RunningApplication;
beforeAll(async () => {
  app = await startApplication({ http: { requestsPerMinute: 0 } });
});
afterAll(() => app?.close());

/** The table as it is kept: method, path, what is asked. */
function table(): readonly Line[] {
  const text = readFileSync(join(import.meta.dirname, '../golden/routes.txt'), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [method = '', path = '', access = ''] = line.split(' ');
      return { method, path, access };
    });
}

function isOpen(access: string, role: Role | null): boolean {
  if (access === 'public') return true;
  if (role === null) return false;
  if (access === 'signed-in') return true;
  return isPermission(access) && permissionsOf([role]).has(access);
}

/** Asks for a route at a well-formed address; of a side that every co-chair of the test may sign for. */
async function guardOpens({ method, path }: Line, key: string | null): Promise<boolean> {
  const address = path
    .replace(':iso2', 'KZ')
    .replace(':month', '2026-01')
    .replace(':version', 'Ver1.0')
    .replace(/:[a-z0-9]+/gi, 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000');
  const { status, body, text } = await app.request(method, address, {
    key,
    ...(method === 'GET' ? {} : { body: { side: 'japan' } }),
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  if (status >= 500 && status !== 503) throw new Error(`${method} ${address}: ${status} ${text}`);
  const code = (body as { code?: string } | undefined)?.code ?? '';
  // A page of the way in says 401 of its own accord, as a page.
  return !((status === 401 || status === 403) && CLOSED.has(code));
}

/** Eight at a time: what one route answers has nothing to do with another. */
async function someAtOnce<T>(list: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  const rest = [...list];
  const worker = async () => {
    for (let each = rest.shift(); each !== undefined; each = rest.shift()) await work(each);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

describe('every route, asked by every role and by nobody', () => {
  it('is the table: what the program serves and what the table says are the same', () => {
    const served = app.ledger.routes.map(({ method, path, access }) => [method, path, access]);
    expect(table().map(({ method, path, access }) => [method, path, access])).toEqual(served);
    expect(served.length).toBeGreaterThan(150);
  });

  it.each<Role | null>([null, ...ALL_ROLES])(
    'opens to %s exactly as the table says',
    async (role) => {
      const key = role === null ? null : (app.keys[role] ?? '');
      const differing: string[] = [];
      await someAtOnce(table(), async (line) => {
        const opens = await guardOpens(line, key);
        if (opens !== isOpen(line.access, role)) {
          differing.push(
            `${line.method} ${line.path} ${line.access}: ${opens ? 'open' : 'closed'}`,
          );
        }
      });
      expect(differing).toEqual([]);
    },
  );

  it('is closed to a key of no accepted form, whatever the route', async () => {
    const open: string[] = [];
    await someAtOnce(table(), async (line) => {
      if (await guardOpens(line, 'jcm_forged')) open.push(`${line.method} ${line.path}`);
    });
    expect(open).toEqual([]);
  });
});
