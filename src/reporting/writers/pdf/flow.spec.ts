import { describe, expect, it } from '@jest/globals';
import { Canvas, type Page, type Typefaces } from './canvas.ts';
import { Flow, sharedOut, type Grid } from './flow.ts';
import type { Typeface } from './typeface.ts';

/** Every letter is half as wide as it is high, and is written as itself. */
const LETTERS = {
  name: 'F1',
  widthOf: (text: string) => text.length / 2,
  encoded: (text: string) => text,
} as unknown as Typeface;
const typefaces: Typefaces = () => LETTERS;

/** What stands on each page, piece by piece. */
function pagesOf(grid: Grid): readonly (readonly string[])[] {
  const pages: string[] = [];
  const canvas = new Canvas(typefaces, null);
  const flow = new Flow(canvas, () => {
    canvas.flush();
    const at = pages.push('') - 1;
    const page: Page = { use: () => undefined, write: (content) => (pages[at] += content) };
    canvas.turnTo(page);
  });
  flow.grid(grid);
  canvas.flush();
  return pages.map((page) => [...page.matchAll(/<([^>]*)>/g)].map(([, text = '']) => text));
}

const COLUMN = { part: 1, alignment: 'left', style: { size: 10 } } as const;

describe('a printed table', () => {
  it('has every row once, in order, and its heading on each page', () => {
    const rows = Array.from({ length: 200 }, (_, at) => [`row ${at}`, 'x']);
    const pages = pagesOf({ columns: [COLUMN, COLUMN], heading: ['A', 'B'], rows, ruled: true });
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages) expect(page.slice(0, 2)).toEqual(['A', 'B']);
    expect(pages.flatMap((page) => page.slice(2))).toEqual(rows.flat());
  });

  it('goes on on the next page with a row that is higher than a page, and loses no line', () => {
    const words = Array.from({ length: 120 }, (_, at) => `word-${at}`);
    const rows = [['first'], [words.join('\n')], ['last']];
    const pages = pagesOf({ columns: [COLUMN], heading: ['A'], rows, ruled: true });
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.flatMap((page) => page.slice(1))).toEqual(['first', ...words, 'last']);
  });

  it('gives a column at least what the longest word of its heading needs', () => {
    expect(sharedOut(100, [part(1, 0), part(3, 0)])).toEqual([25, 75]);
    expect(sharedOut(100, [part(1, 40), part(3, 10)])).toEqual([40, 60]);
    expect(sharedOut(100, [part(1, 40), part(1, 5), part(2, 38)])).toEqual([40, 20, 40]);
    // Where not even that is there, the last one takes what is left.
    expect(sharedOut(100, [part(1, 80), part(1, 80)])).toEqual([80, 20]);
  });
});

const part = (size: number, least: number) => ({ part: size, least });
