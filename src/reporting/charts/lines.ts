import type { LineChart } from '../document/document.ts';
import type { Display } from '../language/display.ts';
import { marksUpTo, placeOf, textOf, unitsOf } from './axis.ts';
import { line, words, type Drawing, type Shape } from './shapes.ts';
import { LINE, QUIET } from './svg-parts.ts';

const WIDTH = 720;
const LEFT = 130;
const PLOT = 560;
const TOP = 40;
const HEIGHT = 220;

/** More points than this have no marks of their own: they would run together. */
const MARKED_AT_MOST = 40;
const LABELS_AT_MOST = 6;

/** Lines over time, told apart by dashes and marks as well as by their names and last figures. */
export function linesDrawing(chart: LineChart, display: Display): Drawing {
  const all = chart.series.flatMap(({ values }) =>
    values.map((value) => unitsOf(value ?? '0', chart.decimals)),
  );
  const marks = marksUpTo(all.reduce((largest, one) => (one > largest ? one : largest), 0n));
  const end = marks.at(-1) ?? 1n;
  const title = `${display.label(chart.title)} (${chart.unit})`;
  const legendTop = TOP + HEIGHT + 44;
  const grid = marks.flatMap((mark) => {
    const y = TOP + HEIGHT - placeOf(mark, end, HEIGHT);
    const shown = display.amount(textOf(mark, chart.decimals));
    return [
      line({ x: LEFT, y }, { x: LEFT + PLOT, y }, LINE),
      words(LEFT - 8, y + 4, shown, { size: 10, anchor: 'end', fill: QUIET }),
    ];
  });
  return {
    id: `chart-${chart.id}`,
    width: WIDTH,
    height: legendTop + chart.series.length * 18,
    title,
    description: chart.series.map((series) => sentenceOf(chart, series, display)).join(' '),
    shapes: [
      words(8, 18, title, { size: 14, bold: true }),
      ...grid,
      ...stepLabels(chart, display),
      ...chart.series.flatMap((series) => lineOf(chart, series, end)),
      ...chart.series.flatMap((series, at) =>
        legendOf(chart, series, legendTop + at * 18, display),
      ),
    ],
  };
}

type Series = LineChart['series'][number];

/** Months or years since year zero: where a step stands in time. */
function timeOf(step: string): number {
  const [year = '0', month] = step.split('-');
  return month === undefined ? parseInt(year, 10) : parseInt(year, 10) * 12 + parseInt(month, 10);
}

function xOf(chart: LineChart, at: number): number {
  const first = timeOf(chart.steps[0] ?? '0');
  const last = timeOf(chart.steps.at(-1) ?? '0');
  if (last === first) return LEFT + PLOT / 2;
  const passed = timeOf(chart.steps[at] ?? '0') - first;
  return LEFT + placeOf(BigInt(passed), BigInt(last - first), PLOT);
}

function lineOf(chart: LineChart, { values, dashed }: Series, end: bigint): readonly Shape[] {
  const points = values.flatMap((value, at) => {
    if (value === null) return [];
    const y = TOP + HEIGHT - placeOf(unitsOf(value, chart.decimals), end, HEIGHT);
    return [{ x: xOf(chart, at), y }];
  });
  const marks = points.length > MARKED_AT_MOST ? [] : points;
  return [
    { shape: 'path', points, dashed },
    ...marks.map((point): Shape => ({ shape: 'mark', ...point, open: dashed })),
  ];
}

function stepLabels(chart: LineChart, display: Display): readonly Shape[] {
  const { steps } = chart;
  const every = Math.max(1, Math.ceil(steps.length / LABELS_AT_MOST));
  return steps.flatMap((step, at) => {
    if (at % every !== 0 && at !== steps.length - 1) return [];
    if (at !== steps.length - 1 && steps.length - 1 - at < every / 2) return [];
    const x = xOf(chart, at);
    const shown = step.length > 4 ? display.day(step) : step;
    const anchor = at === 0 ? 'start' : at === steps.length - 1 ? 'end' : 'middle';
    return [
      line({ x, y: TOP + HEIGHT }, { x, y: TOP + HEIGHT + 5 }, QUIET),
      words(x, TOP + HEIGHT + 18, shown, { size: 9, anchor, fill: QUIET }),
    ];
  });
}

function lastOf(chart: LineChart, { values }: Series) {
  const known = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]));
  const last = known.at(-1);
  return last === undefined ? null : { value: last.value, step: chart.steps[last.at] ?? '' };
}

function legendOf(chart: LineChart, series: Series, y: number, display: Display): readonly Shape[] {
  const { dashed } = series;
  const points = [
    { x: 8, y: y - 4 },
    { x: 44, y: y - 4 },
  ];
  return [
    { shape: 'path', points, dashed },
    { shape: 'mark', x: 26, y: y - 4, open: dashed },
    words(52, y, endOf(chart, series, display), { size: 11 }),
  ];
}

function endOf(chart: LineChart, series: Series, display: Display): string {
  const last = lastOf(chart, series);
  const name = display.label(series.label);
  if (last === null) return name;
  const step = last.step.length > 4 ? display.day(last.step) : last.step;
  return `${name}: ${display.amount(last.value)} ${chart.unit} (${step})`;
}

function sentenceOf(chart: LineChart, series: Series, display: Display): string {
  const points = series.values.flatMap((value, at) => {
    if (value === null) return [];
    const step = chart.steps[at] ?? '';
    return [`${step.length > 4 ? display.day(step) : step}: ${display.amount(value)}`];
  });
  const shown = points.length > MARKED_AT_MOST ? points.slice(-1) : points;
  return `${display.label(series.label)} (${chart.unit}): ${shown.join('; ')}.`;
}
