import { Injectable } from '@nestjs/common';
import { serialText } from '../carbon-credit/serial-number.ts';
import { Reader } from '../database/reader.ts';
import { parseCountryCode, type CountryCode } from '../kernel/country-code.ts';
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
  /** The movement (uuid) that brought it there. */
  readonly movement: string;
  /** The issuance (uuid) that it comes from. */
  readonly issuance: string;
  /** Why it was retired or cancelled; null for what was not. */
  readonly use: {
    readonly purpose: string | null;
    readonly ndcYear: string | null;
    readonly beneficiary: string | null;
    readonly detail: string | null;
  } | null;
  /** Runs of it that are ITMOs, each under its authorisation (uuid), since its day of UTC. */
  readonly authorised: readonly {
    readonly authorisation: string;
    readonly serials: string;
    readonly on: string;
  }[];
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
         SELECT id, entry_id, previous_id, class_id, to_state, effective_on,
                int8range(first_serial, last_serial, '[]') AS serials
           FROM public.credit_movement
          WHERE country_code = $1 AND effective_on <= $2 AND audit_sequence < $3),
       gone AS (
         SELECT previous_id AS id, range_agg(serials) AS serials FROM known
          WHERE previous_id IS NOT NULL GROUP BY previous_id)
       SELECT c.side, c.vintage::text AS vintage, c.project_reference, c.commodity, k.id, k.to_state,
              k.effective_on, lower(run)::text AS first, (upper(run) - 1)::text AS last,
              (upper(run) - lower(run))::text AS tonnes, o.entry_id AS issuance_id, u.purpose,
              u.ndc_year::text AS ndc_year, u.beneficiary, u.reason, u.id AS use_id,
              coalesce(i.runs, '[]'::jsonb) AS authorised
         FROM known k
         LEFT JOIN gone g ON g.id = k.id
         JOIN public.credit_class c ON c.country_code = $1 AND c.id = k.class_id
         JOIN public.credit_movement o ON o.country_code = $1 AND o.class_id = k.class_id
          AND o.from_state = 'issued' AND int8range(o.first_serial, o.last_serial, '[]') @> k.serials
         LEFT JOIN public.credit_use u ON u.country_code = $1 AND u.id = k.entry_id
          AND k.to_state IN ('retired', 'cancelled'),
              unnest(int8multirange(k.serials) - coalesce(g.serials, '{}'::int8multirange)) AS run
         LEFT JOIN LATERAL (
           SELECT jsonb_agg(jsonb_build_object('authorisation', b.authorisation_id,
                    'first', greatest(b.first_serial, lower(run))::text,
                    'last', least(b.last_serial, upper(run) - 1)::text,
                    'on', (b.identified_at AT TIME ZONE 'UTC')::date)
                    ORDER BY b.first_serial) AS runs
             FROM (SELECT authorisation_id, class_id, first_serial, last_serial, identified_at,
                          audit_sequence
                     FROM public.itmo_block WHERE country_code = $1
                    UNION ALL
                   SELECT f.authorisation_id, a.class_id, a.first_serial, a.last_serial,
                          a.acquired_at, a.audit_sequence
                     FROM public.itmo_acquisition a
                     JOIN public.first_transfer f
                       ON f.country_code = $1 AND f.id = a.first_transfer_id
                    WHERE a.country_code = $1) b
            WHERE b.class_id = k.class_id AND b.audit_sequence < $3
              AND (b.identified_at AT TIME ZONE 'UTC')::date <= $2
              AND int8range(b.first_serial, b.last_serial, '[]') && run) i ON true
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
      movement: String(row['id']),
      issuance: String(row['issuance_id']),
      use: useOf(row),
      authorised: authorisedOf(country, row),
    }));
  }
}

type Row = Readonly<Record<string, unknown>>;

function useOf(row: Row): CreditUnit['use'] {
  if (row['use_id'] === null) return null;
  const text = (column: string): string | null => row[column] as string | null;
  return {
    purpose: text('purpose'),
    ndcYear: text('ndc_year'),
    beneficiary: text('beneficiary'),
    detail: text('reason'),
  };
}

function authorisedOf(country: CountryCode, row: Row): CreditUnit['authorised'] {
  const runs = row['authorised'] as readonly {
    readonly authorisation: string;
    readonly first: string;
    readonly last: string;
    readonly on: string;
  }[];
  return runs.map(({ authorisation, first, last, on }) => ({
    authorisation,
    serials: serialText(country, {
      commodity: String(row['commodity']),
      first: BigInt(first),
      last: BigInt(last),
    }),
    on,
  }));
}
