import { randomUUID } from 'node:crypto';
import type { Queryable } from '../audit/queryable.ts';
import type { Clock, Instant } from '../kernel/clock.ts';
import { millisecondsOf, plusMilliseconds } from '../kernel/clock.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { Refusal } from '../kernel/refusal.ts';
import { deliver } from './delivery.ts';
import { eventsFrom } from './event.ts';
import type { LedgerEvent } from './event.ts';
import type { EventEdition } from './edition.ts';
import { sightOf } from './sight.ts';
import type { Sight } from './sight.ts';
import { signatureOf, unseal } from './signature.ts';
import { ownersGrants } from './webhook-owner.ts';
import { secretsOf, signingSecrets } from './webhook-secrets.ts';
import type { KeptSecret } from './webhook-secrets.ts';

export interface WorkerOptions {
  readonly pool: Queryable;
  readonly clock: Clock;
  readonly sealingKey: () => Promise<Buffer>;
  readonly allowPrivate: boolean;
  /** A webhook that takes nothing for so long is switched off. */
  readonly failingDaysAtMost: number;
  /** A worker that died is followed by another after so long; one that lives renews its lease as it goes. */
  readonly leaseSeconds: number;
  readonly onError?: (error: unknown) => void;
}

/** One webhook and one country: events of a country are told one after the other. */
type Lane = {
  readonly country: string;
  readonly webhook_id: string;
  readonly next_sequence: number;
  readonly failures: number;
  readonly failing_since: Instant | null;
  readonly url: string;
  readonly kinds: readonly string[] | null;
  readonly edition: EventEdition;
  readonly owner: string;
};

const LANES_AT_ONCE = 8;
const EVENTS_PER_LEASE = 100;
/** Then others have their turn. */
const WORK_AT_MOST_MS = 30_000;
const BACK_OFF_FROM_MS = 2_000;
const BACK_OFF_AT_MOST_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** What is noted of a webhook whose owner lost the right to be told. */
const OWNER_MAY_NOT = 'its owner may not be told of this country any more';

/**
 * Tells webhooks what happened, from the log itself: each country's events in order, each at least once.
 * How far a webhook has been told is a row; a worker takes it for some seconds, and one that dies leaves it to
 * the next. What was sent and not recorded as sent is sent again, with the same id.
 */
export class WebhookWorker {
  readonly #options: WorkerOptions;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<unknown> = Promise.resolve();

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  start(intervalMs: number): void {
    if (this.#timer !== null) return;
    const turn = (): void => {
      this.#running = this.work()
        .catch((error: unknown) => this.#options.onError?.(error))
        .finally(() => {
          if (this.#timer !== null) this.#timer = setTimeout(turn, intervalMs).unref();
        });
    };
    this.#timer = setTimeout(turn, intervalMs).unref();
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#running;
  }

  /** One turn: whatever is due is sent. Answers how many events were taken. */
  async work(): Promise<number> {
    const { pool, clock } = this.#options;
    const now = clock.now();
    await pool.query(
      `INSERT INTO public.webhook_cursor (country_code, webhook_id, next_sequence, next_attempt_at)
       SELECT t.country_code, w.id, 0, $2::timestamptz
         FROM public.webhook w CROSS JOIN public.audit_tree t
        WHERE w.country_code = $1 AND (w.countries IS NULL OR t.country_code = ANY (w.countries))
       ON CONFLICT DO NOTHING`,
      [NO_COUNTRY, now],
    );
    const lease = randomUUID();
    const lanes = await this.#take(lease, now);
    const told = await Promise.all(lanes.map((lane) => this.#tell(lane, lease)));
    return told.reduce((sum, each) => sum + each, 0);
  }

  async #take(lease: string, now: Instant): Promise<readonly Lane[]> {
    const { rows } = await this.#options.pool.query<Lane>(
      `UPDATE public.webhook_cursor c SET lease = $2, leased_until = $4::timestamptz
         FROM (SELECT k.country_code, k.webhook_id, w.url, w.kinds, w.edition, w.created_by
                 FROM public.webhook_cursor k
                 JOIN public.webhook w ON w.country_code = $1 AND w.id = k.webhook_id
                 JOIN public.webhook_state s ON s.country_code = $1 AND s.webhook_id = k.webhook_id
                 JOIN public.audit_tree t ON t.country_code = k.country_code
                WHERE s.disabled_at IS NULL AND k.next_sequence < t.size
                  AND k.next_attempt_at <= $3::timestamptz
                  AND (w.countries IS NULL OR k.country_code = ANY (w.countries))
                  AND (k.leased_until IS NULL OR k.leased_until <= $3::timestamptz)
                ORDER BY k.next_attempt_at, k.country_code, k.webhook_id
                LIMIT ${LANES_AT_ONCE} FOR UPDATE OF k SKIP LOCKED) due
        WHERE c.country_code = due.country_code AND c.webhook_id = due.webhook_id
       RETURNING c.country_code AS country, c.webhook_id, c.next_sequence, c.failures,
                 c.failing_since, due.url, due.kinds, due.edition,
                 due.created_by AS owner`,
      [NO_COUNTRY, lease, now, this.#leasedUntil(now)],
    );
    return rows;
  }

  async #tell(lane: Lane, lease: string): Promise<number> {
    const { pool, clock } = this.#options;
    const begun = millisecondsOf(clock.now());
    const of = { country: lane.country, from: lane.next_sequence, limit: EVENTS_PER_LEASE };
    const sight = await this.#sight(lane);
    if (sight === null) {
      await this.#park(lane, lease);
      return 0;
    }
    const secrets = await secretsOf(pool, lane.webhook_id);
    const events = await eventsFrom(pool, of, sight);
    let told = 0;
    let passed: number | null = null;
    for (const event of events) {
      if (this.#isFor(lane, event)) {
        const error = await this.#send(lane, event, secrets);
        if (error !== null) {
          await this.#failed(lane, lease, event.sequence, error);
          return told;
        }
        told += 1;
        // Recorded one by one: what a crash makes again is one event, not a hundred.
        if (!(await this.#advance(lane, lease, event.sequence + 1, true))) return told;
        passed = null;
      } else passed = event.sequence + 1;
      if (millisecondsOf(clock.now()) - begun > WORK_AT_MOST_MS) break;
    }
    if (passed !== null) await this.#advance(lane, lease, passed, false);
    await pool.query(
      `UPDATE public.webhook_cursor SET lease = NULL, leased_until = NULL
        WHERE country_code = $1 AND webhook_id = $2 AND lease = $3`,
      [lane.country, lane.webhook_id, lease],
    );
    return told;
  }

  #leasedUntil(now: Instant): Instant {
    return plusMilliseconds(now, this.#options.leaseSeconds * 1_000);
  }

  /** An event that the reader may not see, or did not ask for, is passed over. */
  #isFor({ kinds }: Lane, { kind }: LedgerEvent): boolean {
    return kind !== null && (kinds === null || kinds.includes(kind));
  }

  /** What its owner may see now; null where that is nothing: a grant or the key ended. */
  async #sight(lane: Lane): Promise<Sight | null> {
    const { pool, clock } = this.#options;
    const now = clock.now();
    const grants = await ownersGrants(pool, lane.webhook_id, now);
    const by = { principalId: lane.owner, grants, today: now.slice(0, 10) };
    try {
      // Whoever may be told of nothing there is told not even what is public.
      const own = sightOf('own', lane.country, by);
      return lane.edition === 'own' ? own : sightOf(lane.edition, lane.country, by);
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }

  /** Tried again after an hour: somebody may have been granted it anew. */
  async #park(lane: Lane, lease: string): Promise<void> {
    const { pool, clock } = this.#options;
    await pool.query(
      `UPDATE public.webhook_cursor
          SET next_attempt_at = $4, last_error = $5, lease = NULL, leased_until = NULL
        WHERE country_code = $1 AND webhook_id = $2 AND lease = $3`,
      [
        ...[lane.country, lane.webhook_id, lease],
        ...[plusMilliseconds(clock.now(), BACK_OFF_AT_MOST_MS), OWNER_MAY_NOT],
      ],
    );
  }

  async #send(lane: Lane, event: LedgerEvent, kept: readonly KeptSecret[]): Promise<string | null> {
    const { clock, sealingKey, allowPrivate } = this.#options;
    const now = clock.now();
    let secrets: readonly string[];
    try {
      const key = await sealingKey();
      const signing = signingSecrets(kept, now);
      secrets = signing.map(({ sealed }) => unseal(key, lane.webhook_id, sealed));
    } catch {
      return 'the secret cannot be unsealed: WEBHOOK_KEY_FILE is another';
    }
    const body = JSON.stringify(event);
    const timestamp = String(Math.floor(millisecondsOf(now) / 1000));
    const parts = { id: event.id, timestamp, body };
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'jcm-ledger',
      'webhook-id': event.id,
      'webhook-timestamp': timestamp,
      'webhook-signature': secrets.map((secret) => signatureOf(secret, parts)).join(' '),
    };
    return deliver({ url: lane.url, headers, body }, allowPrivate);
  }

  /** False where the lease was lost meanwhile: then somebody else goes on. */
  async #advance(lane: Lane, lease: string, next: number, told: boolean): Promise<boolean> {
    const now = this.#options.clock.now();
    const { rows } = await this.#options.pool.query(
      `UPDATE public.webhook_cursor
          SET next_sequence = $4, failures = 0, failing_since = NULL, last_error = NULL,
              last_delivered_at = CASE WHEN $5::boolean THEN $6::timestamptz
                                       ELSE last_delivered_at END,
              leased_until = $7::timestamptz
        WHERE country_code = $1 AND webhook_id = $2 AND lease = $3 RETURNING 1 AS kept`,
      [lane.country, lane.webhook_id, lease, next, told, now, this.#leasedUntil(now)],
    );
    return rows.length === 1;
  }

  async #failed(lane: Lane, lease: string, sequence: number, error: string): Promise<void> {
    const { pool, clock, failingDaysAtMost } = this.#options;
    const now = clock.now();
    // What was told before in this turn has reset the count; the row knows.
    const { rows } = await pool.query<{ failing_since: Instant; failures: number }>(
      `UPDATE public.webhook_cursor
          SET failures = failures + 1, failing_since = coalesce(failing_since, $4::timestamptz),
              last_error = $5, lease = NULL, leased_until = NULL, next_sequence = $6
        WHERE country_code = $1 AND webhook_id = $2 AND lease = $3
       RETURNING failing_since, failures`,
      [lane.country, lane.webhook_id, lease, now, error, sequence],
    );
    const [row] = rows;
    if (row === undefined) return;
    await pool.query(
      `UPDATE public.webhook_cursor SET next_attempt_at = $3
        WHERE country_code = $1 AND webhook_id = $2`,
      [lane.country, lane.webhook_id, plusMilliseconds(now, backOff(row.failures))],
    );
    const failingMs = millisecondsOf(now) - millisecondsOf(row.failing_since);
    if (failingMs < failingDaysAtMost * DAY_MS) return;
    await pool.query(
      `UPDATE public.webhook_state SET disabled_at = $3, disabled_reason = 'failing'
        WHERE country_code = $1 AND webhook_id = $2 AND disabled_at IS NULL`,
      [NO_COUNTRY, lane.webhook_id, now],
    );
  }
}

/** Two seconds, then twice as long each time, an hour at most. */
export function backOff(failures: number): number {
  return Math.min(BACK_OFF_FROM_MS * 2 ** Math.min(failures - 1, 20), BACK_OFF_AT_MOST_MS);
}
