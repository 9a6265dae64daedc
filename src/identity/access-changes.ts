import { createHash, randomBytes } from 'node:crypto';
import { inTransaction } from '../audit/queryable.ts';
import type { ConnectionPool, Queryable } from '../audit/queryable.ts';
import { appendLeafAlone, lockTree } from '../audit/tree-rows.ts';
import { httpErrors } from '../http/errors.ts';
import type { Clock, Instant } from '../kernel/clock.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { newId } from '../kernel/ids.ts';
import { newApiKey } from './api-key.ts';
import { identityErrors } from './errors.ts';
import { keyById, keyByRequest, principalExists, revocationOf } from './key-rows.ts';
import type { KeyRow, PrincipalKind } from './key-rows.ts';
import type { Role } from './permissions.ts';

/** Who changes an access, and, where it came by a request, which request it was. */
export interface AccessActor {
  readonly principalId: string;
  readonly request: { readonly idempotencyKey: string; readonly hash: string } | null;
}

export interface KeyWish {
  /** A new principal with this name; or a further key for one that there is. */
  readonly holder:
    | { readonly name: string; readonly kind: PrincipalKind; readonly demonstration: boolean }
    | { readonly principalId: string };
  readonly roles: readonly Role[];
  /** Null for all countries. */
  readonly countries: readonly string[] | null;
  readonly expiresAt: Instant | null;
}

export interface MadeKey {
  readonly key: KeyRow;
  /** The key itself, this once; null where the same request is repeated. */
  readonly text: string | null;
}

export interface AccessChangesParts {
  readonly pool: ConnectionPool;
  readonly clock: Clock;
}

/*
 * An access change is a database transaction of its own, with a leaf of its own in the log of '00'. It
 * takes the lock of that log first: whatever it reads then stays true until it commits.
 */

/**
 * Makes a key. A repeated request answers the same key without its text, which nobody kept.
 *
 * Refuses IDENTITY.EXPIRY_NOT_AHEAD, IDENTITY.PRINCIPAL_NOT_FOUND, HTTP.IDEMPOTENCY_KEY_REUSED.
 */
export async function makeKey(
  parts: AccessChangesParts,
  actor: AccessActor,
  wish: KeyWish,
): Promise<MadeKey> {
  const { clock } = parts;
  return inTransaction(parts.pool, async (tx) => {
    await lockTree(tx, NO_COUNTRY);
    const before = await madeBefore(tx, actor);
    if (before !== null) return { key: before, text: null };
    if (wish.expiresAt !== null && wish.expiresAt <= clock.now()) {
      throw identityErrors.refuse('IDENTITY.EXPIRY_NOT_AHEAD', { expiresAt: wish.expiresAt });
    }
    const holder = await holderOf(tx, wish, clock);
    const { text, hash } = newApiKey();
    const id = newId(clock);
    const leaf = await appendLeafAlone(
      tx,
      NO_COUNTRY,
      leafOf(id, 'api-key', actor, {
        apiKey: id,
        principal: holder.principalId,
        principalIsNew: holder.nameHash !== null,
        nameHash: holder.nameHash,
        roles: [...wish.roles],
        countries: wish.countries === null ? null : [...wish.countries],
        expiresAt: wish.expiresAt,
      }),
      clock,
    );
    await insertKey(tx, { id, hash, wish, actor, holderId: holder.principalId, ...leaf });
    return { key: await existing(tx, id), text };
  });
}

/**
 * Takes a key back for ever. A repeated request answers the same.
 *
 * Refuses IDENTITY.KEY_NOT_FOUND, HTTP.IDEMPOTENCY_KEY_REUSED, IDENTITY.KEY_ALREADY_REVOKED.
 */
export async function revokeKey(
  parts: AccessChangesParts,
  actor: AccessActor,
  keyId: string,
): Promise<{ readonly key: KeyRow; readonly auditSequence: number }> {
  return inTransaction(parts.pool, async (tx) => {
    await lockTree(tx, NO_COUNTRY);
    if ((await keyById(tx, keyId)) === null) throw identityErrors.refuse('IDENTITY.KEY_NOT_FOUND');
    const before = await revocationOf(tx, keyId);
    if (before !== null) {
      const isRepeated =
        before.revokedBy === actor.principalId &&
        before.idempotencyKey !== null &&
        before.idempotencyKey === actor.request?.idempotencyKey;
      if (!isRepeated) throw identityErrors.refuse('IDENTITY.KEY_ALREADY_REVOKED');
      refuseOther(before.requestHash, actor);
      return { key: await existing(tx, keyId), auditSequence: before.auditSequence };
    }
    const actId = newId(parts.clock);
    const draft = leafOf(actId, 'api-key-revocation', actor, { apiKey: keyId });
    const leaf = await appendLeafAlone(tx, NO_COUNTRY, draft, parts.clock);
    await tx.query(
      `INSERT INTO public.api_key_revocation (country_code, api_key_id, revoked_at, revoked_by,
         idempotency_key, request_hash, audit_sequence)
       VALUES ($1, $2, $3, $4, $5, decode($6, 'hex'), $7)`,
      [NO_COUNTRY, keyId, leaf.at, actor.principalId, ...requestOf(actor), leaf.sequence],
    );
    return { key: await existing(tx, keyId), auditSequence: leaf.sequence };
  });
}

async function madeBefore(tx: Queryable, actor: AccessActor): Promise<KeyRow | null> {
  if (actor.request === null) return null;
  const { idempotencyKey } = actor.request;
  const before = await keyByRequest(tx, { createdBy: actor.principalId, idempotencyKey });
  if (before === null) return null;
  refuseOther(before.requestHash, actor);
  return existing(tx, before.id);
}

function refuseOther(requestHash: string | null, actor: AccessActor): void {
  if (requestHash !== actor.request?.hash) throw httpErrors.refuse('HTTP.IDEMPOTENCY_KEY_REUSED');
}

interface Holder {
  readonly principalId: string;
  /** What the log knows of a new principal's name; null where the principal is not new. */
  readonly nameHash: string | null;
}

async function holderOf(tx: Queryable, wish: KeyWish, clock: Clock): Promise<Holder> {
  const { holder } = wish;
  if ('principalId' in holder) {
    if (!(await principalExists(tx, holder.principalId))) {
      throw identityErrors.refuse('IDENTITY.PRINCIPAL_NOT_FOUND');
    }
    return { principalId: holder.principalId, nameHash: null };
  }
  const principalId = newId(clock);
  const salt = randomBytes(16);
  await tx.query(
    `INSERT INTO public.principal (id, kind, demonstration_of, created_at) VALUES ($1, $2, $3, $4)`,
    [principalId, holder.kind, holder.demonstration ? 'demonstration' : null, clock.now()],
  );
  await tx.query(
    `INSERT INTO public.principal_name (principal_id, name, salt) VALUES ($1, $2, $3)`,
    [principalId, holder.name, salt],
  );
  const nameHash = createHash('sha256').update(salt).update(holder.name, 'utf8').digest('hex');
  return { principalId, nameHash };
}

interface KeyToInsert {
  readonly id: string;
  readonly hash: string;
  readonly wish: KeyWish;
  readonly actor: AccessActor;
  readonly holderId: string;
  readonly sequence: number;
  readonly at: Instant;
}

async function insertKey(tx: Queryable, key: KeyToInsert): Promise<void> {
  await tx.query(
    `INSERT INTO public.api_key (country_code, id, principal_id, key_hash, roles, countries,
       expires_at, created_at, created_by, idempotency_key, request_hash, audit_sequence)
     VALUES ($1, $2, $3, decode($4, 'hex'), $5, $6, $7, $8, $9, $10, decode($11, 'hex'), $12)`,
    [
      NO_COUNTRY,
      key.id,
      key.holderId,
      key.hash,
      key.wish.roles,
      key.wish.countries,
      key.wish.expiresAt,
      key.at,
      key.actor.principalId,
      ...requestOf(key.actor),
      key.sequence,
    ],
  );
}

function requestOf(actor: AccessActor): readonly [string | null, string | null] {
  return [actor.request?.idempotencyKey ?? null, actor.request?.hash ?? null];
}

type LeafDraft = Parameters<typeof appendLeafAlone>[2];

function leafOf(
  id: string,
  kind: string,
  actor: AccessActor,
  facts: LeafDraft['facts'],
): LeafDraft {
  return {
    act: { id, kind, principal: actor.principalId, requestHash: actor.request?.hash ?? null },
    // Who may do what is for auditors; the public sees that something changed.
    visibility: 'auditor',
    records: [],
    entries: [],
    facts,
  };
}

async function existing(tx: Queryable, id: string): Promise<KeyRow> {
  const key = await keyById(tx, id);
  if (key === null) throw new Error(`the key ${id} vanished while it was made`);
  return key;
}
