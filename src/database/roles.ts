import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { DatabaseProblem, sqlStateOf } from './database-problem.ts';
import { APPLICATION_GROUP, REPORT_GROUP } from './role-names.ts';

/** A role that signs in, as an address names it. */
export interface LoginRole {
  readonly name: string;
  /** Null where the address has none (certificates, peer, a password file). */
  readonly password: string | null;
}

/** The role in an address such as `postgres://role:password@host/database`. */
export function loginRoleOf(url: string, variable: string): LoginRole {
  const { user, password } = new pg.Client({ connectionString: url }) as pg.Client & {
    password?: unknown;
  };
  if (user === undefined || user === '') {
    throw new DatabaseProblem(
      `${variable} names no role: write postgres://role:password@host/database.`,
    );
  }
  return { name: user, password: typeof password === 'string' ? password : null };
}

/**
 * Makes the two group roles if they are missing: they hold the rights, and the migrations grant to them.
 * Roles belong to the whole server, so another database's migrator may be making the same ones.
 */
export async function ensureGroupRoles(owner: pg.Client): Promise<void> {
  for (const group of [APPLICATION_GROUP, REPORT_GROUP]) {
    if (await roleExists(owner, group)) continue;
    await tolerateRace(
      owner,
      `CREATE ROLE ${pg.escapeIdentifier(group)} NOLOGIN`,
      () =>
        `As a superuser: CREATE ROLE ${group} NOLOGIN; GRANT ${group} TO "${owner.user}" WITH ADMIN OPTION;`,
    );
  }
}

/** Makes the login role if it is missing, and a member of the group. */
export async function ensureLoginRole(
  owner: pg.Client,
  login: LoginRole,
  group: typeof APPLICATION_GROUP | typeof REPORT_GROUP,
): Promise<void> {
  const name = pg.escapeIdentifier(login.name);
  const advice = (): string =>
    `As a superuser: CREATE ROLE ${name} LOGIN PASSWORD '…'; GRANT ${group} TO ${name};`;
  if (!(await roleExists(owner, login.name))) {
    const password = login.password === null ? '' : ` PASSWORD ${pg.escapeLiteral(login.password)}`;
    await tolerateRace(owner, `CREATE ROLE ${name} LOGIN${password}`, advice);
  }
  const { rows } = await owner.query<{ member: boolean }>(
    `SELECT pg_catalog.pg_has_role($1::name, $2::name, 'MEMBER') AS member`,
    [login.name, group],
  );
  if (rows[0]?.member !== true) await tolerateRace(owner, `GRANT ${group} TO ${name}`, advice);
}

async function roleExists(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query('SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = $1', [
    name,
  ]);
  return rows.length > 0;
}

/**
 * PostgreSQL has no CREATE ROLE IF NOT EXISTS: two migrators at once collide on the name (42710, or 23505
 * from the catalogue's index) or on the catalogue's row ("tuple concurrently updated", XX000).
 */
async function tolerateRace(
  owner: pg.Client,
  statement: string,
  advice: () => string,
): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await owner.query(statement);
      return;
    } catch (error) {
      const state = sqlStateOf(error);
      if (state === '42710' || state === '23505') return;
      if (state === '42501') {
        throw new DatabaseProblem(
          `The role "${owner.user}" of DATABASE_OWNER_URL may not make roles. ${advice()} ` +
            `Or give it the right: ALTER ROLE "${owner.user}" CREATEROLE;`,
          { cause: error },
        );
      }
      if (state !== 'XX000' || tries === 20) throw error;
      await pause(25);
    }
  }
}

/* What nobody may change but by a new row. Each is looked at once it exists. */
const APPEND_ONLY = ['book', 'journal_entry', 'posting', 'audit_leaf', 'audit_head'];

/**
 * Refuses an application role that could get round "append-only": a superuser, the owner of the books, a
 * role that can become the owner or make roles, or one that may change what is in the books.
 *
 * @param client any connection to the database
 */
export async function checkApplicationRole(client: pg.Client, application: string): Promise<void> {
  const { rows } = await client.query<{ problem: string }>(
    `WITH login AS (SELECT * FROM pg_catalog.pg_roles WHERE rolname = $1),
     kept AS (SELECT c.oid, c.relname, c.relowner FROM pg_catalog.pg_class c
              WHERE c.relnamespace = 'public'::pg_catalog.regnamespace
                AND c.relname = ANY ($2::text[]) AND c.relkind IN ('r', 'p'))
     SELECT 'is a superuser' AS problem FROM login WHERE rolsuper
     UNION ALL SELECT 'may make roles' FROM login WHERE rolcreaterole AND NOT rolsuper
     UNION ALL SELECT DISTINCT 'owns the tables, or can become their owner' FROM login, kept
       WHERE NOT rolsuper AND pg_catalog.pg_has_role(login.oid, kept.relowner, 'MEMBER')
     UNION ALL SELECT 'may change ' || relname FROM login, kept
       WHERE NOT rolsuper AND NOT pg_catalog.pg_has_role(login.oid, kept.relowner, 'MEMBER')
         AND (pg_catalog.has_any_column_privilege(login.oid, kept.oid, 'UPDATE')
           OR pg_catalog.has_table_privilege(login.oid, kept.oid, 'DELETE, TRUNCATE, TRIGGER'))`,
    [application, APPEND_ONLY],
  );
  if (rows.length === 0) return;
  throw new DatabaseProblem(
    `The role "${application}" of DATABASE_URL ${rows.map((row) => row.problem).join(', ')}. ` +
      'The book of record is append-only: give DATABASE_URL a role of its own with no rights but ' +
      `membership in ${APPLICATION_GROUP} (the migrator makes it), and DATABASE_OWNER_URL another one.`,
  );
}
