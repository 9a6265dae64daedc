import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { compiledProgram } from './compiled-program.ts';
import type { FreshDatabase } from './database.ts';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

/** `jcm-ledger …` in a process of its own, on a database of the test. */
export async function jcmLedger(
  words: readonly string[],
  at: { readonly database: FreshDatabase; readonly dataDir: string },
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const dist = await compiledProgram();
  const child = spawn(process.execPath, [join(dist, 'src/cli.js'), ...words], {
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: at.dataDir,
      DATABASE_URL: at.database.applicationUrl,
      DATABASE_OWNER_URL: at.database.ownerUrl,
      DATABASE_READER_URL: at.database.readerUrl,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const said: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => out.push(data));
  child.stderr.on('data', (data: Buffer) => said.push(data));
  return new Promise((resolve) =>
    child.once('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), said: Buffer.concat(said).toString() }),
    ),
  );
}
