import type pg from 'pg';
import type { CountryCode } from '../kernel/country-code.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Act } from './act.ts';
import { runBatch, type BatchItem, type BatchSettings, type Settled } from './batch.ts';
import { BatchClient } from './batch-client.ts';
import { holdTree, openCountry, readKeys } from './batch-locks.ts';
import { ledgerErrors } from './errors.ts';

export interface QueueLog {
  warn(message: string, details: Readonly<Record<string, unknown>>): void;
  error(message: string, details: Readonly<Record<string, unknown>>): void;
}

interface RunnerOptions {
  readonly pool: pg.Pool;
  readonly settings: BatchSettings;
  readonly log: QueueLog;
  readonly useNames?: boolean;
  /** Told after each batch whether the database had room for it. */
  readonly onRoom?: (isThere: boolean) => void;
}

/** What became of one attempt at a batch. */
type Attempt =
  | { readonly settled: Settled[] }
  | {
      readonly failed: unknown;
      /** The statement that failed, where it has a name. */
      readonly at: string;
      readonly atCommit: boolean;
      readonly connectionLost: boolean;
    };

const ATTEMPTS = 5;
const DISK_FULL = '53100';
/** How long parts of a batch wait for a lock, once the whole has waited in vain. */
const SHORT_LOCK_TIMEOUT = '200ms';

/**
 * Runs batches against the database and deals with what can go wrong there: a refusal by a
 * constraint is traced to its act by splitting the batch; deadlocks and serialization failures are
 * repeated; a COMMIT whose outcome is unknown is resolved by reading the keys back.
 */
export class BatchRunner {
  private readonly opened = new Set<CountryCode>();

  constructor(private readonly options: RunnerOptions) {}

  /** Never throws: every item is settled. */
  async post(
    country: CountryCode,
    items: readonly BatchItem[],
    hurried = false,
  ): Promise<Settled[]> {
    for (let attempt = 1; ; attempt += 1) {
      const result = await this.attempt(country, items, hurried);
      if ('settled' in result) {
        this.options.onRoom?.(true);
        return result.settled;
      }
      const { failed, at, atCommit, connectionLost } = result;
      if (isLockTimeout(failed)) {
        // Only a key that is open elsewhere concerns single acts; any other lock concerns them all.
        return at === 'write-acts' ? this.isolate(country, items, failed) : this.busy(items);
      }
      // A server that goes down for want of room says so, and may still find the COMMIT in its log.
      if (atCommit && (connectionLost || isOfTheServer(failed))) {
        const known = await this.readBack(country, items);
        if (known !== 'none recorded') return known;
      } else if (!connectionLost && !isTransient(failed) && !isKeyRace(failed)) {
        if (isOfTheServer(failed)) return this.giveUp(items, failed);
        return this.isolate(country, items, failed);
      }
      if (attempt === ATTEMPTS) return this.giveUp(items, failed);
      this.options.log.warn('a batch is repeated', { country, attempt, reason: said(failed) });
      await pause(attempt);
    }
  }

  private async attempt(
    country: CountryCode,
    items: readonly BatchItem[],
    hurried: boolean,
  ): Promise<Attempt> {
    let connection: pg.PoolClient;
    try {
      connection = await this.options.pool.connect();
    } catch (error) {
      return { failed: error, at: '', atCommit: false, connectionLost: true };
    }
    const client = new BatchClient(connection, this.options.useNames ?? true);
    let committing = false;
    let lost: Error | null = null;
    const notice = (error: Error) => (lost = error);
    connection.on('error', notice);
    try {
      await this.open(client, country);
      client.later('BEGIN');
      if (hurried) client.later(`SET LOCAL lock_timeout = '${SHORT_LOCK_TIMEOUT}'`);
      const settled = await runBatch(client, this.options.settings, country, items);
      committing = true;
      await client.plain('COMMIT');
      connection.off('error', notice);
      connection.release();
      return { settled };
    } catch (error) {
      connection.off('error', notice);
      const connectionLost = lost !== null || isConnectionError(error);
      await rollback(connection, connectionLost, error);
      return { failed: error, at: client.last, atCommit: committing, connectionLost };
    }
  }

  private async open(client: BatchClient, country: CountryCode): Promise<void> {
    if (this.opened.has(country)) return;
    await openCountry(client, country);
    this.opened.add(country);
  }

  /** Finds the act that the database refused: halves until it stands alone. Groups stay whole. */
  private async isolate(
    country: CountryCode,
    items: readonly BatchItem[],
    failed: unknown,
  ): Promise<Settled[]> {
    const cut = middle(items);
    if (cut === null) return items.map((item) => this.blamed(item, failed));
    return [
      ...(await this.post(country, items.slice(0, cut), isLockTimeout(failed))),
      ...(await this.post(country, items.slice(cut), isLockTimeout(failed))),
    ];
  }

  private blamed(item: BatchItem, failed: unknown): Settled {
    if (failed instanceof Refusal) return { refusal: failed };
    const { code, constraint } = databaseError(failed);
    if (isLockTimeout(failed)) {
      const key = item.request.idempotencyKey;
      return {
        refusal: ledgerErrors.refuse('LEDGER.KEY_IN_FLIGHT', { key, retryAfterSeconds: 1 }),
      };
    }
    const named = constraint && this.options.settings.constraints[constraint];
    if (named) return { refusal: named({ ...item.request, id: '', approved: false } as Act) };
    if (code.startsWith('23')) {
      // A rule of the database that no act foresaw: the book is safe, and somebody should look.
      this.options.log.error('a constraint refused an act', { constraint, code });
      return { refusal: ledgerErrors.refuse('LEDGER.CONSTRAINT', { constraint }) };
    }
    this.options.log.error('an act failed', { code, reason: said(failed) });
    return { fault: failed };
  }

  /**
   * After a COMMIT that was not answered. Waiting for the country's tree waits for whatever is left
   * of the lost transaction, so that what is then read is final.
   */
  private async readBack(
    country: CountryCode,
    items: readonly BatchItem[],
  ): Promise<Settled[] | 'none recorded'> {
    let connection: pg.PoolClient | null = null;
    try {
      connection = await this.options.pool.connect();
      const client = new BatchClient(connection, false);
      await client.plain('BEGIN');
      await holdTree(client, country);
      const acts = items.map(({ request }) => ({ ...request, id: '', approved: false }));
      const kept = await readKeys(client, country, acts);
      await client.plain('ROLLBACK');
      connection.release();
      const all = items.map(({ request }) => {
        const one = kept.get(`${request.principalId} ${request.idempotencyKey}`);
        // The answer to another request under the same key is no answer to this one.
        return one?.requestHash === request.requestHash ? one : undefined;
      });
      if (!all.some((one) => one !== undefined)) return 'none recorded';
      const missing = items.filter((_, at) => all[at] === undefined);
      const rest = missing.length > 0 ? await this.post(country, missing) : [];
      return all.map((one) =>
        one
          ? { answer: one.answer, repeated: false, actId: one.actId }
          : (rest.shift() ?? { fault: new Error('an act was not settled') }),
      );
    } catch (error) {
      connection?.release(true);
      return this.unknown(items, error);
    }
  }

  private busy(items: readonly BatchItem[]): Settled[] {
    const refusal = ledgerErrors.refuse('LEDGER.BOOKS_BUSY', { retryAfterSeconds: 2 });
    return items.map(() => ({ refusal }));
  }

  private giveUp(items: readonly BatchItem[], failed: unknown): Settled[] {
    if (databaseError(failed).code !== DISK_FULL) return this.unknown(items, failed);
    this.options.log.error('a batch found no room', { reason: said(failed) });
    this.options.onRoom?.(false);
    const refusal = ledgerErrors.refuse('LEDGER.DISK_FULL', { retryAfterSeconds: 10 });
    return items.map(() => ({ refusal }));
  }

  private unknown(items: readonly BatchItem[], failed: unknown): Settled[] {
    this.options.log.error('a batch was given up', { reason: said(failed) });
    const refusal = ledgerErrors.refuse('LEDGER.OUTCOME_UNKNOWN', { retryAfterSeconds: 2 });
    return items.map(() => ({ refusal }));
  }
}

function isLockTimeout(failed: unknown): boolean {
  return databaseError(failed).code === '55P03';
}

/** Deadlock, serialization failure, server shutting down or starting, statement cancelled by it. */
function isTransient(failed: unknown): boolean {
  return ['40001', '40P01', '57P01', '57P02', '57P03'].includes(databaseError(failed).code);
}

/**
 * The server as a whole cannot write now, whichever act it is asked for: read-only, out of disk or memory,
 * too slow. To look for an act to blame would only ask it a thousand times more.
 */
function isOfTheServer(failed: unknown): boolean {
  return /^(?:25|53|57|58|XX)/.test(databaseError(failed).code);
}

/** The same key was recorded by another process meanwhile; the next attempt finds its answer. */
function isKeyRace(failed: unknown): boolean {
  const { code, constraint } = databaseError(failed);
  return code === '23505' && constraint === 'act_key_is_used_once';
}

function isConnectionError(failed: unknown): boolean {
  const { code } = databaseError(failed);
  // Without an SQLSTATE the server did not speak: the connection is gone.
  return failed instanceof Error && !(failed instanceof Refusal) && isNetworkCode(code, failed);
}

function isNetworkCode(code: string, failed: Error): boolean {
  if (/^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOST)/.test(code)) return true;
  if (code.startsWith('08') || code.startsWith('57P')) return true;
  return code === '' && /Connection terminated|connection|socket/i.test(failed.message);
}

/** SQLSTATE and the name of the constraint, without the suffix a shard adds. */
function databaseError(failed: unknown): { readonly code: string; readonly constraint: string } {
  if (typeof failed !== 'object' || failed === null) return { code: '', constraint: '' };
  const { code, constraint } = failed as { code?: unknown; constraint?: unknown };
  return {
    code: typeof code === 'string' ? code : '',
    constraint: typeof constraint === 'string' ? constraint.replace(/_\d+$/, '') : '',
  };
}

function middle(items: readonly BatchItem[]): number | null {
  const half = Math.ceil(items.length / 2);
  for (let at = half; at < items.length; at += 1) if (startsUnit(items, at)) return at;
  for (let at = half - 1; at > 0; at -= 1) if (startsUnit(items, at)) return at;
  return null;
}

function startsUnit(items: readonly BatchItem[], at: number): boolean {
  const group = items[at]?.group ?? null;
  return group === null || group !== items[at - 1]?.group;
}

async function rollback(
  connection: pg.PoolClient,
  connectionLost: boolean,
  error: unknown,
): Promise<void> {
  if (connectionLost) {
    connection.release(error instanceof Error ? error : true);
    return;
  }
  try {
    await connection.query('ROLLBACK');
    connection.release();
  } catch (failed) {
    connection.release(failed instanceof Error ? failed : true);
  }
}

function said(failed: unknown): string {
  return failed instanceof Error ? failed.message : String(failed);
}

function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, attempt * attempt * 20));
}
