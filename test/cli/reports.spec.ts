import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CountryReport } from '../../src/reporting/country-report.ts';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { jcmLedger } from '../harness/command-line.ts';
import { ask, fillBook, type ReportBook } from '../reporting/report-book.ts';

let application: RunningApplication;
let book: ReportBook;
let folder: string;

beforeAll(async () => {
  application = await startApplication({ kind: 'real' });
  book = await fillBook(application, 'UZ');
  folder = mkdtempSync(join(tmpdir(), 'jcm-ledger-reports-'));
}, 120_000);
afterAll(async () => {
  await application?.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (words: readonly string[]) =>
  jcmLedger(words, { database: application.database, dataDir: folder });

/** Runs a command that writes a file, and answers the file. */
async function fileOf(words: readonly string[]): Promise<string> {
  const file = join(folder, 'made');
  const done = await run([...words, '-o', file]);
  expect({ words, code: done.code, said: done.said }).toMatchObject({ words, code: 0 });
  return readFileSync(file, 'utf8');
}

const DAY = ['--as-of', '2026-01-31'] as const;

describe('reports on the command line', () => {
  it('has the statement of a tranche, byte for byte as its address gives it', async () => {
    const text = await fileOf(['report', 'tranche', 'UZ-USD', ...DAY]);
    const statement = JSON.parse(text) as CountryReport;
    expect(statement.tranches.map(({ id }) => id)).toEqual([book.dollars]);
    const address = await ask(application, statement.provenance.addresses.json);
    expect(address.text).toBe(text);
  }, 60_000);

  it('has the dossier of a project, and refuses one that is not there', async () => {
    const dossier = JSON.parse(
      await fileOf(['report', 'project', 'UZ-CHARGING', ...DAY]),
    ) as CountryReport;
    expect(dossier.projects.map(({ id }) => id)).toEqual([book.project]);
    const absent = await run(['report', 'project', 'UZ-NOWHERE', ...DAY, '-o', '-']);
    expect(absent.code).toBe(1);
    expect(absent.said).toContain('UZ-NOWHERE');
  }, 60_000);

  it('has the report of all partners, and of a funder in all of them', async () => {
    const all = JSON.parse(await fileOf(['report', 'all', ...DAY])) as {
      countries: readonly { iso2: string; totals: readonly { currency: string }[] }[];
    };
    const uz = all.countries.find(({ iso2 }) => iso2 === 'UZ');
    expect(uz?.totals.map(({ currency }) => currency)).toEqual(['JPY', 'USD']);
    const csv = await fileOf(['report', 'all', '--funder', 'JICA', '--format', 'csv', ...DAY]);
    expect(csv).toContain('UZ');
    const wrong = await run(['report', 'all', '--format', 'docx']);
    expect(wrong).toMatchObject({ code: 2, said: expect.stringContaining('--format is json') });
  }, 60_000);
});

describe('reconcile', () => {
  const statement = (lines: readonly string[]): string => {
    const file = join(folder, 'statement.csv');
    writeFileSync(file, ['reference,amount,currency,date', ...lines].join('\n'));
    return file;
  };

  it('tells what agrees and what differs, and ends with 1 where anything does', async () => {
    const file = statement(['NOT-OURS,1.00,USD,2025-03-01']);
    const before = await ask(application, '/v1/audit/head');
    const done = await run(['reconcile', file, '--country', 'UZ', '--json']);
    expect(done.code).toBe(1);
    const found = JSON.parse(done.out) as {
      lines: readonly { outcome: string; statement: { reference: string } | null }[];
    };
    const theirs = found.lines.find(({ statement: line }) => line?.reference === 'NOT-OURS');
    expect(theirs?.outcome).not.toBe('matched');
    const size = (answer: typeof before) =>
      answer.body.heads.find(({ country }: { country: string }) => country === 'UZ').size;
    expect(size(await ask(application, '/v1/audit/head'))).toBe(size(before));
    expect((await run(['reconcile', file, '--country', 'UZ'])).said).toMatch(/agree, \d+ differ/);
  }, 60_000);

  it('does not take a window that is no number of days', async () => {
    const file = statement([]);
    const done = await run(['reconcile', file, '--country', 'UZ', '--window', 'soon']);
    expect(done).toMatchObject({ code: 2, said: expect.stringContaining('--window') });
  }, 60_000);
});
