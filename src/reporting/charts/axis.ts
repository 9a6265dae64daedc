/*
 * Where things stand in a drawing. Figures come as decimal text and are compared as whole numbers of
 * their smallest unit, so that no amount becomes a JavaScript number: only places on paper do.
 */

/** Decimal text as a whole number of its smallest unit. */
export function unitsOf(text: string, decimals: number): bigint {
  const negative = text.startsWith('-');
  const [whole = '0', rest = ''] = (negative ? text.slice(1) : text).split('.');
  const units = BigInt(whole + rest.padEnd(decimals, '0').slice(0, decimals));
  return negative ? -units : units;
}

/** A whole number of smallest units as decimal text, without decimals that are all zero. */
export function textOf(units: bigint, decimals: number): string {
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const rest = decimals === 0 ? '' : digits.slice(-decimals);
  const shown = /[1-9]/.test(rest) ? `${whole}.${rest}` : whole;
  return negative ? `-${shown}` : shown;
}

/** Round marks from zero to at least the largest figure: four to six of them. */
export function marksUpTo(largest: bigint): readonly bigint[] {
  const quarter = largest / 4n > 0n ? largest / 4n : 1n;
  let power = 1n;
  while (power * 10n <= quarter) power *= 10n;
  const step = [1n, 2n, 5n, 10n].map((times) => times * power).find((one) => one >= quarter) ?? 1n;
  const marks = [0n];
  while ((marks.at(-1) ?? 0n) < largest) marks.push(step * BigInt(marks.length));
  return marks.length === 1 ? [0n, step] : marks;
}

/** A part of a length, to the hundredth of a pixel. */
export function placeOf(part: bigint, whole: bigint, pixels: number): number {
  if (whole <= 0n) return 0;
  const held = part < 0n ? 0n : part > whole ? whole : part;
  return parseInt(((held * BigInt(pixels * 100)) / whole).toString(), 10) / 100;
}
