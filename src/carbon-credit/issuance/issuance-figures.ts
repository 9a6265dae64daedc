import type { RecordVersion } from '../../ledger/records.ts';
import type { CommitteeSide } from '../../partner-country/joint-committee.ts';
import { sideOf } from './beneficiaries.ts';
import type { NotifiedCredit } from './notified-table.ts';

/** Whole tonnes of both sides, decimal text. */
export interface SidePair {
  readonly japan: string;
  readonly partner: string;
}

/** One vintage of a project, from what was verified to what each side issued. */
export interface ProjectVintageFigures {
  /** The project (uuid) and its reference. */
  readonly project: string;
  readonly reference: string;
  readonly vintage: number;
  /** Tonnes expected in a whole year, as the project's record says; null where it does not. */
  readonly expected: string | null;
  readonly verified: string;
  /** What the beneficiaries of each side were notified. */
  readonly notified: SidePair;
  /**
   * What each side issued in its own registry. They never add: from the vintage of 2021 on the partner
   * issues Japan's tonnes too, which leave its registry when Japan's side issues them.
   */
  readonly issued: SidePair;
}

/** The figures of a country, each vintage over all of its projects. */
export interface VintageFigures {
  readonly vintage: number;
  readonly verified: string;
  readonly notified: SidePair;
  readonly issued: SidePair;
}

export interface IssuanceFigures {
  readonly projects: readonly ProjectVintageFigures[];
  readonly vintages: readonly VintageFigures[];
  readonly total: Omit<VintageFigures, 'vintage'>;
}

/** Records of a view of the books, by their type. */
export interface IssuanceRecords {
  readonly projects: readonly RecordVersion[];
  /** Reports as they stood on the day of the view: a withdrawn one counts for nothing. */
  readonly reports: readonly RecordVersion[];
  /** Of which project each report is, whenever it was recorded. */
  readonly projectOfReport: ReadonlyMap<string, string>;
  readonly verifications: readonly RecordVersion[];
  readonly notifications: readonly RecordVersion[];
  readonly issuances: readonly RecordVersion[];
}

/** A sum that is being made, by project and vintage. */
interface Sums {
  readonly project: string;
  readonly vintage: number;
  verified: bigint;
  readonly notified: Record<CommitteeSide, bigint>;
  readonly issued: Record<CommitteeSide, bigint>;
}

interface TonnesOfYear {
  readonly vintage: number;
  readonly tonnes: string;
}

/** The figures of a country from the records of one view of its books. */
export function issuanceFigures(records: IssuanceRecords): IssuanceFigures {
  const sums = new Map<string, Sums>();
  const of = (project: string, vintage: number): Sums => {
    const key = `${project} ${vintage}`;
    const known = sums.get(key);
    if (known) return known;
    const zero = () => ({ japan: 0n, partner: 0n });
    const fresh = { project, vintage, verified: 0n, notified: zero(), issued: zero() };
    sums.set(key, fresh);
    return fresh;
  };
  for (const { report, vintages } of lastVerifications(records)) {
    const project = records.projectOfReport.get(report);
    if (project === undefined) continue;
    for (const { vintage, tonnesVerified } of vintages) {
      of(project, vintage).verified += BigInt(tonnesVerified);
    }
  }
  for (const { body } of records.notifications) {
    for (const one of body['credits'] as unknown as readonly NotifiedCredit[]) {
      const own = of(String(body['project']), one.vintage);
      own.notified[sideOf(one.beneficiary)] += BigInt(one.tonnes);
    }
  }
  for (const { body } of records.issuances) {
    const side = body['side'] as CommitteeSide;
    for (const one of body['vintages'] as unknown as readonly TonnesOfYear[]) {
      of(String(body['project']), one.vintage).issued[side] += BigInt(one.tonnes);
    }
  }
  const rows = [...sums.values()];
  return {
    projects: rows.map((row) => projectFigures(row, records.projects)).sort(inOrder),
    vintages: [...new Set(rows.map(({ vintage }) => vintage))]
      .sort((one, other) => one - other)
      .map((vintage) => ({ vintage, ...added(rows.filter((row) => row.vintage === vintage)) })),
    total: added(rows),
  };
}

interface Verification {
  readonly report: string;
  readonly edition: number;
  readonly vintages: readonly { readonly vintage: number; readonly tonnesVerified: string }[];
}

/** Of each report that was not withdrawn the last verification: a correction takes its place. */
function lastVerifications({ verifications, reports }: IssuanceRecords): readonly Verification[] {
  const withdrawn = new Set(
    reports.filter(({ body }) => body['status'] === 'withdrawn').map(({ id }) => id),
  );
  const last = new Map<string, Verification>();
  for (const { body } of verifications) {
    const verification = body as unknown as Verification;
    const before = last.get(verification.report);
    if (withdrawn.has(verification.report)) continue;
    if (before && before.edition > verification.edition) continue;
    last.set(verification.report, verification);
  }
  return [...last.values()];
}

function projectFigures(row: Sums, projects: readonly RecordVersion[]): ProjectVintageFigures {
  const record = projects.find(({ id }) => id === row.project)?.body;
  return {
    project: row.project,
    reference: String(record?.['reference'] ?? ''),
    vintage: row.vintage,
    expected: (record?.['expectedAnnualReduction'] ?? null) as string | null,
    ...added([row]),
  };
}

function added(rows: readonly Sums[]): Omit<VintageFigures, 'vintage'> {
  const sum = (pick: (row: Sums) => bigint): string =>
    rows.reduce((total, row) => total + pick(row), 0n).toString();
  return {
    verified: sum(({ verified }) => verified),
    notified: {
      japan: sum(({ notified }) => notified.japan),
      partner: sum(({ notified }) => notified.partner),
    },
    issued: {
      japan: sum(({ issued }) => issued.japan),
      partner: sum(({ issued }) => issued.partner),
    },
  };
}

function inOrder(one: ProjectVintageFigures, other: ProjectVintageFigures): number {
  if (one.reference !== other.reference) return one.reference < other.reference ? -1 : 1;
  return one.vintage - other.vintage;
}
