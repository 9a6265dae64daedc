import { describe, expect, it } from '@jest/globals';
import { buildCountryReport } from './country-report.builder.ts';
import { countryReportFacts } from '../../test/reporting/country-report-facts.ts';
import { countryDocument } from './document/country-document.ts';
import { fileNameOf, formatOf, isNotModified, reportHeaders } from './formats.ts';

describe('the form of a report', () => {
  it.each([
    ['what the address says, whatever is accepted', 'csv', 'text/html', 'csv'],
    ['JSON where nothing is said', undefined, undefined, 'json'],
    ['JSON where anything is taken', undefined, '*/*', 'json'],
    ['a page for a browser', undefined, 'text/html,application/xhtml+xml,*/*;q=0.8', 'html'],
    ['what weighs most', undefined, 'application/json;q=0.5, text/csv;q=0.9', 'csv'],
    ['what falls under a range', undefined, 'text/*', 'html'],
    ['not what weighs nothing', undefined, 'application/json;q=0, text/csv;q=0.001', 'csv'],
    ['not what an exact range excludes', undefined, 'application/json;q=0.0, */*;q=0.1', 'html'],
  ] as const)('is %s', (_what, asked, accept, format) => {
    expect(formatOf(asked, accept)).toBe(format);
  });

  it('is refused where the client takes none of them, with what is possible', () => {
    expect(() => formatOf(undefined, 'application/msword')).toThrow(
      expect.objectContaining({
        code: 'HTTP.NOT_ACCEPTABLE',
        facts: expect.objectContaining({
          possible: expect.arrayContaining(['application/json', 'text/html', 'application/pdf']),
        }),
      }),
    );
  });

  it('is kept under a name that says what it is, of which day, and what it knew', () => {
    const report = buildCountryReport(countryReportFacts());
    const { stem } = countryDocument(report);
    const named = (format: 'json' | 'pdf' | 'svg', language: 'en' | 'ja', part: string | null) =>
      fileNameOf(stem, { format, language, part });
    expect(named('json', 'ja', null)).toBe('jcm-ledger-KZ-report-2026-03-31-known-42.json');
    expect(named('pdf', 'ja', null)).toBe('jcm-ledger-KZ-report-2026-03-31-known-42-ja.pdf');
    expect(named('svg', 'en', 'credits')).toBe(
      'jcm-ledger-KZ-report-2026-03-31-known-42-credits.svg',
    );
  });

  it('is sent with the digest of its bytes, and not again to whoever has them', () => {
    const bytes = Buffer.from('abc');
    const name = 'jcm-ledger-KZ-report.csv';
    const headers = reportHeaders({ name, format: 'csv', language: 'en', bytes });
    expect(headers['repr-digest']).toBe('sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:');
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="jcm-ledger-KZ-.*\.csv"$/,
    );
    expect(isNotModified(`"other", W/${headers['etag']}`, headers['etag'] ?? '')).toBe(true);
    expect(isNotModified('"other"', headers['etag'] ?? '')).toBe(false);
    expect(isNotModified(undefined, headers['etag'] ?? '')).toBe(false);
  });
});
