import { describe, expect, it } from '@jest/globals';
import { parseInstant } from '../kernel/clock.ts';
import type { Instant } from '../kernel/clock.ts';
import { CompactRange } from './compact-range.ts';
import { EMPTY_TREE, extendTree } from './extend-tree.ts';
import type { TreeState } from './extend-tree.ts';
import { headHash } from './head.ts';
import { leafHash } from './leaf.ts';
import type { LeafDraft } from './leaf.ts';

const NOON = parseInstant('2026-11-23T12:00:00.000Z');

function draft(number: number): LeafDraft {
  return {
    act: { id: `KZ-${number}`, kind: 'pledge', principal: 'officer', requestHash: null },
    visibility: 'public',
    records: [],
    entries: [],
    facts: { number },
  };
}

function drafts(count: number, from = 0): LeafDraft[] {
  return Array.from({ length: count }, (_, at) => draft(from + at));
}

function extended(tree: TreeState, count: number, now: Instant = NOON) {
  return extendTree({ country: 'KZ', tree, now, drafts: drafts(count, tree.size) });
}

describe('extending the tree of a country by a batch', () => {
  it('numbers the leaves from the size of the tree and gives them the time of the head', () => {
    const first = extended(EMPTY_TREE, 2);
    const second = extended(first.treeState, 3, parseInstant('2026-11-23T12:00:05.000Z'));
    expect(second.leaves.map((leaf) => leaf.sequence)).toEqual([2, 3, 4]);
    for (const leaf of second.leaves) {
      expect(JSON.parse(leaf.payloadText)).toMatchObject({
        format: 1,
        country: 'KZ',
        sequence: leaf.sequence,
        at: second.head.at,
        facts: { number: leaf.sequence },
      });
      expect(leaf.leafHash).toEqual(leafHash(Buffer.from(leaf.payloadText)));
    }
    expect(second.treeState).toMatchObject({ size: 5, at: '2026-11-23T12:00:05.000Z' });
  });

  it('chains each head to the one before', () => {
    const first = extended(EMPTY_TREE, 2);
    const second = extended(first.treeState, 1);
    expect(first.head.previousHeadHash).toBeNull();
    expect(second.head.previousHeadHash).toEqual(first.head.headHash);
    expect(second.head.headHash).toEqual(
      headHash({
        country: 'KZ',
        size: 3,
        root: second.head.root,
        previous: first.head.headHash,
        at: second.head.at,
      }),
    );
    expect(second.treeState.headHash).toEqual(second.head.headHash);
  });

  it('comes to the same root in one batch or in many', () => {
    const whole = extended(EMPTY_TREE, 300);
    let tree: TreeState = EMPTY_TREE;
    const range = CompactRange.empty();
    for (const leaf of whole.leaves) range.append(leaf.leafHash);
    expect(range.root()).toEqual(whole.head.root);
    for (const size of [1, 7, 200, 50, 42]) {
      // The time is part of a leaf, so only the same time can give the same root.
      const part = extendTree({
        country: 'KZ',
        tree: { ...tree, at: null },
        now: NOON,
        drafts: drafts(size, tree.size),
      });
      tree = part.treeState;
    }
    expect(tree.peaks).toEqual(whole.treeState.peaks);
    expect(whole.subtrees).toHaveLength(1);
    expect(whole.subtrees[0]).toMatchObject({ level: 8, index: 0 });
  });

  it('lets the time go on by a millisecond when the clock stands still or goes back', () => {
    const first = extended(EMPTY_TREE, 1);
    const still = extended(first.treeState, 1);
    const back = extended(still.treeState, 1, parseInstant('2026-11-23T11:00:00.000Z'));
    expect([first.head.at, still.head.at, back.head.at]).toEqual([
      '2026-11-23T12:00:00.000Z',
      '2026-11-23T12:00:00.001Z',
      '2026-11-23T12:00:00.002Z',
    ]);
  });

  it('does not touch the tree it was given', () => {
    const first = extended(EMPTY_TREE, 3);
    const peaks = [...first.treeState.peaks];
    extended(first.treeState, 4);
    expect(first.treeState).toMatchObject({ size: 3, peaks });
    expect(EMPTY_TREE).toEqual({ size: 0, peaks: [], headHash: null, at: null });
  });

  it('makes no head for no leaves', () => {
    expect(() => extended(EMPTY_TREE, 0)).toThrow(RangeError);
  });
});
