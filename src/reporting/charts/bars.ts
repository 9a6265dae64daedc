import type { BarChart } from '../document/document.ts';
import type { Display } from '../language/display.ts';
import { marksUpTo, placeOf, textOf, unitsOf } from './axis.ts';
import { line, words, type Drawing, type Shape } from './shapes.ts';
import { LINE, QUIET } from './svg-parts.ts';

const WIDTH = 720;
const LEFT = 8;
const PLOT = 680;
const TOP = 64;
const BAR = 18;
const LINE_HEIGHT = 16;

/** Stacked bars, one under the other, each part with its figure in words beside its pattern. */
export function barsDrawing(chart: BarChart, display: Display): Drawing {
  const scale = unitsOf(chart.scale, chart.decimals);
  const marks = marksUpTo(scale);
  const end = marks.at(-1) ?? 1n;
  const title = `${display.label(chart.title)} (${chart.unit})`;
  let y = TOP;
  const bars = chart.bars.flatMap((bar) => {
    const drawn = barOf(chart, bar, { y, end, display });
    y = drawn.below;
    return drawn.shapes;
  });
  const height = y + 8;
  const axis = marks.flatMap((mark) => {
    const x = LEFT + placeOf(mark, end, PLOT);
    const anchor = mark === 0n ? 'start' : mark === end ? 'end' : 'middle';
    const shown = display.amount(textOf(mark, chart.decimals));
    return [
      line({ x, y: TOP - 12 }, { x, y: height - 4 }, LINE),
      words(x, TOP - 18, shown, { size: 10, anchor, fill: QUIET }),
    ];
  });
  return {
    id: `chart-${chart.id}`,
    width: WIDTH,
    height,
    title,
    description: chart.bars.map((bar) => sentenceOf(bar, chart.unit, display)).join(' '),
    shapes: [words(LEFT, 18, title, { size: 14, bold: true }), ...axis, ...bars],
  };
}

type Bar = BarChart['bars'][number];

interface Place {
  readonly y: number;
  readonly end: bigint;
  readonly display: Display;
}

function barOf(chart: BarChart, bar: Bar, { y, end, display }: Place) {
  const top = y + 20;
  let before = 0n;
  const parts = bar.parts.map(({ value, pattern }): Shape => {
    const units = unitsOf(value, chart.decimals);
    const x = LEFT + placeOf(before, end, PLOT);
    before += units > 0n ? units : 0n;
    const width = LEFT + placeOf(before, end, PLOT) - x;
    return { shape: 'bar', x, y: top, width, height: BAR, pattern };
  });
  const told = bar.parts.flatMap((part, at): Shape[] => {
    const below = top + BAR + 14 + at * LINE_HEIGHT;
    const text = `${display.amount(part.value)} ${chart.unit} · ${display.label(part.label)}`;
    return [
      { shape: 'bar', x: LEFT, y: below - 10, width: 11, height: 11, pattern: part.pattern },
      words(LEFT + 18, below, text, { size: 11 }),
    ];
  });
  const name = words(LEFT, y + 14, nameOf(bar, display), { size: 12, bold: true });
  const below = top + BAR + bar.parts.length * LINE_HEIGHT + 18;
  return { shapes: [name, ...parts, ...told], below };
}

function sentenceOf(bar: Bar, unit: string, display: Display): string {
  const parts = bar.parts.map(
    ({ label, value }) => `${display.label(label)} ${display.amount(value)} ${unit}`,
  );
  return `${nameOf(bar, display)}: ${parts.join('; ')}.`;
}

function nameOf({ name, rank }: Bar, display: Display): string {
  return rank === undefined ? name : `${rank}. ${display.cell('name', name)}`;
}
