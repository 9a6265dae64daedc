import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CountryReport } from '../../src/reporting/country-report.ts';
import { Reader } from '../../src/database/reader.ts';
import { countryTables } from '../../src/reporting/document/country-tables.ts';
import { guarded } from '../../src/reporting/writers/csv-cell.ts';
import { FIGURE_NAMES } from '../../src/reporting/figures.ts';
import { parseCsv } from './parse-csv.ts';
import { workbookOf } from './parse-xlsx.ts';
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
  return answers.map(
    ({ status, text, headers }) => `${status} ${headers.get('repr-digest')}\n${text}`,
  );
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

describe('the figures of a report', () => {
  it('are the same in every form, to the digit, and those of the ledger', async () => {
    const report = (await ask(application, `${AT}?${DAY}`)).body as CountryReport;
    const bytesIn = async (format: string): Promise<Buffer> => {
      const address = report.provenance.addresses.json.replace('=json', `=${format}`);
      return Buffer.from(await (await fetch(`${application.url}${address}`)).arrayBuffer());
    };
    const workbook = workbookOf(await bytesIn('xlsx'));
    const sheet = workbook.get('tranches') ?? [];
    const keys = sheet[2]?.map(({ text }) => text) ?? [];
    const files = unzipSync(await bytesIn('datapackage'));
    const table = parseCsv(strFromU8(files['data/tranches.csv'] ?? new Uint8Array()));
    const description = JSON.parse(strFromU8(files['datapackage.json'] ?? new Uint8Array())) as {
      resources: { path: string; hash: string; bytes: number }[];
    };
    for (const { path, hash, bytes } of description.resources) {
      const content = Buffer.from(files[path] ?? new Uint8Array());
      expect([path, content.length]).toEqual([path, bytes]);
      expect(`sha256:${createHash('sha256').update(content).digest('hex')}`).toBe(hash);
    }
    expect(JSON.parse(strFromU8(files['report.json'] ?? new Uint8Array()))).toEqual(report);
    for (const { id, columns, rows } of countryTables(report)) {
      const told = rows.map((row) => columns.map((_column, at) => row[at] ?? ''));
      const [, , names = [], ...cells] = workbook.get(id.slice(0, 31)) ?? [];
      const places = columns.map(({ key }) => names.findIndex(({ text }) => text === key));
      const inSheet = cells.map((row) => places.map((at) => row[at]?.text ?? ''));
      expect([id, inSheet]).toEqual([id, told]);
      const csv = parseCsv(strFromU8(files[`data/${id}.csv`] ?? new Uint8Array()));
      const inFile = csv.map((record) => columns.map(({ key }) => record[key]));
      expect([id, inFile]).toEqual([id, told.map((row) => row.map(guarded))]);
    }
    const ledger = await turnoversOf();
    for (const tranche of report.tranches) {
      const row = sheet.find((cells) => cells[0]?.text === tranche.reference) ?? [];
      const record = table.find((one) => one['reference'] === tranche.reference);
      for (const name of FIGURE_NAMES) {
        expect([name, row[keys.indexOf(name)]?.text]).toEqual([name, tranche[name]]);
        expect([name, record?.[name]]).toEqual([name, tranche[name]]);
      }
      const own = [tranche.id, ...tranche.commitments.map(({ id }) => id)];
      for (const [account, name] of [
        ['undrawn', 'undisbursed'],
        ['outstanding', 'outstanding'],
        ['available', 'available'],
        ['repaid', 'repaid'],
      ] as const) {
        const units = own.reduce((sum, id) => sum + (ledger.get(`${id} ${account}`) ?? 0n), 0n);
        expect([name, units]).toEqual([name, BigInt(tranche[name].replace('.', ''))]);
      }
    }
  });
});

/** Balances straight from the postings, in smallest units, by owner and kind of account. */
async function turnoversOf(): Promise<ReadonlyMap<string, bigint>> {
  const { rows } = await application.ledger.app.get(Reader).pool.query(
    `SELECT a.owner_id, a.kind, (sum(p.amount) * power(10::numeric, a.exponent))::numeric(40,0) AS units
       FROM public.posting p
       JOIN public.account a ON a.country_code = p.country_code AND a.id = p.account_id
      WHERE p.country_code = 'UZ' GROUP BY a.owner_id, a.kind, a.exponent`,
  );
  return new Map(
    rows.map((row) => [
      `UZ-${String(row['owner_id'])} ${String(row['kind'])}`,
      BigInt(String(row['units'])),
    ]),
  );
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
      ...['xlsx', 'pdf&lang=ja', 'pdf&lang=kk', 'datapackage', 'svg', 'html&lang=fr'].map(
        (format) => json.replace('&format=json', `&format=${format}`),
      ),
      ...['iati-xml', 'crs-csv', 'climate-finance-csv', 'cad-trust-json'].map((format) =>
        json.replace('&format=json', `&format=${format}`),
      ),
      dollars?.entries.disbursed ?? '',
      first.totals[1]?.entries.committed ?? '',
    ];
    const before = await bytesOf(addresses);
    const latest = await ask(application, `${AT}?${DAY}`);
    expect(before[0]?.split('\n').slice(1).join('\n')).toBe(latest.text);
    expect(before.filter((one) => !one.startsWith('200 '))).toEqual([]);
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
