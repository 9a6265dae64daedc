/** Tonnes in millionths, exactly: what decimal text of at most six decimals says. */
export type Millionths = bigint;

const SCALE = 1_000_000n;
const DECIMAL = /^(-?)(\d+)(?:\.(\d{1,6}))?$/;

/** Reads decimal text. What is none is a mistake in the program and throws. */
export function millionths(text: string): Millionths {
  const [, sign, whole, decimals = ''] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`no decimal of at most six places: ${text}`);
  const value = BigInt(whole) * SCALE + BigInt(decimals.padEnd(6, '0'));
  return sign === '-' ? -value : value;
}

export function ofTonnes(tonnes: bigint): Millionths {
  return tonnes * SCALE;
}

/** Decimal text without needless zeros. */
export function decimalOf(value: Millionths): string {
  const size = value < 0n ? -value : value;
  const decimals = (size % SCALE).toString().padStart(6, '0').replace(/0+$/, '');
  const whole = `${value < 0n ? '-' : ''}${size / SCALE}`;
  return decimals === '' ? whole : `${whole}.${decimals}`;
}

/** A share of a sum, to six places, halves away from zero; and whether anything was rounded. */
export function divided(
  sum: Millionths,
  by: bigint,
): { readonly value: Millionths; readonly isRounded: boolean } {
  const size = sum < 0n ? -sum : sum;
  const value = (2n * size + by) / (2n * by);
  return { value: sum < 0n ? -value : value, isRounded: size % by !== 0n };
}
