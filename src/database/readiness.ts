import { statfs } from 'node:fs/promises';
import type pg from 'pg';
import { sealLag } from '../audit/seal-lag.ts';
import type { Clock } from '../kernel/clock.ts';
import { millisecondsOf } from '../kernel/clock.ts';
import type { DatabaseRoom } from './database-room.ts';
import { checkApplicationRole } from './roles.ts';

/** What has to be true of the database before requests can be served; each by its name. */
export interface DatabaseCheck {
  readonly name: string;
  check(): Promise<boolean>;
}

/**
 * The checks behind /readyz: the database answers, every migration of this program is applied, the
 * program's role cannot get round "append-only", and acts have lately found room.
 *
 * @param migrations names as TypeORM records them
 */
export function databaseChecks(
  postingPool: pg.Pool,
  migrations: readonly string[],
  room: DatabaseRoom,
): readonly DatabaseCheck[] {
  return [
    {
      name: 'database answers',
      check: async () => (await postingPool.query('SELECT 1 AS one')).rows.length === 1,
    },
    {
      name: 'migrations applied',
      check: async () => {
        const { rows } = await postingPool.query<{ name: string }>(
          'SELECT name FROM public.migrations',
        );
        const applied = new Set(rows.map((row) => row.name));
        return migrations.every((name) => applied.has(name));
      },
    },
    {
      name: 'role of the program is not too powerful',
      check: async () => {
        const client = await postingPool.connect();
        try {
          const { rows } = await client.query<{ role: string }>('SELECT current_user AS role');
          await checkApplicationRole(client as unknown as pg.Client, rows[0]?.role ?? '');
          return true;
        } finally {
          client.release();
        }
      },
    },
    { name: 'database has room', check: () => Promise.resolve(room.isThere) },
  ];
}

/** Acts are signed within seconds; unsigned for so long, something is wrong that people must look at. */
const UNSEALED_AT_MOST_MS = 120_000;

/**
 * What else has to be true of the place where it runs: the disks of its folders have room, and the log is
 * signed as it grows.
 */
export function placeChecks(of: {
  readonly postingPool: pg.Pool;
  readonly clock: Clock;
  /** Those that are written to; one that is not made yet is of no concern. */
  readonly folders: readonly string[];
  readonly diskReserveMegabytes: number;
}): readonly DatabaseCheck[] {
  return [
    {
      name: 'disk has room',
      check: async () => {
        const free = await Promise.all(of.folders.map(freeBytes));
        return free.every((bytes) => bytes >= of.diskReserveMegabytes * 1024 * 1024);
      },
    },
    {
      name: 'audit log is signed',
      check: async () => {
        const { since } = await sealLag(of.postingPool);
        if (since === null) return true;
        return millisecondsOf(of.clock.now()) - millisecondsOf(since) <= UNSEALED_AT_MOST_MS;
      },
    },
  ];
}

async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Infinity;
    throw error;
  }
}
