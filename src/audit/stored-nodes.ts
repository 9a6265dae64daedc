import { foldPeaks, STORED_LEVEL_AT_MOST, STORED_LEVEL_STEP } from './compact-range.ts';
import type { NodeReader } from './proofs.ts';
import type { Queryable } from './queryable.ts';

/** Rows are read in aligned blocks of this many neighbours: the nodes under one stored node above. */
const BLOCK = 2 ** STORED_LEVEL_STEP;

/**
 * Reads the hashes of complete subtrees for one proof: leaf hashes and stored subtrees, in blocks of
 * at most 256 rows, each block once. A proof over 2^40 leaves needs a dozen of them.
 */
export function storedNodes(db: Queryable, country: string): NodeReader {
  const blocks = new Map<string, Promise<readonly Buffer[]>>();

  const blockOf = (level: number, first: number): Promise<readonly Buffer[]> => {
    const name = `${level}/${first}`;
    const block = blocks.get(name) ?? readBlock(db, country, level, first);
    blocks.set(name, block);
    return block;
  };

  return async ({ level, index }) => {
    const stored = Math.min(level - (level % STORED_LEVEL_STEP), STORED_LEVEL_AT_MOST);
    const width = 2 ** (level - stored);
    const from = index * width;
    const first = from - (from % BLOCK);
    const block = await blockOf(stored, first);
    const peaks = block.slice(from - first, from - first + width);
    if (peaks.length !== width) {
      throw new Error(`the audit log of ${country} lacks nodes of level ${stored} from ${from} on`);
    }
    return foldComplete(peaks);
  };
}

/** The root above 2^n neighbours. */
function foldComplete(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 1) return foldPeaks(hashes);
  const middle = hashes.length / 2;
  return foldPeaks([foldComplete(hashes.slice(0, middle)), foldComplete(hashes.slice(middle))]);
}

async function readBlock(
  db: Queryable,
  country: string,
  level: number,
  first: number,
): Promise<readonly Buffer[]> {
  const { rows } =
    level === 0
      ? await db.query<{ hash: Buffer }>(
          `SELECT leaf_hash AS hash FROM public.audit_leaf
            WHERE country_code = $1 AND sequence >= $2 AND sequence < $3 ORDER BY sequence`,
          [country, first, first + BLOCK],
        )
      : await db.query<{ hash: Buffer }>(
          `SELECT hash FROM public.audit_subtree
            WHERE country_code = $1 AND level = $4 AND index >= $2 AND index < $3 ORDER BY index`,
          [country, first, first + BLOCK, level],
        );
  return rows.map((row) => row.hash);
}
