import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { PLACES, SERIAL } from '../../src/carbon-credit/block.reads.ts';
import { HISTORY } from '../../src/carbon-credit/history.reads.ts';
import { FIRST_IN, RANGES } from '../../src/carbon-credit/read-blocks.ts';
import { freshDatabase, type FreshDatabase } from '../harness/database.ts';
import { CreditBook } from './credit-book.ts';

/*
 * What acts and readers look up is found by index, however many blocks there are: the plans on a filled
 * and counted table, and the rows that were touched for it.
 */
const BLOCKS = 3_000;

let database: FreshDatabase;
let book: CreditBook;
let superuser: pg.Client;
let main: string;
let classId: string;

beforeAll(async () => {
  database = await freshDatabase('real');
  book = await CreditBook.open(database);
  main = await book.account(await book.participant('Of many blocks'));
  await book.issue('KZ801', 2023, [{ account: main, tonnes: String(BLOCKS) }]);
  superuser = new pg.Client(database.superuserUrl);
  await superuser.connect();
  const { rows } = await superuser.query<{ class_id: string }>('SELECT class_id FROM credit_block');
  classId = rows[0]?.class_id ?? '';
  // Cut as splits would leave it, without the time that three thousand acts take.
  await superuser.query(`SET session_replication_role = 'replica'`);
  await superuser.query('BEGIN');
  await superuser.query('UPDATE credit_block SET last_serial = 1');
  await superuser.query(
    `INSERT INTO credit_block SELECT b.country_code, gen_random_uuid(), b.class_id, b.side,
       b.project_id, b.vintage, b.commodity, g, g, b.credit_account_id, b.state, b.movement_id,
       b.since_on, NULL, b.id, b.origin_id, b.issuance_id, b.issued_on, NULL, NULL, false, NULL
       FROM credit_block b, generate_series(2, ${BLOCKS}) g WHERE b.first_serial = 1`,
  );
  await superuser.query('COMMIT');
  await superuser.query('ANALYZE');
});
afterAll(async () => {
  await superuser?.end();
  await book?.close();
  await database?.drop();
});

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Node[];
}

/** Every node of the plan of a statement that was run. */
async function planOf(text: string, values: readonly unknown[]): Promise<readonly Node[]> {
  const { rows } = await superuser.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, [...values]);
  const all = (node: Node): readonly Node[] => [node, ...(node.Plans ?? []).flatMap(all)];
  return all(rows[0]['QUERY PLAN'][0].Plan as Node);
}

/** Rows of blocks or movements that were looked at. */
function touched(plan: readonly Node[]): number {
  return plan
    .filter((node) => /^credit_(block|movement)$/.test(node['Relation Name'] ?? ''))
    .reduce(
      (sum, node) =>
        sum + node['Actual Loops'] * (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)),
      0,
    );
}

describe(`of ${BLOCKS} blocks`, () => {
  it.each([
    [
      'an act that names a serial reads its block',
      RANGES,
      () => ['KZ', [classId], [1500], [1501], 101],
      3,
    ],
    [
      'an act that asks for tonnes reads the first blocks',
      FIRST_IN,
      () => ['KZ', [main.slice(3)], [classId], [5], [101]],
      10,
    ],
    [
      'a list of a holder reads one page',
      PLACES,
      () => ['KZ', main.slice(3), null, false, null, null, null, 51, null, '', '', 0, null, null],
      51,
    ],
    [
      'a later page reads no more',
      PLACES,
      () => [
        'KZ',
        main.slice(3),
        null,
        false,
        null,
        null,
        null,
        51,
        main.slice(3),
        'held',
        'JP-KZ-KZ801-2023',
        2_000,
        null,
        null,
      ],
      51,
    ],
    [
      'a serial is found at once',
      SERIAL,
      () => ['KZ', 'JP-KZ-KZ801-2023', 1500, 1500, 101, true, null, null],
      2,
    ],
    ['its history is its path', HISTORY, () => ['KZ', classId, 1500, 1500, 1_001], 2],
  ] as const)('%s', async (_what, text, values, atMost) => {
    const plan = await planOf(text, values() as readonly unknown[]);
    expect(touched(plan)).toBeGreaterThan(0);
    expect(touched(plan)).toBeLessThanOrEqual(atMost);
  });
});
