import type { Chart } from '../document/document.ts';
import type { Display } from '../language/display.ts';
import { barsSvg } from './bars.ts';
import { linesSvg } from './lines.ts';

/** A chart as a drawing of its own, in a language. The same chart gives the same text. */
export function chartSvg(chart: Chart, display: Display): string {
  return chart.type === 'bars' ? barsSvg(chart, display) : linesSvg(chart, display);
}
