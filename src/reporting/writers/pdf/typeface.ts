import type { EmbeddedFont } from 'pdfkit';

/** A letter of a font: how wide it is at size one, and its number in the file once it was printed. */
interface Letter {
  readonly glyph: number;
  readonly codePoint: number;
  readonly width: number;
  code: string | null;
}

/**
 * A font letter by letter: each has its own width, and none depends on its neighbours. That is exact
 * for the scripts printed here (only kerning is given up), and many times faster than shaping.
 */
export class Typeface {
  readonly #letters = new Map<number, Letter>();

  constructor(private readonly font: EmbeddedFont) {}

  get name(): string {
    return this.font.id;
  }

  /** For the resources of a page on which it is used. */
  reference(): object {
    return this.font.ref();
  }

  widthOf(text: string): number {
    let width = 0;
    for (let at = 0; at < text.length; at += 1) {
      const codePoint = text.codePointAt(at) ?? 0;
      if (codePoint > 0xffff) at += 1;
      width += this.#letter(codePoint).width;
    }
    return width;
  }

  /** The text as the hexadecimal numbers of its glyphs in the file, where they are from now on. */
  encoded(text: string): string {
    let codes = '';
    for (let at = 0; at < text.length; at += 1) {
      const codePoint = text.codePointAt(at) ?? 0;
      if (codePoint > 0xffff) at += 1;
      const letter = this.#letter(codePoint);
      codes += letter.code ??= this.#include(letter);
    }
    return codes;
  }

  #letter(codePoint: number): Letter {
    const known = this.#letters.get(codePoint);
    if (known !== undefined) return known;
    const { id, advanceWidth } = this.font.font.glyphForCodePoint(codePoint);
    const width = (advanceWidth * this.font.scale) / 1000;
    const letter = { glyph: id, codePoint, width, code: null };
    this.#letters.set(codePoint, letter);
    return letter;
  }

  #include({ glyph, codePoint, width }: Letter): string {
    const { subset, widths, unicode } = this.font;
    const place = subset.includeGlyph(glyph);
    widths[place] ??= width * 1000;
    unicode[place] ??= [codePoint];
    return place.toString(16).padStart(4, '0');
  }
}
