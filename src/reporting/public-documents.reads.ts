import { Injectable } from '@nestjs/common';
import { Reader } from '../database/reader.ts';
import { parseCountryCode } from '../kernel/country-code.ts';
import { publicId } from '../kernel/ids.ts';
import type { CountryReport } from './country-report.ts';

/** A filed document that everybody may read. */
export interface PublicDocument {
  readonly id: string;
  /** Of the project, public. */
  readonly project: string;
  readonly form: string;
  readonly title: string;
  readonly mediaType: string;
  /** The day of UTC on which it was filed. */
  readonly filedOn: string;
}

/** More links than this help nobody. */
const AT_MOST = 2_000;

/** Public documents of a country's projects, as known at the head of a report; the first so many. */
@Injectable()
export class PublicDocumentReads {
  constructor(private readonly reader: Reader) {}

  async of(report: CountryReport): Promise<readonly PublicDocument[]> {
    const country = parseCountryCode(report.country.iso2);
    const { rows } = await this.reader.pool.query(
      `SELECT id, project_id, form, title, media_type,
              (recorded_at AT TIME ZONE 'UTC')::date AS filed_on
         FROM public.document
        WHERE country_code = $1 AND visibility = 'public' AND audit_sequence < $2
        ORDER BY id LIMIT $3`,
      [country, report.asOf.knownAsOf.size, AT_MOST],
    );
    return rows.map((row) => ({
      id: publicId(country, String(row['id'])),
      project: publicId(country, String(row['project_id'])),
      form: String(row['form']),
      title: String(row['title']),
      mediaType: String(row['media_type']),
      filedOn: String(row['filed_on']),
    }));
  }
}
