import { inTransaction } from '../audit/queryable.ts';
import type { Queryable } from '../audit/queryable.ts';
import { appendLeafAlone, lockTree } from '../audit/tree-rows.ts';
import { httpErrors } from '../http/errors.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { newId } from '../kernel/ids.ts';
import { accessLeaf, newPrincipal, requestOf } from './access-changes.ts';
import type { AccessActor, AccessChangesParts, NewHolder } from './access-changes.ts';
import { identityErrors } from './errors.ts';
import { told, toldGrants } from './grant-list.ts';
import type { GrantWish } from './grant-list.ts';
import { grantById, grantByRequest, insertGrants } from './grant-rows.ts';
import type { GrantRow, ToldGrant } from './grant-rows.ts';
import { principalExists } from './key-rows.ts';

/**
 * Makes a principal without any key: a person who will sign in, say. A repeated request answers the same.
 *
 * Refuses HTTP.IDEMPOTENCY_KEY_REUSED.
 */
export async function makePrincipal(
  parts: AccessChangesParts,
  actor: AccessActor,
  holder: NewHolder,
  wishes: readonly GrantWish[],
): Promise<string> {
  return inTransaction(parts.pool, async (tx) => {
    await lockTree(tx, NO_COUNTRY);
    const before = await principalBefore(tx, actor);
    if (before !== null) return before;
    const { principalId, told: principal } = await newPrincipal(tx, holder, parts.clock, actor);
    const grants = toldGrants(principalId, wishes);
    const facts = { principal: principalId, principalIsNew: true, ...principal };
    const leaf = await appendLeafAlone(
      tx,
      NO_COUNTRY,
      accessLeaf(principalId, 'principal', actor, { ...facts, grants: grants.map(told) }),
      parts.clock,
    );
    const given = { principalId, grants, by: actor.principalId, request: null, ...leaf };
    await insertGrants(tx, given);
    return principalId;
  });
}

async function principalBefore(tx: Queryable, actor: AccessActor): Promise<string | null> {
  if (actor.request === null) return null;
  const { rows } = await tx.query<{ id: string; request_hash: string }>(
    `SELECT id, encode(request_hash, 'hex') AS request_hash FROM public.principal
      WHERE created_by = $1 AND idempotency_key = $2`,
    [actor.principalId, actor.request.idempotencyKey],
  );
  const [row] = rows;
  if (row === undefined) return null;
  if (row.request_hash !== actor.request.hash) {
    throw httpErrors.refuse('HTTP.IDEMPOTENCY_KEY_REUSED');
  }
  return row.id;
}

/**
 * Gives a principal a grant. A repeated request answers the same.
 *
 * Refuses IDENTITY.PRINCIPAL_NOT_FOUND, HTTP.IDEMPOTENCY_KEY_REUSED.
 */
export async function giveGrant(
  parts: AccessChangesParts,
  actor: AccessActor,
  principalId: string,
  wish: GrantWish,
): Promise<GrantRow> {
  return inTransaction(parts.pool, async (tx) => {
    await lockTree(tx, NO_COUNTRY);
    const before = await givenBefore(tx, actor);
    if (before !== null) return before;
    if (!(await principalExists(tx, principalId))) {
      throw identityErrors.refuse('IDENTITY.PRINCIPAL_NOT_FOUND');
    }
    const id = newId(parts.clock);
    const grant: ToldGrant = { id, ...wish };
    const facts = { principal: principalId, grants: [told(grant)] };
    const draft = accessLeaf(id, 'grant', actor, facts);
    const leaf = await appendLeafAlone(tx, NO_COUNTRY, draft, parts.clock);
    const { request, principalId: by } = actor;
    await insertGrants(tx, { principalId, grants: [grant], by, request, ...leaf });
    return existing(tx, id);
  });
}

/**
 * Ends a grant for ever. A repeated request answers the same.
 *
 * Refuses IDENTITY.GRANT_NOT_FOUND, IDENTITY.GRANT_ALREADY_ENDED.
 */
export async function endGrant(
  parts: AccessChangesParts,
  actor: AccessActor,
  grantId: string,
): Promise<{ readonly grant: GrantRow; readonly auditSequence: number }> {
  return inTransaction(parts.pool, async (tx) => {
    await lockTree(tx, NO_COUNTRY);
    const grant = await grantById(tx, grantId);
    if (grant === null) throw identityErrors.refuse('IDENTITY.GRANT_NOT_FOUND');
    if (grant.ended_at !== null) {
      const auditSequence = await endedBy(tx, grantId, actor);
      if (auditSequence === null) throw identityErrors.refuse('IDENTITY.GRANT_ALREADY_ENDED');
      return { grant, auditSequence };
    }
    const draft = accessLeaf(newId(parts.clock), 'grant-end', actor, { endedGrant: grantId });
    const leaf = await appendLeafAlone(tx, NO_COUNTRY, draft, parts.clock);
    await tx.query(
      `INSERT INTO public.principal_grant_end (country_code, grant_id, ended_at, ended_by,
         idempotency_key, request_hash, audit_sequence)
       VALUES ($1, $2, $3, $4, $5, decode($6, 'hex'), $7)`,
      [NO_COUNTRY, grantId, leaf.at, actor.principalId, ...requestOf(actor), leaf.sequence],
    );
    return { grant: await existing(tx, grantId), auditSequence: leaf.sequence };
  });
}

async function givenBefore(tx: Queryable, actor: AccessActor): Promise<GrantRow | null> {
  if (actor.request === null) return null;
  const { idempotencyKey, hash } = actor.request;
  const before = await grantByRequest(tx, { grantedBy: actor.principalId, idempotencyKey });
  if (before === null) return null;
  if (before.request_hash !== hash) throw httpErrors.refuse('HTTP.IDEMPOTENCY_KEY_REUSED');
  return before;
}

/** The leaf of the end, where this very request brought it about before. */
async function endedBy(tx: Queryable, grantId: string, actor: AccessActor): Promise<number | null> {
  const { rows } = await tx.query<{ audit_sequence: number }>(
    `SELECT audit_sequence FROM public.principal_grant_end
      WHERE country_code = $1 AND grant_id = $2 AND ended_by = $3 AND idempotency_key = $4
        AND request_hash = decode($5, 'hex')`,
    [NO_COUNTRY, grantId, actor.principalId, ...requestOf(actor)],
  );
  return rows[0]?.audit_sequence ?? null;
}

async function existing(tx: Queryable, id: string): Promise<GrantRow> {
  const grant = await grantById(tx, id);
  if (grant === null) throw new Error(`the grant ${id} vanished while it was given`);
  return grant;
}
