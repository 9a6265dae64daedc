import type { Queryable } from '../audit/queryable.ts';
import { narrowed, scopeOfLists } from '../identity/grant.ts';
import type { Grant, ScopeLists, Side } from '../identity/grant.ts';
import { activeGrants, grantsIn } from '../identity/grant-rows.ts';
import type { Role } from '../identity/permissions.ts';
import type { Instant } from '../kernel/clock.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';

type OwnerRow = {
  readonly grants: readonly ({ readonly role: Role } & ScopeLists)[];
  readonly by_key: boolean;
  readonly key_ended: boolean;
  readonly roles: readonly Role[] | null;
  readonly countries: readonly string[] | null;
  readonly side: Side | null;
  readonly organisations: readonly string[] | null;
  readonly projects: readonly string[] | null;
};

/**
 * What whoever registered a webhook may do now, by way of the key it was registered with. Grants that ended
 * since are not among them; a key that was taken back leaves none.
 */
export async function ownersGrants(
  db: Queryable,
  webhookId: string,
  now: Instant,
): Promise<readonly Grant[]> {
  const { rows } = await db.query<OwnerRow>(
    `SELECT ${activeGrants('w.created_by')} AS grants, w.api_key_id IS NOT NULL AS by_key,
            coalesce(k.expires_at <= $3::timestamptz, false)
              OR EXISTS (SELECT FROM public.api_key_revocation r
                          WHERE r.country_code = w.country_code AND r.api_key_id = w.api_key_id)
              AS key_ended,
            k.roles, k.countries, k.side, k.organisations, k.projects
       FROM public.webhook w
       LEFT JOIN public.api_key k ON k.country_code = w.country_code AND k.id = w.api_key_id
      WHERE w.country_code = $1 AND w.id = $2`,
    [NO_COUNTRY, webhookId, now],
  );
  const [row] = rows;
  if (row === undefined || row.key_ended) return [];
  const all = grantsIn(row.grants);
  return row.by_key ? narrowed(all, row.roles ?? [], scopeOfLists(row)) : all;
}
