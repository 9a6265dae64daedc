import type { Amount } from '../kernel/amount.ts';
import type { Queryable } from '../audit/queryable.ts';
import { storedAmount } from './turnovers.ts';

/** An account with its present balance. */
export interface AccountView {
  readonly id: string;
  readonly kind: string;
  readonly commodity: string;
  readonly ownerType: string;
  readonly ownerId: string;
  readonly inflowOnly: boolean;
  readonly floor: Amount | null;
  readonly balance: Amount;
  readonly version: number;
}

/** An account by its id, or null where there is none. */
export async function accountOf(
  reader: Queryable,
  countryCode: string,
  id: string,
): Promise<AccountView | null> {
  const { rows } = await reader.query(
    `SELECT a.id, a.kind, a.commodity, a.exponent, a.owner_type, a.owner_id, a.inflow_only,
            b.floor, b.balance, b.version
       FROM public.account a
       JOIN public.balance b ON b.country_code = a.country_code AND b.account_id = a.id
      WHERE a.country_code = $1 AND a.id = $2`,
    [countryCode, id],
  );
  const row = rows[0];
  if (!row) return null;
  return {
    id: String(row['id']),
    kind: String(row['kind']),
    commodity: String(row['commodity']),
    ownerType: String(row['owner_type']),
    ownerId: String(row['owner_id']),
    inflowOnly: row['inflow_only'] === true,
    floor: row['floor'] === null ? null : storedAmount(row, 'floor'),
    balance: storedAmount(row, 'balance'),
    version: row['version'] as number,
  };
}

/** One line of an account's statement. */
export interface StatementLine {
  readonly entryId: string;
  readonly entryKind: string;
  readonly effectiveOn: string;
  readonly recordedAt: string;
  readonly reference: string | null;
  readonly reverses: string | null;
  readonly amount: Amount;
  /** The balance after this line, in the order of the statement. */
  readonly balance: Amount;
  readonly accountVersion: number;
}

export interface StatementPage {
  readonly order: 'recorded' | 'effective';
  readonly limit: number;
  /** How many lines came before. */
  readonly after: number;
}

/**
 * The postings of an account. In recorded order the balance is the one the ledger kept; in effective
 * order the statement computes its own running balance, from the same postings.
 */
export async function accountStatement(
  reader: Queryable,
  countryCode: string,
  accountId: string,
  page: StatementPage,
): Promise<readonly StatementLine[]> {
  const order =
    page.order === 'recorded' ? 'p.account_version' : 'e.effective_on, p.account_version';
  const running =
    page.order === 'recorded'
      ? 'p.balance_after'
      : `sum(p.amount) OVER (ORDER BY ${order} ROWS UNBOUNDED PRECEDING)`;
  // Versions count the postings of an account from one, so a page begins with an index look-up. The
  // effective order has no such number: its running balance needs the lines before anyway.
  const begin = page.order === 'recorded' ? 'AND p.account_version > $4' : '';
  const skip = page.order === 'recorded' ? '' : 'OFFSET $4';
  const { rows } = await reader.query(
    `SELECT p.entry_id, e.kind, e.effective_on, e.recorded_at, e.reference, e.reverses, p.amount,
            ${running} AS running, p.account_version, p.commodity, p.exponent
       FROM public.posting p
       JOIN public.journal_entry e ON e.country_code = p.country_code AND e.id = p.entry_id
      WHERE p.country_code = $1 AND p.account_id = $2 ${begin}
      ORDER BY ${order} LIMIT $3 ${skip}`,
    [countryCode, accountId, page.limit, page.after],
  );
  return rows.map((row) => ({
    entryId: String(row['entry_id']),
    entryKind: String(row['kind']),
    effectiveOn: String(row['effective_on']),
    recordedAt: String(row['recorded_at']),
    reference: row['reference'] === null ? null : String(row['reference']),
    reverses: row['reverses'] === null ? null : String(row['reverses']),
    amount: storedAmount(row, 'amount'),
    balance: storedAmount(row, 'running'),
    accountVersion: row['account_version'] as number,
  }));
}
