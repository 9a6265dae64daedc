import { Inject, Injectable } from '@nestjs/common';
import type { KnownAt } from '../audit/audit-log.ts';
import { BOOK, CLOCK } from '../database/database.module.ts';
import type { Book } from '../database/migrator.ts';
import { Reader } from '../database/reader.ts';
import { httpErrors } from '../http/errors.ts';
import { isDay, type CalendarDay } from '../kernel/calendar-day.ts';
import type { Clock, Instant } from '../kernel/clock.ts';
import { parseCountryCode, type CountryCode } from '../kernel/country-code.ts';
import { currencyOf } from '../kernel/currency.ts';
import { CountryRules } from '../ledger/country-rules.ts';
import { firstHead, nothingKnownYet, parseKnownAt, resolveHeads } from './as-of.ts';
import { buildCountryReport } from './country-report.builder.ts';
import type { CountryReportQuery } from './country-report.dto.ts';
import { CountryReportReads } from './country-report.reads.ts';
import type { CountryReport } from './country-report.ts';
import { EditionReads } from './editions.reads.ts';
import { reportingErrors } from './errors.ts';
import { calendarYearOf, periodNamed, type ReportPeriod } from './period.ts';
import type { ReportedStatus } from './reported-review.ts';

type Asked = Omit<CountryReportQuery, 'format' | 'lang' | 'chart' | 'view'>;

/** Makes country reports: what was asked for, with its defaults; the facts; the model. */
@Injectable()
export class CountryReports {
  constructor(
    private readonly reader: Reader,
    private readonly reads: CountryReportReads,
    private readonly countries: CountryRules,
    private readonly editions: EditionReads,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  /**
   * The report of a partner for a day and a head.
   *
   * Refuses COUNTRY.MALFORMED, PARTNER_COUNTRY.NOT_FOUND, HTTP.QUERY_INVALID,
   * REPORTING.KNOWN_AS_OF_MALFORMED, KNOWN_AS_OF_IN_FUTURE, NOTHING_KNOWN_YET, DAY_IN_FUTURE.
   */
  async make(
    iso2: string,
    query: Asked = {},
    edition: ReportedStatus | null = null,
  ): Promise<CountryReport> {
    const country = parseCountryCode(iso2);
    await this.countries.requireKnown(country, 'country-report');
    const known = given(query.knownAsOf) === null ? null : parseKnownAt(query.knownAsOf ?? '');
    const period = periodOf(query.period);
    const day = dayOf(query.effectiveAsOf);
    refuseOutside(period, day);
    const displayCurrency = displayCurrencyOf(query.displayCurrency);
    const sharedSize = sharedSizeOf(query.sharedKnownAsOf);
    const now = this.clock.now();
    const heads = await resolveHeads(this.reader.pool, country, { known, sharedSize, now });
    const effectiveAsOf = this.#effectiveAsOf(country, day, period, {
      known,
      headAt: heads.head.at,
    });
    const request = {
      country,
      effectiveAsOf,
      period: period ?? calendarYearOf(effectiveAsOf),
      displayCurrency,
    } as const;
    const facts = await this.reads.facts(request, heads.head, heads.sharedHead);
    if (facts === null) {
      throw nothingKnownYet(country, known, await firstHead(this.reader.pool, country));
    }
    const status = edition ?? NO_EDITION;
    const published = await this.editions.publishedBefore(country, heads.head.size);
    return buildCountryReport({
      request,
      book: this.book,
      ...heads,
      ...facts,
      status,
      published,
    });
  }

  /**
   * A report as known at a head that was named has that head's day, so that its address alone repeats
   * it; the report of a period that is over, the last day of the period.
   */
  #effectiveAsOf(
    country: CountryCode,
    day: CalendarDay | null,
    period: ReportPeriod | null,
    { known, headAt }: { readonly known: KnownAt | null; readonly headAt: Instant },
  ): CalendarDay {
    const today = this.countries.latestDay(country, this.clock.now());
    const latest = known === null ? today : this.countries.latestDay(country, headAt);
    const asked = day ?? (period !== null && period.until < latest ? period.until : latest);
    const tooLate = day !== null && day > today ? day : null;
    const notBegun = period !== null && period.from > latest ? period.from : null;
    if (tooLate !== null || notBegun !== null) {
      const requested = tooLate ?? notBegun;
      throw reportingErrors.refuse('REPORTING.DAY_IN_FUTURE', {
        requested,
        latest: tooLate === null ? latest : today,
      });
    }
    return asked;
  }
}

/** What a report is that is no edition. */
const NO_EDITION: ReportedStatus = { status: 'draft', edition: null, id: null, agreedBy: null };

function periodOf(text: string | undefined): ReportPeriod | null {
  const name = given(text);
  if (name === null) return null;
  const period = periodNamed(name);
  if (period !== null) return period;
  throw wrong(
    'period',
    'must be a calendar year, such as 2025, or a Japanese fiscal year, such as FY2025',
  );
}

function refuseOutside(period: ReportPeriod | null, day: CalendarDay | null): void {
  if (period === null || day === null) return;
  if (day < period.from || day > period.until) {
    throw wrong('effectiveAsOf', `must lie in the period, from ${period.from} to ${period.until}`);
  }
}

/** Null where a parameter was left out, or left empty in a form. */
function given(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

function dayOf(text: string | undefined): CalendarDay | null {
  const day = given(text);
  if (day === null || isDay(day)) return day;
  throw wrong('effectiveAsOf', 'must be a day that exists, written YYYY-MM-DD, from 1900-01-01');
}

function displayCurrencyOf(text: string | undefined): string | null {
  const code = given(text);
  if (code === null) return null;
  try {
    return currencyOf(code).code;
  } catch {
    throw wrong(
      'displayCurrency',
      'must be the code of an active ISO 4217 currency, such as USD, JPY or KZT',
    );
  }
}

function sharedSizeOf(text: string | undefined): number | null {
  const size = given(text);
  if (size === null) return null;
  const known = parseKnownAt(size);
  if ('size' in known) return known.size;
  throw wrong('sharedKnownAsOf', 'must be a whole number of leaves, such as 42');
}

function wrong(parameter: string, detail: string): Error {
  return httpErrors.refuse('HTTP.QUERY_INVALID', {}, [{ pointer: `/${parameter}`, detail }]);
}
