import { lastDayOfMonth, type CalendarMonth } from '../../kernel/calendar-day.ts';
import type { ActKind } from '../act.ts';
import { ledgerErrors } from '../errors.ts';

export interface PeriodClosingBody {
  readonly month: CalendarMonth;
  readonly reason?: string;
}

/**
 * Closes the books of a country through the end of a month, and with it every earlier month. What is
 * found wrong later is corrected on a later day; closed books are not opened again.
 */
export const periodClosing: ActKind<PeriodClosingBody> = {
  kind: 'period-closing',
  posts: false,
  needs: () => ({ books: 'update' }),
  decide(act, known) {
    const { month } = act.body;
    const lastDay = lastDayOfMonth(month);
    if (lastDay >= known.today) {
      return ledgerErrors.refuse('LEDGER.PERIOD_NOT_OVER', { month, today: known.today });
    }
    if (known.closedThrough !== null && lastDay <= known.closedThrough) {
      return ledgerErrors.refuse('LEDGER.ALREADY_CLOSED', {
        month,
        closedThrough: known.closedThrough,
      });
    }
    return {
      closeBooksThrough: lastDay,
      facts: { month, closedThrough: lastDay, reason: act.body.reason ?? null },
      answer: {
        status: 201,
        location: `/v1/partner-countries/${act.countryCode}/periods`,
        body: { month, closedThrough: lastDay, status: 'posted' },
      },
    };
  },
};
