import type { Formula, WorkedExample } from './formula.ts';
import { PETROL } from './fuel-factors.ts';
import { GRID_FACTOR } from './grid-factors.ts';

/** One gigawatt-hour taken from the grid: 900 MWh delivered, five million kilometres. */
const EXAMPLE = {
  country: 'KZ',
  projectEmissions: '821.391',
  inputs: { ED: '900000', eta: '0.9', AFEC: '18' },
};

/** Kilometres driven with electricity in the place of kilometres driven with petrol. */
export const EV_CHARGING: Formula = {
  code: 'ev-charging-1',
  title: 'Charging of electric vehicles',
  explanation:
    'The electricity delivered to vehicles says how far they drove. A comparable car with a ' +
    'combustion engine would have burnt fuel for the same distance: the reference. The project ' +
    'emits what the grid emits for the electricity delivered and for what the chargers lose. With ' +
    'a grid of much coal the result can be negative; then there is nothing to issue.',
  source:
    'Structure of Verra VM0038 (electric vehicle charging systems); no JCM methodology of the kind ' +
    'was found',
  parameters: [
    {
      symbol: 'ED',
      title: 'Electricity delivered to vehicles, metered',
      unit: 'kWh',
      kind: 'activity',
      range: { least: '0' },
    },
    {
      symbol: 'eta',
      title: 'Efficiency of the charger',
      unit: '1',
      kind: 'setting',
      range: { above: '0', most: '1' },
    },
    {
      symbol: 'AFEC',
      title: 'Electricity that the vehicles use',
      unit: 'kWh/100 km',
      kind: 'setting',
      range: { above: '0', most: '500' },
    },
    {
      symbol: 'FC',
      title: 'Fuel that a comparable combustion vehicle uses',
      unit: 'L/100 km',
      kind: 'setting',
      range: { least: '0', most: '100' },
    },
  ],
  factors: [
    {
      symbol: 'EF_fuel',
      title: 'Emission factor of the fuel that is not burnt',
      unit: 'kgCO2/L',
      range: { above: '0', most: '10' },
      standard: PETROL,
    },
    GRID_FACTOR,
  ],
  steps: [
    {
      symbol: 'D',
      title: 'Distance driven with the electricity delivered',
      unit: 'km',
      expression: 'ED ÷ AFEC × 100',
    },
    {
      symbol: 'F',
      title: 'Fuel that would have been burnt for that distance',
      unit: 'L',
      expression: 'D × FC ÷ 100',
    },
    {
      symbol: 'RE',
      title: 'Reference emissions: that fuel',
      unit: 'tCO2e',
      expression: 'F × EF_fuel ÷ 1000',
    },
    {
      symbol: 'EC',
      title: 'Electricity taken from the grid, with the losses of the chargers',
      unit: 'kWh',
      expression: 'ED ÷ eta',
    },
    {
      symbol: 'PE',
      title: 'Project emissions: that electricity',
      unit: 'tCO2e',
      expression: 'EC × EF_grid ÷ 1000',
    },
  ],
  examples: [example('8.0', '918.4', '97.009'), example('7.0', '803.6', '-17.791')],
};

function example(fuel: string, reference: string, reductions: string): WorkedExample {
  return {
    ...EXAMPLE,
    title: `1 GWh from the grid of Kazakhstan against a car that burns ${fuel} L/100 km`,
    inputs: { ...EXAMPLE.inputs, FC: fuel },
    referenceEmissions: reference,
    emissionReductions: reductions,
  };
}
