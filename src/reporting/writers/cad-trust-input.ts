import type { CadTrustFacts } from '../cad-trust.facts.ts';
import type { CountryReport } from '../country-report.ts';
import type { CreditUnit } from '../credit-units.reads.ts';

/** What a CAD Trust file is made from. */
export interface CadTrustInput {
  readonly report: CountryReport;
  readonly facts: CadTrustFacts;
  readonly units: readonly CreditUnit[];
  /** The address under which others reach this server; null where none is set. */
  readonly publicUrl: string | null;
}

/** A row that the model has a place for, and what it lacks to be told. */
export interface LeftOut {
  readonly table: string;
  readonly of: string;
  readonly lacks: string;
}

/** A place of a project. */
export interface CadTrustLocation {
  readonly cadTrustLocationId: string;
  readonly locationCountry: string;
  readonly locationRegion: string;
  readonly cadTrustProjectId: string;
}
