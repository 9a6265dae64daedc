import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { loadDemonstration, STEPS_IN_ORDER } from '../../seeds/demonstration/load-demonstration.ts';
import { POSTING_POOL } from '../../src/database/database.module.ts';
import { PostingQueue } from '../../src/ledger/posting-queue.ts';
import type { RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { FundingBook } from './funding-book.ts';

let application: RunningApplication;
let book: FundingBook;

function load(into: RunningApplication, progress?: (done: number, total: number) => void) {
  const queue = into.ledger.app.get(PostingQueue);
  const pool = into.ledger.app.get<pg.Pool>(POSTING_POOL);
  return loadDemonstration({
    submit: (request) => queue.submit(request),
    query: (text, values) => pool.query(text, [...values]),
    ...(progress === undefined ? {} : { progress }),
  });
}

beforeAll(async () => {
  application = await startWithReference({ kind: 'demonstration' });
  book = new FundingBook(application);
});
afterAll(async () => {
  await book?.keepsTheLaws();
  await application?.close();
});

describe('the demonstration of Kazakhstan', () => {
  it('is entered with progress, and entering it again changes nothing', async () => {
    const told: string[] = [];
    await load(application, (done, total) => told.push(`${done} of ${total}`));
    const total = STEPS_IN_ORDER.flat().length;
    expect(told.at(-1)).toBe(`${total} of ${total}`);
    const leaves = await book.leaves();
    await load(application);
    expect(await book.leaves()).toBe(leaves);
  });

  it('has something to show under both envelopes, which are still two', async () => {
    const { body } = await book.get('/v1/partner-countries/KZ/tranches?q=KZ-JICA', null);
    expect(body.items).toMatchObject([
      {
        reference: 'KZ-JICA-200',
        figures: {
          announced: '200000000.00',
          committed: '79000000.00',
          decommitted: '5000000.00',
          disbursed: '34800000.50',
          refunded: '250000.00',
        },
      },
      {
        reference: 'KZ-JICA-500',
        figures: {
          announced: '500000000.00',
          committed: '138500000.00',
          disbursed: '57300000.25',
          returned: '1200000.00',
          undisbursed: '79999999.75',
        },
      },
    ]);
  });

  it('has the yen loans as opening balances, and a subsidy with an act that waits', async () => {
    const { body } = await book.get('/v1/partner-countries/KZ/tranches?currency=JPY', null);
    const announced = body.items.map(
      (item: { reference: string; figures: { committed: string } }) =>
        `${item.reference} ${item.figures.committed}`,
    );
    expect(announced).toEqual([
      'KZ-DEMO-SUBSIDY 450000000',
      'KZ-DEMO-YEN-1-TO-4 67427000000',
      'KZ-DEMO-YEN-5 21361000000',
      'KZ-DEMO-YEN-6 6361000000',
    ]);
    expect(body.items[0].figures).toMatchObject({ disbursed: '90000000' });
  });
});

describe('a real book', () => {
  it('refuses the demonstration, whoever asks', async () => {
    const real = await startWithReference();
    await expect(load(real)).rejects.toThrow(/real/);
    const { body } = await real.request('GET', '/v1/partner-countries/KZ/tranches');
    expect(body.items.map(({ reference }: { reference: string }) => reference)).toEqual([
      'KZ-JICA-200',
      'KZ-JICA-500',
    ]);
    await real.close();
  });
});
