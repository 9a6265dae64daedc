import type { Instant } from '../kernel/clock.ts';
import { laterInstant, plusMilliseconds } from '../kernel/clock.ts';
import { CompactRange } from './compact-range.ts';
import type { CompletedSubtree } from './compact-range.ts';
import { headHash } from './head.ts';
import { leafHashOfText, leafText } from './leaf.ts';
import type { LeafDraft, LeafPayload, LeafVisibility } from './leaf.ts';

/** A country's tree between two batches: the row of `audit_tree`. An unused tree has null head and time. */
export interface TreeState {
  readonly size: number;
  readonly peaks: readonly Buffer[];
  readonly headHash: Buffer | null;
  readonly at: Instant | null;
}

export const EMPTY_TREE: TreeState = { size: 0, peaks: [], headHash: null, at: null };

/** A row of `audit_leaf`: `payloadText` is the canonical JSON that `leafHash` covers. */
export interface TreeLeaf {
  readonly sequence: number;
  readonly payloadText: string;
  readonly leafHash: Buffer;
  readonly visibility: LeafVisibility;
}

/** A row of `audit_head`. */
export interface TreeHead {
  readonly size: number;
  readonly root: Buffer;
  readonly previousHeadHash: Buffer | null;
  readonly headHash: Buffer;
  readonly at: Instant;
}

export interface TreeExtension {
  readonly leaves: readonly TreeLeaf[];
  readonly subtrees: readonly CompletedSubtree[];
  readonly head: TreeHead;
  readonly treeState: TreeState;
}

/**
 * The time of the next head: now, or one millisecond after the last head where the clock stands
 * still or went back. It is the `recordedAt` of everything the batch writes.
 */
export function nextHeadAt(tree: TreeState, now: Instant): Instant {
  return tree.at === null ? now : laterInstant(now, plusMilliseconds(tree.at, 1));
}

/**
 * Adds one batch of leaves to a country's tree and makes the head that covers them: the rows to
 * write and the tree's next state. Pure: the caller holds the lock on the tree's row.
 *
 * @param input.drafts at least one; in the order of their sequences, which begin at `tree.size`
 * Refuses AUDIT.LEAF_TOO_LARGE for the whole batch: call `assertLeafFits` for each act before.
 */
export function extendTree(input: {
  readonly country: string;
  readonly tree: TreeState;
  readonly now: Instant;
  readonly drafts: readonly LeafDraft[];
}): TreeExtension {
  const { country, tree, drafts } = input;
  if (drafts.length === 0) throw new RangeError('a head covers at least one new leaf');
  const at = nextHeadAt(tree, input.now);
  const range = CompactRange.of(tree.size, tree.peaks);
  const subtrees: CompletedSubtree[] = [];
  const leaves = drafts.map((draft) => {
    const leaf = placedLeaf(draft, country, range.size, at);
    for (const subtree of range.append(leaf.leafHash)) subtrees.push(subtree);
    return leaf;
  });
  const root = range.root();
  const hash = headHash({ country, size: range.size, root, previous: tree.headHash, at });
  return {
    leaves,
    subtrees,
    head: { size: range.size, root, previousHeadHash: tree.headHash, headHash: hash, at },
    treeState: { size: range.size, peaks: range.peaks, headHash: hash, at },
  };
}

function placedLeaf(draft: LeafDraft, country: string, sequence: number, at: Instant): TreeLeaf {
  const { act, entries, facts, records, visibility } = draft;
  // Member by member: a spread takes as long as all the hashing, and would let strays in.
  const payload: LeafPayload = {
    act,
    at,
    country,
    entries,
    facts,
    format: 1,
    records,
    sequence,
    visibility,
    ...(draft.rows === undefined ? null : { rows: draft.rows }),
  };
  const payloadText = leafText(payload);
  return { sequence, payloadText, leafHash: leafHashOfText(payloadText), visibility };
}
