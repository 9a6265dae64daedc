import type { CountryReport } from './country-report.ts';

/** Who publishes an IATI file. */
export interface IatiReporter {
  readonly ref: string;
  readonly name: string;
  readonly type: string;
  /** '1' where the operator only passes on what the funder does. */
  readonly secondary: '0' | '1';
}

/**
 * Who an operator says it is, by settings: IATI_REPORTING_ORG_REF, _NAME and _TYPE. Without them the
 * book speaks for itself under its own id: an organisation id of somebody else is never borrowed, and
 * none is made up.
 */
export function iatiReporter(
  report: CountryReport,
  settings: Readonly<Record<string, string | undefined>>,
): IatiReporter {
  const ref = settings['IATI_REPORTING_ORG_REF']?.trim() ?? '';
  const known = /^[A-Z]{2}-[A-Za-z0-9.-]{2,60}$/.test(ref);
  return {
    ref: known ? ref : `JCM-LEDGER-${report.book.id}`,
    name:
      settings['IATI_REPORTING_ORG_NAME']?.trim() ||
      'Operator of this book (no IATI organisation identifier is recorded)',
    type: settings['IATI_REPORTING_ORG_TYPE']?.trim() || '10',
    secondary: report.tranches.some(({ funderIatiId }) => funderIatiId === ref) ? '0' : '1',
  };
}
