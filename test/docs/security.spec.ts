import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { APPLICATION_ROLE, REPORT_ROLE } from '../../migrations/sql-helpers.ts';
import { freshDatabase } from '../harness/database.ts';
import type { FreshDatabase } from '../harness/database.ts';
import { ROOT } from '../harness/compiled-program.ts';

/** What a role may do to a table, in the words of SECURITY.md. */
interface Held {
  readonly table: string;
  readonly application: string;
  readonly reportReads: boolean;
}

let database: FreshDatabase;
let held: readonly Held[];
beforeAll(async () => {
  database = await freshDatabase();
  const client = new pg.Client(database.superuserUrl);
  await client.connect();
  const may = (role: string, what: string) =>
    what === 'UPDATE'
      ? `has_any_column_privilege('${role}', c.oid, 'UPDATE')`
      : `has_table_privilege('${role}', c.oid, '${what}')`;
  const { rows } = await client.query<Record<string, boolean> & { name: string }>(
    `SELECT c.relname AS name, ${may(APPLICATION_ROLE, 'INSERT')} AS insert,
            ${may(APPLICATION_ROLE, 'UPDATE')} AS change,
            ${may(APPLICATION_ROLE, 'DELETE')} AS delete,
            ${may(APPLICATION_ROLE, 'TRUNCATE')} AS empty,
            ${may(REPORT_ROLE, 'SELECT')} AS report
       FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      ORDER BY c.relname`,
  );
  await client.end();
  held = rows.map((row) => ({
    table: row.name,
    application:
      ['insert', 'change', 'delete', 'empty'].filter((what) => row[what]).join(', ') || 'read',
    reportReads: row['report'] ?? false,
  }));
});
afterAll(() => database?.drop());

/** The rows of the table: which tables, and what the application may do. */
function written(): readonly { readonly names: readonly string[]; readonly may: string }[] {
  const text = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8');
  const part = text.slice(text.indexOf('## Table by table'), text.indexOf('## Decisions'));
  return part
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [, names = '', may = ''] = line.split('|');
      const tables = [...names.matchAll(/`([a-z0-9_]+)`/g)].map(([, name]) => name ?? '');
      return { names: tables, may: (may.split(':')[0] ?? '').trim() };
    });
}

describe('SECURITY.md', () => {
  it('names every table of the schema once, with what the application may do to it', () => {
    const told = written().flatMap(({ names, may }) => names.map((table) => `${table}: ${may}`));
    expect(told.sort()).toEqual(held.map(({ table, application }) => `${table}: ${application}`));
  });

  it('says which tables the report role does not read', () => {
    const text = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8');
    const [said = ''] = /The report role only ever reads; [^.]*\./.exec(text) ?? [];
    const named = [...said.matchAll(/`([a-z_]+)`/g)].map(([, name]) => name ?? '');
    const hidden = held.filter(({ reportReads }) => !reportReads).map(({ table }) => table);
    expect(named.sort()).toEqual(hidden);
  });
});
