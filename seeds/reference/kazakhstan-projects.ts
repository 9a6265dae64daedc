import type { JsonObject } from '../../src/ledger/act.ts';
import type { Fact } from './fact.ts';

const EV_ARTICLE =
  'French-language press article on the memorandum of 2023-11-15 between Zhasyl Damu and White Rose';
const RAIL_ARTICLE =
  'French-language press article on the agreement adopted by the Government of Kazakhstan on 2024-11-22';
const EV_DAY = '2023-11-15';
const RAIL_DAY = '2024-11-22';

const STATION_PLACES = {
  astana: 'Astana',
  almaty: 'Almaty',
  pavlodar: 'Pavlodar',
  aktau: 'Aktau',
  'astana-schuchinsk': 'Astana–Schuchinsk road',
};

const GOVERNMENT = {
  name: 'Government of the Republic of Kazakhstan',
  side: 'partner',
  country: 'KZ',
};

/** Projects outside the mechanism: nobody from Japan takes part, and they earn no credits. */
export const KAZAKHSTAN_PROJECTS: readonly Fact[] = [
  project('KZ-EV-CHARGING', {
    title: 'Charging stations for electric vehicles',
    sites: Object.values(STATION_PLACES).map(named),
    participants: [
      { name: 'JSC Zhasyl Damu', side: 'partner', country: 'KZ' },
      { name: 'White Rose', side: 'other', country: 'TR' },
    ],
    source: EV_ARTICLE,
  }),
  project('KZ-EV-ASSEMBLY', {
    title: 'Electric vehicles built in Kazakhstan (JAC iEV7S, Kia EV6)',
    participants: [{ name: 'SaryarkaAvtoProm', side: 'partner', country: 'KZ' }],
    source: EV_ARTICLE,
  }),
  project('KZ-RAIL-DOSTYK-MOIYNTY', {
    title: 'Modernisation of the Dostyk–Moiynty railway axis',
    sites: [named('Dostyk–Moiynty')],
    participants: [GOVERNMENT],
    source: RAIL_ARTICLE,
  }),
  project('KZ-RAIL-NEW-LINES', {
    title: 'New railway lines by 2027',
    participants: [GOVERNMENT],
    source: RAIL_ARTICLE,
  }),
];

/** What the articles count. The stations are one operator's, not all of a city's. */
export const KAZAKHSTAN_INDICATORS: readonly Fact[] = [
  ...Object.entries(STATION_PLACES).map(([key, place]) =>
    indicator('KZ-EV-CHARGING', `stations:${key}`, {
      name: 'Charging stations in service',
      unit: 'stations',
      place,
      source: `${EV_ARTICLE}; other sources count more, the stations of several operators`,
    }),
  ),
  indicator('KZ-EV-ASSEMBLY', 'vehicles', {
    name: 'Electric vehicles built since 2016',
    unit: 'vehicles',
    place: 'Kazakhstan',
    source: EV_ARTICLE,
  }),
  indicator('KZ-RAIL-DOSTYK-MOIYNTY', 'complete', {
    name: 'Works complete',
    unit: 'percent',
    place: 'Dostyk–Moiynty',
    source: RAIL_ARTICLE,
  }),
  indicator('KZ-RAIL-NEW-LINES', 'km', {
    name: 'Railway built',
    unit: 'km',
    place: 'Kazakhstan',
    targets: [{ value: '1300', dueOn: '2027-12-31' }],
    source: RAIL_ARTICLE,
  }),
];

/** The counts, on the day of the event that the article tells of; its own day is not stored. */
export const KAZAKHSTAN_READINGS: readonly Fact[] = [
  reading('KZ-EV-CHARGING:stations:astana', '51', EV_DAY, EV_ARTICLE),
  reading('KZ-EV-CHARGING:stations:almaty', '52', EV_DAY, EV_ARTICLE),
  reading('KZ-EV-CHARGING:stations:pavlodar', '1', EV_DAY, EV_ARTICLE),
  reading('KZ-EV-CHARGING:stations:aktau', '1', EV_DAY, EV_ARTICLE),
  reading('KZ-EV-CHARGING:stations:astana-schuchinsk', '1', EV_DAY, EV_ARTICLE),
  reading('KZ-EV-ASSEMBLY:vehicles', '140', EV_DAY, EV_ARTICLE),
  reading('KZ-RAIL-DOSTYK-MOIYNTY:complete', '70', RAIL_DAY, RAIL_ARTICLE),
];

function project(reference: string, more: JsonObject): Fact {
  return {
    key: `project:${reference}`,
    kind: 'project',
    country: 'KZ',
    body: { reference, mechanism: 'NONE', sector: 'transport', status: 'under-way', ...more },
  };
}

function indicator(reference: string, name: string, body: JsonObject): Fact {
  return {
    key: `indicator:${reference}:${name}`,
    kind: 'indicator',
    country: 'KZ',
    about: `project:${reference}`,
    body,
  };
}

function reading(indicatorKey: string, value: string, observedOn: string, source: string): Fact {
  return {
    key: `reading:${indicatorKey}:${observedOn}`,
    kind: 'indicator-reading',
    country: 'KZ',
    about: `indicator:${indicatorKey}`,
    body: { value, observedOn, source },
  };
}

function named(name: string): JsonObject {
  return { name };
}
