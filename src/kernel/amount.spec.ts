import { describe, expect, it } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { Amount, type Commodity } from './amount.ts';
import { currencyOf } from './currency.ts';
import { codeOf } from './refusal.fixture.ts';

const USD = currencyOf('USD');
const JPY = currencyOf('JPY');
const TND = currencyOf('TND');
const FINEST: Commodity = { code: 'FINEST', exponent: 30 };
const usd = (text: string): Amount => Amount.parse(text, USD);

/** Amounts as whole numbers of cents: the model that every law is compared with. */
const cents = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const inUsd = (units: bigint): Amount => {
  const digits = (units < 0n ? -units : units).toString().padStart(3, '0');
  return usd(`${units < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`);
};
const weights = fc
  .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 })
  .filter((list) => list.some((weight) => weight > 0))
  .map((list) => list.map(String));

describe('reading an amount', () => {
  it.each([
    ['200000.00', USD, '200000.00'],
    ['200000', USD, '200000.00'],
    ['0.5', USD, '0.50'],
    ['-0.01', USD, '-0.01'],
    ['0', USD, '0.00'],
    ['5', JPY, '5'],
    ['1.234', TND, '1.234'],
    ['100000000000000000000', JPY, '100000000000000000000'],
    [`${'9'.repeat(30)}.99`, USD, `${'9'.repeat(30)}.99`],
    [`0.${'0'.repeat(29)}1`, FINEST, `0.${'0'.repeat(29)}1`],
  ])('reads %s and writes all decimals', (text, commodity, written) => {
    expect(Amount.parse(text, commodity).toString()).toBe(written);
    expect(JSON.stringify({ amount: Amount.parse(text, commodity) })).toBe(
      JSON.stringify({ amount: written }),
    );
  });

  it.each([
    ...['', ' ', 'NaN', 'Infinity', '-Infinity', '1e3', '1E3', '+1', ' 1', '1 ', '1\n', '01'],
    ...['-01', '00', '.5', '5.', '-', '-.5', '-0', '-0.0', '-0.00', '1,000', '1_000', '1.2.3'],
    ...['0x10', '--1', '١٢', '１', '1\u0000', '1٫5', '−1'],
  ])('refuses %j as malformed', (text) => {
    expect(codeOf(() => usd(text))).toBe('AMOUNT.MALFORMED');
  });

  it.each([1, 1.5, 10n, null, undefined, true, {}, [], ['1'], new Decimal(1)])(
    'refuses what is not text (%p)',
    (given) => {
      expect(codeOf(() => usd(given as string))).toBe('AMOUNT.MALFORMED');
    },
  );

  it('refuses more decimals than the commodity has, and says how many there can be', () => {
    expect(() => usd('1.005')).toThrow(
      expect.objectContaining({
        code: 'AMOUNT.TOO_MANY_DECIMALS',
        kind: 'malformed',
        facts: { given: '1.005', currency: 'USD', decimals: 2 },
      }),
    );
    expect(codeOf(() => usd('1.000'))).toBe('AMOUNT.TOO_MANY_DECIMALS');
    expect(codeOf(() => Amount.parse('1.0', JPY))).toBe('AMOUNT.TOO_MANY_DECIMALS');
    expect(codeOf(() => Amount.parse('1.2345', TND))).toBe('AMOUNT.TOO_MANY_DECIMALS');
  });

  it('refuses a figure of 31 digits, and does not echo a long one', () => {
    expect(codeOf(() => usd('1'.repeat(31)))).toBe('AMOUNT.TOO_LARGE');
    expect(codeOf(() => usd(`-${'1'.repeat(31)}`))).toBe('AMOUNT.TOO_LARGE');
    expect(() => usd('1'.repeat(100_000))).toThrow(
      expect.objectContaining({ facts: { given: `${'1'.repeat(80)}…`, currency: 'USD' } }),
    );
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(cents, (units) => {
        fc.pre(units < 10n ** 30n && units > -(10n ** 30n));
        expect(inUsd(units)).toEqual(usd(inUsd(units).toString()));
      }),
    );
  });

  it('takes only text of the form, whatever is tried', () => {
    const form = /^(?:0|-?[1-9][0-9]{0,29}|-?0)(?:\.[0-9]{1,2})?$/;
    const attempt = fc.string({ unit: fc.constantFrom(...'0123456789.-+e '), maxLength: 6 });
    fc.assert(
      fc.property(attempt, (text) => {
        const minusZero = /^-[0.]*$/.test(text);
        expect(codeOf(() => usd(text)) === undefined).toBe(form.test(text) && !minusZero);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('adding and comparing', () => {
  it('adds and takes away exactly', () => {
    expect(usd('0.1').plus(usd('0.2')).toString()).toBe('0.30');
    expect(usd('99999999999999999999.99').plus(usd('0.01')).toString()).toBe(
      '100000000000000000000.00',
    );
    expect(usd('5').minus(usd('7.5')).toString()).toBe('-2.50');
    const finest = Amount.parse(`${'9'.repeat(30)}.${'9'.repeat(30)}`, FINEST);
    const smallest = Amount.parse(`0.${'0'.repeat(29)}1`, FINEST);
    expect(finest.minus(smallest).toString()).toBe(`${'9'.repeat(30)}.${'9'.repeat(29)}8`);
  });

  it('never shows a minus zero', () => {
    for (const zero of [usd('0').negated(), usd('-5').plus(usd('5')), usd('-5').minus(usd('-5'))]) {
      expect(zero).toEqual(usd('0'));
      expect(zero.toString()).toBe('0.00');
      expect([zero.isZero(), zero.isNegative(), zero.isPositive()]).toEqual([true, false, false]);
    }
  });

  it('knows signs', () => {
    const signs = (amount: Amount): readonly boolean[] => [
      amount.isNegative(),
      amount.isZero(),
      amount.isPositive(),
    ];
    expect(signs(usd('-0.01'))).toEqual([true, false, false]);
    expect(signs(usd('0.00'))).toEqual([false, true, false]);
    expect(signs(usd('0.01'))).toEqual([false, false, true]);
  });

  it('says which is more', () => {
    expect(usd('2000000.01').exceeds(usd('2000000.00'))).toBe(true);
    expect(usd('2000000.00').exceeds(usd('2000000'))).toBe(false);
    expect(usd('2000000.00').equals(usd('2000000'))).toBe(true);
    expect(usd('-1').compare(usd('1'))).toBe(-1);
  });

  it('agrees with whole cents', () => {
    fc.assert(
      fc.property(cents, cents, (one, other) => {
        expect(inUsd(one).plus(inUsd(other))).toEqual(inUsd(one + other));
        expect(inUsd(one).minus(inUsd(other))).toEqual(inUsd(one - other));
        expect(inUsd(one).negated()).toEqual(inUsd(-one));
        expect(inUsd(one).compare(inUsd(other))).toBe(one < other ? -1 : one > other ? 1 : 0);
        expect(inUsd(one).equals(inUsd(other))).toBe(one === other);
      }),
    );
  });

  it('refuses a sum that could not be written again', () => {
    const most = usd(`${'9'.repeat(30)}.99`);
    expect(codeOf(() => most.plus(usd('0.01')))).toBe('AMOUNT.TOO_LARGE');
    expect(codeOf(() => most.negated().minus(usd('0.01')))).toBe('AMOUNT.TOO_LARGE');
    expect(most.minus(most).isZero()).toBe(true);
  });

  it('sums a list, and nothing to zero', () => {
    expect(Amount.sum([usd('1'), usd('2.5'), usd('-0.25')], USD).toString()).toBe('3.25');
    expect(Amount.sum([], JPY)).toEqual(Amount.zero(JPY));
  });

  it('never adds or compares two commodities, not even where one is zero', () => {
    const yen = Amount.zero(JPY);
    const attempts: readonly (() => unknown)[] = [
      () => usd('1').plus(yen),
      () => usd('1').minus(yen),
      () => usd('1').compare(yen),
      () => usd('1').equals(yen),
      () => usd('1').exceeds(yen),
      () => Amount.sum([usd('1'), yen], USD),
      () => Amount.sum([yen], USD),
    ];
    for (const attempt of attempts) expect(codeOf(attempt)).toBe('AMOUNT.MIXED_COMMODITIES');
    const otherDollar = Amount.parse('1', { code: 'USD', exponent: 4 });
    expect(codeOf(() => usd('1').plus(otherDollar))).toBe('AMOUNT.MIXED_COMMODITIES');
    const sameDollar = Amount.parse('1', { code: 'USD', exponent: 2 });
    expect(usd('1').plus(sameDollar).toString()).toBe('2.00');
  });

  it('is not touched by what others do to Decimal', () => {
    const before = Decimal.precision;
    Decimal.set({ precision: 3 });
    try {
      expect(usd('123456.78').plus(usd('0.01')).toString()).toBe('123456.79');
    } finally {
      Decimal.set({ precision: before });
    }
  });
});

describe('dividing an amount into shares', () => {
  const shares = (amount: Amount, ...by: string[]): readonly string[] =>
    amount.allocate(by).map(String);

  it('gives the units left over to the largest remainders, the earlier first', () => {
    expect(shares(usd('100.00'), '1', '1', '1')).toEqual(['33.34', '33.33', '33.33']);
    expect(shares(usd('0.05'), '1', '1')).toEqual(['0.03', '0.02']);
    expect(shares(Amount.parse('10', JPY), '1', '2', '4')).toEqual(['1', '3', '6']);
    expect(shares(usd('-100.00'), '1', '1', '1')).toEqual(['-33.34', '-33.33', '-33.33']);
    expect(shares(usd('1.00'), '0', '1', '0')).toEqual(['0.00', '1.00', '0.00']);
    expect(shares(usd('0.01'), '0', '0.5', '0.5')).toEqual(['0.00', '0.01', '0.00']);
    expect(shares(usd('100'), '33.3', '66.7')).toEqual(['33.30', '66.70']);
    expect(shares(usd('0'), '1', '1')).toEqual(['0.00', '0.00']);
  });

  it('conserves the whole, and no share is a unit away from its due', () => {
    fc.assert(
      fc.property(cents, weights, (units, by) => {
        fc.pre(units < 10n ** 30n && units > -(10n ** 30n));
        const whole = inUsd(units);
        const parts = whole.allocate(by);
        expect(Amount.sum(parts, USD)).toEqual(whole);
        expect(parts).toHaveLength(by.length);
        const total = by.reduce((sum, weight) => sum + BigInt(weight), 0n);
        parts.forEach((part, place) => {
          const got = BigInt(part.toString().replace('.', '')) * total;
          const due = units * BigInt(by[place] ?? '');
          expect(got - due < total && due - got < total).toBe(true);
        });
      }),
    );
  });

  it('gives the same shares for weights in the same proportion', () => {
    fc.assert(
      fc.property(cents, weights, (units, by) => {
        fc.pre(units < 10n ** 30n && units > -(10n ** 30n));
        const hundredths = by.map((weight) => `${weight}.00`);
        const tenfold = by.map((weight) => (weight === '0' ? '0' : `${weight}0`));
        expect(inUsd(units).allocate(hundredths)).toEqual(inUsd(units).allocate(by));
        expect(inUsd(units).allocate(tenfold)).toEqual(inUsd(units).allocate(by));
      }),
    );
  });

  it.each([
    [[]],
    [['0', '0.00']],
    [['1', '-1']],
    [['1', '']],
    [['1', 'NaN']],
    [['1e3']],
    [['1'.repeat(62)]],
    [[1 as unknown as string]],
  ])('refuses to divide by %j', (by) => {
    expect(codeOf(() => usd('1').allocate(by))).toBe('AMOUNT.WEIGHTS');
  });
});
