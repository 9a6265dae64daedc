import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createReadPool } from '../../src/database/pools.ts';
import { fundingLaws } from '../../src/funding/laws.ts';
import { checkLaws, ledgerLaws } from '../../src/ledger/laws.ts';
import { AGREEMENT, FundingBook, money } from '../funding/funding-book.ts';
import type { RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';

let application: RunningApplication;
let book: FundingBook;

beforeAll(async () => {
  application = await startWithReference();
  book = new FundingBook(application);
});
afterAll(async () => {
  await book?.keepsTheLaws();
  await application?.close();
});

describe('an act that is refused', () => {
  it('leaves nothing behind that the next one would be refused for', async () => {
    const commitment = await book.committed(await book.tranche());
    const disbursement = await book.disbursed(commitment);
    await book.post(`/v1/commitments/${commitment}/repayments`, money('200.00'));
    const answers = await Promise.all(Array.from({ length: 8 }, () => book.reverse(disbursement)));
    expect(new Set(answers.map(({ body }) => body.code))).toEqual(new Set(['LEDGER.BELOW_FLOOR']));
  });
});

/* What no export holds, changed by somebody who can turn the triggers off. */
describe('a row that governs acts', () => {
  let client: pg.Client;

  beforeAll(async () => {
    const officer = application.keys['fund-officer'] ?? '';
    const second = application.keys['second-fund-officer'] ?? '';
    const tranche = await book.tranche({ approvalThreshold: '100.00' });
    const commit = (amount: string) =>
      book.post(
        `/v1/tranches/${tranche}/commitments`,
        { ...money(amount), agreement: AGREEMENT, projectShares: [] },
        officer,
      );
    const [first, other] = [await commit('200.00'), await commit('300.00')];
    expect(first).toMatchObject({ status: 202 });
    expect(other).toMatchObject({ status: 202 });
    const declined = await book.post(`/v1/acts/${first.body.id}/decline`, {}, second);
    expect(declined).toMatchObject({ status: 200 });
    const commitment = await book.committed(tranche, { amount: '100.00' });
    const disbursement = await book.disbursed(commitment, { amount: '50.00' });
    await book.refund(disbursement, { amount: '1.00' });
    await book.post('/v1/partner-countries/KZ/periods/2024-12/close', {});
    client = new pg.Client({ connectionString: application.database.superuserUrl });
    await client.connect();
    await client.query('SET session_replication_role = replica');
  });
  afterEach(() => client.query('ROLLBACK'));
  afterAll(() => client?.end());

  it.each<[string, string, string]>([
    ['a floor taken away', 'UPDATE balance SET floor = NULL WHERE floor = 0', 'its floor'],
    ['a threshold lifted', 'UPDATE tranche SET approval_threshold = NULL', 'A tranche limits'],
    ['a tranche reopened', `UPDATE tranche SET status = 'closed'`, 'A tranche limits'],
    ['a commitment', `UPDATE commitment SET agreement_sha256 = repeat('cd', 32)`, 'A commitment'],
    ['a refund', 'UPDATE refund SET reusable = NOT reusable', 'Disbursements and refunds'],
    [
      'an amount that waits',
      `UPDATE pending_act SET body = jsonb_set(body, '{amount}', '"900.00"')`,
      'What waits',
    ],
    ['a submitter', 'UPDATE pending_act SET submitted_by = uuidv7()', 'What waits'],
    ['a decision removed', 'DELETE FROM act_decision', 'Every decision'],
    ['a decision turned', `UPDATE act_decision SET decision = 'posted'`, 'Every decision'],
    ['books reopened', 'UPDATE country_books SET closed_through = NULL', 'The books'],
    ['a key freed', `DELETE FROM act WHERE kind = 'disbursement'`, 'Every leaf'],
    [
      'an actor',
      `UPDATE act SET principal_id = uuidv7() WHERE kind = 'disbursement'`,
      'Every leaf',
    ],
    ['a role', `UPDATE api_key SET roles = ARRAY['administrator']`, 'Every key'],
  ])('is found when it is changed: %s', async (_what, change, sentence) => {
    const statement = change.replace(/^(UPDATE|DELETE FROM) /, '$1 public.');
    await client.query('BEGIN');
    expect((await client.query(statement)).rowCount).toBeGreaterThan(0);
    const results = await checkLaws(client, [...ledgerLaws, ...fundingLaws]);
    const broken = results.filter((result) => Number(result.broken) > 0);
    expect(broken.map((result) => result.sentence)).toContainEqual(
      expect.stringContaining(sentence),
    );
    await client.query('ROLLBACK');
    const pool = createReadPool(application.database.readerUrl, { max: 1 });
    const after = await checkLaws(pool, [...ledgerLaws, ...fundingLaws]);
    await pool.end();
    expect(after.filter((result) => result.broken > 0)).toEqual([]);
  });
});
