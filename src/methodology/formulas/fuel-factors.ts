import type { FactorValue } from './formula.ts';

const SOURCE = 'IPCC 2006 Guidelines, as cited by secondary sources; combustion only';

/** Kilograms of CO2 from burning a litre of petrol. */
export const PETROL: FactorValue = {
  value: '2.296',
  source: SOURCE,
  year: 2006,
  boundary: 'combustion',
};

/** Kilograms of CO2 from burning a litre of diesel. */
export const DIESEL: FactorValue = { ...PETROL, value: '2.703' };
