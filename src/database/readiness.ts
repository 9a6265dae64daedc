import type pg from 'pg';
import { checkApplicationRole } from './roles.ts';

/** What has to be true of the database before requests can be served; each by its name. */
export interface DatabaseCheck {
  readonly name: string;
  check(): Promise<boolean>;
}

/**
 * The checks behind /readyz: the database answers, every migration of this program is applied, and the
 * program's role cannot get round "append-only".
 *
 * @param migrations names as TypeORM records them
 */
export function databaseChecks(
  postingPool: pg.Pool,
  migrations: readonly string[],
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
  ];
}
