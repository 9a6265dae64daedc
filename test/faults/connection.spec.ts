import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createPostingPool } from '../../src/database/pools.ts';
import { freshDatabase, type FreshDatabase } from '../harness/database.ts';
import { request, tillQueue, tillSettings } from '../ledger/till.ts';
import { PostingQueue } from '../../src/ledger/posting-queue.ts';
import { CuttingProxy, type Cut } from './cutting-proxy.ts';
import { expectLawsToHold } from './laws-hold.ts';

let database: FreshDatabase;
let owner: pg.Client;
let proxy: CuttingProxy;
let office: ReturnType<typeof tillQueue>;

beforeAll(async () => {
  database = await freshDatabase('real');
  owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  await owner.query(`INSERT INTO commodity VALUES ('USD', 2, 'currency') ON CONFLICT DO NOTHING`);
  proxy = new CuttingProxy();
  office = tillQueue(await proxy.through(database.applicationUrl));
});
afterAll(async () => {
  await office?.close();
  await proxy?.close();
  await expectLawsToHold(database);
  await owner?.end();
  await database?.drop();
});

async function till(amount: string): Promise<string> {
  const { answer } = await office.queue.submit(request('till', { amount }));
  return String(answer.body['id']);
}

async function balanceOf(id: string): Promise<string> {
  const { rows } = await owner.query(
    `SELECT b.balance FROM balance b JOIN account a ON a.id = b.account_id
      WHERE a.owner_id = $1 AND a.kind = 'money'`,
    [id],
  );
  return rows[0].balance as string;
}

describe('a connection that is cut', () => {
  it.each<[string, Cut]>([
    ['while the batch is being written', 'at-first-write'],
    ['between the last write and COMMIT', 'before-commit'],
    ['after COMMIT, before its answer', 'after-commit'],
  ])('%s loses no act and doubles none', async (_, cut) => {
    const from = await till('100.00');
    const to = await till('1.00');
    const before = proxy.cuts;
    proxy.next = cut;
    const acts = Array.from({ length: 20 }, () => request('move', { from, to, amount: '1.00' }));
    const settled = await office.queue.submitEach(acts, 'interactive');
    expect(proxy.cuts).toBe(before + 1);
    expect(settled.filter((one) => 'answer' in one)).toHaveLength(20);
    expect(await balanceOf(from)).toBe('80.00');
    const again = await office.queue.submitEach(acts, 'interactive');
    expect(again).toMatchObject(
      settled.map((one) => ('answer' in one ? { answer: one.answer } : {})),
    );
    expect(await balanceOf(from)).toBe('80.00');
  });

  it('after COMMIT does not give one request the answer of another with its key', async () => {
    const used = request('till', { amount: '1.00' });
    await office.queue.submit(used);
    const { idempotencyKey } = used;
    proxy.next = 'after-commit';
    const settled = await office.queue.submitEach(
      [
        request('till', { amount: '2.00' }),
        request('till', { amount: '3.00' }, { idempotencyKey }),
      ],
      'interactive',
    );
    expect(settled).toMatchObject([
      { answer: { status: 201 } },
      { refusal: { code: 'LEDGER.KEY_REUSED' } },
    ]);
  });

  it('by the server for everybody at once is survived', async () => {
    const from = await till('100.00');
    const to = await till('1.00');
    const settled = await Promise.all(
      Array.from({ length: 30 }, async (_, at) => {
        if (at === 10) {
          await owner
            .query(
              `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
              WHERE datname = current_database() AND application_name LIKE '%posting%'`,
            )
            .catch(() => undefined);
        }
        await new Promise((resolve) => setTimeout(resolve, at * 3));
        return office.queue.submit(request('move', { from, to, amount: '1.00' }));
      }),
    );
    expect(settled).toHaveLength(30);
    expect(await balanceOf(from)).toBe('70.00');
  });
});

describe('a database that is not there', () => {
  it('is a refusal to repeat with the same key, and nothing else', async () => {
    const away = new URL(database.applicationUrl);
    away.port = '1';
    const nowhere = tillQueue(away.href);
    await expect(nowhere.queue.submit(request('till', { amount: '1.00' }))).rejects.toMatchObject({
      code: 'LEDGER.OUTCOME_UNKNOWN',
      kind: 'unavailable',
    });
    await nowhere.close();
  });
});

describe('a key that is still open elsewhere', () => {
  it('is answered as a conflict once waiting for it has taken too long', async () => {
    const id = '01932c5e-7a00-7c3e-9b1a-0242ac120000';
    const open = request('till', { amount: '3.00' });
    const elsewhere = new pg.Client(database.applicationUrl);
    await elsewhere.connect();
    await elsewhere.query('BEGIN');
    await elsewhere.query(`INSERT INTO act VALUES ('KZ', $1, 'till', $2, $3, $4, now(), 0, '{}')`, [
      id,
      open.principalId,
      open.idempotencyKey,
      Buffer.alloc(32),
    ]);
    const pool = createPostingPool(database.applicationUrl, { max: 2 });
    pool.on('connect', (client) => void client.query(`SET lock_timeout = '300ms'`));
    const log = { warn: () => undefined, error: () => undefined };
    const queue = new PostingQueue({ pool, settings: tillSettings(), log });
    const [refused, neighbour] = await queue.submitEach(
      [open, request('till', { amount: '4.00' })],
      'interactive',
    );
    expect(refused).toMatchObject({ refusal: { code: 'LEDGER.KEY_IN_FLIGHT', kind: 'conflict' } });
    expect(neighbour).toMatchObject({ answer: { status: 201 } });
    await elsewhere.query('ROLLBACK');
    await elsewhere.end();
    expect((await queue.submit(open)).answer.status).toBe(201);
    await queue.close();
    await pool.end();
  });
});

describe('books that somebody else holds', () => {
  it('are a refusal for the whole batch, after one wait, and are posted to when they are free', async () => {
    const from = await till('5.00');
    const to = await till('1.00');
    await owner.query('BEGIN');
    await owner.query(`SELECT 1 FROM country_books WHERE country_code = 'KZ' FOR UPDATE`);
    const pool = createPostingPool(database.applicationUrl, { max: 2 });
    pool.on('connect', (client) => void client.query(`SET lock_timeout = '300ms'`));
    const log = { warn: () => undefined, error: () => undefined };
    const queue = new PostingQueue({ pool, settings: tillSettings(), log });
    const acts = Array.from({ length: 5 }, () => request('move', { from, to, amount: '1.00' }));
    const settled = await queue.submitEach(acts, 'interactive');
    expect(settled).toMatchObject(acts.map(() => ({ refusal: { code: 'LEDGER.BOOKS_BUSY' } })));
    await owner.query('ROLLBACK');
    const again = await queue.submitEach(acts, 'interactive');
    expect(again).toMatchObject(acts.map(() => ({ answer: { status: 201 } })));
    await queue.close();
    await pool.end();
  });
});

describe('a queue that is full', () => {
  it('refuses at once and says when to come again; what is in it is still posted', async () => {
    const narrow = tillQueue(database.applicationUrl, { waitingAtMost: 5 });
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, () => narrow.queue.submit(request('till', { amount: '1.00' }))),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    const refused = all.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({
      code: 'LEDGER.QUEUE_FULL',
      facts: { retryAfterSeconds: 1 },
    });
    await narrow.close();
  });

  it('keeps half of its places for people', async () => {
    const narrow = tillQueue(database.applicationUrl, { waitingAtMost: 8 });
    const tills = (number: number) =>
      Array.from({ length: number }, () => request('till', { amount: '1.00' }));
    const [bulk, people] = await Promise.all([
      narrow.queue.submitEach(tills(8), 'bulk'),
      narrow.queue.submitEach(tills(4), 'interactive'),
    ]);
    expect(bulk.filter((one) => 'answer' in one)).toHaveLength(4);
    expect(people.filter((one) => 'answer' in one)).toHaveLength(4);
    await narrow.close();
  });

  it('refuses everything once it is closed', async () => {
    const closing = tillQueue(database.applicationUrl);
    const inside = closing.queue.submit(request('till', { amount: '1.00' }));
    const closed = closing.close();
    await expect(closing.queue.submit(request('till', { amount: '1.00' }))).rejects.toMatchObject({
      code: 'LEDGER.QUEUE_FULL',
    });
    await expect(inside).resolves.toMatchObject({ answer: { status: 201 } });
    await closed;
  });
});
