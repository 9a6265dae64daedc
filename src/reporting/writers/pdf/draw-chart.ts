import type { Drawing, Shape } from '../../charts/shapes.ts';
import { FILL, INK, QUIET } from '../../charts/svg-parts.ts';
import { at, rgb, type Canvas, type Point } from './canvas.ts';

/** Draws a chart with its upper left corner at a place, so many times its size. */
export function drawChart(canvas: Canvas, drawing: Drawing, { x, y }: Point, scale: number): void {
  const times = String(Math.round(scale * 10_000) / 10_000);
  canvas.draw(`q ${times} 0 0 ${times} ${at(x)} ${at(y)} cm`);
  for (const shape of drawing.shapes) drawShape(canvas, shape);
  canvas.draw('Q');
}

function drawShape(canvas: Canvas, shape: Shape): void {
  switch (shape.shape) {
    case 'line': {
      const { x1, x2, y1, y2, stroke: color } = shape;
      return canvas.line({ x: x1, y: y1 }, { x: x2, y: y2 }, { color, width: 1 });
    }
    case 'path':
      return drawPath(canvas, shape.points, shape.dashed);
    case 'mark':
      return canvas.draw(
        `${rgb(shape.open ? '#ffffff' : FILL)} rg ${rgb(FILL)} RG 1.4 w ${circle(shape, 3)} B`,
      );
    case 'bar':
      return drawBar(canvas, shape);
    case 'text': {
      const { size = 12, anchor = 'start', bold = false, fill = INK } = shape.style;
      const style = { size, bold, color: fill };
      const width = anchor === 'start' ? 0 : canvas.widthOf(shape.text, style);
      const left = shape.x - (anchor === 'middle' ? width / 2 : width);
      return canvas.text(shape.text, left, shape.y, style);
    }
  }
}

function drawPath(canvas: Canvas, points: readonly Point[], dashed: boolean): void {
  if (points.length === 0) return;
  const path = points.map(({ x, y }, place) => `${at(x)} ${at(y)} ${place === 0 ? 'm' : 'l'}`);
  const dashes = dashed ? '[6 4] 0 d' : '[] 0 d';
  canvas.draw(`q ${rgb(FILL)} RG 2 w ${dashes} ${path.join(' ')} S Q`);
}

type Bar = Extract<Shape, { readonly shape: 'bar' }>;

/** The parts of a bar are told apart by pattern: solid, open, with oblique lines, with dots. */
function drawBar(canvas: Canvas, bar: Bar): void {
  const box = `${at(bar.x)} ${at(bar.y)} ${at(bar.width)} ${at(bar.height)} re`;
  const ground = bar.pattern === 'solid' ? FILL : '#ffffff';
  const marks =
    bar.pattern === 'hatched' ? hatches(bar) : bar.pattern === 'dotted' ? dots(bar) : '';
  canvas.draw(
    `${rgb(ground)} rg ${box} f` +
      (marks === '' ? '' : ` q ${box} W n ${marks} Q`) +
      ` ${rgb(FILL)} RG .8 w ${box} S`,
  );
}

/** Every so many pixels a line or a dot. */
const EVERY = 6;

function hatches({ x, y, width, height }: Bar): string {
  const lines: string[] = [];
  for (let from = x - height; from < x + width; from += EVERY) {
    lines.push(`${at(from)} ${at(y + height)} m ${at(from + height)} ${at(y)} l`);
  }
  return `${rgb(FILL)} RG 1.6 w ${lines.join(' ')} S`;
}

function dots({ x, y, width, height }: Bar): string {
  const circles: string[] = [];
  for (let left = x + EVERY / 2; left < x + width; left += EVERY) {
    for (let top = y + EVERY / 2; top < y + height; top += EVERY) {
      circles.push(circle({ x: left, y: top }, 1.3));
    }
  }
  return circles.length === 0 ? '' : `${rgb(QUIET)} rg ${circles.join(' ')} f`;
}

/** How far the handles of a quarter of a circle stand out, as a part of its radius. */
const HANDLE = 0.5523;

function circle({ x, y }: Point, r: number): string {
  const h = r * HANDLE;
  const quarter = (...places: readonly number[]): string => `${places.map(at).join(' ')} c`;
  return [
    `${at(x + r)} ${at(y)} m`,
    quarter(x + r, y + h, x + h, y + r, x, y + r),
    quarter(x - h, y + r, x - r, y + h, x - r, y),
    quarter(x - r, y - h, x - h, y - r, x, y - r),
    quarter(x + h, y - r, x + r, y - h, x + r, y),
  ].join(' ');
}
