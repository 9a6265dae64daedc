import { foldPeaks, nodeHash } from './compact-range.ts';

/** Leaves `from` up to, not including, `before`. Its hash is the Merkle root of just these leaves. */
export interface LeafRange {
  readonly from: number;
  readonly before: number;
}

/** A complete subtree: 2^level leaves from leaf `index` × 2^level on. Level 0 is a leaf hash. */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
}

/** Where node hashes come from: the database, or a test's memory. */
export type NodeReader = (node: TreeNode) => Promise<Buffer>;

/**
 * The proof that leaf `sequence` is in the tree of `size` leaves: the hashes beside its path, from
 * the leaf up. At most 53 of them.
 * @source RFC 6962 §2.1.1, PATH(m, D[n])
 */
export function inclusionProof(
  sequence: number,
  size: number,
  read: NodeReader,
): Promise<readonly Buffer[]> {
  assertPlace(sequence, size);
  return rootsOf(pathBeside(sequence, { from: 0, before: size }), read);
}

/**
 * The proof that the tree of `second` leaves is the tree of `first` leaves with leaves added behind.
 * Empty when both are the same, or when the first is empty: everything extends nothing.
 * @source RFC 6962 §2.1.2, PROOF(m, D[n])
 */
export function consistencyProof(
  first: number,
  second: number,
  read: NodeReader,
): Promise<readonly Buffer[]> {
  assertSizes(first, second);
  const ranges = first === 0 ? [] : seam(first, { from: 0, before: second }, true);
  return rootsOf(ranges, read);
}

/** Whether the proof leads from the leaf hash to the root. Never throws on a proof of a wrong shape. */
export function verifyInclusion(claim: {
  readonly leafHash: Buffer;
  readonly sequence: number;
  readonly size: number;
  readonly proof: readonly Buffer[];
  readonly root: Buffer;
}): boolean {
  const { sequence, size, proof } = claim;
  if (!isSize(size) || !isSize(sequence) || sequence >= size) return false;
  const sides = pathBeside(sequence, { from: 0, before: size });
  if (sides.length !== proof.length) return false;
  const root = proof.reduce(
    (hash, beside, step) =>
      (sides[step]?.from ?? 0) > sequence ? nodeHash(hash, beside) : nodeHash(beside, hash),
    claim.leafHash,
  );
  return root.equals(claim.root);
}

/** Whether the proof shows that the second tree only adds to the first. */
export function verifyConsistency(claim: {
  readonly first: number;
  readonly second: number;
  readonly firstRoot: Buffer;
  readonly secondRoot: Buffer;
  readonly proof: readonly Buffer[];
}): boolean {
  const { first, second } = claim;
  if (!isSize(first) || !isSize(second) || first > second) return false;
  if (first === 0) return claim.proof.length === 0 && claim.firstRoot.equals(foldPeaks([]));
  const rest = [...claim.proof];
  const roots = rebuild(first, second, claim.firstRoot, true, rest);
  if (roots === null || rest.length > 0) return false;
  return roots.old.equals(claim.firstRoot) && roots.grown.equals(claim.secondRoot);
}

/** The complete subtrees that make up a range, from left to right, the largest first. */
export function completeSubtrees(range: LeafRange): readonly TreeNode[] {
  const nodes: TreeNode[] = [];
  for (let from = range.from; from < range.before;) {
    let level = 0;
    let width = 1;
    while (from % (width * 2) === 0 && from + width * 2 <= range.before) {
      width *= 2;
      level += 1;
    }
    nodes.push({ level, index: from / width });
    from += width;
  }
  return nodes;
}

/** The largest power of two smaller than a number above 1: where RFC 6962 splits a tree. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** The ranges beside the path from a leaf to the root of `within`, from the leaf up. */
function pathBeside(sequence: number, within: LeafRange): LeafRange[] {
  const size = within.before - within.from;
  if (size <= 1) return [];
  const middle = within.from + splitOf(size);
  const left = { from: within.from, before: middle };
  const right = { from: middle, before: within.before };
  return sequence < middle
    ? [...pathBeside(sequence, left), right]
    : [...pathBeside(sequence, right), left];
}

/** The ranges along the seam where the first tree ends in the second; `whole` is RFC 6962's b. */
function seam(first: number, within: LeafRange, whole: boolean): LeafRange[] {
  if (first === within.before) return whole ? [] : [within];
  const middle = within.from + splitOf(within.before - within.from);
  const left = { from: within.from, before: middle };
  const right = { from: middle, before: within.before };
  return first <= middle
    ? [...seam(first, left, whole), right]
    : [...seam(first, right, false), left];
}

/** Recomputes the old and the grown root of a subtree, taking hashes off the proof as `seam` put them. */
function rebuild(
  first: number,
  size: number,
  firstRoot: Buffer,
  whole: boolean,
  proof: Buffer[],
): { readonly old: Buffer; readonly grown: Buffer } | null {
  if (first === size) {
    const hash = whole ? firstRoot : proof.shift();
    return hash === undefined ? null : { old: hash, grown: hash };
  }
  const split = splitOf(size);
  const below =
    first <= split
      ? rebuild(first, split, firstRoot, whole, proof)
      : rebuild(first - split, size - split, firstRoot, false, proof);
  const beside = proof.shift();
  if (below === null || beside === undefined) return null;
  return first <= split
    ? { old: below.old, grown: nodeHash(below.grown, beside) }
    : { old: nodeHash(beside, below.old), grown: nodeHash(beside, below.grown) };
}

async function rootsOf(ranges: readonly LeafRange[], read: NodeReader): Promise<readonly Buffer[]> {
  const roots: Buffer[] = [];
  for (const range of ranges) {
    const peaks: Buffer[] = [];
    for (const node of completeSubtrees(range)) peaks.push(await read(node));
    roots.push(foldPeaks(peaks));
  }
  return roots;
}

function assertPlace(sequence: number, size: number): void {
  if (!isSize(size) || !isSize(sequence) || sequence >= size) {
    throw new RangeError(`leaf ${sequence} is not in a tree of ${size} leaves`);
  }
}

function assertSizes(first: number, second: number): void {
  if (!isSize(first) || !isSize(second) || first > second) {
    throw new RangeError(`a tree of ${second} leaves does not extend one of ${first}`);
  }
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
