import { describe, expect, it } from '@jest/globals';
import { calculateByVersion, type CalculatingVersion } from './version-calculation.ts';

const GRID = { value: '0.5', source: 'a test', year: 2025, boundary: 'combustion' as const };
const VERSION: CalculatingVersion = {
  country: 'KZ',
  version: 'Ver1.0',
  formula: 'grid-connected-solar-1',
  factors: { EF_grid: GRID },
};

describe("a calculation by a methodology's version", () => {
  it("uses the factors that the version fixes, else its country's", () => {
    expect(calculateByVersion(VERSION, { EG: '10' }).referenceEmissions).toBe('5');
    const open = { ...VERSION, factors: {} };
    expect(calculateByVersion(open, { EG: '10' }).referenceEmissions).toBe('8.21391');
    expect(calculateByVersion(open, { EG: '10' }, { EF_grid: GRID }).referenceEmissions).toBe('5');
  });

  it.each([
    ['METHODOLOGY.NO_FORMULA', { formula: null }, {}],
    ['FORMULA.NOT_FOUND', { formula: 'solar-0' }, {}],
    ['FORMULA.FACTOR_REFUSED', {}, { EF_grid: GRID }],
    ['FORMULA.FACTOR_REFUSED', { country: 'MN', factors: {} }, {}],
  ])('refuses with %s', (code, changes, given) => {
    expect(() => calculateByVersion({ ...VERSION, ...changes }, { EG: '10' }, given)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
