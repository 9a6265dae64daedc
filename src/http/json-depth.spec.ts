import { describe, expect, it } from '@jest/globals';
import { DEEPEST, isTooDeep } from './json-depth.ts';

const nested = (levels: number) => Buffer.from('['.repeat(levels) + ']'.repeat(levels));

describe('the depth of a body', () => {
  it('is bound, whatever stands in texts', () => {
    expect(isTooDeep(nested(DEEPEST))).toBe(false);
    expect(isTooDeep(nested(DEEPEST + 1))).toBe(true);
    expect(isTooDeep(Buffer.from('{"a":'.repeat(40)))).toBe(true);
    expect(isTooDeep(Buffer.from('['.repeat(500_000)))).toBe(true);
    expect(isTooDeep(Buffer.from(JSON.stringify({ text: '[{'.repeat(100) })))).toBe(false);
    expect(isTooDeep(Buffer.from(JSON.stringify({ text: '\\"[['.repeat(100) })))).toBe(false);
    expect(isTooDeep(Buffer.from(JSON.stringify(Array.from({ length: 100 }, () => [[]]))))).toBe(
      false,
    );
  });
});
