import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type pg from 'pg';
import { sealLag } from './audit/seal-lag.ts';
import type { Environment } from './database/environment.ts';
import type { Metrics, Reading } from './http/metrics.ts';
import type { Clock } from './kernel/clock.ts';
import { millisecondsOf, parseInstant } from './kernel/clock.ts';
import { PostingQueue } from './ledger/posting-queue.ts';

export interface Watched {
  readonly app: NestFastifyApplication;
  readonly postingPool: pg.Pool;
  readonly readPool: pg.Pool;
  readonly clock: Clock;
  readonly environment: Environment;
}

/** Tells the metrics what the rooms know of themselves. */
export function watchLedger(metrics: Metrics, watched: Watched): void {
  const queue = watched.app.get(PostingQueue);
  queue.observe(metrics);
  for (const reading of readings(queue, watched)) metrics.add(reading);
}

function readings(queue: PostingQueue, watched: Watched): readonly Reading[] {
  const { postingPool, readPool, clock, environment } = watched;
  const pools = (of: (pool: pg.Pool) => number) => () =>
    new Map([
      ['posting', of(postingPool)],
      ['reading', of(readPool)],
    ]);
  return [
    {
      name: 'jcm_ledger_queue_depth',
      help: 'Acts waiting or being posted',
      read: () => queue.depth,
    },
    {
      name: 'jcm_ledger_audit_unsigned_leaves',
      help: 'Leaves of the log that no signed head covers yet',
      read: async () => (await sealLag(readPool)).leaves,
    },
    {
      name: 'jcm_ledger_audit_lag_seconds',
      help: 'Age of the oldest leaf that no signed head covers; 0 where all are covered',
      read: async () => {
        const { since } = await sealLag(readPool);
        if (since === null) return 0;
        return Math.max(0, (millisecondsOf(clock.now()) - millisecondsOf(since)) / 1000);
      },
    },
    ...pooled(pools),
    ...lastCheck(environment.dataDir),
  ];
}

function pooled(
  pools: (of: (pool: pg.Pool) => number) => () => ReadonlyMap<string, number>,
): readonly Reading[] {
  const label = 'pool';
  return [
    {
      ...{ name: 'jcm_ledger_database_connections', label },
      help: 'Connections to the database that are open',
      read: () => Promise.resolve(pools((pool) => pool.totalCount)()),
    },
    {
      ...{ name: 'jcm_ledger_database_waiting', label },
      help: 'Requests that wait for a connection to the database',
      read: () => Promise.resolve(pools((pool) => pool.waitingCount)()),
    },
  ];
}

/** What `jcm-ledger check` found last; nothing where it was never run here. */
function lastCheck(dataDir: string): readonly Reading[] {
  const read = async () =>
    JSON.parse(await readFile(join(dataDir, 'last-check.json'), 'utf8')) as {
      readonly finishedAt: string;
      readonly laws: readonly { readonly law: number; readonly broken: number }[];
    };
  return [
    {
      name: 'jcm_ledger_law_violations',
      help: 'Rows that broke a law at the last check, by law',
      label: 'law',
      read: async () => {
        const broken = new Map<string, number>();
        for (const { law, broken: rows } of (await read()).laws) {
          broken.set(String(law), (broken.get(String(law)) ?? 0) + rows);
        }
        return broken;
      },
    },
    {
      name: 'jcm_ledger_check_timestamp_seconds',
      help: 'When the last check of all laws was finished',
      read: async () => millisecondsOf(parseInstant((await read()).finishedAt)) / 1000,
    },
  ];
}
