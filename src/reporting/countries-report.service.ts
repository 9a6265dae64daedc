import { Inject, Injectable } from '@nestjs/common';
import { BOOK, CLOCK } from '../database/database.module.ts';
import type { Book } from '../database/migrator.ts';
import { Reader } from '../database/reader.ts';
import { FUNDERS } from '../funding/funders.ts';
import { httpErrors } from '../http/errors.ts';
import { dayAt, isDay } from '../kernel/calendar-day.ts';
import { parseInstant, type Clock, type Instant } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import { buildCountriesReport } from './countries-report.builder.ts';
import type { CountriesQuery } from './countries-report.dto.ts';
import type { CountriesReport } from './countries-report.ts';
import { CountryReports } from './country-report.service.ts';
import type { CountryReport } from './country-report.ts';
import { DEMONSTRATION_NOTICE } from './definitions.ts';
import { reportingErrors } from './errors.ts';
import { calendarYearOf, periodNamed } from './period.ts';

/** Told after each country, of so many. */
type Progress = (done: number, of: number) => void;

/** Makes the report of all partners, or of a funder in all of them, out of country reports. */
@Injectable()
export class CountriesReports {
  constructor(
    private readonly reader: Reader,
    private readonly reports: CountryReports,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  /**
   * Every partner that was in the books at the moment, one after the other, so that one report of all
   * does not take all connections for reading.
   *
   * Refuses HTTP.QUERY_INVALID, REPORTING.KNOWN_AS_OF_IN_FUTURE, REPORTING.DAY_IN_FUTURE.
   */
  async make(
    query: CountriesQuery,
    funder: string | null = null,
    progress: Progress = () => undefined,
  ): Promise<CountriesReport> {
    if (funder !== null && FUNDERS.every(({ code }) => code !== funder)) {
      throw wrong('funder', `must be one of: ${FUNDERS.map(({ code }) => code).join(', ')}`);
    }
    const known = await this.#knownAsOf(query.knownAsOf);
    const today = dayAt(known, 'Asia/Tokyo');
    const period = query.period ? periodNamed(query.period) : null;
    if (query.period && period === null) throw wrong('period', 'must be like 2025 or FY2025');
    const latest = period !== null && period.until < today ? period.until : today;
    const effectiveAsOf = query.effectiveAsOf || latest;
    if (!isDay(effectiveAsOf)) throw wrong('effectiveAsOf', 'must be a day, written YYYY-MM-DD');
    const shown = period ?? calendarYearOf(effectiveAsOf);
    const countries = await this.#countries();
    const reports: CountryReport[] = [];
    for (const [at, iso2] of countries.entries()) {
      progress(at, countries.length);
      const report = await this.#one(iso2, {
        period: shown.name,
        effectiveAsOf,
        knownAsOf: known,
      });
      if (report !== null) reports.push(report);
    }
    const notice = this.book.kind === 'demonstration' ? DEMONSTRATION_NOTICE : null;
    return buildCountriesReport(
      reports,
      { funder, effectiveAsOf, knownAsOf: known },
      { id: this.book.id, kind: this.book.kind, notice },
      shown,
    );
  }

  /** Null where the country was not in the books yet. */
  async #one(
    iso2: string,
    query: { readonly period: string; readonly effectiveAsOf: string; readonly knownAsOf: string },
  ): Promise<CountryReport | null> {
    try {
      return await this.reports.make(iso2, query);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'REPORTING.NOTHING_KNOWN_YET') return null;
      throw error;
    }
  }

  /** The last head of all where nothing is asked for, so that the address repeats the report. */
  async #knownAsOf(text: string | undefined): Promise<Instant> {
    if (text !== undefined && text !== '') {
      const asked = instantOf(text);
      const now = this.clock.now();
      if (asked > now) {
        throw reportingErrors.refuse('REPORTING.KNOWN_AS_OF_IN_FUTURE', {
          requested: asked,
          latest: now,
        });
      }
      return asked;
    }
    const rows = await this.reader.query('SELECT max(at) AS at FROM public.audit_tree', []);
    return parseInstant(String(rows[0]?.['at'] ?? this.clock.now()));
  }

  async #countries(): Promise<readonly string[]> {
    const rows = await this.reader.query(
      'SELECT country_code FROM public.partner_country ORDER BY partner_order, country_code',
      [],
    );
    return rows.map((row) => String(row['country_code']));
  }
}

function instantOf(text: string): Instant {
  try {
    return parseInstant(text.replace(' ', '+'));
  } catch {
    throw wrong('knownAsOf', 'must be an instant with an offset, such as 2026-03-31T09:00:00Z');
  }
}

function wrong(parameter: string, detail: string): Error {
  return httpErrors.refuse('HTTP.QUERY_INVALID', {}, [{ pointer: `/${parameter}`, detail }]);
}
