/* The part of the country report's model that is about tonnes, and about money beside tonnes. */

/**
 * What can be told of credits, in tonnes of CO2 equivalent. `expected` is a year's expectation; the
 * others are whole tonnes. A figure that this book does not record is null, never zero. `issued` counts
 * each tonne once: what both sides issued, less what left a registry so that the other could issue it.
 * From `held` on a figure is of both registries together.
 */
export const CREDIT_FIGURES = [
  'expected',
  'verified',
  'notifiedJapan',
  'notifiedPartner',
  'issuedJapan',
  'issuedPartner',
  'issued',
  'held',
  'locked',
  'transferredOut',
  'retired',
  'cancelled',
  'authorised',
] as const;

/** Where credits of a side are, once they are issued; together they are all that it issued. */
export const CREDIT_PLACES = ['held', 'locked', 'transferredOut', 'retired', 'cancelled'] as const;
export type CreditPlace = (typeof CREDIT_PLACES)[number];

export type CreditSide = 'japan' | 'partner';

/** One vintage in the registry of one side: issued = held + locked + transferred out + retired + cancelled. */
export type ReportedRegistryVintage = {
  readonly side: CreditSide;
  readonly vintage: string;
  readonly notified: string;
  readonly issued: string;
} & { readonly [Each in CreditPlace]: string };

/** What somebody else published of an issuance; no credit of this book comes of it. */
export type PublishedIssuance = {
  readonly reference: string;
  readonly ordinal: number;
  readonly decidedOn: string | null;
  readonly notified: string | null;
  readonly notifiedJapan: string | null;
  readonly notifiedPartner: string | null;
  readonly issuedJapan: string | null;
  readonly issuedPartner: string | null;
  readonly source: string;
};

export type CreditFigureName = (typeof CREDIT_FIGURES)[number];

export type CreditFigures = { readonly [Each in CreditFigureName]: string | null };

export type ReportedCredits = {
  readonly note: string;
  /** Figures for which this book has no records. */
  readonly notRecorded: readonly CreditFigureName[];
  readonly totals: CreditFigures;
  /** Where what is behind each figure is listed: a URI template (RFC 6570). */
  readonly lines: string;
  /** By the calendar year in which the reductions happened; expectations have no year. */
  readonly vintages: readonly ({ readonly vintage: string } & CreditFigures)[];
  readonly projects: readonly ({
    readonly project: string;
    readonly reference: string;
  } & CreditFigures)[];
  readonly registries: readonly ReportedRegistryVintage[];
  /** Published elsewhere, not in this book: never added to any figure of it. */
  readonly publishedElsewhere: {
    readonly note: string;
    readonly items: readonly PublishedIssuance[];
  };
};

/**
 * A tranche's money to a project beside all the project's tonnes. Not attributed: it does not say that
 * this money made these tonnes. Never added over tranches or currencies.
 */
export type ReportedMoneyPerTonne = {
  readonly note: string;
  readonly items: readonly {
    readonly project: string;
    readonly projectReference: string;
    readonly tranche: string;
    readonly trancheReference: string;
    readonly currency: string;
    /** Committed as it was shared, before de-commitments; or disbursed. */
    readonly money: 'committedGross' | 'disbursed';
    readonly tonnes: 'verified' | 'issued';
    /** Null where a commitment is shared by projects and no paper says whose part was paid. */
    readonly amount: string | null;
    /** All the project's tonnes of the kind; null where they are not recorded. */
    readonly quantity: string | null;
    /** Four decimals, rounded half to even; null where there is nothing to divide by. */
    readonly perTonne: string | null;
  }[];
};
