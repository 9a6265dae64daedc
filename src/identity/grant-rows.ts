import type { Queryable } from '../audit/queryable.ts';
import type { Instant } from '../kernel/clock.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { scopeOfLists } from './grant.ts';
import type { Grant, ScopeLists, Side } from './grant.ts';
import type { Role } from './permissions.ts';

/** A grant as a leaf tells of it. */
export type ToldGrant = { readonly id: string; readonly role: Role } & ScopeLists;

export interface GrantsToInsert {
  readonly principalId: string;
  readonly grants: readonly ToldGrant[];
  readonly by: string;
  readonly request: { readonly idempotencyKey: string; readonly hash: string } | null;
  readonly sequence: number;
  readonly at: Instant;
}

export async function insertGrants(tx: Queryable, given: GrantsToInsert): Promise<void> {
  for (const { id, role, countries, side, organisations, projects } of given.grants) {
    await tx.query(
      `INSERT INTO public.principal_grant (country_code, id, principal_id, role, countries, side,
         organisations, projects, granted_at, granted_by, idempotency_key, request_hash,
         audit_sequence)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, decode($12, 'hex'), $13)`,
      [
        NO_COUNTRY,
        id,
        given.principalId,
        role,
        countries,
        side,
        organisations,
        projects,
        given.at,
        given.by,
        given.request?.idempotencyKey ?? null,
        given.request?.hash ?? null,
        given.sequence,
      ],
    );
  }
}

/** A grant as it is listed. */
export type GrantRow = {
  readonly id: string;
  readonly principal_id: string;
  readonly role: Role;
  readonly countries: readonly string[] | null;
  readonly side: Side | null;
  readonly organisations: readonly string[] | null;
  readonly projects: readonly string[] | null;
  readonly granted_at: Instant;
  readonly ended_at: Instant | null;
  readonly audit_sequence: number;
  readonly request_hash: string | null;
};

const LISTED = `
  SELECT g.id, g.principal_id, g.role, g.countries, g.side, g.organisations, g.projects,
         g.granted_at, e.ended_at, g.audit_sequence, encode(g.request_hash, 'hex') AS request_hash
    FROM public.principal_grant g
    LEFT JOIN public.principal_grant_end e
      ON e.country_code = g.country_code AND e.grant_id = g.id
   WHERE g.country_code = $1`;

/** The grants of some principals, the ended ones too, in the order in which they were given. */
export async function grantsOf(
  db: Queryable,
  principals: readonly string[],
): Promise<readonly GrantRow[]> {
  const { rows } = await db.query<GrantRow>(
    `${LISTED} AND g.principal_id = ANY($2::uuid[]) ORDER BY g.id`,
    [NO_COUNTRY, [...principals]],
  );
  return rows;
}

/** Null where there is no such grant. */
export async function grantById(db: Queryable, id: string): Promise<GrantRow | null> {
  const { rows } = await db.query<GrantRow>(`${LISTED} AND g.id = $2`, [NO_COUNTRY, id]);
  return rows[0] ?? null;
}

/** The grant that a request with this Idempotency-Key gave before. */
export async function grantByRequest(
  db: Queryable,
  request: { readonly grantedBy: string; readonly idempotencyKey: string },
): Promise<GrantRow | null> {
  const { rows } = await db.query<GrantRow>(
    `${LISTED} AND g.granted_by = $2 AND g.idempotency_key = $3`,
    [NO_COUNTRY, request.grantedBy, request.idempotencyKey],
  );
  return rows[0] ?? null;
}

/** Selects the grants of the principal in an outer column that have not ended, as one JSON list. */
export function activeGrants(principal: string): string {
  return `(SELECT coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'countries', g.countries,
             'side', g.side, 'organisations', g.organisations, 'projects', g.projects)
             ORDER BY g.id), '[]')
        FROM public.principal_grant g
       WHERE g.country_code = '00' AND g.principal_id = ${principal}
         AND NOT EXISTS (SELECT FROM public.principal_grant_end e
                          WHERE e.country_code = g.country_code AND e.grant_id = g.id))`;
}

/** What {@link activeGrants} selected. */
export function grantsIn(list: readonly ({ readonly role: Role } & ScopeLists)[]): Grant[] {
  return list.map(({ role, ...lists }) => ({ role, scope: scopeOfLists(lists) }));
}

export async function activeGrantsOf(db: Queryable, principalId: string): Promise<Grant[]> {
  const { rows } = await db.query<{ grants: readonly ({ readonly role: Role } & ScopeLists)[] }>(
    `SELECT ${activeGrants('$1::uuid')} AS grants`,
    [principalId],
  );
  return grantsIn(rows[0]?.grants ?? []);
}
