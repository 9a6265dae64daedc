import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { digestOf } from '../../src/reporting/country-report.builder.ts';
import type { CountryReport } from '../../src/reporting/country-report.ts';
import { COMMITMENT_FIGURES, FIGURE_NAMES } from '../../src/reporting/figures.ts';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { parseCsv } from './parse-csv.ts';
import { ask, fillBook, type ReportBook } from './report-book.ts';

const AT = '/v1/partner-countries/UZ/report';

let application: RunningApplication;
let book: ReportBook;

beforeAll(async () => {
  application = await startApplication({ kind: 'real' });
  book = await fillBook(application, 'UZ');
});
afterAll(() => application.close());

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  ask(application, path, headers);

async function reportAt(path: string): Promise<CountryReport> {
  const answer = await get(path);
  expect(answer.status).toBe(200);
  return answer.body as CountryReport;
}

/** The figures of a page by what they are of: 'UZ-…/disbursed'. */
function figuresOnPage(html: string): ReadonlyMap<string, string> {
  const found = html.matchAll(
    /data-figure="([^"]+)">(?:<a [^>]*>)?(?:<span[^>]*>)?<data value="([^"]+)">/g,
  );
  return new Map([...found].map(([, name = '', value = '']) => [name, value]));
}

describe('a country report over HTTP', () => {
  it('is for everybody, and valid against the schema that it names', async () => {
    const report = await reportAt(AT);
    const schema = await get(report.schema);
    const ajv = new Ajv2020({ strict: true, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(schema.body as object);
    validate(report);
    expect(validate.errors).toBeNull();
    expect(report.standing).toEqual({ checks: 'passed', failed: [] });
    expect(report.book).toMatchObject({ kind: 'real', notice: null });
  });

  it('says what was announced, committed, disbursed and is left', async () => {
    const { tranches, totals } = await reportAt(AT);
    expect(tranches.find(({ id }) => id === book.dollars)).toMatchObject({
      announced: '1000000000.00',
      available: '920000000.00',
      committedGross: '90000000.00',
      decommitted: '10000000.00',
      committed: '80000000.00',
      disbursedGross: '45000000.00',
      refunded: '5000000.00',
      disbursed: '40000000.00',
      returned: '3000000.00',
      undisbursed: '37000000.00',
      repaid: '1000000.00',
      outstanding: '39000000.00',
      interest: '12345.67',
      disbursedShare: '0.5000',
      facility: { reference: 'FRAME-UZ' },
      nextPayment: { dueOn: '2030-06-30', amount: '1000000.00' },
    });
    expect(tranches.find(({ id }) => id === book.yen)).toMatchObject({
      committed: '6361000000',
      repaid: '1361000000',
      outstanding: '5000000000',
    });
    expect(totals.map(({ currency, disbursed }) => [currency, disbursed])).toEqual([
      ['JPY', '6361000000'],
      ['USD', '40000000.00'],
    ]);
  });

  it('has the same figures in JSON, CSV and on the page, to the digit', async () => {
    const report = await reportAt(`${AT}?displayCurrency=JPY`);
    const rows = parseCsv((await get(`${AT}?displayCurrency=JPY&format=csv`)).text);
    const page = figuresOnPage((await get(`${AT}?displayCurrency=JPY&format=html`)).text);
    const inCsv = (section: string, subject: string, figure: string) =>
      rows.find(
        (row) =>
          row['section'] === section && row['subject'] === subject && row['figure'] === figure,
      )?.['value'];
    for (const tranche of report.tranches) {
      for (const name of FIGURE_NAMES) {
        expect(inCsv('tranche', tranche.id, name)).toBe(tranche[name]);
        const shown = page.get(`${tranche.id}/${name}`);
        if (shown !== undefined) expect(shown).toBe(tranche[name]);
      }
      for (const name of ['announced', 'available', 'committed', 'disbursed', 'undisbursed']) {
        expect(page.has(`${tranche.id}/${name}`)).toBe(true);
      }
      for (const commitment of tranche.commitments) {
        for (const name of COMMITMENT_FIGURES) {
          expect(inCsv('commitment', commitment.id, name)).toBe(commitment[name]);
        }
        for (const name of ['committed', 'disbursed', 'undisbursed', 'repaid'] as const) {
          expect(page.get(`${commitment.id}/${name}`)).toBe(commitment[name]);
        }
      }
    }
    for (const row of report.totals) {
      for (const name of ['committed', 'disbursed', 'undisbursed', 'decommitted'] as const) {
        expect(inCsv('total', row.currency, name)).toBe(row[name]);
        expect(page.get(`${row.currency}/${name}`)).toBe(row[name]);
      }
    }
    const converted = report.conversions?.items ?? [];
    expect(converted.length).toBeGreaterThan(0);
    for (const { subject, reference, figure, amount } of converted) {
      expect(page.get(`${subject}/${reference}/${figure}/amount`)).toBe(amount);
    }
  });

  it('converts exactly, and names rate, day and source', async () => {
    const { conversions } = await reportAt(`${AT}?displayCurrency=JPY`);
    expect(conversions?.items.find(({ figure }) => figure === 'disbursed')).toMatchObject({
      original: { currency: 'USD', amount: '40000000.00' },
      // 40,000,000 × 147.12345678 = 5,884,938,271.2
      amount: '5884938271',
      rate: { rate: '147.12345678', rateOn: '2025-12-30', source: 'Invented for a test' },
    });
  });

  it('counts by the day that is asked for', async () => {
    const { tranches } = await reportAt(`${AT}?effectiveAsOf=2025-02-28`);
    expect(tranches.find(({ id }) => id === book.dollars)).toMatchObject({
      committed: '80000000.00',
      disbursed: '0.00',
      undisbursed: '80000000.00',
    });
    const before = await reportAt(`${AT}?effectiveAsOf=2015-01-01`);
    expect(before.country).toMatchObject({ iso2: 'UZ', isPartner: false });
    expect(before.tranches.map(({ id }) => id)).toEqual([book.yen]);
    expect(before.totals).toMatchObject([{ currency: 'JPY', committed: '0' }]);
  });

  it('knows what was known at a head, by its size or its instant, and is of its day', async () => {
    const now = await reportAt(AT);
    const { size, at } = now.asOf.knownAsOf;
    const first = await reportAt(`${AT}?knownAsOf=1`);
    expect(first).toMatchObject({ asOf: { knownAsOf: { size: 1 } }, tranches: [] });
    const byInstant = await reportAt(`${AT}?knownAsOf=${encodeURIComponent(at)}`);
    expect(byInstant.asOf.knownAsOf).toEqual({ size, at });
    // An address can turn the plus of an offset into a blank.
    const offset = `${at.slice(0, 23)}+00:00`;
    expect((await reportAt(`${AT}?knownAsOf=${offset}`)).asOf.knownAsOf).toEqual({ size, at });
  });

  it('carries the heads that it was made at, and a digest that anybody can compute', async () => {
    const report = await reportAt(AT);
    const { body: audit } = await get('/v1/audit/head?country=UZ');
    const [head] = audit.heads as readonly { root: string; hash: string; size: number }[];
    expect(report.provenance.heads['UZ']).toMatchObject({
      size: head?.size,
      root: head?.root,
      headHash: head?.hash,
    });
    expect(report.provenance.heads['00']).not.toBeNull();
    expect(report.digest).toBe(digestOf(report));
  });

  it('is sent with its digest, its name and an ETag, and not twice', async () => {
    for (const [format, type] of [
      ['json', 'application/json; charset=utf-8'],
      ['html', 'text/html; charset=utf-8'],
      ['csv', 'text/csv; charset=utf-8'],
    ] as const) {
      const answer = await get(`${AT}?effectiveAsOf=2026-01-31&format=${format}`);
      const digest = createHash('sha256').update(answer.text).digest('base64');
      expect(answer.headers.get('content-type')).toBe(type);
      expect(answer.headers.get('repr-digest')).toBe(`sha-256=:${digest}:`);
      expect(answer.headers.get('content-disposition')).toMatch(
        new RegExp(`filename="jcm-ledger-UZ-report-2026-01-31-known-\\d+\\.${format}"$`),
      );
      const etag = answer.headers.get('etag') ?? '';
      const again = await get(`${AT}?effectiveAsOf=2026-01-31&format=${format}`, {
        'if-none-match': etag,
      });
      expect([again.status, again.text]).toEqual([304, '']);
    }
  });

  it('comes in the form that is accepted, and a page may use the style sheet', async () => {
    expect((await get(AT, { accept: 'text/csv' })).headers.get('content-type')).toMatch(/csv/);
    const page = await get(AT, { accept: 'text/html' });
    expect(page.headers.get('content-type')).toMatch(/html/);
    expect(page.headers.get('content-security-policy')).toContain("style-src 'self'");
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe-inline');
  });

  it('reports a country of which there is nothing but its memorandum', async () => {
    const report = await reportAt('/v1/partner-countries/PW/report');
    expect(report).toMatchObject({
      country: { iso2: 'PW' },
      totals: [],
      tranches: [],
      projects: [],
    });
    expect(report.standing.checks).toBe('passed');
    for (const format of ['html', 'csv']) {
      expect((await get(`/v1/partner-countries/PW/report?format=${format}`)).status).toBe(200);
    }
  });
});

describe('a country report is refused', () => {
  it.each([
    [
      'of a country that is no partner',
      '/v1/partner-countries/FR/report',
      404,
      'PARTNER_COUNTRY.NOT_FOUND',
    ],
    ['of no country', '/v1/partner-countries/00/report', 404, 'PARTNER_COUNTRY.NOT_FOUND'],
    ['of what is no country', '/v1/partner-countries/KAZ/report', 400, 'COUNTRY.MALFORMED'],
    ['for a day that does not exist', `${AT}?effectiveAsOf=2026-02-30`, 400, 'HTTP.QUERY_INVALID'],
    [
      'for a day that has not come',
      `${AT}?effectiveAsOf=2999-01-01`,
      422,
      'REPORTING.DAY_IN_FUTURE',
    ],
    [
      'as known at what is no point',
      `${AT}?knownAsOf=yesterday`,
      400,
      'REPORTING.KNOWN_AS_OF_MALFORMED',
    ],
    [
      'as known in the future',
      `${AT}?knownAsOf=2999-01-01T00:00:00Z`,
      422,
      'REPORTING.KNOWN_AS_OF_IN_FUTURE',
    ],
    ['beyond the log', `${AT}?knownAsOf=999999`, 422, 'REPORTING.KNOWN_AS_OF_IN_FUTURE'],
    [
      'beyond the log of no country',
      `${AT}?sharedKnownAsOf=999999`,
      422,
      'REPORTING.KNOWN_AS_OF_IN_FUTURE',
    ],
    ['before the first head', `${AT}?knownAsOf=0`, 422, 'REPORTING.NOTHING_KNOWN_YET'],
    [
      'before the first act',
      `${AT}?knownAsOf=2001-01-01T00:00:00Z`,
      422,
      'REPORTING.NOTHING_KNOWN_YET',
    ],
    ['in a form that there is not', `${AT}?format=docx`, 400, 'HTTP.QUERY_INVALID'],
    ['in a language that there is not', `${AT}?lang=tlh`, 400, 'HTTP.QUERY_INVALID'],
    ['of a period that there is not', `${AT}?period=FY20`, 400, 'HTTP.QUERY_INVALID'],
    ['of a period that has not begun', `${AT}?period=2899`, 422, 'REPORTING.DAY_IN_FUTURE'],
    [
      'for a day outside its period',
      `${AT}?period=FY2024&effectiveAsOf=2025-04-01`,
      400,
      'HTTP.QUERY_INVALID',
    ],
    ['with a chart that there is not', `${AT}?format=svg&chart=x`, 400, 'HTTP.QUERY_INVALID'],
    ['in a currency that there is not', `${AT}?displayCurrency=XXX`, 400, 'HTTP.QUERY_INVALID'],
    ['with a parameter that there is not', `${AT}?asOf=2026-01-01`, 400, 'HTTP.QUERY_INVALID'],
  ])('%s, and says what is possible', async (_what, path, status, code) => {
    const answer = await get(path);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toMatch(/problem\+json/);
  });

  it('where nothing that exists is accepted', async () => {
    const answer = await get(AT, { accept: 'application/msword' });
    expect(answer.status).toBe(406);
    expect(answer.body).toMatchObject({
      code: 'HTTP.NOT_ACCEPTABLE',
      possible: expect.arrayContaining(['application/json', 'text/html', 'application/pdf']),
    });
  });

  it('with the latest and the first that there is', async () => {
    const report = await reportAt(AT);
    expect((await get(`${AT}?knownAsOf=999999`)).body.latest).toEqual(report.asOf.knownAsOf);
    expect((await get(`${AT}?knownAsOf=0`)).body.first).toMatchObject({ size: 1 });
  });

  it('never with an empty parameter: it counts as left out', async () => {
    const answer = await get(`${AT}?effectiveAsOf=&knownAsOf=&displayCurrency=`);
    expect(answer.status).toBe(200);
  });
});

describe('the entries behind a figure', () => {
  const entriesOf = (address: string, more = '') =>
    get(`${address}${more}`, { accept: 'text/html' });
  const lines = (html: string) =>
    [...html.matchAll(/data-figure="line"><data value="([^"]+)">/g)].map(([, value]) => value);
  const valueOf = (html: string, name: string) =>
    new RegExp(`data-figure="${name}">(?:<[^>]*>)*?<data value="([^"]+)">`).exec(html)?.[1];

  it('sum to it, for every figure of every tranche, commitment and currency', async () => {
    const report = await reportAt(AT);
    const subjects = [
      ...report.tranches.map((row) => [row, FIGURE_NAMES] as const),
      ...report.tranches.flatMap(({ commitments }) =>
        commitments.map((row) => [row, COMMITMENT_FIGURES] as const),
      ),
      ...report.totals.map((row) => [row, COMMITMENT_FIGURES] as const),
    ];
    for (const [row, names] of subjects) {
      const figures = row as unknown as Record<string, string> & {
        entries: Record<string, string>;
      };
      for (const name of names) {
        const { status, text } = await entriesOf(figures.entries[name] ?? '');
        expect([name, status]).toEqual([name, 200]);
        expect(valueOf(text, 'total')).toBe(figures[name]);
        if (lines(text).length === 0) expect(figures[name]).toMatch(/^[0.]+$/);
        else expect(valueOf(text, 'sum')).toBe(figures[name]);
      }
    }
  });

  it('are paged without losing entries of one leaf, each page carrying the sum forward', async () => {
    const report = await reportAt(AT);
    const yen = report.tranches.find(({ id }) => id === book.yen);
    // One act entered three of them: commitment, disbursement, repayment share a leaf of the log.
    let address: string | undefined = `${yen?.entries.undisbursed}&limit=1`;
    const seen: (string | undefined)[] = [];
    let last = '';
    while (address !== undefined) {
      last = (await entriesOf(address)).text;
      seen.push(...lines(last));
      address = /<a rel="next" href="([^"]+)">/.exec(last)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toEqual(['6361000000', '-6361000000']);
    expect(valueOf(last, 'sum')).toBe('0');
    expect(valueOf(last, 'carried-forward')).toBe('6361000000');
    expect(last).toContain('The entries sum to the figure of the report');
  });

  it('show a mistake and its reversal, and leave the figure as it was', async () => {
    const report = await reportAt(AT);
    const dollars = report.tranches.find(({ id }) => id === book.dollars);
    const { text } = await entriesOf(dollars?.entries.disbursed ?? '');
    expect(lines(text)).toEqual(['45000000.00', '-2000000.00', '-3000000.00', '7.77', '-7.77']);
  });

  it.each([
    ['without saying whose', 'figure=disbursed', 400, 'REPORTING.FIGURE_WITHOUT_SUBJECT'],
    [
      'of two at once',
      'figure=disbursed&currency=USD&tranche=x',
      400,
      'REPORTING.FIGURE_WITHOUT_SUBJECT',
    ],
    [
      'of what was announced in all',
      'figure=announced&currency=USD',
      422,
      'REPORTING.FIGURE_NEVER_ADDED',
    ],
    ['of what is not there', 'figure=disbursed&currency=EUR', 404, 'REPORTING.SUBJECT_NOT_FOUND'],
    ['of a figure that there is not', 'figure=wealth&currency=USD', 400, 'HTTP.QUERY_INVALID'],
    [
      'from a place of another list',
      'figure=disbursed&currency=USD&cursor=WzFd',
      400,
      'HTTP.CURSOR_MALFORMED',
    ],
  ])('are refused %s', async (_what, query, status, code) => {
    const answer = await get(`/countries/UZ/entries?${query}`);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});
