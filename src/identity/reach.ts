import { holds, type Grant, type Side } from './grant.ts';
import type { Permission } from './permissions.ts';

/**
 * Whose things somebody may see in a list: pairs of a side and an organisation, null for any. No reach
 * at all (null) is no limit; an empty one is nothing.
 */
export interface Reach {
  readonly sides: readonly (Side | null)[];
  readonly organisations: readonly (string | null)[];
}

/** What some grants reach in a country. A grant for projects alone reaches nobody's account. */
export function reachIn(
  grants: readonly Grant[],
  permission: Permission,
  country: string,
): Reach | null {
  const sides: (Side | null)[] = [];
  const organisations: (string | null)[] = [];
  for (const grant of grants) {
    const { scope } = grant;
    const isHere = scope.countries === null || scope.countries.has(country);
    if (!isHere || !holds(grant, permission) || scope.projects !== null) continue;
    if (scope.side === null && scope.organisations === null) return null;
    for (const organisation of scope.organisations ?? [null]) {
      sides.push(scope.side);
      organisations.push(organisation);
    }
  }
  return { sides, organisations };
}

/** Whether something of a side and an organisation (null: a government's) lies within. */
export function isReached(reach: Reach | null, side: string, organisation: string | null): boolean {
  if (reach === null) return true;
  return reach.sides.some((one, at) => {
    const own = reach.organisations[at] ?? null;
    return (one === null || one === side) && (own === null || own === organisation);
  });
}

/** The same as a condition on rows `a` with `side` and `holder_id`; two parameters, by number. */
export function reached(sides: number, organisations: number): string {
  return `($${sides}::text[] IS NULL OR EXISTS (
      SELECT 1 FROM unnest($${sides}::text[], $${organisations}::uuid[]) AS may (side, holder_id)
       WHERE (may.side IS NULL OR may.side = a.side)
         AND (may.holder_id IS NULL OR may.holder_id = a.holder_id)))`;
}

/** The values of those two parameters. */
export function reachValues(reach: Reach | null) {
  return [reach?.sides ?? null, reach?.organisations ?? null] as const;
}
