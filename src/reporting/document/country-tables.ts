import type { CountryReport } from '../country-report.ts';
import { fundingTables } from './funding-tables.ts';
import { resultTables } from './result-tables.ts';
import { reviewTables } from './review-tables.ts';
import { statementTables } from './statement-tables.ts';
import type { DocumentTable } from './document.ts';

/** Every table of a country report, in the order in which it is read. */
export function countryTables(report: CountryReport): readonly DocumentTable[] {
  const { announcements, tranches, ...funding } = fundingTables(report);
  const { credits, projects, results, conversions } = resultTables(report);
  return [
    ...statementTables(report),
    funding.totals,
    announcements,
    ...credits,
    tranches,
    ...funding.ofTranches,
    ...projects,
    ...results,
    ...conversions,
    ...reviewTables(report),
  ];
}

/** The tables whose rows are compared with those of an earlier edition. */
export function comparedTables(report: CountryReport): readonly DocumentTable[] {
  const { announcements, tranches, totals, ofTranches } = fundingTables(report);
  const { credits, projects, results } = resultTables(report);
  return [totals, announcements, tranches, ...ofTranches, ...credits, ...projects, ...results];
}
