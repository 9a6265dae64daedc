import { createHash, randomBytes } from 'node:crypto';
import { inTransaction } from '../audit/queryable.ts';
import type { Queryable } from '../audit/queryable.ts';
import { appendLeafAlone, lockTree } from '../audit/tree-rows.ts';
import type { Instant } from '../kernel/clock.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { newId } from '../kernel/ids.ts';
import { accessLeaf } from './access-changes.ts';
import type { AccessActor, AccessChangesParts } from './access-changes.ts';
import { changeAccess } from './changed-access.ts';
import type { ChangedAccess } from './changed-access.ts';
import { identityErrors } from './errors.ts';
import { principalExists } from './key-rows.ts';

/** Somebody at an identity provider. */
export interface FederatedSubject {
  readonly issuer: string;
  readonly subject: string;
}

export type LinkRow = {
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly principal_id: string;
  readonly linked_at: Instant;
  readonly audit_sequence: number;
};

const LISTED = `SELECT id, issuer, subject, principal_id, linked_at, audit_sequence
                  FROM public.federated_identity WHERE country_code = $1`;

/** Whose account it is; null where it is linked to nobody. */
export async function linkOf(db: Queryable, of: FederatedSubject): Promise<LinkRow | null> {
  const { rows } = await db.query<LinkRow>(`${LISTED} AND issuer = $2 AND subject = $3`, [
    NO_COUNTRY,
    of.issuer,
    of.subject,
  ]);
  return rows[0] ?? null;
}

/** The accounts that lead to a principal. */
export async function linksOfPrincipal(
  db: Queryable,
  principalId: string,
): Promise<readonly LinkRow[]> {
  const { rows } = await db.query<LinkRow>(`${LISTED} AND principal_id = $2 ORDER BY id`, [
    NO_COUNTRY,
    principalId,
  ]);
  return rows;
}

/**
 * Links an account at a provider to a principal, who may from then on sign in with it. Linked again to
 * the same principal it stays as it is.
 *
 * Refuses IDENTITY.PRINCIPAL_NOT_FOUND, IDENTITY.LINKED_ALREADY.
 */
export async function linkIdentity(
  parts: AccessChangesParts,
  actor: AccessActor,
  principalId: string,
  of: FederatedSubject,
): Promise<LinkRow> {
  return inTransaction(parts.pool, async (tx) => {
    await lockTree(tx, NO_COUNTRY);
    const before = await linkOf(tx, of);
    if (before !== null) {
      if (before.principal_id === principalId) return before;
      throw identityErrors.refuse('IDENTITY.LINKED_ALREADY');
    }
    if (!(await principalExists(tx, principalId))) {
      throw identityErrors.refuse('IDENTITY.PRINCIPAL_NOT_FOUND');
    }
    const id = newId(parts.clock);
    const salt = randomBytes(16);
    const subjectHash = createHash('sha256')
      .update(salt)
      .update(`${of.issuer}\n${of.subject}`, 'utf8')
      .digest('hex');
    const facts = { link: id, principal: principalId, subjectHash };
    const draft = accessLeaf(id, 'identity-link', actor, facts);
    const { sequence, at } = await appendLeafAlone(tx, NO_COUNTRY, draft, parts.clock);
    await tx.query(
      `INSERT INTO public.federated_identity (country_code, id, issuer, subject, salt,
         principal_id, linked_at, linked_by, audit_sequence)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [NO_COUNTRY, id, of.issuer, of.subject, salt, principalId, at, actor.principalId, sequence],
    );
    const made = await linkOf(tx, of);
    if (made === null) throw new Error(`the link ${id} vanished while it was made`);
    return made;
  });
}

/**
 * Ends a link, erases who it was, and ends the sessions that were begun with it; of sessions from before links
 * were noted with them, all that no key began. Refuses IDENTITY.LINK_NOT_FOUND.
 */
export async function unlinkIdentity(
  parts: AccessChangesParts,
  actor: AccessActor,
  linkId: string,
): Promise<ChangedAccess> {
  return changeAccess(parts, actor, {
    kind: 'identity-unlink',
    async look(tx) {
      const { rows } = await tx.query<{ principal_id: string }>(
        'SELECT principal_id FROM public.federated_identity WHERE country_code = $1 AND id = $2',
        [NO_COUNTRY, linkId],
      );
      const [row] = rows;
      if (row === undefined) throw identityErrors.refuse('IDENTITY.LINK_NOT_FOUND');
      const { principal_id: principalId } = row;
      return { principalId, facts: { unlinked: linkId, principal: principalId } };
    },
    async make(tx, { principalId, at }) {
      await tx.query('DELETE FROM public.federated_identity WHERE country_code = $1 AND id = $2', [
        NO_COUNTRY,
        linkId,
      ]);
      await tx.query(
        `UPDATE public.browser_session SET ended_at = $4
          WHERE country_code = $1 AND principal_id = $2 AND ended_at IS NULL
            AND (link_id = $3 OR (link_id IS NULL AND api_key_id IS NULL))`,
        [NO_COUNTRY, principalId, linkId, at],
      );
    },
  });
}
