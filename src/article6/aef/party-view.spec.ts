import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseDay } from '../../kernel/calendar-day.ts';
import { parseInstant, type Instant } from '../../kernel/clock.ts';
import type { AuthorisationRecord } from '../authorisation-record.ts';
import {
  actionInstant,
  type CountryFacts,
  type KnownItmo,
  type KnownMovement,
} from './country-facts.ts';
import type { ItmoRun } from './facts.ts';
import { partyView } from './party-view.ts';

const AT = parseInstant('2025-02-01T00:00:00Z');
const ITMO: KnownItmo = {
  id: 'itmo',
  authorisationId: 'authorisation',
  authorisationVersion: 1,
  approachId: 'approach',
  classId: 'partner',
  registryId: 'THA01',
  vintage: 2022,
  first: 1n,
  last: 40n,
  offset: 100n,
  at: AT,
};
const RECORD: AuthorisationRecord = {
  authorisationId: 'TH 1',
  cooperativeApproach: 'TH-approach',
  authorisedOn: parseDay('2025-01-15'),
  decidedBy: 'Ministry',
  quantity: null,
  gwpValues: null,
  sectors: [],
  activityTypes: [],
  purposes: 'NDC',
  authorisedParties: ['JPN'],
  oimp: null,
  firstTransferDefinition: null,
  mitigationType: 'Emission reductions',
  projects: [],
  firstVintage: null,
  lastVintage: null,
  terms: null,
  note: null,
  source: 'Letter',
  state: 'valid',
  revokedOn: null,
  revokedBecause: null,
};
const FACTS: CountryFacts = {
  party: 'THA',
  approaches: new Map([['approach', { title: 'JCM', carpId: 'CA0099' }]]),
  authorisations: [
    { id: 'authorisation', version: 1, validFrom: parseDay('2025-01-15'), record: RECORD },
  ],
  entities: [],
  itmos: [ITMO],
  transfers: [],
  acquisitions: [
    { itmoId: 'itmo', classId: 'japan', first: 501n, last: 540n, offset: -400n, at: AT },
  ],
  movements: [],
  commodities: new Map([
    ['partner', 'TH-TH-TH001-2022'],
    ['japan', 'JP-TH-TH001-2022'],
  ]),
  strangeUses: [],
};

const MOVES = ['held', 'locked', 'retired', 'cancelled'] as const;
type Move = readonly [at: bigint, length: bigint, to: (typeof MOVES)[number], isNextYear: boolean];

const move = fc.tuple(
  fc.bigInt(0n, 39n),
  fc.bigInt(1n, 20n),
  fc.constantFrom(...MOVES),
  fc.boolean(),
);

/** Plays moves on forty serials, one by one; answers the movements and where each serial was at year's end. */
function played(moves: readonly Move[]) {
  const issued: KnownMovement = {
    id: 'issued',
    previousId: null,
    classId: 'japan',
    toState: 'held',
    at: parseInstant('2025-01-20T00:00:00Z'),
    purpose: null,
    ndcYear: null,
    beneficiary: null,
    first: 501n,
    last: 540n,
  };
  const movements = [issued];
  const now = new Map<bigint, { by: string; state: string }>();
  for (let serial = 501n; serial <= 540n; serial += 1n)
    now.set(serial, { by: 'issued', state: 'held' });
  let atYearEnd: Map<bigint, { by: string; state: string }> | null = null;
  let isNextYear = false;
  for (const [place, [start, length, to, later]] of moves.entries()) {
    if (later && !isNextYear) {
      isNextYear = true;
      atYearEnd = new Map(now);
    }
    const at = isNextYear ? '2026-01-01T00:00:00Z' : '2025-06-01T00:00:00Z';
    for (
      let serial = 501n + start;
      serial < 501n + start + length && serial <= 540n;
      serial += 1n
    ) {
      const before = now.get(serial);
      if (!before || before.state === 'retired' || before.state === 'cancelled') continue;
      const id = `move ${place} of ${serial}`;
      const purpose = to === 'retired' ? 'ndc' : to === 'cancelled' ? 'voluntary' : null;
      movements.push({
        ...issued,
        id,
        previousId: before.by,
        toState: to,
        at: parseInstant(at),
        purpose,
        ndcYear: to === 'retired' ? 2025 : null,
        first: serial,
        last: serial,
      });
      now.set(serial, { by: id, state: to });
    }
  }
  return { movements, places: atYearEnd ?? now };
}

function numbers(runs: readonly Pick<ItmoRun, 'firstId' | 'lastId'>[]): readonly string[] {
  return runs
    .flatMap(({ firstId, lastId }) =>
      Array.from(
        { length: Number(BigInt(lastId) - BigInt(firstId) + 1n) },
        (_, at) => `${BigInt(firstId) + BigInt(at)}`,
      ),
    )
    .sort();
}

describe('what a Party holds at the end of a year', () => {
  it('is what a model of single serials says, whatever was moved, and nothing is held and used', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
        const { movements, places } = played(moves);
        const { holdings, actions } = partyView({ ...FACTS, movements }, 'JPN', 2025);
        const held = [...places]
          .filter(([, { state }]) => state === 'held' || state === 'locked')
          .map(([serial]) => `${serial - 400n}`);
        expect(numbers(holdings)).toEqual(held.sort());
        const ended = actions.filter(({ type }) => type !== 'Acquisition').map(({ run }) => run);
        expect([...numbers(holdings), ...numbers(ended)].sort()).toEqual(
          numbers([{ firstId: '101', lastId: '140' }]),
        );
      }),
    );
  });

  it('is nothing any more of what was first transferred to a Party', () => {
    const issued = { ...played([]).movements[0], classId: 'partner', first: 1n, last: 40n };
    const transfer = {
      id: 'transfer',
      itmoId: 'itmo',
      classId: 'partner',
      first: 11n,
      last: 20n,
      offset: 100n,
      basis: 'transfer-to-party',
      acquiringParty: 'JPN',
      purpose: null,
      at: parseInstant('2025-12-31T23:59:59.999Z'),
    };
    const facts = { ...FACTS, movements: [issued as KnownMovement], transfers: [transfer] };
    const { holdings, actions } = partyView(facts, 'THA', 2025);
    expect(holdings.map(({ firstId, lastId }) => [firstId, lastId])).toEqual([
      ['101', '110'],
      ['121', '140'],
    ]);
    expect(actions.map(({ type }) => type)).toEqual(['Authorization', 'First transfer']);
    const late = { ...transfer, at: parseInstant('2026-01-01T00:00:00Z') };
    const before = partyView({ ...facts, transfers: [late] }, 'THA', 2025);
    expect(numbers(before.holdings)).toHaveLength(40);
    expect(before.actions.map(({ type }) => type)).toEqual(['Authorization']);
  });
});

describe('when an action counts as done', () => {
  it.each([
    ['2026-01-01', '2025-12-31T16:00:00.000Z', '2025-12-31T16:00:00.000Z'],
    ['2025-12-31', '2025-12-31T10:00:00.000Z', '2025-12-31T10:00:00.000Z'],
    ['2025-12-20', '2026-01-05T10:00:00.000Z', '2025-12-20T00:00:00.000Z'],
  ])('effective %s, recorded %s: %s', (effectiveOn, recordedAt, at) => {
    expect(actionInstant(parseDay(effectiveOn), recordedAt as Instant)).toBe(at);
  });
});
