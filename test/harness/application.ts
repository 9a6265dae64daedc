import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assembleLedger } from '../../src/application.ts';
import type { Ledger } from '../../src/application.ts';
import { createPostingPool } from '../../src/database/pools.ts';
import { readEnvironment } from '../../src/database/environment.ts';
import type { BookKind } from '../../src/database/migrator.ts';
import { DEFAULT_HTTP_SETTINGS } from '../../src/http/settings.ts';
import type { HttpSettings } from '../../src/http/settings.ts';
import { makeKey } from '../../src/identity/access-changes.ts';
import type { Side } from '../../src/identity/grant.ts';
import { OPERATOR_ID } from '../../src/identity/operator.ts';
import { ALL_ROLES } from '../../src/identity/permissions.ts';
import type { Role } from '../../src/identity/permissions.ts';
import { DEFAULT_IDENTITY_SETTINGS } from '../../src/identity/settings.ts';
import type { IdentitySettings } from '../../src/identity/settings.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import type { Clock, Instant } from '../../src/kernel/clock.ts';
import { freshDatabase } from './database.ts';
import type { FreshDatabase } from './database.ts';

export interface ApplicationOptions {
  readonly kind?: BookKind;
  readonly clock?: Clock;
  readonly http?: Partial<HttpSettings>;
  readonly identity?: Partial<IdentitySettings>;
  /** A database to run on, which stays; else a fresh one, which goes with the application. */
  readonly database?: FreshDatabase;
  readonly environment?: Readonly<Record<string, string>>;
  /** Told what the program says to people while it starts. */
  readonly log?: (line: string) => void;
}

export interface RequestOptions {
  /** An API key; null for none. Default: the administrator's. */
  readonly key?: string | null;
  /** Sent as JSON; a string or buffer as it is. */
  readonly body?: unknown;
  /** Default for POST: a new one. Null for none. */
  readonly idempotencyKey?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; undefined where it is no JSON. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test says what it expects of it
  readonly body: any;
}

export interface RunningApplication {
  readonly url: string;
  readonly ledger: Ledger;
  readonly database: FreshDatabase;
  readonly dataDir: string;
  /** Role (and `second-fund-officer`) → API key. */
  readonly keys: Readonly<Record<string, string>>;
  request(method: string, path: string, options?: RequestOptions): Promise<Answered>;
  /** A further key: of some roles, for some countries, with an end. */
  makeKey(wish: {
    readonly roles: readonly Role[];
    readonly countries?: readonly string[];
    readonly side?: Side;
    /** Ids of participants without their country. */
    readonly organisations?: readonly string[];
    readonly projects?: readonly string[];
    readonly expiresAt?: Instant;
  }): Promise<string>;
  close(): Promise<void>;
}

/** The whole program in the test's own process, on a database of its own, with a key for every role. */
export async function startApplication(
  options: ApplicationOptions = {},
): Promise<RunningApplication> {
  const database = options.database ?? (await freshDatabase(options.kind ?? 'real'));
  const dataDir = await mkdtemp(join(tmpdir(), 'jcm-ledger-test-'));
  const environment = readEnvironment(
    {
      PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: database.applicationUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      DATABASE_READER_URL: database.readerUrl,
      LOG_LEVEL: 'silent',
      POSTING_CONNECTIONS: '4',
      READING_CONNECTIONS: '4',
      ...options.environment,
    },
    dataDir,
  );
  const clock = options.clock ?? systemClock;
  const ledger = await assembleLedger({
    environment,
    http: { ...DEFAULT_HTTP_SETTINGS, ...options.http },
    identity: { ...DEFAULT_IDENTITY_SETTINGS, ...options.identity },
    log: options.log ?? (() => undefined),
    clock,
  });
  const url = await ledger.listen();
  const keys = ledger.demonstrationKeys?.keys ?? (await makeRoleKeys(database, clock));
  return {
    url,
    ledger,
    database,
    dataDir,
    keys,
    request: (method, path, request = {}) =>
      ask(`${url}${path}`, method, { key: keys['administrator'] ?? null, ...request }),
    makeKey: (wish) => withPool(database, (make) => make('A further holder', wish), clock),
    async close() {
      await ledger.close();
      await rm(dataDir, { recursive: true, force: true });
      if (options.database === undefined) await database.drop();
    },
  };
}

interface Wish {
  readonly roles: readonly Role[];
  readonly countries?: readonly string[];
  readonly side?: Side;
  readonly organisations?: readonly string[];
  readonly projects?: readonly string[];
  readonly expiresAt?: Instant;
}
type Make = (name: string, wish: Wish) => Promise<string>;

async function makeRoleKeys(
  database: FreshDatabase,
  clock: Clock,
): Promise<Readonly<Record<string, string>>> {
  const keys: Record<string, string> = {};
  await withPool(
    database,
    async (make) => {
      for (const role of ALL_ROLES) keys[role] = await make(role, { roles: [role] });
      keys['second-fund-officer'] = await make('second', { roles: ['fund-officer'] });
    },
    clock,
  );
  return keys;
}

async function withPool<T>(
  database: FreshDatabase,
  work: (make: Make) => Promise<T>,
  clock: Clock,
): Promise<T> {
  const pool = createPostingPool(database.applicationUrl, { max: 1 });
  try {
    return await work(async (name, wish) => {
      const made = await makeKey(
        { pool, clock },
        { principalId: OPERATOR_ID, request: null },
        {
          holder: { name, kind: 'person', demonstration: false },
          roles: wish.roles,
          countries: wish.countries ?? null,
          side: wish.side ?? null,
          organisations: wish.organisations ?? null,
          projects: wish.projects ?? null,
          expiresAt: wish.expiresAt ?? null,
        },
      );
      return made.text ?? '';
    });
  } finally {
    await pool.end();
  }
}

async function ask(url: string, method: string, options: RequestOptions): Promise<Answered> {
  const headers: Record<string, string> = {};
  if (options.key !== null && options.key !== undefined) {
    headers['authorization'] = `Bearer ${options.key}`;
  }
  if (method === 'POST' && options.idempotencyKey !== null) {
    headers['idempotency-key'] = options.idempotencyKey ?? randomUUID();
  }
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  const raw = typeof options.body === 'string' || options.body instanceof Uint8Array;
  const answer = await fetch(url, {
    method,
    headers: { ...headers, ...options.headers },
    redirect: 'manual',
    ...(options.body === undefined
      ? {}
      : { body: raw ? (options.body as string) : JSON.stringify(options.body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
