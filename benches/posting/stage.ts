import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPasswords } from '../../src/database/embedded-passwords.ts';
import { placeCluster } from '../../src/database/embedded-place.ts';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { findRunningServer, SUPERUSER } from '../../src/database/embedded-server.ts';
import { demonstrationKeysFile } from '../../src/identity/demonstration-keys.ts';

/** The folder of the compiled program. */
export const DIST = fileURLToPath(new URL('../../', import.meta.url));

/** A server of the product, in a process of its own. */
export interface ServerProcess {
  readonly port: number;
  /** Of the process, to see how much memory it holds. */
  readonly pid: number;
  stop(): Promise<void>;
}

/** PostgreSQL with durable commits on data of its own, and servers upon it. */
export interface Stage {
  readonly dataDir: string;
  /** Address of another database of the same PostgreSQL, for its superuser. */
  superuserUrl(database: string): string;
  /** Settings for a process of the product on these data. */
  readonly environment: NodeJS.ProcessEnv;
  /** The demonstration's key of a role; there once a server has started. */
  keyOf(role: string): string;
  startServer(settings?: Readonly<Record<string, string>>): Promise<ServerProcess>;
  /** Stops everything and leaves nothing behind. Safe to repeat. */
  remove(): Promise<void>;
}

export async function setUpStage(say: (line: string) => void): Promise<Stage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jcm-ledger-bench-'));
  const removeFolders = (): void => {
    // Root keeps the data elsewhere, where the account that serves them can reach them.
    const data = dirname(placeCluster(dataDir).directory);
    rmSync(data, { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  };
  const postgres = await startEmbeddedPostgres({ dataDir, log: say }).catch((error: unknown) => {
    removeFolders();
    throw error;
  });
  const cluster = placeCluster(dataDir).directory;
  const password = readPasswords(join(dataDir, 'postgres-passwords.json'))?.superuser ?? '';
  const environment: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    DATA_DIR: dataDir,
    // The limit is on, as for everybody, and so high that it never speaks.
    REQUESTS_PER_MINUTE: '100000000',
  };
  const running = new Set<ChildProcess>();
  let removed: Promise<void> | null = null;
  const removeAll = async (): Promise<void> => {
    await Promise.all([...running].map(ended));
    await postgres.stop();
    removeFolders();
  };
  return {
    dataDir,
    environment,
    superuserUrl(database) {
      const port = findRunningServer(cluster)?.port ?? 0;
      return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
    },
    keyOf(role) {
      const keys = JSON.parse(readFileSync(demonstrationKeysFile(dataDir), 'utf8')) as unknown;
      return (keys as Record<string, string>)[role] ?? '';
    },
    startServer: (settings = {}) =>
      startServer({ ...environment, ...settings, PORT: '0' }, dataDir, running),
    remove: () => (removed ??= removeAll()),
  };
}

async function startServer(
  environment: NodeJS.ProcessEnv,
  dataDir: string,
  running: Set<ChildProcess>,
): Promise<ServerProcess> {
  const log = join(dataDir, 'server.log');
  const child = spawn(process.execPath, [join(DIST, 'src/main.js')], {
    env: environment,
    stdio: ['ignore', 'pipe', openSync(log, 'a')],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const port = await new Promise<number>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const found = /Pages +http:\/\/[^:\s]+:(\d+)/.exec(said)?.[1];
      if (found !== undefined) resolve(parseInt(found, 10));
    });
    child.once('exit', () =>
      reject(new Error(`the server ended:\n${said}${readFileSync(log, 'utf8').slice(-2_000)}`)),
    );
  });
  return {
    port,
    pid: child.pid ?? 0,
    async stop() {
      await ended(child);
    },
  };
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
