/* The part of the country report's model that lets a reader check it: movements, changes, gaps, plans. */

import type { CreditPlace, CreditSide } from './reported-credits.ts';

export type ReportedPeriod = {
  readonly name: string;
  readonly kind: 'calendar-year' | 'japanese-fiscal-year';
  readonly from: string;
  readonly until: string;
};

/** Where an edition of the report stands, and who agreed to it. */
export type ReportedStatus = {
  /** `draft` until both sides have signed a decision on it; `published` when its bytes are kept. */
  readonly status: 'draft' | 'agreed' | 'published';
  /** Counts from one by country; null for a report that is no edition. */
  readonly edition: number | null;
  readonly id: string | null;
  readonly agreedBy: {
    readonly decision: string;
    readonly title: string;
    readonly decidedOn: string;
    readonly signedBy: readonly ('japan' | 'partner')[];
  } | null;
};

export type ReportedReconciliation = {
  /** Opening figures are those at the end of this day. */
  readonly openingOn: string;
  readonly closingOn: string;
  readonly accounts: readonly {
    readonly tranche: string;
    readonly reference: string;
    readonly currency: string;
    /** The figure of the tranche that the balance is. */
    readonly figure: string;
    readonly opening: string;
    readonly movements: readonly { readonly kind: string; readonly amount: string }[];
    readonly moved: string;
    readonly closing: string;
  }[];
  /** The same of credits, whole tonnes, by side and vintage and where they are. */
  readonly credits: readonly {
    readonly side: CreditSide;
    readonly vintage: string;
    readonly figure: 'issued' | CreditPlace;
    readonly opening: string;
    readonly movements: readonly { readonly kind: string; readonly tonnes: string }[];
    readonly moved: string;
    readonly closing: string;
  }[];
  /** Entries of the period that undo others; at most two hundred. */
  readonly corrections: readonly {
    readonly entry: string;
    readonly kind: string;
    readonly effectiveOn: string;
    readonly reference: string | null;
    readonly memo: string | null;
    readonly reverses: string;
  }[];
};

/** Planned and actual disbursements by the end of each month, per currency. */
export type ReportedCurve = {
  readonly currency: string;
  readonly points: readonly {
    readonly on: string;
    readonly planned: string;
    /** Null for months after the day of the report. */
    readonly actual: string | null;
  }[];
};

export type ReportedChanges = {
  /** The edition published last before this report's head; null where there is none. */
  readonly since: {
    readonly edition: number;
    readonly effectiveAsOf: string;
    readonly knownAsOf: number;
    readonly digest: string;
    readonly address: string;
  } | null;
  readonly rows: readonly {
    readonly table: string;
    readonly row: string;
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
};

export type ReportedGap = {
  readonly kind: 'missing-document' | 'late-monitoring' | 'idle-tranche';
  readonly subject: string;
  readonly reference: string;
  /** Which document is missing, or which day was the last. */
  readonly detail: string | null;
};

export type ReportedGaps = {
  /** A tranche is idle, and monitoring late, after so many months. */
  readonly months: number;
  readonly items: readonly ReportedGap[];
};
