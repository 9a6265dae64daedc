import { Injectable } from '@nestjs/common';
import { serialText } from '../carbon-credit/serial-number.ts';
import { Reader } from '../database/reader.ts';
import { parseCountryCode } from '../kernel/country-code.ts';
import type { CountryReport } from './country-report.ts';
import { reportingErrors } from './errors.ts';

/** A run of serials and where it was on the day of a report, as known at its head. */
export interface CreditUnit {
  /** The project's reference. */
  readonly project: string;
  readonly side: 'japan' | 'partner';
  readonly vintage: string;
  /** held, locked, retired, cancelled, transferred-out. */
  readonly state: string;
  readonly serials: string;
  readonly first: string;
  readonly last: string;
  readonly tonnes: string;
  /** The day from which it is there. */
  readonly since: string;
}

/** More runs than this are no file that anybody can open. */
const AT_MOST = 100_000;

/**
 * The runs of serials of a country as they were on a day, as known at a head: each movement that counts
 * by then, less what moved on from it. It reads movements and no block: blocks are of the present.
 */
@Injectable()
export class CreditUnitReads {
  constructor(private readonly reader: Reader) {}

  /** In the order of classes and serials. Refuses REPORTING.TOO_MANY_TRANSACTIONS (facts: most). */
  async of(report: CountryReport): Promise<readonly CreditUnit[]> {
    const country = parseCountryCode(report.country.iso2);
    const rows = await this.reader.query(
      `WITH known AS (
         SELECT id, previous_id, class_id, to_state, effective_on,
                int8range(first_serial, last_serial, '[]') AS serials
           FROM public.credit_movement
          WHERE country_code = $1 AND effective_on <= $2 AND audit_sequence < $3),
       gone AS (
         SELECT previous_id AS id, range_agg(serials) AS serials FROM known
          WHERE previous_id IS NOT NULL GROUP BY previous_id)
       SELECT c.side, c.vintage::text AS vintage, c.project_reference, c.commodity, k.to_state,
              k.effective_on, lower(run)::text AS first, (upper(run) - 1)::text AS last,
              (upper(run) - lower(run))::text AS tonnes
         FROM known k
         LEFT JOIN gone g ON g.id = k.id
         JOIN public.credit_class c ON c.country_code = $1 AND c.id = k.class_id,
              unnest(int8multirange(k.serials) - coalesce(g.serials, '{}'::int8multirange)) AS run
        ORDER BY c.commodity, lower(run) LIMIT $4`,
      [country, report.asOf.effectiveAsOf, report.asOf.knownAsOf.size, AT_MOST + 1],
    );
    if (rows.length > AT_MOST) {
      throw reportingErrors.refuse('REPORTING.TOO_MANY_TRANSACTIONS', { most: AT_MOST });
    }
    return rows.map((row) => ({
      project: String(row['project_reference']),
      side: row['side'] as CreditUnit['side'],
      vintage: String(row['vintage']),
      state: String(row['to_state']),
      serials: serialText(country, {
        commodity: String(row['commodity']),
        first: BigInt(String(row['first'])),
        last: BigInt(String(row['last'])),
      }),
      first: String(row['first']),
      last: String(row['last']),
      tonnes: String(row['tonnes']),
      since: String(row['effective_on']),
    }));
  }
}
