import { TEST_RUN, type TestRun } from './global-setup.ts';
import { dropDatabases } from './test-server.ts';

export default async function globalTeardown(): Promise<void> {
  const run = (globalThis as Record<symbol, unknown>)[TEST_RUN] as TestRun | undefined;
  if (run === undefined) return;
  if (run.throwAway === null) await dropDatabases(run.server);
  else await run.throwAway.stop();
}
