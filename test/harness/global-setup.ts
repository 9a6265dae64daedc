import type { ThrowAwayPostgres } from '../../src/database/throw-away-postgres.ts';
import { startThrowAwayPostgres } from '../../src/database/throw-away-postgres.ts';
import type { TestServer } from './test-server.ts';
import { announceTestServer, dropDatabases, makeTemplates } from './test-server.ts';

/** What the set-up leaves for the tear-down, which jest runs in the same process. */
export interface TestRun {
  readonly server: TestServer;
  readonly throwAway: ThrowAwayPostgres | null;
}

export const TEST_RUN = Symbol.for('jcm-ledger test run');

/**
 * One throw-away server for the whole run, or, with TEST_DATABASE_SERVER_URL (a superuser's address), one
 * that is already there: so the same tests can be run on another version of PostgreSQL.
 */
export default async function globalSetup(): Promise<void> {
  const given = process.env['TEST_DATABASE_SERVER_URL'];
  const throwAway = given === undefined || given === '' ? await startThrowAwayPostgres() : null;
  const server = announceTestServer(throwAway?.superuserUrl ?? given ?? '');
  try {
    await makeTemplates(server);
  } catch (error) {
    await (throwAway?.stop() ?? dropDatabases(server));
    throw error;
  }
  const run: TestRun = { server, throwAway };
  Object.assign(globalThis, { [TEST_RUN]: run });
}
