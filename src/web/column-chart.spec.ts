import { describe, expect, it } from '@jest/globals';
import { columnChart } from './column-chart.ts';

const values = (...all: readonly string[]) =>
  all.map((value, at) => ({ label: String(2020 + at), value }));

describe('a chart of columns', () => {
  it('is not drawn of nothing', () => {
    expect(columnChart([])).toBeNull();
  });

  it('has the highest column for the highest value, and no height below zero', () => {
    const heights = columnChart(values('50', '100', '0', '-12.5'))?.columns.map(
      (one) => one.height,
    );
    expect(heights).toEqual([70, 140, 0, 0]);
  });

  it('stands on the ground where everything is zero or less', () => {
    expect(columnChart(values('0', '-1'))?.columns.map(({ y }) => y)).toEqual([164, 164]);
  });

  it('tells apart what a floating number would not', () => {
    const chart = columnChart(values('100000000000000000000.1', '50000000000000000000.05'));
    expect(chart?.columns.map(({ height }) => height)).toEqual([140, 70]);
  });

  it('shows the last two dozen of many', () => {
    const chart = columnChart(values(...Array.from({ length: 30 }, () => '1')));
    expect([chart?.columns.length, chart?.columns[0]?.label]).toEqual([24, '2026']);
  });
});
