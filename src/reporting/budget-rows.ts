import { Amount } from '../kernel/amount.ts';
import { currencyOf } from '../kernel/currency.ts';
import { grouped } from './order.ts';
import type { ReportedTranche } from './reported-funding.ts';

/** What is planned of a tranche for a time of a year at most. */
export interface BudgetRow {
  readonly from: string;
  readonly until: string;
  readonly amount: string;
  readonly isCommitted: boolean;
  /** Whether another plan stood before it. */
  readonly isRevised: boolean;
}

/**
 * The payment schedule by calendar year; committed where agreements cover all of it, else indicative.
 * Without a schedule, what was announced, where it is for a year at most: of a longer time nobody said
 * how much is for which year.
 *
 * @source IATI standard 2.03, budget: a period is no longer than a year
 */
export function budgetsOf(tranche: ReportedTranche): readonly BudgetRow[] {
  const currency = currencyOf(tranche.currency);
  const amount = (text: string): Amount => Amount.parse(text, currency);
  const { schedule, availableFrom: from, availableUntil: until, announced } = tranche;
  if (schedule.length === 0) {
    const isOfAYear = from !== null && until !== null && until > from && until < nextYear(from);
    return isOfAYear && amount(announced).isPositive()
      ? [{ from, until, amount: announced, isCommitted: false, isRevised: false }]
      : [];
  }
  const planned = Amount.sum(
    schedule.map((payment) => amount(payment.amount)),
    currency,
  );
  const isCommitted = !planned.exceeds(amount(tranche.committed));
  return [...grouped(schedule, ({ dueOn }) => dueOn.slice(0, 4))].map(([year, payments]) => ({
    from: `${year}-01-01`,
    until: `${year}-12-31`,
    amount: Amount.sum(
      payments.map((payment) => amount(payment.amount)),
      currency,
    ).toString(),
    isCommitted,
    isRevised: (tranche.scheduleVersion ?? 1) > 1,
  }));
}

/** The same day of the next year, as text that compares. */
function nextYear(day: string): string {
  return `${String(parseInt(day.slice(0, 4), 10) + 1).padStart(4, '0')}${day.slice(4)}`;
}
