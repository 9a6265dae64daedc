import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '../../kernel/refusal.ts';
import { FORMULAS, formulaOf } from './all.ts';
import { Exact } from './arithmetic.ts';
import { calculate, evaluate, tonnesPerVintage, type CalculationOptions } from './calculate.ts';
import { CHILLER_EFFICIENCY } from './chiller-efficiency.ts';
import { EV_CHARGING } from './ev-charging.ts';
import { symbolsOf } from './expression.ts';
import type { FactorValue } from './formula.ts';
import { FREIGHT_MODAL_SHIFT, FREIGHT_MODAL_SHIFT_METERED } from './freight-modal-shift.ts';
import { GRID_CONNECTED_SOLAR } from './grid-connected-solar.ts';
import { GROUPS_AT_MOST, inputFaults, type InputValue } from './inputs.ts';

const KZ = { country: 'KZ' };
const EV_INPUTS = { ED: '900000', eta: '0.9', AFEC: '18', FC: '8.0' };
const EXAMPLES = FORMULAS.flatMap((formula) =>
  formula.examples.map((example) => [formula.code, example.title, formula, example] as const),
);

function grid(value: string, boundary: FactorValue['boundary'] = 'combustion'): CalculationOptions {
  return { factors: { EF_grid: { value, boundary, source: 'a test', year: 2023 } } };
}

describe('every formula', () => {
  it('has a code of its own with an edition, an explanation, a source and an example', () => {
    expect(new Set(FORMULAS.map(({ code }) => code)).size).toBe(FORMULAS.length);
    for (const formula of FORMULAS) {
      expect(formula.code).toMatch(/^[a-z-]+-[1-9][0-9]*$/);
      expect(formula.explanation.length).toBeGreaterThan(100);
      expect(formula.source).not.toBe('');
      expect(formula.examples.length).toBeGreaterThan(0);
      expect(formulaOf(formula.code)).toBe(formula);
    }
    expect(formulaOf('ev-charging-2')).toMatchObject({ code: 'FORMULA.NOT_FOUND' });
  });

  it('uses in each step what is given before it, all of it, and ends with both emissions', () => {
    for (const { parameters, factors, steps } of FORMULAS) {
      const given = [...parameters, ...factors].map(({ symbol }) => symbol);
      const known = new Set(given);
      const used = new Set<string>();
      expect(known.size).toBe(given.length);
      for (const { symbol, expression } of steps) {
        for (const one of symbolsOf(expression)) {
          expect(known.has(one)).toBe(true);
          used.add(one);
        }
        expect(known.has(symbol)).toBe(false);
        known.add(symbol);
      }
      expect(given.filter((symbol) => !used.has(symbol))).toEqual([]);
      const results = steps.filter(({ symbol }) => symbol === 'RE' || symbol === 'PE');
      expect(results.map(({ unit }) => unit)).toEqual(['tCO2e', 'tCO2e']);
    }
  });

  it('names source, year and boundary of each factor of its own, within its range', () => {
    const factors = FORMULAS.flatMap((formula) =>
      formula.factors.map((factor) => ({ formula, factor })),
    );
    for (const { formula, factor } of factors) {
      const values = [factor.standard, ...Object.values(factor.ofCountry ?? {})];
      for (const value of values.filter((one) => one !== undefined)) {
        expect(value.source.length).toBeGreaterThan(5);
        expect(['life-cycle', 'combustion']).toContain(value.boundary);
        const options = { factors: { ...grid('0.5').factors, [factor.symbol]: value } };
        const hasGrid = formula.factors.some(({ symbol }) => symbol === 'EF_grid');
        const given = hasGrid ? options : { factors: { [factor.symbol]: value } };
        const [example] = formula.examples;
        expect(() => calculate(formula, example?.inputs ?? {}, given)).not.toThrow();
      }
    }
  });

  it.each(EXAMPLES)('%s gives its example to the last digit: %s', (_code, _title, formula, one) => {
    const { country, inputs, factors, referenceEmissions, projectEmissions } = one;
    const results = {
      referenceEmissions,
      projectEmissions,
      emissionReductions: one.emissionReductions,
    };
    const options = { ...(country ? { country } : {}), ...(factors ? { factors } : {}) };
    expect(calculate(formula, inputs, options)).toMatchObject(results);
  });
});

describe('the published vectors', () => {
  it.each([
    ['8.0', '918.4', '821.391', '97.009', '97'],
    ['7.0', '803.6', '821.391', '-17.791', '0'],
  ])(
    'charging against a car that burns %s L/100 km: RE %s, PE %s, ER %s, %s t',
    (FC, referenceEmissions, projectEmissions, emissionReductions, tonnes) => {
      const result = calculate(EV_CHARGING, { ...EV_INPUTS, FC }, KZ);
      expect(result).toMatchObject({ referenceEmissions, projectEmissions, emissionReductions });
      const year = { vintage: 2023, ...result };
      expect(tonnesPerVintage([year])).toMatchObject({ vintages: [{ tonnes }], total: tonnes });
    },
  );

  it('charging breaks even at 918.4 g/kWh', () => {
    const at = (factor: string) =>
      calculate(EV_CHARGING, EV_INPUTS, grid(factor)).emissionReductions;
    expect([at('0.9184'), at('0.918399'), at('0.918401')]).toEqual(['0', '0.001', '-0.001']);
  });

  it('freight by rail over 300 km: 38,700 − 6,600 = 32,100 t', () => {
    const inputs = { T: '1000000', D_road: '300', D_rail: '300' };
    expect(calculate(FREIGHT_MODAL_SHIFT, inputs)).toMatchObject({
      referenceEmissions: '38700',
      projectEmissions: '6600',
      emissionReductions: '32100',
      warnings: [],
    });
  });

  it('is cut down per calendar year: 12.9, 40.2 and 0.99 come to 12 + 40 + 0 = 52, not 54', () => {
    const years = [
      { vintage: 2016, referenceEmissions: '12.9', projectEmissions: '0' },
      { vintage: 2017, referenceEmissions: '50.2', projectEmissions: '10' },
      { vintage: 2018, referenceEmissions: '0.99', projectEmissions: '0' },
    ];
    const { vintages, total } = tonnesPerVintage(years);
    expect(vintages.map(({ emissionReductions }) => emissionReductions)).toEqual([
      '12.9',
      '40.2',
      '0.99',
    ]);
    expect(vintages.map(({ tonnes }) => tonnes)).toEqual(['12', '40', '0']);
    expect(total).toBe('52');
  });

  it('never sets a negative year off against another', () => {
    const { vintages, total } = tonnesPerVintage([
      { vintage: 2021, referenceEmissions: '10', projectEmissions: '30.5' },
      { vintage: 2022, referenceEmissions: '100.5', projectEmissions: '0' },
    ]);
    expect(vintages[0]).toMatchObject({ emissionReductions: '-20.5', tonnes: '0' });
    expect(total).toBe('100');
  });
});

describe('a calculation', () => {
  it('can be followed by a person: each step in symbols and in numbers with units', () => {
    const { steps, factors, inputs } = calculate(EV_CHARGING, EV_INPUTS, KZ);
    const lines = steps.map(
      ({ symbol, expression, numbers, value, unit }) =>
        `${symbol} = ${expression} = ${numbers} = ${value} ${unit}`,
    );
    expect(lines).toEqual([
      'D = ED ÷ AFEC × 100 = 900000 kWh ÷ 18 kWh/100 km × 100 = 5000000 km',
      'F = D × FC ÷ 100 = 5000000 km × 8 L/100 km ÷ 100 = 400000 L',
      'RE = F × EF_fuel ÷ 1000 = 400000 L × 2.296 kgCO2/L ÷ 1000 = 918.4 tCO2e',
      'EC = ED ÷ eta = 900000 kWh ÷ 0.9 = 1000000 kWh',
      'PE = EC × EF_grid ÷ 1000 = 1000000 kWh × 0.821391 tCO2e/MWh ÷ 1000 = 821.391 tCO2e',
      'ER = RE − PE = 918.4 tCO2e − 821.391 tCO2e = 97.009 tCO2e',
    ]);
    expect(factors).toMatchObject([
      { symbol: 'EF_fuel', value: '2.296', boundary: 'combustion', chosen: 'standard' },
      { symbol: 'EF_grid', year: 2023, boundary: 'life-cycle', chosen: 'of-country' },
    ]);
    expect(inputs).toMatchObject([
      { of: null, values: [{ symbol: 'ED', value: '900000', unit: 'kWh' }, {}, {}, {}] },
    ]);
  });

  it('adds up what belongs together, and the things, each with steps of its own', () => {
    const rows: InputValue[] = [
      { parameter: 'COP_RE', value: '4' },
      { parameter: 'COP_PJ', value: '6', of: 'chiller 1' },
      { parameter: 'COP_PJ', value: '5', of: 'chiller 2' },
      { parameter: 'EC_PJ', value: '100', unit: 'MWh', of: 'chiller 1' },
      { parameter: 'EC_PJ', value: '60', of: 'chiller 1' },
      { parameter: 'EC_PJ', value: '40', of: 'chiller 2' },
    ];
    const { steps, ...result } = calculate(CHILLER_EFFICIENCY, rows, grid('0.5'));
    expect(result).toMatchObject({
      inputs: [{ of: 'chiller 1' }, { of: 'chiller 2' }],
      referenceEmissions: '145',
      projectEmissions: '100',
      emissionReductions: '45',
    });
    expect(steps.slice(-3)).toMatchObject([
      { symbol: 'RE', of: null, numbers: '120 tCO2e + 25 tCO2e', value: '145' },
      { symbol: 'PE', of: null, numbers: '80 tCO2e + 20 tCO2e', value: '100' },
      { symbol: 'ER', numbers: '145 tCO2e − 100 tCO2e', value: '45' },
    ]);
  });

  it('takes a given factor before the country and the country before the formula', () => {
    expect(calculate(EV_CHARGING, EV_INPUTS, { ...KZ, ...grid('0.1') }).factors[1]).toMatchObject({
      value: '0.1',
      chosen: 'given',
    });
    expect(() => calculate(EV_CHARGING, EV_INPUTS, { country: 'MN' })).toThrow(
      expect.objectContaining({
        code: 'FORMULA.FACTOR_REFUSED',
        errors: [{ pointer: '/factors/EF_grid', detail: expect.stringContaining('is missing') }],
      }),
    );
  });

  it('warns where a life-cycle factor stands beside one of combustion only, else not', () => {
    const warned = (options: CalculationOptions) =>
      calculate(EV_CHARGING, EV_INPUTS, options).warnings.map(({ code }) => code);
    expect(warned(KZ)).toEqual(['BOUNDARIES_MIXED']);
    expect(warned(grid('0.5', 'combustion'))).toEqual([]);
    expect(calculate(EV_CHARGING, EV_INPUTS, KZ).warnings[0]?.text).toBe(
      'EF_grid counts the whole life cycle, EF_fuel combustion only: the two sides are not ' +
        'comparable. Use one boundary for all factors.',
    );
    expect(calculate(GRID_CONNECTED_SOLAR, { EG: '1' }, KZ).warnings).toEqual([]);
  });

  it('may be negative, and says so', () => {
    const { warnings, emissionReductions } = calculate(
      EV_CHARGING,
      { ...EV_INPUTS, FC: '7' },
      grid('0.821391'),
    );
    expect(emissionReductions).toBe('-17.791');
    expect(warnings).toMatchObject([{ code: 'NEGATIVE_RESULT' }]);
  });
});

describe('activity data that do not fit', () => {
  const good: readonly InputValue[] = Object.entries(EV_INPUTS).map(([parameter, value]) => ({
    parameter,
    value,
  }));
  const replaced = (at: number, row: InputValue) => good.with(at, row);

  it.each<[string, readonly InputValue[], string, string]>([
    ['an unknown symbol', [...good, { parameter: 'XX', value: '1' }], '/inputs/4', 'no parameter'],
    ['no number', replaced(0, { parameter: 'ED', value: '1e3' }), '/inputs/0', 'decimal text'],
    [
      'another unit',
      replaced(0, { parameter: 'ED', value: '900', unit: 'MWh' }),
      '/inputs/0',
      'ED is in MWh; it is measured in kWh',
    ],
    ['below zero', replaced(0, { parameter: 'ED', value: '-1' }), '/inputs/0', 'at least 0'],
    ['a zero divisor', replaced(2, { parameter: 'AFEC', value: '0' }), '/inputs/2', 'more than 0'],
    ['above the range', replaced(1, { parameter: 'eta', value: '1.01' }), '/inputs/1', 'at most 1'],
    [
      'too long a number',
      replaced(0, { parameter: 'ED', value: '1'.repeat(19) }),
      '/inputs/0',
      '18 digits',
    ],
    ['a setting twice', [...good, { parameter: 'FC', value: '9' }], '/inputs/4', 'given twice'],
    ['a setting missing', good.slice(0, 3), '/inputs', 'lack FC'],
    ['all activity missing', good.slice(1), '/inputs', 'lack ED'],
    ['nothing', [], '/inputs', 'lack ED'],
    [
      'one thing without its activity',
      [...good, { parameter: 'eta', value: '0.8', of: 'charger 9' }],
      '/inputs',
      'lack ED of charger 9',
    ],
  ])('are refused with the row: %s', (_fault, rows, pointer, detail) => {
    let refusal: unknown;
    try {
      calculate(EV_CHARGING, rows, KZ);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code: 'FORMULA.INPUT_REFUSED', kind: 'refused' });
    expect((refusal as Refusal).errors).toContainEqual({
      pointer,
      detail: expect.stringContaining(detail),
    });
  });

  it('have every fault listed at once, row by row', () => {
    const rows = [
      { parameter: 'ED', value: '-1' },
      { parameter: 'ED', value: '5' },
      { parameter: 'eta', value: '2' },
    ];
    expect(inputFaults(EV_CHARGING, rows).map(({ pointer }) => pointer)).toEqual([
      '/inputs/0',
      '/inputs/2',
    ]);
  });

  it('are refused where they belong to too many things', () => {
    const rows = Array.from({ length: GROUPS_AT_MOST + 1 }, (_, at) => ({
      parameter: 'ED',
      value: '1',
      of: `charger ${at}`,
    }));
    expect(() => calculate(EV_CHARGING, rows, KZ)).toThrow(
      expect.objectContaining({ code: 'FORMULA.INPUT_REFUSED' }),
    );
  });

  it.each([
    ['out of range', { EF_grid: { value: '3.1' } }],
    ['no number', { EF_grid: { value: 'much' } }],
    ['unknown', { EF_rail: { value: '22' } }],
  ])('are refused with a factor that is %s', (_fault, factors) => {
    const about = { source: 'a test', year: null, boundary: 'combustion' as const };
    const given = Object.fromEntries(
      Object.entries(factors).map(([symbol, value]) => [symbol, { ...about, ...value }]),
    );
    expect(() => calculate(EV_CHARGING, EV_INPUTS, { ...KZ, factors: given })).toThrow(
      expect.objectContaining({ code: 'FORMULA.FACTOR_REFUSED' }),
    );
  });
});

const decimal = (most: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 0, max: 999 }))
    .map(([whole, thousandths]) => `${whole}.${String(thousandths).padStart(3, '0')}`);
const things = fc.array(
  fc.record({
    AFEC: decimal(400),
    FC: decimal(90),
    eta: fc.integer({ min: 1, max: 100 }).map((n) => (n === 100 ? '1' : `0.${n + 100}`)),
    ED: fc.array(decimal(1_000_000), { minLength: 1, maxLength: 8 }),
  }),
  { minLength: 1, maxLength: 6 },
);
type Things = readonly { AFEC: string; FC: string; eta: string; ED: readonly string[] }[];

/** Settings of each charger, and its activity as many rows. */
function settingsOf(chargers: Things): readonly InputValue[] {
  return chargers.flatMap(({ AFEC, FC, eta }, at) => {
    const of = `charger ${at}`;
    return Object.entries({ AFEC, FC, eta }).map(([parameter, value]) => ({
      parameter,
      value,
      of,
    }));
  });
}
function activityOf(chargers: Things): readonly InputValue[] {
  return chargers.flatMap(({ ED }, at) =>
    ED.map((value) => ({ parameter: 'ED', value, unit: 'kWh', of: `charger ${at}` })),
  );
}

describe('for any activity data', () => {
  it('the order of the rows changes nothing', () => {
    const shuffled = things.chain((chargers) => {
      const rows = [...settingsOf(chargers), ...activityOf(chargers)];
      return fc.tuple(
        fc.constant(rows),
        fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
      );
    });
    fc.assert(
      fc.property(shuffled, ([rows, others]) => {
        expect(calculate(EV_CHARGING, others, KZ)).toEqual(calculate(EV_CHARGING, rows, KZ));
      }),
      { numRuns: 60 },
    );
  });

  it('a cut at the end of a year conserves the unrounded sum, to the last digit', () => {
    const cut = things.chain((chargers) =>
      fc.tuple(
        fc.constant(chargers),
        fc.array(fc.boolean(), {
          minLength: activityOf(chargers).length,
          maxLength: activityOf(chargers).length,
        }),
      ),
    );
    fc.assert(
      fc.property(cut, ([chargers, before]) => {
        const settings = settingsOf(chargers);
        const activity = activityOf(chargers);
        const zeros = activity.map((row) => ({ ...row, value: '0' }));
        const year = (first: boolean) =>
          evaluate(
            EV_CHARGING,
            [
              ...settings,
              ...activity.map((row, at) => (before[at] === first ? row : (zeros[at] ?? row))),
            ],
            KZ,
          );
        const whole = evaluate(EV_CHARGING, [...settings, ...activity], KZ);
        const years = [year(true), year(false)];
        for (const side of ['referenceEmissions', 'projectEmissions'] as const) {
          const sum = Exact.sum(years.map((one) => one[side]));
          expect(sum.compare(whole[side])).toBe(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('metered freight grows in a straight line with what is carried', () => {
    fc.assert(
      fc.property(decimal(1_000_000), decimal(2_000), (T, D_road) => {
        const once = { T, D_road, EC: '0', FL: '0' };
        const [{ referenceEmissions: one }, { referenceEmissions: two }] = [
          evaluate(FREIGHT_MODAL_SHIFT_METERED, once, KZ),
          evaluate(
            FREIGHT_MODAL_SHIFT_METERED,
            [
              ...Object.entries(once).map(([parameter, value]) => ({ parameter, value })),
              { parameter: 'T', value: T },
            ],
            KZ,
          ),
        ];
        expect(one.plus(one).compare(two)).toBe(0);
      }),
    );
  });
});

describe('as much as one calculation holds', () => {
  it('is computed in a moment, exact fractions and all', () => {
    const rows = Array.from({ length: GROUPS_AT_MOST }, (_, at) => {
      const of = `charger ${at}`;
      const digits = String(100_000_007 + at * 2);
      return [
        { parameter: 'ED', value: `${digits}.123456789012345678`, of },
        { parameter: 'AFEC', value: `17.${digits}00000001`, of },
        { parameter: 'eta', value: `0.9${digits}00000001`, of },
        { parameter: 'FC', value: '8', of },
      ];
    }).flat();
    const started = performance.now();
    const { steps } = calculate(EV_CHARGING, rows, KZ);
    expect(steps).toHaveLength(GROUPS_AT_MOST * 5 + 3);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
