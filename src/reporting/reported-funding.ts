import type { CommitmentFigureName, FigureName } from './figures.ts';

/* The funding part of the country report's model: tranches, commitments, pledges, loans of old. */

/** An address, from the root of this server, of the entries behind a figure. */
export type EntriesAddress = string;

/** Figures as decimal text in one currency, each with the address of its entries under its own name. */
type Figures<Name extends string> = { readonly [Each in Name]: string } & {
  /** Disbursed ÷ committed, four decimals, rounded half-even; null where nothing is committed. */
  readonly disbursedShare: string | null;
  readonly entries: { readonly [Each in Name]: EntriesAddress };
};

export type CommitmentFigures = Figures<CommitmentFigureName>;
export type TrancheFigures = Figures<FigureName>;

export type CurrencyTotals = { readonly currency: string } & CommitmentFigures;

export type ReportedAnnouncement = {
  readonly tranche: string;
  readonly reference: string;
  readonly title: string;
  readonly funder: string;
  readonly currency: string;
  readonly announced: string;
  readonly announcedOn: string;
  readonly confidence: string;
  readonly source: string | null;
  readonly note: string | null;
  readonly entries: EntriesAddress;
};

export type ReportedFacility = {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly funder: string;
  readonly currency: string | null;
  readonly amount: string | null;
  readonly signedOn: string | null;
  readonly source: string | null;
};

export type ScheduledPayment = { readonly dueOn: string; readonly amount: string };

export type ReportedTranche = {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  /** Codes of the lists at /v1/funders and /v1/instruments, each with its name. */
  readonly funder: string;
  readonly funderName: string;
  /** Organisation id in IATI; null where none is established. */
  readonly funderIatiId: string | null;
  readonly instrument: string;
  readonly instrumentName: string;
  readonly confidence: string;
  readonly status: string;
  readonly currency: string;
  readonly announcedOn: string;
  readonly availableFrom: string | null;
  readonly availableUntil: string | null;
  readonly facility: ReportedFacility | null;
  readonly source: string | null;
  readonly note: string | null;
  /** The first payment of the schedule that is due on the day of the report or later. */
  readonly nextPayment: ScheduledPayment | null;
  readonly schedule: readonly ScheduledPayment[];
  /** How often the schedule was made, the last one counted; null where there is none. */
  readonly scheduleVersion: number | null;
  readonly commitments: readonly ReportedCommitment[];
} & TrancheFigures;

export type ReportedCommitment = {
  readonly id: string;
  readonly reference: string;
  readonly effectiveOn: string;
  readonly agreement: {
    readonly title: string;
    readonly signedOn: string | null;
    readonly sha256: string | null;
  } | null;
  /** True where the commitment was entered by mistake and reversed: its figures are then zero. */
  readonly reversed: boolean;
  readonly currency: string;
  readonly projectShares: readonly {
    readonly project: string;
    readonly reference: string | null;
    readonly amount: string;
  }[];
} & CommitmentFigures;

export type ReportedPledge = {
  readonly id: string;
  readonly tranche: string;
  readonly trancheReference: string | null;
  readonly reference: string;
  readonly currency: string;
  readonly amount: string;
  readonly pledgedOn: string;
  readonly source: string | null;
};

export type ReportedLoan = {
  readonly id: string;
  readonly name: string;
  readonly lender: string;
  readonly currency: string;
  readonly amount: string;
  readonly exchangeOfNotesOn: string | null;
  readonly signedOn: string | null;
  readonly inForceOn: string | null;
  readonly note: string | null;
  readonly source: string;
};

/** How much a unit of `base` is worth in `quote`. */
export type ReportedRate = {
  readonly base: string;
  readonly quote: string;
  readonly rate: string;
  readonly rateOn: string;
  readonly source: string;
};

/** Figures as they would be in another currency; for reading only, never added. */
export type ReportedConversions = {
  readonly currency: string;
  readonly note: string;
  readonly rates: readonly ReportedRate[];
  /** Currencies of the report for which no rate was known. */
  readonly withoutRate: readonly string[];
  readonly items: readonly {
    /** `currency` total or `tranche`. */
    readonly subject: 'currency' | 'tranche';
    readonly reference: string;
    readonly figure: string;
    readonly original: { readonly currency: string; readonly amount: string };
    readonly amount: string;
    readonly rate: ReportedRate;
  }[];
};
