import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { DatabaseProblem, isOutOfRoom } from './database-problem.ts';
import { EmbeddedKeeper } from './embedded-keeper.ts';
import type { EmbeddedPasswords } from './embedded-passwords.ts';
import { newPasswords, readPasswords, writePasswords } from './embedded-passwords.ts';
import { placeCluster } from './embedded-place.ts';
import type { Cluster, RunningServer } from './embedded-server.ts';
import {
  SUPERUSER,
  findRunningServer,
  formerPort,
  initialiseCluster,
  settledServer,
  startServer,
  stopServer,
} from './embedded-server.ts';
import { takeLease, withLock } from './process-lease.ts';
import { APPLICATION_LOGIN, DATABASE, OWNER, READER_LOGIN } from './role-names.ts';

export interface EmbeddedPostgres {
  /** For migrations: owns the database, may make roles, is no superuser. */
  readonly ownerUrl: string;
  /** For the program: may not change or remove what is in the books. */
  readonly applicationUrl: string;
  /** For country reports and auditors' queries: may only read. */
  readonly readerUrl: string;
  /** False where a server that already ran on these data is used. */
  readonly startedHere: boolean;
  /** Where the data are. */
  readonly directory: string;
  /** From now on starts the server again where it is gone; told what goes on, in lines for people. */
  keepUp(log: (line: string) => void): void;
  /** Stops the server, unless another living process of ours uses it or somebody else started it. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Folder of everything this installation keeps; made if missing. */
  readonly dataDir: string;
  readonly log: (line: string) => void;
}

/* The book of record is durable: a COMMIT that was answered is on the disk. */
const SETTINGS = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '128MB',
  max_connections: '100',
  wal_compression: 'on',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  // Foreign keys are looked up by plans that are kept; soon after a table has grown they are made anew.
  autovacuum_naptime: '10s',
  password_encryption: 'scram-sha-256',
  log_checkpoints: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
} as const;

/**
 * Brings up the PostgreSQL that comes with the product, on 127.0.0.1 and with its data in `dataDir`:
 * makes the data at the first start, attaches if a server already runs on them, recovers after a crash.
 *
 * @throws EmbeddedPostgresUnavailable where it cannot run; the message says to set DATABASE_URL
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const dataDir = writableFolder(options.dataDir);
  const lock = join(dataDir, 'postgres-lock');
  const waiting = (): void =>
    options.log('Waiting for another process that is starting PostgreSQL');
  return withLock(lock, waiting, async () => {
    const cluster = placeCluster(dataDir);
    const passwords = await passwordsOf(cluster, dataDir, options.log);
    const lease = takeLease(join(dataDir, 'postgres-users'));
    try {
      const { server, startedHere } = await attachOrStart(cluster, dataDir, options.log);
      await prepareDatabase(server, passwords);
      const keepers: EmbeddedKeeper[] = [];
      return {
        ...urls(server, passwords),
        startedHere,
        directory: cluster.directory,
        keepUp(log) {
          const startAgain = () =>
            withLock(
              lock,
              () => undefined,
              () => startedAgain(cluster, dataDir, server.port, log),
            );
          const isUp = () => findRunningServer(cluster.directory) !== null;
          const keeper = new EmbeddedKeeper({ isUp, startAgain, log });
          keepers.push(keeper);
          keeper.start();
        },
        async stop() {
          for (const keeper of keepers) await keeper.stop();
          const end = async (): Promise<void> => {
            if (lease.giveBack() && isOurs(cluster, dataDir)) await stopServer(cluster);
          };
          await withLock(lock, waiting, end).catch((error: unknown) => {
            // Where the disk is full there is no lock to be had, and nobody who could start it meanwhile.
            if (isOutOfRoom(error)) return end();
            throw error;
          });
        },
      };
    } catch (error) {
      if (lease.giveBack() && isOurs(cluster, dataDir)) await stopServer(cluster);
      throw error;
    }
  });
}

/** A file without a byte fits on a disk that is full. */
const PROBE_BYTES = 16_384;

/** @throws DatabaseProblem where we may not keep anything: a folder of another account, a full disk */
function writableFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    const probe = join(folder, `writable-${process.pid}`);
    writeFileSync(probe, Buffer.alloc(PROBE_BYTES));
    rmSync(probe);
    return realpathSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (isOutOfRoom(error)) {
      throw new DatabaseProblem(`The disk of ${folder} is full (${code}). Make room, and start.`, {
        cause: error,
      });
    }
    throw new DatabaseProblem(
      `Nothing can be written to ${folder} (${code}). Start as the account it belongs to, ` +
        'or set DATA_DIR to a folder of your own.',
      { cause: error },
    );
  }
}

async function passwordsOf(
  cluster: Cluster,
  dataDir: string,
  log: (line: string) => void,
): Promise<EmbeddedPasswords> {
  const path = join(dataDir, 'postgres-passwords.json');
  const known = readPasswords(path);
  if (existsSync(cluster.directory)) {
    if (known !== null) return known;
    throw new DatabaseProblem(
      `The database in ${cluster.directory} cannot be opened: ${path} is missing. ` +
        'Restore that file, or set DATA_DIR to an empty folder.',
    );
  }
  const passwords = known ?? newPasswords();
  // Before the data: data whose passwords nobody knows would be lost.
  if (known === null) writePasswords(path, passwords);
  log(`Making a database in ${cluster.directory}`);
  await initialiseCluster(cluster, passwords.superuser, { lasting: true });
  return passwords;
}

async function attachOrStart(
  cluster: Cluster,
  dataDir: string,
  log: (line: string) => void,
): Promise<{ server: RunningServer; startedHere: boolean }> {
  const running = await settledServer(cluster.directory);
  if (running !== null) {
    log(`Using the PostgreSQL that already runs on 127.0.0.1:${running.port}`);
    return { server: running, startedHere: false };
  }
  const server = await startServer(cluster, SETTINGS, formerPort(cluster.directory));
  try {
    rmSync(startedFile(dataDir), { force: true });
    writeFileSync(startedFile(dataDir), `${server.pid}\n`);
  } catch (error) {
    // A server that nobody knows to be ours would never be stopped.
    await stopServer(cluster);
    throw error;
  }
  log(`PostgreSQL runs on 127.0.0.1:${server.port}`);
  return { server, startedHere: true };
}

/** Where every pool looks for it, and nowhere else. */
async function startedAgain(
  cluster: Cluster,
  dataDir: string,
  port: number,
  log: (line: string) => void,
): Promise<void> {
  const { server, startedHere } = await attachOrStart(cluster, dataDir, log);
  if (server.port === port) return;
  if (startedHere) await stopServer(cluster);
  throw new DatabaseProblem(`Port ${port} of the embedded PostgreSQL is taken by another program.`);
}

/** The note of which server one of our processes started; one that somebody else started is not ours. */
function startedFile(dataDir: string): string {
  return join(dataDir, 'postgres-started');
}

function isOurs(cluster: Cluster, dataDir: string): boolean {
  const running = findRunningServer(cluster.directory);
  if (running === null || !existsSync(startedFile(dataDir))) return false;
  return readFileSync(startedFile(dataDir), 'utf8').trim() === `${running.pid}`;
}

/** Owner role and database; everything else is made by the migrator. Safe to repeat after a crash. */
async function prepareDatabase(server: RunningServer, passwords: EmbeddedPasswords): Promise<void> {
  const client = new pg.Client({
    connectionString: urlOf(server, SUPERUSER, passwords.superuser, 'postgres'),
    connectionTimeoutMillis: 10_000,
  });
  await client.connect();
  try {
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = $1) AS role,
              EXISTS (SELECT FROM pg_catalog.pg_database WHERE datname = $2) AS database`,
      [OWNER, DATABASE],
    );
    if (rows[0]?.role !== true) {
      const password = client.escapeLiteral(passwords.owner);
      await client.query(`CREATE ROLE ${OWNER} LOGIN CREATEROLE PASSWORD ${password}`);
    }
    if (rows[0]?.database !== true) {
      await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
    }
  } finally {
    await client.end();
  }
}

function urls(
  server: RunningServer,
  passwords: EmbeddedPasswords,
): Pick<EmbeddedPostgres, 'ownerUrl' | 'applicationUrl' | 'readerUrl'> {
  return {
    ownerUrl: urlOf(server, OWNER, passwords.owner, DATABASE),
    applicationUrl: urlOf(server, APPLICATION_LOGIN, passwords.application, DATABASE),
    readerUrl: urlOf(server, READER_LOGIN, passwords.reader, DATABASE),
  };
}

function urlOf(server: RunningServer, role: string, password: string, database: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${server.port}/${database}`;
}
