import { Amount } from '../kernel/amount.ts';
import type { Queryable } from '../audit/queryable.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { AsOf } from './point-in-time.ts';

/** What moved on one account by entries of one kind, reversals netted. */
export interface AccountTurnover {
  readonly accountId: string;
  readonly accountKind: string;
  readonly ownerType: string;
  readonly ownerId: string;
  readonly entryKind: string;
  /** In minus out. */
  readonly amount: Amount;
  /** The part of it that counted before the period began. */
  readonly opening: Amount;
  /** The last day on which such an entry counted. */
  readonly lastOn: CalendarDay;
}

/** Daily totals, and what the head did not know yet taken off again ([movements.ts](./movements.ts)). */
const MOVEMENTS = `
  SELECT t.account_id, t.effective_on, t.entry_kind, t.amount, t.postings
    FROM public.turnover t
   WHERE t.country_code = $1 AND t.effective_on <= $2
   UNION ALL
  SELECT p.account_id, e.effective_on, e.kind, -p.amount, -1
    FROM public.journal_entry e
    JOIN public.posting p ON p.country_code = e.country_code AND p.entry_id = e.id
   WHERE e.country_code = $1 AND e.effective_on <= $2 AND e.audit_sequence >= $3`;

/** An account, and how far its balance fell when entries are taken in the order of their days. */
export interface LowestBalance {
  readonly accountId: string;
  readonly accountKind: string;
  readonly ownerType: string;
  readonly ownerId: string;
  readonly lowest: Amount;
  readonly effectiveOn: string;
}

/**
 * Which of some accounts with a floor had, in effective order, a balance below it. Floors are hard in
 * the order of recording; a back-dated act can be in order there and out of order here, and a report
 * says so.
 */
export async function accountsBelowFloor(
  reader: Queryable,
  countryCode: string,
  { effectiveAsOf, size }: AsOf,
  accounts: readonly string[],
): Promise<readonly LowestBalance[]> {
  if (accounts.length === 0) return [];
  const { rows } = await reader.query(
    `WITH days AS (
       SELECT m.account_id, m.effective_on, sum(m.amount) AS amount FROM (${MOVEMENTS}) m
        WHERE m.account_id = ANY($4::uuid[]) GROUP BY m.account_id, m.effective_on),
     running AS (
       SELECT account_id, effective_on,
              sum(amount) OVER (PARTITION BY account_id ORDER BY effective_on) AS balance
         FROM days)
     SELECT DISTINCT ON (a.id) a.id, a.kind, a.owner_type, a.owner_id, a.commodity, a.exponent,
            r.balance AS amount, r.effective_on
       FROM running r
       JOIN public.account a ON a.country_code = $1 AND a.id = r.account_id
       JOIN public.balance b ON b.country_code = $1 AND b.account_id = r.account_id
      WHERE r.balance < b.floor
      ORDER BY a.id, r.balance, r.effective_on`,
    [countryCode, effectiveAsOf, size, accounts],
  );
  return rows.map((row) => ({
    accountId: String(row['id']),
    accountKind: String(row['kind']),
    ownerType: String(row['owner_type']),
    ownerId: String(row['owner_id']),
    lowest: storedAmount(row, 'amount'),
    effectiveOn: String(row['effective_on']),
  }));
}

/** One line of the trial balance. */
export interface TrialBalanceLine {
  readonly accountKind: string;
  readonly commodity: string;
  readonly accounts: number;
  readonly balance: Amount;
}

/** All balances of a country's books by kind of account; they sum to zero per commodity. */
export async function trialBalance(
  reader: Queryable,
  countryCode: string,
  { effectiveAsOf, size }: AsOf,
): Promise<readonly TrialBalanceLine[]> {
  const { rows } = await reader.query(
    `SELECT a.kind, a.commodity, a.exponent, count(*)::bigint AS accounts, sum(m.amount) AS amount
       FROM (SELECT account_id, sum(amount) AS amount FROM (${MOVEMENTS}) known
              GROUP BY account_id HAVING sum(postings) > 0) m
       JOIN public.account a ON a.country_code = $1 AND a.id = m.account_id
      GROUP BY a.kind, a.commodity, a.exponent
      ORDER BY a.commodity, a.kind`,
    [countryCode, effectiveAsOf, size],
  );
  return rows.map((row) => ({
    accountKind: String(row['kind']),
    commodity: String(row['commodity']),
    accounts: row['accounts'] as number,
    balance: storedAmount(row, 'amount'),
  }));
}

/** The same lines from turnovers that were read before. */
export function trialBalanceOf(turnovers: readonly AccountTurnover[]): readonly TrialBalanceLine[] {
  const lines = new Map<string, { first: AccountTurnover; accounts: Set<string>; sum: Amount }>();
  for (const one of turnovers) {
    const key = `${one.amount.commodity.code} ${one.accountKind}`;
    const line = lines.get(key) ?? {
      first: one,
      accounts: new Set<string>(),
      sum: Amount.zero(one.amount.commodity),
    };
    line.accounts.add(one.accountId);
    lines.set(key, { ...line, sum: line.sum.plus(one.amount) });
  }
  return [...lines]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { first, accounts, sum }]) => ({
      accountKind: first.accountKind,
      commodity: first.amount.commodity.code,
      accounts: accounts.size,
      balance: sum,
    }));
}

/** An amount as it stands in a row beside its commodity and exponent. */
export function storedAmount(row: Readonly<Record<string, unknown>>, column: string): Amount {
  const commodity = { code: String(row['commodity']), exponent: row['exponent'] as number };
  return Amount.parse(String(row[column]), commodity);
}
