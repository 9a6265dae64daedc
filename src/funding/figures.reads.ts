import type { Reader } from '../database/reader.ts';
import { storedAmount } from '../ledger/turnovers.ts';
import type { Moved } from './figures.ts';

/*
 * The daily totals are kept in the posting's own transaction, so these are the figures of this
 * moment, at a cost that does not grow with the number of payments.
 */
const MOVED = `
  SELECT owner.subject, a.kind, a.commodity, a.exponent, t.entry_kind, sum(t.amount) AS amount
    FROM owner
    JOIN public.account a ON a.country_code = $1 AND a.owner_id = owner.id
    JOIN public.turnover t ON t.country_code = $1 AND t.account_id = a.id
   GROUP BY owner.subject, a.kind, a.commodity, a.exponent, t.entry_kind`;

/** What moved under each tranche: on its own accounts and on those of all its commitments. */
export function movedUnderTranches(
  reader: Reader,
  countryCode: string,
  trancheIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Moved[]>> {
  return moved(
    reader,
    `WITH owner AS (
       SELECT id, id AS subject FROM unnest($2::uuid[]) AS given(id)
        UNION ALL
       SELECT c.id, c.tranche_id FROM public.commitment c
        WHERE c.country_code = $1 AND c.tranche_id = ANY($2::uuid[]))`,
    countryCode,
    trancheIds,
  );
}

/** What moved under each commitment. */
export function movedUnderCommitments(
  reader: Reader,
  countryCode: string,
  commitmentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Moved[]>> {
  const owner = 'WITH owner AS (SELECT id, id AS subject FROM unnest($2::uuid[]) AS given(id))';
  return moved(reader, owner, countryCode, commitmentIds);
}

async function moved(
  reader: Reader,
  owner: string,
  countryCode: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Moved[]>> {
  const bySubject = new Map<string, Moved[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return bySubject;
  for (const row of await reader.query(owner + MOVED, [countryCode, ids])) {
    bySubject.get(String(row['subject']))?.push({
      accountKind: String(row['kind']),
      entryKind: String(row['entry_kind']),
      amount: storedAmount(row, 'amount'),
    });
  }
  return bySubject;
}
