import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import type { Instant } from '../kernel/clock.ts';

/** What the ledger must know of countries; the room of partner countries tells it. */
export abstract class CountryRules {
  /** The later of Tokyo's and the partner's local day: no act is effective after it. */
  abstract latestDay(country: CountryCode, at: Instant): CalendarDay;

  /** Refuses an act for a country that has no books here; some kinds belong to no country (`00`). */
  abstract requireKnown(country: CountryCode, kind: string): Promise<void>;
}
