import pg from 'pg';

/** The database cannot be used as it is; the message says what to do. Never holds a password. */
export class DatabaseProblem extends Error {
  constructor(message: string, options?: { readonly cause: unknown }) {
    super(message, options);
    this.name = 'DatabaseProblem';
  }
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
]);

/**
 * Connects with the address found in a variable of the environment.
 *
 * @param variable its name, for the message
 * @throws DatabaseProblem saying which variable to mend, and how
 */
export async function connectOnce(url: string, variable: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 15_000,
    application_name: 'jcm-ledger migrating',
    keepAlive: true,
  });
  // A connection lost while idle is told by the next query; it must not end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw new DatabaseProblem(whyNotConnected(error, client, variable), { cause: error });
  }
}

function whyNotConnected(error: unknown, client: pg.Client, variable: string): string {
  const { code, message } = error as { code?: string; message: string };
  const at = `${client.host}:${client.port}`;
  if (code !== undefined && UNREACHABLE.has(code)) {
    return `No PostgreSQL answers at ${at} (${code}). Start it, or mend ${variable}.`;
  }
  if (code === '28P01' || code === '28000') {
    return `PostgreSQL at ${at} does not let "${client.user}" in: ${message}. Mend the name or the password in ${variable}.`;
  }
  if (code === '3D000') {
    return `There is no database "${client.database}" at ${at}. Make it (CREATE DATABASE "${client.database}" OWNER …), or mend ${variable}.`;
  }
  return `PostgreSQL at ${at} cannot be used: ${message}. Look at ${variable}.`;
}

/** SQLSTATE of a database error, if it is one. */
export function sqlStateOf(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null;
}

const FULL = new Set(['ENOSPC', 'EDQUOT']);

/** Whether something could not be written for want of room: by the database (53100), or by us. */
export function isOutOfRoom(error: unknown): boolean {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' && (code === '53100' || FULL.has(code));
}
