import { Amount } from '../../kernel/amount.ts';
import { plusMilliseconds } from '../../kernel/clock.ts';
import type { Act, BatchReader, Known } from '../act.ts';

/** Over how long acts that one officer posted alone count together. */
const WINDOW_MS = 24 * 60 * 60 * 1000;

/** What is measured against a threshold: by one officer, with one kind of act, on one account. */
interface Measured {
  readonly act: Act<unknown>;
  /** One that the act holds locked, so that two acts on it never see the same sum. */
  readonly account: string;
}

/**
 * Reads what each officer has posted without a second one in the last 24 hours, on the accounts that
 * its acts move. What a second officer approved does not count: its act is the approval.
 */
export async function readPostedAlone(
  measured: readonly Measured[],
  reader: BatchReader,
  known: Known,
): Promise<void> {
  const [first] = measured;
  if (first === undefined) return;
  const wanted = new Map(measured.map((one) => [factOf(one), one]));
  const of = [...wanted.values()];
  const rows = await reader.query(
    `SELECT w.account_id, w.principal_id, w.kind, sum(abs(p.amount))::text AS posted
       FROM unnest($2::uuid[], $3::uuid[], $4::text[]) AS w (account_id, principal_id, kind)
       JOIN public.posting p ON p.country_code = $1 AND p.account_id = w.account_id
       JOIN public.journal_entry e
         ON e.country_code = $1 AND e.id = p.entry_id AND e.principal_id = w.principal_id
        AND e.recorded_at > $5::timestamptz
       JOIN public.act a ON a.country_code = $1 AND a.id = e.act_id AND a.kind = w.kind
      GROUP BY w.account_id, w.principal_id, w.kind`,
    [
      first.act.countryCode,
      of.map(({ account }) => account),
      of.map(({ act }) => act.principalId),
      of.map(({ act }) => act.kind),
      plusMilliseconds(known.now, -WINDOW_MS),
    ],
  );
  for (const row of rows) {
    known.setFact(
      nameOf(String(row['principal_id']), String(row['kind']), String(row['account_id'])),
      String(row['posted']),
    );
  }
}

/**
 * Whether an act, with all that its officer posted alone in the last 24 hours, exceeds what one officer
 * may post. Where it does not it counts from now on, also for later acts of the same batch.
 */
export function exceedsAlone(
  measured: Measured,
  known: Known,
  amount: Amount,
  threshold: Amount,
): boolean {
  const before = known.fact<string>(factOf(measured));
  const total = before === undefined ? amount : amount.plus(Amount.parse(before, amount.commodity));
  if (total.exceeds(threshold)) return true;
  known.setFact(factOf(measured), total.toString());
  return false;
}

function factOf({ act, account }: Measured): string {
  return nameOf(act.principalId, act.kind, account);
}

function nameOf(principal: string, kind: string, account: string): string {
  return `posted alone by ${principal}: ${kind} on ${account}`;
}
