import type { CalendarDay } from '../kernel/calendar-day.ts';

/**
 * A view of the books: what counted by a day, as far as it was known at a head of the country's log.
 *
 * An entry belongs to the view by its audit sequence and its effective day, not by its clock.
 */
export interface AsOf {
  /** Effective on or before this day. */
  readonly effectiveAsOf: CalendarDay;
  /** The tree size of the head: leaves 0 to size − 1 are known. */
  readonly size: number;
}
