/* The part of a statement of a tranche that is its single entries. */

/** One entry under one of the balances that it moves. */
export interface ReportedStatementEntry {
  /** The journal entry, by its public id. */
  readonly entry: string;
  readonly effectiveOn: string;
  readonly kind: string;
  readonly reference: string | null;
  /** Reference of the commitment; null for what moved the tranche itself. */
  readonly commitment: string | null;
  readonly isCorrection: boolean;
  /** What it adds to the balance; what it takes away is negative. */
  readonly amount: string;
  /** The balance after it, in the order of days. */
  readonly balance: string;
}

/** A page of a tranche's entries in the period: opening + entries = closing, balance by balance. */
export interface ReportedStatement {
  readonly currency: string;
  readonly from: string;
  readonly until: string;
  /** So many entries are on a page at most, over all balances. */
  readonly limit: number;
  readonly balances: readonly {
    /** The figure of the tranche that the balance is. */
    readonly figure: string;
    /** At the opening of the period; on a later page, as the pages before carried it forward. */
    readonly opening: string;
    readonly entries: readonly ReportedStatementEntry[];
    readonly moved: string;
    readonly closing: string;
  }[];
  /** Where the next page is; null on the last, whose closing is that of the report. */
  readonly next: string | null;
}
