import { describe, expect, it } from '@jest/globals';
import {
  amountCheck,
  currencyCheck,
  dayCheck,
  decimalCheck,
  eachCheck,
  instantCheck,
  listCheck,
  oneOfCheck,
  publicIdCheck,
  textCheck,
  wholeNumberCheck,
  wholeNumberTextCheck,
} from './field-checks.ts';

const NUL = String.fromCharCode(0);

describe('an amount in a body', () => {
  const check = amountCheck({});

  it.each([
    ['200000.00', 'USD'],
    ['0.01', 'USD'],
    ['5', 'JPY'],
    ['1.234', 'TND'],
    ['1234567890123456789012.12', 'KZT'],
  ])('takes %s %s', (amount, currency) => {
    expect(check(amount, { currency })).toBeNull();
  });

  it.each<[unknown, string, string]>([
    [200000, 'USD', 'must be decimal text such as "200000.00", not a JSON number'],
    ['1e3', 'USD', 'no exponent'],
    ['+1', 'USD', 'plus sign'],
    ['1,000', 'USD', 'separators'],
    ['1 JPY.5', 'JPY', 'currency'],
    ['0.001 USD', 'USD', 'currency'],
    ['١٢', 'USD', 'must be decimal text'],
    ['007', 'USD', 'leading zeros'],
    ['-0.00', 'USD', 'must not be minus zero'],
    ['-5', 'USD', 'must not be negative'],
    ['0.00', 'USD', 'must be more than zero'],
    ['0.001', 'USD', 'must have at most 2 decimals in USD, not 3; the books never round'],
    ['1.5', 'JPY', 'must be a whole number: JPY has no decimals'],
    ['12345678901234567890123', 'USD', 'at most 22 digits before the point'],
    [null, 'USD', 'must be decimal text'],
    [undefined, 'USD', 'must be decimal text'],
    [['1'], 'USD', 'must be decimal text'],
  ])('refuses %j %s and says what is possible', (amount, currency, complaint) => {
    expect(check(amount, { currency })?.text).toContain(complaint);
  });

  it('leaves the decimals alone where the currency is itself wrong', () => {
    expect(check('0.0001', { currency: 'XXX' })).toBeNull();
    expect(check('0.0001', {})).toBeNull();
  });

  it('takes zero and less where the field says so', () => {
    expect(amountCheck({ sign: 'zero-or-more' })('0', {})).toBeNull();
    expect(amountCheck({ sign: 'any' })('-5', {})).toBeNull();
  });

  it('reads the currency from another field where it is told to', () => {
    const other = amountCheck({ currencyIn: 'paidIn' });
    expect(other('1.5', { paidIn: 'JPY', currency: 'USD' })?.text).toContain('JPY has no decimals');
  });
});

describe('other fields of a body', () => {
  it('takes a rate with many decimals, and says how many are too many', () => {
    const rate = decimalCheck({ decimals: 18, sign: 'positive' });
    expect(rate('0.006712345678', {})).toBeNull();
    expect(rate('0', {})?.text).toBe('must be more than zero');
    expect(rate('0.1234567890123456789', {})?.text).toBe('must have at most 18 decimals');
  });

  it.each<[unknown, string | null]>([
    ['Dostyk–Moiynty', null],
    ['Қазақстан', null],
    ['', 'must not be blank'],
    ['   ', 'must not be blank'],
    [' a', 'must not begin or end with white space'],
    ['x'.repeat(21), 'must be at most 20 characters long'],
    [`a${NUL}b`, 'must not hold control characters'],
    ['a\nb', 'must not hold control characters'],
    ['\ud800a', 'must be whole Unicode characters'],
    [5, 'must be text of at most 20 characters'],
  ])('looks at the text %j', (text, complaint) => {
    expect(textCheck({ max: 20 })(text, {})?.text ?? null).toBe(complaint);
  });

  it('takes lines where lines belong, and names the form it wants', () => {
    expect(textCheck({ max: 20, multiline: true })('a\n\tb', {})).toBeNull();
    const reference = textCheck({ max: 20, pattern: /^[A-Z]{2}\d{3}$/, form: 'such as KZ001' });
    expect(reference('KZ1', {})?.text).toBe('must be such as KZ001');
  });

  it.each<[unknown, boolean]>([
    ['2024-02-29', true],
    ['2025-02-29', false],
    ['2026-13-01', false],
    ['26-01-01', false],
    [20260101, false],
  ])('takes the day %j: %s', (day, good) => {
    expect(dayCheck(day, {}) === null).toBe(good);
  });

  it.each<[unknown, boolean]>([
    ['USD', true],
    ['usd', false],
    ['BTC', false],
    [840, false],
  ])('takes the currency %j: %s', (currency, good) => {
    expect(currencyCheck(currency, {}) === null).toBe(good);
  });

  it('takes an instant with an offset only', () => {
    expect(instantCheck('2026-11-23T02:38:56.123Z', {})).toBeNull();
    expect(instantCheck('2026-11-23T02:38:56', {})?.text).toContain('with an offset');
    expect(instantCheck(5, {})?.text).toContain('with an offset');
  });

  it('takes an id in one spelling only', () => {
    const id = 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000';
    expect(publicIdCheck(id, {})).toBeNull();
    expect(publicIdCheck(id.toLowerCase(), {})?.text).toContain('must be an id');
    expect(publicIdCheck(id.slice(3), {})?.text).toContain('must be an id');
  });

  it('names what is possible where few things are', () => {
    expect(oneOfCheck(['open', 'closed'])('shut', {})?.text).toBe('must be one of: open, closed');
    expect(oneOfCheck(['open'])('toString', {})?.text).toBe('must be one of: open');
  });

  it.each<[unknown, boolean]>([
    [1, true],
    [200, true],
    [0, false],
    [201, false],
    [1.5, false],
    ['1', false],
    [Number.NaN, false],
  ])('takes the whole number %j: %s', (number, good) => {
    expect(wholeNumberCheck({ min: 1, max: 200 })(number, {}) === null).toBe(good);
  });

  it('takes a whole number of an address as plain digits', () => {
    const check = wholeNumberTextCheck({ min: 1, max: 200 });
    expect(check('200', {})).toBeNull();
    for (const wrong of ['0', '201', '1.0', '1e2', '', ' 1', ['1', '2'], undefined]) {
      expect(check(wrong, {})?.text).toBe('must be a whole number from 1 to 200');
    }
  });

  it('counts a list and names its first wrong item', () => {
    expect(listCheck({ min: 1, max: 2 })([], {})?.text).toBe('must hold at least 1');
    expect(listCheck({ min: 1, max: 2 })([1, 2, 3], {})?.text).toBe('must hold at most 2, not 3');
    expect(listCheck({ min: 1, max: 2 })('ab', {})?.text).toBe('must be a list of at most 2');
    const words = eachCheck({ min: 0, max: 5 }, oneOfCheck(['a']));
    expect(words(['a', 'b'], {})?.text).toBe('item 1 (counted from 0) must be one of: a');
  });
});
