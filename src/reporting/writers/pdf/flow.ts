import { linesOf, piecesOf } from './line-breaks.ts';
import type { Canvas, TextStyle } from './canvas.ts';

/** A4 on its side, in points, and what of it the content fills. */
export const PAGE = { width: 841.89, height: 595.28 } as const;
export const LEFT = 32;
export const WIDTH = PAGE.width - 2 * LEFT;
const TOP = 46;
const BOTTOM = PAGE.height - 36;
export const CONTENT_HEIGHT = BOTTOM - TOP;

/** Lines stand this far apart, and on this part of it, in sizes of their font. */
const LINE = 1.36;
const ASCENT = 1.07;

const GAP = 10;
const ABOVE = 2;
const BELOW = 2.5;
const RULE = { color: '#aaaaaa', width: 0.5 } as const;

export interface GridColumn {
  /** Its part of the width of the page. */
  readonly part: number;
  readonly alignment: 'left' | 'right';
  readonly style: TextStyle;
}

/** Rows of cells under a heading that stands on every page anew. */
export interface Grid {
  readonly columns: readonly GridColumn[];
  readonly heading: readonly string[] | null;
  readonly rows: Iterable<readonly string[]>;
  readonly ruled: boolean;
}

interface Place extends GridColumn {
  readonly x: number;
  readonly width: number;
}

export function heightOfLines(lines: number, { size }: TextStyle): number {
  return lines * size * LINE;
}

/**
 * Content from top to bottom, page after page. Nothing is kept of what was drawn: a long table costs no
 * more memory than a short one.
 */
export class Flow {
  #y = TOP;

  constructor(
    private readonly canvas: Canvas,
    private readonly turnPage: () => void,
  ) {
    turnPage();
  }

  get y(): number {
    return this.#y;
  }

  /** Goes on with another page where this one has not so much room any more. */
  room(height: number): void {
    if (this.#y > TOP && this.#y + height > BOTTOM) this.#turn();
  }

  skip(height: number): void {
    this.#y += height;
  }

  lines(text: string, style: TextStyle, width = WIDTH): readonly string[] {
    return linesOf(text, width, (part) => this.canvas.widthOf(part, style));
  }

  text(text: string, style: TextStyle, x = LEFT, width = WIDTH): void {
    for (const line of this.lines(text, style, width)) {
      this.room(heightOfLines(1, style));
      this.canvas.text(line, x, this.#y + style.size * ASCENT, style);
      this.skip(heightOfLines(1, style));
    }
  }

  grid({ columns, heading, rows, ruled }: Grid): void {
    const places = this.#placesOf(columns, heading);
    const bold = places.map((place) => ({ ...place, style: { ...place.style, bold: true } }));
    const head = heading && this.#cellsOf(bold, heading);
    const drawHead = (): void => {
      if (head !== null) this.#row(bold, head, ruled);
    };
    let isFirst = true;
    for (const row of rows) {
      let cells = this.#cellsOf(places, row);
      if (isFirst) {
        this.room(rowHeight(places, cells) + (head === null ? 0 : rowHeight(bold, head)));
        drawHead();
        isFirst = false;
      }
      while (this.#y + rowHeight(places, cells) > BOTTOM) {
        const fit = this.#linesThatFit(places);
        const isWholeElsewhere = rowHeight(places, cells) <= CONTENT_HEIGHT / 2;
        if (!isWholeElsewhere && fit > 0) {
          this.#row(
            places,
            cells.map((lines) => lines.slice(0, fit)),
            false,
          );
          cells = cells.map((lines) => lines.slice(fit));
        }
        this.#turn();
        drawHead();
      }
      this.#row(places, cells, ruled);
    }
  }

  #turn(): void {
    this.turnPage();
    this.#y = TOP;
  }

  /** Columns by their parts; none narrower than the longest word of its heading. */
  #placesOf(columns: readonly GridColumn[], heading: Grid['heading']): readonly Place[] {
    const last = columns.length - 1;
    const parts = columns.map(({ part, style }, at) => {
      const widths = piecesOf(heading?.[at] ?? '').map((piece) =>
        this.canvas.widthOf(piece.trimEnd(), { ...style, bold: true }),
      );
      return { part, least: Math.ceil(Math.max(...widths)) + (at === last ? 0 : GAP) };
    });
    let x = LEFT;
    return sharedOut(WIDTH, parts).map((span, at) => {
      const place = { ...(columns[at] as GridColumn), x, width: span - (at === last ? 0 : GAP) };
      x += span;
      return place;
    });
  }

  #cellsOf(places: readonly Place[], row: readonly string[]): readonly (readonly string[])[] {
    return places.map(({ style, width }, at) => this.lines(row[at] ?? '', style, width));
  }

  #linesThatFit(places: readonly Place[]): number {
    const tallest = Math.max(...places.map(({ style }) => heightOfLines(1, style)));
    return Math.floor((BOTTOM - this.#y - ABOVE - BELOW) / tallest);
  }

  #row(places: readonly Place[], cells: readonly (readonly string[])[], ruled: boolean): void {
    const height = rowHeight(places, cells);
    places.forEach(({ x, width, alignment, style }, at) => {
      cells[at]?.forEach((line, number) => {
        const left = alignment === 'left' ? x : x + width - this.canvas.widthOf(line, style);
        const top = this.#y + ABOVE + heightOfLines(number, style);
        this.canvas.text(line, left, top + style.size * ASCENT, style);
      });
    });
    this.skip(height);
    if (ruled) this.canvas.line({ x: LEFT, y: this.#y }, { x: LEFT + WIDTH, y: this.#y }, RULE);
  }
}

/** Parts of a width; who would get less than it needs at least gets that, and the others share the rest. */
export function sharedOut(
  width: number,
  parts: readonly { readonly part: number; readonly least: number }[],
): readonly number[] {
  const narrow = new Set<number>();
  for (;;) {
    const taken = parts.reduce((sum, { least }, at) => sum + (narrow.has(at) ? least : 0), 0);
    const whole = parts.reduce((sum, { part }, at) => sum + (narrow.has(at) ? 0 : part), 0);
    const widths = parts.map(({ part, least }, at) =>
      narrow.has(at) ? least : ((width - taken) * part) / whole,
    );
    const short = parts.findIndex(({ least }, at) => !narrow.has(at) && (widths[at] ?? 0) < least);
    if (short === -1 || narrow.size === parts.length - 1) return widths;
    narrow.add(short);
  }
}

function rowHeight(places: readonly Place[], cells: readonly (readonly string[])[]): number {
  const heights = places.map(({ style }, at) => heightOfLines(cells[at]?.length ?? 0, style));
  return Math.max(...heights) + ABOVE + BELOW;
}
