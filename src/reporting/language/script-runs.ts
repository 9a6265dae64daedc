/** A piece of a text that one font can show. */
export interface ScriptRun {
  readonly text: string;
  /** `japanese` for kana, kanji and wide forms; `other` for Latin, Cyrillic, figures and signs. */
  readonly script: 'japanese' | 'other';
}

const JAPANESE = /([\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{2fa1f}]+)/u;

/**
 * Splits a text where another font has to take over. No PDF library here falls back to a second font
 * by itself, and a letter that a font lacks comes out as an empty box.
 */
export function scriptRuns(text: string): readonly ScriptRun[] {
  return text
    .split(JAPANESE)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece, script: JAPANESE.test(piece) ? 'japanese' : 'other' }));
}
