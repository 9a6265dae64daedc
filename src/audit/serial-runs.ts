/** Where credits are: in an account of a registry, held, locked or for good; or not issued yet. */
export interface Place {
  /** The account, or the class where they are not issued yet; an id without its country. */
  readonly owner: string;
  readonly state: string;
}

/** A run of serial numbers of one class that are in one place. */
export interface Run extends Place {
  readonly first: bigint;
  readonly last: bigint;
}

/**
 * Where each serial of one class is, as runs in order: memory for one run per place and gap, however
 * many tonnes there are. Neighbours in one place are one run.
 */
export class SerialRuns {
  #runs: Run[] = [];

  /** The highest serial that was issued; 0 before the first. */
  get last(): bigint {
    return this.#runs.at(-1)?.last ?? 0n;
  }

  get all(): readonly Run[] {
    return this.#runs;
  }

  /** The parts of the runs that lie within these serials, in order. */
  within(first: bigint, last: bigint): readonly Run[] {
    const parts: Run[] = [];
    for (const run of this.#runs.slice(this.#firstEndingAt(first), this.#firstEndingAt(last) + 1)) {
      if (run.first > last) break;
      parts.push({ ...run, first: larger(run.first, first), last: smaller(run.last, last) });
    }
    return parts;
  }

  /** From now on these serials are there, wherever they were. */
  put(run: Run): void {
    const from = this.#firstEndingAt(run.first);
    const end = this.#firstEndingAt(run.last);
    const to = (this.#runs.at(end)?.first ?? run.last + 1n) <= run.last ? end + 1 : end;
    const touched = this.#runs.slice(from, to);
    const pieces: Run[] = [];
    const [head, tail] = [touched.at(0), touched.at(-1)];
    if (head !== undefined && head.first < run.first) {
      pieces.push({ ...head, last: run.first - 1n });
    }
    pieces.push(run);
    if (tail !== undefined && tail.last > run.last) {
      pieces.push({ ...tail, first: run.last + 1n });
    }
    // A neighbour in the same place becomes one with it.
    const [left, right] = [from - 1, to].map((at) => this.#runs[at]);
    const before = left === undefined ? [] : [left];
    const after = right === undefined ? [] : [right];
    const joined = joinedRuns([...before, ...pieces, ...after]);
    this.#runs.splice(from - before.length, to - from + before.length + after.length, ...joined);
  }

  /** The place in the list of the first run that ends at this serial or behind it. */
  #firstEndingAt(serial: bigint): number {
    let [low, high] = [0, this.#runs.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#runs[middle]?.last ?? serial) < serial) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export function isSamePlace(one: Place, other: Place): boolean {
  return one.owner === other.owner && one.state === other.state;
}

function joinedRuns(runs: readonly Run[]): readonly Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const before = result.at(-1);
    if (before !== undefined && before.last + 1n === run.first && isSamePlace(before, run)) {
      result[result.length - 1] = { ...before, last: run.last };
    } else result.push(run);
  }
  return result;
}

function larger(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
