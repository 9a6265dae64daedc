import { inTransaction } from '../audit/queryable.ts';
import type { Queryable } from '../audit/queryable.ts';
import { appendLeafAlone, lockTree } from '../audit/tree-rows.ts';
import { httpErrors } from '../http/errors.ts';
import { plusMilliseconds } from '../kernel/clock.ts';
import type { Instant } from '../kernel/clock.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { newId } from '../kernel/ids.ts';
import { newSecret, seal } from './signature.ts';
import { leafOf } from './webhook-rows.ts';
import type { WebhookActor, WebhookParts } from './webhook-rows.ts';

/** So long the secret before signs too: a receiver has a day to learn the new one. */
const OVERLAP_MS = 86_400_000;

export interface NewWebhookSecret {
  readonly sequence: number;
  readonly at: Instant;
  /** This once; null where the same request is repeated. */
  readonly secret: string | null;
}

/**
 * Gives a webhook a new secret, with a leaf in the log. For a day messages are signed with the old one too.
 * Refuses HTTP.IDEMPOTENCY_KEY_REUSED.
 */
export async function renewSecret(
  { pool, clock }: WebhookParts,
  actor: WebhookActor,
  webhookId: string,
  sealingKey: Buffer,
): Promise<NewWebhookSecret> {
  return inTransaction(pool, async (tx) => {
    await lockTree(tx, NO_COUNTRY);
    const before = await renewedBefore(tx, actor);
    if (before !== null) return before;
    const id = newId(clock);
    const secret = newSecret();
    const draft = leafOf(id, 'webhook-secret', actor, { webhook: webhookId });
    const leaf = await appendLeafAlone(tx, NO_COUNTRY, draft, clock);
    await tx.query(
      `INSERT INTO public.webhook_secret (country_code, id, webhook_id, secret_sealed, created_at,
         created_by, idempotency_key, request_hash, audit_sequence)
       VALUES ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'), $9)`,
      [
        ...[NO_COUNTRY, id, webhookId, seal(sealingKey, webhookId, secret), leaf.at],
        ...[actor.principalId, actor.idempotencyKey, actor.requestHash, leaf.sequence],
      ],
    );
    return { ...leaf, secret };
  });
}

async function renewedBefore(tx: Queryable, actor: WebhookActor): Promise<NewWebhookSecret | null> {
  const { rows } = await tx.query<{ sequence: number; at: Instant; hash: string }>(
    `SELECT audit_sequence AS sequence, created_at AS at, encode(request_hash, 'hex') AS hash
       FROM public.webhook_secret
      WHERE country_code = $1 AND created_by = $2 AND idempotency_key = $3`,
    [NO_COUNTRY, actor.principalId, actor.idempotencyKey],
  );
  const [row] = rows;
  if (row === undefined) return null;
  if (row.hash !== actor.requestHash) throw httpErrors.refuse('HTTP.IDEMPOTENCY_KEY_REUSED');
  return { sequence: row.sequence, at: row.at, secret: null };
}

/** A secret as it is kept, and since when; the newest first, the one it was registered with last. */
export type KeptSecret = {
  readonly sealed: Buffer;
  readonly since: Instant;
};

/** Those that sign at a moment: the newest, and for a day the one before it. */
export function signingSecrets(kept: readonly KeptSecret[], now: Instant): readonly KeptSecret[] {
  const [newest, before] = kept;
  if (newest === undefined) return [];
  const isFresh = plusMilliseconds(newest.since, OVERLAP_MS) > now;
  return before !== undefined && isFresh ? [newest, before] : [newest];
}

/** The two newest secrets of a webhook, its first among them. */
export async function secretsOf(db: Queryable, webhookId: string): Promise<readonly KeptSecret[]> {
  const { rows } = await db.query<KeptSecret>(
    `SELECT sealed, since FROM (
       SELECT secret_sealed AS sealed, created_at AS since, audit_sequence FROM public.webhook
        WHERE country_code = $1 AND id = $2
        UNION ALL
       SELECT secret_sealed, created_at, audit_sequence FROM public.webhook_secret
        WHERE country_code = $1 AND webhook_id = $2) s
      ORDER BY audit_sequence DESC LIMIT 2`,
    [NO_COUNTRY, webhookId],
  );
  return rows;
}
