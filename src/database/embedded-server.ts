import { createServer } from 'node:net';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseProblem } from './database-problem.ts';
import type { Binaries } from './embedded-binaries.ts';
import { programOf } from './embedded-binaries.ts';
import type { ServerAccount } from './embedded-account.ts';
import { handOver, runAs } from './embedded-account.ts';
import { isAlive, processesIn, worksIn } from './process-lease.ts';

/** One data directory of PostgreSQL and what runs it. */
export interface Cluster {
  readonly directory: string;
  readonly binaries: Binaries;
  readonly account: ServerAccount | null;
}

export interface RunningServer {
  readonly pid: number;
  readonly port: number;
}

/** Name of the embedded server's superuser; only this program and `initdb` ever use it. */
export const SUPERUSER = 'postgres';

const LOG_LIMIT_BYTES = 10_000_000;

/**
 * Makes the data directory under a temporary name and renames it, so that a half-made one is never
 * taken for a whole one.
 *
 * @param options.lasting false where the data need not survive a crash of the machine
 */
export async function initialiseCluster(
  cluster: Cluster,
  superuserPassword: string,
  options: { readonly lasting: boolean },
): Promise<void> {
  const parent = dirname(cluster.directory);
  const prefix = `${basename(cluster.directory)}.unfinished-`;
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix)) rmSync(join(parent, name), { recursive: true, force: true });
  }
  const unfinished = join(parent, `${prefix}${process.pid}`);
  const passwordFile = `${unfinished}-password`;
  mkdirSync(unfinished, { mode: 0o700 });
  handOver(unfinished, cluster.account);
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600, flag: 'wx' });
  handOver(passwordFile, cluster.account);
  try {
    const made = await runAs(cluster.account, programOf(cluster.binaries, 'initdb'), [
      `--pgdata=${unfinished}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      // The same order of letters on every machine, whatever its C library.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(options.lasting ? [] : ['--no-sync']),
    ]);
    if (made.code !== 0) throw new DatabaseProblem(`PostgreSQL's initdb failed:\n${made.output}`);
    renameSync(unfinished, cluster.directory);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** The server that works in this data directory now, if any; a stale `postmaster.pid` is no server. */
export function findRunningServer(directory: string): RunningServer | null {
  const note = readPidFile(directory);
  if (note === null || note.port === 0 || !worksIn(note.pid, directory)) return null;
  return { pid: note.pid, port: note.port };
}

/** Lines of `postmaster.pid`: process, directory, start, port, socket, address, memory, status. */
function readPidFile(directory: string): (RunningServer & { status: string }) | null {
  try {
    const lines = readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n');
    const pid = parseInt(lines[0] ?? '', 10);
    const port = parseInt(lines[3] ?? '0', 10);
    if (!Number.isSafeInteger(pid) || !Number.isSafeInteger(port)) return null;
    return { pid, port, status: (lines[7] ?? '').trim() };
  } catch {
    return null;
  }
}

/** Waits until a server that is on its way up or down has got there. @returns the one that is up */
export async function settledServer(directory: string): Promise<RunningServer | null> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    const note = readPidFile(directory);
    if (note === null || !worksIn(note.pid, directory)) return null;
    if (note.status === 'ready') return { pid: note.pid, port: note.port };
    await pause(50);
  }
  throw new DatabaseProblem(
    `The PostgreSQL server in ${directory} is neither up nor down after a minute.`,
  );
}

/**
 * Starts the server as a daemon on 127.0.0.1 and waits until it answers.
 *
 * @param preferredPort taken if it is free; else any free one
 */
export async function startServer(
  cluster: Cluster,
  settings: Readonly<Record<string, string>>,
  preferredPort: number | null,
): Promise<RunningServer> {
  refuseOtherMajor(cluster);
  await clearTheWay(cluster.directory);
  const logFile = join(cluster.directory, 'server.log');
  keepLogShort(logFile);
  let output = '';
  for (let tries = 0; tries < 10; tries += 1) {
    const port = await freePort(tries === 0 ? preferredPort : null);
    const logBefore = sizeOf(logFile);
    const started = await runAs(cluster.account, programOf(cluster.binaries, 'pg_ctl'), [
      'start',
      '--wait',
      '--timeout=600',
      `--pgdata=${cluster.directory}`,
      `--log=${logFile}`,
      `--options=${serverOptions(port, settings)}`,
    ]);
    const running = findRunningServer(cluster.directory);
    if (started.code === 0 && running !== null) return running;
    output = `${started.output}\n${logSince(logFile, logBefore)}`.trim();
    // Somebody took the port between our look and the start: another port then.
    if (!/could not (bind|create any TCP)|already in use/i.test(output)) {
      if (!/pre-existing shared memory block/i.test(output)) break;
      await pause(500);
    }
  }
  throw new DatabaseProblem(
    `The embedded PostgreSQL in ${cluster.directory} did not start:\n${output}\n` +
      `Its log is ${logFile}.`,
  );
}

/**
 * Stops the server; connections still open are ended, what was committed stays.
 *
 * @param mode `immediate` only for data that are thrown away: the next start would have to recover
 */
export async function stopServer(
  cluster: Cluster,
  mode: 'fast' | 'immediate' = 'fast',
): Promise<void> {
  if (findRunningServer(cluster.directory) === null) return;
  const stopped = await runAs(cluster.account, programOf(cluster.binaries, 'pg_ctl'), [
    'stop',
    '--wait',
    `--mode=${mode}`,
    '--timeout=120',
    `--pgdata=${cluster.directory}`,
  ]);
  if (stopped.code !== 0 && findRunningServer(cluster.directory) !== null) {
    throw new DatabaseProblem(`The embedded PostgreSQL did not stop:\n${stopped.output}`);
  }
}

/** The port of the last start, so that a bookmark or a `psql` beside us keeps working. */
export function formerPort(directory: string): number | null {
  try {
    const options = readFileSync(join(directory, 'postmaster.opts'), 'utf8');
    const port = /"-p" "(\d+)"/.exec(options)?.[1];
    return port === undefined ? null : parseInt(port, 10);
  } catch {
    return null;
  }
}

/** A new major version of PostgreSQL cannot read the files of an old one. */
function refuseOtherMajor(cluster: Cluster): void {
  const made = readFileSync(join(cluster.directory, 'PG_VERSION'), 'utf8').trim();
  const brought = cluster.binaries.version.split('.')[0] ?? '';
  if (made === brought) return;
  throw new DatabaseProblem(
    `The data in ${cluster.directory} were made by PostgreSQL ${made}, and this release brings ` +
      `${brought}. Start the release that made them, dump the database, and restore it into a new DATA_DIR.`,
  );
}

function serverOptions(port: number, settings: Readonly<Record<string, string>>): string {
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
  const spelled = Object.entries(all).map(([name, value]) => `-c ${name}=${value}`);
  return ['-p', `${port}`, ...spelled].join(' ');
}

/**
 * After a crash: waits for backends that outlived their postmaster, and removes a `postmaster.pid` whose
 * number belongs to another program by now (PostgreSQL would take that one for a server).
 */
async function clearTheWay(directory: string): Promise<void> {
  for (let tries = 0; processesIn(directory, 'postgres').length > 0; tries += 1) {
    if (tries === 200) {
      const left = processesIn(directory, 'postgres').join(', ');
      throw new DatabaseProblem(
        `Processes ${left} of an earlier PostgreSQL still work in ${directory}.`,
      );
    }
    await pause(50);
  }
  const note = readPidFile(directory);
  if (note !== null && isAlive(note.pid) && !worksIn(note.pid, directory)) {
    rmSync(join(directory, 'postmaster.pid'), { force: true });
  }
}

function keepLogShort(logFile: string): void {
  if (sizeOf(logFile) > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.1`);
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function logSince(logFile: string, offset: number): string {
  if (!existsSync(logFile)) return '';
  return readFileSync(logFile).subarray(offset).toString('utf8').slice(-4_000).trim();
}

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export async function freePort(preferred: number | null): Promise<number> {
  if (preferred !== null && (await tryPort(preferred)) !== null) return preferred;
  const port = await tryPort(0);
  if (port === null) throw new DatabaseProblem('No free port was found on 127.0.0.1.');
  return port;
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      const got = typeof address === 'object' && address !== null ? address.port : null;
      server.close(() => resolve(got));
    });
  });
}
