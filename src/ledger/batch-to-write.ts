import type { TreeExtension } from '../audit/extend-tree.ts';
import type { Decided } from './working-set.ts';

/** Everything a batch has decided, with its places in the country's log. */
export interface BatchToWrite {
  readonly countryCode: string;
  readonly decided: readonly Decided[];
  readonly extension: TreeExtension;
}

/** The place in the log of the act decided at this place in the batch. */
export function sequenceOf(extension: TreeExtension, at: number): number {
  const leaf = extension.leaves[at];
  if (!leaf) throw new Error('an act without a leaf');
  return leaf.sequence;
}
