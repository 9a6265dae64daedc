import { NO_COUNTRY } from '../kernel/country-code.ts';
import { derivedId, parsePublicId } from '../kernel/ids.ts';
import { identityErrors } from './errors.ts';
import { SIDES } from './grant.ts';
import type { ScopeLists, Side } from './grant.ts';
import type { ToldGrant } from './grant-rows.ts';
import type { Role } from './permissions.ts';

export interface GrantWish extends ScopeLists {
  readonly role: Role;
}

/** No limit in any dimension. */
export const NO_LIMIT: ScopeLists = {
  countries: null,
  side: null,
  organisations: null,
  projects: null,
};

/**
 * The grants that come of a wish, with ids derived from what they are given with. A co-chair without a
 * side is of both, as keys were before there were grants: then these are two, each of one side.
 */
export function toldGrants(id: string, wishes: readonly GrantWish[]): readonly ToldGrant[] {
  return wishes
    .flatMap((wish): readonly GrantWish[] =>
      wish.role === 'joint-committee-co-chair' && wish.side === null
        ? SIDES.map((side) => ({ ...wish, side }))
        : [wish],
    )
    .map((wish, at) => ({ id: derivedId(id, at + 1), ...wish }));
}

/** The limits that a body asks for. Refuses ID.MALFORMED where an organisation is no participant's id. */
export function limitsOf(body: {
  readonly countries?: readonly string[];
  readonly side?: Side;
  readonly organisations?: readonly string[];
  readonly projects?: readonly string[];
}): ScopeLists {
  return {
    countries: listOrNull(body.countries),
    side: body.side ?? null,
    organisations: listOrNull(body.organisations?.map(participantId)),
    projects: listOrNull(body.projects),
  };
}

function listOrNull(list: readonly string[] | undefined): readonly string[] | null {
  return list === undefined ? null : [...new Set(list)];
}

function participantId(text: string): string {
  const { countryCode, id } = parsePublicId(text);
  if (countryCode !== NO_COUNTRY) {
    throw identityErrors.refuse('IDENTITY.SCOPE_MISSING', { organisation: text });
  }
  return id;
}

/**
 * Refuses a role that is of nothing in particular: IDENTITY.SCOPE_MISSING. For what is asked over the
 * interface; whoever runs the command line may know better.
 */
export function refuseUnscoped({
  role,
  countries,
  side,
  organisations,
  projects,
}: GrantWish): void {
  const lacks: string[] = [];
  if (role === 'joint-committee-co-chair') {
    if (side === null) lacks.push('side');
    if (countries?.length !== 1) lacks.push('countries');
  }
  const isOfOthers = role === 'project-participant' || role === 'third-party-entity';
  if (isOfOthers && organisations === null && projects === null) lacks.push('organisations');
  if (lacks.length > 0) throw identityErrors.refuse('IDENTITY.SCOPE_MISSING', { role, lacks });
}

/** A grant for a leaf. */
export function told(grant: ToldGrant): Record<string, string | string[] | null> {
  const { id, role, countries, side, organisations, projects } = grant;
  return {
    id,
    role,
    countries: countries && [...countries],
    side,
    organisations: organisations && [...organisations],
    projects: projects && [...projects],
  };
}
