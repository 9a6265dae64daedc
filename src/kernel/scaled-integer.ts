/*
 * Exact arithmetic for what cannot be had from adding alone: shares, ratios, conversions. A decimal
 * text is read as a whole number of its last decimal place.
 */

/** An optional minus, digits without leading zeros, and decimals after a point. ASCII digits only. */
const DECIMAL_TEXT = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

/** Whether it is text of that form. Says nothing about minus zero or size. */
export function hasDecimalForm(text: unknown): text is string {
  return typeof text === 'string' && DECIMAL_TEXT.test(text);
}

/** How many digits stand after the decimal point. */
export function decimalsOf(text: string): number {
  const point = text.indexOf('.');
  return point === -1 ? 0 : text.length - point - 1;
}

/** '12.50' at 3 decimals is 12500n. The text has the decimal form and no more decimals than that. */
export function scaled(text: string, decimals: number): bigint {
  return BigInt(text.replace('.', '') + '0'.repeat(decimals - decimalsOf(text)));
}

/** 12500n at 3 decimals is '12.500'. */
export function unscaled(units: bigint, decimals: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const sign = units < 0n ? '-' : '';
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

export function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

/** The quotient to the nearest whole number; a tie goes to the even one (IEEE 754, half-even). */
export function dividedHalfEven(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const dividend = numerator < 0n ? -numerator : numerator;
  const divisor = denominator < 0n ? -denominator : denominator;
  const floor = dividend / divisor;
  const twiceRest = (dividend % divisor) * 2n;
  const up = twiceRest > divisor || (twiceRest === divisor && floor % 2n === 1n);
  const quotient = up ? floor + 1n : floor;
  return negative ? -quotient : quotient;
}
