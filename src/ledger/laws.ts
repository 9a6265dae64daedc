import type { Queryable } from '../audit/queryable.ts';
import type { LawCheck } from './law-check.ts';
import { accessLaws } from './laws-of-access.ts';
import { controlLaws } from './laws-of-control.ts';
import { nodeLaws } from './laws-of-nodes.ts';
import { logLaws } from './laws-of-the-log.ts';

export type { LawCheck } from './law-check.ts';

export interface LawResult {
  readonly law: number;
  readonly sentence: string;
  /** How many rows break it; the first of them are told. */
  readonly broken: number;
  readonly examples: readonly string[];
}

const EXAMPLES_AT_MOST = 20;

/** Asks every question and tells what is broken; changes nothing. Answers are in the given order. */
export async function checkLaws(
  reader: Queryable,
  checks: readonly LawCheck[],
  progress: (done: number, of: number, sentence: string) => void = () => undefined,
): Promise<readonly LawResult[]> {
  const results: LawResult[] = [];
  for (const [at, { law, sentence, violations }] of checks.entries()) {
    progress(at, checks.length, sentence);
    const rows = await violationsOf(reader, violations);
    results.push({
      law,
      sentence,
      broken: rows[0]?.broken ?? 0,
      examples: rows.map((row) => row.example),
    });
  }
  return results;
}

type Violation = {
  readonly broken: number;
  readonly example: string;
};

/** What is no number or no day where a law looks for one breaks that law, and does not end the check. */
async function violationsOf(reader: Queryable, violations: string): Promise<readonly Violation[]> {
  try {
    const { rows } = await reader.query<Violation>(
      `SELECT count(*) OVER ()::bigint AS broken,
              country_code || '-' || subject || ': ' || detail AS example
         FROM (${violations}) v ORDER BY 2 LIMIT ${EXAMPLES_AT_MOST}`,
      [],
    );
    return rows;
  } catch (error) {
    const { code, message } = error as { readonly code?: unknown; readonly message?: string };
    if (typeof code !== 'string' || !DATA_EXCEPTION.test(code)) throw error;
    return [{ broken: 1, example: `cannot be asked of what stands there: ${message ?? code}` }];
  }
}

/** @source PostgreSQL, appendix A: class 22, and 21000 for a row where one alone should be */
const DATA_EXCEPTION = /^2[12]/;

/** The laws that the ledger's own tables can break. */
export const ledgerLaws: readonly LawCheck[] = [
  {
    law: 1,
    sentence: 'The postings of every entry sum to zero per commodity',
    violations: `
      SELECT country_code, entry_id::text AS subject, 'off by ' || sum(amount) || ' ' || commodity AS detail
        FROM public.posting GROUP BY country_code, entry_id, commodity HAVING sum(amount) <> 0`,
  },
  {
    law: 1,
    sentence: 'Every entry has the postings it says, and at least two',
    violations: `
      SELECT e.country_code, e.id::text AS subject,
             'says ' || e.leg_count || ', has ' || count(p.leg) AS detail
        FROM public.journal_entry e
        LEFT JOIN public.posting p ON p.country_code = e.country_code AND p.entry_id = e.id
       GROUP BY e.country_code, e.id, e.leg_count
      HAVING count(p.leg) <> e.leg_count OR e.leg_count < 2`,
  },
  {
    law: 1,
    sentence: 'Every posting belongs to an entry',
    violations: `
      SELECT p.country_code, p.entry_id::text AS subject, 'leg ' || p.leg || ' has no entry' AS detail
        FROM public.posting p
        LEFT JOIN public.journal_entry e ON e.country_code = p.country_code AND e.id = p.entry_id
       WHERE e.id IS NULL`,
  },
  {
    law: 2,
    sentence: 'A reversal negates its original exactly, and is not itself reversed',
    violations: `
      SELECT e.country_code, e.id::text AS subject, 'does not reverse ' || e.reverses AS detail
        FROM public.journal_entry e
        LEFT JOIN public.journal_entry o ON o.country_code = e.country_code AND o.id = e.reverses
       WHERE e.reverses IS NOT NULL AND (
             o.id IS NULL OR o.reverses IS NOT NULL OR o.kind <> e.kind OR EXISTS (
             SELECT 1 FROM public.posting p
              WHERE p.country_code = e.country_code AND p.entry_id IN (e.id, e.reverses)
              GROUP BY p.account_id HAVING sum(p.amount) <> 0))`,
  },
  {
    law: 3,
    sentence: 'No balance is below the floor of its account',
    violations: `
      SELECT country_code, account_id::text AS subject, balance || ' below ' || floor AS detail
        FROM public.balance WHERE balance < floor`,
  },
  {
    law: 10,
    sentence: 'Every account has its balance: the sum of its postings',
    violations: `
      SELECT coalesce(b.country_code, a.country_code) AS country_code,
             coalesce(b.account_id, a.id)::text AS subject,
             CASE WHEN b.account_id IS NULL THEN 'has no balance'
                  WHEN a.id IS NULL THEN 'is a balance of no account'
                  ELSE 'balance ' || b.balance || ' (version ' || b.version || '), postings sum to '
                       || coalesce(p.total, 0) || ' (' || coalesce(p.number, 0) || ')' END AS detail
        FROM public.balance b
        FULL JOIN public.account a ON a.country_code = b.country_code AND a.id = b.account_id
        LEFT JOIN (SELECT country_code, account_id, sum(amount) AS total, count(*) AS number
                     FROM public.posting GROUP BY country_code, account_id) p
          ON p.country_code = b.country_code AND p.account_id = b.account_id
       WHERE b.account_id IS NULL OR a.id IS NULL
          OR b.balance <> coalesce(p.total, 0) OR b.version <> coalesce(p.number, 0)`,
  },
  {
    law: 10,
    sentence: 'The running balance of an account follows its postings, one version after the other',
    violations: `
      SELECT country_code, entry_id::text AS subject,
             'balance after version ' || account_version || ' is ' || balance_after AS detail
        FROM (SELECT country_code, entry_id, account_version, balance_after,
                     sum(amount) OVER account AS running, row_number() OVER account AS place
                FROM public.posting
              WINDOW account AS (PARTITION BY country_code, account_id ORDER BY account_version)) p
       WHERE balance_after <> running OR account_version <> place`,
  },
  {
    law: 10,
    sentence: 'The daily totals are those of the postings',
    violations: `
      SELECT coalesce(t.country_code, p.country_code) AS country_code,
             coalesce(t.account_id, p.account_id)::text AS subject,
             coalesce(t.effective_on, p.effective_on) || ' ' || coalesce(t.entry_kind, p.kind)
             || ': kept ' || coalesce(t.amount::text, 'nothing')
             || ', postings say ' || coalesce(p.amount::text, 'nothing') AS detail
        FROM public.turnover t
        FULL JOIN (SELECT e.country_code, p.account_id, e.effective_on, e.kind,
                          sum(p.amount) AS amount, count(*) AS number
                     FROM public.journal_entry e
                     JOIN public.posting p ON p.country_code = e.country_code AND p.entry_id = e.id
                    GROUP BY 1, 2, 3, 4) p
          ON p.country_code = t.country_code AND p.account_id = t.account_id
         AND p.effective_on = t.effective_on AND p.kind = t.entry_kind
       WHERE t.amount IS DISTINCT FROM p.amount OR t.postings IS DISTINCT FROM p.number`,
  },
  {
    law: 6,
    sentence: 'Every act has the leaf that tells about it',
    violations: `
      SELECT a.country_code, a.id::text AS subject, 'no leaf at ' || a.audit_sequence AS detail
        FROM public.act a
        LEFT JOIN public.audit_leaf l
          ON l.country_code = a.country_code AND l.sequence = a.audit_sequence
       WHERE l.sequence IS NULL OR l.payload NOT LIKE '%"id":"' || a.id || '"%'`,
  },
  {
    law: 4,
    sentence: 'Every amount has exactly the decimals of its commodity',
    violations: `
      SELECT p.country_code, p.entry_id::text AS subject, p.amount || ' ' || p.commodity AS detail
        FROM public.posting p JOIN public.commodity c ON c.code = p.commodity
       WHERE scale(p.amount) <> c.exponent OR p.exponent <> c.exponent`,
  },
  {
    law: 4,
    sentence: 'Every posting counts what its account counts, and repeats what its entry is',
    violations: `
      SELECT p.country_code, p.entry_id::text AS subject, 'leg ' || p.leg || ' differs' AS detail
        FROM public.posting p
        LEFT JOIN public.account a ON a.country_code = p.country_code AND a.id = p.account_id
        LEFT JOIN public.journal_entry e ON e.country_code = p.country_code AND e.id = p.entry_id
       WHERE (p.commodity, p.exponent, p.inflow_only)
             IS DISTINCT FROM (a.commodity, a.exponent, a.inflow_only)
          OR (p.entry_kind, p.leg_count) IS DISTINCT FROM (e.kind, e.leg_count)`,
  },
  ...controlLaws,
  ...accessLaws,
  ...logLaws,
  ...nodeLaws,
];
