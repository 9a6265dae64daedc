import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { MIGRATIONS } from '../../migrations/all.ts';
import { migrationName } from '../../src/database/migrator.ts';
import { jcmLedger } from '../harness/command-line.ts';
import { ROOT } from '../harness/compiled-program.ts';
import { emptyDatabase } from '../harness/database.ts';
import { readHeader } from '../../src/database/restore.ts';

/* The book of every released version, brought to the present schema. */
const FOLDER = join(ROOT, 'test/releases');
const books = readdirSync(FOLDER).filter((name) => name.endsWith('.gz'));
const dataDir = mkdtempSync(join(tmpdir(), 'jcm-ledger-upgrade-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe.each(books)('the book of release %s', (name) => {
  it('comes to the present schema with every law and the whole log holding', async () => {
    const database = await emptyDatabase();
    try {
      const header = readHeader(
        gunzipSync(readFileSync(join(FOLDER, name)))
          .toString('utf8')
          .split('\n')[0] ?? '',
      );
      expect(header.book.kind).toBe('demonstration');
      const done = await jcmLedger(['restore', join(FOLDER, name)], { database, dataDir });
      expect({ code: done.code, broken: /BROKEN.*/.exec(done.out)?.[0], said: done.said }).toEqual({
        code: 0,
        broken: undefined,
        said: expect.any(String),
      });
      const client = new pg.Client(database.ownerUrl);
      await client.connect();
      const { rows } = await client.query<{ name: string }>('SELECT name FROM migrations');
      const { rows: entries } = await client.query('SELECT count(*)::int AS n FROM journal_entry');
      await client.end();
      expect(rows.map((row) => row.name).sort()).toEqual(MIGRATIONS.map(migrationName).sort());
      expect(entries[0].n).toBeGreaterThan(0);
    } finally {
      await database.drop();
    }
  }, 120_000);
});

it('is kept for at least one release', () => {
  expect(books).not.toEqual([]);
});
