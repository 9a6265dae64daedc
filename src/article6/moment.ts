import { parseDay, type CalendarDay } from '../kernel/calendar-day.ts';
import { parseInstant, type Instant } from '../kernel/clock.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Known } from '../ledger/act.ts';
import { article6Errors } from './errors.ts';

/** When an action took place: an instant, and its day as rules compare it. */
export interface Moment {
  readonly at: Instant;
  readonly day: CalendarDay;
}

/** The moment that was given, its day in UTC; now, and today, where none was. */
export function momentOf(given: string | null | undefined, known: Known): Moment {
  if (given === null || given === undefined) return { at: known.now, day: known.today };
  const at = parseInstant(given);
  return { at, day: parseDay(at.slice(0, 10)) };
}

/** Refuses ARTICLE6.MOMENT_IN_FUTURE. */
export function refuseMoment(at: Instant, { now }: Known): Refusal | null {
  return at > now ? article6Errors.refuse('ARTICLE6.MOMENT_IN_FUTURE', { at, now }) : null;
}
