import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { carbonCreditLaws } from '../../src/carbon-credit/laws.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { newId } from '../../src/kernel/ids.ts';
import { checkLaws } from '../../src/ledger/laws.ts';
import { freshDatabase, type FreshDatabase } from '../harness/database.ts';
import { CreditBook } from './credit-book.ts';

/*
 * Attacks with the application's own role, as a broken or hostile program could send them: whatever
 * it sends, no serial is in two places and none is lost.
 */
let database: FreshDatabase;
let book: CreditBook;
let application: pg.Client;
let main: string;
let trust: string;
let nextProject = 300;
let commodity: string;

beforeAll(async () => {
  database = await freshDatabase('real');
  book = await CreditBook.open(database);
  application = new pg.Client(database.applicationUrl);
  await application.connect();
  await book.account('government');
  const holder = await book.participant('Holder');
  main = await book.account(holder);
  trust = await book.account(holder, 'japan', 'trust');
});
afterAll(async () => {
  await application?.end();
  await book?.close();
  await database?.drop();
});

/** Serials 1 to 60 in the main account, 61 to 100 moved to the trust account. */
beforeEach(async () => {
  nextProject += 1;
  const reference = `KZ${nextProject}`;
  await book.issue(reference, 2023, [{ account: main, tonnes: '100' }]);
  commodity = `JP-KZ-${reference}-2023`;
  await book.post('credit-transfer', main, { to: trust, serials: [`${commodity}-61-100`] });
});

type Statement = readonly [text: string, values?: readonly unknown[]];

/** The name of the constraint that refuses these statements, at the latest when the batch would end. */
async function refusedBy(...statements: readonly Statement[]): Promise<string> {
  await application.query('BEGIN');
  try {
    for (const [text, values = []] of statements) await application.query(text, [...values]);
    await application.query('SET CONSTRAINTS ALL IMMEDIATE');
    return 'nothing';
  } catch (error) {
    const { code, constraint, message } = error as pg.DatabaseError;
    return constraint ?? `${code} ${message}`;
  } finally {
    await application.query('ROLLBACK');
  }
}

const BLOCK = `country_code, id, class_id, side, project_id, vintage, commodity, first_serial,
  last_serial, credit_account_id, state, movement_id, since_on, transfer_id, parent_id, origin_id,
  issuance_id, issued_on, authorisation_id, authorisation_version, first_transferred, itmo_offset`;

/** A copy of the block that begins with a serial, with some columns as SQL. */
function copied(first: number, changes: Readonly<Record<string, string>>): Statement {
  const columns = BLOCK.split(',').map((column) => column.trim());
  const values = columns.map((column) => changes[column] ?? column).join(', ');
  return [
    `INSERT INTO credit_block (${BLOCK}) SELECT ${values} FROM credit_block
      WHERE commodity = $1 AND first_serial = $2`,
    [commodity, first],
  ];
}

const shrunk: Statement = [
  'UPDATE credit_block SET last_serial = 30 WHERE commodity = $1 AND first_serial = 1',
];
const shrink = (): Statement => [shrunk[0], [commodity]];
const id = (): string => `'${newId(systemClock)}'::uuid`;
/** The tail of the first block, as a split would insert it. */
const tail = (changes: Readonly<Record<string, string>> = {}): Statement =>
  copied(1, { id: id(), first_serial: '31', last_serial: '60', parent_id: 'id', ...changes });

describe('a serial is in one place', () => {
  it('is split by shrinking first and inserting the tail, in either order', async () => {
    expect(await refusedBy(shrink(), tail())).toBe('nothing');
    expect(await refusedBy(tail({ last_serial: 'last_serial' }), shrink())).toBe('nothing');
  });

  it('and never in two blocks', async () => {
    expect(await refusedBy(tail())).toBe('credit_block_serial_is_in_one_place');
    expect(await refusedBy(shrink(), tail({ last_serial: '61' }))).toBe(
      'credit_block_serial_is_in_one_place',
    );
  });

  it('and never lost', async () => {
    expect(await refusedBy(shrink())).toBe('credit_block_leaves_no_gap');
    expect(await refusedBy(shrink(), tail({ first_serial: '32' }))).toBe(
      'credit_block_leaves_no_gap',
    );
    expect(await refusedBy(['DELETE FROM credit_block'])).toMatch(/^42501|never_deleted/);
  });

  it.each([
    [
      'to another account',
      `credit_account_id = '$trust'`,
      'credit_block_is_where_its_movement_ended',
    ],
    ['to another state', `state = 'retired'`, 'credit_block_is_where_its_movement_ended'],
    ['to a later day', `since_on = since_on + 1`, 'credit_block_is_where_it_was_moved'],
    ['to more serials', `last_serial = 61`, 'credit_block_keeps_its_attributes'],
  ])('and its block does not move by itself %s', async (_how, change, constraint) => {
    const set = change.replace('$trust', trust.slice(3));
    const text = `UPDATE credit_block SET ${set} WHERE commodity = $1 AND first_serial = 1`;
    expect(await refusedBy([text, [commodity]])).toBe(constraint);
  });

  it('and its block does not go back to where it was', async () => {
    const text = `UPDATE credit_block b SET movement_id = p.movement_id,
                         credit_account_id = p.credit_account_id, since_on = p.since_on
                    FROM credit_block p WHERE p.commodity = $1 AND p.first_serial = 1
                     AND b.commodity = $1 AND b.first_serial = 61`;
    expect(await refusedBy([text, [commodity]])).toBe('credit_block_is_where_it_was_moved');
  });
});

describe('a part of a split', () => {
  it.each([
    ['first-transferred', { first_transferred: 'true' }],
    ['authorised', { authorisation_id: 'id', authorisation_version: '1' }],
    ['numbered as ITMOs', { itmo_offset: '5' }],
    ['of another issuance', { issuance_id: 'id' }],
    ['issued on another day', { issued_on: 'issued_on - 1' }],
    ['of another origin', { origin_id: 'movement_id' }],
  ])('is not born %s when its block is not', async (_what, changes) => {
    expect(await refusedBy(shrink(), tail(changes))).toBe('credit_block_inherits_everything');
  });

  it('does not lose a first transfer that its block has had', async () => {
    const mark: Statement = [
      'UPDATE credit_block SET first_transferred = true WHERE commodity = $1 AND first_serial = 1',
      [commodity],
    ];
    expect(await refusedBy(mark, shrink(), tail({ first_transferred: 'false' }))).toBe(
      'credit_block_inherits_everything',
    );
    expect(await refusedBy(mark, shrink(), tail())).toBe('nothing');
    const unmark = mark[0].replace('= true', '= false');
    expect(await refusedBy(mark, [unmark, [commodity]])).toBe('credit_block_keeps_its_attributes');
  });

  it('is not born of nothing', async () => {
    const orphan = tail({ parent_id: 'NULL', origin_id: id() });
    expect(await refusedBy(shrink(), orphan)).toBe('credit_block_is_born_by_issuance');
  });

  it('is of the class of its block', async () => {
    expect(await refusedBy(shrink(), tail({ vintage: '2024' }))).toBe(
      'credit_block_is_of_its_class',
    );
    expect(await refusedBy(shrink(), tail({ side: `'partner'` }))).toBe(
      'credit_block_is_of_its_class',
    );
  });
});

describe('movements', () => {
  const MOVEMENT = `country_code, id, entry_id, kind, class_id, commodity, first_serial, last_serial,
    previous_id, from_owner_id, from_state, to_owner_id, to_state, effective_on, recorded_at,
    audit_sequence`;

  /** A copy of the movement that ended in the trust account, with some columns as SQL. */
  function moved(changes: Readonly<Record<string, string>>): Statement {
    const columns = MOVEMENT.split(',').map((column) => column.trim());
    const values = columns.map((column) => changes[column] ?? column).join(', ');
    return [
      `INSERT INTO credit_movement (${MOVEMENT}) SELECT ${values} FROM credit_movement
        WHERE commodity = $1 AND first_serial = 61`,
      [commodity],
    ];
  }

  it('spend a serial once', async () => {
    expect(await refusedBy(moved({ id: id() }))).toBe('credit_movement_spends_a_serial_once');
    const again = {
      id: id(),
      previous_id: 'NULL',
      from_state: `'issued'`,
      from_owner_id: 'class_id',
    };
    expect(await refusedBy(moved(again))).toBe('credit_movement_spends_a_serial_once');
  });

  it('begin where another ended, within its serials', async () => {
    const beyond = { id: id(), first_serial: '101', last_serial: '110' };
    expect(await refusedBy(moved(beyond))).toBe('credit_movement_is_posted');
    const elsewhere = {
      id: id(),
      first_serial: '1',
      last_serial: '1',
      from_owner_id: 'to_owner_id',
    };
    expect(await refusedBy(moved(elsewhere))).toBe('credit_movement_begins_where_another_ended');
  });

  it('are posted: none joins an entry later', async () => {
    const extra = moved({ id: id(), first_serial: '1', last_serial: '5' });
    expect(await refusedBy(extra)).toBe('credit_movement_is_posted');
  });

  it('leave no final place but by the registry', async () => {
    await book.post('credit-retirement', main, { serials: [`${commodity}-1-10`], ndcYear: 2030 });
    const back: Statement = [
      `INSERT INTO credit_movement (${MOVEMENT})
       SELECT country_code, ${id()}, entry_id, kind, class_id, commodity, first_serial, last_serial,
              id, to_owner_id, to_state, from_owner_id, from_state, effective_on, recorded_at,
              audit_sequence
         FROM credit_movement WHERE commodity = $1 AND to_state = 'retired'`,
      [commodity],
    ];
    expect(await refusedBy(back)).toBe('credit_movement_final_places_keep');
  });

  it('stand behind every posting of credits, and show in the blocks', async () => {
    const entry = newId(systemClock);
    const statements = (withMovement: boolean): readonly Statement[] => [
      [
        `INSERT INTO posting (country_code, entry_id, leg, leg_count, entry_kind, account_id,
           commodity, exponent, inflow_only, amount, balance_after, account_version)
         SELECT 'KZ', $1, row_number() OVER (ORDER BY a.owner_id = $3), 2, 'credit-transfer', a.id,
                a.commodity, 0, false, CASE WHEN a.owner_id = $3 THEN -5 ELSE 5 END,
                b.balance + CASE WHEN a.owner_id = $3 THEN -5 ELSE 5 END, b.version + 1
           FROM account a JOIN balance b ON b.account_id = a.id
          WHERE a.commodity = $2 AND a.kind = 'held'`,
        [entry, commodity, main.slice(3)],
      ],
      [
        `UPDATE balance b SET balance = p.balance_after, version = p.account_version
           FROM posting p WHERE p.entry_id = $1 AND p.account_id = b.account_id`,
        [entry],
      ],
      [
        `INSERT INTO journal_entry (country_code, id, kind, effective_on, recorded_at,
           audit_sequence, leg_count, principal_id, act_id)
         SELECT 'KZ', $1, 'credit-transfer', current_date, now(), 0, 2, principal_id, act_id
           FROM journal_entry ORDER BY recorded_at LIMIT 1`,
        [entry],
      ],
      ...(withMovement
        ? [
            moved({
              id: id(),
              entry_id: `'${entry}'::uuid`,
              first_serial: '1',
              last_serial: '5',
              effective_on: 'current_date',
            }),
          ]
        : []),
    ];
    expect(await refusedBy(...statements(false))).toBe('posting_of_credits_has_movements');
    expect(await refusedBy(...statements(true))).toBe('credit_movement_shows_in_blocks');
  });
});

describe('the counter of a class', () => {
  it('counts what was issued, and up only', async () => {
    const to = (last: number): Statement => [
      `UPDATE credit_class SET last_serial = ${last} WHERE commodity = $1`,
      [commodity],
    ];
    expect(await refusedBy(to(99))).toBe('credit_class_counts_up');
    expect(await refusedBy(to(101))).toBe('credit_class_is_issued_gapless');
  });
});

describe('the laws', () => {
  it('hold, and name what a superuser forges', async () => {
    const forged = new pg.Client(database.superuserUrl);
    await forged.connect();
    try {
      expect(
        (await checkLaws(forged, carbonCreditLaws)).filter(({ broken }) => broken > 0),
      ).toEqual([]);
      await forged.query('BEGIN');
      await forged.query(`SET LOCAL session_replication_role = 'replica'`);
      await forged.query(
        'UPDATE credit_block SET last_serial = 59 WHERE commodity = $1 AND first_serial = 1',
        [commodity],
      );
      const broken = (await checkLaws(forged, carbonCreditLaws)).filter((one) => one.broken > 0);
      expect(broken.map(({ sentence }) => sentence)).toEqual([
        'The blocks of a class cover its serials from 1 to the last, each once',
        'The blocks in every account are what its balance says',
      ]);
      await forged.query('ROLLBACK');
    } finally {
      await forged.end();
    }
  });
});
