import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { readPasswords } from '../../src/database/embedded-passwords.ts';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { SUPERUSER } from '../../src/database/embedded-server.ts';
import { freshDatabase } from '../harness/database.ts';
import {
  post,
  startInstallation,
  startServer,
  type ServerProcess,
} from '../harness/server-process.ts';
import { expectLawsToHold } from './laws-hold.ts';
import { smallDisk, type SmallDisk } from './small-disk.ts';

/*
 * Disks that really fill up: file systems of some megabytes, with the database upon them, or the documents
 * and keys. What was answered 201 is there; the rest is refused so that it can be repeated; and once there is
 * room again the service goes on, without a hand.
 */
const LONG = Boolean(process.env['LONG']);
const ROUNDS = LONG ? 6 : 1;
const CLIENTS = LONG ? 50 : 20;
const MEGABYTE = 1024 * 1024;
const TRANCHES = '/v1/partner-countries/KZ/tranches';

const disks: SmallDisk[] = [];
const servers: ServerProcess[] = [];
const loads: Load[] = [];
afterEach(async () => {
  for (const load of loads.splice(0)) await load.stop();
  for (const server of servers.splice(0)) await server.kill();
  for (const disk of disks.splice(0)) disk.remove();
});

function mounted(megabytes: number): SmallDisk | null {
  const disk = smallDisk(megabytes);
  if (disk !== null) disks.push(disk);
  return disk;
}

const tranche = (reference: string) => ({
  reference,
  title: 'A tranche of some length: it takes up room.'.repeat(3),
  funder: 'JICA',
  instrument: 'JICA_ODA_LOAN',
  currency: 'USD',
  announcedAmount: '1.00',
  announcedOn: '2025-01-01',
});

interface Readiness {
  readonly status: number;
  readonly failed: readonly string[];
}

async function readiness({ url }: ServerProcess): Promise<Readiness> {
  const answer = await fetch(`${url}/readyz`);
  const { checks } = (await answer.json()) as { checks: { name: string; ok: boolean }[] };
  return { status: answer.status, failed: checks.filter(({ ok }) => !ok).map(({ name }) => name) };
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const begun = performance.now(); !(await isSo()); await pause(50)) {
    if (performance.now() - begun > 40_000) throw new Error(`waited 40 seconds in vain: ${what}`);
  }
}

/** Clients that post until they are told to stop, and what they were answered. */
class Load {
  readonly answered = new Set<string>();
  readonly refusals = new Map<string, number>();
  readonly unexpected: string[] = [];
  private working = true;
  private readonly clients: readonly Promise<void>[];

  constructor(server: ServerProcess, name: string) {
    loads.push(this);
    this.clients = Array.from({ length: CLIENTS }, (_, client) =>
      this.run(server, `KZ-DISK-${name}-${client}`),
    );
  }

  private async run(server: ServerProcess, name: string): Promise<void> {
    for (let at = 0; this.working; at += 1) {
      const reference = `${name}-${at}`;
      const { status, body } = await post(server, TRANCHES, tranche(reference), reference);
      if (status === 201) this.answered.add(reference);
      else if (status === 503) {
        const code = String(body['code']);
        this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
        await pause(20);
      } else this.unexpected.push(`${status} ${JSON.stringify(body)}`);
    }
  }

  async stop(): Promise<void> {
    this.working = false;
    await Promise.all(this.clients);
  }
}

/**
 * Makes PostgreSQL begin new files of its log until it finds no room for one; whether it went down. Asked on a
 * connection from before: a new one may find no room for a file of its own.
 */
async function exhaustLog(client: pg.Client): Promise<boolean> {
  try {
    for (;;) {
      await client.query(`SELECT pg_logical_emit_message(false, 'disk', repeat('x', 1000))`);
      await client.query('SELECT pg_switch_wal()');
    }
  } catch (error) {
    const { severity, code } = error as { severity?: string; code?: string };
    return severity === 'PANIC' || code === undefined || code.startsWith('57P');
  }
}

/** Pages and lists meanwhile: served or refused, and never a fault of the program. */
async function expectNoFaults({ url }: ServerProcess): Promise<void> {
  for (const path of ['/', '/v1/partner-countries', '/v1/partner-countries/KZ/report', '/livez']) {
    const answer = await fetch(`${url}${path}`);
    await answer.arrayBuffer();
    expect([path, answer.status]).toEqual([path, path === '/livez' ? 200 : expect.any(Number)]);
    expect([200, 503]).toContain(answer.status);
  }
}

describe('a disk that is full', () => {
  it('under PostgreSQL loses nothing that was answered, and once there is room the service goes on', async () => {
    const disk = mounted(LONG ? 300 : 220);
    if (disk === null) return;
    const dataDir = join(disk.path, 'data');
    mkdirSync(dataDir);
    const server = await startInstallation(dataDir, {
      ...{ DEMONSTRATION: '1', DISK_RESERVE_MB: '8', LOG_LEVEL: 'silent' },
    });
    servers.push(server);
    const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
    const superuser = new URL(postgres.ownerUrl);
    superuser.username = SUPERUSER;
    superuser.password =
      readPasswords(join(dataDir, 'postgres-passwords.json'))?.superuser ?? 'unknown';
    superuser.pathname = '/postgres';
    const answered = new Set<string>();
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        await until('ready', async () => (await readiness(server)).status === 200);
        const before = new pg.Client(superuser.href);
        before.on('error', () => undefined);
        await before.connect();
        const load = new Load(server, String(round));
        await until('acts are posted', () => {
          expect(load.unexpected).toEqual([]);
          return load.answered.size > 50;
        });
        disk.fill(round % 2 === 0 ? 0 : 2 * MEGABYTE);
        await until('an act found no room', () => load.refusals.has('LEDGER.DISK_FULL'));
        const full = await readiness(server);
        expect(full.status).toBe(503);
        expect(full.failed).toContain('disk has room');
        await expectNoFaults(server);
        // It may come up again by itself: its recovery can free files of its log. Then there is room no more.
        await until('PostgreSQL has gone down', async () => {
          const wentDown = await exhaustLog(before);
          disk.fill(0);
          if (wentDown) return true;
          return ['LEDGER.OUTCOME_UNKNOWN', 'HTTP.DATABASE_UNAVAILABLE'].some((code) =>
            load.refusals.has(code),
          );
        });
        await expectNoFaults(server);
        await pause(LONG ? 5_000 : 500);
        await before.end().catch(() => undefined);
        const answeredFull = load.answered.size;
        disk.free();
        await until('it goes on by itself', () => load.answered.size > answeredFull + 50);
        await load.stop();
        expect(load.unexpected).toEqual([]);
        for (const reference of load.answered) answered.add(reference);
        await until('ready again', async () => (await readiness(server)).status === 200);
      }
      const owner = new pg.Client(postgres.ownerUrl);
      await owner.connect();
      const { rows } = await owner.query<{ reference: string; times: string }>(
        `SELECT body ->> 'reference' AS reference, count(*) AS times FROM record_version
          WHERE subject_type = 'tranche' AND body ->> 'reference' LIKE 'KZ-DISK-%' GROUP BY 1`,
      );
      await owner.end();
      const recorded = new Map(rows.map(({ reference, times }) => [reference, times]));
      expect([...answered].filter((reference) => recorded.get(reference) !== '1')).toEqual([]);
      expect(await server.stop()).toBe(0);
      await expectLawsToHold({
        ...{ name: '', superuserUrl: superuser.href, drop: () => Promise.resolve() },
        ...postgres,
      });
    } finally {
      await server.kill();
      disk.free();
      await postgres.stop();
    }
    disk.fill(0);
    await expect(startEmbeddedPostgres({ dataDir, log: () => undefined })).rejects.toThrow(
      /^The disk of .* is full/,
    );
  }, 600_000);

  it('under documents and keys refuses files, keeps those it took, and holds up nothing else', async () => {
    const disk = mounted(LONG ? 64 : 12);
    if (disk === null) return;
    const database = await freshDatabase('demonstration');
    const server = await startServer(database, disk.path, { DISK_RESERVE_MB: '4' });
    servers.push(server);
    const file = (at: number): Buffer =>
      Buffer.concat([
        Buffer.from('%PDF-1.7\n'),
        Buffer.alloc(1_200_000, 0x20),
        Buffer.from(`${at}`),
      ]);
    const project = await post(server, '/v1/partner-countries/KZ/projects', {
      ...{ reference: 'KZ-DISK', title: 'Files', mechanism: 'NONE' },
      ...{ sector: 'Energy', status: 'planned' },
    });
    const path = `/v1/projects/${String(project.body['id'])}/documents`;
    const send = (at: number) => {
      const query = new URLSearchParams({ form: 'PDD', title: `File ${at}`, visibility: 'public' });
      return fetch(`${server.url}${path}?${query.toString()}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${server.keys['administrator'] ?? ''}`,
          ...{ 'content-type': 'application/pdf', 'idempotency-key': `disk-${at}` },
        },
        body: new Uint8Array(file(at)),
      });
    };
    const upload = async (at: number) => {
      // A refusal may come, and its connection go, before the whole file has travelled.
      const answer = await send(at).catch(() => send(at));
      const body = (await answer.json()) as { id: string; code?: string };
      return { at, status: answer.status, body };
    };
    const expectKept = async ({ at, body }: Awaited<ReturnType<typeof upload>>): Promise<void> => {
      const kept = await fetch(`${server.url}/v1/documents/${body.id}/content`);
      const sha256 = createHash('sha256').update(Buffer.from(await kept.arrayBuffer()));
      const original = createHash('sha256').update(file(at));
      expect([at, sha256.digest('hex')]).toEqual([at, original.digest('hex')]);
    };
    const all = Array.from({ length: LONG ? 150 : 16 }, (_, at) => at);
    // Some by themselves, for which there is room; then more at once than there is room for.
    const first: Awaited<ReturnType<typeof upload>>[] = [];
    for (const at of all.slice(0, 3)) first.push(await upload(at));
    first.push(...(await Promise.all(all.slice(3).map(upload))));
    const refused = first.filter(({ status }) => status !== 201);
    expect(refused.length).toBeGreaterThan(0);
    expect(first.slice(0, 3).map(({ status }) => status)).toEqual([201, 201, 201]);
    for (const { status, body } of refused) {
      expect({ status, code: body.code }).toEqual({ status: 503, code: 'HTTP.DISK_FULL' });
    }
    for (const each of first) if (each.status === 201) await expectKept(each);
    expect(readdirSync(join(disk.path, 'documents/incoming'))).toEqual([]);
    disk.fill(0);
    expect(await readiness(server)).toEqual({ status: 503, failed: ['disk has room'] });
    // Acts need no room on this disk; and the log is signed with the key that was there before.
    expect((await post(server, TRANCHES, tranche('KZ-DISK-ACT'))).status).toBe(201);

    // More room, without a restart: the refused are repeated with their keys.
    disk.grow(LONG ? 200 : 64);
    disk.free();
    const begun = performance.now();
    const again = await Promise.all(refused.map(({ at }) => upload(at)));
    // A connection on which a file was refused is not left hanging behind the rest of it.
    expect(performance.now() - begun).toBeLessThan(30_000);
    expect(again.map(({ status }) => status)).toEqual(refused.map(() => 201));
    for (const each of again) await expectKept(each);
    expect((await readiness(server)).status).toBe(200);
    expect(await server.stop()).toBe(0);
    await expectLawsToHold(database);
    await database.drop();
    expect(readFileSync(join(disk.path, 'audit-signing-key.pem'), 'utf8')).toContain('PRIVATE KEY');
  }, 300_000);
});
