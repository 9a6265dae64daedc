import type { Formula } from './formula.ts';
import { GRID_FACTOR } from './grid-factors.ts';

/** The same cooling with less electricity. */
export const CHILLER_EFFICIENCY: Formula = {
  code: 'chiller-efficiency-1',
  title: 'Energy-efficient chillers',
  explanation:
    'A chiller with a higher coefficient of performance gives the same cooling with less ' +
    'electricity. The electricity that it used, times the quotient of the two coefficients, is what ' +
    'the reference chiller would have used; both are counted with the same emission factor.',
  source: 'Pattern of approved JCM chiller methodologies: RE = EC × (COP_PJ ÷ COP_RE) × EF',
  parameters: [
    {
      symbol: 'EC_PJ',
      title: 'Electricity used by the project chiller, metered',
      unit: 'MWh',
      kind: 'activity',
      range: { least: '0' },
    },
    {
      symbol: 'COP_PJ',
      title: 'Coefficient of performance of the project chiller',
      unit: '1',
      kind: 'setting',
      range: { above: '0', most: '30' },
    },
    {
      symbol: 'COP_RE',
      title: 'Coefficient of performance of the reference chiller',
      unit: '1',
      kind: 'setting',
      range: { above: '0', most: '30' },
    },
  ],
  factors: [GRID_FACTOR],
  steps: [
    {
      symbol: 'EC_RE',
      title: 'Electricity that the reference chiller would have used',
      unit: 'MWh',
      expression: 'EC_PJ × COP_PJ ÷ COP_RE',
    },
    {
      symbol: 'RE',
      title: 'Reference emissions: electricity of the reference chiller',
      unit: 'tCO2e',
      expression: 'EC_RE × EF_grid',
    },
    {
      symbol: 'PE',
      title: 'Project emissions: electricity of the project chiller',
      unit: 'tCO2e',
      expression: 'EC_PJ × EF_grid',
    },
  ],
  examples: [
    {
      title: 'A chiller of COP 6.0 in the place of one of COP 4.8 in Kazakhstan',
      country: 'KZ',
      inputs: { EC_PJ: '1000', COP_PJ: '6', COP_RE: '4.8' },
      referenceEmissions: '1026.73875',
      projectEmissions: '821.391',
      emissionReductions: '205.34775',
    },
  ],
};
