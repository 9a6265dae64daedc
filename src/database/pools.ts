import pg from 'pg';
import { typeParsers } from './type-parsers.ts';

export interface PoolOptions {
  /** Most connections held at once. */
  readonly max: number;
  /** Told when an idle connection is lost (the server restarted, say); the pool replaces it by itself. */
  readonly onLostConnection?: (error: Error) => void;
}

export interface ReadPoolOptions extends PoolOptions {
  /** How long one question may take; '0' for work without anybody waiting, such as a check of the book. */
  readonly statementTimeout?: string;
}

/*
 * Session settings travel as SET after connecting, not as start-up options: PgBouncer refuses those.
 * UTC and ISO are what the type parsers rely on.
 */
export const EVERY_SESSION = ["SET timezone = 'UTC'", "SET datestyle = 'ISO, YMD'"];

/*
 * jit: PostgreSQL began to compile the queue's batches as the tables grew, and they became ten times slower.
 * Joins: a batch looks up a few hundred rows of tables that only grow; whatever the planner guesses of their
 * size, an index look-up per row is right, and a hash over the whole table never is.
 * The timeouts keep one stuck batch from holding the locks of a country for ever.
 */
const POSTING_SESSION = [
  ...EVERY_SESSION,
  'SET jit = off',
  'SET enable_hashjoin = off',
  'SET enable_mergejoin = off',
  'SET enable_bitmapscan = off',
  'SET enable_seqscan = off',
  "SET lock_timeout = '5s'",
  "SET statement_timeout = '30s'",
  "SET idle_in_transaction_session_timeout = '60s'",
];

const READ_SESSION = [
  ...EVERY_SESSION,
  'SET jit = off',
  'SET default_transaction_read_only = on',
  "SET statement_timeout = '60s'",
  "SET idle_in_transaction_session_timeout = '60s'",
];

/** Connections for the posting queue: acts are decided and committed here, and nowhere else. */
export function createPostingPool(url: string, options: PoolOptions): pg.Pool {
  // Statements that need not wait for each other's answers are sent one behind the other.
  return createPool(url, options, 'jcm-ledger posting', POSTING_SESSION, true);
}

/** Connections for lists, pages and country reports: read-only, and apart from the posting pool. */
export function createReadPool(url: string, options: ReadPoolOptions): pg.Pool {
  const { statementTimeout } = options;
  const longer =
    statementTimeout === undefined ? [] : [`SET statement_timeout = '${statementTimeout}'`];
  return createPool(url, options, 'jcm-ledger reading', [...READ_SESSION, ...longer]);
}

function createPool(
  url: string,
  options: PoolOptions,
  name: string,
  session: readonly string[],
  pipeline = false,
): pg.Pool {
  const settings = session.join('; ');
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    types: typeParsers,
    pipeline,
    application_name: name,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    onConnect: async (client) => {
      await client.query(settings);
    },
  });
  // Without a listener, a connection lost while idle would end the whole process.
  pool.on('error', (error) => options.onLostConnection?.(error));
  // So would one lost while it is lent and nothing is being asked of it (an export whose reader is slow);
  // whoever has it learns of the loss from the next query.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
