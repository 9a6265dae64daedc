import { parseDay } from '../../src/kernel/calendar-day.ts';
import { parseInstant } from '../../src/kernel/clock.ts';
import type { AefAction, AefFacts, ItmoRun } from '../../src/article6/aef/facts.ts';

const KAZAKH: ItmoRun = {
  carpId: 'CA0099',
  authorisationId: 'KZ AUTH-1',
  firstTransferringParty: 'KAZ',
  registryId: 'KAZ01',
  firstId: '1',
  lastId: '1000',
  firstUnit: '1',
  lastUnit: '1000',
  serials: 'KZ-KZ-KZ001-2023-1-1000',
  gwpValues: null,
  mitigationType: 'Emission reductions',
  vintage: 2023,
};
const MONGOLIAN: ItmoRun = {
  ...KAZAKH,
  carpId: 'CA0098',
  authorisationId: 'MN 7',
  firstTransferringParty: 'MNG',
  registryId: 'MNG01',
  serials: 'MN-MN-MN004-2022-1-100',
  lastId: '100',
  lastUnit: '100',
  vintage: 2022,
};

function part(run: ItmoRun, firstId: number, lastId: number): ItmoRun {
  const [first, last] = [`${firstId}`, `${lastId}`];
  return { ...run, firstId: first, lastId: last, firstUnit: first, lastUnit: last };
}

const NOTHING = {
  subtype: null,
  transferringParty: null,
  acquiringParty: null,
  purpose: null,
  usingParty: null,
  usingEntity: null,
  ndcYear: null,
} as const;

const AIRLINE = '941240000193';

function action(
  time: string,
  type: AefAction['type'],
  run: ItmoRun,
  more: Partial<AefAction> = {},
): AefAction {
  return { ...NOTHING, at: parseInstant(`2025-${time}Z`), type, run, ...more };
}

/** Kazakhstan's year 2025 with an action of every type; the numbers of approaches are a test's own. */
export function everyAction(): AefFacts {
  const authorisation = {
    version: 1,
    quantity: null,
    gwpValues: 'AR5, 100 years',
    sectors: ['Energy generation', 'Transportation'],
    activityTypes: ['Transport', 'C02 usage'],
    authorisedParties: ['JPN'],
    entities: [],
    oimp: null,
    firstVintage: null,
    lastVintage: null,
    terms: null,
    firstTransferDefinition: null,
    note: null,
  };
  return {
    party: 'KAZ',
    year: 2025,
    version: '1.0',
    submittedOn: parseDay('2026-04-15'),
    ndcPeriod: { firstYear: 2021, lastYear: 2030 },
    authorisations: [
      {
        ...authorisation,
        authorisationId: 'KZ AUTH-1',
        authorisedOn: parseDay('2025-01-20'),
        carpId: 'CA0099',
        quantity: '1000',
        purposes: 'NDC and OIMP',
        entities: [AIRLINE],
        oimp: 'CORSIA',
        firstVintage: 2021,
        lastVintage: 2030,
        firstTransferDefinition: 'Use or Cancellation',
      },
      {
        ...authorisation,
        authorisationId: 'MN 7',
        authorisedOn: parseDay('2024-06-01'),
        carpId: 'CA0098',
        purposes: 'NDC',
        authorisedParties: ['JPN', 'KAZ'],
      },
    ],
    actions: [
      action('01-20T00:00:00.000', 'Authorization', KAZAKH),
      action('03-01T10:00:00.000', 'First transfer', part(KAZAKH, 1, 600), {
        subtype: 'First transfer to another Party',
        acquiringParty: 'JPN',
      }),
      action('04-01T10:00:00.000', 'First transfer', part(KAZAKH, 601, 700), {
        subtype: 'Use or cancellation',
        purpose: 'CORSIA',
        usingEntity: AIRLINE,
      }),
      action('04-01T10:00:00.001', 'Cancellation', part(KAZAKH, 601, 700), {
        subtype: 'Other cancellations',
        purpose: 'CORSIA',
        usingEntity: AIRLINE,
      }),
      action('05-01T10:00:00.000', 'Acquisition', MONGOLIAN, { transferringParty: 'MNG' }),
      action('06-01T10:00:00.000', 'Transfer', part(MONGOLIAN, 1, 20), { acquiringParty: 'JPN' }),
      action('07-01T10:00:00.000', 'Use', part(MONGOLIAN, 21, 60), {
        usingParty: 'KAZ',
        ndcYear: 2025,
      }),
      action('08-01T10:00:00.000', 'Voluntary Cancellation', part(MONGOLIAN, 61, 70), {
        subtype: 'Other cancellations',
        usingParty: 'KAZ',
      }),
    ],
    holdings: [part(KAZAKH, 701, 1000), part(MONGOLIAN, 71, 100)],
    entities: [
      {
        authorisedOn: parseDay('2025-01-20'),
        name: 'An airline, “JSC”',
        incorporatedIn: 'KAZ',
        identificationNumber: AIRLINE,
        carpId: 'CA0099',
        conditions: '=For CORSIA only',
        changeConditions: null,
        note: null,
      },
    ],
  };
}
