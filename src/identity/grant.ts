import type { Permission, Role } from './permissions.ts';
import { ROLES, ROLES_WITHIN } from './permissions.ts';

/** The two sides of the mechanism. */
export const SIDES = ['japan', 'partner'] as const;
export type Side = (typeof SIDES)[number];

export function isSide(value: unknown): value is Side {
  return value === 'japan' || value === 'partner';
}

/** Where a grant holds. Each dimension is null where it sets no limit. */
export interface Scope {
  /** Partner countries, by their code. */
  readonly countries: ReadonlySet<string> | null;
  readonly side: Side | null;
  /** Participants, by their id without the country. */
  readonly organisations: ReadonlySet<string> | null;
  /** Projects, by their public id. */
  readonly projects: ReadonlySet<string> | null;
}

/** A role, and where it holds. */
export interface Grant {
  readonly role: Role;
  readonly scope: Scope;
}

/** A scope as rows, bodies and leaves hold it. */
export interface ScopeLists {
  readonly countries: readonly string[] | null;
  readonly side: Side | null;
  readonly organisations: readonly string[] | null;
  readonly projects: readonly string[] | null;
}

export const EVERYWHERE: Scope = {
  countries: null,
  side: null,
  organisations: null,
  projects: null,
};

export function scopeOfLists(lists: ScopeLists): Scope {
  const { countries, side, organisations, projects } = lists;
  return {
    countries: setOrNull(countries),
    side,
    organisations: setOrNull(organisations),
    projects: setOrNull(projects),
  };
}

export function listsOfScope({ countries, side, organisations, projects }: Scope): ScopeLists {
  return {
    countries: countries && [...countries],
    side,
    organisations: organisations && [...organisations],
    projects: projects && [...projects],
  };
}

/**
 * Whether a grant holds a permission. Some a role has only within organisations or projects that its
 * grant names: without any it would be everybody's.
 */
export function holds({ role, scope }: Grant, permission: Permission): boolean {
  const isPartial = scope.side !== null || scope.organisations !== null || scope.projects !== null;
  // Whoever may grant anything may grant themselves the rest: a part of that is no part.
  if (permission === 'identity.administer' && isPartial) return false;
  if ((ROLES[role] as readonly Permission[]).includes(permission)) return true;
  const isBound = scope.organisations !== null || scope.projects !== null;
  return isBound && (ROLES_WITHIN[role] ?? []).includes(permission);
}

/** Everything that somebody with these grants may do somewhere. */
export function permissionsOfGrants(grants: readonly Grant[]): ReadonlySet<Permission> {
  return new Set(
    grants.flatMap((grant) =>
      [...ROLES[grant.role], ...(ROLES_WITHIN[grant.role] ?? [])].filter((each) =>
        holds(grant, each),
      ),
    ),
  );
}

/**
 * What is left of a principal's grants by way of a key that is limited: never more than both say. A
 * grant of which nothing is left falls away.
 */
export function narrowed(
  grants: readonly Grant[],
  roles: readonly Role[],
  limit: Scope,
): readonly Grant[] {
  return grants.flatMap((grant): readonly Grant[] => {
    if (!roles.includes(grant.role)) return [];
    const { scope } = grant;
    if (scope.side !== null && limit.side !== null && scope.side !== limit.side) return [];
    const countries = common(scope.countries, limit.countries);
    const organisations = common(scope.organisations, limit.organisations);
    const projects = common(scope.projects, limit.projects);
    if (countries?.size === 0 || organisations?.size === 0 || projects?.size === 0) return [];
    const side = scope.side ?? limit.side;
    return [{ role: grant.role, scope: { countries, side, organisations, projects } }];
  });
}

/** Whether a scope lies within another, in every dimension. */
export function isWithin(inner: Scope, outer: Scope): boolean {
  return (
    (outer.side === null || inner.side === outer.side) &&
    isSubset(inner.countries, outer.countries) &&
    isSubset(inner.organisations, outer.organisations) &&
    isSubset(inner.projects, outer.projects)
  );
}

function isSubset(inner: ReadonlySet<string> | null, outer: ReadonlySet<string> | null): boolean {
  if (outer === null) return true;
  return inner !== null && [...inner].every((each) => outer.has(each));
}

function common(
  one: ReadonlySet<string> | null,
  other: ReadonlySet<string> | null,
): ReadonlySet<string> | null {
  if (one === null) return other;
  return other === null ? one : new Set([...one].filter((each) => other.has(each)));
}

function setOrNull(list: readonly string[] | null): ReadonlySet<string> | null {
  return list === null ? null : new Set(list);
}
