import type { Chart } from '../document/document.ts';
import type { Display } from '../language/display.ts';
import { barsDrawing } from './bars.ts';
import { linesDrawing } from './lines.ts';
import type { Drawing, Shape } from './shapes.ts';
import { drawing, fillOf, FILL, patterns, svgText } from './svg-parts.ts';

/** A chart in a language, as shapes. */
export function chartDrawing(chart: Chart, display: Display): Drawing {
  return chart.type === 'bars' ? barsDrawing(chart, display) : linesDrawing(chart, display);
}

/** A chart as a drawing of its own, in a language. The same chart gives the same text. */
export function chartSvg(chart: Chart, display: Display): string {
  const { id, shapes, ...told } = chartDrawing(chart, display);
  return drawing(id, told, told, [
    ...(chart.type === 'bars' ? [patterns(id)] : []),
    ...shapes.map((shape) => svgOf(shape, id)),
  ]);
}

function svgOf(shape: Shape, id: string): string {
  switch (shape.shape) {
    case 'line': {
      const { x1, x2, y1, y2, stroke } = shape;
      return `<line x1="${x1}" x2="${x2}" y1="${y1}" y2="${y2}" stroke="${stroke}"/>`;
    }
    case 'path': {
      const path = shape.points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join(' ');
      const dashes = shape.dashed ? ' stroke-dasharray="6 4"' : '';
      return `<path d="${path}" fill="none" stroke="${FILL}" stroke-width="2"${dashes}/>`;
    }
    case 'mark': {
      const { x, y } = shape;
      const fill = shape.open ? '#ffffff' : FILL;
      return `<circle cx="${x}" cy="${y}" r="3" fill="${fill}" stroke="${FILL}" stroke-width="1.4"/>`;
    }
    case 'bar': {
      const { x, y, width, height } = shape;
      return (
        `<rect x="${x}" y="${y}" width="${width}" height="${height}" ` +
        `fill="${fillOf(id, shape.pattern)}" stroke="${FILL}" stroke-width="0.8"/>`
      );
    }
    case 'text':
      return svgText(shape.x, shape.y, shape.text, shape.style);
  }
}
