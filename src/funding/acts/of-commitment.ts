import type { Commodity } from '../../kernel/amount.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Act, BatchReader } from '../../ledger/act.ts';
import { COMMITMENT } from '../tables.ts';
import { currencyOfRow, notThere } from './rules.ts';

/** What never changes about the commitment that an act draws on. */
export interface CommitmentFacts {
  readonly id: string;
  readonly trancheId: string;
  readonly currency: Commodity;
  readonly effectiveOn: CalendarDay;
}

/**
 * Whose commitment is it? Read once and kept in memory: a payment asks the database for nothing but
 * its locks.
 */
export async function resolveCommitments(
  acts: readonly Act<unknown>[],
  reader: BatchReader,
): Promise<ReadonlyMap<string, CommitmentFacts | Refusal>> {
  const ids = acts.flatMap(({ subjectId }) => (subjectId === null ? [] : [subjectId]));
  const rows = await reader.immutable(COMMITMENT, ids);
  const found = new Map<string, CommitmentFacts | Refusal>();
  for (const { id, countryCode, subjectId } of acts) {
    const row = rows.get(subjectId ?? '');
    if (!row) {
      found.set(id, notThere('FUNDING.COMMITMENT_NOT_FOUND', countryCode, subjectId));
      continue;
    }
    found.set(id, {
      id: String(row['id']),
      trancheId: String(row['tranche_id']),
      currency: currencyOfRow(row),
      effectiveOn: row['effective_on'] as CalendarDay,
    });
  }
  return found;
}
