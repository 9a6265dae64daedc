/** What the log is read through: a `pg` pool or client whose type parsers give instants as ISO text. */
export interface Queryable {
  query<R extends Record<string, unknown>>(
    text: string,
    values: unknown[],
  ): Promise<{ readonly rows: R[] }>;
}

/** One connection out of a pool, for a transaction of its own. */
export interface Connection extends Queryable {
  release(broken?: boolean): void;
}

/** Where such connections come from. */
export interface ConnectionPool {
  connect(): Promise<Connection>;
}

/** Runs one database transaction (READ COMMITTED) and commits it, or rolls it back and throws on. */
export async function inTransaction<T>(
  pool: ConnectionPool,
  work: (tx: Queryable) => Promise<T>,
): Promise<T> {
  const connection = await pool.connect();
  let broken = true;
  try {
    await connection.query('BEGIN ISOLATION LEVEL READ COMMITTED', []);
    try {
      const result = await work(connection);
      await connection.query('COMMIT', []);
      broken = false;
      return result;
    } catch (error) {
      broken = await connection.query('ROLLBACK', []).then(
        () => false,
        () => true,
      );
      throw error;
    }
  } finally {
    // A connection that could not even roll back is closed, not lent again.
    connection.release(broken);
  }
}
