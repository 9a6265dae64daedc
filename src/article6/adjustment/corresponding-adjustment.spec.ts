import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AdjustmentMethod } from '../acts/ndc-period.ts';
import {
  correspondingAdjustment,
  type AdjustmentFacts,
  type YearFlow,
} from './corresponding-adjustment.ts';
import { decimalOf, divided, millionths } from './millionths.ts';

function facts(more: Partial<AdjustmentFacts> = {}): AdjustmentFacts {
  return {
    party: 'THA',
    year: 2022,
    period: { firstYear: 2021, lastYear: 2030, method: 'single-year-trajectory' },
    inventory: { version: 1, tonnes: '372000000', source: 'BTR' },
    flows: [],
    withoutCarpId: [],
    withoutAuthorisation: [],
    withoutRegistry: [],
    ...more,
  };
}

function flow(year: number, firstTransferred: bigint, used: bigint): YearFlow {
  return { year, firstTransferred, used };
}

/** Thailand first transfers 1,000 of vintage 2022; Japan uses 600 of them for 2030; 400 are held. */
const THAILAND = [flow(2022, 1000n, 0n)];
const JAPAN = [flow(2030, 0n, 600n)];

describe('the worked example', () => {
  it('adds 1,000 to Thailand in 2022', () => {
    const made = correspondingAdjustment(facts({ flows: THAILAND }));
    expect(made).toMatchObject({
      firstTransferred: '1000',
      used: '0',
      adjustment: '1000',
      emissionsBalance: '372001000',
      check: { passes: true, missing: [] },
    });
    expect(made.steps.map(({ numbers, value }) => [numbers, value])).toEqual([
      ['1000 − 0', '1000'],
      ['2022: 1000 − 0', '1000'],
      ['372000000 + 1000', '372001000'],
    ]);
  });

  it('takes 600 from Japan in 2030, and nothing for the 400 that it holds', () => {
    const made = correspondingAdjustment(
      facts({
        party: 'JPN',
        year: 2030,
        flows: JAPAN,
        inventory: { version: 2, tonnes: '760000000.5', source: 'BTR' },
      }),
    );
    expect(made).toMatchObject({
      adjustment: '-600',
      cumulativeAdjustment: '-600',
      emissionsBalance: '759999400.5',
    });
    expect(made.steps.at(-1)?.numbers).toBe('760000000.5 − 600');
    expect(correspondingAdjustment(facts({ party: 'JPN', flows: JAPAN })).adjustment).toBe('0');
  });
});

describe('the methods', () => {
  const flows = [
    flow(2021, 300n, 0n),
    flow(2022, 500n, 100n),
    flow(2023, 0n, 0n),
    flow(2024, 10n, 0n),
  ];
  const made = (method: AdjustmentMethod, year: number) =>
    correspondingAdjustment(
      facts({ year, flows, period: { firstYear: 2021, lastYear: 2030, method } }),
    );

  it.each([
    ['single-year-trajectory', 2022, '400', '700'],
    ['single-year-trajectory', 2023, '0', '700'],
    ['multi-year', 2022, '400', '700'],
    ['multi-year', 2024, '10', '710'],
    ['single-year-averaging', 2021, '300', '300'],
    ['single-year-averaging', 2022, '350', '700'],
    ['single-year-averaging', 2023, '233.333333', '700'],
    ['single-year-averaging', 2024, '177.5', '710'],
  ] as const)('%s, %i: %s, cumulatively %s', (method, year, adjustment, cumulativeAdjustment) => {
    expect(made(method, year)).toMatchObject({ method, adjustment, cumulativeAdjustment });
  });

  it('says where an average was rounded, and from what', () => {
    expect(made('single-year-averaging', 2023).steps[2]).toEqual({
      symbol: 'Ā',
      title: 'Average over the 3 elapsed years',
      expression: 'C ÷ elapsed years',
      numbers: '700 ÷ 3',
      value: '233.333333',
      isRounded: true,
    });
    expect(made('single-year-averaging', 2024).steps[2]?.isRounded).toBe(false);
  });

  it('leave out what was before the period', () => {
    const before = [flow(2020, 999n, 0n), ...flows];
    expect(correspondingAdjustment(facts({ flows: before })).cumulativeAdjustment).toBe('700');
  });
});

describe('the check', () => {
  it('fails where something is missing, and names it', () => {
    const made = correspondingAdjustment(
      facts({
        inventory: null,
        period: null,
        withoutCarpId: ['JCM between Thailand and Japan'],
        withoutAuthorisation: ['JP-TH-TH001-2022-1-10'],
        withoutRegistry: ['THA'],
      }),
    );
    expect(made).toMatchObject({ adjustment: null, emissionsBalance: null, steps: [] });
    expect(made.check.passes).toBe(false);
    expect(made.check.missing.map(({ what, of }) => [what, of])).toEqual([
      ['inventory', 'THA 2022'],
      ['method', 'THA 2022'],
      ['carp-id', 'JCM between Thailand and Japan'],
      ['authorisation', 'JP-TH-TH001-2022-1-10'],
      ['itmo-registry', 'THA'],
    ]);
  });

  it('makes no balance of an inventory that is not there, but the adjustment', () => {
    const made = correspondingAdjustment(facts({ flows: THAILAND, inventory: null }));
    expect(made).toMatchObject({ adjustment: '1000', emissionsBalance: null });
  });
});

describe('tonnes in millionths', () => {
  it('read and write decimal text exactly', () => {
    for (const text of ['0', '1', '-1', '0.000001', '-12.5', '372000000.125']) {
      expect(decimalOf(millionths(text))).toBe(text);
    }
    expect(() => millionths('1e3')).toThrow(RangeError);
    expect(() => millionths('0.0000001')).toThrow(RangeError);
  });

  it('divide to the nearest millionth, either side of zero alike', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.bigInt(1n, 30n), (sum, by) => {
        const { value, isRounded } = divided(sum, by);
        const rest = value * by - sum;
        expect((rest < 0n ? -rest : rest) * 2n <= by).toBe(true);
        expect(isRounded).toBe(rest !== 0n);
        expect(divided(-sum, by).value).toBe(-value);
      }),
    );
  });
});

it('sums over the years of a period to what was first transferred less what was used', () => {
  const flows = fc.array(fc.tuple(fc.bigInt(0n, 10n ** 9n), fc.bigInt(0n, 10n ** 9n)), {
    minLength: 10,
    maxLength: 10,
  });
  fc.assert(
    fc.property(flows, (given) => {
      const all = given.map(([firstTransferred, used], at) =>
        flow(2021 + at, firstTransferred, used),
      );
      const annual = all.map(
        ({ year }) => correspondingAdjustment(facts({ year, flows: all })).adjustment ?? '',
      );
      const sum = annual.reduce((total, text) => total + BigInt(text), 0n);
      const last = correspondingAdjustment(facts({ year: 2030, flows: all }));
      expect(last.cumulativeAdjustment).toBe(sum.toString());
    }),
  );
});
