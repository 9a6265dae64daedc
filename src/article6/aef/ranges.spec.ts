import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { common, without, type Range } from './ranges.ts';

const run = fc
  .tuple(fc.bigInt(1n, 60n), fc.bigInt(0n, 20n))
  .map(([first, more]): Range => ({ first, last: first + more }));

function numbers(runs: readonly Range[]): readonly bigint[] {
  return runs.flatMap(({ first, last }) =>
    Array.from({ length: Number(last - first + 1n) }, (_, at) => first + BigInt(at)),
  );
}

it('leaves of a run exactly the numbers that no other run has', () => {
  fc.assert(
    fc.property(run, fc.array(run, { maxLength: 6 }), (one, taken) => {
      const gone = new Set(numbers(taken));
      expect(numbers(without(one, taken))).toEqual(
        numbers([one]).filter((each) => !gone.has(each)),
      );
    }),
  );
});

it('finds the numbers that two runs have in common', () => {
  fc.assert(
    fc.property(run, run, (one, other) => {
      const both = common(one, other);
      const theirs = new Set(numbers([other]));
      expect(both === null ? [] : numbers([both])).toEqual(
        numbers([one]).filter((each) => theirs.has(each)),
      );
    }),
  );
});
