import type { CountryFacts } from '../aef/country-facts.ts';
import { common } from '../aef/ranges.ts';
import { JAPAN } from '../parties.ts';
import type { AdjustmentFacts, YearFlow } from './corresponding-adjustment.ts';

type Flows = Pick<AdjustmentFacts, 'flows' | 'withoutCarpId' | 'withoutAuthorisation'>;

/**
 * What a Party first transferred, by vintage, and used towards its NDC, by the year it is used for,
 * over all its partners; and what stands in the way of relying on it.
 */
export function flowsOf(countries: readonly CountryFacts[], party: string): Flows {
  const years = new Map<number, { firstTransferred: bigint; used: bigint }>();
  const at = (year: number) => {
    const found = years.get(year) ?? { firstTransferred: 0n, used: 0n };
    years.set(year, found);
    return found;
  };
  for (const facts of countries) {
    if (facts.party === party) addTransfers(facts, at);
    if (party === JAPAN) addUses(facts, at);
  }
  const withItmos = countries.filter(({ itmos }) => itmos.length > 0);
  return {
    flows: [...years]
      .map(([year, flow]): YearFlow => ({ year, ...flow }))
      .sort((one, other) => one.year - other.year),
    withoutCarpId: withItmos.flatMap(({ approaches, itmos }) =>
      [...new Set(itmos.map(({ approachId }) => approachId))].flatMap((id) => {
        const approach = approaches.get(id);
        return approach?.carpId === null ? [approach.title] : [];
      }),
    ),
    withoutAuthorisation:
      party === JAPAN
        ? countries.flatMap(({ strangeUses }) => strangeUses.map(({ serials }) => serials))
        : [],
  };
}

type At = (year: number) => { firstTransferred: bigint; used: bigint };

function addTransfers({ transfers, itmos }: CountryFacts, at: At): void {
  for (const { itmoId, first, last } of transfers) {
    const itmo = itmos.find(({ id }) => id === itmoId);
    if (itmo) at(itmo.vintage).firstTransferred += last - first + 1n;
  }
}

function addUses({ movements, acquisitions }: CountryFacts, at: At): void {
  for (const movement of movements) {
    if (movement.purpose !== 'ndc' || movement.ndcYear === null) continue;
    for (const units of acquisitions) {
      const part = units.classId === movement.classId ? common(units, movement) : null;
      if (part) at(movement.ndcYear).used += part.last - part.first + 1n;
    }
  }
}
