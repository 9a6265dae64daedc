import { Amount } from '../../kernel/amount.ts';
import { addDays, type CalendarDay } from '../../kernel/calendar-day.ts';
import { currencyOf } from '../../kernel/currency.ts';
import type { FundingTransaction } from '../reported-transactions.ts';

/** A line of somebody else's statement. */
export interface StatementLine {
  readonly line: number;
  readonly reference: string;
  readonly amount: string;
  readonly currency: string;
  readonly day: CalendarDay;
}

/** How a line of the statement, or a payment of the book, stands to the other side. */
export type Outcome =
  | 'matched'
  | 'amount-differs'
  | 'day-differs'
  | 'reference-differs'
  | 'not-in-book'
  | 'not-in-statement';

export interface ReconciledLine {
  readonly outcome: Outcome;
  readonly statement: StatementLine | null;
  readonly book: FundingTransaction | null;
}

/**
 * Holds a statement against the payments of the book, line by line: first what agrees in reference,
 * amount, currency and day, then what agrees in part. A payment answers one line at most. Nothing is
 * changed: differences are for people.
 *
 * @param windowDays how many days a payment and its line may lie apart
 */
export function reconciled(
  lines: readonly StatementLine[],
  payments: readonly FundingTransaction[],
  windowDays: number,
): readonly ReconciledLine[] {
  const left = new Set(payments);
  const found = new Map<StatementLine, ReconciledLine>();
  for (const [outcome, agrees] of RULES) {
    for (const line of lines) {
      if (found.has(line)) continue;
      const book = [...left].find((payment) => agrees(line, payment, windowDays));
      if (book === undefined) continue;
      left.delete(book);
      found.set(line, { outcome, statement: line, book });
    }
  }
  const told = lines.map(
    (line) => found.get(line) ?? { outcome: 'not-in-book' as const, statement: line, book: null },
  );
  const days = lines.map(({ day }) => day).sort();
  const [first, last] = [days[0], days.at(-1)];
  const missing = [...left]
    .filter(({ effectiveOn }) => {
      return (
        first !== undefined && last !== undefined && effectiveOn >= first && effectiveOn <= last
      );
    })
    .map((book) => ({ outcome: 'not-in-statement' as const, statement: null, book }));
  return [...told, ...missing];
}

type Agrees = (line: StatementLine, payment: FundingTransaction, windowDays: number) => boolean;

/** Both sides of each comparison, from what agrees in all to what agrees in least. */
const RULES: readonly (readonly [Outcome, Agrees])[] = [
  [
    'matched',
    (line, own, days) => sameReference(line, own) && sameMoney(line, own) && near(line, own, days),
  ],
  ['day-differs', (line, own) => sameReference(line, own) && sameMoney(line, own)],
  ['amount-differs', (line, own) => sameReference(line, own) && line.currency === own.currency],
  ['reference-differs', (line, own, days) => sameMoney(line, own) && near(line, own, days)],
];

function sameReference(line: StatementLine, { reference }: FundingTransaction): boolean {
  return reference !== null && line.reference !== '' && plain(line.reference) === plain(reference);
}

/** References differ in blanks and letters' case from system to system. */
function plain(reference: string): string {
  return reference.replaceAll(/[\s_-]+/g, '').toLowerCase();
}

function sameMoney(line: StatementLine, own: FundingTransaction): boolean {
  if (line.currency !== own.currency) return false;
  const currency = currencyOf(own.currency);
  return Amount.parse(line.amount, currency).equals(Amount.parse(own.amount, currency));
}

function near({ day }: StatementLine, own: FundingTransaction, windowDays: number): boolean {
  const on = own.effectiveOn as CalendarDay;
  return day >= addDays(on, -windowDays) && day <= addDays(on, windowDays);
}
