import { inTransaction } from '../audit/queryable.ts';
import { appendLeafAlone, lockTree } from '../audit/tree-rows.ts';
import type { Instant } from '../kernel/clock.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { newId } from '../kernel/ids.ts';
import { accessLeaf } from './access-changes.ts';
import type { AccessActor, AccessChangesParts } from './access-changes.ts';
import { principalExists } from './key-rows.ts';
import { identityErrors } from './errors.ts';

/**
 * Erases who somebody is: name and salt, accounts at identity providers, the second factor; and ends
 * their sessions. What they did stays under their id, and every proof stays valid: the log holds only
 * salted hashes of what is erased here. The access log forgets them with its time.
 *
 * Refuses IDENTITY.PRINCIPAL_NOT_FOUND, also for the operator, who is nobody.
 */
export async function erasePerson(
  parts: AccessChangesParts,
  actor: AccessActor,
  principalId: string,
): Promise<{ readonly sequence: number; readonly at: Instant }> {
  return inTransaction(parts.pool, async (tx) => {
    await lockTree(tx, NO_COUNTRY);
    if (!(await principalExists(tx, principalId))) {
      throw identityErrors.refuse('IDENTITY.PRINCIPAL_NOT_FOUND');
    }
    const draft = accessLeaf(newId(parts.clock), 'erasure', actor, { erased: principalId });
    const leaf = await appendLeafAlone(tx, NO_COUNTRY, draft, parts.clock);
    await tx.query('DELETE FROM public.principal_name WHERE principal_id = $1', [principalId]);
    for (const table of ['federated_identity', 'second_factor']) {
      await tx.query(`DELETE FROM public.${table} WHERE country_code = $1 AND principal_id = $2`, [
        NO_COUNTRY,
        principalId,
      ]);
    }
    await tx.query(
      `UPDATE public.browser_session SET ended_at = $3
        WHERE country_code = $1 AND principal_id = $2 AND ended_at IS NULL`,
      [NO_COUNTRY, principalId, leaf.at],
    );
    return leaf;
  });
}
