import type { CountryCode } from '../kernel/country-code.ts';
import type { BatchReader, Known } from '../ledger/act.ts';
import { classesOf, BLOCKS_AT_MOST, requestedTonnes, type Wanted } from './selection.ts';
import { tonnesOf } from './serial-number.ts';
import { CREDIT_BLOCK, DISPOSAL_STOP } from './tables.ts';

/*
 * What acts read of blocks, once the accounts that hold them are locked: only the blocks that named
 * serials lie in, or the first ones of a holding as far as they are needed; never a whole holding.
 */

const COLUMNS = Object.keys(CREDIT_BLOCK.columns)
  .map((column) => `b.${column}`)
  .join(', ');

/** What one act wants out of an account. */
export interface Demand {
  readonly accountId: string;
  readonly wanted: Wanted;
}

/** Reads the blocks that demands can be met from, and the stops on their projects. */
export async function readDemands(
  reader: BatchReader,
  country: CountryCode,
  demands: readonly Demand[],
  projectIds: readonly string[],
  known: Known,
): Promise<void> {
  await readStops(reader, country, projectIds, known);
  await readRanges(
    reader,
    country,
    demands.flatMap(({ wanted }) => (wanted.by === 'serials' ? wanted.ranges : [])),
    known,
  );
  await readFirstIn(reader, country, demands, known);
}

/** The stops of projects and serials that are not lifted; few, and governed by the project's lock. */
export async function readStops(
  reader: BatchReader,
  country: CountryCode,
  projectIds: readonly string[],
  known: Known,
): Promise<void> {
  if (projectIds.length === 0) return;
  const rows = await reader.query(
    `SELECT ${Object.keys(DISPOSAL_STOP.columns).join(', ')} FROM public.disposal_stop
      WHERE country_code = $1 AND project_id = ANY($2::uuid[]) AND lifted_on IS NULL`,
    [country, [...new Set(projectIds)]],
  );
  for (const row of rows) known.holdRow(DISPOSAL_STOP, row);
}

/** The blocks in which runs of serials lie: per run one look-up and a step per further block. */
export async function readRanges(
  reader: BatchReader,
  country: CountryCode,
  ranges: readonly { readonly classId: string; readonly first: bigint; readonly last: bigint }[],
  known: Known,
): Promise<void> {
  if (ranges.length === 0) return;
  const rows = await reader.query(RANGES, [
    country,
    ranges.map(({ classId }) => classId),
    ranges.map(({ first }) => first.toString()),
    ranges.map(({ last }) => last.toString()),
    BLOCKS_AT_MOST + 1,
  ]);
  for (const row of rows) known.holdRow(CREDIT_BLOCK, row);
}

export const RANGES = `
  SELECT ${COLUMNS}
    FROM unnest($2::uuid[], $3::bigint[], $4::bigint[]) AS wanted(class_id, first, last),
    LATERAL (
      (SELECT * FROM public.credit_block h
        WHERE h.country_code = $1 AND h.class_id = wanted.class_id
          AND h.first_serial <= wanted.first
        ORDER BY h.first_serial DESC LIMIT 1)
      UNION ALL
      (SELECT * FROM public.credit_block t
        WHERE t.country_code = $1 AND t.class_id = wanted.class_id
          AND t.first_serial > wanted.first AND t.first_serial <= wanted.last
        ORDER BY t.first_serial LIMIT $5)
    ) b`;

/** How much a batch can draw from the first blocks of a class in an account, over all its kinds of act. */
type Drawn = ReadonlyMap<
  string,
  { readonly tonnes: bigint; readonly acts: number; readonly isFifo: boolean }
>;

/**
 * The first blocks of each holding, as far as all acts of the batch together can draw on them: acts
 * that name serials may take them too. What each kind of act wants is added up as the kinds read.
 */
async function readFirstIn(
  reader: BatchReader,
  country: CountryCode,
  demands: readonly Demand[],
  known: Known,
): Promise<void> {
  const drawn = new Map(known.fact<Drawn>('credits drawn') ?? []);
  const touched = new Set<string>();
  for (const { accountId, wanted } of demands) {
    for (const classId of classesOf(wanted)) {
      const key = `${accountId} ${classId}`;
      const before = drawn.get(key) ?? { tonnes: 0n, acts: 0, isFifo: false };
      drawn.set(key, {
        tonnes: before.tonnes + tonnesWantedOf(wanted, classId),
        acts: before.acts + 1,
        isFifo: before.isFifo || wanted.by === 'fifo',
      });
      touched.add(key);
    }
  }
  known.setFact('credits drawn', drawn);
  const places = [...touched].flatMap((key) => {
    const place = drawn.get(key);
    const [accountId = '', classId = ''] = key.split(' ');
    return place?.isFifo ? [{ accountId, classId, ...place }] : [];
  });
  if (places.length === 0) return;
  const rows = await reader.query(FIRST_IN, [
    country,
    places.map(({ accountId }) => accountId),
    places.map(({ classId }) => classId),
    places.map(({ tonnes }) => tonnes.toString()),
    places.map(({ acts }) => acts * (BLOCKS_AT_MOST + 1)),
  ]);
  for (const row of rows) known.holdRow(CREDIT_BLOCK, row);
}

function tonnesWantedOf(wanted: Wanted, classId: string): bigint {
  if (wanted.by === 'fifo') return requestedTonnes(wanted);
  return wanted.ranges
    .filter((range) => range.classId === classId)
    .reduce((sum, range) => sum + tonnesOf(range), 0n);
}

/** From block to block along the index, until enough tonnes are found: as many steps as blocks. */
export const FIRST_IN = `
  WITH RECURSIVE taken AS (
    SELECT wanted.account_id, wanted.class_id, wanted.tonnes, wanted.blocks, found.id,
           found.first_serial, found.number::numeric AS sum, 1 AS place
      FROM unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::integer[])
             AS wanted(account_id, class_id, tonnes, blocks),
      LATERAL (SELECT b.id, b.first_serial, b.last_serial - b.first_serial + 1 AS number
                 FROM public.credit_block b
                WHERE b.country_code = $1 AND b.credit_account_id = wanted.account_id
                  AND b.state = 'held' AND b.class_id = wanted.class_id
                ORDER BY b.first_serial LIMIT 1) found
     UNION ALL
    SELECT taken.account_id, taken.class_id, taken.tonnes, taken.blocks, next.id,
           next.first_serial, taken.sum + next.number, taken.place + 1
      FROM taken,
      LATERAL (SELECT b.id, b.first_serial, b.last_serial - b.first_serial + 1 AS number
                 FROM public.credit_block b
                WHERE b.country_code = $1 AND b.credit_account_id = taken.account_id
                  AND b.state = 'held' AND b.class_id = taken.class_id
                  AND b.first_serial > taken.first_serial
                ORDER BY b.first_serial LIMIT 1) next
     WHERE taken.sum < taken.tonnes AND taken.place < taken.blocks
  )
  SELECT ${COLUMNS} FROM taken,
  LATERAL (SELECT * FROM public.credit_block h
            WHERE h.country_code = $1 AND h.id = taken.id OFFSET 0) b`;

/** The blocks that offers lock. */
export async function readLocked(
  reader: BatchReader,
  country: CountryCode,
  transferIds: readonly string[],
  known: Known,
): Promise<void> {
  const rows = await reader.query(
    `SELECT ${COLUMNS} FROM public.credit_block b
      WHERE b.country_code = $1 AND b.transfer_id = ANY($2::uuid[])`,
    [country, [...transferIds]],
  );
  for (const row of rows) known.holdRow(CREDIT_BLOCK, row);
}

/** The blocks that entries brought to where they still are; the fact says which movement was whose. */
export async function readOfEntries(
  reader: BatchReader,
  country: CountryCode,
  entryIds: readonly string[],
  known: Known,
): Promise<void> {
  const rows = await reader.query(
    `SELECT m.entry_id, ${COLUMNS} FROM public.credit_movement m,
     LATERAL (SELECT * FROM public.credit_block h
               WHERE h.country_code = $1 AND h.class_id = m.class_id
                 AND h.first_serial = m.first_serial AND h.movement_id = m.id OFFSET 0) b
      WHERE m.country_code = $1 AND m.entry_id = ANY($2::uuid[])`,
    [country, [...entryIds]],
  );
  for (const { entry_id, ...row } of rows) {
    known.holdRow(CREDIT_BLOCK, row);
    known.setFact(`brought by ${entry_id} ${row['movement_id']}`, true);
  }
}
