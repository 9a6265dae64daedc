import type { Formula } from './formula.ts';
import { GRID_FACTOR } from './grid-factors.ts';

/** Electricity of the sun in the place of electricity of the grid. */
export const GRID_CONNECTED_SOLAR: Formula = {
  code: 'grid-connected-solar-1',
  title: 'Solar power fed into a grid',
  explanation:
    'Each megawatt-hour that the plant feeds into the grid is one that the grid need not make; ' +
    'what the grid would have emitted for it is the reference. The plant itself emits nothing. A ' +
    'conservative emission factor of the grid, below its likely emissions, keeps the result modest.',
  source: 'Pattern of approved JCM solar methodologies: RE = EG × EF, PE = 0',
  parameters: [
    {
      symbol: 'EG',
      title: 'Electricity fed into the grid, metered',
      unit: 'MWh',
      kind: 'activity',
      range: { least: '0' },
    },
  ],
  factors: [GRID_FACTOR],
  steps: [
    {
      symbol: 'RE',
      title: 'Reference emissions: the same electricity, made by the grid',
      unit: 'tCO2e',
      expression: 'EG × EF_grid',
    },
    {
      symbol: 'PE',
      title: 'Project emissions: none',
      unit: 'tCO2e',
      expression: '0',
    },
  ],
  examples: [
    {
      title: 'A plant of 10 MW in Kazakhstan over a year',
      country: 'KZ',
      inputs: { EG: '15000' },
      referenceEmissions: '12320.865',
      projectEmissions: '0',
      emissionReductions: '12320.865',
    },
  ],
};
