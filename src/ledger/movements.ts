import type { Queryable } from '../audit/queryable.ts';
import type { Amount } from '../kernel/amount.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { AsOf } from './point-in-time.ts';
import { storedAmount, type AccountTurnover } from './turnovers.ts';

/** Movements of a month by entries of some kinds on accounts of one kind, of all owners of one type. */
export interface MonthlyMovement {
  readonly currency: string;
  /** 'YYYY-MM'. */
  readonly month: string;
  readonly amount: Amount;
}

/** What moved in a country's books, for one view of them. */
export interface Movements {
  readonly turnovers: readonly AccountTurnover[];
  readonly monthly: readonly MonthlyMovement[];
  /** Accounts that may have been below their floor in the order of days; all others never were. */
  readonly suspects: readonly string[];
}

export interface MovementsAsked {
  /** The first day of the period; what counted before it is the opening. */
  readonly from: CalendarDay;
  /** What is summed up by month. */
  readonly monthly: {
    readonly ownerType: string;
    readonly accountKind: string;
    readonly entryKinds: readonly string[];
  };
}

/*
 * Daily totals are kept beside the ledger for everything recorded so far; what the head did not know
 * yet is taken off again, in the same statement, so that both parts see the same moment. Reports are
 * mostly made for heads near the present, and then the second part is small.
 */
const DAYS = `
  SELECT t.account_id, t.entry_kind, t.effective_on, t.amount - coalesce(l.amount, 0) AS amount,
         t.postings <> coalesce(l.postings, 0) AS known
    FROM public.turnover t
    LEFT JOIN (SELECT p.account_id, e.kind, e.effective_on, sum(p.amount) AS amount,
                      count(*) AS postings
                 FROM public.journal_entry e
                 JOIN public.posting p ON p.country_code = $1 AND p.entry_id = e.id
                WHERE e.country_code = $1 AND e.audit_sequence >= $3
                GROUP BY p.account_id, e.kind, e.effective_on) l
      ON l.account_id = t.account_id AND l.kind = t.entry_kind
     AND l.effective_on = t.effective_on
   WHERE t.country_code = $1 AND t.effective_on <= $2`;

/*
 * The days are read once, and summed up at once to months: of these there are few, however many days
 * there are, and everything else is made of them.
 *
 * A balance in a month was never lower than at its beginning, with all that went out in the month, and
 * of what came in only what came by the day on which the first went out. Where that is not below the
 * floor, no day has to be looked at.
 */
const MOVEMENTS = `
  WITH months AS MATERIALIZED (
    SELECT d.account_id, d.entry_kind, date_trunc('month', d.effective_on::timestamp) AS month,
           sum(d.amount) AS amount,
           coalesce(sum(d.amount) FILTER (WHERE d.effective_on < $4), 0) AS opening,
           max(d.effective_on) FILTER (WHERE d.known) AS last_on,
           coalesce(sum(d.amount) FILTER (WHERE d.amount < 0), 0) AS outflow,
           min(d.effective_on) FILTER (WHERE d.amount < 0) AS first_out_on
      FROM (${DAYS}) d
     GROUP BY d.account_id, d.entry_kind, date_trunc('month', d.effective_on::timestamp)),
  ordered AS (
    SELECT account_id, month, amount, outflow, last_on,
           min(first_out_on) OVER (PARTITION BY account_id, month) AS began_on
      FROM months),
  lowest AS (
    SELECT account_id,
           sum(sum(amount)) OVER (PARTITION BY account_id ORDER BY month) - sum(amount)
             + coalesce(sum(amount) FILTER (WHERE outflow = 0 AND last_on <= began_on), 0)
             + sum(outflow) AS bound
      FROM ordered GROUP BY account_id, month),
  kinds AS (
    SELECT account_id, entry_kind, sum(amount) AS amount, sum(opening) AS opening,
           max(last_on) AS last_on
      FROM months GROUP BY account_id, entry_kind HAVING max(last_on) IS NOT NULL)
  SELECT 'account' AS part, a.id, a.kind, a.owner_type, a.owner_id, a.commodity, a.exponent,
         k.entry_kind, k.amount, k.opening, k.last_on, NULL AS month
    FROM kinds k
    JOIN public.account a ON a.country_code = $1 AND a.id = k.account_id
   UNION ALL
  SELECT 'month', NULL, NULL, NULL, NULL, a.commodity, a.exponent,
         NULL, sum(m.amount), NULL, NULL, to_char(m.month, 'YYYY-MM')
    FROM months m
    JOIN public.account a ON a.country_code = $1 AND a.id = m.account_id
   WHERE a.owner_type = $5 AND a.kind = $6 AND m.entry_kind = ANY($7::text[])
   GROUP BY a.commodity, a.exponent, m.month HAVING sum(m.amount) <> 0
   UNION ALL
  SELECT 'suspect', b.account_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM (SELECT account_id, least(min(bound), 0) AS bound FROM lowest GROUP BY account_id) l
    JOIN public.balance b ON b.country_code = $1 AND b.account_id = l.account_id
   WHERE l.bound < b.floor`;

/** What moved on every account, from one pass over the daily totals: no posting is read by itself. */
export async function movementsAt(
  reader: Queryable,
  countryCode: string,
  { effectiveAsOf, size }: AsOf,
  { from, monthly }: MovementsAsked,
): Promise<Movements> {
  const { rows } = await reader.query(MOVEMENTS, [
    countryCode,
    effectiveAsOf,
    size,
    from,
    monthly.ownerType,
    monthly.accountKind,
    monthly.entryKinds,
  ]);
  const parts = { account: [] as Row[], month: [] as Row[], suspect: [] as Row[] };
  for (const row of rows) parts[row['part'] as keyof typeof parts].push(row);
  return {
    turnovers: parts.account.map(turnoverOf).sort(inOrder),
    monthly: parts.month
      .map((row) => ({
        currency: String(row['commodity']),
        month: String(row['month']),
        amount: storedAmount(row, 'amount'),
      }))
      .sort((one, other) => compared(keyOf(one), keyOf(other))),
    suspects: parts.suspect.map((row) => String(row['id'])),
  };
}

type Row = Readonly<Record<string, unknown>>;

function turnoverOf(row: Row): AccountTurnover {
  return {
    accountId: String(row['id']),
    accountKind: String(row['kind']),
    ownerType: String(row['owner_type']),
    ownerId: String(row['owner_id']),
    entryKind: String(row['entry_kind']),
    amount: storedAmount(row, 'amount'),
    opening: storedAmount(row, 'opening'),
    lastOn: String(row['last_on']) as CalendarDay,
  };
}

function inOrder(one: AccountTurnover, other: AccountTurnover): number {
  return compared(one.accountId, other.accountId) || compared(one.entryKind, other.entryKind);
}

const keyOf = ({ currency, month }: MonthlyMovement): string => `${currency} ${month}`;

const compared = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
