import { Amount, type Commodity } from './amount.ts';
import { kernelErrors } from './errors.ts';
import {
  decimalsOf,
  dividedHalfEven,
  hasDecimalForm,
  powerOfTen,
  scaled,
  unscaled,
} from './scaled-integer.ts';

/** Whether it is decimal text as amounts and rates are written: '12.50', '-3'; never minus zero. */
export function isDecimalText(text: unknown): text is string {
  return hasDecimalForm(text) && !(text.startsWith('-') && !/[1-9]/.test(text));
}

/**
 * One amount as a part of another of the same commodity, rounded half-even: a figure to show, such
 * as the part of a commitment that is disbursed. It is not money and is never posted.
 *
 * @param decimals decimals of the answer, 0 to 30: '0.6667' at 4
 * Refuses `AMOUNT.MIXED_COMMODITIES`, `AMOUNT.ZERO_DIVISOR`.
 */
export function ratioText(numerator: Amount, denominator: Amount, decimals: number): string {
  // Comparing is what refuses two commodities.
  numerator.compare(denominator);
  return quotientText(numerator, denominator, decimals);
}

/**
 * How much of one commodity there is to a unit of another, rounded half-even: dollars disbursed per
 * tonne issued. A figure to show, never posted.
 *
 * @param decimals decimals of the answer, 0 to 30
 * Refuses `AMOUNT.ZERO_DIVISOR`.
 */
export function perUnitText(amount: Amount, units: Amount, decimals: number): string {
  return quotientText(amount, units, decimals);
}

/**
 * An amount as it would be in another commodity, rounded half-even: a figure to show beside the
 * original, together with the rate, its date and its source. Never posted, never added to amounts
 * that were not converted.
 *
 * @param rateText units of `to` for one unit of the amount's commodity, above zero, at most 30
 *   digits on each side of the point
 * Refuses `RATE.MALFORMED`, `AMOUNT.TOO_LARGE`.
 */
export function convert(amount: Amount, rateText: string, to: Commodity): Amount {
  if (!isRate(rateText)) {
    const given = typeof rateText === 'string' ? rateText.slice(0, 80) : typeof rateText;
    throw kernelErrors.refuse('RATE.MALFORMED', { given });
  }
  const decimals = decimalsOf(rateText);
  const from = amount.commodity;
  const product = scaled(amount.toString(), from.exponent) * scaled(rateText, decimals);
  const units = dividedHalfEven(
    product * powerOfTen(to.exponent),
    powerOfTen(from.exponent + decimals),
  );
  return Amount.parse(unscaled(units, to.exponent), to);
}

function quotientText(numerator: Amount, denominator: Amount, decimals: number): string {
  if (denominator.isZero()) {
    const facts = { numerator, commodity: denominator.commodity.code };
    throw kernelErrors.refuse('AMOUNT.ZERO_DIVISOR', facts);
  }
  const above = numerator.commodity.exponent;
  const below = denominator.commodity.exponent;
  const units = dividedHalfEven(
    scaled(numerator.toString(), above) * powerOfTen(below + decimals),
    scaled(denominator.toString(), below) * powerOfTen(above),
  );
  return unscaled(units, decimals);
}

const RATE = /^[0-9]{1,30}(?:\.[0-9]{1,30})?$/;

function isRate(text: string): boolean {
  return hasDecimalForm(text) && RATE.test(text) && /[1-9]/.test(text);
}
