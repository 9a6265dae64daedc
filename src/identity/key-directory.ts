import { timingSafeEqual } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Clock, Instant } from '../kernel/clock.ts';
import { EVERYWHERE, permissionsOfGrants } from './grant.ts';
import type { Grant } from './grant.ts';
import type { Role } from './permissions.ts';
import type { Principal } from './principal.ts';

/** A key as the database knows it; a revoked one is not known. */
export interface KnownKey {
  /** SHA-256 (hex) as it is stored. */
  readonly hash: string;
  readonly principal: Principal;
  readonly expiresAt: Instant | null;
}

/** Where keys are looked up by their hash. */
export type KeyLookup = (hash: string) => Promise<KnownKey | null>;

/** How long a look-up is believed: a key revoked by another process works at most this much longer. */
const BELIEVED_FOR_MS = 5_000;
/** Beyond this many remembered keys, most of them forged, everything is forgotten. */
const REMEMBERED_AT_MOST = 10_000;

interface Remembered {
  readonly key: KnownKey | null;
  readonly until: number;
}

/**
 * Whose key it is. The hot path cannot afford a query per request, so answers are remembered for some
 * seconds, by the key's hash; a request that comes while the same key is being looked up waits for it.
 */
export class KeyDirectory {
  readonly #remembered = new Map<string, Remembered>();
  readonly #underWay = new Map<string, Promise<KnownKey | null>>();

  constructor(
    private readonly lookUp: KeyLookup,
    private readonly clock: Clock,
    /** Milliseconds that only go on: how old a memory is has nothing to do with the books' time. */
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The holder of the key, null where there is none; a promise only where it must be looked up. */
  holderOf(hash: string): Principal | null | Promise<Principal | null> {
    const remembered = this.#remembered.get(hash);
    if (remembered !== undefined && remembered.until > this.now()) {
      return this.#holder(remembered.key);
    }
    return this.#ask(hash).then((key) => this.#holder(key));
  }

  /** Forgets everything: after a key was made or revoked here. */
  forget(): void {
    this.#remembered.clear();
    this.#underWay.clear();
  }

  #ask(hash: string): Promise<KnownKey | null> {
    const underWay = this.#underWay.get(hash);
    if (underWay !== undefined) return underWay;
    const asked = this.lookUp(hash)
      .then((found) => {
        const key = found !== null && isSame(found.hash, hash) ? found : null;
        // A look-up begun before a revocation must not be remembered after it.
        if (this.#underWay.get(hash) === asked) this.#remember(hash, key);
        return key;
      })
      .finally(() => {
        if (this.#underWay.get(hash) === asked) this.#underWay.delete(hash);
      });
    this.#underWay.set(hash, asked);
    return asked;
  }

  #remember(hash: string, key: KnownKey | null): void {
    if (this.#remembered.size >= REMEMBERED_AT_MOST) this.#remembered.clear();
    this.#remembered.set(hash, { key, until: this.now() + BELIEVED_FOR_MS });
  }

  #holder(key: KnownKey | null): Principal | null {
    if (key === null) return null;
    return key.expiresAt !== null && key.expiresAt <= this.clock.now() ? null : key.principal;
  }
}

/** In constant time, whatever it was that the look-up found. */
function isSame(stored: string, given: string): boolean {
  const one = Buffer.from(stored, 'hex');
  const other = Buffer.from(given, 'hex');
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Somebody with these grants. */
export function principalWith(
  id: string,
  keyId: string | null,
  grants: readonly Grant[],
): Principal {
  const isEverywhere = grants.some(({ scope }) => scope.countries === null);
  return {
    id,
    keyId,
    grants,
    roles: [...new Set(grants.map(({ role }) => role))],
    permissions: permissionsOfGrants(grants),
    countries: isEverywhere
      ? null
      : new Set(grants.flatMap(({ scope }) => [...(scope.countries ?? [])])),
  };
}

/** Somebody with some roles, limited to nothing but countries. */
export function principalOf(row: {
  readonly keyId: string;
  readonly principalId: string;
  readonly roles: readonly Role[];
  readonly countries: readonly string[] | null;
}): Principal {
  const countries = row.countries === null ? null : new Set(row.countries);
  const grants = row.roles.map((role) => ({ role, scope: { ...EVERYWHERE, countries } }));
  return principalWith(row.principalId, row.keyId, grants);
}
