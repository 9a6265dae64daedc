import type { Queryable } from '../audit/queryable.ts';
import { appendLeafAlone } from '../audit/tree-rows.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { newId } from '../kernel/ids.ts';
import { accessLeaf } from './access-changes.ts';
import type { AccessActor, AccessChangesParts } from './access-changes.ts';
import { changeAccess } from './changed-access.ts';
import type { ChangedAccess } from './changed-access.ts';
import { principalExists } from './key-rows.ts';
import { identityErrors } from './errors.ts';
import { endSessionsOf } from './session-rows.ts';

/**
 * Erases who somebody is: name and salt, accounts at identity providers, the second factor; and ends their
 * access: sessions, keys, grants, for nobody may act whom nobody knows. What they did stays under their id,
 * and every proof stays valid: the log holds only salted hashes of what is erased here. The access log
 * forgets them with its time.
 *
 * Refuses IDENTITY.PRINCIPAL_NOT_FOUND, also for the operator, who is nobody.
 */
export async function erasePerson(
  parts: AccessChangesParts,
  actor: AccessActor,
  principalId: string,
): Promise<ChangedAccess> {
  return changeAccess(parts, actor, {
    kind: 'erasure',
    async look(tx) {
      if (!(await principalExists(tx, principalId))) {
        throw identityErrors.refuse('IDENTITY.PRINCIPAL_NOT_FOUND');
      }
      return { principalId, facts: { erased: principalId } };
    },
    async make(tx, { at }) {
      await tx.query('DELETE FROM public.principal_name WHERE principal_id = $1', [principalId]);
      for (const table of ['federated_identity', 'second_factor']) {
        await tx.query(
          `DELETE FROM public.${table} WHERE country_code = $1 AND principal_id = $2`,
          [NO_COUNTRY, principalId],
        );
      }
      await endSessionsOf(tx, principalId, at);
      const end = { parts, by: { ...actor, request: null }, principalId };
      await revokeKeys(tx, end);
      await endGrants(tx, end);
    },
  });
}

interface End {
  readonly parts: AccessChangesParts;
  readonly by: AccessActor;
  readonly principalId: string;
}

/** Each with a leaf of its own, as if one had been taken back after the other. */
async function revokeKeys(tx: Queryable, { parts, by, principalId }: End): Promise<void> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT k.id FROM public.api_key k
      WHERE k.country_code = $1 AND k.principal_id = $2
        AND NOT EXISTS (SELECT FROM public.api_key_revocation r
                         WHERE r.country_code = k.country_code AND r.api_key_id = k.id)
      ORDER BY k.id`,
    [NO_COUNTRY, principalId],
  );
  for (const { id } of rows) {
    const draft = accessLeaf(newId(parts.clock), 'api-key-revocation', by, { apiKey: id });
    const leaf = await appendLeafAlone(tx, NO_COUNTRY, draft, parts.clock);
    await tx.query(
      `INSERT INTO public.api_key_revocation (country_code, api_key_id, revoked_at, revoked_by,
         audit_sequence) VALUES ($1, $2, $3, $4, $5)`,
      [NO_COUNTRY, id, leaf.at, by.principalId, leaf.sequence],
    );
  }
}

async function endGrants(tx: Queryable, { parts, by, principalId }: End): Promise<void> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT g.id FROM public.principal_grant g
      WHERE g.country_code = $1 AND g.principal_id = $2
        AND NOT EXISTS (SELECT FROM public.principal_grant_end e
                         WHERE e.country_code = g.country_code AND e.grant_id = g.id)
      ORDER BY g.id`,
    [NO_COUNTRY, principalId],
  );
  for (const { id } of rows) {
    const draft = accessLeaf(newId(parts.clock), 'grant-end', by, { endedGrant: id });
    const leaf = await appendLeafAlone(tx, NO_COUNTRY, draft, parts.clock);
    await tx.query(
      `INSERT INTO public.principal_grant_end (country_code, grant_id, ended_at, ended_by,
         audit_sequence) VALUES ($1, $2, $3, $4, $5)`,
      [NO_COUNTRY, id, leaf.at, by.principalId, leaf.sequence],
    );
  }
}
