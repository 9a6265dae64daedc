import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { BookKind } from '../../src/database/migrator.ts';
import { APPLICATION_LOGIN, OWNER, READER_LOGIN } from '../../src/database/role-names.ts';
import { asSuperuser, templateName, testServer, urlOf } from './test-server.ts';

/** A database for one test file: migrated, empty, and nobody else's. */
export interface FreshDatabase {
  readonly name: string;
  readonly ownerUrl: string;
  readonly applicationUrl: string;
  readonly readerUrl: string;
  /** May do what no role of the product may: turn triggers off, say, to forge a row. */
  readonly superuserUrl: string;
  /** Ends every connection and removes the database. */
  drop(): Promise<void>;
}

/** A copy of the migrated template; takes some tens of milliseconds. */
export function freshDatabase(kind: BookKind = 'real'): Promise<FreshDatabase> {
  const server = testServer();
  return makeDatabase(`TEMPLATE ${templateName(server, kind)}`);
}

/** A copy of a database that nobody is connected to: what a file system's snapshot would have kept. */
export function databaseCopy(of: FreshDatabase): Promise<FreshDatabase> {
  return makeDatabase(`TEMPLATE ${of.name}`);
}

/** A database without a single table, for tests of the migrator itself. */
export function emptyDatabase(): Promise<FreshDatabase> {
  return makeDatabase('TEMPLATE template0');
}

async function makeDatabase(template: string): Promise<FreshDatabase> {
  const server = testServer();
  const name = `${server.prefix}_${randomBytes(5).toString('hex')}`;
  await asSuperuser(server, (client) =>
    whenTemplateIsFree(client, `CREATE DATABASE ${name} ${template} OWNER ${OWNER}`),
  );
  return {
    name,
    ownerUrl: urlOf(server, name, OWNER),
    applicationUrl: urlOf(server, name, APPLICATION_LOGIN),
    readerUrl: urlOf(server, name, READER_LOGIN),
    superuserUrl: urlOf(server, name, null),
    drop: () =>
      asSuperuser(server, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}

/** A template cannot be copied while anybody (autovacuum, say) is connected to it: 55006. */
async function whenTemplateIsFree(client: pg.Client, statement: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await client.query(statement);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== '55006' || tries === 100) throw error;
      await pause(50);
    }
  }
}
