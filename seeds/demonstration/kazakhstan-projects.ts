import type { JsonObject } from '../../src/ledger/act.ts';
import type { Step } from './step.ts';

/**
 * References of the two invented projects, far from the numbers that a Joint Committee gives first.
 */
export const CHARGING = 'KZ901';
export const RAIL = 'KZ902';

const INVENTED = 'Demonstration: invented for this book, no such project exists';

/** Two projects under the mechanism, each with an invented participant from Japan. */
export const DEMONSTRATION_PROJECTS: readonly Step[] = [
  project(CHARGING, {
    title: 'Demonstration: fast-charging corridor Almaty–Astana',
    sites: [{ name: 'Almaty' }, { name: 'Karaganda' }, { name: 'Astana' }],
    participants: [
      { name: 'Demonstration Charging Japan K.K. (invented)', side: 'japan', country: 'JP' },
      { name: 'Demonstration Energy Kazakhstan JSC (invented)', side: 'partner', country: 'KZ' },
    ],
    startsOn: '2025-04-01',
    endsOn: '2034-03-31',
    expectedAnnualReduction: '18400',
  }),
  project(RAIL, {
    title: 'Demonstration: electrification of a railway line',
    sites: [{ name: 'Dostyk' }, { name: 'Moiynty' }],
    participants: [
      { name: 'Demonstration Railway Systems Japan K.K. (invented)', side: 'japan', country: 'JP' },
      { name: 'Demonstration Railways Kazakhstan JSC (invented)', side: 'partner', country: 'KZ' },
    ],
    startsOn: '2025-01-15',
    endsOn: '2039-12-31',
    expectedAnnualReduction: '96500',
  }),
];

/** What is counted of them. */
export const DEMONSTRATION_INDICATORS: readonly Step[] = [
  indicator(CHARGING, 'chargers', {
    name: 'Demonstration: fast chargers in service',
    unit: 'chargers',
    place: 'Almaty–Astana motorway',
    baseline: { value: '0', on: '2025-03-31' },
    targets: [
      { value: '24', dueOn: '2026-12-31' },
      { value: '60', dueOn: '2028-12-31' },
    ],
  }),
  indicator(RAIL, 'electrified', {
    name: 'Demonstration: line electrified',
    unit: 'km',
    place: 'Dostyk–Moiynty',
    baseline: { value: '0', on: '2025-01-14' },
    targets: [{ value: '836', dueOn: '2029-12-31' }],
  }),
  indicator(RAIL, 'transit', {
    name: 'Demonstration: transit time of a freight train',
    unit: 'hours',
    place: 'Dostyk–Moiynty',
    baseline: { value: '31', on: '2025-01-14' },
    targets: [{ value: '22', dueOn: '2029-12-31' }],
  }),
];

/** How the counts went on. */
export const DEMONSTRATION_READINGS: readonly Step[] = [
  ...readings(CHARGING, 'chargers', { '2025-06-30': '4', '2025-12-31': '11', '2026-03-31': '17' }),
  ...readings(RAIL, 'electrified', {
    '2025-06-30': '12.5',
    '2025-12-31': '48',
    '2026-03-31': '96.25',
  }),
  ...readings(RAIL, 'transit', { '2025-12-31': '30', '2026-03-31': '28.5' }),
];

function project(reference: string, more: JsonObject): Step {
  return {
    key: `project:${reference}`,
    by: 'registry officer',
    kind: 'project',
    country: 'KZ',
    body: {
      reference,
      mechanism: 'JCM',
      sector: 'transport',
      status: 'under-way',
      source: INVENTED,
      ...more,
    },
  };
}

function indicator(reference: string, name: string, body: JsonObject): Step {
  return {
    key: `indicator:${reference}:${name}`,
    by: 'registry officer',
    kind: 'indicator',
    country: 'KZ',
    about: `project:${reference}`,
    body: { ...body, source: INVENTED },
  };
}

function readings(
  reference: string,
  name: string,
  values: Readonly<Record<string, string>>,
): readonly Step[] {
  return Object.entries(values).map(([observedOn, value]) => ({
    key: `reading:${reference}:${name}:${observedOn}`,
    by: 'registry officer',
    kind: 'indicator-reading',
    country: 'KZ',
    about: `indicator:${reference}:${name}`,
    body: { value, observedOn, source: INVENTED },
  }));
}
