import type { LineChart } from '../document/document.ts';
import type { Display } from '../language/display.ts';
import { marksUpTo, placeOf, textOf, unitsOf } from './axis.ts';
import { drawing, FILL, LINE, QUIET, svgText } from './svg-parts.ts';

const WIDTH = 720;
const LEFT = 130;
const PLOT = 560;
const TOP = 40;
const HEIGHT = 220;

/** More points than this have no marks of their own: they would run together. */
const MARKED_AT_MOST = 40;
const LABELS_AT_MOST = 6;

/** Lines over time, told apart by dashes and marks as well as by their names and last figures. */
export function linesSvg(chart: LineChart, display: Display): string {
  const id = `chart-${chart.id}`;
  const all = chart.series.flatMap(({ values }) =>
    values.map((value) => unitsOf(value ?? '0', chart.decimals)),
  );
  const marks = marksUpTo(all.reduce((largest, one) => (one > largest ? one : largest), 0n));
  const end = marks.at(-1) ?? 1n;
  const title = `${display.label(chart.title)} (${chart.unit})`;
  const legendTop = TOP + HEIGHT + 44;
  const height = legendTop + chart.series.length * 18;
  const grid = marks.map((mark) => {
    const y = TOP + HEIGHT - placeOf(mark, end, HEIGHT);
    const shown = display.amount(textOf(mark, chart.decimals));
    return (
      `<line x1="${LEFT}" x2="${LEFT + PLOT}" y1="${y}" y2="${y}" stroke="${LINE}"/>` +
      svgText(LEFT - 8, y + 4, shown, { size: 10, anchor: 'end', fill: QUIET })
    );
  });
  const lines = chart.series.map((series) => lineOf(chart, series, end));
  const legend = chart.series.map((series, at) =>
    legendOf(chart, series, legendTop + at * 18, display),
  );
  const description = chart.series.map((series) => sentenceOf(chart, series, display)).join(' ');
  return drawing(id, { width: WIDTH, height }, { title, description }, [
    svgText(8, 18, title, { size: 14, bold: true }),
    ...grid,
    ...stepLabels(chart, display),
    ...lines,
    ...legend,
  ]);
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

function lineOf(chart: LineChart, { values, dashed }: Series, end: bigint): string {
  const points = values.flatMap((value, at) => {
    if (value === null) return [];
    const y = TOP + HEIGHT - placeOf(unitsOf(value, chart.decimals), end, HEIGHT);
    return [{ x: xOf(chart, at), y }];
  });
  const path = points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join(' ');
  const dashes = dashed ? ' stroke-dasharray="6 4"' : '';
  const marks = points.length > MARKED_AT_MOST ? [] : points;
  return (
    `<path d="${path}" fill="none" stroke="${FILL}" stroke-width="2"${dashes}/>` +
    marks.map((point) => markOf(point, dashed)).join('')
  );
}

function markOf({ x, y }: { readonly x: number; readonly y: number }, open: boolean): string {
  const fill = open ? '#ffffff' : FILL;
  return `<circle cx="${x}" cy="${y}" r="3" fill="${fill}" stroke="${FILL}" stroke-width="1.4"/>`;
}

function stepLabels(chart: LineChart, display: Display): readonly string[] {
  const { steps } = chart;
  const every = Math.max(1, Math.ceil(steps.length / LABELS_AT_MOST));
  return steps.flatMap((step, at) => {
    if (at % every !== 0 && at !== steps.length - 1) return [];
    if (at !== steps.length - 1 && steps.length - 1 - at < every / 2) return [];
    const x = xOf(chart, at);
    const shown = step.length > 4 ? display.day(step) : step;
    const anchor = at === 0 ? 'start' : at === steps.length - 1 ? 'end' : 'middle';
    return [
      `<line x1="${x}" x2="${x}" y1="${TOP + HEIGHT}" y2="${TOP + HEIGHT + 5}" stroke="${QUIET}"/>`,
      svgText(x, TOP + HEIGHT + 18, shown, { size: 9, anchor, fill: QUIET }),
    ];
  });
}

function lastOf(chart: LineChart, { values }: Series) {
  const known = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]));
  const last = known.at(-1);
  return last === undefined ? null : { value: last.value, step: chart.steps[last.at] ?? '' };
}

function legendOf(chart: LineChart, series: Series, y: number, display: Display): string {
  const dashes = series.dashed ? ' stroke-dasharray="6 4"' : '';
  return (
    `<path d="M8 ${y - 4} L44 ${y - 4}" stroke="${FILL}" stroke-width="2"${dashes}/>` +
    markOf({ x: 26, y: y - 4 }, series.dashed) +
    svgText(52, y, endOf(chart, series, display), { size: 11 })
  );
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
