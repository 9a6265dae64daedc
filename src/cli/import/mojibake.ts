/** Letters of Windows-1252 that have another number in Unicode, by the byte they stand for. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const BYTE_OF = new Map([...WINDOWS_1252].map((letter, at) => [letter, 0x80 + at]));

/** What UTF-8 looks like after it was read as Latin-1 or Windows-1252: a lead byte, then others. */
const RUN = new RegExp(`[\\u00c2-\\u00f4][\\u0080-\\u00bf${WINDOWS_1252}]+`, 'gu');
/** Lead bytes stand next to each other where the same was done twice. */
const WIDE_RUN = new RegExp(`[\\u0080-\\u00ff${WINDOWS_1252}]+`, 'gu');

const TIMES_AT_MOST = 3;

/**
 * Text that was UTF-8 and was read as something else ("Ã©" for "é"), as it was meant; the same text
 * where nothing of the kind is in it. It is undone only where every byte fits, and as often as it was
 * done.
 */
export function withoutMojibake(text: string): string {
  let now = text;
  for (let time = 0; time < TIMES_AT_MOST; time += 1) {
    const next = undone(now);
    if (next === now) return now;
    now = next;
  }
  return now;
}

function undone(text: string): string {
  const wide = text.replace(WIDE_RUN, (run) => decoded(run) ?? run);
  return wide === text ? text.replace(RUN, (run) => decoded(run) ?? run) : wide;
}

function decoded(run: string): string | null {
  const bytes = [...run].map((letter) => BYTE_OF.get(letter) ?? letter.codePointAt(0) ?? 256);
  if (bytes.some((byte) => byte > 255)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}
