import { hash } from 'node:crypto';

/** The root of 2^level neighbouring leaves, the first of them leaf `index` × 2^level. */
export interface CompletedSubtree {
  readonly level: number;
  readonly index: number;
  readonly hash: Buffer;
}

/** Roots of complete subtrees are stored at every eighth level, so that a proof reads ≤ 256 rows a level. */
export const STORED_LEVEL_STEP = 8;
/** The highest stored level: 2^32 leaves under one node. */
export const STORED_LEVEL_AT_MOST = 32;

/** SHA-256(0x01 ‖ left ‖ right): an inner node of RFC 6962 §2.1. */
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  return hash('sha256', Buffer.concat([NODE_PREFIX, left, right]), 'buffer');
}

/** The root of a tree without leaves: SHA-256 of nothing (RFC 6962 §2.1). */
export function emptyRoot(): Buffer {
  return hash('sha256', '', 'buffer');
}

/** Folds complete subtrees, the largest and leftmost first, into the root above them. */
export function foldPeaks(peaks: readonly Buffer[]): Buffer {
  const last = peaks.at(-1);
  if (last === undefined) return emptyRoot();
  return peaks.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
}

/**
 * An RFC 6962 tree that only grows, reduced to what growing needs: its size and one hash for each
 * bit that is set in the size (the peaks: roots of complete subtrees, the largest and leftmost first).
 *
 * Example: 6 leaves = 4 + 2, so two peaks: the root of leaves 0–3, then the root of leaves 4–5.
 */
export class CompactRange {
  #size: number;
  readonly #peaks: Buffer[];

  private constructor(size: number, peaks: readonly Buffer[]) {
    this.#size = size;
    this.#peaks = [...peaks];
  }

  /** Takes up a stored tree. A size and peaks that do not fit each other are a damaged row: throws. */
  static of(size: number, peaks: readonly Buffer[]): CompactRange {
    if (!Number.isSafeInteger(size) || size < 0 || peaks.length !== peaksOf(size)) {
      throw new RangeError(`a tree of ${size} leaves does not have ${peaks.length} peaks`);
    }
    if (peaks.some((peak) => peak.length !== 32)) throw new RangeError('a peak is 32 bytes long');
    return new CompactRange(size, peaks);
  }

  static empty(): CompactRange {
    return new CompactRange(0, []);
  }

  get size(): number {
    return this.#size;
  }

  get peaks(): readonly Buffer[] {
    return [...this.#peaks];
  }

  /** Adds the next leaf; answers the subtrees of stored levels that became complete with it. */
  append(leafHash: Buffer): readonly CompletedSubtree[] {
    const completed: CompletedSubtree[] = [];
    let node = leafHash;
    // Arithmetic, not bit operators: those would wrap at 2^31 leaves.
    let index = this.#size;
    for (let level = 1; index % 2 === 1; level += 1) {
      const left = this.#peaks.pop();
      if (left === undefined) throw new RangeError('the tree has fewer peaks than its size says');
      node = nodeHash(left, node);
      index = (index - 1) / 2;
      if (level % STORED_LEVEL_STEP === 0 && level <= STORED_LEVEL_AT_MOST) {
        completed.push({ level, index, hash: node });
      }
    }
    this.#peaks.push(node);
    this.#size += 1;
    return completed;
  }

  root(): Buffer {
    return foldPeaks(this.#peaks);
  }
}

const NODE_PREFIX = Buffer.from([0x01]);

function peaksOf(size: number): number {
  let count = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}
