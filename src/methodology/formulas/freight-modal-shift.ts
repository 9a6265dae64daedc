import type { Factor, FactorValue, Formula, Parameter } from './formula.ts';
import { DIESEL } from './fuel-factors.ts';
import { GRID_FACTOR } from './grid-factors.ts';

const FREIGHT_SOURCE = 'CDM TOOL12 v1.1.0, road and rail freight, as generally cited';
const HEAVY_VEHICLE: FactorValue = {
  value: '129',
  source: FREIGHT_SOURCE,
  year: null,
  boundary: 'combustion',
};

const ROAD_FACTOR: Factor = {
  symbol: 'EF_road',
  title: 'Emission factor of freight on the road (heavy vehicles)',
  unit: 'gCO2/t-km',
  range: { above: '0', most: '2000' },
  standard: HEAVY_VEHICLE,
};

const TONNES_CARRIED: Parameter = {
  symbol: 'T',
  title: 'Cargo carried by rail instead of by road',
  unit: 't',
  kind: 'activity',
  range: { least: '0' },
};
const DISTANCE_BY_ROAD = distance('D_road', 'Distance by road');

const REFERENCE_STEP = {
  symbol: 'RE',
  title: 'Reference emissions: the cargo on the road',
  unit: 'tCO2e',
  expression: 'T × D_road × EF_road ÷ 1000000',
} as const;

const EXPLANATION =
  'Cargo that goes by rail would otherwise have gone by road, by heavy vehicles, over the distance ' +
  'by road: the reference. ';

/** Cargo by rail in the place of the road, with a factor per tonne-kilometre on both sides. */
export const FREIGHT_MODAL_SHIFT: Formula = {
  code: 'freight-modal-shift-1',
  title: 'Freight from road to rail, by tonne-kilometres',
  explanation:
    `${EXPLANATION}The project emits what trains emit per tonne-kilometre, over the distance by ` +
    'rail, which may be longer.',
  source: 'Structure of CDM AM0090 v1.1.0 (modal shift of cargo from road to water or rail)',
  parameters: [TONNES_CARRIED, DISTANCE_BY_ROAD, distance('D_rail', 'Distance by rail')],
  factors: [
    ROAD_FACTOR,
    {
      symbol: 'EF_rail',
      title: 'Emission factor of freight by rail',
      unit: 'gCO2/t-km',
      range: { least: '0', most: '2000' },
      standard: { ...HEAVY_VEHICLE, value: '22' },
    },
  ],
  steps: [
    REFERENCE_STEP,
    {
      symbol: 'PE',
      title: 'Project emissions: the cargo on rails',
      unit: 'tCO2e',
      expression: 'T × D_rail × EF_rail ÷ 1000000',
    },
  ],
  examples: [
    {
      title: 'A million tonnes over 300 km either way',
      inputs: { T: '1000000', D_road: '300', D_rail: '300' },
      referenceEmissions: '38700',
      projectEmissions: '6600',
      emissionReductions: '32100',
    },
  ],
};

/** The same, where the electricity and the diesel of the trains are metered. */
export const FREIGHT_MODAL_SHIFT_METERED: Formula = {
  code: 'freight-modal-shift-metered-1',
  title: 'Freight from road to rail, with metered traction',
  explanation: `${EXPLANATION}The project emits what the metered electricity and diesel of the trains emit.`,
  source: 'Structure of CDM AM0090 v1.1.0 (modal shift of cargo from road to water or rail)',
  parameters: [
    TONNES_CARRIED,
    DISTANCE_BY_ROAD,
    traction('EC', 'Electricity for traction, metered', 'kWh'),
    traction('FL', 'Diesel for traction, metered', 'L'),
  ],
  factors: [
    ROAD_FACTOR,
    GRID_FACTOR,
    {
      symbol: 'EF_diesel',
      title: 'Emission factor of diesel',
      unit: 'kgCO2/L',
      range: { above: '0', most: '10' },
      standard: DIESEL,
    },
  ],
  steps: [
    REFERENCE_STEP,
    {
      symbol: 'PE_el',
      title: 'Emissions of the electricity for traction',
      unit: 'tCO2e',
      expression: 'EC × EF_grid ÷ 1000',
    },
    {
      symbol: 'PE_fuel',
      title: 'Emissions of the diesel for traction',
      unit: 'tCO2e',
      expression: 'FL × EF_diesel ÷ 1000',
    },
    {
      symbol: 'PE',
      title: 'Project emissions: traction',
      unit: 'tCO2e',
      expression: 'PE_el + PE_fuel',
    },
  ],
  examples: [
    {
      title: 'A million tonnes over 300 km of road, with 5 GWh and 100,000 L for traction',
      country: 'KZ',
      inputs: { T: '1000000', D_road: '300', EC: '5000000', FL: '100000' },
      referenceEmissions: '38700',
      projectEmissions: '4377.255',
      emissionReductions: '34322.745',
    },
  ],
};

function distance(symbol: string, title: string): Parameter {
  return { symbol, title, unit: 'km', kind: 'setting', range: { above: '0', most: '40000' } };
}

function traction(symbol: string, title: string, unit: string): Parameter {
  return { symbol, title, unit, kind: 'activity', range: { least: '0' } };
}
