import { scriptRuns } from '../../language/script-runs.ts';
import type { Typeface } from './typeface.ts';

export interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
  /** '#rrggbb'; black where it is left out. */
  readonly color?: string;
}

/** Two fonts, each in two weights; opened when they are first needed. */
export type Typefaces = (script: 'japanese' | 'other', bold: boolean) => Typeface;

/** Where a page's content goes. */
export interface Page {
  use(typeface: Typeface): void;
  write(content: string): void;
}

const BEYOND_LATIN = /[\u2e80-\u{2fa1f}]/u;

/** A page to draw on: places are points from the upper left corner. */
export class Canvas {
  #content: string[] = [];

  /** Without a page it measures, and what is drawn is forgotten. */
  constructor(
    private readonly typefaces: Typefaces,
    private page: Page | null,
  ) {}

  /** What follows goes on another page. */
  turnTo(page: Page): void {
    this.page = page;
  }

  /** Puts what was drawn on its page. */
  flush(): void {
    if (this.#content.length > 0) this.page?.write(this.#content.join('\n'));
    this.#content = [];
  }

  widthOf(text: string, { size, bold = false }: TextStyle): number {
    let width = 0;
    for (const { text: piece, script } of runsOf(text)) {
      width += this.typefaces(script, bold).widthOf(piece);
    }
    return width * size;
  }

  /** One line of text that stands on `y`. */
  text(text: string, x: number, y: number, style: TextStyle): void {
    if (this.page === null || text === '') return;
    const { size, bold = false, color = '#000000' } = style;
    let shown = '';
    for (const { text: piece, script } of runsOf(text)) {
      const typeface = this.typefaces(script, bold);
      this.page.use(typeface);
      shown += `/${typeface.name} ${size} Tf <${typeface.encoded(piece)}> Tj `;
    }
    this.draw(`${rgb(color)} rg BT 1 0 0 -1 ${at(x)} ${at(y)} Tm ${shown}ET`);
  }

  line(from: Point, to: Point, stroke: { readonly color: string; readonly width: number }): void {
    const { color, width } = stroke;
    this.draw(
      `${rgb(color)} RG ${at(width)} w ${at(from.x)} ${at(from.y)} m ${at(to.x)} ${at(to.y)} l S`,
    );
  }

  /** Operators of PDF as they are. */
  draw(operators: string): void {
    if (this.page !== null) this.#content.push(operators);
  }
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A place to the hundredth of a point. */
export function at(place: number): string {
  return String(Math.round(place * 100) / 100);
}

/** '#rrggbb' as three parts of one. */
export function rgb(color: string): string {
  const parts = [1, 3, 5].map((from) => parseInt(color.slice(from, from + 2), 16) / 255);
  return parts.map((part) => String(Math.round(part * 1000) / 1000)).join(' ');
}

function runsOf(text: string): ReturnType<typeof scriptRuns> {
  return BEYOND_LATIN.test(text) ? scriptRuns(text) : [{ text, script: 'other' }];
}
