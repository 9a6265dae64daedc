import { inTransaction } from '../audit/queryable.ts';
import type { ConnectionPool, Queryable } from '../audit/queryable.ts';
import { appendLeafAlone, lockTree } from '../audit/tree-rows.ts';
import { httpErrors } from '../http/errors.ts';
import type { Clock, Instant } from '../kernel/clock.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { newId } from '../kernel/ids.ts';
import { eventErrors } from './errors.ts';
import type { EventEdition } from './edition.ts';
import { newSecret, seal } from './signature.ts';

/** Who asks, and by which request. */
export interface WebhookActor {
  readonly principalId: string;
  /** The key by which it is asked, or by which the session was begun; null for none. */
  readonly keyId: string | null;
  readonly idempotencyKey: string;
  readonly requestHash: string;
}

export interface WebhookWish {
  readonly url: string;
  /** Null for all. */
  readonly countries: readonly string[] | null;
  readonly kinds: readonly string[] | null;
  readonly edition: EventEdition;
  readonly fromBeginning: boolean;
}

export type WebhookRow = {
  readonly id: string;
  readonly url: string;
  readonly countries: readonly string[] | null;
  readonly kinds: readonly string[] | null;
  readonly edition: EventEdition;
  readonly created_at: Instant;
  readonly created_by: string;
  readonly audit_sequence: number;
  readonly disabled_at: Instant | null;
  readonly disabled_reason: 'asked' | 'failing' | null;
};

export interface WebhookParts {
  readonly pool: ConnectionPool;
  readonly clock: Clock;
}

/**
 * Registers a webhook, with a leaf in the log of '00'. A repeated request answers the same webhook without
 * its secret, which nobody kept in the open. Refuses HTTP.IDEMPOTENCY_KEY_REUSED.
 */
export async function makeWebhook(
  { pool, clock }: WebhookParts,
  actor: WebhookActor,
  wish: WebhookWish,
  sealingKey: Buffer,
): Promise<{ readonly webhook: WebhookRow; readonly secret: string | null }> {
  return inTransaction(pool, async (tx) => {
    await lockTree(tx, NO_COUNTRY);
    const before = await madeBefore(tx, actor);
    if (before !== null) return { webhook: await webhookById(tx, before), secret: null };
    await refuseTooMany(tx, actor.principalId);
    const id = newId(clock);
    const secret = newSecret();
    const { url, countries, kinds, edition } = wish;
    const facts = {
      ...{ webhook: id, url, countries: listed(countries), kinds: listed(kinds), edition },
      // With this key it ends.
      ...(actor.keyId === null ? {} : { apiKey: actor.keyId }),
    };
    const draft = leafOf(id, 'webhook', actor, facts);
    const leaf = await appendLeafAlone(tx, NO_COUNTRY, draft, clock);
    await tx.query(
      `INSERT INTO public.webhook (country_code, id, url, countries, kinds, edition, secret_sealed,
         created_at, created_by, api_key_id, idempotency_key, request_hash, audit_sequence)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, decode($12, 'hex'), $13)`,
      [
        ...[NO_COUNTRY, id, url, countries, kinds, edition, seal(sealingKey, id, secret), leaf.at],
        ...[actor.principalId, actor.keyId, actor.idempotencyKey, actor.requestHash, leaf.sequence],
      ],
    );
    await tx.query('INSERT INTO public.webhook_state (country_code, webhook_id) VALUES ($1, $2)', [
      NO_COUNTRY,
      id,
    ]);
    if (!wish.fromBeginning) await beginHere(tx, id, countries, leaf.at);
    return { webhook: await webhookById(tx, id), secret };
  });
}

/** Switches a webhook off or on; both stand in the log. Switched on, it goes on where it stopped. */
export async function switchWebhook(
  { pool, clock }: WebhookParts,
  actor: WebhookActor,
  id: string,
  on: boolean,
): Promise<WebhookRow> {
  return inTransaction(pool, async (tx) => {
    await lockTree(tx, NO_COUNTRY);
    const webhook = await webhookById(tx, id);
    if ((webhook.disabled_at === null) === on) return webhook;
    const kind = on ? 'webhook-enabling' : 'webhook-disabling';
    const draft = leafOf(newId(clock), kind, actor, { webhook: id });
    const leaf = await appendLeafAlone(tx, NO_COUNTRY, draft, clock);
    await tx.query(
      `UPDATE public.webhook_state SET disabled_at = $3, disabled_reason = $4
        WHERE country_code = $1 AND webhook_id = $2`,
      [NO_COUNTRY, id, on ? null : leaf.at, on ? null : 'asked'],
    );
    if (on) {
      await tx.query(
        `UPDATE public.webhook_cursor SET failures = 0, failing_since = NULL, next_attempt_at = $2
          WHERE webhook_id = $1`,
        [id, leaf.at],
      );
    }
    return webhookById(tx, id);
  });
}

/** Refuses EVENTS.WEBHOOK_NOT_FOUND. */
export async function webhookById(db: Queryable, id: string): Promise<WebhookRow> {
  const { rows } = await db.query<WebhookRow>(`${SELECT} AND w.id = $2`, [NO_COUNTRY, id]);
  const [row] = rows;
  if (row === undefined) throw eventErrors.refuse('EVENTS.WEBHOOK_NOT_FOUND');
  return row;
}

/** The newest first; of one principal, or of all (null). */
export async function listWebhooks(
  db: Queryable,
  owner: string | null,
): Promise<readonly WebhookRow[]> {
  const { rows } = await db.query<WebhookRow>(
    `${SELECT} AND ($2::uuid IS NULL OR w.created_by = $2) ORDER BY w.id DESC LIMIT 200`,
    [NO_COUNTRY, owner],
  );
  return rows;
}

export type CursorRow = {
  readonly country: string;
  readonly next_sequence: number;
  readonly failures: number;
  readonly failing_since: Instant | null;
  readonly next_attempt_at: Instant;
  readonly last_delivered_at: Instant | null;
  readonly last_error: string | null;
  /** Leaves of the log that it has not come to yet. */
  readonly behind: number;
};

/** How far a webhook has been told, by country. */
export async function cursorsOf(db: Queryable, id: string): Promise<readonly CursorRow[]> {
  const { rows } = await db.query<CursorRow>(
    `SELECT c.country_code AS country, c.next_sequence, c.failures, c.failing_since,
            c.next_attempt_at, c.last_delivered_at, c.last_error,
            greatest(t.size - c.next_sequence, 0) AS behind
       FROM public.webhook_cursor c
       JOIN public.audit_tree t ON t.country_code = c.country_code
      WHERE c.webhook_id = $1 ORDER BY c.country_code`,
    [id],
  );
  return rows;
}

const SELECT = `
  SELECT w.id, w.url, w.countries, w.kinds, w.edition, w.created_at, w.created_by, w.audit_sequence,
         s.disabled_at, s.disabled_reason
    FROM public.webhook w
    JOIN public.webhook_state s ON s.country_code = w.country_code AND s.webhook_id = w.id
   WHERE w.country_code = $1`;

/** What one principal has registered and not switched off costs others: each is told by itself. */
const WEBHOOKS_AT_MOST = 20;

async function refuseTooMany(tx: Queryable, principalId: string): Promise<void> {
  const { rows } = await tx.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM public.webhook w
       JOIN public.webhook_state s ON s.country_code = w.country_code AND s.webhook_id = w.id
      WHERE w.country_code = $1 AND w.created_by = $2 AND s.disabled_at IS NULL`,
    [NO_COUNTRY, principalId],
  );
  if ((rows[0]?.count ?? 0) >= WEBHOOKS_AT_MOST) {
    throw eventErrors.refuse('EVENTS.TOO_MANY_WEBHOOKS', { atMost: WEBHOOKS_AT_MOST });
  }
}

async function madeBefore(tx: Queryable, actor: WebhookActor): Promise<string | null> {
  const { rows } = await tx.query<{ id: string; hash: string }>(
    `SELECT id, encode(request_hash, 'hex') AS hash FROM public.webhook
      WHERE country_code = $1 AND created_by = $2 AND idempotency_key = $3`,
    [NO_COUNTRY, actor.principalId, actor.idempotencyKey],
  );
  const [row] = rows;
  if (row === undefined) return null;
  if (row.hash !== actor.requestHash) throw httpErrors.refuse('HTTP.IDEMPOTENCY_KEY_REUSED');
  return row.id;
}

/** What was recorded before is not told: each country begins behind its last leaf. */
async function beginHere(
  tx: Queryable,
  id: string,
  countries: readonly string[] | null,
  at: Instant,
): Promise<void> {
  await tx.query(
    `INSERT INTO public.webhook_cursor (country_code, webhook_id, next_sequence, next_attempt_at)
     SELECT country_code, $1, size, $2 FROM public.audit_tree
      WHERE $3::text[] IS NULL OR country_code = ANY ($3)`,
    [id, at, countries],
  );
}

type LeafDraft = Parameters<typeof appendLeafAlone>[2];

export function leafOf(
  id: string,
  kind: string,
  actor: WebhookActor,
  facts: LeafDraft['facts'],
): LeafDraft {
  return {
    act: { id, kind, principal: actor.principalId, requestHash: actor.requestHash },
    visibility: 'auditor',
    records: [],
    entries: [],
    facts,
  };
}

function listed(list: readonly string[] | null): string[] | null {
  return list === null ? null : [...list];
}
