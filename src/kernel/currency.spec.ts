import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CURRENCIES, currencyOf } from './currency.ts';
import { codeOf } from './refusal.fixture.ts';

interface CountryOfTheList {
  readonly alpha2: string;
  readonly currency: string;
  readonly minorUnits: number;
}

describe('a currency', () => {
  it.each([
    ['USD', 2],
    ['JPY', 0],
    ['KZT', 2],
    ['VND', 0],
    ['CLP', 0],
    ['XOF', 0],
    ['TND', 3],
    ['LAK', 2],
    ['IDR', 2],
    ['MMK', 2],
    ['EUR', 2],
    ['ISK', 0],
    ['XCG', 2],
  ])('%s has %i decimals', (code, exponent) => {
    expect(currencyOf(code)).toEqual({ code, exponent });
    expect(currencyOf(code)).toBe(currencyOf(code));
  });

  it.each(['usd', 'XXX', 'XAU', 'XTS', 'BGN', 'HRK', 'ANG', 'ZWL', 'CLF', '', 'US', 'constructor'])(
    'is not %j',
    (code) => {
      expect(() => currencyOf(code)).toThrow(
        expect.objectContaining({ code: 'CURRENCY.UNKNOWN', facts: { given: code } }),
      );
    },
  );

  it('is not what is not text', () => {
    expect(codeOf(() => currencyOf(840 as unknown as string))).toBe('CURRENCY.UNKNOWN');
    expect(codeOf(() => currencyOf(undefined as unknown as string))).toBe('CURRENCY.UNKNOWN');
  });

  it('stands once in the list, in the order of the codes, and cannot be changed', () => {
    const codes = CURRENCIES.map((currency) => currency.code);
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(codes).toHaveLength(155);
    for (const currency of CURRENCIES) {
      expect(currency.code).toMatch(/^[A-Z]{3}$/);
      expect(Object.isFrozen(currency)).toBe(true);
    }
  });
});

const shared = process.env['JCM_SHARED_DIR'] ?? join(import.meta.dirname, '../../../shared');
const list = join(shared, 'standards/iso/partner-countries.json');

describe('the currencies of the partner countries', () => {
  it('have the minor units of the list of countries', () => {
    if (!existsSync(list)) {
      process.stderr.write(`not compared: no list of countries at ${list}\n`);
      return;
    }
    const { countries } = JSON.parse(readFileSync(list, 'utf8')) as {
      countries: readonly CountryOfTheList[];
    };
    expect(countries.length).toBeGreaterThan(30);
    for (const { currency, minorUnits } of countries) {
      expect(currencyOf(currency)).toEqual({ code: currency, exponent: minorUnits });
    }
  });
});
