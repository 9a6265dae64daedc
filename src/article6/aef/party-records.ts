import type { Instant } from '../../kernel/clock.ts';
import type { CountryFacts } from './country-facts.ts';
import type { AefAuthorisation, AefEntity } from './facts.ts';

/** The versions of authorisations that were in force by a moment. */
export function authorisationsBy(facts: CountryFacts, end: Instant): readonly AefAuthorisation[] {
  return facts.authorisations
    .filter(({ validFrom }) => validFrom <= end.slice(0, 10))
    .map(({ id, version, record }) => ({
      ...record,
      version,
      carpId: facts.approaches.get(record.cooperativeApproach.slice(3))?.carpId ?? null,
      entities: facts.entities
        .filter((one) => one.authorisationId === id && one.authorisedOn <= end.slice(0, 10))
        .map(({ identificationNumber }) => identificationNumber)
        .sort(),
      note:
        record.state === 'revoked'
          ? `Revoked on ${record.revokedOn ?? ''}: ${record.revokedBecause ?? ''}`
          : record.note,
    }));
}

/** The entities that were authorised by a moment, of the authorisations that are reported. */
export function entitiesBy(
  facts: CountryFacts,
  end: Instant,
  isReported: (authorisation: string) => boolean,
): readonly AefEntity[] {
  return facts.entities.flatMap((one) => {
    const of = facts.authorisations.find(({ id }) => id === one.authorisationId)?.record;
    const isKnown = one.authorisedOn <= end.slice(0, 10);
    if (!of || !isKnown || !isReported(of.authorisationId)) return [];
    const carpId = facts.approaches.get(of.cooperativeApproach.slice(3))?.carpId ?? null;
    return [{ ...one, carpId }];
  });
}
