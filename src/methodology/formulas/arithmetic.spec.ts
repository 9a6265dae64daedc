import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differenceText, Exact, sumText, wholeTonnes } from './arithmetic.ts';

const hundredths = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).map((n) => `${n}e-2`);
const divisor = fc.integer({ min: 1, max: 10_000 }).map(String);

describe('exact arithmetic', () => {
  it('adds thirds to a whole, and writes a third with twelve decimals', () => {
    const third = Exact.of('1').over(Exact.of('3'));
    expect(third.toString()).toBe('0.333333333333');
    expect(Exact.sum([third, third, third]).toString()).toBe('1');
  });

  it.each([
    ['2.0000000000005', '2'],
    ['2.0000000000015', '2.000000000002'],
    ['-2.0000000000005', '-2'],
    ['0.0000000000004', '0'],
    ['-0.0000000000004', '0'],
    ['0.000000000001', '0.000000000001'],
    ['123456789012345678.5', '123456789012345678.5'],
    ['1200', '1200'],
  ])('writes %s as %s: half-even, without an exponent or trailing zeros', (given, text) => {
    expect(Exact.of(given).toString()).toBe(text);
  });

  it('divides by powers of ten, by negative numbers, and refuses zero', () => {
    expect(Exact.of('38700000000').over(Exact.of('1000000')).toString()).toBe('38700');
    expect(Exact.of('7').over(Exact.of('0.001')).toString()).toBe('7000');
    expect(Exact.of('1').over(Exact.of('-8')).toString()).toBe('-0.125');
    expect(Exact.of('1').over(Exact.of('-8')).compare(Exact.ZERO)).toBe(-1);
    expect(() => Exact.of('1').over(Exact.ZERO)).toThrow(RangeError);
  });

  it('gives back what was divided and multiplied, or added and taken away, to the last digit', () => {
    fc.assert(
      fc.property(hundredths, divisor, hundredths, (one, by, other) => {
        const number = Exact.of(one);
        const quotient = number.over(Exact.of(by));
        expect(quotient.times(Exact.of(by)).compare(number)).toBe(0);
        expect(quotient.plus(Exact.of(other)).minus(Exact.of(other)).compare(quotient)).toBe(0);
      }),
    );
  });

  it.each([
    ['97.009', '97'],
    ['97', '97'],
    ['96.999999999999', '96'],
    ['0.99', '0'],
    ['0', '0'],
    ['-0.000000000001', '0'],
    ['-17.791', '0'],
    ['123456789012345678901234.9', '123456789012345678901234'],
  ])('claims of %s tonnes %s', (reductions, tonnes) => {
    expect(wholeTonnes(reductions)).toBe(tonnes);
  });

  it('takes written results from each other and adds them exactly', () => {
    expect(differenceText('918.4', '821.391')).toBe('97.009');
    expect(sumText(['0.1', '0.2', '-0.3'])).toBe('0');
    expect(sumText([])).toBe('0');
  });
});
