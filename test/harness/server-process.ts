import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiledProgram } from './compiled-program.ts';
import type { FreshDatabase } from './database.ts';

/** The compiled program in a process of its own, on a demonstration database of the test. */
export interface ServerProcess {
  readonly url: string;
  readonly keys: Readonly<Record<string, string>>;
  /** SIGKILL: nothing is finished, nothing is said. */
  kill(): Promise<void>;
  /** SIGTERM, as an operator stops it; answers the exit code. */
  stop(): Promise<number | null>;
}

/** A folder for what an installation keeps, for servers that follow one another. */
export async function dataFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'jcm-ledger-test-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

export function startServer(
  database: FreshDatabase,
  dataDir: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  return startInstallation(dataDir, {
    DATABASE_URL: database.applicationUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATABASE_READER_URL: database.readerUrl,
    ...environment,
  });
}

/** The program with its embedded PostgreSQL, unless its environment names another. */
export async function startInstallation(
  dataDir: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const dist = await compiledProgram();
  const child = spawn(process.execPath, [join(dist, 'src/main.js')], {
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      REQUESTS_PER_MINUTE: '1000000',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await addressOf(child);
  const file = join(dataDir, 'demonstration-keys.json');
  const keys = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    url,
    keys,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Where it says it serves; an error with all it said where it ends before. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const address = /Pages\s+(http:\/\/\S+?)\/\s/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`the server ended before it served:\n${said}`)));
  });
}

/** One act over HTTP; status 0 where the server was gone before it answered. */
export async function post(
  server: { readonly url: string; readonly keys: Readonly<Record<string, string>> },
  path: string,
  body: unknown,
  idempotencyKey: string = randomUUID(),
): Promise<{ readonly status: number; readonly body: Readonly<Record<string, unknown>> }> {
  try {
    const answer = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${server.keys['administrator'] ?? ''}`,
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey,
      },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  } catch {
    return { status: 0, body: {} };
  }
}
