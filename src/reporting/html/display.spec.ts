import { describe, expect, it } from '@jest/globals';
import * as show from './display.ts';

describe('what people are shown', () => {
  it.each([
    ['200000000.00', '200,000,000.00'],
    ['0.00', '0.00'],
    ['999', '999'],
    ['1000', '1,000'],
    ['-1234567.89', '−1,234,567.89'],
    ['123456789012345678901234567890.123456', '123,456,789,012,345,678,901,234,567,890.123456'],
  ])('an amount with commas between thousands and all its decimals: %s', (text, shown) => {
    expect(show.amount(text)).toBe(shown);
  });

  it.each([
    ['0.6667', '66.67\u202f%'],
    ['1.0000', '100.00\u202f%'],
    ['0.0000', '0.00\u202f%'],
    ['0.0050', '0.50\u202f%'],
    ['12.3456', '1,234.56\u202f%'],
    ['-0.0101', '−1.01\u202f%'],
    [null, '–'],
  ])('a ratio as percent: %s', (ratio, shown) => {
    expect(show.percent(ratio)).toBe(shown);
  });

  it('days and instants in words, the same in every locale', () => {
    expect(show.day('2023-10-30')).toBe('30 October 2023');
    expect(show.day('2024-02-05')).toBe('5 February 2024');
    expect(show.day(null)).toBe('–');
    expect(show.instant('2026-03-31T01:02:03.456Z')).toBe('31 March 2026, 01:02:03 UTC');
  });

  it('only plain addresses as links, wherever in a source they stand', () => {
    expect(show.sourcePieces('A paper, 2024: https://example.org/a?b=c.')).toEqual([
      { text: 'A paper, 2024: ', isAddress: false },
      { text: 'https://example.org/a?b=c', isAddress: true },
      { text: '.', isAddress: false },
    ]);
    for (const source of ['javascript:alert(1)', 'ftp://a', 'no address', '']) {
      expect(show.sourcePieces(source).some(({ isAddress }) => isAddress)).toBe(false);
    }
  });
});
