import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type CalendarDay } from '../kernel/calendar-day.ts';
import { Refusal } from '../kernel/refusal.ts';
import { evaluate } from '../methodology/formulas/calculate.ts';
import { EV_CHARGING } from '../methodology/formulas/ev-charging.ts';
import { FREIGHT_MODAL_SHIFT } from '../methodology/formulas/freight-modal-shift.ts';
import { Exact } from '../methodology/formulas/arithmetic.ts';
import { keptRows, type ActivityRow } from './activity-row.ts';
import { apportionedByDays } from './apportion.ts';
import { vintageParts, type MonitoringPeriod } from './monitoring-period.ts';
import { reductionsOf, reportedVintages, type Reductions } from './reductions.ts';

const day = (text: string) => text as CalendarDay;
const PERIOD: MonitoringPeriod = { firstDay: day('2024-07-01'), lastDay: day('2025-06-30') };

function setting(parameter: string, value: string, more: Partial<ActivityRow> = {}): ActivityRow {
  return { firstDay: null, lastDay: null, of: null, parameter, value, unit: null, ...more };
}
function read(
  value: string,
  firstDay: string,
  lastDay: string,
  more: Partial<ActivityRow> = {},
): ActivityRow {
  const days = { firstDay: day(firstDay), lastDay: day(lastDay) };
  return { of: null, parameter: 'ED', unit: 'kWh', value, ...days, ...more };
}
const SETTINGS = [setting('eta', '0.9'), setting('AFEC', '18'), setting('FC', '8.0')];
const HALVES = [
  read('900000', '2024-07-01', '2024-12-31'),
  read('900000', '2025-01-01', '2025-06-30'),
];

function compute(rows: readonly ActivityRow[], period = PERIOD) {
  return reductionsOf({ formula: EV_CHARGING, rows, period, country: 'KZ' });
}
function accepted(result: Reductions | Refusal): Reductions {
  if (result instanceof Refusal) throw result;
  return result;
}

describe('reductions per calendar year', () => {
  it('are those of the published example, in each year', () => {
    const { vintages, warnings } = accepted(compute([...SETTINGS, ...HALVES]));
    expect(vintages).toMatchObject([
      { vintage: 2024, referenceEmissions: '918.4', emissionReductions: '97.009' },
      { vintage: 2025, projectEmissions: '821.391', emissionReductions: '97.009' },
    ]);
    expect(vintages[0]?.calculation).toMatchObject({ formula: 'ev-charging-1' });
    expect(warnings.map(({ code }) => code)).toEqual(['BOUNDARIES_MIXED', 'BOUNDARIES_MIXED']);
  });

  it('divide a reading over 31 December by days', () => {
    const rows = [...SETTINGS, read('365', '2024-07-01', '2025-06-30')];
    const { vintages, warnings } = accepted(compute(rows));
    const delivered = vintages.map(({ calculation }) => calculation?.inputs[0]?.values[0]?.value);
    expect(delivered).toEqual(['184', '181']);
    expect(warnings.map(({ code }) => code)).toContain('ROWS_DIVIDED');
  });

  it('are nothing in a year without activity, and say how many days lack a reading', () => {
    const { vintages, warnings } = accepted(
      compute([...SETTINGS, read('900', '2025-01-01', '2025-01-31')]),
    );
    expect(vintages[0]).toEqual({
      vintage: 2024,
      referenceEmissions: '0',
      projectEmissions: '0',
      emissionReductions: '0',
      calculation: null,
    });
    expect(warnings).toContainEqual({
      code: 'DAYS_WITHOUT_ACTIVITY',
      text: '184 days of 2024 have no reading at all.',
    });
    expect(warnings).toContainEqual({
      code: 'DAYS_WITHOUT_ACTIVITY',
      text: '150 days of 2025 have no reading at all.',
    });
  });

  it('warn of readings that share days, and of a negative year', () => {
    const rows = [
      ...SETTINGS.slice(0, 2),
      setting('FC', '7.0'),
      ...HALVES,
      read('1', '2025-06-30', '2025-06-30'),
    ];
    const codes = accepted(compute(rows)).warnings.map(({ code }) => code);
    expect(codes).toContain('ROWS_OVERLAP');
    expect(codes).toContain('NEGATIVE_RESULT');
  });

  it('take settings of each thing, and another setting in another year', () => {
    const rows = [
      setting('eta', '0.9', { of: 'A' }),
      setting('eta', '0.923', { of: 'B' }),
      setting('AFEC', '18', { firstDay: day('2024-01-01'), lastDay: day('2024-12-31') }),
      setting('AFEC', '17', { firstDay: day('2025-01-01') }),
      setting('FC', '8'),
      read('90', '2024-07-01', '2024-07-31', { of: 'A' }),
      read('92.3', '2025-06-01', '2025-06-30', { of: 'B' }),
    ];
    const { vintages } = accepted(compute(rows));
    const first = vintages[0]?.calculation;
    const second = vintages[1]?.calculation;
    expect(first?.inputs.map(({ of }) => of)).toEqual(['A']);
    expect(second?.inputs.map(({ of }) => of)).toEqual(['B']);
    expect(second?.inputs[0]?.values.find(({ symbol }) => symbol === 'AFEC')?.value).toBe('17');
  });
});

describe('rows that cannot be taken', () => {
  const with_ = (bad: ActivityRow) => [...SETTINGS, ...HALVES, bad];
  it.each<[string, ActivityRow]>([
    [
      'row 6: ED is in MWh; it is measured in kWh',
      read('1', '2025-01-01', '2025-01-02', { unit: 'MWh' }),
    ],
    ['row 6: ED is -1 kWh; it is at least 0', read('-1', '2025-01-01', '2025-01-02')],
    ['row 6: ED must be decimal text, such as "1250.5"', read('1,5', '2025-01-01', '2025-01-02')],
    [
      'row 6: EG is no parameter of ev-charging-1; it has ED, eta, AFEC, FC',
      read('1', '2025-01-01', '2025-01-02', { parameter: 'EG' }),
    ],
    [
      'row 6: ED is metered, so it needs a first and a last day',
      { ...read('1', '2025-01-01', '2025-01-02'), lastDay: null },
    ],
    [
      'row 6: ends on 2025-01-01, before it starts on 2025-01-02',
      read('1', '2025-01-02', '2025-01-01'),
    ],
    [
      'row 6: is about 2025-06-30 to 2025-07-01, and the report about 2024-07-01 to 2025-06-30',
      read('1', '2025-06-30', '2025-07-01'),
    ],
    ['row 6: eta is given twice for the same thing', setting('eta', '0.8')],
    ['row 6: eta is 1.01 1; it is at most 1', setting('eta', '1.01', { of: 'A' })],
    [
      'row 6: eta is about 2023-01-01 to 2023-12-31, outside the report'.replace('eta ', ''),
      setting('eta', '0.8', { firstDay: day('2023-01-01'), lastDay: day('2023-12-31') }),
    ],
  ])('are named: %s', (detail, bad) => {
    const refusal = compute(with_(bad));
    expect(refusal).toMatchObject({
      code: 'MONITORING.ROWS_REFUSED',
      facts: { faults: 1, rows: [6] },
      errors: [{ pointer: '/rows/5', detail }],
    });
  });

  it('are named where a setting changes within a year', () => {
    const refusal = compute([
      ...SETTINGS.slice(1),
      ...HALVES,
      setting('eta', '0.9', { firstDay: day('2024-07-01'), lastDay: day('2025-03-31') }),
    ]) as Refusal;
    expect(refusal.errors?.[0]?.detail).toContain('eta changes within a calendar year');
  });

  it('are named all together, in the order in which they were sent', () => {
    const refusal = compute([
      read('x', '2025-01-01', '2025-01-02'),
      ...SETTINGS,
      read('-1', '2025-01-01', '2025-01-02'),
      read('1', '2020-01-01', '2025-01-02'),
    ]);
    expect(refusal).toMatchObject({ facts: { faults: 3, rows: [1, 5, 6] } });
  });

  it('are refused as a whole where a year lacks a setting', () => {
    const refusal = compute([...SETTINGS.slice(1), ...HALVES]) as Refusal;
    expect(refusal).toMatchObject({ code: 'MONITORING.ROWS_REFUSED', facts: { rows: [] } });
    expect(refusal.errors?.[0]).toEqual({
      pointer: '/rows',
      detail: 'rows of 2024 lack eta: Efficiency of the charger, in 1',
    });
  });
});

const readings = fc.array(
  fc.record({
    from: fc.integer({ min: 0, max: 1_000 }),
    length: fc.integer({ min: 0, max: 700 }),
    of: fc.constantFrom('A', 'B', 'C'),
    units: fc.integer({ min: 0, max: 2_000_000_000 }),
  }),
  { minLength: 1, maxLength: 25 },
);
const LONG: MonitoringPeriod = { firstDay: day('2021-01-01'), lastDay: day('2026-12-31') };

function rowsOf(given: readonly { from: number; length: number; of: string; units: number }[]) {
  const rows = given.map(({ from, length, of, units }) => {
    const firstDay = addDays(LONG.firstDay, from);
    const value = `${Math.floor(units / 1_000)}.${String(units % 1_000).padStart(3, '0')}`;
    return read(value, firstDay, addDays(firstDay, length), { of });
  });
  const settings = ['A', 'B', 'C'].map((of, at) =>
    setting('eta', ['0.855', '0.9', '0.923'][at] ?? '1', { of }),
  );
  const needed = settings.filter(({ of }) => rows.some((row) => row.of === of));
  return [...needed, setting('AFEC', '17.3'), setting('FC', '7.7'), ...rows];
}

describe('the sums', () => {
  it('do not change with the order of the rows, nor does their digest', () => {
    fc.assert(
      fc.property(
        readings.chain((given) => {
          const rows = rowsOf(given);
          return fc.tuple(
            fc.constant(rows),
            fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
          );
        }),
        ([rows, shuffled]) => {
          expect(accepted(compute(shuffled, LONG))).toEqual(accepted(compute(rows, LONG)));
          expect(keptRows(shuffled)).toEqual(keptRows(rows));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('are conserved by the cut at every year: the parts are the unrounded whole', () => {
    fc.assert(
      fc.property(readings, (given) => {
        const rows = rowsOf(given);
        const whole = evaluate(EV_CHARGING, rows, { country: 'KZ' });
        const parts = rows
          .filter(({ parameter }) => parameter === 'ED')
          .flatMap((row) => {
            const days = vintageParts(row as MonitoringPeriod);
            const shares = apportionedByDays(row.value, days);
            return days.map(({ vintage }, at) => ({ ...row, vintage, value: shares[at] ?? '' }));
          });
        const years = [...new Set(parts.map(({ vintage }) => vintage))].map((vintage) => {
          const activity = parts.filter((part) => part.vintage === vintage);
          const settings = rows.filter(
            ({ parameter, of }) =>
              parameter !== 'ED' && (of === null || activity.some((part) => part.of === of)),
          );
          return evaluate(EV_CHARGING, [...settings, ...activity], { country: 'KZ' });
        });
        for (const result of ['referenceEmissions', 'projectEmissions'] as const) {
          const sum = Exact.sum(years.map((year) => year[result]));
          expect(sum.compare(whole[result])).toBe(0);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('come by route, and by year of each route', () => {
    const period = { firstDay: day('2024-01-01'), lastDay: day('2024-12-31') };
    const route = (of: string, km: string) => [
      setting('D_road', km, { of, unit: 'km' }),
      setting('D_rail', km, { of }),
    ];
    const cargo = (of: string, value: string) =>
      read(value, '2024-01-01', '2024-12-31', { of, parameter: 'T', unit: 't' });
    const rows = [
      ...route('Almaty–Dostyk', '300'),
      ...route('Aktau–Beyneu', '600'),
      cargo('Almaty–Dostyk', '500000'),
      cargo('Almaty–Dostyk', '500000'),
      cargo('Aktau–Beyneu', '1000'),
    ];
    const request = { formula: FREIGHT_MODAL_SHIFT, rows, period, country: 'KZ' };
    expect(accepted(reductionsOf(request)).vintages).toMatchObject([
      { emissionReductions: '32164.2' },
    ]);
  });
});

describe('what a report states', () => {
  const year = (vintage: number, referenceEmissions: string, projectEmissions = '0') => ({
    vintage,
    referenceEmissions,
    projectEmissions,
    emissionReductions: '0',
  });

  it('is rounded down year by year: 12.9, 40.2 and 0.99 are 12, 40 and 0', () => {
    const stated = reportedVintages([year(2016, '12.9'), year(2017, '40.2'), year(2018, '0.99')]);
    expect(stated.map(({ tonnes }) => tonnes)).toEqual(['12', '40', '0']);
  });

  it('is nothing for a negative year, which is not set off against another', () => {
    const stated = reportedVintages([year(2024, '97.009'), year(2025, '803.6', '821.391')]);
    expect(stated).toMatchObject([
      { tonnes: '97' },
      { emissionReductions: '-17.791', tonnes: '0' },
    ]);
  });

  it('adds the methodologies of a project up before it rounds', () => {
    const stated = reportedVintages([year(2024, '0.6'), year(2025, '3', '1'), year(2024, '0.5')]);
    expect(stated).toMatchObject([
      { vintage: 2024, emissionReductions: '1.1', tonnes: '1' },
      { vintage: 2025, emissionReductions: '2', tonnes: '2' },
    ]);
  });
});
