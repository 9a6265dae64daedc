import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningApplication } from '../harness/application.ts';
import { hasReal, openDesk, REAL, type Desk } from '../import/import-harness.ts';
import type { CountryReport } from '../../src/reporting/country-report.ts';
import { parseCsv } from '../reporting/parse-csv.ts';
import { startWithReference } from '../partner-country/reference-book.ts';

/** A record as it is answered. */
interface Published {
  readonly reference: string;
  readonly body: { readonly issued: { readonly partner: { readonly amount: string | null } } };
}

/*
 * The 31 real issuances, read from what is public: they are shown beside the book's own figures.
 */
const suite = hasReal ? describe : () => undefined;
if (!hasReal) {
  it('is left out where the public lists are not on this machine', () => {
    console.log(`The public lists are not here (${REAL.issuances}); their tests are left out.`);
    expect(hasReal).toBe(false);
  });
}

suite('the history of issuances', () => {
  let application: RunningApplication;
  let desk: Desk;
  beforeAll(async () => {
    application = await startWithReference();
    desk = await openDesk(application.database);
    const loaded = await desk.load('issuances', REAL.issuances);
    expect(loaded).toMatchObject({ read: 31, refused: 0 });
  }, 60_000);
  afterAll(async () => {
    await desk?.close();
    await application?.close();
  });
  const history = async (iso2: string) =>
    (
      await application.request('GET', `/v1/partner-countries/${iso2}/issuance-history`, {
        key: null,
      })
    ).body;

  it('of Mongolia reads: 129,320 notified, 103,451 to Japan and 25,869 to Mongolia', async () => {
    const { notified } = (await history('MN')).published;
    expect(notified).toMatchObject({
      total: { asFarAsPublished: '129320', recordsKnown: 12, recordsUnknown: 0, restIs: 'none' },
      japan: { asFarAsPublished: '103451', restIs: 'none' },
      partner: { asFarAsPublished: '25869', restIs: 'none' },
    });
    expect(103_451 + 25_869).toBe(129_320);
  });

  it('of Mongolia reads: Japan issued 103,451, Mongolia 19,645 as far as published', async () => {
    const { issued, records } = (await history('MN')).published;
    expect(issued.japan).toMatchObject({ asFarAsPublished: '103451', restIs: 'none' });
    expect(issued.partner).toEqual({
      asFarAsPublished: '19645',
      recordsKnown: 7,
      recordsUnknown: 5,
      rest: null,
      restIs: 'unknown',
    });
    const silent = records.filter((one: Published) => one.body.issued.partner.amount === null);
    expect(silent.map((one: Published) => one.reference).sort()).toEqual(
      ['MN001', 'MN001', 'MN002', 'MN002', 'MN006'].sort(),
    );
    const small = records.find((one: Published) => one.reference === 'MN005');
    expect(small?.body).toMatchObject({
      notified: { total: '1', japan: '0', partner: '1' },
      issued: { japan: { amount: '0', issuedOn: null }, partner: { amount: '1' } },
    });
  });

  it('stands apart in the country report, in every form, and is in no figure of it', async () => {
    const at = '/v1/partner-countries/MN/report';
    const ask = (format: string) =>
      application.request('GET', `${at}?format=${format}`, { key: null });
    const { credits, standing } = (await ask('json')).body as CountryReport;
    const { items } = credits.publishedElsewhere;
    expect(items).toHaveLength(12);
    const sum = (name: 'notified' | 'notifiedJapan' | 'issuedJapan' | 'issuedPartner') =>
      items.reduce((total, item) => total + BigInt(item[name] ?? '0'), 0n);
    expect([sum('notified'), sum('notifiedJapan')]).toEqual([129_320n, 103_451n]);
    expect([sum('issuedJapan'), sum('issuedPartner')]).toEqual([103_451n, 19_645n]);
    expect(items.filter(({ issuedPartner }) => issuedPartner === null)).toHaveLength(5);
    expect(credits.totals).toMatchObject({ issued: '0', notifiedJapan: '0', held: '0' });
    expect(standing.checks).toBe('passed');
    const rows = parseCsv((await ask('csv')).text).filter(
      (row) => row['section'] === 'credits-published-elsewhere' && row['figure'] === 'notified',
    );
    expect(rows.map((row) => row['value'])).toEqual(items.map(({ notified }) => notified ?? ''));
    const page = (await ask('html')).text;
    expect(page).toContain('Issuances published elsewhere, not in this book');
    for (const { notified } of items) expect(page).toContain(`<data value="${notified}">`);
  });

  it('is added to nothing: the book itself has notified and issued nothing there', async () => {
    for (const iso2 of ['MN', 'ID', 'BD']) {
      expect((await history(iso2)).ledger).toEqual({
        verified: '0',
        notified: { japan: '0', partner: '0' },
        issued: { japan: '0', partner: '0' },
        vintages: [],
      });
    }
    const rows = await desk.query('SELECT 1 FROM public.issuance_request');
    expect(rows).toEqual([]);
  });

  it('leaves out no gap: of Palau nothing but decisions is published', async () => {
    const { published } = await history('PW');
    expect(published.records).toHaveLength(8);
    expect(published.notified.total).toMatchObject({
      asFarAsPublished: null,
      recordsUnknown: 8,
      rest: null,
      restIs: 'unknown',
    });
  });

  it('is of partner countries only', async () => {
    const answer = await application.request('GET', '/v1/partner-countries/DE/issuance-history');
    expect(answer.status).toBe(404);
  });
});
