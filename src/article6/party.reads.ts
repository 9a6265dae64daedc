import { Injectable } from '@nestjs/common';
import { Reader } from '../database/reader.ts';
import { publicId } from '../kernel/ids.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import type { Article6PartyView } from './article6.answers.ts';
import { article6Errors } from './errors.ts';
import { isPartyCode, JAPAN, JAPAN_AS_PARTY, type Party } from './parties.ts';

/** The Parties: who they are, and what is recorded of each itself. */
@Injectable()
export class PartyReads {
  constructor(private readonly reader: Reader) {}

  /** The Party of an alpha-3 code. Refuses ARTICLE6.PARTY_NOT_FOUND. */
  async find(code: string): Promise<Party> {
    if (code === JAPAN) return JAPAN_AS_PARTY;
    const rows = isPartyCode(code)
      ? await this.reader.query('SELECT country_code FROM public.partner_country WHERE iso3 = $1', [
          code,
        ])
      : [];
    const country = rows[0]?.['country_code'];
    if (country === undefined) {
      throw article6Errors.refuse('ARTICLE6.PARTY_NOT_FOUND', { party: code.slice(0, 64) });
    }
    return { party: code, country: country as CountryCode };
  }

  /** The partners and Japan, in the order of their codes. */
  async all(): Promise<readonly Party[]> {
    const rows = await this.reader.query('SELECT country_code, iso3 FROM public.partner_country');
    return [
      JAPAN_AS_PARTY,
      ...rows.map((row) => ({
        party: String(row['iso3']),
        country: row['country_code'] as CountryCode,
      })),
    ].sort((one, other) => (one.party < other.party ? -1 : 1));
  }

  /** All that is recorded of a Party itself. Refuses ARTICLE6.PARTY_NOT_FOUND. */
  async detail(code: string): Promise<Article6PartyView> {
    const { party, country } = await this.find(code);
    const [registry, periods, inventory] = await Promise.all([
      this.reader.query(
        'SELECT itmo_registry_id, source FROM public.article6_party WHERE country_code = $1',
        [country],
      ),
      this.reader.query(
        `SELECT id, first_year, last_year, method, source FROM public.ndc_period
          WHERE country_code = $1 ORDER BY first_year`,
        [country],
      ),
      this.reader.query(
        `SELECT id, year, version, tonnes, source, recorded_at FROM public.inventory_emissions
          WHERE country_code = $1 ORDER BY year, version`,
        [country],
      ),
    ]);
    return {
      party,
      itmoRegistryId: (registry[0]?.['itmo_registry_id'] ?? null) as string | null,
      source: (registry[0]?.['source'] ?? null) as string | null,
      ndcPeriods: periods.map((row) => ({
        id: publicId(country, String(row['id'])),
        firstYear: row['first_year'] as number,
        lastYear: row['last_year'] as number,
        method: String(row['method']),
        source: String(row['source']),
      })),
      inventory: inventory.map((row) => ({
        id: publicId(country, String(row['id'])),
        year: row['year'] as number,
        version: row['version'] as number,
        tonnes: String(row['tonnes']),
        source: String(row['source']),
        recordedAt: String(row['recorded_at']),
      })),
    };
  }
}
