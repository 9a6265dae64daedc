/* What of pdfkit 0.19 is used here; the package has no types of its own. */
declare module 'pdfkit' {
  interface Glyph {
    readonly id: number;
    readonly advanceWidth: number;
  }
  /** A font in the file: the glyphs that are used, their widths and the letters that they stand for. */
  export interface EmbeddedFont {
    readonly id: string;
    /** Thousandths of the font's size per unit of the font. */
    readonly scale: number;
    readonly font: { glyphForCodePoint(codePoint: number): Glyph };
    readonly subset: { includeGlyph(glyph: number): number };
    readonly widths: (number | undefined)[];
    readonly unicode: (number[] | undefined)[];
    ref(): object;
  }
  export default class PDFDocument {
    constructor(options: object);
    readonly _font: EmbeddedFont;
    readonly page: { readonly fonts: Record<string, object>; write(content: string): void };
    font(file: string): this;
    addPage(): this;
    end(): void;
    on(event: 'data', listener: (chunk: Buffer) => void): this;
    on(event: 'end', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
  }
}
