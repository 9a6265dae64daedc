import { NO_COUNTRY } from '../kernel/country-code.ts';
import type { AccessActor, AccessChangesParts } from './access-changes.ts';
import { changeAccess } from './changed-access.ts';
import type { ChangedAccess } from './changed-access.ts';
import { identityErrors } from './errors.ts';
import { principalExists } from './key-rows.ts';
import { endSessionsOf } from './session-rows.ts';

/**
 * Takes away the second factor of somebody who lost it, recovery codes too, and ends their sessions: whoever
 * holds one may be the one who took it. Nobody does this for themselves: by a session that was left open a
 * stranger would be rid of the code that stands in the way.
 *
 * Refuses IDENTITY.OWN_SECOND_FACTOR, IDENTITY.PRINCIPAL_NOT_FOUND, IDENTITY.SECOND_FACTOR_NOT_SET_UP.
 */
export async function resetSecondFactor(
  parts: AccessChangesParts,
  actor: AccessActor,
  principalId: string,
): Promise<ChangedAccess> {
  if (actor.principalId === principalId) throw identityErrors.refuse('IDENTITY.OWN_SECOND_FACTOR');
  return changeAccess(parts, actor, {
    kind: 'second-factor-reset',
    async look(tx) {
      if (!(await principalExists(tx, principalId))) {
        throw identityErrors.refuse('IDENTITY.PRINCIPAL_NOT_FOUND');
      }
      const { rows } = await tx.query(
        `SELECT 1 AS found FROM public.second_factor
          WHERE country_code = $1 AND principal_id = $2 AND confirmed_at IS NOT NULL`,
        [NO_COUNTRY, principalId],
      );
      if (rows.length === 0) throw identityErrors.refuse('IDENTITY.SECOND_FACTOR_NOT_SET_UP');
      return { principalId, facts: { principal: principalId, secondFactor: false } };
    },
    async make(tx, { at }) {
      await tx.query(
        'DELETE FROM public.second_factor WHERE country_code = $1 AND principal_id = $2',
        [NO_COUNTRY, principalId],
      );
      await endSessionsOf(tx, principalId, at);
    },
  });
}
