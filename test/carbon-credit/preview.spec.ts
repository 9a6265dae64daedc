import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Refusal } from '../../src/kernel/refusal.ts';
import { freshDatabase, type FreshDatabase } from '../harness/database.ts';
import { CreditBook, request } from './credit-book.ts';

let database: FreshDatabase;
let book: CreditBook;
let account: string;

beforeAll(async () => {
  database = await freshDatabase('real');
  book = await CreditBook.open(database);
  account = await book.account('government');
  await book.issue('KZ001', 2023, [{ account, tonnes: '100' }]);
}, 60_000);
afterAll(async () => {
  await book?.close();
  await database?.drop();
});

const CLASS = 'JP-KZ-KZ001-2023';
const retire = (tonnes: string) =>
  request('credit-retirement', account, {
    selection: 'fifo',
    vintage: 2023,
    tonnes,
    ndcYear: 2025,
  });

/** Everything that an act could have left behind. */
async function traces(): Promise<unknown> {
  const { rows } = await book.owner.query(
    `SELECT (SELECT count(*) FROM journal_entry) AS entries, (SELECT count(*) FROM act) AS acts,
            (SELECT count(*) FROM credit_block) AS blocks, (SELECT count(*) FROM audit_leaf) AS leaves,
            (SELECT count(*) FROM account) AS accounts, (SELECT sum(version) FROM balance) AS moves`,
  );
  return rows;
}

describe('a preview of an act', () => {
  it('says what the act would post, serial by serial, and leaves nothing behind', async () => {
    const before = await traces();
    const { answer, postings, isRecorded } = await book.office.queue.preview(retire('60'));
    expect(isRecorded).toBe(false);
    expect(answer.body).toMatchObject({ tonnes: '60', serials: [`${CLASS}-41-100`] });
    const said = postings.map(({ accountKind, amount, balanceAfter }) =>
      [accountKind, amount.toString(), balanceAfter.toString()].join(' '),
    );
    expect(said.sort()).toEqual(['held -60 40', 'retired 60 60']);
    expect(await traces()).toEqual(before);
    expect(await book.balance(account, CLASS)).toBe('100');
  });

  it('is refused in the words of the act', async () => {
    const refusal = await book.office.queue.preview(retire('101')).catch((e: unknown) => e);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({
      code: 'CARBON_CREDIT.EXCEEDS_HELD',
      facts: { requested: '101', held: '100', locked: '0' },
    });
  });

  it('holds nothing up: fifty look while ten of ten retire, and all are answered', async () => {
    const looks = Array.from({ length: 50 }, () => book.office.queue.preview(retire('1')));
    const acts = Array.from({ length: 10 }, () => book.office.queue.submit(retire('1')));
    const all = await Promise.allSettled([...looks, ...acts]);
    expect(all.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(await book.balance(account, CLASS)).toBe('90');
  });

  it('of what was done already says so, with the first answer', async () => {
    const once = retire('5');
    const { answer } = await book.office.queue.submit(once);
    const preview = await book.office.queue.preview(once);
    expect(preview).toMatchObject({ isRecorded: true, postings: [] });
    expect(preview.answer.body['id']).toBe(answer.body['id']);
    expect(await book.balance(account, CLASS)).toBe('85');
  });
});
