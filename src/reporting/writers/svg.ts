import { chartSvg } from '../charts/chart-svg.ts';
import type { Chart } from '../document/document.ts';
import { displayOf } from '../language/display.ts';
import type { Language } from '../language/language.ts';

/** One chart of a report as a file. */
export function writeSvg(chart: Chart | null, language: Language): Buffer {
  if (chart === null) throw new Error('A drawing needs the chart that it is of.');
  const text = chartSvg(chart, displayOf(language));
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`, 'utf8');
}
