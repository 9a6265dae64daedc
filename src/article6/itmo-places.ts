import type { Instant } from '../kernel/clock.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import type { BatchReader, Known } from '../ledger/act.ts';
import type { NamedRun } from './itmo-runs.ts';

/** A run of serials with the numbers of the ITMOs that they are. */
export interface ItmoPlace {
  readonly id: string;
  readonly run: NamedRun;
  readonly firstId: bigint;
  readonly lastId: bigint;
}

/** A run of ITMOs as it was identified. */
export interface IdentifiedRun {
  readonly id: string;
  readonly authorisationId: string;
  readonly first: bigint;
  readonly last: bigint;
  /** ITMO number less serial number. */
  readonly offset: bigint;
  readonly at: Instant;
}

/** The identified runs of a class that the batch knows, from the books and from acts before. */
export function identifiedRuns(known: Known, classId: string): readonly IdentifiedRun[] {
  return known.fact<readonly IdentifiedRun[]>(factName(classId)) ?? [];
}

/** Lets later acts of the batch know what an act has just identified. */
export function rememberItmos(
  known: Known,
  authorisationId: string,
  at: Instant,
  places: readonly ItmoPlace[],
): void {
  for (const { id, run, firstId } of places) {
    const { classId, first, last } = run;
    const added = { id, authorisationId, first, last, offset: firstId - first, at };
    known.setFact(factName(classId), [...identifiedRuns(known, classId), added]);
  }
}

/** Reads the identified runs that meet these serials. */
export async function readIdentified(
  country: CountryCode,
  runs: readonly NamedRun[],
  reader: BatchReader,
  known: Known,
): Promise<void> {
  const rows = await reader.query(
    `SELECT DISTINCT b.id, b.class_id, b.authorisation_id, b.first_serial, b.last_serial,
            b.first_id, b.identified_at
       FROM unnest($2::uuid[], $3::bigint[], $4::bigint[]) AS wanted(class_id, first, last)
       JOIN public.itmo_block b ON b.country_code = $1 AND b.class_id = wanted.class_id
        AND int8range(b.first_serial, b.last_serial, '[]')
            && int8range(wanted.first, wanted.last, '[]')
      ORDER BY b.class_id, b.first_serial`,
    [
      country,
      runs.map(({ classId }) => classId),
      runs.map(({ first }) => first.toString()),
      runs.map(({ last }) => last.toString()),
    ],
  );
  const byClass = new Map<string, IdentifiedRun[]>();
  for (const row of rows) {
    const list = byClass.get(String(row['class_id'])) ?? [];
    byClass.set(String(row['class_id']), list);
    const first = BigInt(String(row['first_serial']));
    list.push({
      id: String(row['id']),
      authorisationId: String(row['authorisation_id']),
      first,
      last: BigInt(String(row['last_serial'])),
      offset: BigInt(String(row['first_id'])) - first,
      at: row['identified_at'] as Instant,
    });
  }
  for (const [classId, list] of byClass) known.setFact(factName(classId), list);
}

function factName(classId: string): string {
  return `identified runs of class ${classId}`;
}
