import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApplication } from '../harness/application.ts';
import type { RunningApplication } from '../harness/application.ts';
import { compiledProgram } from '../harness/compiled-program.ts';
import { FundingBook } from '../funding/funding-book.ts';

let dist: string;
let app: RunningApplication;
let book: FundingBook;
let folder: string;
let commitment: string;
beforeAll(async () => {
  dist = await compiledProgram();
  app = await startApplication();
  book = new FundingBook(app);
  folder = await mkdtemp(join(tmpdir(), 'jcm ledger import '));
}, 120_000);
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  commitment = await book.committed(await book.tranche());
});

interface Imported {
  readonly code: number | null;
  readonly said: string;
  readonly result: {
    readonly read: number;
    readonly posted: number;
    readonly repeated: number;
    readonly refused: number;
    readonly errors: readonly { line: number; code: string; message: string }[];
  };
}

/** `jcm-ledger import acts FILE --country KZ --json …` on the database of the running program. */
function run(
  words: readonly string[],
): Promise<{ readonly code: number | null; readonly out: string; readonly said: string }> {
  const child = spawn(process.execPath, [join(dist, 'src/cli.js'), 'import', 'acts', ...words], {
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: app.dataDir,
      DATABASE_URL: app.database.applicationUrl,
      DATABASE_OWNER_URL: app.database.ownerUrl,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, said })));
}

async function importFile(text: string, words: readonly string[] = ['--apply']): Promise<Imported> {
  const file = join(folder, 'acts.jsonl');
  await writeFile(file, text);
  const { code, out, said } = await run([file, '--country', 'KZ', '--json', ...words]);
  return { code, said, result: JSON.parse(out) as Imported['result'] };
}

function payment(amount: string, changes: object = {}): object {
  const body = { amount, currency: 'USD', effectiveOn: '2025-03-01', reference: 'PO' };
  return { kind: 'disbursement', subject: commitment, body, ...changes };
}

function lines(...acts: readonly object[]): string {
  return acts.map((act) => `${JSON.stringify(act)}\n`).join('');
}

async function disbursed(): Promise<string> {
  const { body } = await app.request('GET', `/v1/commitments/${commitment}`);
  return body.figures.disbursed as string;
}

describe('jcm-ledger import acts', () => {
  it('reads a file and posts nothing without --apply', async () => {
    const { code, said, result } = await importFile(lines(payment('1.00'), payment('2.00')), []);
    expect([code, result]).toEqual([
      0,
      { read: 2, posted: 0, repeated: 0, refused: 0, errors: [] },
    ]);
    expect(said).toContain('Nothing is posted without --apply');
    expect(await disbursed()).toBe('0.00');
  });

  it('posts each act of a file once, however often the file is imported', async () => {
    const text = lines(...Array.from({ length: 230 }, () => payment('0.50')));
    const first = await importFile(text);
    expect([first.code, first.result]).toMatchObject([0, { read: 230, posted: 230, repeated: 0 }]);
    const second = await importFile(text);
    expect([second.code, second.result]).toMatchObject([0, { posted: 0, repeated: 230 }]);
    expect(await disbursed()).toBe('115.00');
    await book.keepsTheLaws();
  });

  it('posts what is missing where an earlier run had posted a part', async () => {
    const text = lines(payment('1.00'), payment('2.00'), payment('4.00'));
    const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
    const key = `import:${digest}:2`;
    const alone = await importFile(lines(payment('2.00', { key })));
    expect(alone.result).toMatchObject({ posted: 1 });
    const { result } = await importFile(text);
    expect(result).toMatchObject({ posted: 2, repeated: 1 });
    expect(await disbursed()).toBe('7.00');
  });

  it('posts nothing at all where one line is malformed, and names each such line', async () => {
    const text = [
      JSON.stringify(payment('1.00')),
      '',
      '{"kind": "disbursement"',
      '[]',
      JSON.stringify(payment('1.00', { note: 'unknown' })),
      JSON.stringify(payment('1.00', { kind: 'gift' })),
      JSON.stringify(payment('1.001')),
      JSON.stringify(payment('1.00', { subject: commitment.replace('KZ', 'MN') })),
      JSON.stringify(payment('1.00', { subject: undefined })),
      JSON.stringify(payment('1.00', { key: 'two words' })),
    ].join('\n');
    const { code, said, result } = await importFile(text);
    expect([code, result]).toMatchObject([1, { read: 9, posted: 0, refused: 8 }]);
    expect(result.errors.map(({ line, code: error }) => [line, error])).toEqual([
      [3, 'HTTP.BODY_INVALID'],
      [4, 'HTTP.BODY_INVALID'],
      [5, 'HTTP.BODY_INVALID'],
      [6, 'LEDGER.UNKNOWN_ACT'],
      [7, 'HTTP.BODY_INVALID'],
      [8, 'LEDGER.OTHER_COUNTRY'],
      [9, 'HTTP.BODY_INVALID'],
      [10, 'HTTP.BODY_INVALID'],
    ]);
    expect(result.errors[4]?.message).toContain('/body/amount');
    expect(said).toContain('8 of 9 lines are malformed: nothing is posted');
    expect(await disbursed()).toBe('0.00');
  });

  it('names an act that the book refuses, and posts its neighbours', async () => {
    const { code, result } = await importFile(
      lines(payment('400.00'), payment('200.01'), payment('200.00')),
    );
    expect([code, result]).toMatchObject([1, { posted: 2, refused: 1 }]);
    expect(result.errors).toMatchObject([{ line: 2, code: 'FUNDING.EXCEEDS_UNDRAWN' }]);
    expect(result.errors[0]?.message).toContain('available 200.00');
    expect(await disbursed()).toBe('600.00');
  });

  it('records the operator as who posted', async () => {
    await importFile(lines(payment('3.00')));
    const { text } = await app.request('GET', '/v1/audit/export?edition=auditor', {
      key: app.keys['auditor'] ?? '',
    });
    const leaf = text.split('\n').findLast((line) => line.includes('\\"kind\\":\\"disbursement'));
    expect(leaf).toContain('00000000-0000-7000-8000-000000000000');
  });

  it.each([
    [['nothing.jsonl', '--country', 'KZ'], 2, 'there is no file nothing.jsonl'],
    [['nothing.jsonl'], 2, '--country is missing'],
    [['nothing.jsonl', '--country', 'KZX'], 1, 'COUNTRY.MALFORMED'],
    [['package.json', '--country', 'FR'], 1, 'PARTNER_COUNTRY.NOT_FOUND'],
  ])('says what is wrong with %j', async (words, exit, complaint) => {
    const { code, said } = await run(words);
    expect([code, said]).toEqual([exit, expect.stringContaining(complaint)]);
    expect(said).not.toMatch(/\n\s+at /);
  });
});
