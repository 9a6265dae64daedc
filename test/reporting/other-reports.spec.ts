import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CountriesReport } from '../../src/reporting/countries-report.ts';
import type { CountryReport } from '../../src/reporting/country-report.ts';
import { IATI_VIEWS, REPORT_FORMATS } from '../../src/reporting/formats.ts';
import { LANGUAGES } from '../../src/reporting/language/language.ts';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { parseCsv } from './parse-csv.ts';
import { textOfPdf } from './parse-pdf.ts';
import { workbookOf } from './parse-xlsx.ts';
import { ask, fillBook, type ReportBook } from './report-book.ts';

let application: RunningApplication;
let book: ReportBook;
beforeAll(async () => {
  application = await startApplication({ kind: 'real' });
  book = await fillBook(application, 'UZ');
  await fillBook(application, 'KZ');
});
afterAll(() => application.close());

const ALL = '/v1/reports/all-countries';

describe('the report of all partners', () => {
  it('sums country reports by currency at one moment, and never over currencies', async () => {
    const report = (await ask(application, `${ALL}?effectiveAsOf=2026-01-31`))
      .body as CountriesReport;
    expect(report.countries.length).toBeGreaterThan(25);
    expect(report.totals.map(({ currency, disbursed }) => [currency, disbursed])).toEqual([
      ['JPY', '12722000000'],
      ['USD', '80000000.00'],
    ]);
    for (const country of report.countries) {
      const own = (await ask(application, country.address)).body as CountryReport;
      expect([country.iso2, own.digest]).toEqual([country.iso2, country.digest]);
      if (!['UZ', 'KZ'].includes(country.iso2)) continue;
      for (const total of country.totals) {
        const theirs = own.totals.find(({ currency }) => currency === total.currency);
        expect(theirs).toMatchObject({ committed: total.committed, disbursed: total.disbursed });
      }
    }
    expect(report.ranking.filter(({ currency }) => currency === 'JPY')).toMatchObject([
      { rank: 1, disbursed: '6361000000' },
      { rank: 1, disbursed: '6361000000' },
    ]);
    const again = await ask(application, report.addresses.json);
    expect((again.body as CountriesReport).digest).toBe(report.digest);
  });

  it('comes as page, sheet, table, paper and package', async () => {
    for (const [format, type] of [
      ['html', 'text/html; charset=utf-8'],
      ['csv', 'text/csv; charset=utf-8'],
      ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
      ['pdf', 'application/pdf'],
      ['datapackage', 'application/zip'],
    ]) {
      const answer = await ask(application, `${ALL}?format=${format}&lang=ru`);
      expect([format, answer.status]).toEqual([format, 200]);
      expect(answer.headers.get('content-type')).toBe(type);
    }
    const page = (await ask(application, `${ALL}?format=html&lang=ru`)).text;
    expect(page).toContain('Узбекистан');
    expect(page).not.toContain('>Uzbekistan<');
    expect(page).toContain('Механизм совместного кредитования: отчёт по всем странам-партнёрам');
    expect(page).toContain('id="chart-map-title"');
    expect(page).not.toMatch(/\sstyle=|<script/);
    // The chart names countries as the table does, and so does the hint of lines beneath it.
    expect(page).toMatch(/>1\. (?:Узбекистан|Казахстан)</);
    expect(page).not.toMatch(/1\. (?:Uzbekistan|Kazakhstan)/);
    expect(page).toMatch(/<span>Узбекистан, JPY <svg/);
  });

  it.each([
    [`${ALL}?knownAsOf=2999-01-01T00:00:00Z`, 422, 'REPORTING.KNOWN_AS_OF_IN_FUTURE'],
    [`${ALL}?knownAsOf=12`, 400, 'HTTP.QUERY_INVALID'],
    [`${ALL}?effectiveAsOf=2026-02-30`, 400, 'HTTP.QUERY_INVALID'],
    [`${ALL}?period=20`, 400, 'HTTP.QUERY_INVALID'],
    [`${ALL}?format=iati-xml`, 400, 'HTTP.QUERY_INVALID'],
    ['/v1/reports/funders/NOBODY', 400, 'HTTP.QUERY_INVALID'],
  ])('%s is refused', async (path, status, code) => {
    const answer = await ask(application, path);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('a form, a language or a side that there is not', () => {
  it('is refused with the list of those that there are, wherever it is asked for', async () => {
    const parts = [
      '/v1/partner-countries/UZ/report',
      `/v1/tranches/${book.dollars}/statement`,
      '/v1/projects/UZ-CHARGING/dossier',
    ];
    const lists = [
      ...parts.map((path) => [path, 'format', REPORT_FORMATS] as const),
      ...parts.map((path) => [path, 'lang', LANGUAGES] as const),
      ...parts.map((path) => [path, 'view', IATI_VIEWS] as const),
      [ALL, 'format', ['json', 'html', 'csv', 'xlsx', 'pdf', 'datapackage']] as const,
      ['/v1/reports/funders/JICA', 'lang', LANGUAGES] as const,
    ];
    for (const [path, name, possible] of lists) {
      const { status, body } = await ask(application, `${path}?${name}=docx`);
      const [error] = body.errors as { pointer: string; detail: string }[];
      expect([path, status, error?.pointer]).toEqual([path, 400, `/${name}`]);
      for (const one of possible) expect(error?.detail).toContain(one);
    }
    const nobody = await ask(application, '/v1/reports/funders/NOBODY');
    expect(JSON.stringify(nobody.body)).toContain('JICA');
  });
});

describe("a funder's report", () => {
  it('shows its tranches in all countries', async () => {
    const report = (await ask(application, '/v1/reports/funders/JICA')).body as CountriesReport;
    expect(report.funder?.code).toBe('JICA');
    expect(report.countries.map(({ iso2 }) => iso2).sort()).toEqual(['KZ', 'UZ']);
    expect(report.tranches.map(({ reference }) => reference)).toEqual(
      expect.arrayContaining(['UZ-USD', 'UZ-JPY', 'KZ-USD', 'KZ-JICA-200']),
    );
    const none = (await ask(application, '/v1/reports/funders/NEDO')).body as CountriesReport;
    expect(none).toMatchObject({ countries: [], totals: [], tranches: [] });
  });
});

describe('a part of a country report', () => {
  it('is the statement of a tranche', async () => {
    const path = `/v1/tranches/${book.dollars}/statement`;
    const statement = (await ask(application, path)).body as CountryReport;
    expect(statement.tranches.map(({ reference }) => reference)).toEqual(['UZ-USD']);
    expect(statement.tranches[0]).toMatchObject({ disbursed: '40000000.00' });
    expect(statement.reconciliation.accounts.every(({ reference }) => reference === 'UZ-USD')).toBe(
      true,
    );
    expect(statement.totals).toEqual([]);
    const again = await ask(application, statement.provenance.addresses.json);
    expect((again.body as CountryReport).digest).toBe(statement.digest);
    const pdf = await ask(application, `${path}?format=pdf&lang=ja`);
    expect(pdf.headers.get('content-disposition')).toMatch(/UZ-tranche-statement-UZ-.*-ja\.pdf"$/);
  });

  const IN_2025 = 'period=2025&effectiveAsOf=2025-12-31';

  it('tells the single entries of a tranche: opening + entries = closing', async () => {
    const path = `/v1/tranches/${book.dollars}/statement?${IN_2025}`;
    const whole = (await ask(application, path)).body as CountryReport;
    const { statement, standing, reconciliation } = whole;
    expect(standing).toEqual({ checks: 'passed', failed: [] });
    const balances = statement?.balances ?? [];
    const undrawn = balances.find(({ figure }) => figure === 'undisbursed');
    expect(undrawn?.opening).toBe('0.00');
    expect(
      undrawn?.entries.map(({ effectiveOn, kind, reference, amount, balance }) =>
        [effectiveOn, kind, reference, amount, balance].join(' '),
      ),
    ).toEqual([
      '2025-01-15 commitment =C-1 90000000.00 90000000.00',
      '2025-02-01 decommitment X-1 -10000000.00 80000000.00',
      '2025-03-01 disbursement D-1 -45000000.00 35000000.00',
      '2025-04-01 refund R-1 2000000.00 37000000.00',
      '2025-07-01 disbursement D-2 -7.77 36999992.23',
      '2025-07-01 disbursement D-2 7.77 37000000.00',
    ]);
    expect(undrawn?.entries.map(({ isCorrection }) => isCorrection)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(balances.map(({ figure, closing }) => [figure, closing])).toEqual(
      reconciliation.accounts.map(({ figure, closing }) => [figure, closing]),
    );
    const available = balances.find(({ figure }) => figure === 'available');
    expect(available).toMatchObject({ opening: '1000000000.00', closing: '920000000.00' });
  });

  it('is read page by page where it is long, each page carrying its balances forward', async () => {
    let path: string | null = `/v1/tranches/${book.dollars}/statement?${IN_2025}&limit=4`;
    const closing = new Map<string, string>();
    const seen: string[] = [];
    const sizes: number[] = [];
    while (path !== null) {
      const page: CountryReport = (await ask(application, path)).body;
      const { balances, next } = page.statement as NonNullable<CountryReport['statement']>;
      expect(page.standing.failed).toEqual([]);
      for (const { figure, opening, entries, closing: after } of balances) {
        if (closing.has(figure)) expect([figure, opening]).toEqual([figure, closing.get(figure)]);
        closing.set(figure, after);
        seen.push(...entries.map(({ entry }) => `${figure} ${entry}`));
      }
      sizes.push(balances.reduce((sum, { entries }) => sum + entries.length, 0));
      const again = (await ask(application, page.provenance.addresses.json)).body as CountryReport;
      expect(again.digest).toBe(page.digest);
      path = next;
    }
    expect(sizes.slice(0, -1).every((size) => size === 4)).toBe(true);
    expect(new Set(seen).size).toBe(seen.length);
    const whole = (await ask(application, `/v1/tranches/${book.dollars}/statement?${IN_2025}`))
      .body as CountryReport;
    const all = whole.statement?.balances ?? [];
    expect(seen.length).toBe(all.reduce((sum, { entries }) => sum + entries.length, 0));
    expect(all.map((one) => [one.figure, one.closing])).toEqual(
      all.map(({ figure }) => [figure, closing.get(figure)]),
    );
    for (const wrong of ['limit=0', 'limit=1001', 'cursor=WzFd']) {
      const answer = await ask(application, `/v1/tranches/${book.dollars}/statement?${wrong}`);
      expect([wrong, answer.status]).toEqual([wrong, 400]);
    }
  });

  it('has the same entries in every form', async () => {
    const path = `/v1/tranches/${book.dollars}/statement?${IN_2025}`;
    const { statement } = (await ask(application, path)).body as CountryReport;
    const told = (statement?.balances ?? []).flatMap(({ figure, entries }) =>
      entries.map(({ entry, amount, balance }) => [figure, entry, amount, balance]),
    );
    expect(told.length).toBeGreaterThan(15);
    const bytesIn = async (format: string) =>
      Buffer.from(await (await fetch(`${application.url}${path}&format=${format}`)).arrayBuffer());
    const sheet = workbookOf(await bytesIn('xlsx')).get('statement') ?? [];
    const keys = sheet[2]?.map(({ text }) => text) ?? [];
    const columns = ['figure', 'entry', 'amount', 'balance'].map((key) => keys.indexOf(key));
    expect(sheet.slice(3).map((row) => columns.map((at) => row[at]?.text))).toEqual(told);
    const csv = parseCsv((await bytesIn('csv')).toString('utf8'));
    const balances = csv
      .filter((row) => row['section'] === 'statement' && row['figure'] === 'balance')
      .map((row) => row['value']);
    expect(balances).toEqual(told.map(([, , , balance]) => balance));
    const page = (await bytesIn('html')).toString('utf8');
    for (const [figure, entry, amount] of told) {
      expect(page).toContain(`data-figure="${figure}/${entry}/amount"><data value="${amount}">`);
      expect(page).toContain(`href="/journal-entries/${entry}"`);
    }
    const paper = await textOfPdf(await bytesIn('pdf'));
    expect(paper).toMatch(/Refund\s+R-1\s+=C-1\s+2,000,000\.00\s+37,000,000\.00/);
  });

  it('is the dossier of a project, by its id or its reference', async () => {
    const dossier = (await ask(application, '/v1/projects/UZ-CHARGING/dossier'))
      .body as CountryReport;
    expect(dossier.projects.map(({ reference }) => reference)).toEqual(['UZ-CHARGING']);
    expect(dossier.indicators.map(({ name }) => name)).toEqual(['Stations in service']);
    expect(dossier.credits.totals.verified).toBeNull();
    const page = (await ask(application, `/v1/projects/${book.project}/dossier?format=html`)).text;
    expect(page).toContain('<h1>Uzbekistan: project dossier</h1>');
    const missing = await ask(application, '/v1/projects/UZ-NOTHING/dossier');
    expect([missing.status, missing.body.code]).toEqual([404, 'REPORTING.SUBJECT_NOT_FOUND']);
  });
});
