import { describe, expect, it } from '@jest/globals';
import { activityDataAct, type ActivityDataBody } from './activity-data.ts';
import {
  accepted,
  day,
  decided,
  FILLED,
  id,
  PIN,
  SUBMITTED,
  versionId,
  type Scene,
} from './known.fixture.ts';

const READING = {
  firstDay: day('2025-01-01'),
  lastDay: day('2025-12-31'),
  parameter: 'ED',
  value: '900000',
  unit: 'kWh',
};
const BODY: ActivityDataBody = {
  rows: [
    READING,
    { parameter: 'eta', value: '0.9' },
    { parameter: 'AFEC', value: '18', unit: 'kWh/100 km' },
    { parameter: 'FC', value: '8.0' },
  ],
};
const solar = { ...PIN, id: id(), number: 'KZ_AM002', formula: 'grid-connected-solar-1' };

describe('entering activity data', () => {
  it.each<[string, Partial<ActivityDataBody>, Scene]>([
    ['MONITORING.REPORT_NOT_FOUND', {}, { report: null }],
    ['MONITORING.VERSION_STALE', { expectedVersion: 2 }, {}],
    ['MONITORING.NOT_A_DRAFT', { expectedVersion: 3 }, { report: SUBMITTED }],
    ['MONITORING.METHODOLOGY_NOT_PINNED', {}, { pins: [] }],
    ['MONITORING.METHODOLOGY_NOT_PINNED', { methodology: 'KZ_AM009' }, {}],
    ['MONITORING.METHODOLOGY_NOT_PINNED', {}, { pins: [PIN, solar] }],
    ['MONITORING.NO_FORMULA', {}, { pins: [{ ...PIN, formula: null }] }],
    ['FORMULA.NOT_FOUND', {}, { pins: [{ ...PIN, formula: 'ev-charging-99' }] }],
    ['MONITORING.ROWS_REFUSED', { rows: [{ ...READING, unit: 'MWh' }] }, {}],
    ['MONITORING.ROWS_REFUSED', { rows: [READING] }, {}],
  ])('refuses with %s', async (code, fault, scene) => {
    const { result } = await decided(activityDataAct, { ...BODY, ...fault }, scene);
    expect(result).toMatchObject({ code });
  });

  it('keeps the rows, the calculation and what it comes to', async () => {
    const { result, act } = await decided(activityDataAct, BODY);
    const { records, rows, answer } = accepted(result);
    expect(records).toMatchObject([
      { type: 'activity-data', body: { edition: 1, formula: 'ev-charging-1', rows: 4 } },
      {
        type: 'monitoring-report',
        version: 4,
        body: { activity: [{ id: act.id, methodologyVersion: versionId }] },
      },
    ]);
    expect(rows?.map(({ table }) => table.name)).toEqual([
      'activity_data',
      'calculated_reduction',
      'monitoring_report',
    ]);
    const text = String(rows?.[1]?.row['calculation']);
    expect(JSON.parse(text)).toMatchObject({
      factors: [{ symbol: 'EF_fuel' }, { symbol: 'EF_grid', year: 2023, boundary: 'life-cycle' }],
    });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        methodology: 'KZ_AM001',
        vintages: [{ vintage: 2025, emissionReductions: '97.009' }],
        warnings: [{ code: 'BOUNDARIES_MIXED' }],
      },
    });
  });

  it('uses the factors that the version fixes', async () => {
    const factors = JSON.stringify({
      EF_grid: { value: '0.5', source: 'KZ_AM001', year: 2024, boundary: 'combustion' },
    });
    const { result } = await decided(activityDataAct, BODY, { pins: [{ ...PIN, factors }] });
    expect(accepted(result).answer.body).toMatchObject({
      vintages: [{ projectEmissions: '500', emissionReductions: '418.4' }],
      warnings: [],
    });
  });

  it('takes the place of what was entered for the same methodology, and leaves the others', async () => {
    const pins = [PIN, solar];
    const scene = { report: FILLED, pins };
    const again = await decided(activityDataAct, { ...BODY, methodology: 'KZ_AM001' }, scene);
    const [, report] = accepted(again.result).records ?? [];
    expect(report?.body['activity']).toMatchObject([{ id: again.act.id, edition: 2 }]);
    const rows = [{ ...READING, parameter: 'EG', unit: 'MWh', value: '10' }];
    const other = await decided(activityDataAct, { methodology: 'KZ_AM002', rows }, scene);
    const activity = accepted(other.result).records?.[1]?.body['activity'] as { id: string }[];
    expect(activity.map((one) => one.id).sort()).toEqual(
      [FILLED.activity[0]?.id, other.act.id].sort(),
    );
  });

  it('sees what an earlier act of the same batch has entered', async () => {
    const { result, known, act } = await decided(activityDataAct, BODY);
    known.apply(act, accepted(result));
    const next = activityDataAct.decide({ ...act, id: id() }, known, undefined);
    expect(next).toMatchObject({ answer: { body: { edition: 2, version: 5 } } });
  });
});
