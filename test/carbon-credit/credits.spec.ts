import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../harness/database.ts';
import { expectLawsToHold } from '../faults/laws-hold.ts';
import { CreditBook, KZ, request } from './credit-book.ts';

let database: FreshDatabase;
let book: CreditBook;
let company: string;
let government: string;
let main: string;
let trust: string;

beforeAll(async () => {
  database = await freshDatabase('real');
  book = await CreditBook.open(database);
  company = await book.participant('Steppe Power');
  government = await book.account('government');
  main = await book.account(company);
  trust = await book.account(company, 'japan', 'trust');
});
afterAll(async () => {
  await expectLawsToHold(database);
  await book?.close();
  await database?.drop();
});

describe('accounts of a registry', () => {
  it('come to a government with its three final accounts, and are one per holder and label', async () => {
    const again = await book.refused('credit-account', null, {
      side: 'japan',
      holder: 'government',
    });
    expect(again.code).toBe('CARBON_CREDIT.ACCOUNT_EXISTS');
    const { rows } = await book.owner.query(
      `SELECT class, number FROM credit_account WHERE side = 'japan' AND holder_id IS NULL ORDER BY 1`,
    );
    expect(rows).toEqual(
      ['cancellation', 'government-holding', 'retirement', 'transferred-out'].map((of) => ({
        class: of,
        number: 'GOV-JP',
      })),
    );
    const unknown = { side: 'japan', holder: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000' };
    const refusal = await book.refused('credit-account', null, unknown);
    expect(refusal).toMatchObject({ code: 'CARBON_CREDIT.HOLDER_UNKNOWN', kind: 'refused' });
  });

  it('are opened once when two processes open them at the same moment', async () => {
    const holder = await book.participant('Twice at once');
    const body = { side: 'japan', holder };
    const all = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        book.office.queue.submit(request('credit-account', null, body)),
      ),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('serials', () => {
  it('are given once, without a gap, over issuances and shares', async () => {
    const first = await book.issue('KZ101', 2019, [
      { account: government, tonnes: '60' },
      { account: main, tonnes: '40' },
    ]);
    const second = await book.issue('KZ101', 2019, [{ account: main, tonnes: '1' }]);
    expect(first).toEqual(['JP-KZ-KZ101-2019-1-60', 'JP-KZ-KZ101-2019-61-100']);
    expect(second).toEqual(['JP-KZ-KZ101-2019-101-101']);
    expect(await book.balance(main, 'JP-KZ-KZ101-2019')).toBe('41');
    expect(await book.balance(government, 'JP-KZ-KZ101-2019')).toBe('60');
  });

  it('are split so that the owner keeps the first part', async () => {
    await book.issue('KZ102', 2020, [{ account: main, tonnes: '3000' }]);
    const moved = await book.post('credit-transfer', main, {
      to: trust,
      selection: 'fifo',
      vintage: 2020,
      tonnes: '1000',
      project: 'KZ102',
    });
    expect(moved).toMatchObject({ tonnes: '1000', serials: ['JP-KZ-KZ102-2020-2001-3000'] });
    expect(await book.blocks('JP-KZ-KZ102-2020')).toEqual([
      { first: '1', last: '2000', state: 'held', account: main },
      { first: '2001', last: '3000', state: 'held', account: trust },
    ]);
  });

  it('can be taken from the front and the middle of a block by their numbers', async () => {
    await book.issue('KZ103', 2020, [{ account: main, tonnes: '100' }]);
    await book.post('credit-transfer', main, {
      to: trust,
      serials: ['JP-KZ-KZ103-2020-1-10', 'JP-KZ-KZ103-2020-41-50', 'JP-KZ-KZ103-2020-51-55'],
    });
    expect(await book.blocks('JP-KZ-KZ103-2020')).toEqual([
      { first: '1', last: '10', state: 'held', account: trust },
      { first: '11', last: '40', state: 'held', account: main },
      { first: '41', last: '55', state: 'held', account: trust },
      { first: '56', last: '100', state: 'held', account: main },
    ]);
  });

  it('are drawn on over several blocks and projects of a vintage, the lowest first', async () => {
    const holder = await book.account(await book.participant('First in'), 'japan');
    const other = await book.account(await book.participant('First in'), 'japan');
    await book.issue('KZ105', 2017, [{ account: holder, tonnes: '30' }]);
    await book.issue('KZ104', 2017, [
      { account: holder, tonnes: '10' },
      { account: other, tonnes: '5' },
      { account: holder, tonnes: '20' },
    ]);
    const answer = await book.post('credit-retirement', holder, {
      selection: 'fifo',
      vintage: 2017,
      tonnes: '35',
      ndcYear: 2030,
    });
    expect(answer['serials']).toEqual([
      'JP-KZ-KZ104-2017-1-10',
      'JP-KZ-KZ104-2017-16-35',
      'JP-KZ-KZ105-2017-26-30',
    ]);
  });
});

describe('a request for credits', () => {
  beforeAll(async () => {
    await book.issue('KZ110', 2021, [
      { account: main, tonnes: '100' },
      { account: government, tonnes: '50' },
    ]);
  });

  it('that exceeds what is held is refused with requested, held and locked', async () => {
    const refusal = await book.refused('credit-transfer', main, {
      to: trust,
      selection: 'fifo',
      vintage: 2021,
      tonnes: '101',
      project: 'KZ110',
    });
    expect(refusal).toMatchObject({
      code: 'CARBON_CREDIT.EXCEEDS_HELD',
      kind: 'refused',
      facts: { requested: '101', held: '100', locked: '0' },
    });
  });

  it.each([
    [
      'a serial of somebody else',
      'JP-KZ-KZ110-2021-100-101',
      'CARBON_CREDIT.SERIAL_NOT_HELD',
      'refused',
      '101-101',
    ],
    [
      'a serial never issued',
      'JP-KZ-KZ110-2021-151-152',
      'CARBON_CREDIT.SERIAL_UNKNOWN',
      'refused',
      '151-152',
    ],
    [
      'a class never issued',
      'JP-KZ-KZ110-2022-1-1',
      'CARBON_CREDIT.SERIAL_UNKNOWN',
      'refused',
      '1-1',
    ],
    [
      'a project not there',
      'JP-KZ-KZ999-2021-1-1',
      'CARBON_CREDIT.SERIAL_UNKNOWN',
      'refused',
      '1-1',
    ],
    [
      "the partner's registry",
      'KZ-KZ-KZ110-2021-1-1',
      'CARBON_CREDIT.OTHER_REGISTRY',
      'refused',
      '1-1',
    ],
  ])('names %s', async (_what, serial, code, kind, said) => {
    const refusal = await book.refused('credit-transfer', main, { to: trust, serials: [serial] });
    expect(refusal).toMatchObject({ code, kind });
    expect(refusal.facts['serial']).toMatch(new RegExp(`-${said}$`));
  });

  it.each([
    ['both serials and fifo', { serials: ['JP-KZ-KZ110-2021-1-1'], selection: 'fifo' }],
    ['neither', {}],
    ['fifo without tonnes', { selection: 'fifo', vintage: 2021 }],
    ['serials with tonnes', { serials: ['JP-KZ-KZ110-2021-1-1'], tonnes: '1' }],
  ])('is malformed with %s', async (_what, body) => {
    const refusal = await book.refused('credit-transfer', main, { to: trust, ...body });
    expect(refusal).toMatchObject({ code: 'CARBON_CREDIT.SELECTION_UNCLEAR', kind: 'malformed' });
  });

  it.each([
    'JP-KZ-KZ110-2021-0-1',
    'JP-KZ-KZ110-2021-5-4',
    'JP-KZ-MN110-2021-1-4',
    'JP-MN-MN110-2021-1-4',
    'JP-KZ-KZ110-2012-1-4',
    'JP-KZ-KZ110-2021-1-1000000000000',
    'TH-KZ-KZ110-2021-1-4',
  ])('is malformed with the serial %s', async (serial) => {
    const refusal = await book.refused('credit-transfer', main, { to: trust, serials: [serial] });
    expect(refusal).toMatchObject({ code: 'CARBON_CREDIT.SERIAL_MALFORMED', kind: 'malformed' });
  });

  it('does not name a serial twice', async () => {
    const serials = ['JP-KZ-KZ110-2021-10-20', 'JP-KZ-KZ110-2021-1-10'];
    const refusal = await book.refused('credit-transfer', main, { to: trust, serials });
    expect(refusal).toMatchObject({ code: 'CARBON_CREDIT.SERIAL_TWICE', kind: 'malformed' });
  });

  it('does not cross holders in one step, registries, countries, or into a final account', async () => {
    const serials = ['JP-KZ-KZ110-2021-1-1'];
    const partner = await book.account('government', 'partner');
    const { rows } = await book.owner.query(
      `SELECT 'KZ-' || id AS id FROM credit_account WHERE class = 'retirement' AND side = 'japan'`,
    );
    const to = async (account: string) =>
      (await book.refused('credit-transfer', main, { to: account, serials })).code;
    expect(await to(government)).toBe('CARBON_CREDIT.OTHER_HOLDER');
    expect(await to(partner)).toBe('CARBON_CREDIT.OTHER_REGISTRY');
    expect(await to(main)).toBe('CARBON_CREDIT.SAME_ACCOUNT');
    expect(await to(rows[0].id)).toBe('CARBON_CREDIT.ACCOUNT_CANNOT');
    expect(await to(main.replace('KZ-', 'MN-'))).toBe('CARBON_CREDIT.OTHER_COUNTRY');
    const out = await book.refused('credit-transfer', rows[0].id, { to: main, serials });
    expect(out.code).toBe('CARBON_CREDIT.ACCOUNT_CANNOT');
  });

  it('does not count from a day before the credits were there', async () => {
    const refusal = await book.refused('credit-transfer', main, {
      to: trust,
      serials: ['JP-KZ-KZ110-2021-1-1'],
      effectiveOn: '2025-04-10',
    });
    expect(refusal).toMatchObject({
      code: 'CARBON_CREDIT.BEFORE_ARRIVAL',
      facts: { effectiveOn: '2025-04-10', since: '2025-04-11' },
    });
  });
});

describe('retired and cancelled credits', () => {
  it('are for good: an act on them is a conflict', async () => {
    await book.issue('KZ120', 2022, [{ account: main, tonnes: '10' }]);
    const retired = await book.post('credit-retirement', main, {
      serials: ['JP-KZ-KZ120-2022-1-4'],
      ndcYear: 2030,
      beneficiary: 'Japan',
    });
    expect(retired).toMatchObject({ tonnes: '4', ndcYear: 2030, purpose: 'ndc' });
    await book.post('credit-cancellation', main, {
      serials: ['JP-KZ-KZ120-2022-5-6'],
      purpose: 'voluntary',
      beneficiary: 'Steppe Power',
      reason: 'Its own claim',
    });
    const again = await book.refused('credit-transfer', main, {
      to: trust,
      serials: ['JP-KZ-KZ120-2022-4-7'],
    });
    expect(again).toMatchObject({
      code: 'CARBON_CREDIT.SERIAL_RETIRED',
      kind: 'conflict',
      facts: { serial: 'JP-KZ-KZ120-2022-4-4', requested: '4', held: '4', locked: '0' },
    });
    const cancelled = await book.refused('credit-retirement', main, {
      serials: ['JP-KZ-KZ120-2022-5-5'],
      ndcYear: 2030,
    });
    expect(cancelled).toMatchObject({ code: 'CARBON_CREDIT.SERIAL_CANCELLED', kind: 'conflict' });
  });
});

describe('acts of one batch', () => {
  it('see the blocks that those before them have split and moved', async () => {
    await book.issue('KZ130', 2018, [{ account: main, tonnes: '100' }]);
    const fifo = { selection: 'fifo', vintage: 2018, project: 'KZ130' };
    const settled = await book.office.queue.submitEach(
      [
        request('credit-transfer', main, { to: trust, ...fifo, tonnes: '60' }),
        request('credit-retirement', main, { ...fifo, tonnes: '30', ndcYear: 2030 }),
        request('credit-transfer', trust, { to: main, ...fifo, tonnes: '50' }),
        request('credit-transfer', main, { to: trust, ...fifo, tonnes: '61' }),
        request('credit-cancellation', main, {
          ...fifo,
          tonnes: '60',
          purpose: 'omge',
          beneficiary: 'All',
          reason: 'Overall mitigation',
        }),
      ],
      'interactive',
    );
    expect(settled.map((one) => 'answer' in one)).toEqual([true, true, true, false, true]);
    expect(await book.balance(main, 'JP-KZ-KZ130-2018')).toBe('0');
    expect(await book.balance(trust, 'JP-KZ-KZ130-2018')).toBe('10');
  });

  it('leave nothing behind where an atomic group is taken back', async () => {
    await book.issue('KZ131', 2018, [{ account: main, tonnes: '10' }]);
    const fifo = { selection: 'fifo', vintage: 2018, project: 'KZ131' };
    const settled = await book.office.queue.submitAtomic(
      [
        request('credit-transfer', main, { to: trust, ...fifo, tonnes: '4' }),
        request('credit-transfer', main, { to: trust, ...fifo, tonnes: '7' }),
      ],
      'interactive',
    );
    expect(settled.every((one) => 'refusal' in one)).toBe(true);
    const after = await book.post('credit-transfer', main, { to: trust, ...fifo, tonnes: '10' });
    expect(after['serials']).toEqual(['JP-KZ-KZ131-2018-1-10']);
    expect(KZ).toBe('KZ');
  });
});
