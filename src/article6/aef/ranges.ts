/** A run of whole numbers, both ends in it. */
export interface Range {
  readonly first: bigint;
  readonly last: bigint;
}

/** What two runs have in common; null for nothing. */
export function common(one: Range, other: Range): Range | null {
  const first = one.first > other.first ? one.first : other.first;
  const last = one.last < other.last ? one.last : other.last;
  return first <= last ? { first, last } : null;
}

/** A run without what other runs cover, in order. */
export function without(run: Range, taken: readonly Range[]): readonly Range[] {
  const inOrder = [...taken].sort((one, other) => (one.first < other.first ? -1 : 1));
  const left: Range[] = [];
  let next = run.first;
  for (const { first, last } of inOrder) {
    if (last < next) continue;
    if (first > run.last) break;
    if (first > next) left.push({ first: next, last: first - 1n });
    next = last + 1n;
  }
  if (next <= run.last) left.push({ first: next, last: run.last });
  return left;
}
