import { Injectable } from '@nestjs/common';
import { Reader } from '../database/reader.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { PartnerCountryReads } from '../partner-country/partner-country.reads.ts';

/** A project that a participant takes part in, and as what. */
export interface ProjectOfParticipant {
  readonly project: string;
  readonly reference: string;
  readonly title: string;
  readonly country: string;
  readonly role: string;
  readonly side: string;
  readonly focalPoint: boolean;
  readonly from: string;
  readonly until: string | null;
}

const PROJECTS_AT_MOST = 200;

/** What pages of participants and decisions show beside them. */
@Injectable()
export class DirectoryReads {
  constructor(
    private readonly countries: PartnerCountryReads,
    private readonly reader: Reader,
  ) {}

  /** The partners with their names, for a choice of one. */
  async partners(): Promise<
    readonly { readonly iso2: string; readonly names: Readonly<Record<string, string>> }[]
  > {
    const { items } = await this.countries.list({ limit: '200' });
    return items.map(({ iso2, names }) => ({
      iso2,
      names: names as Readonly<Record<string, string>>,
    }));
  }

  /** In which projects of all partners a participant has or had a role, the latest first. */
  async projectsOf(participant: string): Promise<readonly ProjectOfParticipant[]> {
    const partners = (await this.partners()).map(({ iso2 }) => iso2);
    const rows = await this.reader.query(
      `SELECT p.country_code, p.id, p.reference, p.title, role.role, role.side, role.focal_point,
              role.from_on, role.until_on
         FROM public.project_participant role
         JOIN public.project p ON p.country_code = role.country_code AND p.id = role.project_id
        WHERE role.country_code = ANY($1::text[]) AND role.participant_id = $2
        ORDER BY role.from_on DESC, p.country_code, p.reference LIMIT $3`,
      [partners, parsePublicId(participant).id, PROJECTS_AT_MOST],
    );
    return rows.map((row) => {
      const country = String(row['country_code']) as CountryCode;
      return {
        project: publicId(country, String(row['id'])),
        reference: String(row['reference']),
        title: String(row['title']),
        country,
        role: String(row['role']),
        side: String(row['side']),
        focalPoint: row['focal_point'] === true,
        from: String(row['from_on']),
        until: row['until_on'] as string | null,
      };
    });
  }
}
