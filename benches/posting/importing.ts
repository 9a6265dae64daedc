import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { load, loadUntilStopped } from './load.ts';
import type { LoadOrder } from './load-client.ts';
import type { Seeded } from './seed.ts';
import { DIST } from './stage.ts';
import type { Stage } from './stage.ts';

export interface Importing {
  /** 95th percentile of single disbursements at 10 connections, in milliseconds. */
  readonly p95Before: number;
  readonly p95During: number;
  readonly ratio: number;
  /** Acts of the file that were posted, over the whole time of the command with its reading. */
  readonly actsPerSecond: number;
}

/** A slow machine does not get to the end of the file: the import is broken off, as Ctrl+C does it. */
const IMPORT_AT_MOST_MS = 45_000;

/** How people fare while a file is imported beside them. */
export async function measureImporting(
  stage: Stage,
  port: number,
  seeded: Seeded,
  options: { readonly acts: number; readonly seconds: number },
): Promise<Importing> {
  const file = await writeFileOfActs(stage, seeded, options.acts);
  const people: Omit<LoadOrder, 'run' | 'measureMs'> = {
    port,
    key: stage.keyOf('fund-officer'),
    connections: 10,
    commitments: seeded.uniform,
    actsPerRequest: 1,
    warmUpMs: 1_000,
  };
  const before = await load({ ...people, measureMs: options.seconds * 1000 });
  const during = loadUntilStopped({ ...people, warmUpMs: 500 });
  await pause(500);
  const begun = performance.now();
  const { posted } = await importFile(stage, file);
  const seconds = (performance.now() - begun) / 1000;
  const { p95 } = await during.stop();
  return {
    p95Before: before.p95,
    p95During: p95,
    ratio: p95 / before.p95,
    actsPerSecond: posted / seconds,
  };
}

async function writeFileOfActs(stage: Stage, seeded: Seeded, acts: number): Promise<string> {
  const file = join(stage.dataDir, 'acts.jsonl');
  const out = createWriteStream(file);
  for (let at = 0; at < acts; at += 1) {
    const act = {
      kind: 'disbursement',
      subject: seeded.uniform[at % seeded.uniform.length],
      body: {
        amount: '1.00',
        currency: 'USD',
        effectiveOn: '2025-06-02',
        reference: `FILE-${at}`,
      },
    };
    if (!out.write(`${JSON.stringify(act)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  return file;
}

async function importFile(stage: Stage, file: string): Promise<{ posted: number }> {
  const words = ['import', 'acts', file, '--country', 'KZ', '--apply', '--json'];
  const child = spawn(process.execPath, [join(DIST, 'src/cli.js'), ...words], {
    env: stage.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  let brokenOff = false;
  const end = setTimeout(() => {
    brokenOff = true;
    child.kill('SIGINT');
  }, IMPORT_AT_MOST_MS);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(end);
  if (code !== 0 && !brokenOff) throw new Error(`the import ended with ${code}:\n${out}${said}`);
  return JSON.parse(out) as { posted: number };
}
