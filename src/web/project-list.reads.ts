import { Injectable } from '@nestjs/common';
import { Reader } from '../database/reader.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';

/** What the list of projects shows beside the projects. One statement each. */
@Injectable()
export class ProjectListReads {
  constructor(private readonly reader: Reader) {}

  /** The names of a partner, by language. */
  async countryNames(iso2: string): Promise<Readonly<Record<string, string>>> {
    const rows = await this.reader.query(
      `SELECT names FROM public.partner_country WHERE country_code = $1`,
      [iso2],
    );
    return (rows[0]?.['names'] ?? { en: iso2 }) as Readonly<Record<string, string>>;
  }

  /** Which of the projects are known from a public source alone, by public id. */
  async fromPublicSources(
    countryCode: CountryCode,
    ids: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const rows = await this.reader.query(
      `SELECT id FROM public.project
        WHERE country_code = $1 AND id = ANY($2::uuid[]) AND recorded_from = 'public-source'
          AND cycle_state IS NULL`,
      [countryCode, ids.map((id) => parsePublicId(id).id)],
    );
    return new Set(rows.map((row) => publicId(countryCode, String(row['id']))));
  }
}
