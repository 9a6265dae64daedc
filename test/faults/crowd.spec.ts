import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startApplication } from '../harness/application.ts';
import { freshDatabase, type FreshDatabase } from '../harness/database.ts';
import { dataFolder, post, startServer, type ServerProcess } from '../harness/server-process.ts';
import { plusMilliseconds, systemClock } from '../../src/kernel/clock.ts';
import { expectLawsToHold } from './laws-hold.ts';

const LONG = Boolean(process.env['LONG']);
const IDLE = LONG ? 1_000 : 300;
const SLOW = LONG ? 500 : 100;
const UPLOADS = LONG ? 200 : 60;

let database: FreshDatabase;
let folder: Awaited<ReturnType<typeof dataFolder>>;
let server: ServerProcess;
beforeAll(async () => {
  database = await freshDatabase('demonstration');
  folder = await dataFolder();
  server = await startServer(database, folder.path);
}, 180_000);
afterAll(async () => {
  await server?.stop();
  await expectLawsToHold(database);
  await folder?.remove();
  await database?.drop();
}, 60_000);

const tranche = (reference: string) => ({
  reference,
  title: 'A tranche',
  funder: 'JICA',
  instrument: 'JICA_ODA_LOAN',
  currency: 'USD',
  announcedAmount: '1.00',
  announcedOn: '2025-01-01',
});
const TRANCHES = '/v1/partner-countries/KZ/tranches';

function socket(): Promise<Socket> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const made = connect(parseInt(port, 10), hostname, () => resolve(made));
    made.once('error', reject);
    made.on('error', () => undefined);
  });
}

describe('a crowd', () => {
  it('of idle and slow clients keeps nobody else from being served', async () => {
    const idle = await Promise.all(Array.from({ length: IDLE }, socket));
    const slow = await Promise.all(Array.from({ length: SLOW }, socket));
    for (const each of slow) {
      each.write(`POST ${TRANCHES} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n`);
      each.write('content-length: 1000000\r\n\r\n{"reference":"');
    }
    const dripping = setInterval(() => slow.forEach((each) => each.write('x')), 200);
    try {
      const begun = performance.now();
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, at) => post(server, TRANCHES, tranche(`KZ-CROWD-${at}`))),
      );
      expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(201));
      expect(performance.now() - begun).toBeLessThan(10_000);
      expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    } finally {
      clearInterval(dripping);
      for (const each of [...idle, ...slow]) each.destroy();
    }
  }, 60_000);

  it('that uploads files at once is answered, each for itself, and the service goes on', async () => {
    const project = await post(server, '/v1/partner-countries/KZ/projects', {
      reference: 'KZ-UPLOADS',
      title: 'Files',
      mechanism: 'NONE',
      sector: 'Energy',
      status: 'planned',
    });
    expect(project.status).toBe(201);
    const file = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(500_000, 0x20)]);
    const upload = async (at: number): Promise<number> => {
      const path = `/v1/projects/${String(project.body['id'])}/documents`;
      const query = new URLSearchParams({ form: 'PDD', title: `File ${at}`, visibility: 'public' });
      const answer = await fetch(`${server.url}${path}?${query.toString()}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${server.keys['administrator'] ?? ''}`,
          'content-type': 'application/pdf',
          'idempotency-key': `upload-${at}`,
        },
        body: Buffer.concat([file, Buffer.from(String(at))]),
      });
      await answer.arrayBuffer();
      return answer.status;
    };
    const statuses = await Promise.all(Array.from({ length: UPLOADS }, (_, at) => upload(at)));
    // Taken, refused for what it is, or asked to come again; never a fault, never left hanging.
    expect(statuses.filter((status) => status >= 500 && status !== 503)).toEqual([]);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect((await post(server, TRANCHES, tranche('KZ-AFTER-UPLOADS'))).status).toBe(201);
  }, 120_000);
});

describe('two processes', () => {
  it('one is killed: the other goes on with everything that was answered', async () => {
    const other = await startServer(database, folder.path);
    const answered = new Set<string>();
    let working = true;
    let afterwards = 0;
    let isKilled = false;
    const clients = Array.from({ length: 20 }, async (_, client) => {
      for (let at = 0; working; at += 1) {
        const reference = `KZ-TWO-${client}-${at}`;
        const target = client % 2 === 0 || isKilled ? server : other;
        const { status } = await post(target, TRANCHES, tranche(reference));
        if (status === 201) answered.add(reference);
        if (status === 201 && isKilled) afterwards += 1;
      }
    });
    await pause(1_000);
    await other.kill();
    isKilled = true;
    for (const begun = performance.now(); afterwards < 100; await pause(50)) {
      if (performance.now() - begun > 20_000) throw new Error('the other did not go on');
    }
    working = false;
    await Promise.all(clients);
    const owner = new pg.Client(database.ownerUrl);
    await owner.connect();
    const { rows } = await owner.query<{ reference: string }>(
      `SELECT body ->> 'reference' AS reference FROM record_version
        WHERE subject_type = 'tranche' AND body ->> 'reference' LIKE 'KZ-TWO-%'`,
    );
    await owner.end();
    const recorded = new Set(rows.map((row) => row.reference));
    expect([...answered].filter((reference) => !recorded.has(reference))).toEqual([]);
  }, 60_000);
});

describe('a clock that is moved back', () => {
  it('moves no head back: their times go on, and every law holds', async () => {
    let shift = 0;
    const clock = { now: () => plusMilliseconds(systemClock.now(), shift) };
    const own = await freshDatabase('real');
    const app = await startApplication({ database: own, clock });
    try {
      for (const [at, milliseconds] of [0, -3_600_000, -86_400_000, 0].entries()) {
        shift = milliseconds;
        const { status } = await app.request('POST', TRANCHES, { body: tranche(`KZ-CLOCK-${at}`) });
        expect(status).toBe(201);
      }
      const { body } = await app.request('GET', '/v1/events?country=KZ&limit=200', { key: null });
      const times = body.items.map(({ at }: { at: string }) => at);
      expect(times).toEqual(times.toSorted());
    } finally {
      await app.close();
    }
    // A process that begins with the clock behind the log goes on from the log.
    shift = -7 * 86_400_000;
    const later = await startApplication({ database: own, clock });
    try {
      const { status } = await later.request('POST', TRANCHES, { body: tranche('KZ-CLOCK-LATE') });
      expect(status).toBe(201);
      const { body } = await later.request('GET', '/v1/events?country=KZ&limit=200', { key: null });
      const times = body.items.map(({ at }: { at: string }) => at);
      expect(times).toEqual(times.toSorted());
    } finally {
      await later.close();
    }
    await expectLawsToHold(own);
    await own.drop();
  }, 60_000);
});
