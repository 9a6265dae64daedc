/** One entry of the funding part, as the formats that list transactions tell it. */
export interface FundingTransaction {
  readonly id: string;
  /** Reference of the tranche. */
  readonly tranche: string;
  /** Reference of the commitment; null for what moved the tranche itself. */
  readonly commitment: string | null;
  /** Kind of entry; a reversal has the kind of what it undoes, and the other sign. */
  readonly kind: string;
  readonly effectiveOn: string;
  readonly reference: string | null;
  readonly memo: string | null;
  readonly isCorrection: boolean;
  readonly currency: string;
  /** What it adds: de-commitments and refunds are negative. */
  readonly amount: string;
}
