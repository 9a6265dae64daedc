import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import type pg from 'pg';
import { fileKeeper } from '../../seeds/demonstration/keep-file.ts';
import { loadDemonstration, STEPS_IN_ORDER } from '../../seeds/demonstration/load-demonstration.ts';
import { article6Laws } from '../../src/article6/laws.ts';
import { issuanceLaws } from '../../src/carbon-credit/issuance/laws.ts';
import { carbonCreditLaws } from '../../src/carbon-credit/laws.ts';
import { POSTING_POOL } from '../../src/database/database.module.ts';
import { checkLaws } from '../../src/ledger/laws.ts';
import { monitoringLaws } from '../../src/monitoring/laws.ts';
import { PostingQueue } from '../../src/ledger/posting-queue.ts';
import { DocumentStore } from '../../src/project/documents/store.ts';
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
    keep: fileKeeper(into.ledger.app.get(DocumentStore), join(into.dataDir, 'incoming')),
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

describe('the credits of the demonstration', () => {
  const officer = () => application.keys['registry-officer'] ?? null;
  const items = async (path: string) => {
    const { status, body } = await book.get(path, officer());
    expect({ path, status }).toEqual({ path, status: 200 });
    return body.items as readonly Record<string, string>[];
  };
  const page = async (path: string, key = officer()) => {
    const headers = { accept: 'text/html' };
    const { status, text } = await application.request('GET', path, { key, headers });
    expect({ path, status }).toEqual({ path, status: 200 });
    return text;
  };

  it('are what the partner’s side issued: held, locked, retired, cancelled, none transferred out', async () => {
    const blocks = await items('/v1/credit-blocks?country=KZ');
    const sums: Record<string, number> = {};
    for (const { state = '', tonnes = '' } of blocks) {
      sums[state] = (sums[state] ?? 0) + parseInt(tonnes, 10);
    }
    expect(sums).toEqual({ held: 21136, locked: 400, retired: 500, cancelled: 120 });
    const [request] = await items('/v1/issuance-requests?country=KZ');
    const { body } = await book.get(`/v1/issuance-requests/${request?.['id']}`, null);
    // Japan's side is awaited: it takes numbers of the UNFCCC's platform, and none is made up.
    expect(body).toMatchObject({ state: 'notified', tonnesVerified: '22156' });
    const sides = body.sides as readonly { side: string; tonnesIssued: string }[];
    expect(sides.map(({ side, tonnesIssued }) => `${side} ${tonnesIssued}`).sort()).toEqual([
      'japan 0',
      'partner 22156',
    ]);
    // Whole tonnes verified of 2024 and 2025: 9856 + 12300.
    expect(Object.values(sums).reduce((sum, one) => sum + one, 0)).toBe(9856 + 12300);
  });

  it('have a completed transfer, an offer that waits in the inbox of its taker, and a freeze', async () => {
    const accounts = await items('/v1/credit-accounts?country=KZ&side=partner');
    const solar = accounts.find(({ holderName }) => holderName?.includes('Solar'))?.['id'];
    const transfers = await items(`/v1/credit-transfers?account=${solar}&direction=out`);
    expect(transfers.map(({ state, tonnes }) => `${state} ${tonnes}`).sort()).toEqual([
      'accepted 600',
      'offered 400',
    ]);
    const inbox = await page('/credit-offers', application.keys['steel-participant'] ?? null);
    expect(inbox).toContain('400');
    const stops = await items('/v1/disposal-stops?country=KZ');
    expect(stops).toMatchObject([{ kind: 'freeze' }]);
  });

  it('have certificates of the retirement and the cancellation, which anybody may read', async () => {
    for (const [uses, tonnes] of [
      ['credit-retirements', '500'],
      ['credit-cancellations', '120'],
    ] as const) {
      const { body } = await book.get(`/v1/${uses}?country=KZ`, null);
      expect(body.items).toMatchObject([{ tonnes }]);
      const certificate = await page(`/certificates/${body.items[0].id}`, null);
      expect(certificate).toContain(tonnes);
      expect(certificate).toContain('DEMONSTRATION');
    }
  });

  it('are on the pages of credits, issuance, Article 6 and the project', async () => {
    expect(await page('/countries/KZ/credits', null)).toMatch(
      /22,156<.data><.a><.span> <span class="label">issued/,
    );
    expect(await page('/countries/KZ/issuance', null)).toContain('KZ903');
    expect(await page('/projects/KZ903', null)).toContain('(invented)');
    expect(await page('/article6/KAZ', null)).toContain('DEMONSTRATION INVENTED 1');
  });

  it('keep the laws of every room that they went through', async () => {
    const pool = application.ledger.app.get<pg.Pool>(POSTING_POOL);
    const laws = [...carbonCreditLaws, ...issuanceLaws, ...article6Laws, ...monitoringLaws];
    const results = await checkLaws(pool, laws);
    expect(results.length).toBeGreaterThan(20);
    expect(results.filter(({ broken }) => broken > 0)).toEqual([]);
  });

  it('keep the file of every document that is filed', async () => {
    const documents = await items('/v1/projects/KZ903/documents');
    expect(documents).toHaveLength(11);
    for (const { id } of documents) {
      const { status, text } = await application.request('GET', `/v1/documents/${id}/content`, {
        key: null,
      });
      expect({ status, isMarked: text.includes('DEMONSTRATION') }).toEqual({
        ...{ status: 200, isMarked: true },
      });
    }
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
