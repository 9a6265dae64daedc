import { inTransaction } from '../audit/queryable.ts';
import type { Queryable } from '../audit/queryable.ts';
import { appendLeafAlone, lockTree } from '../audit/tree-rows.ts';
import { httpErrors } from '../http/errors.ts';
import type { Instant } from '../kernel/clock.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { newId } from '../kernel/ids.ts';
import { accessLeaf, requestOf } from './access-changes.ts';
import type { AccessActor, AccessChangesParts } from './access-changes.ts';

/** A change of access as it was made: whom it concerned, and the leaf that tells of it. */
export interface ChangedAccess {
  readonly principalId: string;
  readonly sequence: number;
  readonly at: Instant;
}

interface Change {
  readonly kind: 'second-factor-reset' | 'identity-unlink' | 'erasure';
  /** Looks whether it can be done, or refuses; whom it concerns, and what the log is told. */
  look(tx: Queryable): Promise<{
    readonly principalId: string;
    readonly facts: Parameters<typeof accessLeaf>[3];
  }>;
  /** Does it, at the moment of its leaf. */
  make(tx: Queryable, changed: ChangedAccess): Promise<void>;
}

/**
 * Makes a change that leaves no row of its own behind, with its leaf, in one transaction. A repeated request
 * is answered as the first was; refuses HTTP.IDEMPOTENCY_KEY_REUSED, and what the change refuses.
 */
export async function changeAccess(
  { pool, clock }: AccessChangesParts,
  actor: AccessActor,
  change: Change,
): Promise<ChangedAccess> {
  return inTransaction(pool, async (tx) => {
    await lockTree(tx, NO_COUNTRY);
    const before = await changedBefore(tx, actor);
    if (before !== null) return before;
    const { principalId, facts } = await change.look(tx);
    const id = newId(clock);
    const draft = accessLeaf(id, change.kind, actor, facts);
    const leaf = await appendLeafAlone(tx, NO_COUNTRY, draft, clock);
    const changed = { principalId, ...leaf };
    await tx.query(
      `INSERT INTO public.access_change (country_code, id, kind, principal_id, changed_at,
         changed_by, idempotency_key, request_hash, audit_sequence)
       VALUES ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'), $9)`,
      [
        ...[NO_COUNTRY, id, change.kind, principalId, leaf.at, actor.principalId],
        ...[...requestOf(actor), leaf.sequence],
      ],
    );
    await change.make(tx, changed);
    return changed;
  });
}

async function changedBefore(tx: Queryable, actor: AccessActor): Promise<ChangedAccess | null> {
  if (actor.request === null) return null;
  const { rows } = await tx.query<{
    principal_id: string;
    changed_at: Instant;
    audit_sequence: number;
    hash: string;
  }>(
    `SELECT principal_id, changed_at, audit_sequence, encode(request_hash, 'hex') AS hash
       FROM public.access_change
      WHERE country_code = $1 AND changed_by = $2 AND idempotency_key = $3`,
    [NO_COUNTRY, actor.principalId, actor.request.idempotencyKey],
  );
  const [row] = rows;
  if (row === undefined) return null;
  if (row.hash !== actor.request.hash) throw httpErrors.refuse('HTTP.IDEMPOTENCY_KEY_REUSED');
  return { principalId: row.principal_id, sequence: row.audit_sequence, at: row.changed_at };
}
