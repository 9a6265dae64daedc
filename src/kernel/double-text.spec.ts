import { describe, expect, it } from '@jest/globals';
import { doubleText } from './double-text.ts';

describe('a number of a spreadsheet', () => {
  it.each([
    ['44817', '44817'],
    ['0.1', '0.1'],
    ['0.10000000000000001', '0.1'],
    ['0.30000000000000004', '0.30000000000000004'],
    ['1E-3', '0.001'],
    ['1.5e-07', '0.00000015'],
    ['-2.5E-7', '-0.00000025'],
    ['4.4817E4', '44817'],
    ['-0', '0'],
    ['1e21', null],
    ['1e-20', null],
    ['1e400', null],
    ['Infinity', null],
    ['0x10', null],
    ['', null],
    ['12 t', null],
  ])('%s is %s', (text, expected) => {
    expect(doubleText(text)).toBe(expected);
  });
});
