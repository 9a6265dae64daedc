import type { BarChart } from '../document/document.ts';
import type { Display } from '../language/display.ts';
import { marksUpTo, placeOf, textOf, unitsOf } from './axis.ts';
import { drawing, fillOf, FILL, LINE, patterns, QUIET, svgText } from './svg-parts.ts';

const WIDTH = 720;
const LEFT = 8;
const PLOT = 680;
const TOP = 64;
const BAR = 18;
const LINE_HEIGHT = 16;

/** Stacked bars, one under the other, each part with its figure in words beside its pattern. */
export function barsSvg(chart: BarChart, display: Display): string {
  const id = `chart-${chart.id}`;
  const scale = unitsOf(chart.scale, chart.decimals);
  const marks = marksUpTo(scale);
  const end = marks.at(-1) ?? 1n;
  const title = `${display.label(chart.title)} (${chart.unit})`;
  let y = TOP;
  const bars = chart.bars.map((bar) => {
    const drawn = barOf(chart, bar, { id, y, end, display });
    y = drawn.below;
    return drawn.svg;
  });
  const height = y + 8;
  const axis = marks.map((mark) => {
    const x = LEFT + placeOf(mark, end, PLOT);
    const anchor = mark === 0n ? 'start' : mark === end ? 'end' : 'middle';
    const shown = display.amount(textOf(mark, chart.decimals));
    return (
      `<line x1="${x}" x2="${x}" y1="${TOP - 12}" y2="${height - 4}" stroke="${LINE}"/>` +
      svgText(x, TOP - 18, shown, { size: 10, anchor, fill: QUIET })
    );
  });
  const description = chart.bars.map((bar) => sentenceOf(bar, chart.unit, display)).join(' ');
  return drawing(id, { width: WIDTH, height }, { title, description }, [
    patterns(id),
    svgText(LEFT, 18, title, { size: 14, bold: true }),
    ...axis,
    ...bars,
  ]);
}

type Bar = BarChart['bars'][number];

interface Place {
  readonly id: string;
  readonly y: number;
  readonly end: bigint;
  readonly display: Display;
}

function barOf(chart: BarChart, bar: Bar, { id, y, end, display }: Place) {
  const top = y + 20;
  let before = 0n;
  const parts = bar.parts.map((part) => {
    const units = unitsOf(part.value, chart.decimals);
    const x = LEFT + placeOf(before, end, PLOT);
    before += units > 0n ? units : 0n;
    const width = LEFT + placeOf(before, end, PLOT) - x;
    return (
      `<rect x="${x}" y="${top}" width="${width}" height="${BAR}" ` +
      `fill="${fillOf(id, part.pattern)}" stroke="${FILL}" stroke-width="0.8"/>`
    );
  });
  const told = bar.parts.map((part, at) => {
    const line = top + BAR + 14 + at * LINE_HEIGHT;
    const text = `${display.amount(part.value)} ${chart.unit} · ${display.label(part.label)}`;
    return (
      `<rect x="${LEFT}" y="${line - 10}" width="11" height="11" ` +
      `fill="${fillOf(id, part.pattern)}" stroke="${FILL}" stroke-width="0.8"/>` +
      svgText(LEFT + 18, line, text, { size: 11 })
    );
  });
  const name = svgText(LEFT, y + 14, nameOf(bar, display), { size: 12, bold: true });
  const below = top + BAR + bar.parts.length * LINE_HEIGHT + 18;
  return { svg: [name, ...parts, ...told].join(''), below };
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
