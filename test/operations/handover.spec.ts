import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Reader } from '../../src/database/reader.ts';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { jcmLedger } from '../harness/command-line.ts';
import { emptyDatabase, type FreshDatabase } from '../harness/database.ts';
import { publishedEdition } from '../reporting/published-edition.ts';
import { ask, fillBook } from '../reporting/report-book.ts';

/* A book that is handed over to somebody who has nothing but the folder. */
let original: RunningApplication;
let receiver: FreshDatabase;
let folder: string;
let given: string;

beforeAll(async () => {
  original = await startApplication({ kind: 'demonstration' });
  await fillBook(original, 'UZ');
  receiver = await emptyDatabase();
  folder = mkdtempSync(join(tmpdir(), 'jcm-ledger-handover-'));
  given = join(folder, 'handed over');
}, 120_000);
afterAll(async () => {
  await original?.close();
  await receiver?.drop();
  rmSync(folder, { recursive: true, force: true });
});

const run = (words: readonly string[], database = original.database) =>
  jcmLedger(words, { database, dataDir: folder });

interface Manifest {
  readonly files: readonly {
    readonly path: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
}

describe('a hand-over', () => {
  it('holds the back-up, the log, the keys and the documents, each with its digest', async () => {
    const done = await run(['handover', '-o', given]);
    expect({ code: done.code, said: done.said }).toMatchObject({ code: 0 });
    const { files } = JSON.parse(readFileSync(join(given, 'manifest.json'), 'utf8')) as Manifest;
    expect(files.map(({ path }) => path)).toEqual([
      'README.txt',
      'book.gz',
      'documents.json',
      'keys.json',
      'log.jsonl',
    ]);
    for (const { path, bytes, sha256 } of files) {
      const content = readFileSync(join(given, path));
      const digest = createHash('sha256').update(content).digest('hex');
      expect([path, content.length, digest]).toEqual([path, bytes, sha256]);
    }
    const readme = readFileSync(join(given, 'README.txt'), 'utf8');
    expect(readme.startsWith('DEMONSTRATION')).toBe(true);
    const secret = readdirSync(given).flatMap((name) =>
      readFileSync(join(given, name)).includes('PRIVATE KEY') ? [name] : [],
    );
    expect(secret).toEqual([]);
  }, 120_000);

  it('does not write into a folder that holds something', async () => {
    const again = await run(['handover', '-o', given]);
    expect(again).toMatchObject({ code: 2, said: expect.stringContaining('is not empty') });
  }, 60_000);

  it('restores to equal heads and equal reports, and its log is verified on the way', async () => {
    expect((await run(['audit', 'verify', join(given, 'log.jsonl')])).code).toBe(0);
    const restored = await run(['restore', join(given, 'book.gz')], receiver);
    expect({ code: restored.code, said: restored.said }).toMatchObject({ code: 0 });
    const { rows } = await original.ledger.app
      .get(Reader)
      .pool.query('SELECT country_code, size FROM public.audit_tree ORDER BY country_code');
    const path = '/v1/partner-countries/UZ/report?effectiveAsOf=2026-01-31';
    const report = await ask(original, path);
    const again = await startApplication({ kind: 'demonstration', database: receiver });
    try {
      const theirs = await again.ledger.app
        .get(Reader)
        .pool.query('SELECT country_code, size FROM public.audit_tree ORDER BY country_code');
      const uz = (all: typeof rows) => all.find(({ country_code: code }) => code === 'UZ');
      expect(uz(theirs.rows)).toEqual(uz(rows));
      expect((await ask(again, path)).text).toBe(report.text);
    } finally {
      await again.close();
    }
  }, 120_000);

  it('shows when a file was changed on the way', () => {
    const { files } = JSON.parse(readFileSync(join(given, 'manifest.json'), 'utf8')) as Manifest;
    const keys = files.find(({ path }) => path === 'keys.json');
    appendFileSync(join(given, 'keys.json'), ' ');
    const digest = createHash('sha256').update(readFileSync(join(given, 'keys.json')));
    expect(digest.digest('hex')).not.toBe(keys?.sha256);
  });

  it('is one file too, with editions and documents, and every digest of it holds', async () => {
    const edition = await publishedEdition(original, 'UZ');
    const file = join(folder, 'handed over.zip');
    const done = await jcmLedger(['handover', '-o', file, '--documents'], {
      database: original.database,
      dataDir: original.dataDir,
    });
    expect({ code: done.code, said: done.said }).toMatchObject({ code: 0 });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const files = unzipSync(readFileSync(file));
    const text = (path: string) => strFromU8(files[path] ?? new Uint8Array());
    const digestOf = (path: string) =>
      createHash('sha256')
        .update(files[path] ?? '')
        .digest('hex');
    const manifest = JSON.parse(text('manifest.json')) as Manifest;
    expect(
      manifest.files
        .map(({ path }) => path)
        .concat(['SHA256SUMS', 'manifest.json'])
        .sort(),
    ).toEqual(Object.keys(files).sort());
    for (const { path, bytes, sha256 } of manifest.files) {
      expect([path, files[path]?.length, digestOf(path)]).toEqual([path, bytes, sha256]);
    }
    expect(text('SHA256SUMS')).toBe(
      manifest.files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''),
    );
    // Editions are there byte for byte as they were published, documents as they were filed.
    for (const { name, sha256 } of edition.files) {
      const path = `editions/UZ/1/${name}`;
      expect([path, digestOf(path)]).toEqual([path, sha256]);
    }
    const documents = JSON.parse(text('documents.json')) as { path: string; sha256: string }[];
    expect(documents.length).toBeGreaterThan(5);
    for (const { path, sha256 } of documents) {
      expect([path, digestOf(path)]).toEqual([path, sha256]);
    }
    const again = await run(['handover', '-o', file]);
    expect(again).toMatchObject({ code: 2, said: expect.stringContaining('is there already') });
    expect(readdirSync(folder).filter((name) => name.startsWith('.handover'))).toEqual([]);
  }, 120_000);
});
