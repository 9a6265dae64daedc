import type { CalendarDay } from '../kernel/calendar-day.ts';
import { canonicalJson, type JsonValue } from '../kernel/canonical-json.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { JsonObject, RecordDraft, RowWrite } from '../ledger/act.ts';
import { methodologyErrors } from './errors.ts';
import { formulaOf } from './formulas/all.ts';
import { factorFaults, type GivenFactors } from './formulas/factors.ts';
import type { Boundary } from './formulas/formula.ts';
import { METHODOLOGY_VERSION } from './tables.ts';

/** A factor that a version fixes, by the symbol of its formula. */
export interface VersionFactor {
  readonly symbol: string;
  readonly value: string;
  readonly source: string;
  readonly year?: number | null;
  readonly boundary: Boundary;
}

/** What a new version is. */
export interface VersionGiven {
  /** Ver1.0. */
  readonly version?: string | null;
  /** Code of the formula by which it computes; none where the book has none for it. */
  readonly formula?: string | null;
  readonly factors?: readonly VersionFactor[] | null;
}

/** What a version says, once and for ever. */
export interface VersionRecord {
  readonly methodology: string;
  readonly version: string;
  readonly approvedOn: CalendarDay;
  readonly formula: string | null;
  readonly factors: GivenFactors;
  readonly decision: string;
  /** The proposal (uuid) that led to it; null where the Joint Committee decided of itself. */
  readonly proposal: string | null;
}

const VERSION = /^Ver(\d{1,3})\.(\d{1,3})$/;

/**
 * Refuses what cannot be the next version, in this order: METHODOLOGY.VERSION_NOT_THE_NEXT,
 * METHODOLOGY.FACTORS_WITHOUT_FORMULA, FORMULA.NOT_FOUND, FORMULA.FACTOR_REFUSED. Null where it can.
 *
 * @param last the version in force; null before the first
 */
export function refuseVersion(
  version: string,
  last: string | null,
  given: VersionGiven,
): Refusal | null {
  if (!VERSION.test(version) || (last !== null && !isAfter(version, last))) {
    return methodologyErrors.refuse('METHODOLOGY.VERSION_NOT_THE_NEXT', { version, last });
  }
  const factors = factorsOf(given.factors);
  if (!given.formula) {
    return Object.keys(factors).length === 0
      ? null
      : methodologyErrors.refuse('METHODOLOGY.FACTORS_WITHOUT_FORMULA');
  }
  const formula = formulaOf(given.formula);
  if (formula instanceof Refusal) return formula;
  const faults = factorFaults(formula, factors);
  if (faults.length === 0) return null;
  return methodologyErrors.refuse('FORMULA.FACTOR_REFUSED', { formula: formula.code }, faults);
}

/** Factors by symbol; of one that is named twice, the last. */
export function factorsOf(given: readonly VersionFactor[] | null | undefined): GivenFactors {
  return Object.fromEntries(
    (given ?? []).map(({ symbol, value, source, year, boundary }) => [
      symbol,
      { value, source, year: year ?? null, boundary },
    ]),
  );
}

/** The record of a version and its row. */
export function versionDraft(
  id: string,
  record: VersionRecord,
): { readonly record: RecordDraft; readonly row: RowWrite } {
  const body = record as unknown as JsonObject;
  return {
    record: { type: 'methodology-version', id, version: 1, validFrom: record.approvedOn, body },
    row: {
      table: METHODOLOGY_VERSION,
      change: 'insert',
      row: {
        id,
        methodology_id: record.methodology,
        version: record.version,
        approved_on: record.approvedOn,
        formula: record.formula,
        factors: canonicalJson(record.factors as unknown as JsonValue),
        decision_id: record.decision,
        proposal_id: record.proposal,
      },
    },
  };
}

function isAfter(version: string, last: string): boolean {
  const [major, minor] = partsOf(version);
  const [lastMajor, lastMinor] = partsOf(last);
  return major > lastMajor || (major === lastMajor && minor > lastMinor);
}

function partsOf(version: string): readonly [number, number] {
  const [, major = '0', minor = '0'] = VERSION.exec(version) ?? [];
  return [parseInt(major, 10), parseInt(minor, 10)];
}
