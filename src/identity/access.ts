import { identityErrors } from './errors.ts';
import type { Permission } from './permissions.ts';
import type { Principal } from './principal.ts';

/**
 * Refuses whoever lacks a permission: IDENTITY.KEY_MISSING without a key, IDENTITY.NOT_PERMITTED.
 * For handlers that must look closer than their route does: an act among many, a fuller answer.
 */
export function demand(
  principal: Principal | null,
  permission: Permission,
): asserts principal is Principal {
  if (principal === null) throw identityErrors.refuse('IDENTITY.KEY_MISSING');
  if (!principal.permissions.has(permission)) {
    throw identityErrors.refuse('IDENTITY.NOT_PERMITTED', { permission });
  }
}

/**
 * Refuses a key that is for other countries: IDENTITY.OTHER_COUNTRY. Asks of all its grants together;
 * whether one of them holds a permission there, and reaches what is asked, only the scope gate knows.
 */
export function demandCountry(principal: Principal, countryCode: string): void {
  if (principal.countries === null || principal.countries.has(countryCode)) return;
  throw identityErrors.refuse('IDENTITY.OTHER_COUNTRY', {
    countries: [...principal.countries],
    requested: countryCode,
  });
}

/** Facts of no country: what an address without a country speaks of. */
const NO_COUNTRY = '00';

/** An ISO code alone, an id of this registry, a project's reference: each begins with its country. */
const COUNTRY = /^([A-Za-z]{2}|00)(?:$|[-0-9])/;

/**
 * The country an address speaks of, from the parameters of its route; '00' where it names none, so
 * that a key limited to countries cannot change what belongs to all.
 */
export function countryOfAddress(parameters: unknown): string {
  if (typeof parameters === 'object' && parameters !== null) {
    for (const value of Object.values(parameters)) {
      const country = typeof value === 'string' ? COUNTRY.exec(value)?.[1] : undefined;
      if (country !== undefined) return country.toUpperCase();
    }
  }
  return NO_COUNTRY;
}

/** What an address is about: its `id`, `project` or `party`, as it stands there; null for none. */
export function subjectOfAddress(parameters: unknown): string | null {
  if (typeof parameters !== 'object' || parameters === null) return null;
  const { id, project, party } = parameters as Readonly<Record<string, unknown>>;
  const subject = id ?? project ?? party;
  return typeof subject === 'string' ? subject : null;
}
