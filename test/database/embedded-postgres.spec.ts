import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import type { EmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { isAlive, processesIn, worksIn } from '../../src/database/process-lease.ts';
import { compiledProgram } from '../harness/compiled-program.ts';

const parent = mkdtempSync(join(tmpdir(), 'jcm ledger '));
const dataDir = join(parent, 'a folder with blanks');
const cluster = join(dataDir, 'postgres');

beforeAll(() => {
  // The account that runs the server has to pass through.
  chmodSync(parent, 0o755);
  mkdirSync(dataDir);
});

afterAll(async () => {
  const pid = existsSync(join(cluster, 'postmaster.pid')) ? postmaster() : 0;
  if (pid > 0 && worksIn(pid, cluster)) {
    process.kill(pid, 'SIGQUIT');
    await until(() => processesIn(cluster, 'postgres').length === 0);
  }
  rmSync(parent, { recursive: true, force: true });
});

function start(): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir, log: () => undefined });
}

function postmaster(): number {
  return parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10);
}

function portOf(server: EmbeddedPostgres): number {
  return parseInt(new URL(server.ownerUrl).port, 10);
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries += 1) {
    if (tries === 400) throw new Error('waited 20 seconds in vain');
    await pause(50);
  }
}

async function ask(url: string, text: string): Promise<Record<string, unknown>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows[0] ?? {};
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  it('is made in a path with blanks, keeps what is committed, and goes when it is stopped', async () => {
    const server = await start();
    expect(server.startedHere).toBe(true);
    await ask(server.ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const pid = postmaster();
    await server.stop();
    expect(worksIn(pid, cluster)).toBe(false);
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(false);

    const again = await start();
    expect(await ask(again.ownerUrl, 'SELECT answer FROM kept')).toEqual({ answer: 42 });
    await again.stop();
  });

  it('commits to the disk, listens on this machine only, and has an owner who is no superuser', async () => {
    const server = await start();
    const settings = await ask(
      server.ownerUrl,
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
              current_setting('full_page_writes') AS pages, current_setting('listen_addresses') AS listen,
              current_setting('password_encryption') AS passwords,
              (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser`,
    );
    expect(settings).toEqual({
      fsync: 'on',
      commit: 'on',
      pages: 'on',
      listen: '127.0.0.1',
      passwords: 'scram-sha-256',
      superuser: false,
    });
    await server.stop();
  });

  it('keeps its random passwords where only its own account can read them', () => {
    const path = join(dataDir, 'postgres-passwords.json');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const passwords = Object.values(JSON.parse(readFileSync(path, 'utf8')) as object);
    expect(new Set(passwords).size).toBe(4);
    for (const password of passwords) expect(password).toMatch(/^[0-9a-f]{48}$/);
  });

  it('lets nobody in with another password', async () => {
    const server = await start();
    const forged = server.ownerUrl.replace(/:[0-9a-f]{48}@/, ':guessed@');
    await expect(ask(forged, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    await server.stop();
  });

  it('is shared by two who want it, and stopped by the last', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    expect([one.startedHere, other.startedHere].sort()).toEqual([false, true]);
    expect(portOf(one)).toBe(portOf(other));
    const pid = postmaster();
    await one.stop();
    expect(worksIn(pid, cluster)).toBe(true);
    expect(await ask(other.ownerUrl, 'SELECT answer FROM kept')).toEqual({ answer: 42 });
    await other.stop();
    expect(worksIn(pid, cluster)).toBe(false);
  });

  it('is left running for whoever started it by other means', async () => {
    const server = await start();
    rmSync(join(dataDir, 'postgres-started'));
    await server.stop();
    expect(worksIn(postmaster(), cluster)).toBe(true);

    const other = await start();
    expect(other.startedHere).toBe(false);
    writeFileSync(join(dataDir, 'postgres-started'), `${postmaster()}`);
    await other.stop();
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(false);
  });

  it('keeps its port, and takes another when somebody else has it', async () => {
    const server = await start();
    const port = portOf(server);
    await server.stop();
    const again = await start();
    expect(portOf(again)).toBe(port);
    await again.stop();

    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve));
    const elsewhere = await start();
    expect(portOf(elsewhere)).not.toBe(port);
    expect(await ask(elsewhere.ownerUrl, 'SELECT answer FROM kept')).toEqual({ answer: 42 });
    await elsewhere.stop();
    await new Promise((resolve) => squatter.close(resolve));
  });

  it('starts after its server was killed, with what was committed', async () => {
    const killed = await start();
    await ask(killed.ownerUrl, 'INSERT INTO kept VALUES (43)');
    process.kill(postmaster(), 'SIGKILL');
    const server = await start();
    expect(server.startedHere).toBe(true);
    expect(await ask(server.ownerUrl, 'SELECT sum(answer)::int AS sum FROM kept')).toEqual({
      sum: 85,
    });
    await killed.stop();
    await server.stop();
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(false);
  });

  it('starts after a crash of the machine, when the old number belongs to another program', async () => {
    const server = await start();
    // Of the server's own account: PostgreSQL itself only passes over processes of other accounts.
    const { uid, gid } = statSync(cluster);
    const account = process.getuid?.() === 0 ? { uid, gid } : {};
    const other = spawn('sleep', ['600'], { ...account, cwd: '/', stdio: 'ignore' });
    try {
      const note = readFileSync(join(cluster, 'postmaster.pid'), 'utf8');
      await server.stop();
      writeFileSync(
        join(cluster, 'postmaster.pid'),
        note.replace(/^\d+/, `${other.pid}`).replace(/ready\s*$/, 'ready   \n'),
      );
      chmodSync(join(cluster, 'postmaster.pid'), 0o644);

      const again = await start();
      expect(again.startedHere).toBe(true);
      expect(await ask(again.ownerUrl, 'SELECT count(*)::int AS rows FROM kept')).toEqual({
        rows: 2,
      });
      expect(isAlive(other.pid ?? 0)).toBe(true);
      await again.stop();
    } finally {
      other.kill('SIGKILL');
    }
  });

  it('says so when the passwords are gone, and touches nothing', async () => {
    const path = join(dataDir, 'postgres-passwords.json');
    const kept = readFileSync(path);
    rmSync(path);
    await expect(start()).rejects.toThrow(/postgres-passwords\.json is missing/);
    writeFileSync(path, kept, { mode: 0o600 });
    const server = await start();
    await server.stop();
  });

  it('leaves nothing half-made behind', () => {
    expect(readdirSync(dataDir).sort()).toEqual([
      'postgres',
      'postgres-passwords.json',
      'postgres-started',
      'postgres-users',
    ]);
    expect(readdirSync(join(dataDir, 'postgres-users'))).toEqual([]);
  });
});

describe('a process that is killed', () => {
  /** Starts a server in a process of its own and waits for its word. */
  async function startElsewhere(script: string): Promise<{ kill(): void; said: string }> {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (data: Buffer) => resolve(data.toString('utf8').trim()));
      child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
    });
    return { said, kill: () => child.kill('SIGKILL') };
  }

  it('leaves the embedded server to the next one, who stops it in the end', async () => {
    const dist = await compiledProgram();
    const file = pathToFileURL(join(dist, 'src/database/embedded-postgres.js')).href;
    const elsewhere = await startElsewhere(
      `const { startEmbeddedPostgres } = await import(${JSON.stringify(file)});
       const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log() {} });
       console.log(server.startedHere);
       setInterval(() => {}, 1000);`,
    );
    expect(elsewhere.said).toBe('true');
    elsewhere.kill();
    const pid = postmaster();
    const server = await start();
    expect(server.startedHere).toBe(false);
    expect(postmaster()).toBe(pid);
    await server.stop();
    expect(worksIn(pid, cluster)).toBe(false);
  });

  it('leaves nothing of a throw-away server', async () => {
    const dist = await compiledProgram();
    const file = pathToFileURL(join(dist, 'src/database/throw-away-postgres.js')).href;
    const elsewhere = await startElsewhere(
      `const { startThrowAwayPostgres } = await import(${JSON.stringify(file)});
       const server = await startThrowAwayPostgres();
       console.log(server.directory);
       setInterval(() => {}, 1000);`,
    );
    const directory = elsewhere.said;
    const pid = parseInt(readFileSync(join(directory, 'postmaster.pid'), 'utf8'), 10);
    expect(worksIn(pid, directory)).toBe(true);
    elsewhere.kill();
    await until(() => !existsSync(join(directory, '..', '..')));
    await until(() => !worksIn(pid, directory));
  });
});
