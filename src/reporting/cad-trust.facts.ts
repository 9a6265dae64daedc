/* What a CAD Trust file tells beside the report's own model; ids are those of the book (uuid). */

export interface CadTrustFacts {
  /** Versions of methodologies to which a project is pinned. */
  readonly methodologies: readonly {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly version: string;
    readonly approvedOn: string;
    /** Sectoral scopes of the mechanism, 1 to 16. */
    readonly scopes: readonly number[];
  }[];
  readonly pins: readonly {
    readonly id: string;
    readonly project: string;
    readonly methodologyVersion: string;
    readonly pinnedOn: string;
  }[];
  readonly validations: readonly {
    readonly id: string;
    readonly project: string;
    readonly body: string;
    readonly creditingPeriod: { readonly startsOn: string; readonly endsOn: string } | null;
  }[];
  readonly verifications: readonly {
    readonly id: string;
    readonly project: string;
    readonly body: string;
    readonly firstDay: string;
    readonly lastDay: string;
  }[];
  readonly issuances: readonly {
    readonly id: string;
    readonly project: string;
    readonly verification: string;
    readonly side: string;
    readonly issuedOn: string;
  }[];
  readonly authorisations: readonly {
    readonly id: string;
    readonly name: string;
    readonly authorisedOn: string;
  }[];
  /** Since when each project (uuid) has the status that it has. */
  readonly statusSince: ReadonlyMap<string, string>;
}
