import type { HeadJson } from '../audit/receipt.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import type { AccountTurnover, LowestBalance, TrialBalanceLine } from '../ledger/turnovers.ts';
import type { PartnerCountryRecord } from '../partner-country/acts/partner-country.ts';
import type { ProjectRecord } from '../project/project-record.ts';
import type { CountryReport } from './country-report.ts';
import type { CreditFacts } from './credit-figures.reads.ts';
import type { MonthlyMovement } from '../ledger/movements.ts';
import type { Correction, FiledForm } from './period.reads.ts';
import type { ReportPeriod } from './period.ts';
import type { ReportedChanges, ReportedStatus } from './reported-review.ts';

/*
 * What a country report is built from: records as they were recorded, figures as the books have them,
 * and the heads that say how much of either was known.
 */

/** What was asked for, with every default in place. */
export interface CountryReportRequest {
  readonly country: CountryCode;
  readonly effectiveAsOf: CalendarDay;
  readonly period: ReportPeriod;
  /** ISO 4217; null where figures are shown in their own currencies alone. */
  readonly displayCurrency: string | null;
}

/** One record in the version that counts, and where in the log it was entered. */
export interface Recorded<Body> {
  readonly id: string;
  readonly auditSequence: number;
  /** Counts from one; left out where it does not matter. */
  readonly version?: number;
  readonly body: Body;
}

export interface AgreementFacts {
  readonly title: string;
  readonly kind: string;
  readonly parties: readonly {
    readonly name: string;
    readonly country?: string | null;
    readonly signatory?: string | null;
  }[];
  readonly signedOn: string | null;
  readonly adoptedOn: string | null;
  readonly summary: string | null;
  readonly targets: readonly { readonly text: string; readonly dueOn: string | null }[];
  readonly source: string;
}

export interface TrancheFacts {
  readonly reference: string;
  readonly title: string;
  readonly funder: string;
  readonly instrument: string;
  readonly currency: string;
  readonly announcedOn: string;
  readonly status: string;
  readonly availableFrom: string | null;
  readonly availableUntil: string | null;
  /** The facility it belongs to, by the id of its record. */
  readonly facility: string | null;
  readonly source: string | null;
  readonly confidence: string;
  readonly note: string | null;
}

export interface CommitmentFacts {
  readonly tranche: string;
  readonly reference: string;
  readonly amount: string;
  readonly currency: string;
  readonly effectiveOn: string;
  readonly agreement: {
    readonly title: string;
    readonly signedOn: string | null;
    readonly sha256: string | null;
  } | null;
  readonly projectShares: readonly { readonly project: string; readonly amount: string }[];
}

export interface PledgeFacts {
  readonly tranche: string;
  readonly reference: string;
  readonly amount: string;
  readonly currency: string;
  readonly pledgedOn: string;
  readonly source: string | null;
}

export interface ScheduleFacts {
  readonly tranche: string;
  readonly payments: readonly { readonly dueOn: string; readonly amount: string }[];
}

export interface IndicatorFacts {
  readonly project: string | null;
  readonly name: string;
  readonly unit: string;
  readonly place: string;
  readonly baseline: { readonly value: string; readonly on: string } | null;
  readonly targets: readonly { readonly value: string; readonly dueOn: string }[];
  readonly source: string | null;
}

export interface ReadingFacts {
  readonly indicator: string;
  readonly value: string;
  readonly observedOn: string;
  readonly source: string | null;
}

export interface LoanFacts {
  readonly name: string;
  readonly lender: string;
  readonly amount: string;
  readonly currency: string;
  readonly exchangeOfNotesOn: string | null;
  readonly signedOn: string | null;
  readonly inForceOn: string | null;
  readonly note: string | null;
  readonly source: string;
}

export interface FacilityFacts {
  readonly reference: string;
  readonly title: string;
  readonly funder: string;
  readonly currency: string | null;
  readonly amount: string | null;
  readonly signedOn: string | null;
  readonly source: string | null;
}

export interface RateFacts {
  readonly base: string;
  readonly quote: string;
  readonly rate: string;
  readonly rateOn: string;
  readonly source: string;
}

/** What of a monitoring report matters to whether monitoring is late. */
export interface MonitoringFacts {
  /** The project (uuid). */
  readonly project: string;
  readonly lastDay: string;
  readonly status: string;
}

export interface CountryReportFacts {
  readonly request: CountryReportRequest;
  readonly book: { readonly id: string; readonly kind: 'real' | 'demonstration' };
  /** The head of the country's log that says what is known. */
  readonly head: HeadJson;
  /** The head of the log of no country; null where nothing was in it yet. */
  readonly sharedHead: HeadJson | null;
  readonly country: PartnerCountryRecord;
  readonly agreements: readonly Recorded<AgreementFacts>[];
  readonly tranches: readonly Recorded<TrancheFacts>[];
  readonly commitments: readonly Recorded<CommitmentFacts>[];
  readonly pledges: readonly Recorded<PledgeFacts>[];
  readonly schedules: readonly Recorded<ScheduleFacts>[];
  readonly projects: readonly Recorded<ProjectRecord>[];
  readonly indicators: readonly Recorded<IndicatorFacts>[];
  readonly readings: readonly Recorded<ReadingFacts>[];
  readonly historicalLoans: readonly Recorded<LoanFacts>[];
  readonly facilities: readonly Recorded<FacilityFacts>[];
  readonly rates: readonly Recorded<RateFacts>[];
  readonly turnovers: readonly AccountTurnover[];
  readonly trialBalance: readonly TrialBalanceLine[];
  readonly belowFloor: readonly LowestBalance[];
  readonly payments: readonly MonthlyMovement[];
  readonly corrections: readonly Correction[];
  readonly credits: CreditFacts;
  readonly monitoring: readonly Recorded<MonitoringFacts>[];
  readonly filedForms: readonly FiledForm[];
  readonly status: ReportedStatus;
  /** The edition published last before the head, as its model was; null where there is none. */
  readonly published: PublishedBefore | null;
}

/** An edition to compare with: what the report says it is, and the rows it had. */
export interface PublishedBefore {
  readonly since: NonNullable<ReportedChanges['since']>;
  readonly report: CountryReport;
}
