import { Amount } from '../../kernel/amount.ts';
import { addDays, laterDay, type CalendarDay } from '../../kernel/calendar-day.ts';
import { publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, BatchReader, Known, ReversalRule, ReversedEntry } from '../act.ts';
import { ledgerErrors } from '../errors.ts';
import type { Row } from '../table.ts';
import { awaitingApproval } from './awaiting-approval.ts';
import { refuseDay } from './days.ts';
import { exceedsAlone, readPostedAlone } from './posted-alone.ts';

export interface ReversalBody {
  /** Why the entry was wrong. */
  readonly reason: string;
  /** Default: the original's effective day, or the first open day after it. */
  readonly effectiveOn?: CalendarDay;
}

interface ToReverse {
  readonly entry: ReversedEntry;
  readonly reversedBy: string | null;
  readonly rule: ReversalRule | null;
  /** What the rule found out about the entry. */
  readonly facts: unknown;
}

/**
 * Undoes one entry by its exact negation. An entry is reversed once; a reversal cannot be reversed;
 * kinds that do not declare how they are undone are refused. Above what one officer may undo alone, by
 * itself or with what the officer undid in the last 24 hours, it waits for a second.
 */
export function reversalAct(rules: readonly ReversalRule[]): ActKind<ReversalBody, ToReverse> {
  const byKind = new Map(rules.map((rule) => [rule.entryKind, rule]));
  return {
    kind: 'reversal',
    posts: true,
    async resolve(acts, reader) {
      const entries = await readEntries(acts, reader);
      const resolved = new Map<string, ToReverse | Refusal>();
      for (const act of acts) {
        const found = entries.get(act.subjectId ?? '');
        const rule = byKind.get(found?.entry.kind ?? '') ?? null;
        const entry = found?.entry;
        const facts = entry && (await rule?.resolve?.([entry], reader))?.get(entry.id);
        resolved.set(act.id, found ? { ...found, rule, facts } : notFound(act));
      }
      return resolved;
    },
    needs(_act, resolved) {
      if (!resolved.rule) return {};
      const own = resolved.rule.needs(resolved.entry, resolved.facts);
      const accounts = resolved.entry.postings.map(({ accountId }) => accountId);
      return { ...own, balances: [...(own.balances ?? []), ...accounts] };
    },
    async read(acts, reader, known, resolved) {
      // Read again under the locks: another process may have reversed it meanwhile.
      const entries = await readEntries(acts, reader);
      for (const [id, { reversedBy }] of entries)
        if (reversedBy) known.setFact(`reversed ${id}`, true);
      const measured = acts.flatMap((act) => {
        const { entry, rule, facts } = resolved?.get(act.id) as ToReverse;
        return rule?.threshold?.(entry, known, facts) ? [{ act, account: accountOf(entry) }] : [];
      });
      await readPostedAlone(measured, reader, known);
    },
    decide: decideReversal,
  };
}

function decideReversal(act: Act<ReversalBody>, known: Known, resolved: ToReverse) {
  const { entry, rule } = resolved;
  const id = publicId(act.countryCode, entry.id);
  if (entry.reverses !== null) return ledgerErrors.refuse('LEDGER.IS_A_REVERSAL', { entry: id });
  if (!rule) return ledgerErrors.refuse('LEDGER.NOT_REVERSIBLE', { entry: id, kind: entry.kind });
  if (known.fact(`reversed ${entry.id}`)) {
    return ledgerErrors.refuse('LEDGER.ALREADY_REVERSED', { entry: id });
  }
  const effectiveOn = act.body.effectiveOn ?? firstOpenDay(entry.effectiveOn, known);
  if (effectiveOn < entry.effectiveOn) {
    return ledgerErrors.refuse('LEDGER.BEFORE_THE_ORIGINAL', {
      effectiveOn,
      originalEffectiveOn: entry.effectiveOn,
    });
  }
  const refusedDay = refuseDay(effectiveOn, known);
  if (refusedDay) return refusedDay;
  const rows = rule.decide(entry, known, effectiveOn);
  if (rows instanceof Refusal) return rows;
  if (!act.approved && needsSecond(act, known, resolved)) return awaitingApproval(act);
  known.setFact(`reversed ${entry.id}`, true);
  return {
    entries: [
      {
        id: act.id,
        kind: entry.kind,
        effectiveOn,
        reference: entry.reference,
        memo: act.body.reason,
        reverses: entry.id,
        postings: entry.postings.map(({ accountId, amount }) => ({
          accountId,
          amount: amount.negated(),
        })),
      },
    ],
    rows,
    answer: {
      status: 201 as const,
      location: `/v1/journal-entries/${publicId(act.countryCode, act.id)}`,
      body: {
        id: publicId(act.countryCode, act.id),
        reverses: id,
        kind: entry.kind,
        effectiveOn,
        reason: act.body.reason,
        status: 'posted',
      },
    },
  };
}

function needsSecond(act: Act<ReversalBody>, known: Known, { entry, rule, facts }: ToReverse) {
  const threshold = rule?.threshold?.(entry, known, facts) ?? null;
  if (threshold === null) return false;
  const zero = threshold.minus(threshold);
  const amount = entry.postings.reduce(
    (sum, posting) => (posting.amount.exceeds(zero) ? sum.plus(posting.amount) : sum),
    zero,
  );
  return exceedsAlone({ act, account: accountOf(entry) }, known, amount, threshold);
}

/** The account of the first leg: it is held locked while the entry is undone. */
function accountOf({ postings }: ReversedEntry): string {
  return postings[0]?.accountId ?? '';
}

function firstOpenDay(wanted: CalendarDay, known: Known): CalendarDay {
  return known.closedThrough === null ? wanted : laterDay(wanted, addDays(known.closedThrough, 1));
}

function notFound(act: Act<ReversalBody>): Refusal {
  return ledgerErrors.refuse('LEDGER.ENTRY_NOT_FOUND', {
    entry: publicId(act.countryCode, act.subjectId ?? ''),
  });
}

async function readEntries(
  acts: readonly Act<ReversalBody>[],
  reader: BatchReader,
): Promise<Map<string, { entry: ReversedEntry; reversedBy: string | null }>> {
  const rows = await reader.query(
    `SELECT e.id, e.kind, e.effective_on, e.reference, e.reverses, r.id AS reversed_by,
            p.account_id, p.amount, p.commodity, p.exponent
       FROM public.journal_entry e
       JOIN public.posting p ON p.country_code = e.country_code AND p.entry_id = e.id
       LEFT JOIN public.journal_entry r ON r.country_code = e.country_code AND r.reverses = e.id
      WHERE e.country_code = $1 AND e.id = ANY($2::uuid[])
      ORDER BY e.id, p.leg`,
    [acts[0]?.countryCode, acts.map((act) => act.subjectId)],
  );
  const entries = new Map<string, { entry: ReversedEntry; reversedBy: string | null }>();
  for (const row of rows) {
    const id = String(row['id']);
    const before = entries.get(id);
    entries.set(id, {
      reversedBy: textOrNull(row, 'reversed_by'),
      entry: {
        id,
        kind: String(row['kind']),
        effectiveOn: String(row['effective_on']) as CalendarDay,
        reference: textOrNull(row, 'reference'),
        reverses: textOrNull(row, 'reverses'),
        postings: [...(before?.entry.postings ?? []), postingOf(row)],
      },
    });
  }
  return entries;
}

function postingOf(row: Row) {
  const commodity = { code: String(row['commodity']), exponent: row['exponent'] as number };
  return {
    accountId: String(row['account_id']),
    amount: Amount.parse(String(row['amount']), commodity),
  };
}

function textOrNull(row: Row, column: string): string | null {
  const value = row[column];
  return typeof value === 'string' ? value : null;
}
