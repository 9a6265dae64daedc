import { describe, expect, it } from '@jest/globals';
import { countryReportFacts } from '../../test/reporting/country-report-facts.ts';
import type { Reader } from '../database/reader.ts';
import { buildCountryReport } from './country-report.builder.ts';
import { CreditUnitReads } from './credit-units.reads.ts';
import { TransactionReads } from './transactions.reads.ts';

/** A reader that finds so many rows, whatever it is asked. */
function finding(rows: number): Reader {
  return { query: () => Promise.resolve(Array.from({ length: rows }, () => ({}))) } as never;
}

describe('forms that list what a report adds up', () => {
  const report = buildCountryReport(countryReportFacts());

  it.each([
    ['transactions', new TransactionReads(finding(100_001))],
    ['runs of serials', new CreditUnitReads(finding(100_001))],
  ])('are refused where there are more %s than anybody can open', async (_name, reads) => {
    await expect(reads.of(report)).rejects.toMatchObject({
      code: 'REPORTING.TOO_MANY_TRANSACTIONS',
      facts: { most: 100_000 },
    });
  });
});
