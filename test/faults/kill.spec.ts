import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../harness/database.ts';
import { dataFolder, post, startServer, type ServerProcess } from '../harness/server-process.ts';
import { expectLawsToHold } from './laws-hold.ts';

/*
 * Processes that share a database, and die. The database itself survives here; what a server answered
 * must be in it, whatever became of the server.
 */
const ROUNDS = process.env['LONG'] ? 10 : 2;
const CLIENTS = 50;

let database: FreshDatabase;
let folder: Awaited<ReturnType<typeof dataFolder>>;
let owner: pg.Client;

beforeAll(async () => {
  database = await freshDatabase('demonstration');
  folder = await dataFolder();
  owner = new pg.Client(database.ownerUrl);
  await owner.connect();
}, 120_000);
afterAll(async () => {
  await owner?.end();
  await folder?.remove();
  await database?.drop();
});

async function commitment(server: ServerProcess, amount: string): Promise<string> {
  const tranche = await post(server, '/v1/partner-countries/KZ/tranches', {
    reference: `KZ-FAULT-${Math.random().toString(36).slice(2)}`,
    title: 'A tranche for faults',
    funder: 'JICA',
    instrument: 'JICA_ODA_LOAN',
    currency: 'USD',
    announcedAmount: amount,
    announcedOn: '2025-01-01',
  });
  expect(tranche.status).toBe(201);
  const made = await post(server, `/v1/tranches/${String(tranche.body['id'])}/commitments`, {
    amount,
    currency: 'USD',
    effectiveOn: '2025-01-02',
    reference: 'C',
  });
  expect(made.status).toBe(201);
  return String(made.body['id']);
}

const payment = (amount: string, reference: string) => ({
  amount,
  currency: 'USD',
  effectiveOn: '2025-02-03',
  reference,
});

describe('two server processes on one database', () => {
  it('let exactly ten of fifty disbursements at once through when there is money for ten', async () => {
    const one = await startServer(database, folder.path);
    const two = await startServer(database, folder.path);
    const both = [one, two] as const;
    try {
      const paid = await commitment(one, '2000000.00');
      const all = await Promise.all(
        Array.from({ length: 50 }, (_, at) =>
          post(both[at % 2] as ServerProcess, `/v1/commitments/${paid}/disbursements`, {
            ...payment('200000.00', `D-${at}`),
          }),
        ),
      );
      expect(all.filter(({ status }) => status === 201)).toHaveLength(10);
      const refused = all.filter(({ status }) => status === 422);
      expect(refused).toHaveLength(40);
      expect(refused[0]?.body).toMatchObject({
        requested: '200000.00',
        available: '0.00',
        currency: 'USD',
      });
    } finally {
      await Promise.all([one.stop(), two.stop()]);
    }
    await expectLawsToHold(database);
  }, 120_000);

  it('post one entry for one key sent to both at once, and give the same answer', async () => {
    const one = await startServer(database, folder.path);
    const two = await startServer(database, folder.path);
    try {
      const paid = await commitment(one, '1000.00');
      const path = `/v1/commitments/${paid}/disbursements`;
      for (let round = 0; round < 20; round += 1) {
        const key = `both-${paid}-${round}`;
        const answers = await Promise.all(
          [one, two, one, two].map((server) => post(server, path, payment('1.00', key), key)),
        );
        expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
        expect(answers[0]?.status).toBe(201);
      }
      const { rows } = await owner.query(
        `SELECT count(*)::int AS number FROM journal_entry WHERE reference LIKE $1`,
        [`both-${paid}-%`],
      );
      expect(rows[0].number).toBe(20);
    } finally {
      await Promise.all([one.stop(), two.stop()]);
    }
  }, 120_000);
});

describe('a server that is killed under load', () => {
  it('has every act that it answered, none twice, and comes back without a hand', async () => {
    const answered = new Map<string, unknown>();
    const sent: { readonly key: string; readonly path: string }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const server = await startServer(database, folder.path);
      const paid = await commitment(server, '1000000.00');
      const path = `/v1/commitments/${paid}/disbursements`;
      let alive = true;
      const clients = Array.from({ length: CLIENTS }, async (_, client) => {
        for (let at = 0; alive; at += 1) {
          const key = `kill-${paid}-${client}-${at}`;
          sent.push({ key, path });
          const answer = await post(server, path, payment('0.01', key), key);
          if (answer.status === 201) answered.set(key, answer.body);
          else if (answer.status === 0) return;
        }
      });
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await server.kill();
      alive = false;
      await Promise.all(clients);
    }
    expect(answered.size).toBeGreaterThan(100);

    const again = await startServer(database, folder.path);
    try {
      const { rows } = await owner.query<{ reference: string; number: number }>(
        `SELECT reference, count(*)::int AS number FROM journal_entry
          WHERE reference LIKE 'kill-%' GROUP BY reference`,
      );
      const recorded = new Map(rows.map((row) => [row.reference, row.number]));
      expect([...answered.keys()].filter((key) => recorded.get(key) !== 1)).toEqual([]);
      expect([...recorded.values()].filter((number) => number !== 1)).toEqual([]);

      // Repeating what was answered gives the same answer; repeating the rest posts it once.
      const last = sent.slice(-200);
      for (const { key, path } of last) {
        const repeated = await post(again, path, payment('0.01', key), key);
        expect(repeated.status).toBe(201);
        if (answered.has(key)) expect(repeated.body).toEqual(answered.get(key));
      }
      const twice = await owner.query(
        `SELECT reference FROM journal_entry WHERE reference LIKE 'kill-%'
          GROUP BY reference HAVING count(*) <> 1`,
      );
      expect(twice.rows).toEqual([]);
    } finally {
      expect(await again.stop()).toBe(0);
    }
    await expectLawsToHold(database);
  }, 300_000);

  it('answers everybody it has accepted when it is stopped kindly', async () => {
    const server = await startServer(database, folder.path);
    const paid = await commitment(server, '1000.00');
    const path = `/v1/commitments/${paid}/disbursements`;
    const flying = Array.from({ length: 100 }, (_, at) =>
      post(server, path, payment('0.01', `stop-${paid}-${at}`)),
    );
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await server.stop()).toBe(0);
    const answers = await Promise.all(flying);
    const posted = answers.filter(({ status }) => status === 201).length;
    expect(answers.every(({ status }) => [201, 503, 0].includes(status))).toBe(true);
    const { rows } = await owner.query(
      `SELECT count(*)::int AS number FROM journal_entry WHERE reference LIKE $1`,
      [`stop-${paid}-%`],
    );
    expect(rows[0].number).toBe(posted);
  }, 120_000);
});
