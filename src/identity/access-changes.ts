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
import type { ScopeLists } from './grant.ts';
import { told, toldGrants } from './grant-list.ts';
import { insertGrants } from './grant-rows.ts';
import { limitOf, listsForLeaf, refuseWider } from './key-limits.ts';
import { keyById, keyByRequest, principalExists, revocationOf } from './key-rows.ts';
import type { KeyRow, PrincipalKind } from './key-rows.ts';
import type { Role } from './permissions.ts';

/** Who changes an access, and, where it came by a request, which request it was. */
export interface AccessActor {
  readonly principalId: string;
  readonly request: { readonly idempotencyKey: string; readonly hash: string } | null;
}

export interface NewHolder {
  readonly name: string;
  readonly kind: PrincipalKind;
  readonly demonstration: boolean;
}

export interface KeyWish extends Partial<ScopeLists> {
  /** A new principal with this name; or a further key for one that there is. */
  readonly holder: NewHolder | { readonly principalId: string };
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
 * A new principal is granted what the key may do; a further key may do no more than its principal.
 *
 * Refuses IDENTITY.EXPIRY_NOT_AHEAD, IDENTITY.PRINCIPAL_NOT_FOUND, IDENTITY.WIDER_THAN_GRANTED,
 * HTTP.IDEMPOTENCY_KEY_REUSED.
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
    const limit = limitOf(wish);
    const wishes = wish.roles.map((role) => ({ role, ...limit }));
    const isNew = holder.told !== null;
    if (!isNew) await refuseWider(tx, holder.principalId, wishes);
    const grants = isNew ? toldGrants(id, wishes) : [];
    const { principalId } = holder;
    const facts = {
      apiKey: id,
      principal: principalId,
      // A hash of the hash: shows an auditor that the key was not exchanged, and opens nothing.
      keyHash: createHash('sha256').update(hash, 'hex').digest('hex'),
      principalIsNew: isNew,
      ...(holder.told ?? { nameHash: null }),
      roles: [...wish.roles],
      ...listsForLeaf(limit),
      expiresAt: wish.expiresAt,
      grants: grants.map(told),
    };
    const draft = accessLeaf(id, 'api-key', actor, facts);
    const leaf = await appendLeafAlone(tx, NO_COUNTRY, draft, clock);
    // The grants are of the same request as the key, which alone remembers it.
    const by = actor.principalId;
    await insertGrants(tx, { principalId, grants, by, request: null, ...leaf });
    await insertKey(tx, { id, hash, wish, limit, actor, holderId: principalId, ...leaf });
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
    const draft = accessLeaf(actId, 'api-key-revocation', actor, { apiKey: keyId });
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
  /** What the log is told of a new principal; null where the principal is not new. */
  readonly told: PrincipalFacts | null;
}

/** A new principal as the log knows it: its name as a hash. */
export type PrincipalFacts = {
  readonly nameHash: string;
  readonly principalIs: {
    readonly kind: string;
    readonly demonstration: boolean;
    readonly createdAt: string;
  };
};

async function holderOf(tx: Queryable, wish: KeyWish, clock: Clock): Promise<Holder> {
  const { holder } = wish;
  if ('principalId' in holder) {
    if (!(await principalExists(tx, holder.principalId))) {
      throw identityErrors.refuse('IDENTITY.PRINCIPAL_NOT_FOUND');
    }
    return { principalId: holder.principalId, told: null };
  }
  return newPrincipal(tx, holder, clock);
}

/** A new principal, whose name stands in the erasable place and in the log only as a hash. */
export async function newPrincipal(
  tx: Queryable,
  holder: NewHolder,
  clock: Clock,
  actor: AccessActor | null = null,
): Promise<{ readonly principalId: string; readonly told: PrincipalFacts }> {
  const principalId = newId(clock);
  const createdAt = clock.now();
  const salt = randomBytes(16);
  await tx.query(
    `INSERT INTO public.principal (id, kind, demonstration_of, created_at, created_by,
       idempotency_key, request_hash)
     VALUES ($1, $2, $3, $4, $5, $6, decode($7, 'hex'))`,
    [
      principalId,
      holder.kind,
      holder.demonstration ? 'demonstration' : null,
      createdAt,
      actor?.principalId ?? null,
      ...(actor === null ? [null, null] : requestOf(actor)),
    ],
  );
  await tx.query(
    `INSERT INTO public.principal_name (principal_id, name, salt) VALUES ($1, $2, $3)`,
    [principalId, holder.name, salt],
  );
  const nameHash = createHash('sha256').update(salt).update(holder.name, 'utf8').digest('hex');
  const { kind, demonstration } = holder;
  return { principalId, told: { nameHash, principalIs: { kind, demonstration, createdAt } } };
}

interface KeyToInsert {
  readonly id: string;
  readonly hash: string;
  readonly wish: KeyWish;
  readonly limit: ScopeLists;
  readonly actor: AccessActor;
  readonly holderId: string;
  readonly sequence: number;
  readonly at: Instant;
}

async function insertKey(tx: Queryable, key: KeyToInsert): Promise<void> {
  await tx.query(
    `INSERT INTO public.api_key (country_code, id, principal_id, key_hash, roles, countries, side,
       organisations, projects, expires_at, created_at, created_by, idempotency_key, request_hash,
       audit_sequence)
     VALUES ($1, $2, $3, decode($4, 'hex'), $5, $6, $7, $8, $9, $10, $11, $12, $13,
       decode($14, 'hex'), $15)`,
    [
      NO_COUNTRY,
      key.id,
      key.holderId,
      key.hash,
      key.wish.roles,
      key.limit.countries,
      key.limit.side,
      key.limit.organisations,
      key.limit.projects,
      key.wish.expiresAt,
      key.at,
      key.actor.principalId,
      ...requestOf(key.actor),
      key.sequence,
    ],
  );
}

export function requestOf(actor: AccessActor): readonly [string | null, string | null] {
  return [actor.request?.idempotencyKey ?? null, actor.request?.hash ?? null];
}

type LeafDraft = Parameters<typeof appendLeafAlone>[2];

/** A leaf that tells of a change of access. */
export function accessLeaf(
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
