import { Injectable } from '@nestjs/common';
import type { HeadJson } from '../audit/receipt.ts';
import { Reader } from '../database/reader.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import type { AsOf } from '../ledger/point-in-time.ts';
import { movementsAt } from '../ledger/movements.ts';
import { recordsAt, versionsOf, type RecordVersion } from '../ledger/records.ts';
import { accountsBelowFloor, trialBalanceOf } from '../ledger/turnovers.ts';
import type { PartnerCountryRecord } from '../partner-country/acts/partner-country.ts';
import { creditFacts } from './credit-figures.reads.ts';
import { FIGURES } from './figures.ts';
import { correctionsOf, filedForms } from './period.reads.ts';
import type { CountryReportFacts, CountryReportRequest, Recorded } from './country-report.facts.ts';

const OF_COUNTRY = [
  'partner-country',
  'agreement',
  'tranche',
  'commitment',
  'pledge',
  'payment-schedule',
  'project',
  'indicator',
  'indicator-reading',
  'historical-loan',
  'monitoring-report',
] as const;

type Part = Omit<
  CountryReportFacts,
  'request' | 'book' | 'head' | 'sharedHead' | 'status' | 'published'
>;

/** What a curve of disbursements rises and falls by. */
const PAYMENTS = { ...FIGURES.disbursed, entryKinds: FIGURES.disbursed.entryKinds ?? [] };

/** Corrections that a report lists at most. */
const CORRECTIONS = 200;

/**
 * Reads what a country report is built from, as it was known at its heads. What was recorded later
 * stands in the same tables and is left out by its audit sequence, so it does not matter that the
 * statements see different moments. About a dozen statements in all, none of them per posting.
 */
@Injectable()
export class CountryReportReads {
  constructor(private readonly reader: Reader) {}

  /** Null where the country was not among the partners at that head. */
  async facts(
    request: CountryReportRequest,
    head: HeadJson,
    sharedHead: HeadJson | null,
  ): Promise<Part | null> {
    const { pool } = this.reader;
    const { country, effectiveAsOf, period } = request;
    const asOf = { effectiveAsOf, size: head.size };
    const review = this.#review(country, asOf, period.from);
    const [records, shared, books] = await Promise.all([
      recordsAt(pool, country, OF_COUNTRY, asOf),
      this.#shared(request, sharedHead),
      this.#books(country, asOf, period.from),
    ]);
    const partner = await this.#country(request, head, records);
    if (partner === null) return null;
    const of = <Body>(type: string): readonly Recorded<Body>[] => recordedOf(records, type);
    return {
      country: partner,
      agreements: of('agreement'),
      tranches: of('tranche'),
      commitments: of('commitment'),
      pledges: of('pledge'),
      schedules: of('payment-schedule'),
      projects: of('project'),
      indicators: of('indicator'),
      readings: of('indicator-reading'),
      historicalLoans: of('historical-loan'),
      facilities: recordedOf(shared, 'facility'),
      rates: recordedOf(shared, 'exchange-rate'),
      trialBalance: trialBalanceOf(books.turnovers),
      ...books,
      monitoring: of('monitoring-report'),
      ...(await review),
    };
  }

  async #review(country: string, asOf: AsOf, from: CalendarDay) {
    const { pool } = this.reader;
    const [corrections, filed] = await Promise.all([
      correctionsOf(pool, country, asOf, from, CORRECTIONS),
      filedForms(pool, country, asOf.size),
    ]);
    return { corrections, filedForms: filed };
  }

  /** What moved on every account, of which the figures of credits are a part. */
  async #books(country: string, asOf: AsOf, from: CalendarDay) {
    const { pool } = this.reader;
    const asked = { from, monthly: PAYMENTS };
    const { turnovers, monthly, suspects } = await movementsAt(pool, country, asOf, asked);
    const [credits, belowFloor] = await Promise.all([
      creditFacts(pool, country, asOf, turnovers),
      accountsBelowFloor(pool, country, asOf, suspects),
    ]);
    return { turnovers, payments: monthly, credits, belowFloor };
  }

  /** Facts of no country; rates only where figures are to be converted. */
  async #shared(
    { effectiveAsOf, displayCurrency }: CountryReportRequest,
    head: HeadJson | null,
  ): Promise<readonly RecordVersion[]> {
    if (head === null) return [];
    const types = displayCurrency === null ? ['facility'] : ['facility', 'exchange-rate'];
    return recordsAt(this.reader.pool, NO_COUNTRY, types, { effectiveAsOf, size: head.size });
  }

  /**
   * The partner's record on the day. A day before its first version is before the memorandum: then the
   * first version tells who it is, and its day of signature that it was not a partner yet.
   */
  async #country(
    { country }: CountryReportRequest,
    { size }: HeadJson,
    records: readonly RecordVersion[],
  ): Promise<PartnerCountryRecord | null> {
    const known = records.find(({ type }) => type === 'partner-country');
    if (known !== undefined) return known.body as unknown as PartnerCountryRecord;
    const { rows } = await this.reader.pool.query<{ subject_id: string }>(
      `SELECT subject_id FROM public.record_version
        WHERE country_code = $1 AND subject_type = 'partner-country' AND audit_sequence < $2
        ORDER BY audit_sequence LIMIT 1`,
      [country, size],
    );
    const id = rows[0]?.subject_id;
    if (id === undefined) return null;
    const [first] = await versionsOf(this.reader.pool, country, 'partner-country', id);
    return (first?.body ?? null) as unknown as PartnerCountryRecord | null;
  }
}

function recordedOf<Body>(
  records: readonly RecordVersion[],
  type: string,
): readonly Recorded<Body>[] {
  return records
    .filter((record) => record.type === type)
    .map(({ id, auditSequence, version, body }) => ({
      id,
      auditSequence,
      version,
      body: body as unknown as Body,
    }));
}
