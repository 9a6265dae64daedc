import { Injectable } from '@nestjs/common';
import { serialsIn } from '../carbon-credit/transfer.reads.ts';
import { Reader } from '../database/reader.ts';
import { parsePublicId } from '../kernel/ids.ts';
import { recordsAt, versionsOf, type RecordVersion } from '../ledger/records.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { CountryReport } from '../reporting/country-report.ts';

/** One figure that was read on the ground. */
export interface Reading {
  readonly value: string;
  readonly observedOn: string;
  readonly recordedAt: string;
  readonly source: string | null;
}

/** What a name in a page belongs to. */
export interface OwnerName {
  readonly reference: string;
  /** The tranche's page shows a commitment too. */
  readonly tranche: string;
}

/** What pages show beside the country report: histories, and names of what accounts belong to. */
@Injectable()
export class SubjectReads {
  constructor(private readonly reader: Reader) {}

  /** Every version of a record, the first one first. */
  versions(publicId: string, type: string): Promise<readonly RecordVersion[]> {
    const { countryCode, id } = parsePublicId(publicId);
    return versionsOf(this.reader.pool, countryCode, type, id);
  }

  /** Readings by the public id of their indicator, the earliest day first. */
  async readings({ country, asOf }: CountryReport): Promise<ReadonlyMap<string, Reading[]>> {
    const records = await recordsAt(this.reader.pool, country.iso2, ['indicator-reading'], {
      effectiveAsOf: asOf.effectiveAsOf as CalendarDay,
      size: asOf.knownAsOf.size,
    });
    const readings = new Map<string, Reading[]>();
    for (const { body, recordedAt } of records) {
      const indicator = `${country.iso2}-${String(body['indicator'])}`;
      const own = readings.get(indicator) ?? [];
      readings.set(indicator, own);
      own.push({
        value: String(body['value']),
        observedOn: String(body['observedOn']),
        recordedAt,
        source: typeof body['source'] === 'string' ? body['source'] : null,
      });
    }
    for (const own of readings.values()) own.sort(byDay);
    return readings;
  }

  /** The serial numbers that an entry moved, run by run; none where it is one of money. */
  async movedSerials(countryCode: string, entry: string): Promise<readonly string[]> {
    const rows = await this.reader.query(
      `SELECT DISTINCT commodity, first_serial, last_serial FROM public.credit_movement
        WHERE country_code = $1 AND entry_id = $2::uuid
        ORDER BY commodity, first_serial LIMIT 500`,
      [countryCode, entry],
    );
    return rows.map((row) => serialsIn(countryCode, row));
  }

  /** Names of the tranches and commitments that accounts belong to, by the owner's id. */
  async owners(
    countryCode: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, OwnerName>> {
    const rows = await this.reader.query(
      `SELECT id, reference, id AS tranche_id FROM public.tranche
        WHERE country_code = $1 AND id = ANY($2::uuid[])
        UNION ALL
       SELECT id, reference, tranche_id FROM public.commitment
        WHERE country_code = $1 AND id = ANY($2::uuid[])`,
      [countryCode, ids],
    );
    return new Map(
      rows.map((row) => [
        String(row['id']),
        {
          reference: String(row['reference']),
          tranche: `${countryCode}-${String(row['tranche_id'])}`,
        },
      ]),
    );
  }
}

function byDay(one: Reading, other: Reading): number {
  const key = ({ observedOn, recordedAt }: Reading) => `${observedOn} ${recordedAt}`;
  return key(one) < key(other) ? -1 : 1;
}
