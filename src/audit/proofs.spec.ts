import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CompactRange } from './compact-range.ts';
import {
  completeSubtrees,
  consistencyProof,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
} from './proofs.ts';
import type { NodeReader } from './proofs.ts';

const LEAVES = Array.from({ length: 600 }, (_, sequence) =>
  createHash('sha256')
    .update(Buffer.from([0]))
    .update(String(sequence))
    .digest(),
);

function rootOf(from: number, before: number): Buffer {
  const range = CompactRange.empty();
  for (const leaf of LEAVES.slice(from, before)) range.append(leaf);
  return range.root();
}

const ROOTS = Array.from({ length: 601 }, (_, size) => rootOf(0, size));

const read: NodeReader = ({ level, index }) =>
  Promise.resolve(rootOf(index * 2 ** level, (index + 1) * 2 ** level));

async function claimOf(sequence: number, size: number) {
  const proof = await inclusionProof(sequence, size, read);
  return { leafHash: LEAVES[sequence]!, sequence, size, proof, root: ROOTS[size]! };
}

async function consistencyOf(first: number, second: number) {
  const proof = await consistencyProof(first, second, read);
  return { first, second, proof, firstRoot: ROOTS[first]!, secondRoot: ROOTS[second]! };
}

function damaged(hash: Buffer): Buffer {
  const copy = Buffer.from(hash);
  copy[0] = copy[0]! ^ 1;
  return copy;
}

describe('an inclusion proof', () => {
  it('leads from every leaf to the root, in every tree of up to 70 leaves', async () => {
    for (let size = 1; size <= 70; size += 1) {
      for (let sequence = 0; sequence < size; sequence += 1) {
        const claim = await claimOf(sequence, size);
        expect(verifyInclusion(claim)).toBe(true);
        expect(claim.proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
      }
    }
  });

  it('has the seven-leaf shape that RFC 6962 §2.1.3 draws', async () => {
    const proof = await inclusionProof(6, 7, read);
    expect(proof).toEqual([rootOf(4, 6), rootOf(0, 4)]);
    expect(await inclusionProof(0, 7, read)).toEqual([LEAVES[1], rootOf(2, 4), rootOf(4, 7)]);
    expect(await inclusionProof(3, 7, read)).toEqual([LEAVES[2], rootOf(0, 2), rootOf(4, 7)]);
    expect(await inclusionProof(4, 7, read)).toEqual([LEAVES[5], LEAVES[6], rootOf(0, 4)]);
  });

  it('proves nothing else: not another leaf, place, size, root, nor a proof too short or too long', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 600 }), fc.nat(), async (size, any) => {
        const sequence = any % size;
        const claim = await claimOf(sequence, size);
        expect(verifyInclusion(claim)).toBe(true);
        const step = any % claim.proof.length;
        const lies = [
          { leafHash: damaged(claim.leafHash) },
          { sequence: (sequence + 1) % size },
          { sequence: -1 },
          { size: sequence },
          { size: 0.5 },
          { root: damaged(claim.root) },
          { proof: claim.proof.slice(1) },
          { proof: [...claim.proof, claim.root] },
          { proof: claim.proof.map((hash, at) => (at === step ? damaged(hash) : hash)) },
        ];
        for (const lie of lies) expect(verifyInclusion({ ...claim, ...lie })).toBe(false);
      }),
      { numRuns: 60 },
    ));

  it('is not made for a leaf outside the tree', () => {
    expect(() => inclusionProof(7, 7, read)).toThrow(RangeError);
    expect(() => inclusionProof(-1, 7, read)).toThrow(RangeError);
  });
});

describe('a consistency proof', () => {
  it('shows for every pair of sizes up to 40 that the longer log only adds to the shorter', async () => {
    for (let second = 0; second <= 40; second += 1) {
      for (let first = 0; first <= second; first += 1) {
        expect(verifyConsistency(await consistencyOf(first, second))).toBe(true);
      }
    }
  });

  it('has the seven-leaf shape that RFC 6962 §2.1.3 draws', async () => {
    expect(await consistencyProof(3, 7, read)).toEqual([
      LEAVES[2],
      LEAVES[3],
      rootOf(0, 2),
      rootOf(4, 7),
    ]);
    expect(await consistencyProof(4, 7, read)).toEqual([rootOf(4, 7)]);
    expect(await consistencyProof(6, 7, read)).toEqual([rootOf(4, 6), LEAVES[6], rootOf(0, 4)]);
  });

  it('proves nothing else', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 600 }), fc.nat(), async (second, any) => {
        const first = 1 + (any % (second - 1));
        const claim = await consistencyOf(first, second);
        expect(verifyConsistency(claim)).toBe(true);
        const step = any % claim.proof.length;
        const lies = [
          { firstRoot: damaged(claim.firstRoot) },
          { secondRoot: damaged(claim.secondRoot) },
          { first: second, second: first },
          { first: -1 },
          { proof: claim.proof.slice(1) },
          { proof: [...claim.proof, claim.firstRoot] },
          { proof: claim.proof.map((hash, at) => (at === step ? damaged(hash) : hash)) },
        ];
        for (const lie of lies) expect(verifyConsistency({ ...claim, ...lie })).toBe(false);
      }),
      { numRuns: 60 },
    ));

  it('of a log with itself needs two equal roots', async () => {
    const claim = await consistencyOf(9, 9);
    expect(claim.proof).toEqual([]);
    expect(verifyConsistency(claim)).toBe(true);
    expect(verifyConsistency({ ...claim, secondRoot: ROOTS[8]! })).toBe(false);
  });

  it('of an empty log says nothing but that it was empty', async () => {
    const claim = await consistencyOf(0, 9);
    expect(verifyConsistency({ ...claim, firstRoot: ROOTS[1]! })).toBe(false);
    expect(() => consistencyProof(10, 9, read)).toThrow(RangeError);
  });
});

describe('a range of leaves', () => {
  it('falls into complete subtrees, the largest first', () => {
    expect(completeSubtrees({ from: 0, before: 13 })).toEqual([
      { level: 3, index: 0 },
      { level: 2, index: 2 },
      { level: 0, index: 12 },
    ]);
    expect(completeSubtrees({ from: 512, before: 512 })).toEqual([]);
    expect(completeSubtrees({ from: 512, before: 777 })).toEqual([
      { level: 8, index: 2 },
      { level: 3, index: 96 },
      { level: 0, index: 776 },
    ]);
  });
});
