import { budgetsOf } from '../budget-rows.ts';
import { isLoan } from '../exchange-codes.ts';
import type { CountryReport } from '../country-report.ts';
import type { ReportedTranche } from '../reported-funding.ts';
import { element, type XmlElement } from './xml.ts';

/** What is planned by year; not to be added to the planned disbursements, which say the same by day. */
export function budgetElements(tranche: ReportedTranche): readonly XmlElement[] {
  return budgetsOf(tranche).map(({ from, until, amount, isCommitted, isRevised }) =>
    element('budget', { type: isRevised ? '2' : '1', status: isCommitted ? '2' : '1' }, [
      element('period-start', { 'iso-date': from }),
      element('period-end', { 'iso-date': until }),
      element('value', { currency: tranche.currency, 'value-date': from }, amount),
    ]),
  );
}

/**
 * Of a loan: the day on which it was signed, and how it stood on the day of the report. Rates and dates
 * of repayment are not recorded in this book, and are left out. Interest of a year is told for a year.
 */
export function loanElement(report: CountryReport, tranche: ReportedTranche): XmlElement | null {
  const own = tranche.commitments.filter(({ reversed }) => !reversed);
  if (own.length === 0 || !isLoan(tranche.instrument)) return null;
  const signed = own.flatMap(({ agreement }) => agreement?.signedOn ?? []).sort();
  const [first] = signed;
  const { effectiveAsOf } = report.asOf;
  const interest = report.reconciliation.accounts.find(
    (account) => account.tranche === tranche.id && account.figure === 'interest',
  );
  const isYear = report.period.kind === 'calendar-year';
  return element('crs-add', {}, [
    first === undefined
      ? null
      : element('loan-terms', {}, [element('commitment-date', { 'iso-date': first })]),
    element(
      'loan-status',
      {
        year: effectiveAsOf.slice(0, 4),
        currency: tranche.currency,
        'value-date': effectiveAsOf,
      },
      [
        isYear && interest !== undefined ? element('interest-received', {}, interest.moved) : null,
        element('principal-outstanding', {}, tranche.outstanding),
      ],
    ),
  ]);
}
