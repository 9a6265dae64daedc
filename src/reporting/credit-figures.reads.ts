import type { Queryable } from '../audit/queryable.ts';
import type { AsOf } from '../ledger/point-in-time.ts';
import type { CreditFigureName } from './reported-credits.ts';

/** Whole tonnes of one project, vintage and figure. */
export interface CreditFact {
  /** Of the project (uuid). */
  readonly project: string;
  /** The calendar year in which the reductions happened. */
  readonly vintage: string;
  readonly figure: CreditFigureName;
  readonly tonnes: string;
}

export interface CreditFacts {
  /** Figures that this book records; of all others nothing is known, and they are null. */
  readonly recorded: readonly CreditFigureName[];
  readonly facts: readonly CreditFact[];
}

/** Reads figures of credits as they counted on a day and were known at a head. */
type CreditReader = (
  db: Queryable,
  countryCode: string,
  asOf: AsOf,
) => Promise<readonly CreditFact[]>;

/**
 * Who reads which figures: the one place where a room that records more of them is plugged in. A
 * figure without a reader is "not recorded in this book". (`expected` comes with the projects.)
 */
const READERS: readonly {
  readonly figures: readonly CreditFigureName[];
  readonly read: CreditReader;
}[] = [{ figures: ['verified'], read: verifiedTonnes }];

/** Every figure of credits that the book records. */
export async function creditFacts(
  db: Queryable,
  countryCode: string,
  asOf: AsOf,
): Promise<CreditFacts> {
  const facts = await Promise.all(READERS.map(({ read }) => read(db, countryCode, asOf)));
  return {
    recorded: ['expected', ...READERS.flatMap(({ figures }) => figures)],
    facts: facts.flat(),
  };
}

/**
 * What third-party entities verified: of each monitoring report the edition that was known last. A
 * report that was withdrawn counts for nothing.
 */
async function verifiedTonnes(
  db: Queryable,
  countryCode: string,
  { effectiveAsOf, size }: AsOf,
): Promise<readonly CreditFact[]> {
  const { rows } = await db.query(
    `SELECT r.project_id, v.vintage::text AS vintage, sum(v.tonnes_verified)::text AS tonnes
       FROM (SELECT DISTINCT ON (report_id) id, report_id FROM public.verification
              WHERE country_code = $1 AND verified_on <= $2 AND audit_sequence < $3
              ORDER BY report_id, edition DESC) known
       JOIN public.verified_vintage v ON v.country_code = $1 AND v.verification_id = known.id
       JOIN public.monitoring_report r ON r.country_code = $1 AND r.id = known.report_id
      WHERE NOT EXISTS (SELECT FROM public.record_version w
                         WHERE w.country_code = $1 AND w.subject_type = 'monitoring-report'
                           AND w.subject_id = r.id AND w.valid_from <= $2
                           AND w.audit_sequence < $3 AND w.body->>'status' = 'withdrawn')
      GROUP BY r.project_id, v.vintage ORDER BY r.project_id, v.vintage`,
    [countryCode, effectiveAsOf, size],
  );
  return rows.map((row) => ({
    project: String(row['project_id']),
    vintage: String(row['vintage']),
    figure: 'verified',
    tonnes: String(row['tonnes']),
  }));
}
