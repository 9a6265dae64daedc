/** How wide a text is, in whatever unit the width of a line has. */
export type Measure = (text: string) => number;

/** Kana, kanji and wide forms: lines break between any two of them. */
const WIDE = /[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{2fa1f}]/u;
/** What does not begin a line, and what does not end one. */
const NOT_FIRST =
  /[、。，．・：；？！）」』】〕〉》’”ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々%％°]/u;
const NOT_LAST = /[（「『【〔〈《‘“]/u;

/**
 * A text in lines no wider than a width. It breaks at blanks, after hyphens and slashes that stand
 * before letters, and between Japanese letters; what is too wide even so is cut where the line ends.
 */
export function linesOf(text: string, width: number, measure: Measure): readonly string[] {
  return text.split('\n').flatMap((paragraph) => {
    if (measure(paragraph) <= width) return [paragraph];
    return brokenLines(paragraph, width, measure);
  });
}

function brokenLines(text: string, width: number, measure: Measure): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of piecesOf(text)) {
    const own = measure(piece.trimEnd());
    if (line !== '' && used + own > width) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    if (own > width) {
      const cut = cutToWidth(piece, width, measure);
      lines.push(...cut.slice(0, -1));
      line = cut.at(-1) ?? '';
      used = measure(line);
    } else {
      line += piece;
      used += measure(piece);
    }
  }
  return line.trimEnd() === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}

/** Parts of a text between which a line may end; a part has the blanks that follow it. */
export function piecesOf(text: string): readonly string[] {
  const letters = [...text];
  const pieces: string[] = [];
  let piece = '';
  letters.forEach((letter, at) => {
    piece += letter;
    const next = letters[at + 1];
    if (next === undefined || !mayBreak(letter, next)) return;
    pieces.push(piece);
    piece = '';
  });
  return [...pieces, piece];
}

function mayBreak(letter: string, next: string): boolean {
  if (next === ' ') return false;
  if (letter === ' ') return true;
  if (letter === '-' || letter === '/') return /\p{L}/u.test(next);
  if (!WIDE.test(letter) && !WIDE.test(next)) return false;
  return !NOT_FIRST.test(next) && !NOT_LAST.test(letter);
}

function cutToWidth(text: string, width: number, measure: Measure): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const letter of text) {
    const own = measure(letter);
    if (line !== '' && used + own > width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += letter;
    used += own;
  }
  return [...lines, line];
}
