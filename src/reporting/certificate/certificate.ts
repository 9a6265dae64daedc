/** Credits of one project and vintage on a certificate. */
export interface CertifiedRun {
  readonly serials: string;
  readonly projectReference: string;
  readonly projectTitle: string;
  readonly vintage: number;
  /** Whole tonnes as decimal text. */
  readonly tonnes: string;
}

/** Everything that a certificate on paper says; nothing of it changes but a reversal. */
export interface PrintedCertificate {
  readonly id: string;
  readonly use: 'retirement' | 'cancellation';
  /** ndc, voluntary, oimp, corsia, omge, share-of-proceeds, other. */
  readonly purpose: string;
  readonly ndcYear: number | null;
  readonly tonnes: string;
  readonly usedOn: string;
  readonly beneficiary: string | null;
  readonly reason: string | null;
  readonly reference: string | null;
  /** The decision of both sides that gave the credits back; null where they are used for good. */
  readonly reversedBy: string | null;
  /** Names of the partner country by language. */
  readonly countryNames: Readonly<Record<string, string>>;
  readonly side: string;
  readonly holder: string;
  readonly accountNumber: string;
  readonly credits: readonly CertifiedRun[];
  /** When the books recorded it (UTC): the time that the file says it was made. */
  readonly recordedAt: string;
  readonly auditSequence: number;
  readonly journalEntry: string;
  /** Where its public page is, for people and for the code that cameras read. */
  readonly address: string;
  readonly isDemonstration: boolean;
}
