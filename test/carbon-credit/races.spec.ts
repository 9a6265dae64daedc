import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../harness/database.ts';
import { expectLawsToHold } from '../faults/laws-hold.ts';
import { Refusal } from '../../src/kernel/refusal.ts';
import { CreditBook, creditQueue, request, type CreditQueue } from './credit-book.ts';

/* Two queues on one database, as two processes are: what both want, one gets. */
const ROUNDS = process.env['LONG'] ? 1_000 : 100;

let database: FreshDatabase;
let book: CreditBook;
let elsewhere: CreditQueue;
let holder: string;
let trust: string;

beforeAll(async () => {
  database = await freshDatabase('real');
  book = await CreditBook.open(database);
  elsewhere = creditQueue(database.applicationUrl);
  await book.account('government');
  holder = await book.participant('Racer');
  trust = await book.account(holder, 'japan', 'trust');
});
afterAll(async () => {
  await expectLawsToHold(database);
  await elsewhere?.close();
  await book?.close();
  await database?.drop();
});

const queues = () => [book.office.queue, elsewhere.queue] as const;

/** So many accounts with a hundred credits each. */
async function hundreds(number: number): Promise<readonly string[]> {
  const accounts: string[] = [];
  for (let from = 0; from < number; from += 25) {
    const opened = await book.office.queue.submitEach(
      Array.from({ length: 25 }, (_, at) =>
        request('credit-account', null, { side: 'japan', holder, label: `round ${from + at}` }),
      ),
      'interactive',
    );
    const ids = opened.map((one) => ('answer' in one ? String(one.answer.body['id']) : ''));
    const shares = ids.map((account) => ({ account, tonnes: '100' }));
    await book.issue('KZ501', 2023, shares);
    accounts.push(...ids);
  }
  return accounts;
}

describe('two transfers at once', () => {
  it(
    `of 60 and 70 from 100: exactly one succeeds, ${ROUNDS} times out of ${ROUNDS}`,
    async () => {
      const won = new Map<string, number>();
      const givers = await hundreds(ROUNDS);
      for (const [round, from] of givers.entries()) {
        const fifo = { to: trust, selection: 'fifo', vintage: 2023 };
        const both = await Promise.allSettled(
          ['60', '70'].map((tonnes, at) =>
            queues()[(at + round) % 2]?.submit(
              request('credit-transfer', from, { ...fifo, tonnes }),
            ),
          ),
        );
        const winner = both.findIndex(({ status }) => status === 'fulfilled');
        const lost = both[1 - winner];
        const tonnes = ['60', '70'][winner] ?? 'none';
        expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        expect(lost?.status === 'rejected' ? (lost.reason as Refusal).facts : {}).toMatchObject({
          requested: ['60', '70'][1 - winner],
          held: tonnes === '60' ? '40' : '30',
          locked: '0',
        });
        won.set(tonnes, (won.get(tonnes) ?? 0) + 1);
      }
      expect([...won.values()].reduce((sum, one) => sum + one, 0)).toBe(ROUNDS);
    },
    ROUNDS * 2_000,
  );
});

describe('ten retirements at once', () => {
  it('of 100 from 100, by number or first in: one succeeds', async () => {
    for (const named of [true, false]) {
      const from = await book.account(holder, 'japan', `retires ${String(named)}`);
      const [serial = ''] = await book.issue('KZ502', 2023, [{ account: from, tonnes: '100' }]);
      const what = named
        ? { serials: [serial] }
        : { selection: 'fifo', vintage: 2023, tonnes: '100' };
      const all = await Promise.allSettled(
        Array.from({ length: 10 }, (_, at) =>
          queues()[at % 2]?.submit(request('credit-retirement', from, { ...what, ndcYear: 2030 })),
        ),
      );
      expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const codes = new Set(
        all.flatMap((one) => (one.status === 'rejected' ? (one.reason as Refusal).code : [])),
      );
      expect([...codes]).toEqual([
        named ? 'CARBON_CREDIT.SERIAL_RETIRED' : 'CARBON_CREDIT.EXCEEDS_HELD',
      ]);
    }
  });
});

describe('the first credits of a class in an account', () => {
  it('open its place in the ledger once, when two processes bring them at once', async () => {
    const one = await book.account(holder, 'japan', 'one');
    const two = await book.account(holder, 'japan', 'two');
    await book.issue('KZ503', 2023, [
      { account: one, tonnes: '50' },
      { account: two, tonnes: '50' },
    ]);
    const target = await book.account(holder, 'japan', 'target');
    const all = await Promise.allSettled(
      Array.from({ length: 40 }, (_, at) =>
        queues()[at % 2]?.submit(
          request('credit-transfer', at % 4 < 2 ? one : two, {
            to: target,
            selection: 'fifo',
            vintage: 2023,
            tonnes: '1',
          }),
        ),
      ),
    );
    expect(all.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(await book.balance(target, 'JP-KZ-KZ503-2023')).toBe('40');
    expect([...book.office.problems, ...elsewhere.problems]).toEqual([]);
  });
});
