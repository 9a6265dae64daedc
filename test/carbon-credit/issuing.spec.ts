import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { carbonCreditConstraints } from '../../src/carbon-credit/carbon-credit.acts.ts';
import type { CountryCode } from '../../src/kernel/country-code.ts';
import type { Act } from '../../src/ledger/act.ts';
import { expectLawsToHold } from '../faults/laws-hold.ts';
import { freshDatabase, type FreshDatabase } from '../harness/database.ts';
import { CreditBook } from './credit-book.ts';

let database: FreshDatabase;
let book: CreditBook;
let japan: string;
let partner: string;
let main: string;

beforeAll(async () => {
  database = await freshDatabase('real');
  book = await CreditBook.open(database);
  japan = await book.account('government', 'japan');
  partner = await book.account('government', 'partner');
  main = await book.account(await book.participant('Holder'));
});
afterAll(async () => {
  await expectLawsToHold(database);
  await book?.close();
  await database?.drop();
});

const issuedOn = '2025-11-11';

describe('issuance of the years after 2020', () => {
  it("takes the partner's credits out of its registry in the act in which Japan issues", async () => {
    await book.issue('KZ701', 2023, [{ account: partner, tonnes: '100' }], 'partner');
    const project = { id: await book.project('KZ701'), reference: 'KZ701' };
    const shares = [{ account: japan, tonnes: '60' }];
    const body = { side: 'japan', project, vintage: 2023, shares, issuedOn };
    const leaving = { account: partner, serials: ['KZ-KZ-KZ701-2023-41-100'] };
    const both = await book.post('test-exchange', null, { ...body, leaving });
    expect(both['serials']).toEqual(['KZ-KZ-KZ701-2023-41-100', 'JP-KZ-KZ701-2023-1-60']);
    expect(await book.balance(partner, 'KZ-KZ-KZ701-2023')).toBe('40');
    expect(await book.balance(japan, 'JP-KZ-KZ701-2023')).toBe('60');
    const { rows } = await book.owner.query(
      `SELECT state, sum(last_serial - first_serial + 1)::text AS tonnes FROM credit_block
        WHERE commodity = 'KZ-KZ-KZ701-2023' GROUP BY state ORDER BY state`,
    );
    expect(rows).toEqual([
      { state: 'held', tonnes: '40' },
      { state: 'transferred-out', tonnes: '60' },
    ]);
    const again = await book.refused('test-exchange', null, { ...body, leaving });
    expect(again).toMatchObject({
      code: 'CARBON_CREDIT.SERIAL_TRANSFERRED_OUT',
      kind: 'conflict',
      facts: { serial: 'KZ-KZ-KZ701-2023-41-100' },
    });
    expect(await book.balance(japan, 'JP-KZ-KZ701-2023')).toBe('60');
  });
});

describe('serials', () => {
  it('have twelve digits, and none is issued for nothing', async () => {
    await book.issue('KZ702', 2023, [{ account: main, tonnes: '999999999999' }]);
    const project = { id: await book.project('KZ702'), reference: 'KZ702' };
    const body = { side: 'japan', project, vintage: 2023, issuedOn };
    const shares = (tonnes: string) => [{ account: main, tonnes }];
    const more = await book.refused('test-issuance', null, { ...body, shares: shares('1') });
    expect(more).toMatchObject({
      code: 'CARBON_CREDIT.SERIALS_EXHAUSTED',
      facts: { requested: '1', issued: '999999999999' },
    });
    const none = await book.refused('test-issuance', null, { ...body, shares: shares('0') });
    expect(none.code).toBe('CARBON_CREDIT.NOTHING_TO_ISSUE');
    const moved = await book.post('credit-retirement', main, {
      serials: ['JP-KZ-KZ702-2023-999999999999'],
      ndcYear: 2030,
    });
    expect(moved['tonnes']).toBe('1');
  });
});

describe('an act', () => {
  it('touches at most a hundred blocks, by number or first in', async () => {
    const shares = Array.from({ length: 101 }, () => ({ account: main, tonnes: '1' }));
    await book.issue('KZ703', 2019, shares);
    const fifo = { selection: 'fifo', vintage: 2019, tonnes: '101', ndcYear: 2030 };
    const named = { serials: ['JP-KZ-KZ703-2019-1-101'], ndcYear: 2030 };
    for (const body of [fifo, named]) {
      const refusal = await book.refused('credit-retirement', main, body);
      expect(refusal).toMatchObject({
        code: 'CARBON_CREDIT.TOO_MANY_BLOCKS',
        facts: { blocksAtMost: 100, requested: '101', held: '101' },
      });
    }
    const hundred = await book.post('credit-retirement', main, { ...fifo, tonnes: '100' });
    expect(hundred['tonnes']).toBe('100');
  });

  it('names what is not there', async () => {
    const fifo = { selection: 'fifo', vintage: 2023, tonnes: '1', ndcYear: 2030 };
    const project = await book.refused('credit-retirement', main, { ...fifo, project: 'KZ999' });
    expect(project.code).toBe('CARBON_CREDIT.PROJECT_UNKNOWN');
    const stop = await book.refused('disposal-stop-end', main, { reason: 'None' });
    expect(stop).toMatchObject({ code: 'CARBON_CREDIT.STOP_NOT_FOUND', kind: 'absent' });
    const use = await book.refused('registry-reversal', main, { decision: main, reason: 'None' });
    expect(use).toMatchObject({ code: 'CARBON_CREDIT.USE_NOT_FOUND', kind: 'absent' });
    const mongolia = 'MN' as CountryCode;
    const company = await book.participant('Elsewhere');
    const there = await book.account(company, 'japan', 'main', mongolia);
    const final = await book.refused('credit-retirement', there, fifo, mongolia);
    expect(final).toMatchObject({
      code: 'CARBON_CREDIT.FINAL_ACCOUNT_MISSING',
      facts: { side: 'japan', class: 'retirement' },
    });
    const trust = await book.account(company, 'japan', 'trust', mongolia);
    await book.issue('MN701', 2023, [{ account: there, tonnes: '1' }], 'japan', issuedOn, mongolia);
    const offer = { to: trust, serials: ['JP-MN-MN701-2023-1'], expiresOn: '2999-12-31' };
    const self = await book.refused('credit-offer', there, offer, mongolia);
    expect(self.code).toBe('CARBON_CREDIT.SAME_HOLDER');
  });

  it("hears the log's own word as a conflict", () => {
    const act = { body: { serials: ['JP-KZ-KZ001-2023-1'] } } as unknown as Act<unknown>;
    const refusal = carbonCreditConstraints['credit_movement_spends_a_serial_once']?.(act);
    expect(refusal).toMatchObject({ code: 'CARBON_CREDIT.MOVED_MEANWHILE', kind: 'conflict' });
  });
});
