import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Amount } from './amount.ts';
import { currencyOf } from './currency.ts';
import { convert, isDecimalText, perUnitText, ratioText } from './decimal-text.ts';
import { codeOf } from './refusal.fixture.ts';

const USD = currencyOf('USD');
const JPY = currencyOf('JPY');
const KZ_CREDIT = { code: 'JCM-KZ', exponent: 0 };
const usd = (text: string): Amount => Amount.parse(text, USD);
const yen = (text: string): Amount => Amount.parse(text, JPY);

describe('decimal text', () => {
  it.each(['0', '-1', '12.50', '0.00', '-0.01', '9'.repeat(50)])('%s is', (text) => {
    expect(isDecimalText(text)).toBe(true);
  });
  it.each(['', '-0', '-0.0', '1e3', '+1', '01', '.5', '5.', ' 1', 1, null, undefined])(
    '%p is not',
    (text) => {
      expect(isDecimalText(text)).toBe(false);
    },
  );
});

describe('a part of a whole', () => {
  it.each([
    ['2', '3', 4, '0.6667'],
    ['1', '3', 2, '0.33'],
    ['200000.00', '2000000.00', 4, '0.1000'],
    ['1', '8', 2, '0.12'],
    ['3', '8', 2, '0.38'],
    ['-1', '8', 2, '-0.12'],
    ['-3', '8', 2, '-0.38'],
    ['1', '-3', 2, '-0.33'],
    ['-1', '-3', 2, '0.33'],
    ['1', '2', 0, '0'],
    ['3', '2', 0, '2'],
    ['0', '5', 3, '0.000'],
    ['-0.01', '100', 2, '0.00'],
  ])('%s of %s at %i decimals is %s', (part, whole, decimals, written) => {
    expect(ratioText(usd(part), usd(whole), decimals)).toBe(written);
  });

  it('does not exist of nothing', () => {
    expect(codeOf(() => ratioText(usd('1'), usd('0'), 2))).toBe('AMOUNT.ZERO_DIVISOR');
    expect(codeOf(() => ratioText(usd('0'), usd('0'), 2))).toBe('AMOUNT.ZERO_DIVISOR');
  });

  it('is never taken of another commodity', () => {
    expect(codeOf(() => ratioText(usd('1'), yen('1'), 2))).toBe('AMOUNT.MIXED_COMMODITIES');
  });

  it('is within half of its last decimal', () => {
    const units = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
    fc.assert(
      fc.property(units, units, fc.integer({ min: 0, max: 12 }), (part, whole, decimals) => {
        fc.pre(whole !== 0n);
        const text = ratioText(yen(part.toString()), yen(whole.toString()), decimals);
        const got = BigInt(text.replace('.', '')) * whole;
        const rest = got - part * 10n ** BigInt(decimals);
        expect((rest < 0n ? -rest : rest) * 2n <= (whole < 0n ? -whole : whole)).toBe(true);
        expect(text).toMatch(decimals === 0 ? /^-?[0-9]+$/ : /^-?[0-9]+\.[0-9]+$/);
        expect(isDecimalText(text)).toBe(true);
      }),
    );
  });
});

describe('a figure per unit', () => {
  it('relates dollars disbursed to tonnes issued', () => {
    expect(perUnitText(usd('200000.00'), Amount.parse('12345', KZ_CREDIT), 2)).toBe('16.20');
    expect(perUnitText(Amount.parse('3', KZ_CREDIT), usd('2.00'), 1)).toBe('1.5');
  });
  it('does not exist per nothing', () => {
    const none = Amount.zero(KZ_CREDIT);
    expect(codeOf(() => perUnitText(usd('1'), none, 2))).toBe('AMOUNT.ZERO_DIVISOR');
  });
});

describe('a converted figure', () => {
  it.each([
    ['1000000', JPY, '0.0067', USD, '6700.00'],
    ['1', USD, '149.5', JPY, '150'],
    ['1', USD, '148.5', JPY, '148'],
    ['-1', USD, '149.5', JPY, '-150'],
    ['0.01', USD, '0.1', USD, '0.00'],
    ['-0.01', USD, '0.1', USD, '0.00'],
    ['123.45', USD, '1', USD, '123.45'],
  ])('%s %j at %s in %j is %s', (text, from, rate, to, written) => {
    const converted = convert(Amount.parse(text, from), rate, to);
    expect(converted.toString()).toBe(written);
    expect(converted.commodity).toBe(to);
  });

  it.each(['0', '0.00', '-1', '', '1e2', 'NaN', '1'.repeat(31), `0.${'1'.repeat(31)}`, 2])(
    'is not made at a rate of %p',
    (rate) => {
      expect(codeOf(() => convert(usd('1'), rate as string, JPY))).toBe('RATE.MALFORMED');
    },
  );

  it('is refused where it would be too large to write', () => {
    const rate = '9'.repeat(30);
    expect(codeOf(() => convert(usd('1000'), rate, JPY))).toBe('AMOUNT.TOO_LARGE');
  });
});
