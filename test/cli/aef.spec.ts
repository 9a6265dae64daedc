import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Article6Book } from '../article6/article6-book.ts';
import type { RunningApplication } from '../harness/application.ts';
import { compiledProgram } from '../harness/compiled-program.ts';
import { startWithReference } from '../partner-country/reference-book.ts';

let dist: string;
let app: RunningApplication;
let folder: string;
beforeAll(async () => {
  dist = await compiledProgram();
  app = await startWithReference();
  const book = new Article6Book(app);
  await book.authorised(await book.active('KZ'), { authorisationId: 'KZ 1' });
  folder = await mkdtemp(join(tmpdir(), 'jcm ledger aef '));
}, 120_000);
afterAll(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

function run(
  words: readonly string[],
): Promise<{ code: number | null; out: string; said: string }> {
  const child = spawn(process.execPath, [join(dist, 'src/cli.js'), ...words], {
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: folder,
      DATABASE_URL: app.database.applicationUrl,
      DATABASE_OWNER_URL: app.database.ownerUrl,
      DATABASE_READER_URL: app.database.readerUrl,
    },
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let said = '';
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, said })));
}

describe('jcm-ledger aef', () => {
  it('writes the bytes of the address, names what the check finds, and reconciles a file', async () => {
    const file = join(folder, 'kaz.xlsx');
    const made = await run(['aef', 'KAZ', '2025', '--format', 'xlsx', '-o', file]);
    expect([made.code, made.said]).toEqual([
      1,
      expect.stringContaining('First year of the NDC implementation period: it is mandatory here'),
    ]);
    const served = await fetch(`${app.url}/v1/aef/KAZ/2025?format=xlsx`);
    expect(Buffer.from(await served.arrayBuffer()).equals(await readFile(file))).toBe(true);
    expect(await run(['aef', 'reconcile', file])).toMatchObject({
      code: 0,
      out: expect.stringContaining('matched      table 2, rows 1 : 1, CA0099 KZ 1 1'),
    });
    const other = join(folder, 'other.json');
    const json = await (await fetch(`${app.url}/v1/aef/KAZ/2025`)).text();
    await writeFile(other, json.replace('"KZ 1"', '"KZ 2"'));
    const reconciled = await run(['aef', 'reconcile', other]);
    expect(reconciled.code).toBe(1);
    expect(reconciled.out).toContain('only-theirs  table 2');
    expect(reconciled.out).toContain('only-ours    table 2');
  }, 60_000);
});
