import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerAccount } from './embedded-account.ts';
import { accountToLend, isRoot, mayEnter } from './embedded-account.ts';
import { EmbeddedPostgresUnavailable, binariesFor, locateBinaries } from './embedded-binaries.ts';
import type { Cluster } from './embedded-server.ts';
import {
  SUPERUSER,
  findRunningServer,
  initialiseCluster,
  startServer,
  stopServer,
} from './embedded-server.ts';

export interface ThrowAwayPostgres {
  /** Address of the superuser at the database `postgres`. */
  readonly superuserUrl: string;
  readonly directory: string;
  /** Stops the server and removes every trace of it. */
  stop(): Promise<void>;
}

/* Fast because it need not survive anything; never for a book of record. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_connections: '200',
  max_wal_size: '2GB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  checkpoint_timeout: '1h',
  log_checkpoints: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
} as const;

/**
 * A server for one run of the tests or of a bench, in the system's folder for temporary files.
 * However its starter ends (SIGKILL too), a watchdog stops the server and removes its data.
 *
 * @param settings more settings of PostgreSQL, or others than the fast ones (`fsync: 'on'` for a bench)
 */
export async function startThrowAwayPostgres(
  settings: Readonly<Record<string, string>> = {},
): Promise<ThrowAwayPostgres> {
  const account = isRoot() ? accountToLend() : null;
  if (isRoot() && account === null) {
    throw new EmbeddedPostgresUnavailable(
      'PostgreSQL refuses to run as root, and neither an account "postgres" nor "nobody" was found.',
    );
  }
  const home = mkdtempSync(join(temporaryFolder(account), 'jcm-ledger-'));
  const stand = join(home, 'stand');
  const endWatch = watch(home, join(stand, 'postgres'));
  try {
    // mkdtemp closes the folder to others; the account has to pass through it.
    chmodSync(home, 0o711);
    mkdirSync(stand);
    chmodSync(stand, 0o711);
    const spare = join(home, 'binaries');
    const installed = locateBinaries(spare);
    const binaries = account === null ? installed : binariesFor(account, installed, spare);
    const cluster: Cluster = { directory: join(stand, 'postgres'), account, binaries };
    const password = randomBytes(24).toString('hex');
    await initialiseCluster(cluster, password, { lasting: false });
    const server = await startServer(cluster, { ...SETTINGS, ...settings }, null);
    return {
      superuserUrl: `postgres://${SUPERUSER}:${password}@127.0.0.1:${server.port}/postgres`,
      directory: cluster.directory,
      stop: () => stopAndRemove(cluster, home, endWatch),
    };
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    await endWatch();
    throw error;
  }
}

async function stopAndRemove(
  cluster: Cluster,
  home: string,
  endWatch: () => Promise<void>,
): Promise<void> {
  if (findRunningServer(cluster.directory) !== null) await stopServer(cluster, 'immediate');
  rmSync(home, { recursive: true, force: true });
  await endWatch();
}

function temporaryFolder(account: ServerAccount | null): string {
  const candidates = [tmpdir(), '/tmp', '/var/tmp'];
  const reachable = candidates.find((path) => account === null || mayEnter(account, path));
  return realpathSync(reachable ?? tmpdir());
}

/*
 * Runs beside us and reads a pipe that nobody writes to: the pipe ends when we end, however that comes
 * about. It looks again for a second, because an initdb or a server may just have been starting.
 */
const WATCHDOG = `
const fs = require('node:fs');
const [home, directory] = process.argv.slice(1);
const signal = process.platform === 'win32' ? 'SIGKILL' : 'SIGQUIT';
let ended = false;
const clear = () => {
  try {
    const pid = parseInt(fs.readFileSync(directory + '/postmaster.pid', 'utf8'), 10);
    if (pid > 0) process.kill(pid, signal);
  } catch {}
  try { fs.rmSync(home, { recursive: true, force: true }); } catch {}
};
const end = () => {
  if (ended) return;
  ended = true;
  if (!fs.existsSync(home)) process.exit(0);
  let quiet = 0;
  setInterval(() => {
    quiet = fs.existsSync(home) ? 0 : quiet + 1;
    if (quiet === 10) process.exit(0);
    clear();
  }, 100);
};
process.stdin.on('end', end).on('close', end).on('error', end).resume();
`;

function watch(home: string, directory: string): () => Promise<void> {
  const watchdog = spawn(process.execPath, ['-e', WATCHDOG, home, directory], {
    // Of its own session, so that a Ctrl-C meant for us does not end it before its work.
    detached: true,
    cwd: process.platform === 'win32' ? undefined : '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
  });
  watchdog.unref();
  (watchdog.stdin as Socket).unref();
  const gone = new Promise<void>((resolve) => watchdog.once('exit', () => resolve()));
  return () => {
    watchdog.ref();
    watchdog.stdin.end();
    return gone;
  };
}
