import type { Instant } from '../../kernel/clock.ts';
import { JAPAN } from '../parties.ts';
import type {
  CountryFacts,
  KnownAcquisition,
  KnownItmo,
  KnownMovement,
  KnownTransfer,
} from './country-facts.ts';
import type { AefAction, AefAuthorisation, AefEntity, ItmoRun } from './facts.ts';
import { authorisationsBy, entitiesBy } from './party-records.ts';
import { common, without, type Range } from './ranges.ts';

/** What one partner's ITMOs are to a Party: its rows of the tables, before they are put in order. */
export interface PartyView {
  readonly authorisations: readonly AefAuthorisation[];
  readonly actions: readonly AefAction[];
  readonly holdings: readonly ItmoRun[];
  readonly entities: readonly AefEntity[];
}

/** Serials in the registry of the side that reports, with the ITMOs that they are. */
type Units = Range & {
  readonly itmo: KnownItmo;
  readonly classId: string;
  readonly offset: bigint;
  readonly since: Instant;
};

const NOTHING_SAID = {
  subtype: null,
  transferringParty: null,
  acquiringParty: null,
  purpose: null,
  usingParty: null,
  usingEntity: null,
  ndcYear: null,
} as const;

const SUBTYPE_OF_BASIS: Readonly<Record<string, string>> = {
  'transfer-to-party': 'First transfer to another Party',
  authorisation: 'Authorization',
  issuance: 'Issuance',
  'use-or-cancellation': 'Use or cancellation',
};

/**
 * A partner's ITMOs as a Party reports them for a calendar year in UTC: the partner authorises and first
 * transfers, Japan acquires; each uses and cancels what stands in its own registry.
 *
 * @source decision 6/CMA.4, annex I; decision 4/CMA.6, annex II
 */
export function partyView(facts: CountryFacts, party: string, year: number): PartyView {
  const isJapan = party === JAPAN;
  const units = isJapan ? unitsOfJapan(facts) : unitsOfPartner(facts);
  const end = `${year}-12-31T23:59:59.999Z` as Instant;
  const isInYear = (at: Instant) => at.startsWith(`${year}-`);
  const actions = [
    ...(isJapan ? acquired(facts) : [...authorised(facts), ...firstTransferred(facts)]),
    ...used(facts, units, party),
  ].filter(({ at }) => isInYear(at));
  const holdings = heldAt(facts, units, end, isJapan);
  const cited = new Set([...actions.map(({ run }) => run), ...holdings].map(authorisationOf));
  const isReported = (name: string) => !isJapan || cited.has(name);
  return {
    authorisations: authorisationsBy(facts, end).filter((one) => isReported(one.authorisationId)),
    actions,
    holdings,
    entities: entitiesBy(facts, end, isReported),
  };
}

function authorisationOf({ authorisationId }: ItmoRun): string {
  return authorisationId;
}

function unitsOfPartner({ itmos }: CountryFacts): readonly Units[] {
  return itmos.map(({ first, last, classId, offset, at, ...rest }) => {
    const itmo = { ...rest, first, last, classId, offset, at };
    return { first, last, classId, offset, itmo, since: at };
  });
}

function unitsOfJapan({ itmos, acquisitions }: CountryFacts): readonly Units[] {
  return acquisitions.flatMap((one: KnownAcquisition) => {
    const itmo = itmos.find(({ id }) => id === one.itmoId);
    const { first, last, classId, offset, at: since } = one;
    return itmo ? [{ first, last, classId, offset, itmo, since }] : [];
  });
}

/** A part of units as a row of the format names it. */
export function runOfUnits(facts: CountryFacts, units: Omit<Units, 'since'>, part: Range): ItmoRun {
  const { itmo, offset, classId } = units;
  const version = facts.authorisations.find(
    ({ id, version: number }) =>
      id === itmo.authorisationId && number === itmo.authorisationVersion,
  );
  return {
    carpId: facts.approaches.get(itmo.approachId)?.carpId ?? null,
    authorisationId: version?.record.authorisationId ?? '',
    firstTransferringParty: facts.party,
    registryId: itmo.registryId,
    firstId: (part.first + offset).toString(),
    lastId: (part.last + offset).toString(),
    firstUnit: part.first.toString(),
    lastUnit: part.last.toString(),
    serials: `${facts.commodities.get(classId) ?? ''}-${part.first}-${part.last}`,
    gwpValues: version?.record.gwpValues ?? null,
    mitigationType: version?.record.mitigationType ?? '',
    vintage: itmo.vintage,
  };
}

function authorised(facts: CountryFacts): readonly AefAction[] {
  return unitsOfPartner(facts).map((units) => ({
    ...NOTHING_SAID,
    run: runOfUnits(facts, units, units),
    at: units.since,
    type: 'Authorization' as const,
  }));
}

function firstTransferred(facts: CountryFacts): readonly AefAction[] {
  return facts.transfers.flatMap((one: KnownTransfer) => {
    const itmo = facts.itmos.find(({ id }) => id === one.itmoId);
    if (!itmo) return [];
    return [
      {
        ...NOTHING_SAID,
        run: runOfUnits(facts, { ...one, itmo }, one),
        at: one.at,
        type: 'First transfer' as const,
        subtype: SUBTYPE_OF_BASIS[one.basis] ?? null,
        acquiringParty: one.acquiringParty,
        purpose: one.purpose,
        usingParty: null,
      },
    ];
  });
}

function acquired(facts: CountryFacts): readonly AefAction[] {
  return unitsOfJapan(facts).map((units) => ({
    ...NOTHING_SAID,
    run: runOfUnits(facts, units, units),
    at: units.since,
    type: 'Acquisition' as const,
    transferringParty: facts.party,
  }));
}

/** Uses and cancellations of ITMOs. What a Party retires of its own, never transferred, is no use. */
function used(facts: CountryFacts, all: readonly Units[], party: string): readonly AefAction[] {
  const isOwn = party === facts.party;
  const transferred = facts.transfers.filter(({ basis }) => basis === 'transfer-to-party');
  const unitsOf = groupedBy(all, ({ classId }) => classId);
  return facts.movements.flatMap((movement) => {
    if (movement.purpose === null) return [];
    const said = saidOf(movement, party);
    if (said === null || (isOwn && said.type === 'Use')) return [];
    return (unitsOf.get(movement.classId) ?? []).flatMap((units) => {
      const part = common(units, movement);
      if (part === null) return [];
      const gone = transferred.filter(({ classId }) => classId === movement.classId);
      const parts = isOwn ? without(part, gone) : [part];
      return parts.map((each) => ({
        ...NOTHING_SAID,
        ...said,
        ...entityOf(facts, units.itmo, movement, said),
        run: runOfUnits(facts, units, each),
        at: movement.at,
      }));
    });
  });
}

type Said = Pick<AefAction, 'type' | 'subtype' | 'purpose' | 'usingParty' | 'ndcYear'>;

function saidOf(movement: KnownMovement, party: string): Said | null {
  const cancelled = { usingParty: party, ndcYear: null, subtype: 'Other cancellations' } as const;
  switch (movement.purpose) {
    case 'ndc':
      return {
        type: 'Use',
        subtype: null,
        purpose: null,
        usingParty: party,
        ndcYear: movement.ndcYear,
      };
    case 'voluntary':
      return { ...cancelled, type: 'Voluntary Cancellation', purpose: null };
    case 'corsia':
      return { ...cancelled, type: 'Cancellation', purpose: 'CORSIA' };
    case 'oimp':
      return { ...cancelled, type: 'Cancellation', purpose: 'OIMP' };
    case 'omge':
      return {
        ...cancelled,
        type: 'Cancellation',
        subtype: 'Voluntary cancellation to deliver OMGE',
        purpose: null,
      };
    case 'share-of-proceeds':
      return { ...cancelled, type: 'Cancellation', purpose: 'Share of proceeds' };
    case 'other':
      return { ...cancelled, type: 'Cancellation', purpose: null };
    default:
      return null;
  }
}

/** Where the beneficiary is an entity that the authorisation names, it is the one that used. */
function entityOf(
  facts: CountryFacts,
  itmo: KnownItmo,
  { beneficiary }: KnownMovement,
  { type }: Said,
): Partial<AefAction> {
  if (beneficiary === null || type === 'Use') return {};
  const entity = facts.entities.find(
    ({ authorisationId, name, identificationNumber }) =>
      authorisationId === itmo.authorisationId &&
      [name, identificationNumber].includes(beneficiary),
  );
  return entity ? { usingEntity: entity.identificationNumber, usingParty: null } : {};
}

/** What stood in the side's registry at a moment, held or locked, and was not first transferred away. */
function heldAt(
  facts: CountryFacts,
  all: readonly Units[],
  end: Instant,
  isJapan: boolean,
): readonly ItmoRun[] {
  const known = facts.movements.filter(({ at }) => at <= end);
  const places = groupedBy(
    known.filter(({ toState }) => toState === 'held' || toState === 'locked'),
    ({ classId }) => classId,
  );
  const spent = groupedBy(known, ({ previousId }) => previousId ?? '');
  const away = isJapan
    ? []
    : facts.transfers.filter(({ at, basis }) => at <= end && basis === 'transfer-to-party');
  const gone = groupedBy(away, ({ classId }) => classId);
  return all
    .filter(({ since }) => since <= end)
    .flatMap((units) => {
      const parts = (places.get(units.classId) ?? []).flatMap((movement) => {
        const part = common(movement, units);
        if (part === null) return [];
        const taken = [...(spent.get(movement.id) ?? []), ...(gone.get(units.classId) ?? [])];
        return without(part, taken);
      });
      return joined(parts).map((part) => runOfUnits(facts, units, part));
    });
}

function groupedBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Runs that follow one another, as one. */
function joined(parts: readonly Range[]): readonly Range[] {
  const inOrder = [...parts].sort((one, other) => (one.first < other.first ? -1 : 1));
  const runs: Range[] = [];
  for (const part of inOrder) {
    const before = runs.at(-1);
    if (before && before.last + 1n === part.first) {
      runs[runs.length - 1] = { first: before.first, last: part.last };
    } else runs.push(part);
  }
  return runs;
}
