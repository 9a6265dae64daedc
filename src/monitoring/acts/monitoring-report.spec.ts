import { describe, expect, it } from '@jest/globals';
import { accepted, day, decided, projectId, reportId, type Scene } from './known.fixture.ts';
import { monitoringReportAct, type MonitoringReportBody } from './monitoring-report.ts';

const YEAR: MonitoringReportBody = { firstDay: day('2025-01-01'), lastDay: day('2025-12-31') };
const taken = (first_day: string, last_day: string): Scene => ({
  taken: [{ project_id: projectId, id: reportId, first_day, last_day, status: 'draft' }],
});
const crediting = (starts: string, ends: string): Scene => ({
  periods: [{ project_id: projectId, first_day: starts, last_day: ends }],
});

describe('opening a monitoring report', () => {
  it.each<[string, Partial<MonitoringReportBody>, Scene]>([
    ['PROJECT.NOT_FOUND', {}, { project: null }],
    ['MONITORING.PROJECT_NOT_REGISTERED', {}, { project: { cycle_state: 'validation' } }],
    [
      'MONITORING.PROJECT_NOT_REGISTERED',
      {},
      { project: { cycle_state: null, mechanism: 'NONE', status: 'registered' } },
    ],
    ['MONITORING.PERIOD_ENDS_BEFORE_START', { lastDay: day('2024-12-31') }, {}],
    ['MONITORING.PERIOD_STRADDLES_2020', { firstDay: day('2020-12-31') }, {}],
    ['MONITORING.PERIOD_BEFORE_OPERATION', {}, { project: { starts_on: '2025-01-02' } }],
    ['MONITORING.PERIOD_AFTER_OPERATION', {}, { project: { ends_on: '2025-12-30' } }],
    ['MONITORING.PERIOD_OUTSIDE_CREDITING', {}, crediting('2021-01-01', '2025-12-30')],
    ['MONITORING.PERIOD_OVERLAPS', {}, taken('2025-12-31', '2026-06-30')],
    ['MONITORING.PERIOD_OVERLAPS', {}, taken('2025-03-01', '2025-03-01')],
  ])('refuses with %s', async (code, fault, scene) => {
    const { result } = await decided(monitoringReportAct, { ...YEAR, ...fault }, scene);
    expect(result).toMatchObject({ code });
  });

  it('names the report that is about the same days', async () => {
    const { result } = await decided(monitoringReportAct, YEAR, taken('2024-07-01', '2025-01-01'));
    expect(result).toMatchObject({
      facts: {
        other: { report: `KZ-${reportId}`, firstDay: '2024-07-01', lastDay: '2025-01-01' },
      },
    });
  });

  it.each<[string, Scene]>([
    ['a registered project', {}],
    ['a project whose crediting is over', { project: { cycle_state: 'crediting-ended' } }],
    ['days within a crediting period', crediting('2025-01-01', '2025-12-31')],
    ['days between two reports', taken('2026-01-01', '2026-06-30')],
  ])('takes %s', async (_, scene) => {
    const { result, act } = await decided(monitoringReportAct, YEAR, scene);
    expect(accepted(result)).toMatchObject({
      records: [{ type: 'monitoring-report', id: act.id, version: 1, body: { status: 'draft' } }],
      rows: [{ change: 'insert', row: { first_day: '2025-01-01', status: 'draft' } }],
      answer: { status: 201, body: { state: 'draft', status: 'posted', version: 1 } },
    });
  });
});
