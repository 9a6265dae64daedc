import { parseDay, type CalendarDay } from '../kernel/calendar-day.ts';

/** Since when a fact holds that has no day of its own: the first day of the calendar. */
export const ALWAYS: CalendarDay = parseDay('1900-01-01');
