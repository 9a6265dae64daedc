import type pg from 'pg';
import type { CountryCode } from '../kernel/country-code.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { ActRequest, Answer } from './act.ts';
import type { AtomicGroup, BatchItem, BatchSettings, Settled } from './batch.ts';
import { previewAct, type ActPreview } from './act-preview.ts';
import { BatchRunner, type QueueLog } from './batch-runner.ts';
import { ledgerErrors } from './errors.ts';

/** A batch holds at most this many acts: its locks are held for some tens of milliseconds. */
const BATCH_AT_MOST = 1_000;
/** Of them at most this many come from bulk work, so that people do not wait for files. */
const BULK_SHARE = 200;

/** How long a batch waits for those who were just answered. */
const GATHER_AT_MOST_MS = 8;

export interface QueueOptions {
  readonly pool: pg.Pool;
  readonly settings: BatchSettings;
  readonly log: QueueLog;
  /** Named prepared statements; off where a pooler cannot carry them. */
  readonly useNames?: boolean;
  /**
   * Acts that may wait per process; more are refused with LEDGER.QUEUE_FULL. Bulk work gets half of the
   * places, so that a file leaves room for people.
   */
  readonly waitingAtMost?: number;
  /** Told after each batch whether the database had room for it. */
  readonly onRoom?: (isThere: boolean) => void;
  /** One transaction per act instead of group commit: for measurements only. */
  readonly batchAtMost?: number;
}

export interface QueueAnswer {
  readonly answer: Answer;
  /** True when this is the kept answer of an earlier act with the same key. */
  readonly repeated: boolean;
}

export type Priority = 'interactive' | 'bulk';

/** Told what the queue does, by whoever counts it. */
export interface QueueObserver {
  batch(size: number, seconds: number): void;
  act(kind: string, seconds: number, outcome: string, code: string | null): void;
}

interface Waiting extends BatchItem {
  readonly since: number;
  readonly settle: (settled: Settled) => void;
}

/** What waits for one country, and whether a batch of it is under way. */
class Lane {
  readonly interactive: Waiting[][] = [];
  readonly bulk: Waiting[][] = [];
  running = false;
  /** A batch of others has gone since the last group that was too large for bulk's share. */
  private largeIsDue = false;

  /**
   * The next batch: all who wait interactively, then a share of bulk; atomic groups stay whole. A group
   * larger than the share goes alone, as every second batch at most: else it would wait until nobody
   * else does.
   */
  take(atMost: number): Waiting[] {
    const [large] = this.bulk;
    if (this.largeIsDue && large && large.length > BULK_SHARE) {
      this.largeIsDue = false;
      return this.bulk.shift() ?? [];
    }
    const batch: Waiting[] = [];
    takeUnits(this.interactive, batch, atMost);
    takeUnits(this.bulk, batch, Math.min(atMost, batch.length + BULK_SHARE));
    if (batch.length === 0) batch.push(...(this.interactive.shift() ?? this.bulk.shift() ?? []));
    this.largeIsDue = true;
    return batch;
  }
}

function takeUnits(from: Waiting[][], batch: Waiting[], atMost: number): void {
  let taken = 0;
  for (const unit of from) {
    if (batch.length + unit.length > atMost) break;
    batch.push(...unit);
    taken += 1;
  }
  from.splice(0, taken);
}

/**
 * The one way into the books. Acts that arrive while a batch is committing form the next batch; one
 * lane per country; each act gets its own answer, and only after COMMIT.
 *
 * Refusals: those of the act itself, LEDGER.KEY_REUSED, LEDGER.KEY_IN_FLIGHT, LEDGER.QUEUE_FULL,
 * LEDGER.OUTCOME_UNKNOWN.
 */
export class PostingQueue {
  private readonly lanes = new Map<CountryCode, Lane>();
  private readonly runner: BatchRunner;
  private waiting = 0;
  private closed = false;
  private idle: (() => void)[] = [];
  private observer: QueueObserver | null = null;

  constructor(private readonly options: QueueOptions) {
    this.runner = new BatchRunner(options);
  }

  /** Acts waiting or being posted. */
  get depth(): number {
    return this.waiting;
  }

  /** From now on tells somebody what it does. */
  observe(observer: QueueObserver): void {
    this.observer = observer;
  }

  /** Posts one act, or throws its refusal. */
  async submit(
    request: ActRequest<unknown>,
    priority: Priority = 'interactive',
  ): Promise<QueueAnswer> {
    const [settled] = await this.submitUnit([request], null, priority);
    return answered(settled);
  }

  /** What an act would do if it were posted now; nothing is written. Throws the act's refusal. */
  preview(request: ActRequest<unknown>): Promise<ActPreview> {
    return previewAct(this.options, request);
  }

  /** Posts acts of one country in the given order, each with its own answer or refusal. */
  submitEach(
    requests: readonly ActRequest<unknown>[],
    priority: Priority,
  ): Promise<readonly Settled[]> {
    return Promise.all(
      requests.map(async (request) => {
        const [settled] = await this.submitUnit([request], null, priority);
        return settled ?? { fault: new Error('an act was not settled') };
      }),
    );
  }

  /** Posts acts of one country all or none, in one database transaction. */
  submitAtomic(
    requests: readonly ActRequest<unknown>[],
    priority: Priority,
  ): Promise<readonly Settled[]> {
    return this.submitUnit(requests, { size: requests.length }, priority);
  }

  /** Refuses what comes from now on, and waits for what is already in. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.waiting > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private submitUnit(
    requests: readonly ActRequest<unknown>[],
    group: AtomicGroup | null,
    priority: Priority,
  ): Promise<readonly Settled[]> {
    const country = requests[0]?.countryCode;
    if (!country) return Promise.resolve([]);
    const places = this.options.waitingAtMost ?? 20_000;
    const atMost = priority === 'bulk' ? places / 2 : places;
    if (this.closed || this.waiting + requests.length > atMost) {
      const refusal = ledgerErrors.refuse('LEDGER.QUEUE_FULL', { retryAfterSeconds: 1 });
      return Promise.resolve(requests.map(() => ({ refusal })));
    }
    this.waiting += requests.length;
    return new Promise((resolve) => {
      const results = new Array<Settled>(requests.length);
      let open = requests.length;
      const since = performance.now();
      const unit = requests.map((request, at) => ({
        request,
        group,
        since,
        settle: (settled: Settled) => {
          results[at] = settled;
          this.left();
          open -= 1;
          if (open === 0) resolve(results);
        },
      }));
      const lane = this.lane(country);
      lane[priority].push(unit);
      if (!lane.running) void this.run(country, lane);
    });
  }

  private lane(country: CountryCode): Lane {
    const lane = this.lanes.get(country) ?? new Lane();
    this.lanes.set(country, lane);
    return lane;
  }

  private left(): void {
    this.waiting -= 1;
    if (this.waiting > 0) return;
    for (const wake of this.idle.splice(0)) wake();
  }

  private async run(country: CountryCode, lane: Lane): Promise<void> {
    lane.running = true;
    // What arrives in the same turn of the event loop goes into the same batch.
    await new Promise((resolve) => setImmediate(resolve));
    for (;;) {
      const batch = lane.take(this.options.batchAtMost ?? BATCH_AT_MOST);
      if (batch.length === 0) break;
      const begun = performance.now();
      const settled = await this.runner.post(country, batch);
      if (this.observer !== null) tell(this.observer, batch, settled, begun);
      for (const [at, item] of batch.entries()) {
        item.settle(settled[at] ?? { fault: new Error('an act was not settled') });
      }
      if (lane.interactive.length > 0) await this.gather(performance.now() - begun);
    }
    lane.running = false;
  }

  /**
   * Whoever was just answered often asks again within moments; a batch costs nearly the same for a
   * hundred acts as for fifty. So under load the next batch waits until nobody comes any more, for a
   * quarter of the last batch's time at most. Nobody waits where nobody else does.
   */
  private async gather(lastBatchMs: number): Promise<void> {
    const until = performance.now() + Math.min(lastBatchMs / 4, GATHER_AT_MOST_MS);
    for (let before = -1; before !== this.waiting && performance.now() < until;) {
      before = this.waiting;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }
}

function tell(
  observer: QueueObserver,
  batch: readonly Waiting[],
  settled: readonly Settled[],
  begun: number,
): void {
  const now = performance.now();
  observer.batch(batch.length, (now - begun) / 1000);
  for (const [at, { request, since }] of batch.entries()) {
    const one = settled[at];
    const seconds = (now - since) / 1000;
    if (one !== undefined && 'answer' in one) {
      observer.act(request.kind, seconds, one.repeated ? 'repeated' : 'posted', null);
    } else if (one !== undefined && 'refusal' in one) {
      observer.act(request.kind, seconds, 'refused', one.refusal.code);
    } else observer.act(request.kind, seconds, 'failed', null);
  }
}

/** The answer, or the refusal thrown. */
export function answered(settled: Settled | undefined): QueueAnswer {
  if (settled && 'answer' in settled) return settled;
  if (settled && 'refusal' in settled) throw settled.refusal;
  const fault = settled?.fault;
  if (fault instanceof Refusal) throw fault;
  throw fault instanceof Error ? fault : new Error('an act was not settled');
}
