import { mkdtempSync, readFileSync, rmSync, writeFileSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { backupLines } from '../../src/database/backup.ts';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { jcmLedger } from '../harness/command-line.ts';
import { emptyDatabase, type FreshDatabase } from '../harness/database.ts';
import { ask, fillBook } from '../reporting/report-book.ts';

/* A book with a year in it, backed up and restored by the command line, as an operator does it. */
let original: RunningApplication;
let restored: FreshDatabase;
let folder: string;
let file: string;
const databases: FreshDatabase[] = [];

const REPORTS = [
  '/v1/partner-countries/UZ/report',
  '/v1/partner-countries/UZ/report?format=csv',
  '/v1/partner-countries/KZ/report',
];

beforeAll(async () => {
  original = await startApplication({ kind: 'demonstration' });
  await fillBook(original, 'UZ');
  folder = mkdtempSync(join(tmpdir(), 'jcm-ledger-backup-'));
  file = join(folder, 'book.gz');
  restored = await newDatabase();
}, 120_000);
afterAll(async () => {
  await original?.close();
  for (const database of databases) await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function newDatabase(): Promise<FreshDatabase> {
  const made = await emptyDatabase();
  databases.push(made);
  return made;
}

const run = (words: readonly string[], database = original.database) =>
  jcmLedger(words, { database, dataDir: folder });

/** All rows of a database as a backup has them, without the line that says when it was made. */
async function rowsOf(database: FreshDatabase): Promise<string> {
  let text = '';
  const made = { program: 'x', madeAt: 'x' };
  for await (const line of backupLines(database.ownerUrl, made)) text += line;
  return text;
}

async function settled(application: RunningApplication): Promise<Record<string, string>> {
  for (;;) {
    const { body } = await ask(application, '/v1/audit/head');
    const sealed = JSON.parse(body.operatorHead?.body ?? '{"heads":[]}') as {
      heads: { country: string; size: number }[];
    };
    const sizes = new Map(sealed.heads.map(({ country, size }) => [country, size]));
    const heads = body.heads as { country: string; size: number; hash: string }[];
    if (heads.every(({ country, size }) => sizes.get(country) === size)) {
      return Object.fromEntries(heads.map(({ country, hash }) => [country, hash]));
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

describe('a backup', () => {
  it('is written while the server works, and restores to the same rows and the same heads', async () => {
    const heads = await settled(original);
    const backup = await run(['backup', file]);
    expect({ ...backup, out: backup.out.replace(/[0-9a-f-]{36}/, 'ID') }).toMatchObject({
      code: 0,
      out: `${file} holds book ID (demonstration).\n`,
    });
    const done = await run(['restore', file], restored);
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('holds   law 12') });
    for (const [country, hash] of Object.entries(heads)) {
      expect(done.out).toMatch(new RegExp(`  ${country}  \\d+ leaves  ${hash}`));
    }
    expect(await rowsOf(restored)).toBe(await rowsOf(original.database));
  }, 120_000);

  it('makes the same reports, byte for byte, and is worked on with', async () => {
    const known = await Promise.all(
      REPORTS.map(async (path) => {
        const { headers, text, status } = await ask(original, path);
        return { path, status, text, digest: headers.get('repr-digest') };
      }),
    );
    expect(known.every(({ status }) => status === 200)).toBe(true);
    const again = await startApplication({
      kind: 'demonstration',
      database: restored,
      environment: { AUDIT_KEY_FILE: join(original.dataDir, 'audit-signing-key.pem') },
    });
    try {
      for (const { path, text, digest } of known) {
        const answer = await ask(again, path);
        expect(answer.text).toBe(text);
        expect(answer.headers.get('repr-digest')).toBe(digest);
      }
      const key = await again.makeKey({ roles: ['administrator'] });
      const made = await again.request('POST', '/v1/partner-countries/UZ/projects', {
        key,
        body: {
          reference: 'UZ-AFTER',
          title: 'After the restore',
          mechanism: 'NONE',
          sector: 'Electric mobility',
          status: 'under-way',
        },
      });
      expect(made.status).toBe(201);
      await settled(again);
    } finally {
      await again.close();
    }
    expect((await run(['check'], restored)).code).toBe(0);
  }, 120_000);

  it('is not restored over a book in use', async () => {
    const done = await run(['restore', file], original.database);
    expect(done).toMatchObject({ code: 1, said: expect.stringContaining('a book in use') });
  }, 60_000);

  it.each([
    ['that was cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 2_000)],
    [
      'whose end was taken away',
      (bytes: Buffer) => changed(bytes, (text) => text.replace(/#\{"end".*\n/, '')),
    ],
    [
      'in which a figure was changed',
      (bytes: Buffer) =>
        changed(bytes, (text) => text.replace('"amount":45000000.00', '"amount":55000000.00')),
    ],
    [
      'of a later release',
      (bytes: Buffer) =>
        changed(bytes, (text) =>
          text.replace('"migrations":[', '"migrations":["Future1999999999999",'),
        ),
    ],
    [
      'of another format',
      (bytes: Buffer) => changed(bytes, (text) => text.replace('"backup":1', '"backup":2')),
    ],
    ['that is none', () => Buffer.from('nothing of the sort')],
  ])(
    '%s is refused, and the database stays empty',
    async (_, spoil) => {
      const spoilt = join(folder, 'spoilt.gz');
      writeFileSync(spoilt, spoil(readFileSync(file)));
      const database = await newDatabase();
      const done = await run(['restore', spoilt], database);
      expect(done.code).toBe(1);
      expect(done.said).not.toMatch(/\n\s+at /);
      if (_ !== 'that was cut off') return;
      // The same file, whole, fits in afterwards.
      copyFileSync(file, spoilt);
      expect((await run(['restore', spoilt, '--no-check'], database)).code).toBe(0);
    },
    120_000,
  );
});

function changed(bytes: Buffer, change: (text: string) => string): Buffer {
  const text = gunzipSync(bytes).toString('utf8');
  expect(change(text)).not.toBe(text);
  return gzipSync(change(text));
}
