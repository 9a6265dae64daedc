import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { linesOf } from './line-breaks.ts';

/** Every letter is one wide. */
const measure = (text: string): number => [...text].length;
const broken = (text: string, width: number) => linesOf(text, width, measure);

describe('the lines of a printed text', () => {
  it.each<[string, string, number, string[]]>([
    ['that fits', 'one two', 7, ['one two']],
    ['that is empty', '', 5, ['']],
    ['between words, without the blank', 'one two three', 7, ['one two', 'three']],
    ['where it says so', 'one\ntwo', 20, ['one', 'two']],
    ['after a hyphen before a letter', 'UZ-BENCH', 5, ['UZ-', 'BENCH']],
    ['not within a day or a negative figure', 'by 2026-03-31', 10, ['by', '2026-03-31']],
    ['through a word that is too long', 'abcdefgh', 3, ['abc', 'def', 'gh']],
    ['not at a blank that holds figures together', 'is 40\u00a0000', 6, ['is', '40\u00a0000']],
    ['between Japanese letters', '用語の定義', 3, ['用語の', '定義']],
    ['before no Japanese full stop', '用語の定義。', 5, ['用語の定', '義。']],
    ['after no opening bracket', '用語（定義', 3, ['用語', '（定義']],
  ])('break %s', (_where, text, width, lines) => {
    expect(broken(text, width)).toEqual(lines);
  });

  it('lose no letter, and none is wider than the width', () => {
    const letters = fc.constantFrom('a', 'é', 'Қ', ' ', '-', '/', '7', '語', '。', '「', '𠮷');
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        (all, width) => {
          const text = all.join('');
          const lines = broken(text, width);
          for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        },
      ),
    );
  });
});
