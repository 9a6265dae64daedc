import type { Queryable } from '../audit/queryable.ts';
import { identityErrors } from '../identity/errors.ts';
import { holds } from '../identity/grant.ts';
import type { Grant } from '../identity/grant.ts';
import type { Permission } from '../identity/permissions.ts';
import { isLimited, outsideOf } from '../identity/scope.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import type { EventEdition } from './edition.ts';

/** As much of a leaf's payload as says who may see it. */
export interface ToldLeaf {
  readonly act: { readonly kind: string; readonly principal: string };
  readonly records: readonly {
    readonly type: string;
    readonly body?: { readonly project?: unknown };
  }[];
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Which of the leaves that are not for everybody somebody sees. */
export type Sight = (
  db: Queryable,
  hidden: readonly ToldLeaf[],
) => ReadonlySet<ToldLeaf> | Promise<ReadonlySet<ToldLeaf>>;

/** Who looks into the log of a country, with what they may do and where. */
export interface Onlooker {
  readonly principalId: string;
  readonly grants: readonly Grant[];
  /** Today in UTC: roles in projects hold on days. */
  readonly today: string;
}

const NOTHING: ReadonlySet<ToldLeaf> = new Set();

/** What everybody sees. */
export const publicSight: Sight = () => NOTHING;

/**
 * What an edition of a country's log shows to somebody.
 *
 * - `auditor`: everything, to whoever holds audit.read there, for all of it.
 * - `own`: besides what is public, confidential documents of projects that a grant reaches; and of the log of no
 *   country, what concerns one's own access. To whoever holds audit.read there, everything too.
 *
 * Refuses IDENTITY.NOT_PERMITTED, IDENTITY.OTHER_COUNTRY, IDENTITY.OUT_OF_SCOPE.
 */
export function sightOf(edition: EventEdition, country: string, by: Onlooker): Sight {
  if (edition === 'public') return publicSight;
  if (edition === 'auditor') {
    const reading = grantsIn(by.grants, 'audit.read', country);
    if (reading.every(isLimited)) throw identityErrors.refuse('IDENTITY.OUT_OF_SCOPE', {});
    return (_db, hidden) => new Set(hidden);
  }
  // The log of no country is looked into by whoever may be told of any.
  grantsIn(by.grants, 'events.subscribe', country === NO_COUNTRY ? null : country);
  const isAuditor = by.grants.some(
    (grant) => holds(grant, 'audit.read') && isIn(grant, country) && !isLimited(grant),
  );
  if (isAuditor) return (_db, hidden) => new Set(hidden);
  if (country === NO_COUNTRY)
    return (_db, hidden) => new Set(hidden.filter((one) => isOn(one, by)));
  return (db, hidden) => reachedDocuments(db, country, by, hidden);
}

/** The grants that hold a permission in a country; null for anywhere. */
function grantsIn(
  grants: readonly Grant[],
  permission: Permission,
  country: string | null,
): readonly Grant[] {
  const holding = grants.filter((grant) => holds(grant, permission));
  if (holding.length === 0) throw identityErrors.refuse('IDENTITY.NOT_PERMITTED', { permission });
  const here = country === null ? holding : holding.filter((grant) => isIn(grant, country));
  if (here.length > 0) return here;
  const countries = [...new Set(holding.flatMap(({ scope }) => [...(scope.countries ?? [])]))];
  throw identityErrors.refuse('IDENTITY.OTHER_COUNTRY', { countries, requested: country });
}

function isIn({ scope }: Grant, country: string): boolean {
  return scope.countries === null || scope.countries.has(country);
}

/** A change of one's own access, or one that somebody made themselves. */
function isOn({ act, facts }: ToldLeaf, { principalId }: Onlooker): boolean {
  return act.principal === principalId || facts?.['principal'] === principalId;
}

/** Confidential documents of projects within reach: by the project itself, or by who takes part in it today. */
async function reachedDocuments(
  db: Queryable,
  country: string,
  { grants, today }: Onlooker,
  hidden: readonly ToldLeaf[],
): Promise<ReadonlySet<ToldLeaf>> {
  const reading = grants.filter(
    (grant) => holds(grant, 'project.confidential') && isIn(grant, country),
  );
  const documents = hidden.filter((leaf) => projectOf(leaf) !== null);
  if (reading.length === 0 || documents.length === 0) return NOTHING;
  const { rows } = await db.query<{ project: string; organisation: string }>(
    `SELECT project_id AS project, participant_id AS organisation FROM public.project_participant
      WHERE country_code = $1 AND project_id = ANY ($2::uuid[])
        AND from_on <= $3::date AND (until_on IS NULL OR until_on >= $3::date)`,
    [country, documents.map(projectOf), today],
  );
  return new Set(
    documents.filter((leaf) => {
      const project = projectOf(leaf) ?? '';
      const organisations = rows
        .filter((row) => row.project === project)
        .map(({ organisation }) => organisation);
      const facts = { projects: [`${country}-${project}`], organisations };
      return reading.some((grant) => outsideOf(grant, facts) === null);
    }),
  );
}

function projectOf({ records }: ToldLeaf): string | null {
  const project = records.find(({ type }) => type === 'document')?.body?.project;
  return typeof project === 'string' ? project : null;
}
