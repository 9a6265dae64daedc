import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { CURRENCIES } from '../../src/kernel/currency.ts';
import type { CalendarDay } from '../../src/kernel/calendar-day.ts';
import { movementsAt } from '../../src/ledger/movements.ts';
import type { AsOf } from '../../src/ledger/point-in-time.ts';
import { accountsBelowFloor, storedAmount } from '../../src/ledger/turnovers.ts';
import { derivedId } from '../../src/kernel/ids.ts';
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

  it('sums up what moved as its postings do, at any head and day, and suspects who fell too low', async () => {
    const tills = await Promise.all(['90.00', '90.00', '90.00', '90.00', '5.00'].map(open));
    const size = async (): Promise<number> => {
      const { rows } = await owner.query(
        'SELECT max(size) FROM audit_head WHERE country_code = $1',
        [KZ],
      );
      return parseInt(String(rows[0].max), 10);
    };
    const sizes = [await size()];
    for (let at = 0; at < 60; at += 1) {
      // Days forth and back, some of them in one month; the last till only ever gets something.
      const effectiveOn = `2025-0${5 + ((at * 7) % 3)}-${String(1 + ((at * 11) % 28)).padStart(2, '0')}`;
      const body = { from: tills[at % 4], to: tills[(at * 3 + 1) % 5], amount: `0.${10 + at}` };
      if (body.from !== body.to)
        await office.queue.submit(request('move', { ...body, effectiveOn }));
      if (at % 20 === 19) sizes.push(await size());
    }
    const days = [
      '2025-05-16',
      '2025-06-30',
      new Date().toISOString().slice(0, 10),
    ] as CalendarDay[];
    for (const asOf of sizes.flatMap((known) =>
      days.map((effectiveAsOf) => ({ effectiveAsOf, size: known })),
    )) {
      const found = await movementsAt(office.pool, KZ, asOf, MOVED);
      expect({ ...found, suspects: null }).toEqual({
        ...(await movedByPostings(asOf)),
        suspects: null,
      });
      const every = await office.pool.query('SELECT id FROM account WHERE country_code = $1', [KZ]);
      const all = every.rows.map(({ id }) => String(id));
      const low = await accountsBelowFloor(office.pool, KZ, asOf, all);
      expect(await accountsBelowFloor(office.pool, KZ, asOf, found.suspects)).toEqual(low);
      expect(found.suspects).not.toContain(derivedId(tills[4] ?? '', 2));
    }
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

const MOVED = {
  from: '2025-06-01' as CalendarDay,
  monthly: { ownerType: 'till', accountKind: 'money', entryKinds: ['move'] },
};

/** The same from the postings one by one. */
async function movedByPostings({ effectiveAsOf, size }: AsOf) {
  const postings = `FROM journal_entry e JOIN posting p ON p.entry_id = e.id
    JOIN account a ON a.id = p.account_id
   WHERE e.country_code = '${KZ}' AND e.effective_on <= '${effectiveAsOf}' AND e.audit_sequence < ${size}`;
  const accounts = await office.pool.query(
    `SELECT a.id, a.kind, a.owner_type, a.owner_id, a.commodity, a.exponent, e.kind AS entry_kind,
            sum(p.amount) AS amount, max(e.effective_on) AS last_on,
            coalesce(sum(p.amount) FILTER (WHERE e.effective_on < '${MOVED.from}'), 0) AS opening
       ${postings} GROUP BY a.country_code, a.id, e.kind ORDER BY a.id, e.kind`,
  );
  const months = await office.pool.query(
    `SELECT a.commodity, a.exponent, to_char(e.effective_on, 'YYYY-MM') AS month,
            sum(p.amount) AS amount
       ${postings} AND a.owner_type = 'till' AND a.kind = 'money' AND e.kind = 'move'
      GROUP BY 1, 2, 3 HAVING sum(p.amount) <> 0 ORDER BY 1, 3`,
  );
  return {
    turnovers: accounts.rows.map((row) => ({
      accountId: row.id,
      accountKind: row.kind,
      ownerType: row.owner_type,
      ownerId: row.owner_id,
      entryKind: row.entry_kind,
      amount: storedAmount(row, 'amount'),
      opening: storedAmount(row, 'opening'),
      lastOn: row.last_on,
    })),
    monthly: months.rows.map((row) => ({
      currency: row.commodity,
      month: row.month,
      amount: storedAmount(row, 'amount'),
    })),
  };
}
