import { Amount } from '../kernel/amount.ts';
import { ratioText } from '../kernel/decimal-text.ts';

/** One value of a chart: a year, a day, and decimal text. */
export interface ChartValue {
  readonly label: string;
  readonly value: string;
}

/** A column of a chart, in units of its view box. */
export interface Column extends ChartValue {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

export interface ColumnChart {
  readonly width: number;
  readonly height: number;
  readonly columnWidth: number;
  /** Where zero is. */
  readonly ground: number;
  readonly columns: readonly Column[];
}

const FIGURE = { code: 'figure', exponent: 12 } as const;
const COLUMNS_AT_MOST = 24;
const COLUMN_WIDTH = 44;
const STEP = 72;
const TOP = 24;
const GROUND = 164;
const HEIGHT = 190;

/**
 * Columns as high as their values, compared as exact decimals; the last two dozen where there are more.
 * What is below zero has no height, and its figure stands all the same. Null where there is nothing.
 */
export function columnChart(values: readonly ChartValue[]): ColumnChart | null {
  const shown = values.slice(-COLUMNS_AT_MOST);
  if (shown.length === 0) return null;
  const amounts = shown.map(({ value }) => Amount.parse(value, FIGURE));
  const most = amounts.reduce((one, other) => (other.exceeds(one) ? other : one));
  return {
    width: shown.length * STEP,
    height: HEIGHT,
    columnWidth: COLUMN_WIDTH,
    ground: GROUND,
    columns: shown.map((each, at) => {
      const height = heightOf(amounts[at] ?? most, most);
      const x = at * STEP + (STEP - COLUMN_WIDTH) / 2;
      return { ...each, x, y: GROUND - height, height };
    }),
  };
}

function heightOf(amount: Amount, most: Amount): number {
  if (!amount.isPositive() || !most.isPositive()) return 0;
  const tenThousandths = parseInt(ratioText(amount, most, 4).replace('.', ''), 10);
  return Math.round(((GROUND - TOP) * tenThousandths) / 10_000);
}
