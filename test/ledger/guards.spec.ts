import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { systemClock } from '../../src/kernel/clock.ts';
import { newId } from '../../src/kernel/ids.ts';
import { freshDatabase, type FreshDatabase } from '../harness/database.ts';
import { moneyOf, request, sourceOf, tillQueue } from './till.ts';

/*
 * Attacks on the database itself, with the application's own role (and the owner's): whatever a
 * broken or hostile program sends, the guards hold.
 */
let database: FreshDatabase;
let application: pg.Client;
let owner: pg.Client;
let office: ReturnType<typeof tillQueue>;
let rich: string;
let poor: string;

beforeAll(async () => {
  database = await freshDatabase('real');
  owner = new pg.Client(database.ownerUrl);
  application = new pg.Client(database.applicationUrl);
  await owner.connect();
  await application.connect();
  await owner.query(
    `INSERT INTO commodity VALUES ('USD', 2, 'currency'), ('JPY', 0, 'currency')
     ON CONFLICT DO NOTHING`,
  );
  office = tillQueue(database.applicationUrl);
  const opened = await office.queue.submitEach(
    [request('till', { amount: '100.00' }), request('till', { amount: '1.00' })],
    'interactive',
  );
  [rich, poor] = opened.map((one) => ('answer' in one ? String(one.answer.body['id']) : '')) as [
    string,
    string,
  ];
});
afterAll(async () => {
  await office?.close();
  await application?.end();
  await owner?.end();
  await database?.drop();
});

type Leg = readonly [account: string, amount: string, ...rest: (string | number | boolean)[]];

/** Writes an entry by hand, the way the queue would, and lets every guard speak. */
async function post(
  legs: readonly Leg[],
  changes: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const entry = { id: newId(systemClock), leg_count: legs.length, kind: 'move', ...changes };
  await application.query('BEGIN');
  try {
    for (const [at, [account, amount]] of legs.entries()) {
      await application.query(
        `INSERT INTO posting (country_code, entry_id, leg, leg_count, entry_kind, account_id,
           commodity, exponent, inflow_only, amount, balance_after, account_version)
         SELECT 'KZ', $1, $2, $3, $4, a.id, a.commodity, a.exponent, a.inflow_only, $5::numeric,
                b.balance + $5::numeric, b.version + 1
           FROM account a JOIN balance b ON b.account_id = a.id WHERE a.id = $6`,
        [entry.id, at + 1, entry.leg_count, entry.kind, amount, account],
      );
    }
    for (const [account, amount] of changes['unmoved'] ? [] : legs) {
      await application.query(
        `UPDATE balance SET balance = balance + $1::numeric, version = version + 1
          WHERE account_id = $2`,
        [amount, account],
      );
    }
    await insertEntry(entry);
    await application.query('SET CONSTRAINTS ALL IMMEDIATE');
    await application.query('COMMIT');
  } catch (error) {
    await application.query('ROLLBACK');
    throw error;
  }
}

function insertEntry(entry: Readonly<Record<string, unknown>>) {
  return application.query(
    `INSERT INTO journal_entry (country_code, id, kind, effective_on, recorded_at, audit_sequence,
       leg_count, principal_id, act_id, reverses)
     VALUES ('KZ', $1, $2, $3, now(), 0, $4, $1, $1, $5)`,
    [
      entry['id'],
      entry['kind'],
      entry['effective_on'] ?? '2025-01-01',
      entry['leg_count'],
      entry['reverses'] ?? null,
    ],
  );
}

const broken = (constraint: string) => expect.objectContaining({ constraint });

describe('what the database itself refuses', () => {
  it('takes a balanced entry, so that the refusals below mean something', async () => {
    await post([
      [moneyOf(rich), '-1.00'],
      [moneyOf(poor), '1.00'],
    ]);
  });

  it('refuses an entry that does not sum to zero', async () => {
    await expect(
      post([
        [moneyOf(rich), '-1.00'],
        [moneyOf(poor), '1.01'],
      ]),
    ).rejects.toEqual(broken('journal_entry_is_balanced'));
  });

  it('refuses an entry whose postings leave the balances, and so the floors, untouched', async () => {
    await expect(
      post(
        [
          [moneyOf(rich), '-1000.00'],
          [moneyOf(poor), '1000.00'],
        ],
        { unmoved: true },
      ),
    ).rejects.toEqual(broken('journal_entry_moves_its_balances'));
  });

  it('refuses an entry without postings, with one, and with fewer than it says', async () => {
    await expect(post([], { leg_count: 2 })).rejects.toEqual(broken('journal_entry_is_complete'));
    await expect(post([[moneyOf(rich), '1.00']])).rejects.toEqual(
      broken('journal_entry_has_two_legs'),
    );
    await expect(
      post(
        [
          [sourceOf(rich), '-1.00'],
          [moneyOf(rich), '1.00'],
        ],
        { leg_count: 3 },
      ),
    ).rejects.toEqual(broken('journal_entry_is_complete'));
  });

  it('lets nothing join an old entry, not even a balanced pair', async () => {
    const { rows } = await owner.query(
      `SELECT id, leg_count, kind FROM journal_entry WHERE kind = 'move' LIMIT 1`,
    );
    const { id, leg_count, kind } = rows[0];
    for (const [leg, count] of [
      [1, leg_count],
      [leg_count + 1, leg_count],
      [3, leg_count + 2],
    ]) {
      await application.query('BEGIN');
      await expect(
        (async () => {
          await application.query(
            `INSERT INTO posting SELECT 'KZ', $1, $2, $3, $4, a.id, 'USD', 2, false, 1.00,
                b.balance + 1, b.version + 1
               FROM account a JOIN balance b ON b.account_id = a.id WHERE a.id = $5`,
            [id, leg, count, kind, moneyOf(poor)],
          );
          await application.query('SET CONSTRAINTS ALL IMMEDIATE');
        })(),
      ).rejects.toMatchObject({ code: expect.stringMatching(/^23/) });
      await application.query('ROLLBACK');
    }
  });

  it('refuses to go below a floor by one cent', async () => {
    await expect(
      post([
        [moneyOf(rich), '-99.01'],
        [moneyOf(poor), '99.01'],
      ]),
    ).rejects.toEqual(broken('balance_is_not_below_its_floor'));
  });

  it('moves no balance without postings, and opens none with money in it', async () => {
    await expect(
      application.query(`UPDATE balance SET balance = balance + 1 WHERE account_id = $1`, [
        moneyOf(rich),
      ]),
    ).rejects.toEqual(broken('balance_moves_by_postings'));
    await expect(
      application.query(
        `UPDATE balance SET balance = balance + 1, version = version + 1 WHERE account_id = $1`,
        [moneyOf(rich)],
      ),
    ).rejects.toEqual(broken('balance_moves_by_postings'));
    const account = newId(systemClock);
    await application.query('BEGIN');
    await application.query(
      `INSERT INTO account VALUES ('KZ', $1, 'money', 'USD', 2, false, 'till', $1, now(), 0)`,
      [account],
    );
    await expect(
      application.query(`INSERT INTO balance VALUES ('KZ', $1, 0, 5.00, 0)`, [account]),
    ).rejects.toEqual(broken('balance_starts_at_zero'));
    await application.query('ROLLBACK');
  });

  it('lets no role lift a floor', async () => {
    await expect(
      application.query(`UPDATE balance SET floor = NULL WHERE account_id = $1`, [moneyOf(rich)]),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('refuses amounts with other decimals than the currency has', async () => {
    for (const amount of ['1', '1.0', '1.001']) {
      await expect(
        post([
          [moneyOf(rich), `-${amount}`],
          [moneyOf(poor), amount],
        ]),
      ).rejects.toEqual(broken('posting_amount_has_the_decimals'));
    }
  });

  it('pays nothing out of an account that only takes in', async () => {
    const account = newId(systemClock);
    await application.query(
      `INSERT INTO account VALUES ('KZ', $1, 'retired', 'USD', 2, true, 'till', $1, now(), 0)`,
      [account],
    );
    await application.query(`INSERT INTO balance VALUES ('KZ', $1, NULL, 0, 0)`, [account]);
    await expect(
      post([
        [account, '-1.00'],
        [moneyOf(poor), '1.00'],
      ]),
    ).rejects.toEqual(broken('posting_respects_the_direction'));
    await expect(
      post(
        [
          [account, '-1.00'],
          [moneyOf(poor), '1.00'],
        ],
        { kind: 'registry-reversal' },
      ),
    ).resolves.toBeUndefined();
  });

  it('reverses exactly, once, and never a reversal', async () => {
    const original = newId(systemClock);
    const back = newId(systemClock);
    const there = [
      [moneyOf(rich), '-2.00'],
      [moneyOf(poor), '2.00'],
    ] as const;
    const backAgain = [
      [moneyOf(rich), '2.00'],
      [moneyOf(poor), '-2.00'],
    ] as const;
    await post(there, { id: original });
    await expect(
      post(
        [
          [moneyOf(rich), '1.00'],
          [moneyOf(poor), '-1.00'],
        ],
        { reverses: original },
      ),
    ).rejects.toEqual(broken('journal_entry_reverses_exactly'));
    await expect(
      post(backAgain, { reverses: original, effective_on: '2024-12-31' }),
    ).rejects.toEqual(broken('journal_entry_reverses_exactly'));
    await post(backAgain, { id: back, reverses: original });
    await expect(post(backAgain, { reverses: original })).rejects.toEqual(
      broken('journal_entry_is_reversed_once'),
    );
    await expect(post(there, { reverses: back })).rejects.toEqual(
      broken('journal_entry_reverses_exactly'),
    );
  });

  it('posts nothing into the future', async () => {
    await expect(
      post(
        [
          [moneyOf(rich), '-1.00'],
          [moneyOf(poor), '1.00'],
        ],
        { effective_on: '2999-01-01' },
      ),
    ).rejects.toEqual(broken('journal_entry_is_not_in_the_future'));
  });

  it.each([
    'act',
    'pending_act',
    'act_decision',
    'record_version',
    'account',
    'journal_entry',
    'posting',
    'audit_leaf',
    'audit_subtree',
    'audit_head',
    'book',
  ])(
    'refuses UPDATE, DELETE and TRUNCATE on %s, to the application and to the owner',
    async (table) => {
      const { rows } = await owner.query(
        `SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 1`,
        [`public.${table}`],
      );
      for (const statement of [
        `UPDATE public.${table} SET ${rows[0].attname} = ${rows[0].attname}`,
        `DELETE FROM public.${table}`,
        `TRUNCATE public.${table} CASCADE`,
      ]) {
        await expect(application.query(statement)).rejects.toMatchObject({ code: '42501' });
        await expect(owner.query(statement)).rejects.toMatchObject({ code: '42501' });
      }
    },
  );
});
