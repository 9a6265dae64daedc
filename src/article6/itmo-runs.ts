import { findWanted, readSerials } from '../carbon-credit/acts/of-selection.ts';
import { blockOf, blockRow, type Block, type BlockIndex } from '../carbon-credit/block.ts';
import { readRanges } from '../carbon-credit/read-blocks.ts';
import type { WantedRange } from '../carbon-credit/selection.ts';
import { CREDIT_ACCOUNT, CREDIT_BLOCK } from '../carbon-credit/tables.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { BatchReader, Known, Needs, RowWrite } from '../ledger/act.ts';
import type { CommitteeSide } from '../partner-country/joint-committee.ts';
import { article6Errors } from './errors.ts';

/** A run of serials that is named, with what its class is. */
export interface NamedRun extends WantedRange {
  /** As it is written: KZ-KZ-KZ001-2023-1-1000. */
  readonly serial: string;
  readonly project: string;
  readonly vintage: number;
}

/** Runs of serials of one side, and the accounts that hold them. */
export interface NamedRuns {
  readonly runs: readonly NamedRun[];
  readonly accounts: readonly string[];
}

/**
 * Finds runs of serials by name.
 *
 * Refuses what a selection of credits refuses: SERIAL_MALFORMED, SERIAL_TWICE, OTHER_REGISTRY,
 * SERIAL_UNKNOWN.
 */
export async function findRuns(
  country: CountryCode,
  side: CommitteeSide,
  serials: readonly string[],
  reader: BatchReader,
): Promise<NamedRuns | Refusal> {
  const asked = readSerials(country, serials);
  if (asked instanceof Refusal) return asked;
  const one = { key: 'runs', accountId: '', side, asked };
  const wanted = (await findWanted(country, [one], reader)).get('runs');
  if (wanted instanceof Refusal) return wanted;
  if (wanted?.by !== 'serials' || asked.by !== 'serials') throw new Error('runs were not named');
  const runs = wanted.ranges.map((range, at) => ({
    ...range,
    serial: `${range.commodity}-${range.first}-${range.last}`,
    project: asked.ranges[at]?.project ?? '',
    vintage: asked.ranges[at]?.vintage ?? 0,
  }));
  return { runs, accounts: await accountsOf(country, runs, reader) };
}

async function accountsOf(
  country: CountryCode,
  runs: readonly NamedRun[],
  reader: BatchReader,
): Promise<readonly string[]> {
  const rows = await reader.query(
    `SELECT DISTINCT b.credit_account_id
       FROM unnest($2::uuid[], $3::bigint[], $4::bigint[]) AS wanted(class_id, first, last)
       JOIN public.credit_block b ON b.country_code = $1 AND b.class_id = wanted.class_id
        AND b.first_serial <= wanted.last AND b.last_serial >= wanted.first`,
    [
      country,
      runs.map(({ classId }) => classId),
      runs.map(({ first }) => first.toString()),
      runs.map(({ last }) => last.toString()),
    ],
  );
  return rows.map((row) => String(row['credit_account_id'])).sort();
}

/** The accounts that hold the runs: whoever moves their credits waits. */
export function runNeeds({ accounts }: NamedRuns): NonNullable<Needs['rows']> {
  return accounts.map((id) => ({ table: CREDIT_ACCOUNT, id, lock: 'update' as const }));
}

/** Reads the blocks of the runs, once the accounts are held. */
export function readRuns(
  country: CountryCode,
  all: readonly NamedRuns[],
  reader: BatchReader,
  known: Known,
): Promise<void> {
  return readRanges(
    reader,
    country,
    all.flatMap(({ runs }) => runs),
    known,
  );
}

/**
 * The blocks that a run consists of, each whole: a mark is on a block or it is not, and its parts
 * inherit it when it is split.
 *
 * Refuses, in this order: ARTICLE6.CREDITS_NOT_ISSUED, CREDITS_MOVED, PART_OF_A_BLOCK.
 */
export function wholeBlocks(
  known: Known,
  held: NamedRuns,
  run: NamedRun,
): readonly Block[] | Refusal {
  const index = known.index<BlockIndex>(CREDIT_BLOCK);
  const blocks = index.overlapping(run.classId, run.first, run.last);
  const first = blocks[0];
  const last = blocks.at(-1);
  if (!first || !last || last.last < run.last) {
    return article6Errors.refuse('ARTICLE6.CREDITS_NOT_ISSUED', { serial: run.serial });
  }
  if (blocks.some(({ accountId }) => !held.accounts.includes(accountId))) {
    return article6Errors.refuse('ARTICLE6.CREDITS_MOVED', { serial: run.serial });
  }
  const strange = first.first < run.first ? first : last.last > run.last ? last : null;
  if (strange === null) return blocks;
  return article6Errors.refuse('ARTICLE6.PART_OF_A_BLOCK', {
    serial: run.serial,
    block: `${run.commodity}-${strange.first}-${strange.last}`,
  });
}

/** A block with marks of this room on it. */
export function marked(
  block: Block,
  marks: Partial<
    Pick<Block, 'authorisationId' | 'authorisationVersion' | 'firstTransferred' | 'itmoOffset'>
  >,
): RowWrite {
  return { table: CREDIT_BLOCK, change: 'update', row: blockRow({ ...block, ...marks }) };
}

/** The block as it is after what acts before it in the batch did. */
export function blockNow(known: Known, block: Block): Block {
  const row = known.row(CREDIT_BLOCK, block.id);
  return row ? blockOf(row) : block;
}

export function tonnesOfRuns(runs: readonly { first: bigint; last: bigint }[]): bigint {
  return runs.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
}
