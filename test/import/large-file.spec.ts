import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CsvReader } from '../../src/kernel/csv-rows.ts';
import type { ImportResult } from '../../src/cli/import/import-file.ts';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { compiledProgram } from '../harness/compiled-program.ts';
import { textWorkbook } from '../../src/project/spreadsheet/xlsx.fixture.ts';
import { ISSUANCE_HEADER, issuanceLine, PROJECT_HEADER, projectLine } from './import-harness.ts';

/** The long form loads a hundred thousand rows. */
const ROWS = process.env['LONG'] === '1' ? 100_000 : 4_000;
const MEGABYTES_AT_MOST = 300;

let dist: string;
let application: RunningApplication;
let folder: string;
beforeAll(async () => {
  dist = await compiledProgram();
  application = await startApplication();
  folder = await mkdtemp(join(tmpdir(), 'jcm-ledger-import-'));
}, 120_000);
afterAll(async () => {
  await application?.close();
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
  /** The most memory it ever held; null where the system does not tell. */
  readonly megabytes: number | null;
}

/** `jcm-ledger …` on the database of a program that is running. */
function run(words: readonly string[]): Promise<Ended> {
  const { applicationUrl, ownerUrl } = application.database;
  const child = spawn(process.execPath, [join(dist, 'src/cli.js'), ...words], {
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: folder,
      DATABASE_URL: applicationUrl,
      DATABASE_OWNER_URL: ownerUrl,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const said: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => out.push(data));
  child.stderr.on('data', (data: Buffer) => said.push(data));
  let megabytes: number | null = null;
  const watch = setInterval(() => {
    void peakOf(child.pid).then((peak) => (megabytes = peak ?? megabytes));
  }, 100);
  return new Promise((resolve) =>
    child.once('close', (code) => {
      clearInterval(watch);
      const text = (pieces: readonly Buffer[]) => Buffer.concat(pieces).toString();
      resolve({ code, out: text(out), said: text(said), megabytes });
    }),
  );
}

async function peakOf(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid ?? 0}/status`, 'utf8').catch(() => '');
  const peak = /^VmHWM:\s+([0-9]+) kB/m.exec(status)?.[1];
  return peak === undefined ? null : parseInt(peak, 10) / 1024;
}

async function written(name: string, lines: Iterable<string>): Promise<string> {
  const file = join(folder, name);
  await pipeline(Readable.from(lines), createWriteStream(file));
  return file;
}

function* issuances(rows: number): Generator<string> {
  yield `${ISSUANCE_HEADER}\n`;
  const countries = ['KZ', 'MN', 'TH', 'ID', 'VN'];
  for (let row = 0; row < rows; row += 1) {
    const project = String(Math.floor(row / 5) % 1_000).padStart(3, '0');
    yield `${issuanceLine({
      reference_no: `${countries[row % 5] ?? ''}${project}`,
      issuance_seq: String(Math.floor(row / 5_000) + 1),
      jc_decision_date: '2026-01-24',
      notified_total_tco2e: String(row + 2),
      notified_japan_tco2e: String(row),
      notified_partner_tco2e: '2',
      note: 'A note of some length, as such lists have them: “quoted”, with commas, and é',
    })}\n`;
  }
}

describe('jcm-ledger import', () => {
  it('prints one object with --json, and enters nothing without --apply', async () => {
    const file = await written('few.csv', [`${PROJECT_HEADER}\n`, `${projectLine()}\n`]);
    const dry = await run(['import', 'projects', file, '--json']);
    expect(dry.code).toBe(0);
    expect(dry.out.trim().split('\n')).toHaveLength(1);
    expect(Object.keys(JSON.parse(dry.out) as object)).toEqual([
      'read',
      'created',
      'updated',
      'unchanged',
      'refused',
      'warnings',
      'errors',
    ]);
    const told = await run(['import', 'projects', file]);
    expect(told.out).toMatch(/^1 read: 1 created, 0 updated, 0 unchanged, 0 refused;/m);
    expect(told.out).toContain('A dry run');
    const applied = await run(['import', 'projects', file, '--apply']);
    expect([applied.code, applied.out]).toEqual([0, expect.stringContaining('1 created')]);
    const again = await run(['import', 'projects', file, '--apply', '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ created: 0, unchanged: 1, errors: [] });
  });

  it('refuses a file with errors, and one that is not there', async () => {
    const file = await written('bad.csv', [
      `${PROJECT_HEADER}\n`,
      `${projectLine({ status: 'x' })}\n`,
    ]);
    const refused = await run(['import', 'projects', file, '--apply', '--json']);
    expect([refused.code, JSON.parse(refused.out)]).toMatchObject([
      1,
      { read: 1, created: 0, refused: 1, errors: [{ line: 2, column: 6 }] },
    ]);
    const told = await run(['import', 'projects', file, '--apply']);
    expect([told.code, told.out]).toEqual([
      1,
      expect.stringContaining('error    line 2, column 6'),
    ]);
    expect((await run(['import', 'projects', join(folder, 'none.csv')])).code).toBe(2);
    expect((await run(['import', 'projects', folder])).code).toBe(2);
  });

  it(`loads ${ROWS} rows in less than ${MEGABYTES_AT_MOST} MB`, async () => {
    const file = await written('large.csv', issuances(ROWS));
    const { code, out, said, megabytes } = await run([
      'import',
      'issuances',
      file,
      '--apply',
      '--json',
    ]);
    expect([code, said]).toEqual([0, '']);
    const { warnings, ...counts } = JSON.parse(out) as ImportResult;
    expect(counts).toEqual({
      read: ROWS,
      created: ROWS,
      updated: 0,
      unchanged: 0,
      refused: 0,
      errors: [],
    });
    expect(warnings).toHaveLength(1_001);
    if (megabytes !== null) expect(megabytes).toBeLessThan(MEGABYTES_AT_MOST);
    const again = await run(['import', 'issuances', file, '--apply', '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ created: 0, unchanged: ROWS });
    if (again.megabytes !== null) expect(again.megabytes).toBeLessThan(MEGABYTES_AT_MOST);
    console.log(`${ROWS} rows: ${megabytes ?? '?'} MB, again ${again.megabytes ?? '?'} MB`);
  }, 1_200_000);

  it(`reads ${ROWS} rows of a workbook in less than ${MEGABYTES_AT_MOST} MB`, async () => {
    const file = join(folder, 'large.xlsx');
    const rows = [...issuances(ROWS)].map(
      (line) => [...new CsvReader().push(line)][0]?.cells ?? [],
    );
    await writeFile(file, textWorkbook(rows));
    const { code, out, megabytes } = await run(['import', 'issuances', file, '--json']);
    expect(code).toBe(0);
    const { read, created, unchanged, errors } = JSON.parse(out) as ImportResult;
    expect([read, created + unchanged, errors]).toEqual([ROWS, ROWS, []]);
    if (megabytes !== null) expect(megabytes).toBeLessThan(MEGABYTES_AT_MOST);
    console.log(`${ROWS} rows of a workbook: ${megabytes ?? '?'} MB`);
  }, 1_200_000);
});
