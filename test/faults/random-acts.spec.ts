import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import type { ActRequest } from '../../src/ledger/act.ts';
import { freshDatabase, type FreshDatabase } from '../harness/database.ts';
import { request, tillQueue } from '../ledger/till.ts';
import { expectLawsToHold } from './laws-hold.ts';

/*
 * Random acts from many hands at once, on two queues, against a small model: whatever the order they
 * were posted in, what was answered adds up, and no balance was ever below its floor.
 */
const RUNS = process.env['LONG'] ? 60 : 6;
const TILLS = 4;

let database: FreshDatabase;
let owner: pg.Client;
let offices: ReturnType<typeof tillQueue>[];

beforeAll(async () => {
  database = await freshDatabase('real');
  owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  await owner.query(`INSERT INTO commodity VALUES ('USD', 2, 'currency') ON CONFLICT DO NOTHING`);
  offices = [tillQueue(database.applicationUrl), tillQueue(database.applicationUrl)];
});
afterAll(async () => {
  for (const office of offices ?? []) await office.close();
  await expectLawsToHold(database);
  await owner?.end();
  await database?.drop();
});

interface Step {
  readonly from: number;
  readonly to: number;
  readonly cents: number;
  readonly office: number;
  readonly undo: boolean;
  readonly twice: boolean;
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc
    .record({
      from: fc.nat(TILLS - 1),
      to: fc.nat(TILLS - 1),
      cents: fc.integer({ min: 1, max: 6_000 }),
      office: fc.nat(1),
      undo: fc.boolean(),
      twice: fc.boolean(),
    })
    .filter(({ from, to }) => from !== to),
  { minLength: 30, maxLength: 80 },
);

const money = (cents: number) =>
  `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
const centsOf = (text: string) => parseInt(text.replace('.', ''), 10);

async function balance(till: string): Promise<number> {
  const { rows } = await owner.query(
    `SELECT b.balance FROM balance b JOIN account a ON a.id = b.account_id
      WHERE a.owner_id = $1 AND a.kind = 'money'`,
    [till],
  );
  return centsOf(rows[0].balance);
}

/** Posts one act; the id of its entry, or null where it was refused. */
async function post(office: number, act: ActRequest<unknown>): Promise<string | null> {
  try {
    const { answer } = await offices[office]!.queue.submit(act);
    return String(answer.body['id']);
  } catch (error) {
    expect((error as { code?: string }).code).toMatch(/^LEDGER\.(BELOW_FLOOR|ALREADY_REVERSED)$/);
    return null;
  }
}

describe('random acts from many hands', () => {
  it('add up to what was answered, whatever their order', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const tills: string[] = [];
        for (let at = 0; at < TILLS; at += 1) {
          tills.push((await post(at % 2, request('till', { amount: '100.00' }))) ?? '');
        }
        const moved = await Promise.all(
          all.map(async (step) => {
            const act = request('move', {
              from: tills[step.from],
              to: tills[step.to],
              amount: money(step.cents),
            });
            const ids = await Promise.all([
              post(step.office, act),
              ...(step.twice ? [post(1 - step.office, act)] : []),
            ]);
            // A key that was refused may be posted by its repetition; one that was posted is the same.
            const [id] = ids.filter((one) => one !== null);
            expect(ids.every((one) => one === null || one === id)).toBe(true);
            if (!id || !step.undo) return { step, stands: id !== undefined };
            const undone = await post(
              step.office,
              request('reversal', { reason: 'a random one' }, { subjectId: id }),
            );
            return { step, stands: undone === null };
          }),
        );
        const model = new Array<number>(TILLS).fill(10_000);
        for (const { step, stands } of moved) {
          if (!stands) continue;
          model[step.from]! -= step.cents;
          model[step.to]! += step.cents;
        }
        expect(await Promise.all(tills.map(balance))).toEqual(model);
        expect(model.every((cents) => cents >= 0)).toBe(true);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 300_000);
});
