import { Decimal } from 'decimal.js';

/**
 * Decimals that a result is written with, at most: finer than any instrument, and more than the six
 * that a calculation of emission reductions must keep.
 */
export const DECIMALS_KEPT = 12;

/** Numerators and denominators are exact: no product or sum of them comes near this many digits. */
const Whole = Decimal.clone({ precision: 50_000, defaults: true });

/** A quotient as it is written: 40 digits, rounded half-even, never with an exponent. */
const Written = Decimal.clone({
  precision: 40,
  rounding: Decimal.ROUND_HALF_EVEN,
  toExpNeg: -9e15,
  toExpPos: 9e15,
  defaults: true,
});

/**
 * An exact number: a quotient of two decimals. Adding, subtracting, multiplying and dividing never
 * round, so that neither the order of rows nor a cut at the end of a year changes a sum. Rounding
 * happens once, where a number is written.
 */
export class Exact {
  private constructor(
    private readonly numerator: Decimal,
    private readonly denominator: Decimal,
  ) {}

  static readonly ZERO = Exact.of('0');

  /** Reads what is known to be decimal text. */
  static of(text: string): Exact {
    return new Exact(new Whole(text), new Whole(1));
  }

  /** Halves are added first: with many denominators the numbers stay short for longer. */
  static sum(numbers: readonly Exact[]): Exact {
    if (numbers.length <= 2) {
      const [one = Exact.ZERO, other] = numbers;
      return other ? one.plus(other) : one;
    }
    const half = numbers.length >> 1;
    return Exact.sum(numbers.slice(0, half)).plus(Exact.sum(numbers.slice(half)));
  }

  plus(other: Exact): Exact {
    if (this.denominator.equals(other.denominator)) {
      return new Exact(this.numerator.plus(other.numerator), this.denominator);
    }
    return new Exact(
      this.numerator.times(other.denominator).plus(other.numerator.times(this.denominator)),
      this.denominator.times(other.denominator),
    );
  }

  minus(other: Exact): Exact {
    return this.plus(new Exact(other.numerator.negated(), other.denominator));
  }

  times(other: Exact): Exact {
    const numerator = this.numerator.times(other.numerator);
    return new Exact(numerator, this.denominator.times(other.denominator));
  }

  /** Throws RangeError for a divisor of zero: a formula bounds what it divides by. */
  over(other: Exact): Exact {
    const { numerator, denominator } = other;
    if (numerator.isZero()) throw new RangeError('a formula divides by zero');
    if (isPowerOfTen(numerator)) {
      // Moving the point keeps denominators short.
      const moved = this.numerator.times(denominator).dividedBy(numerator);
      return new Exact(moved, this.denominator);
    }
    const positive = numerator.isNegative() ? -1 : 1;
    return new Exact(
      this.numerator.times(denominator).times(positive),
      this.denominator.times(numerator).times(positive),
    );
  }

  /** -1 when less than the other, 0 when equal, 1 when more. */
  compare(other: Exact): -1 | 0 | 1 {
    const { numerator } = this.minus(other);
    return numerator.isZero() ? 0 : numerator.isNegative() ? -1 : 1;
  }

  /** Decimal text: at most {@link DECIMALS_KEPT} decimals, rounded half-even, no trailing zeros. */
  toString(): string {
    return writtenText(new Written(this.numerator).dividedBy(this.denominator));
  }
}

/** The difference of two written results, as exact as they are. */
export function differenceText(one: string, other: string): string {
  return Exact.of(one).minus(Exact.of(other)).toString();
}

/** The sum of written results. */
export function sumText(texts: readonly string[]): string {
  return Exact.sum(texts.map((text) => Exact.of(text))).toString();
}

/** Whole tonnes that may be claimed of a result: rounded down, and none where it is negative. */
export function wholeTonnes(emissionReductions: string): string {
  const tonnes = new Written(emissionReductions);
  return tonnes.isNegative() ? '0' : tonnes.floor().toString();
}

/** Whether decimal text says less than zero. */
export function isNegativeText(text: string): boolean {
  return Exact.of(text).compare(Exact.ZERO) < 0;
}

function writtenText(number: Decimal): string {
  const rounded = number.toDecimalPlaces(DECIMALS_KEPT);
  return rounded.isZero() ? '0' : rounded.toString();
}

function isPowerOfTen(number: Decimal): boolean {
  return number.precision() === 1 && number.d[0] !== undefined && /^10*$/.test(String(number.d[0]));
}
