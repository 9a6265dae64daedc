import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { MIGRATIONS } from '../../migrations/all.ts';
import type { BookKind } from '../../src/database/migrator.ts';
import { migrate } from '../../src/database/migrator.ts';
import { APPLICATION_LOGIN, OWNER, READER_LOGIN } from '../../src/database/role-names.ts';

/** The server that this run of the tests uses, as its environment carries it to every worker. */
export interface TestServer {
  /** Address of a superuser at a database that always exists. */
  readonly superuserUrl: string;
  /** Begins the name of every database of this run, so that the end can remove them. */
  readonly prefix: string;
}

const SUPERUSER_URL = 'JCM_LEDGER_TEST_SUPERUSER_URL';
const PREFIX = 'JCM_LEDGER_TEST_PREFIX';

export function announceTestServer(superuserUrl: string): TestServer {
  const prefix = `jcm_ledger_test_${randomBytes(4).toString('hex')}`;
  process.env[SUPERUSER_URL] = superuserUrl;
  process.env[PREFIX] = prefix;
  return { superuserUrl, prefix };
}

export function testServer(): TestServer {
  const superuserUrl = process.env[SUPERUSER_URL];
  const prefix = process.env[PREFIX];
  if (superuserUrl === undefined || prefix === undefined) {
    throw new Error('There is no test server: run the tests through jest, with its global set-up.');
  }
  return { superuserUrl, prefix };
}

export function templateName(server: TestServer, kind: BookKind): string {
  return `${server.prefix}_template_${kind}`;
}

/** Address of a database of the test server for a role; null for the superuser. */
export function urlOf(server: TestServer, database: string, role: string | null): string {
  const url = new URL(server.superuserUrl);
  url.pathname = `/${database}`;
  if (role !== null) {
    url.username = role;
    url.password = passwordOf(server, role);
  }
  return url.href;
}

/** Runs that share a server share its roles: the password follows from what they all know. */
function passwordOf(server: TestServer, role: string): string {
  return createHash('sha256').update(`${server.superuserUrl} ${role}`).digest('hex').slice(0, 32);
}

export async function asSuperuser<T>(
  server: TestServer,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: server.superuserUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the roles and, for each kind of book, one migrated database to copy from. */
export async function makeTemplates(server: TestServer): Promise<void> {
  await asSuperuser(server, async (client) => {
    for (const role of [OWNER, APPLICATION_LOGIN, READER_LOGIN]) {
      await ensureRole(client, role, passwordOf(server, role));
    }
    for (const kind of ['real', 'demonstration'] as const) {
      await client.query(`CREATE DATABASE ${templateName(server, kind)} OWNER ${OWNER}`);
    }
  });
  for (const kind of ['real', 'demonstration'] as const) {
    const database = templateName(server, kind);
    await migrate({
      ownerUrl: urlOf(server, database, OWNER),
      applicationUrl: urlOf(server, database, APPLICATION_LOGIN),
      readerUrl: urlOf(server, database, READER_LOGIN),
      migrations: MIGRATIONS,
      kindOfNewBook: kind,
      kindRequired: kind,
      log: () => undefined,
    });
  }
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const attributes = `LOGIN ${role === OWNER ? 'CREATEROLE' : 'NOCREATEROLE'} PASSWORD '${password}'`;
  const { rows } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  await client.query(`${rows.length > 0 ? 'ALTER' : 'CREATE'} ROLE ${role} ${attributes}`);
}

/** Removes every database of this run. */
export async function dropDatabases(server: TestServer): Promise<void> {
  await asSuperuser(server, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [server.prefix],
    );
    for (const { datname } of rows) {
      await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(datname)} WITH (FORCE)`);
    }
  });
}
