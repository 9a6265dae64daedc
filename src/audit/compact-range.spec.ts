import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CompactRange, emptyRoot, foldPeaks } from './compact-range.ts';
import type { CompletedSubtree } from './compact-range.ts';

/** The definition itself (RFC 6962 §2.1), slow and plain, against which the fast form is held. */
function merkleTreeHash(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest();
  if (leaves.length === 1) return leaves[0]!;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return createHash('sha256')
    .update(Buffer.from([1]))
    .update(merkleTreeHash(leaves.slice(0, split)))
    .update(merkleTreeHash(leaves.slice(split)))
    .digest();
}

const LAST_INPUT = '606162636465666768696a6b6c6d6e6f';

const LEAVES = Array.from({ length: 600 }, (_, sequence) =>
  createHash('sha256')
    .update(Buffer.from([0]))
    .update(String(sequence))
    .digest(),
);

function rangeOf(size: number): CompactRange {
  const range = CompactRange.empty();
  for (const leaf of LEAVES.slice(0, size)) range.append(leaf);
  return range;
}

describe('a tree that only grows', () => {
  it('has the root that the definition gives, at every size from 0 to 600', () => {
    const range = CompactRange.empty();
    expect(range.root()).toEqual(merkleTreeHash([]));
    LEAVES.forEach((leaf, sequence) => {
      range.append(leaf);
      expect(range.root().toString('hex')).toBe(
        merkleTreeHash(LEAVES.slice(0, sequence + 1)).toString('hex'),
      );
    });
  });

  it('gives the known roots of the eight leaves of RFC 6962 test trees', () => {
    const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', LAST_INPUT];
    const range = CompactRange.empty();
    for (const input of inputs) {
      const bytes = Buffer.from(input, 'hex');
      range.append(
        createHash('sha256')
          .update(Buffer.from([0]))
          .update(bytes)
          .digest(),
      );
    }
    expect(emptyRoot().toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(rangeOf(0).root()).toEqual(emptyRoot());
    expect(range.root().toString('hex')).toBe(
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    );
    expect(range.root()).toEqual(
      merkleTreeHash(
        inputs.map((input) =>
          createHash('sha256')
            .update(Buffer.from(`00${input}`, 'hex'))
            .digest(),
        ),
      ),
    );
  });

  it('goes on from its stored peaks as if it had never stopped', () => {
    fc.assert(
      fc.property(fc.nat(600), fc.nat(600), (one, other) => {
        const [first, second] = [Math.min(one, other), Math.max(one, other)];
        const before = rangeOf(first);
        const range = CompactRange.of(before.size, before.peaks);
        for (const leaf of LEAVES.slice(first, second)) range.append(leaf);
        expect(range.size).toBe(second);
        expect(range.root()).toEqual(rangeOf(second).root());
        expect(range.peaks).toEqual(rangeOf(second).peaks);
      }),
    );
  });

  it('names each complete subtree of a stored level once, when its last leaf arrives', () => {
    const range = CompactRange.empty();
    const found: (CompletedSubtree & { after: number })[] = [];
    for (let sequence = 0; sequence < 131_072; sequence += 1) {
      const leaf = LEAVES[sequence % 600]!;
      for (const subtree of range.append(leaf)) found.push({ ...subtree, after: sequence });
    }
    expect(found.filter((subtree) => subtree.level === 8)).toHaveLength(512);
    expect(found.filter((subtree) => subtree.level === 16)).toHaveLength(2);
    expect(found).toHaveLength(514);
    for (const { level, index, hash, after } of found.filter(({ index }) => index < 2)) {
      expect(after).toBe((index + 1) * 2 ** level - 1);
      const from = index * 2 ** level;
      const leaves = Array.from({ length: 2 ** level }, (_, at) => LEAVES[(from + at) % 600]!);
      expect(hash).toEqual(merkleTreeHash(leaves));
    }
  });

  it('still counts right beyond 2^31 leaves', () => {
    const size = 2 ** 33 - 1;
    const peaks = Array.from({ length: 33 }, (_, at) => LEAVES[at]!);
    const range = CompactRange.of(size, peaks);
    const completed = range.append(LEAVES[33]!);
    expect(range.size).toBe(2 ** 33);
    expect(range.peaks).toHaveLength(1);
    expect(completed.map(({ level, index }) => [level, index])).toEqual([
      [8, 2 ** 25 - 1],
      [16, 2 ** 17 - 1],
      [24, 511],
      [32, 1],
    ]);
    expect(range.root()).toEqual(foldPeaks([...peaks, LEAVES[33]!]));
  });

  it('refuses a stored size that does not fit its peaks', () => {
    const { peaks } = rangeOf(6);
    expect(() => CompactRange.of(7, peaks)).toThrow('7 leaves does not have 2 peaks');
    expect(() => CompactRange.of(-1, [])).toThrow(RangeError);
    expect(() => CompactRange.of(1.5, [])).toThrow(RangeError);
    expect(() => CompactRange.of(1, [Buffer.alloc(31)])).toThrow('32 bytes');
  });

  it('keeps its own peaks: what was handed out does not change with it', () => {
    const range = rangeOf(3);
    const before = range.peaks;
    range.append(LEAVES[3]!);
    expect(before).toEqual(rangeOf(3).peaks);
  });
});
