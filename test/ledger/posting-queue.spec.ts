import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { CURRENCIES } from '../../src/kernel/currency.ts';
import { freshDatabase, type FreshDatabase } from '../harness/database.ts';
import { KZ, request, SECOND_OFFICER, tillQueue } from './till.ts';

let database: FreshDatabase;
let owner: pg.Client;
let office: ReturnType<typeof tillQueue>;
let elsewhere: ReturnType<typeof tillQueue>;

beforeAll(async () => {
  database = await freshDatabase('real');
  owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  for (const { code, exponent } of CURRENCIES) {
    await owner.query(`INSERT INTO commodity (code, exponent, kind) VALUES ($1, $2, 'currency')`, [
      code,
      exponent,
    ]);
  }
  office = tillQueue(database.applicationUrl);
  elsewhere = tillQueue(database.applicationUrl);
});
afterAll(async () => {
  await office?.close();
  await elsewhere?.close();
  await owner?.end();
  await database?.drop();
});

async function open(amount: string): Promise<string> {
  const { answer } = await office.queue.submit(request('till', { amount }));
  return String(answer.body['id']);
}

async function balances(till: string): Promise<readonly string[]> {
  const { rows } = await owner.query<{ balance: string }>(
    `SELECT b.balance FROM balance b JOIN account a ON a.id = b.account_id
      WHERE a.owner_id = $1 ORDER BY a.kind`,
    [till],
  );
  return rows.map((row) => row.balance);
}

describe('the posting queue', () => {
  it('opens accounts, posts the entry, and tells about it in the log, all at once', async () => {
    const till = await open('100.00');
    expect(await balances(till)).toEqual(['100.00', '-100.00']);
    const { rows } = await owner.query(
      `SELECT payload::jsonb -> 'entries' -> 0 -> 'postings' AS postings FROM audit_leaf
        WHERE payload::jsonb -> 'act' ->> 'id' = $1`,
      [till],
    );
    expect(rows[0].postings.map((posting: { amount: string }) => posting.amount)).toEqual([
      '-100.00',
      '100.00',
    ]);
  });

  it('lets exactly ten of fifty at once through when there is money for ten, on two queues', async () => {
    const from = await open('1000.00');
    const to = await open('1.00');
    const all = await Promise.allSettled(
      Array.from({ length: 50 }, (_, at) =>
        (at % 2 === 0 ? office : elsewhere).queue.submit(
          request('move', { from, to, amount: '100.00' }),
        ),
      ),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(await balances(from)).toEqual(['0.00', '-1000.00']);
    const refused = all.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({
      code: 'LEDGER.BELOW_FLOOR',
      facts: { requested: '100.00', available: '0.00', currency: 'USD' },
    });
  });

  it('gives the first answer to a repeated key, also at once and on another queue', async () => {
    const from = await open('50.00');
    const to = await open('1.00');
    const once = request('move', { from, to, amount: '10.00' });
    const answers = await Promise.all([
      office.queue.submit(once),
      office.queue.submit(once),
      elsewhere.queue.submit(once),
      elsewhere.queue.submit(once),
    ]);
    expect(new Set(answers.map(({ answer }) => answer.body['id'])).size).toBe(1);
    expect(await balances(from)).toEqual(['40.00', '-50.00']);
    const again = await office.queue.submit(once);
    expect(again.repeated).toBe(true);
    expect(again.answer).toEqual(answers[0]?.answer);
  });

  it('refuses a key that was used for another request, and one officer does not take it from another', async () => {
    const till = await open('5.00');
    const first = request('till', { amount: '7.00' });
    await office.queue.submit(first);
    await expect(
      office.queue.submit({ ...first, requestHash: request('x', till).requestHash }),
    ).rejects.toMatchObject({ code: 'LEDGER.KEY_REUSED' });
    const other = await office.queue.submit({ ...first, principalId: SECOND_OFFICER });
    expect(other.repeated).toBe(false);
  });

  it('posts an atomic group whole or not at all', async () => {
    const from = await open('30.00');
    const to = await open('1.00');
    const results = await office.queue.submitAtomic(
      [
        request('move', { from, to, amount: '20.00' }),
        request('move', { from, to, amount: '20.00' }),
      ],
      'interactive',
    );
    expect(results).toMatchObject([
      { refusal: { code: 'LEDGER.ATOMIC_REFUSED' } },
      { refusal: { code: 'LEDGER.BELOW_FLOOR' } },
    ]);
    expect(await balances(from)).toEqual(['30.00', '-30.00']);
  });

  it('lets a refusal hurt nobody else in the batch, though the database had to refuse it', async () => {
    const from = await open('30.00');
    const to = await open('1.00');
    const results = await office.queue.submitEach(
      [
        request('move', { from, to, amount: '1.00' }),
        request('till', { amount: '1.00', currency: 'AAA' }),
        request('move', { from, to, amount: '2.00' }),
        request('nothing', {}),
      ],
      'interactive',
    );
    expect(results).toMatchObject([
      { answer: { status: 201 } },
      { refusal: { code: 'CURRENCY.UNKNOWN' } },
      { answer: { status: 201 } },
      { refusal: { code: 'LEDGER.UNKNOWN_ACT' } },
    ]);
    expect(await balances(from)).toEqual(['27.00', '-30.00']);
  });

  it('takes a large atomic group in while people keep coming', async () => {
    const from = await open('1000.00');
    const to = await open('1.00');
    const move = (amount: string) => request('move', { from, to, amount });
    let going = true;
    let posted = 0;
    const people = [1, 2].map(async () => {
      for (; going && posted < 200; posted += 1) await office.queue.submit(move('1.00'));
    });
    const group = Array.from({ length: 250 }, () => move('0.01'));
    const settled = await office.queue.submitAtomic(group, 'bulk');
    going = false;
    expect(posted).toBeLessThan(50);
    await Promise.all(people);
    expect(settled.filter((one) => 'answer' in one)).toHaveLength(250);
  });

  it('reverses an entry once, exactly, and never a reversal', async () => {
    const from = await open('30.00');
    const to = await open('1.00');
    const moved = await office.queue.submit(request('move', { from, to, amount: '12.00' }));
    const subjectId = String(moved.answer.body['id']);
    const all = await Promise.allSettled(
      [office, elsewhere, office, elsewhere].map(({ queue }) =>
        queue.submit(request('reversal', { reason: 'entered twice' }, { subjectId })),
      ),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await balances(from)).toEqual(['30.00', '-30.00']);
    const done = all.find(({ status }) => status === 'fulfilled') as PromiseFulfilledResult<{
      answer: { body: Record<string, string> };
    }>;
    const reversal = String(done.value.answer.body['id']).slice(3);
    await expect(
      office.queue.submit(request('reversal', { reason: 'no' }, { subjectId: reversal })),
    ).rejects.toMatchObject({ code: 'LEDGER.IS_A_REVERSAL' });
  });

  it('closes the books through a month, and takes nothing before its end any more', async () => {
    const from = await open('30.00');
    const to = await open('1.00');
    await office.queue.submit(
      request('move', { from, to, amount: '1.00', effectiveOn: '2025-03-31' }),
    );
    await office.queue.submit(request('period-closing', { month: '2025-03' }));
    await expect(
      office.queue.submit(request('move', { from, to, amount: '1.00', effectiveOn: '2025-03-31' })),
    ).rejects.toMatchObject({ code: 'LEDGER.BOOKS_CLOSED' });
    await office.queue.submit(
      request('move', { from, to, amount: '1.00', effectiveOn: '2025-04-01' }),
    );
    await expect(
      office.queue.submit(request('period-closing', { month: '2025-02' })),
    ).rejects.toMatchObject({ code: 'LEDGER.ALREADY_CLOSED' });
  });

  it('keeps one unbroken head chain for the country, whoever wrote', async () => {
    const { rows } = await owner.query(
      `SELECT h.size, h.previous_head_hash, h.head_hash, h.at,
              lag(h.head_hash) OVER (ORDER BY h.size) AS before,
              lag(h.at) OVER (ORDER BY h.size) AS at_before
         FROM audit_head h WHERE country_code = $1 ORDER BY size`,
      [KZ],
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) {
      expect(row.previous_head_hash).toEqual(row.before);
      if (row.at_before) expect(row.at > row.at_before).toBe(true);
    }
    expect(
      [...office.problems, ...elsewhere.problems].filter((p) => !p.includes('repeated')),
    ).toEqual([]);
  });
});
