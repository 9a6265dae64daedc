import { Injectable } from '@nestjs/common';
import { Reader } from '../../database/reader.ts';
import { answerPage, pageOf, type PageOf } from '../../http/paging.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import { parsePublicId, publicId } from '../../kernel/ids.ts';
import { cursorOf } from '../../partner-country/cursor.ts';
import { PartnerCountryReads } from '../../partner-country/partner-country.reads.ts';
import { ProjectReads } from '../project.reads.ts';
import type { PublicRecordQuery, PublicRecordView } from './public-record.answers.ts';
import type { PublicRecord } from './record.ts';

const COLUMNS = `country_code, id, kind, reference, ordinal, project_id, version, body, recorded_at,
  audit_sequence`;

/** What public sources say, as it was recorded. */
@Injectable()
export class PublicRecordReads {
  constructor(
    private readonly reader: Reader,
    private readonly countries: PartnerCountryReads,
    private readonly projects: ProjectReads,
  ) {}

  /** All that is recorded of a partner, by kind, reference and ordinal. */
  async list(iso2: string, query: PublicRecordQuery): Promise<PageOf<PublicRecordView>> {
    const countryCode = await this.countries.requirePartner(iso2);
    const page = pageOf(query, 3);
    const [kind = '', reference = '', ordinal = -1] =
      cursorOf(page, ['text', 'text', 'number']) ?? [];
    const rows = await this.reader.query(
      `SELECT ${COLUMNS} FROM public.public_record
        WHERE country_code = $1 AND ($2::text IS NULL OR kind = $2)
          AND (kind COLLATE "C", reference COLLATE "C", ordinal) > ($3, $4, $5::integer)
        ORDER BY kind COLLATE "C", reference COLLATE "C", ordinal LIMIT $6`,
      [countryCode, query.kind ?? null, kind, reference, ordinal, page.limitPlusOne],
    );
    return answerPage(
      rows.map(viewOf),
      page,
      (view) => [view.kind, view.reference, view.ordinal],
      (view) => view,
    );
  }

  /**
   * What is said of one project: of itself, of its issuances, and of issuances that it shares with
   * others; at most two hundred. Refuses PROJECT.NOT_FOUND.
   */
  async ofProject(referenceOrId: string): Promise<{ readonly items: readonly PublicRecordView[] }> {
    const { countryCode, id } = parsePublicId(await this.projects.idOf(referenceOrId));
    return { items: await this.ofProjectId(countryCode, id) };
  }

  /** The same by the project's own id, under every reference that it ever had. */
  async ofProjectId(countryCode: CountryCode, id: string): Promise<readonly PublicRecordView[]> {
    const rows = await this.reader.query(
      `SELECT ${COLUMNS} FROM public.public_record record
         JOIN (SELECT k.reference AS own FROM public.project_reference k
                WHERE k.country_code = $1 AND k.project_id = $2) known
           ON record.reference = known.own
           OR (record.aggregate AND record.body -> 'projects' ? known.own)
        WHERE record.country_code = $1
        ORDER BY kind DESC, ordinal, reference LIMIT 200`,
      [countryCode, id],
    );
    return rows.map(viewOf);
  }
}

function viewOf(row: Readonly<Record<string, unknown>>): PublicRecordView {
  const countryCode = row['country_code'] as CountryCode;
  const project = row['project_id'] as string | null;
  return {
    id: publicId(countryCode, String(row['id'])),
    kind: row['kind'] as PublicRecord['kind'],
    reference: String(row['reference']),
    ordinal: row['ordinal'] as number,
    project: project === null ? null : publicId(countryCode, project),
    version: row['version'] as number,
    body: row['body'] as PublicRecord,
    recordedAt: String(row['recorded_at']),
    auditSequence: row['audit_sequence'] as number,
  };
}
