import { Decimal } from 'decimal.js';
import { kernelErrors } from './errors.ts';
import { decimalsOf, hasDecimalForm, scaled, unscaled } from './scaled-integer.ts';

/** What is counted: a currency (USD 2, JPY 0) or a class of carbon credit (whole tonnes, 0). */
export interface Commodity {
  readonly code: string;
  /** Decimals of the smallest unit, 0 to 30. */
  readonly exponent: number;
}

/** Digits that an amount can have before the decimal point; as many can stand after it. */
const DIGITS_LIMIT = 30;

/** A clone of our own: nobody else's Decimal.set can touch it. 80 digits hold any sum exactly. */
const Exact = Decimal.clone({ precision: 80, defaults: true });

/**
 * An exact number of one commodity: money or credits. Immutable; never rounds, never a JS number.
 *
 * Every amount, also the result of a sum, has at most 30 digits before the point and its
 * commodity's decimals after it, so it can be written as text and read again. Beyond that it
 * refuses `AMOUNT.TOO_LARGE`. Two commodities never add or compare: `AMOUNT.MIXED_COMMODITIES`.
 */
export class Amount {
  readonly commodity: Commodity;
  private readonly decimal: Decimal;

  private constructor(decimal: Decimal, commodity: Commodity) {
    // The exponent of the first digit: 30 means 31 digits before the point.
    if (decimal.e >= DIGITS_LIMIT) {
      throw kernelErrors.refuse('AMOUNT.TOO_LARGE', {
        given: decimal.toFixed(),
        currency: commodity.code,
      });
    }
    this.decimal = decimal;
    this.commodity = commodity;
  }

  /**
   * Reads decimal text such as '200000.00' or '-5'; missing decimals count as zeros.
   *
   * Refuses, in this order: `AMOUNT.MALFORMED` (anything but `-?digits[.digits]`: exponent, plus,
   * spaces, leading zeros, minus zero, what is not text), `AMOUNT.TOO_LARGE`,
   * `AMOUNT.TOO_MANY_DECIMALS` (facts: given, currency, decimals).
   */
  static parse(text: string, commodity: Commodity): Amount {
    if (!hasDecimalForm(text)) throw malformed(text, commodity);
    const decimals = decimalsOf(text);
    const integerEnd = decimals === 0 ? text.length : text.length - decimals - 1;
    const negative = text.startsWith('-');
    if (integerEnd - (negative ? 1 : 0) > DIGITS_LIMIT) {
      throw kernelErrors.refuse('AMOUNT.TOO_LARGE', about(text, commodity));
    }
    if (decimals > commodity.exponent) {
      const facts = { ...about(text, commodity), decimals: commodity.exponent };
      throw kernelErrors.refuse('AMOUNT.TOO_MANY_DECIMALS', facts);
    }
    const decimal = new Exact(text);
    if (negative && decimal.isZero()) throw malformed(text, commodity);
    return new Amount(decimal, commodity);
  }

  static zero(commodity: Commodity): Amount {
    return new Amount(new Exact(0), commodity);
  }

  /** The sum, zero for none. The commodity is named, so that an empty sum has one too. */
  static sum(amounts: Iterable<Amount>, commodity: Commodity): Amount {
    let total = Amount.zero(commodity);
    for (const amount of amounts) total = total.plus(amount);
    return total;
  }

  plus(other: Amount): Amount {
    this.requireSameCommodity(other);
    return new Amount(this.decimal.plus(other.decimal), this.commodity);
  }

  minus(other: Amount): Amount {
    this.requireSameCommodity(other);
    return new Amount(this.decimal.minus(other.decimal), this.commodity);
  }

  negated(): Amount {
    // Decimal knows a minus zero; the books do not.
    return this.isZero() ? this : new Amount(this.decimal.negated(), this.commodity);
  }

  /** -1 when less than the other, 0 when equal, 1 when more. */
  compare(other: Amount): -1 | 0 | 1 {
    this.requireSameCommodity(other);
    return this.decimal.comparedTo(other.decimal) as -1 | 0 | 1;
  }

  equals(other: Amount): boolean {
    return this.compare(other) === 0;
  }

  exceeds(other: Amount): boolean {
    return this.compare(other) > 0;
  }

  isZero(): boolean {
    return this.decimal.isZero();
  }

  isNegative(): boolean {
    return this.decimal.isNegative() && !this.decimal.isZero();
  }

  isPositive(): boolean {
    return this.decimal.isPositive() && !this.decimal.isZero();
  }

  /**
   * Divides the whole into shares that sum to it exactly: 100.00 by 1, 1, 1 is 33.34, 33.33, 33.33.
   *
   * Largest remainder: each share is cut off at the smallest unit, and the units left over go one
   * each to the largest remainders, the earlier first where they tie. A share of weight zero gets
   * nothing; a negative amount is divided as its positive and negated.
   *
   * Refuses `AMOUNT.WEIGHTS`: no weights, one that is not decimal text of zero or more, all zero.
   */
  allocate(weights: readonly string[]): readonly Amount[] {
    const parts = wholeWeights(weights);
    const exponent = this.commodity.exponent;
    const units = scaled(this.toString(), exponent);
    const shares = largestRemainder(units < 0n ? -units : units, parts);
    return shares.map((share) =>
      Amount.parse(unscaled(units < 0n ? -share : share, exponent), this.commodity),
    );
  }

  /** Decimal text with all the commodity's decimals: '200000.00', JPY '5'. */
  toString(): string {
    return this.decimal.toFixed(this.commodity.exponent);
  }

  /** The same text: an amount is a string in JSON. */
  toJSON(): string {
    return this.toString();
  }

  private requireSameCommodity(other: Amount): void {
    const one = this.commodity;
    const two = other.commodity;
    if (one === two || (one.code === two.code && one.exponent === two.exponent)) return;
    throw kernelErrors.refuse('AMOUNT.MIXED_COMMODITIES', { one: one.code, other: two.code });
  }
}

/** Weights as whole numbers in the same proportion. */
function wholeWeights(weights: readonly string[]): readonly bigint[] {
  let decimals = 0;
  for (const weight of weights) {
    if (!hasDecimalForm(weight) || weight.startsWith('-') || weight.length > 2 * DIGITS_LIMIT + 1) {
      throw kernelErrors.refuse('AMOUNT.WEIGHTS', { weight: shown(weight) });
    }
    decimals = Math.max(decimals, decimalsOf(weight));
  }
  const whole = weights.map((weight) => scaled(weight, decimals));
  if (whole.every((weight) => weight === 0n)) {
    throw kernelErrors.refuse('AMOUNT.WEIGHTS', { weights: weights.length, total: '0' });
  }
  return whole;
}

function largestRemainder(units: bigint, weights: readonly bigint[]): readonly bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  const parts = weights.map((weight, place) => ({
    place,
    share: (units * weight) / total,
    remainder: (units * weight) % total,
  }));
  let left = parts.reduce((rest, part) => rest - part.share, units);
  // sort() is stable: where remainders tie, the earlier part stays first.
  const byRemainder = parts.toSorted((one, other) =>
    one.remainder === other.remainder ? 0 : one.remainder > other.remainder ? -1 : 1,
  );
  for (const part of byRemainder) {
    if (left === 0n) break;
    part.share += 1n;
    left -= 1n;
  }
  return parts.map((part) => part.share);
}

function malformed(given: unknown, commodity: Commodity): Error {
  return kernelErrors.refuse('AMOUNT.MALFORMED', about(given, commodity));
}

function about(given: unknown, commodity: Commodity): { given: string; currency: string } {
  return { given: shown(given), currency: commodity.code };
}

/** What was given, cut short: a refusal does not echo a megabyte. */
function shown(given: unknown): string {
  if (typeof given !== 'string') return `not text but ${given === null ? 'null' : typeof given}`;
  return given.length > 80 ? `${given.slice(0, 80)}…` : given;
}
