import type { ReportedBook, ReportAsOf } from './country-report.ts';
import type { ReportedPeriod } from './reported-review.ts';

/* The report of all partners, or of one funder in all of them: sums of country reports, never more. */

/** What all tranches of one currency come to. */
export type CurrencySum = {
  readonly currency: string;
  readonly committedGross: string;
  readonly decommitted: string;
  readonly committed: string;
  readonly disbursed: string;
  readonly undisbursed: string;
  readonly disbursedShare: string | null;
};

export type CountryInAll = {
  readonly iso2: string;
  readonly name: string;
  readonly names: Readonly<Record<string, string>>;
  readonly order: number;
  readonly signedOn: string;
  /** Size of the country's log at the moment of the report. */
  readonly leaves: number;
  /** Digest of the country's own report, and where it is. */
  readonly digest: string;
  readonly address: string;
  readonly checks: 'passed' | 'failed';
  readonly tranches: number;
  readonly projects: number;
  readonly expected: string | null;
  readonly verified: string | null;
  readonly totals: readonly CurrencySum[];
};

export type Ranked = {
  readonly currency: string;
  readonly rank: number;
  readonly iso2: string;
  readonly name: string;
  readonly committed: string;
  readonly disbursed: string;
  readonly undisbursed: string;
  readonly disbursedShare: string | null;
  /** Disbursed by the end of each month in which it changed, for a small line. */
  readonly curve: readonly string[];
};

export type CountriesReport = {
  readonly kind: 'all-countries' | 'funder';
  readonly funder: { readonly code: string; readonly name: string } | null;
  readonly book: ReportedBook;
  readonly period: ReportedPeriod;
  readonly asOf: Pick<ReportAsOf, 'effectiveAsOf'> & { readonly knownAsOf: string };
  readonly standing: { readonly checks: 'passed' | 'failed'; readonly failed: readonly string[] };
  /** Currency by currency; currencies are never added. */
  readonly totals: readonly CurrencySum[];
  /** Whole tonnes over all countries; null where none is recorded. */
  readonly verified: string | null;
  readonly countries: readonly CountryInAll[];
  readonly ranking: readonly Ranked[];
  /** Of a funder's report: its tranches in all countries. */
  readonly tranches: readonly ({
    readonly country: string;
    readonly reference: string;
    readonly title: string;
    readonly instrument: string;
    readonly status: string;
  } & CurrencySum)[];
  readonly addresses: { readonly json: string; readonly html: string };
  readonly digest: string;
};
