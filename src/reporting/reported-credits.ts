/* The part of the country report's model that is about tonnes, and about money beside tonnes. */

/**
 * What can be told of credits, in tonnes of CO2 equivalent. `expected` is a year's expectation; the
 * others are whole tonnes. A figure that this book does not record is null, never zero.
 */
export const CREDIT_FIGURES = [
  'expected',
  'verified',
  'notified',
  'issuedJapan',
  'issuedPartner',
  'held',
  'transferred',
  'retired',
  'cancelled',
  'authorised',
] as const;

export type CreditFigureName = (typeof CREDIT_FIGURES)[number];

export type CreditFigures = { readonly [Each in CreditFigureName]: string | null };

export type ReportedCredits = {
  readonly note: string;
  /** Figures for which this book has no records. */
  readonly notRecorded: readonly CreditFigureName[];
  readonly totals: CreditFigures;
  /** By the calendar year in which the reductions happened; expectations have no year. */
  readonly vintages: readonly ({ readonly vintage: string } & CreditFigures)[];
  readonly projects: readonly ({
    readonly project: string;
    readonly reference: string;
  } & CreditFigures)[];
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
    readonly money: 'committed' | 'disbursed';
    readonly tonnes: 'verified' | 'issued';
    /** Null where a commitment is shared by projects and no paper says whose part was paid. */
    readonly amount: string | null;
    /** All the project's tonnes of the kind; null where they are not recorded. */
    readonly quantity: string | null;
    /** Four decimals, rounded half to even; null where there is nothing to divide by. */
    readonly perTonne: string | null;
  }[];
};
