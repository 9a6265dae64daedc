import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Known } from '../act.ts';
import { ledgerErrors } from '../errors.ts';

/**
 * Whether a posting may be effective on a day: not after today in the later of Tokyo's and the
 * partner's time zone, and not within closed books. Null where it may.
 */
export function refuseDay(effectiveOn: CalendarDay, known: Known): Refusal | null {
  if (effectiveOn > known.today) {
    return ledgerErrors.refuse('LEDGER.DAY_IN_FUTURE', { effectiveOn, today: known.today });
  }
  if (known.closedThrough !== null && effectiveOn <= known.closedThrough) {
    return ledgerErrors.refuse('LEDGER.BOOKS_CLOSED', {
      effectiveOn,
      closedThrough: known.closedThrough,
    });
  }
  return null;
}
