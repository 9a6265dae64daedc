import { Injectable } from '@nestjs/common';
import { Reader } from '../database/reader.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Instant } from '../kernel/clock.ts';
import { NO_COUNTRY, type CountryCode } from '../kernel/country-code.ts';
import { CountryRules } from '../ledger/country-rules.ts';
import { partnerCountryErrors } from './errors.ts';
import { latestDay } from './time-zones.ts';

/** What the ledger must know of countries. Once a partner, always one: what was found is remembered. */
@Injectable()
export class PartnerCountryRules extends CountryRules {
  private readonly partners = new Set<string>();

  constructor(private readonly reader: Reader) {
    super();
  }

  /** The later of Tokyo's and the partner's local day: no act is effective after it. */
  override latestDay(country: CountryCode, at: Instant): CalendarDay {
    return latestDay(country, at);
  }

  /**
   * Refuses an act for a country that is no partner: PARTNER_COUNTRY.NOT_FOUND. Registering one is for
   * countries that are not yet; a few kinds are of no country.
   */
  override async requireKnown(country: CountryCode, kind: string): Promise<void> {
    if (kind === 'partner-country' || this.partners.has(country)) return;
    if (country === NO_COUNTRY && OF_NO_COUNTRY.has(kind)) return;
    const rows = await this.reader.query(
      'SELECT 1 AS found FROM public.partner_country WHERE country_code = $1',
      [country],
    );
    if (rows.length === 0) {
      throw partnerCountryErrors.refuse('PARTNER_COUNTRY.NOT_FOUND', { country });
    }
    this.partners.add(country);
  }
}

/** The kinds of act that are entered under the code 00. */
const OF_NO_COUNTRY: ReadonlySet<string> = new Set([
  'facility',
  'exchange-rate',
  'api-key',
  'api-key-revocation',
  'participant',
  'participant-change',
  'article6-party',
  'ndc-period',
  'inventory-emissions',
  'holdings-snapshot',
  'aef-filing',
  'final-adjustment',
]);
