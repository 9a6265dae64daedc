import type { Queryable } from '../audit/queryable.ts';
import type { Clock } from '../kernel/clock.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { Refusal } from '../kernel/refusal.ts';
import { identityErrors } from './errors.ts';
import { holds } from './grant.ts';
import type { Grant } from './grant.ts';
import type { Permission } from './permissions.ts';
import type { Principal } from './principal.ts';
import { byRow, isLimited, outsideOf } from './scope.ts';
import type { Asked, ScopeSource } from './scope.ts';

/**
 * The one place where it is decided whether somebody may do something *there*: with a permission, in a
 * country, for a side, an organisation, a project. One grant must hold in all of them; two that each
 * hold in some do not add up.
 */
export class ScopeGate {
  constructor(
    private readonly db: Queryable,
    private readonly clock: Clock,
  ) {}

  /**
   * The grants by which somebody may do what is asked; a promise only where facts must be read.
   *
   * Refuses IDENTITY.KEY_MISSING, IDENTITY.NOT_PERMITTED, IDENTITY.OTHER_COUNTRY,
   * IDENTITY.OUT_OF_SCOPE.
   */
  admit(
    principal: Principal | null,
    permission: Permission,
    asked: Asked,
    source?: ScopeSource,
  ): readonly Grant[] | Promise<readonly Grant[]> {
    if (principal === null) throw identityErrors.refuse('IDENTITY.KEY_MISSING');
    const holding = principal.grants.filter((grant) => holds(grant, permission));
    if (holding.length === 0) throw identityErrors.refuse('IDENTITY.NOT_PERMITTED', { permission });
    if (source === byRow) return holding;
    // Where the address names no country, what is asked about may.
    if (asked.country === NO_COUNTRY && source !== undefined && holding.some(isOfCountries)) {
      return this.reaching(holding, asked, source);
    }
    const here = inCountry(holding, asked.country);
    return here.some(isLimited) ? this.reaching(here, asked, source) : here;
  }

  /** As {@link admit}, but null where that would refuse: for an answer that says more to some. */
  async admitted(
    principal: Principal | null,
    permission: Permission,
    asked: Asked,
    source?: ScopeSource,
  ): Promise<readonly Grant[] | null> {
    try {
      return await this.admit(principal, permission, asked, source);
    } catch (error) {
      if (error instanceof Refusal && error.code.startsWith('IDENTITY.')) return null;
      throw error;
    }
  }

  private async reaching(
    grants: readonly Grant[],
    asked: Asked,
    source: ScopeSource | undefined,
  ): Promise<readonly Grant[]> {
    const today = this.clock.now().slice(0, 10);
    const facts = (await source?.(asked, { db: this.db, today })) ?? {};
    const country = asked.country === NO_COUNTRY ? facts.country : undefined;
    const here = inCountry(grants, country ?? asked.country);
    const reaching = here.filter((grant) => outsideOf(grant, facts) === null);
    if (reaching.length > 0) return reaching;
    const [first] = here;
    const dimension = first === undefined ? null : outsideOf(first, facts);
    const side = dimension === 'side' ? { side: first?.scope.side, requested: facts.side } : {};
    throw identityErrors.refuse('IDENTITY.OUT_OF_SCOPE', { dimension, ...side });
  }
}

/** Those that hold in a country. Refuses IDENTITY.OTHER_COUNTRY where none does. */
function inCountry(grants: readonly Grant[], country: string): readonly Grant[] {
  const here = grants.filter(
    ({ scope }) => scope.countries === null || scope.countries.has(country),
  );
  if (here.length === 0) throw otherCountry(grants, country);
  return here;
}

function isOfCountries({ scope }: Grant): boolean {
  return scope.countries !== null;
}

function otherCountry(grants: readonly Grant[], requested: string): Refusal {
  const countries = [...new Set(grants.flatMap(({ scope }) => [...(scope.countries ?? [])]))];
  return identityErrors.refuse('IDENTITY.OTHER_COUNTRY', { countries, requested });
}
