import { describe, expect, it } from '@jest/globals';
import { instantText, safeInteger } from './type-parsers.ts';

describe('an instant from the database', () => {
  it.each([
    ['2026-11-23 02:38:56+00', '2026-11-23T02:38:56.000Z'],
    ['2026-11-23 02:38:56.1+00', '2026-11-23T02:38:56.100Z'],
    ['2026-11-23 02:38:56.123+00', '2026-11-23T02:38:56.123Z'],
    ['1999-12-31 23:59:59.999999+00:00', '1999-12-31T23:59:59.999Z'],
  ])('%s is %s', (stored, text) => {
    expect(instantText(stored)).toBe(text);
  });

  it.each(['2026-11-23 11:38:56+09', 'infinity', '0044-03-15 00:00:00+00 BC'])(
    'is refused rather than misread: %s',
    (stored) => {
      expect(() => instantText(stored)).toThrow(stored.slice(0, 8));
    },
  );
});

describe('a whole number from the database', () => {
  it('is exact up to 2^53 - 1 and refused beyond', () => {
    expect(safeInteger('9007199254740991')).toBe(9007199254740991);
    expect(safeInteger('-42')).toBe(-42);
    expect(() => safeInteger('9007199254740993')).toThrow('9007199254740993');
  });
});
