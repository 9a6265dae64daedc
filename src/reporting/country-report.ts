import type { ReportedCredits, ReportedMoneyPerTonne } from './reported-credits.ts';
import type {
  CurrencyTotals,
  ReportedAnnouncement,
  ReportedConversions,
  ReportedLoan,
  ReportedPledge,
  ReportedTranche,
} from './reported-funding.ts';
import type { ReportedStatement } from './reported-statement.ts';
import type {
  ReportedChanges,
  ReportedCurve,
  ReportedGaps,
  ReportedPeriod,
  ReportedReconciliation,
  ReportedStatus,
} from './reported-review.ts';

/*
 * The country report as one plain model: everything a writer shows, already decided. Amounts and other
 * decimals are text with all their decimals; days are YYYY-MM-DD; instants are UTC. It holds what was
 * known at a head of the country's log, and nothing of the moment in which it is made.
 */

export const COUNTRY_REPORT_SCHEMA = '/v1/schemas/country-report-1.json';

export type CountryReport = {
  readonly schema: typeof COUNTRY_REPORT_SCHEMA;
  readonly book: ReportedBook;
  readonly period: ReportedPeriod;
  readonly asOf: ReportAsOf;
  readonly status: ReportedStatus;
  /** `checks` is failed where any check failed; the report is made all the same. */
  readonly standing: { readonly checks: 'passed' | 'failed'; readonly failed: readonly string[] };
  readonly country: ReportedCountry;
  readonly agreements: readonly ReportedAgreement[];
  /** One per currency, never added to one another. Announced amounts have no total at all. */
  readonly totals: readonly CurrencyTotals[];
  readonly announcements: Noted<ReportedAnnouncement>;
  readonly tranches: readonly ReportedTranche[];
  readonly pledges: Noted<ReportedPledge>;
  readonly credits: ReportedCredits;
  readonly disbursementCurves: readonly ReportedCurve[];
  readonly projects: readonly ReportedProject[];
  readonly moneyPerTonne: ReportedMoneyPerTonne;
  readonly indicators: readonly ReportedIndicator[];
  readonly historicalLoans: Noted<ReportedLoan>;
  /** Only where a display currency was asked for. */
  readonly conversions: ReportedConversions | null;
  readonly reconciliation: ReportedReconciliation;
  /** The single entries of a tranche, in its statement alone. */
  readonly statement: ReportedStatement | null;
  readonly changes: ReportedChanges;
  readonly gaps: ReportedGaps;
  readonly checks: readonly ReportCheck[];
  readonly definitions: readonly Definition[];
  readonly provenance: Provenance;
  /** SHA-256 (hex) of the canonical JSON (RFC 8785) of the model without this field. */
  readonly digest: string;
};

/** Items with the sentence that has to stand beside them. */
type Noted<Item> = { readonly note: string; readonly items: readonly Item[] };

export type ReportedBook = {
  readonly id: string;
  readonly kind: 'real' | 'demonstration';
  /** What every page and file of a demonstration says; null in a real book. */
  readonly notice: string | null;
};

export type ReportAsOf = {
  /** What counts: effective on or before this day. */
  readonly effectiveAsOf: string;
  /** What is known: the first `size` leaves of the country's log, whose head is of `at`. */
  readonly knownAsOf: { readonly size: number; readonly at: string };
};

export type ReportedCountry = {
  readonly iso2: string;
  readonly iso3: string;
  readonly name: string;
  readonly names: Readonly<Record<string, string>>;
  /** Place in the order of signature. */
  readonly order: number;
  readonly signedOn: string;
  readonly signedIn: string | null;
  /** `stated` in the source, or `unconfirmed`: generally published, not seen in a source. */
  readonly signedOnConfidence: 'stated' | 'unconfirmed';
  /** Whether the memorandum was signed by the day of the report. */
  readonly isPartner: boolean;
  readonly rulesAdoptedOn: string | null;
  readonly timeZone: string;
  readonly currency: string;
  readonly source: string;
  readonly note: string | null;
};

export type ReportedAgreement = {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly parties: readonly {
    readonly name: string;
    readonly country: string | null;
    readonly signatory: string | null;
  }[];
  readonly signedOn: string | null;
  readonly adoptedOn: string | null;
  readonly summary: string | null;
  readonly targets: readonly {
    readonly text: string;
    readonly dueOn: string | null;
    /** Whether its day had come by the day of the report; null where it has no day. */
    readonly isDue: boolean | null;
  }[];
  readonly source: string;
};

export type ReportedProject = {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly mechanism: string;
  readonly sector: string;
  readonly status: string;
  readonly sites: readonly string[];
  readonly participants: readonly {
    readonly name: string;
    readonly side: string;
    readonly country: string | null;
  }[];
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** Tonnes of CO2 equivalent a year; an expectation, never an issuance. */
  readonly expectedAnnualReduction: string | null;
  /** Whole tonnes verified by third-party entities; null where nothing was. */
  readonly verified: string | null;
  /** Whole tonnes that were issued, each once; null where the book knows of no credits of it. */
  readonly issued: string | null;
  /** How many documents are filed, of whatever form. */
  readonly documents: number;
  readonly source: string | null;
  /**
   * The project's part of the commitments of each tranche, as it was shared when they were made:
   * before de-commitments. What is disbursed is told where each of them is the project's alone; of
   * others no paper says for which project.
   */
  readonly shares: readonly {
    readonly tranche: string;
    readonly reference: string;
    readonly currency: string;
    readonly committedGross: string;
    /** Its part of all that the tranche committed, gross; four decimals, null where that is nothing. */
    readonly ofTranche: string | null;
    readonly disbursed: string | null;
  }[];
};

export type ReportedIndicator = {
  readonly id: string;
  /** Null for a figure of the country as a whole. */
  readonly project: { readonly id: string; readonly reference: string } | null;
  readonly name: string;
  readonly unit: string;
  readonly place: string;
  readonly baseline: { readonly value: string; readonly on: string } | null;
  readonly latest: {
    readonly value: string;
    readonly observedOn: string;
    readonly source: string | null;
  } | null;
  readonly targets: readonly {
    readonly value: string;
    readonly dueOn: string;
    /** Four decimals; null where there is nothing to relate. */
    readonly progress: string | null;
    /** `from-baseline`: (latest − baseline) ÷ (target − baseline). `of-target`: latest ÷ target. */
    readonly progressBasis: 'from-baseline' | 'of-target' | null;
  }[];
  readonly source: string | null;
};

/** One thing that has to hold, recomputed for this report. */
export type ReportCheck = {
  readonly id: string;
  readonly title: string;
  readonly passed: boolean;
  readonly figures: readonly CheckFigure[];
};

export type CheckFigure = {
  readonly subject: string;
  readonly currency: string;
  readonly expected: string;
  readonly found: string;
  readonly difference: string;
  /** The day to which the figure belongs, where it is not the day of the report. */
  readonly on: string | null;
};

export type Definition = {
  readonly term: string;
  readonly meaning: string;
  readonly source: string;
};

export type ReportedHead = {
  readonly size: number;
  readonly root: string;
  readonly headHash: string;
  readonly at: string;
};

export type Provenance = {
  readonly formatVersion: 1;
  /** Heads by country; `00` holds facts of no country (facilities, exchange rates). */
  readonly heads: Readonly<Record<string, ReportedHead | null>>;
  /** Where this very report is made again, byte for byte. */
  readonly addresses: { readonly json: string; readonly csv: string; readonly html: string };
};
