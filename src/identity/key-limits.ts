import type { Queryable } from '../audit/queryable.ts';
import { identityErrors } from './errors.ts';
import { narrowed, scopeOfLists } from './grant.ts';
import type { Grant, Scope, ScopeLists } from './grant.ts';
import type { GrantWish } from './grant-list.ts';
import { activeGrantsOf } from './grant-rows.ts';
import type { Role } from './permissions.ts';

/** What a key is limited to, in every dimension. */
export function limitOf(wish: Partial<ScopeLists>): ScopeLists {
  const { countries = null, side = null, organisations = null, projects = null } = wish;
  return { countries, side, organisations, projects };
}

export function listsForLeaf({ countries, side, organisations, projects }: ScopeLists) {
  return {
    countries: countries && [...countries],
    side,
    organisations: organisations && [...organisations],
    projects: projects && [...projects],
  };
}

/** Refuses a key that asks for a role, or for a country and so on, that no grant of its principal has. */
export async function refuseWider(
  tx: Queryable,
  principalId: string,
  wishes: readonly GrantWish[],
): Promise<void> {
  const grants = await activeGrantsOf(tx, principalId);
  for (const { role, ...limit } of wishes) {
    const scope = scopeOfLists(limit);
    if (narrowed(grants, [role], scope).length > 0 && covers(grants, role, scope)) continue;
    throw identityErrors.refuse('IDENTITY.WIDER_THAN_GRANTED', { role });
  }
}

/** Whether every country, organisation and project that a key names is in some grant of the role. */
function covers(grants: readonly Grant[], role: Role, limit: Scope): boolean {
  const scopes = grants.filter((grant) => grant.role === role).map(({ scope }) => scope);
  return (['countries', 'organisations', 'projects'] as const).every((dimension) =>
    [...(limit[dimension] ?? [])].every((each) =>
      scopes.some((scope) => scope[dimension]?.has(each) ?? true),
    ),
  );
}
