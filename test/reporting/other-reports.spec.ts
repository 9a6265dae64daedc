import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CountriesReport } from '../../src/reporting/countries-report.ts';
import type { CountryReport } from '../../src/reporting/country-report.ts';
import { startApplication, type RunningApplication } from '../harness/application.ts';
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
