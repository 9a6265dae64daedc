import type { Factor, FactorValue } from './formula.ts';

/**
 * Emission factors of national grids. Life-cycle averages of a year's generation, no combined margins:
 * an approved methodology names its own.
 */
export const GRID_FACTORS: Readonly<Record<string, FactorValue>> = {
  KZ: {
    value: '0.821391',
    source:
      'Our World in Data / Ember, yearly average by way of CodeCarbon global_energy_mix.json ' +
      '(generation 113.88 TWh); not a CDM combined margin',
    year: 2023,
    boundary: 'life-cycle',
  },
};

/** The factor of the grid that electricity is taken from or fed into. */
export const GRID_FACTOR: Factor = {
  symbol: 'EF_grid',
  title: 'Emission factor of the grid',
  unit: 'tCO2e/MWh',
  range: { least: '0', most: '3' },
  ofCountry: GRID_FACTORS,
};
