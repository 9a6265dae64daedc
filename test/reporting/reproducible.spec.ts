import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CountryReport } from '../../src/reporting/country-report.ts';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { ask, fillBook, post, type ReportBook } from './report-book.ts';

const AT = '/v1/partner-countries/UZ/report';
const DAY = 'effectiveAsOf=2026-01-31&displayCurrency=JPY';

let application: RunningApplication;
let book: ReportBook;

beforeAll(async () => {
  application = await startApplication({ kind: 'real' });
  book = await fillBook(application, 'UZ');
});
afterAll(() => application.close());

/** Every form of a report, and pages that rest on it, as they are answered at this moment. */
async function bytesOf(addresses: readonly string[]): Promise<readonly string[]> {
  const answers = await Promise.all(addresses.map((address) => ask(application, address)));
  return answers.map(({ status, text }) => `${status}\n${text}`);
}

/** What makes the same report another one in every respect: names, rates, entries before its day. */
async function changeEverything(): Promise<void> {
  const { headers } = await application.request('GET', `/v1/projects/${book.project}`);
  const renamed = await application.request('PATCH', `/v1/projects/${book.project}`, {
    body: { title: 'Renamed', status: 'completed', validFrom: '2025-01-01' },
    headers: { 'if-match': headers.get('etag') ?? '', 'idempotency-key': 'rename' },
  });
  expect([renamed.status, renamed.body.code]).toEqual([200, undefined]);
  const amended = await application.request('POST', `/v1/tranches/${book.dollars}/amendments`, {
    body: {
      kind: 'increase',
      amount: '1.00',
      currency: 'USD',
      effectiveOn: '2025-12-31',
      reference: 'A-1',
    },
    headers: { 'if-match': '"1"' },
  });
  expect([amended.status, amended.body.code]).toEqual([201, undefined]);
  await post(application, '/v1/exchange-rates', {
    base: 'USD',
    quote: 'JPY',
    rate: '1.00000001',
    rateOn: '2025-12-30',
    source: 'Invented for a test',
  });
  await post(application, `/v1/indicators/${book.indicator}/readings`, {
    value: '1000',
    observedOn: '2026-01-31',
  });
  const acts = Array.from({ length: 1_000 }, (_, at) => ({
    key: `back-dated-${at}`,
    kind: 'disbursement',
    subject: book.commitment,
    body: {
      amount: '0.01',
      currency: 'USD',
      effectiveOn: '2025-05-05',
      reference: `B-${at}`,
    },
  }));
  const bulk = await application.request('POST', '/v1/partner-countries/UZ/acts', {
    body: { atomic: true, acts },
  });
  expect(bulk.status).toBe(200);
  const statuses = (bulk.body.items as readonly { status: number }[]).map(({ status }) => status);
  expect(statuses).toEqual(Array.from({ length: 1_000 }, () => 201));
}

describe('a report as known at a head', () => {
  it('has the same bytes after everything changed, in every form', async () => {
    const first = (await ask(application, `${AT}?${DAY}`)).body as CountryReport;
    const { size, at } = first.asOf.knownAsOf;
    const { json, csv, html } = first.provenance.addresses;
    const dollars = first.tranches.find(({ id }) => id === book.dollars);
    const addresses = [
      json,
      csv,
      html,
      // Known by the head's size or time alone, and of the day of that head where none is named.
      `${AT}?${DAY}&knownAsOf=${size}`,
      `${AT}?${DAY}&knownAsOf=${at}&format=csv`,
      `${AT}?knownAsOf=${size}&format=html`,
      dollars?.entries.disbursed ?? '',
      first.totals[1]?.entries.committed ?? '',
    ];
    const before = await bytesOf(addresses);
    expect(before[0]).toBe(`200\n${(await ask(application, `${AT}?${DAY}`)).text}`);
    await changeEverything();
    expect(await bytesOf(addresses)).toEqual(before);

    const now = (await ask(application, `${AT}?${DAY}`)).body as CountryReport;
    expect(now.asOf.knownAsOf.size).toBeGreaterThan(size + 1_000);
    expect(now.digest).not.toBe(first.digest);
    expect(now.standing.checks).toBe('passed');
    const changed = now.tranches.find(({ id }) => id === book.dollars);
    expect(changed).toMatchObject({ announced: '1000000001.00', disbursed: '40000010.00' });
    expect(now.projects.find(({ id }) => id === book.project)?.title).toBe('Renamed');
    expect(now.conversions?.rates[0]?.rate).toBe('1.00000001');
  });

  it('is the same whoever asks, and says nothing of the moment', async () => {
    const address = `${AT}?${DAY}&knownAsOf=5`;
    const open = await ask(application, address);
    const asOfficer = await application.request('GET', address);
    expect(asOfficer.text).toBe(open.text);
    const today = new Date().toISOString().slice(0, 10);
    const heads = (open.body as CountryReport).provenance.heads;
    const instants = open.text.match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g) ?? [];
    const known = Object.values(heads).map((head) => head?.at);
    expect(new Set(instants)).toEqual(new Set(known.filter((at) => at !== undefined)));
    expect(open.text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')).not.toContain(today);
  });
});
