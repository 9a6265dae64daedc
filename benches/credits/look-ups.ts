import { BlockReads } from '../../src/carbon-credit/block.reads.ts';
import { HistoryReads } from '../../src/carbon-credit/history.reads.ts';
import { OriginReads } from '../../src/carbon-credit/origin.reads.ts';
import { createReadPool } from '../../src/database/pools.ts';
import { Reader } from '../../src/database/reader.ts';
import type { PostingQueue } from '../../src/ledger/posting-queue.ts';
import { Holder, request } from './book.ts';
import { EVERYWHERE, type Grant } from '../../src/identity/grant.ts';

/** Milliseconds of one thing with few blocks and with many, and how they compare. */
export interface Compared {
  readonly what: string;
  readonly few: number;
  readonly many: number;
  readonly ratio: number;
}

/**
 * Cuts a block of a vintage a piece at a time: how long the first and the last thousand take.
 *
 * @param pieces a multiple of 2,000
 */
export async function measureSplitting(queue: PostingQueue, pieces: number): Promise<Compared> {
  const holder = await Holder.open(queue, 'KZ991');
  const [from = '', to = ''] = await holder.accounts(['from', 'to']);
  await holder.issue(2023, [from], 1_000_000n);
  await cut(queue, from, to, 2023, 100);
  const times: number[] = [];
  for (let done = 0; done < pieces; done += 100) {
    const begun = performance.now();
    await cut(queue, from, to, 2023, 100);
    times.push((performance.now() - begun) / 100);
  }
  const tenth = Math.max(1, Math.floor(times.length / 10));
  return compared(
    `one split, the first and last of ${pieces}`,
    times.slice(0, tenth),
    times.slice(-tenth),
  );
}

/** Whoever may see what everybody holds. */
const EVERYBODY: readonly Grant[] = [{ role: 'auditor', scope: EVERYWHERE }];

/** A million credits in blocks of a hundred, and ten thousand in as large ones: three look-ups each. */
export async function measureLookUps(
  queue: PostingQueue,
  readerUrl: string,
  blocks: number,
): Promise<readonly Compared[]> {
  const few = await fragmented(queue, 'KZ992', 100);
  const many = await fragmented(queue, 'KZ993', blocks);
  const pool = createReadPool(readerUrl, { max: 2 });
  try {
    await pool.query('SELECT 1');
    const reader = new Reader(pool);
    const reads = new BlockReads(reader, new HistoryReads(reader), new OriginReads(reader));
    const looks: Readonly<Record<string, (of: Fragmented) => Promise<unknown>>> = {
      "the first page of a holder's blocks": (of) => reads.list({ holder: of.holder }, EVERYBODY),
      'a serial, with its history': (of) => reads.serial(of.serial),
      'the history of a block': (of) => reads.historyOf(of.block),
    };
    const results: Compared[] = [];
    for (const [what, look] of Object.entries(looks)) {
      const times = { few: [] as number[], many: [] as number[] };
      for (let round = 0; round < 220; round += 1) {
        for (const [name, of] of [
          ['few', few],
          ['many', many],
        ] as const) {
          const begun = performance.now();
          await look(of);
          if (round >= 20) times[name].push(performance.now() - begun);
        }
      }
      results.push(compared(`${what}, of 100 and ${blocks}`, times.few, times.many));
    }
    return results;
  } finally {
    await pool.end();
  }

  async function fragmented(
    of: PostingQueue,
    reference: string,
    number: number,
  ): Promise<Fragmented> {
    const holder = await Holder.open(of, reference);
    const [from = '', to = ''] = await holder.accounts(['from', 'to']);
    await holder.issue(2024, [from], 1_000_000n);
    for (let done = 0; done < number; done += 100) await cut(of, from, to, 2024, 100);
    const one = await of.submit(
      request('credit-transfer', from, { to, selection: 'fifo', vintage: 2024, tonnes: '1' }),
    );
    const [serial = ''] = one.answer.body['serials'] as readonly string[];
    const pool = createReadPool(readerUrl, { max: 1 });
    const { rows } = await pool.query<{ id: string }>(
      `SELECT 'KZ-' || id AS id FROM public.credit_block
        WHERE country_code = 'KZ' AND commodity = $1 AND credit_account_id = $2
        ORDER BY first_serial LIMIT 1`,
      [`JP-KZ-${reference}-2024`, to.slice(3)],
    );
    await pool.end();
    return { holder: holder.participant, serial, block: rows[0]?.id ?? '' };
  }
}

interface Fragmented {
  readonly holder: string;
  readonly serial: string;
  readonly block: string;
}

/** Moves single tonnes out of one block, each a split, as so many acts at once. */
async function cut(
  queue: PostingQueue,
  from: string,
  to: string,
  vintage: number,
  pieces: number,
): Promise<void> {
  const body = { to, selection: 'fifo', vintage, tonnes: '1' };
  await Promise.all(
    Array.from({ length: pieces }, () => queue.submit(request('credit-transfer', from, body))),
  );
}

function compared(what: string, few: readonly number[], many: readonly number[]): Compared {
  const [one, other] = [median(few), median(many)];
  return { what, few: one, many: other, ratio: other / one };
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
