import { Injectable } from '@nestjs/common';
import { Reader, type ReadRow } from '../database/reader.ts';
import { answerPage, pageOf, type PageOf } from '../http/paging.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { possibleMoves } from '../ledger/life-cycle.ts';
import { versionsOf } from '../ledger/records.ts';
import type { Row } from '../ledger/table.ts';
import { cursorOf } from '../partner-country/cursor.ts';
import { APPROACH_CYCLE, type ApproachState } from './approach-cycle.ts';
import type {
  AuthorisationDetail,
  AuthorisationView,
  AuthorisedEntityView,
  CooperativeApproachDetail,
  CooperativeApproachView,
} from './article6.answers.ts';
import type { AuthorisationQuery, CooperativeApproachQuery } from './article6.dto.ts';
import { authorisationOfRow, countsOfRow } from './authorisation-record.ts';
import { article6Errors } from './errors.ts';

const APPROACHES = `SELECT c.*, p.iso3 FROM public.cooperative_approach c
    JOIN public.partner_country p ON p.country_code = c.country_code`;
const AUTHORISATIONS = `SELECT a.*, p.iso3 FROM public.authorisation a
    JOIN public.partner_country p ON p.country_code = a.country_code`;

/** Cooperative approaches and authorisations, for anybody. */
@Injectable()
export class AuthorisationReads {
  constructor(private readonly reader: Reader) {}

  async listApproaches(query: CooperativeApproachQuery): Promise<PageOf<CooperativeApproachView>> {
    const page = pageOf(query, 2);
    const after = cursorOf(page, ['text', 'id']);
    const rows = await this.reader.query(
      `${APPROACHES} WHERE ($1::text IS NULL OR p.iso3 = $1) AND ($2::text IS NULL OR c.status = $2)
          AND ($3::text IS NULL OR (c.country_code::text, c.id) > ($3, $4::uuid))
        ORDER BY c.country_code::text, c.id LIMIT $5`,
      [
        query.party ?? null,
        query.state ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        page.limitPlusOne,
      ],
    );
    return answerPage(rows, page, placeOf, approachView);
  }

  /** Refuses ID.MALFORMED, ARTICLE6.APPROACH_NOT_FOUND. */
  async approach(text: string): Promise<CooperativeApproachDetail> {
    const { countryCode, id } = parsePublicId(text);
    const rows = await this.reader.query(`${APPROACHES} WHERE c.country_code = $1 AND c.id = $2`, [
      countryCode,
      id,
    ]);
    const row = rows[0];
    if (row === undefined) {
      throw article6Errors.refuse('ARTICLE6.APPROACH_NOT_FOUND', { cooperativeApproach: text });
    }
    const view = approachView(row);
    const versions = await versionsOf(this.reader.pool, countryCode, 'cooperative-approach', id);
    const situation = {
      initialReportOn: view.initialReportOn as CalendarDay | null,
      day: '9999-12-31' as CalendarDay,
    };
    const moves = possibleMoves(APPROACH_CYCLE, view.state as ApproachState, situation);
    return { ...view, moves, versions };
  }

  async listAuthorisations(query: AuthorisationQuery): Promise<PageOf<AuthorisationView>> {
    const page = pageOf(query, 2);
    const after = cursorOf(page, ['text', 'id']);
    const rows = await this.reader.query(
      `${AUTHORISATIONS} WHERE ($1::text IS NULL OR p.iso3 = $1)
          AND ($2::text IS NULL OR a.status = $2)
          AND ($3::text IS NULL OR (a.country_code::text, a.id) > ($3, $4::uuid))
        ORDER BY a.country_code::text, a.id LIMIT $5`,
      [
        query.party ?? null,
        query.state ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        page.limitPlusOne,
      ],
    );
    return answerPage(rows, page, placeOf, authorisationView);
  }

  /** Refuses ID.MALFORMED, ARTICLE6.AUTHORISATION_NOT_FOUND. */
  async authorisation(text: string): Promise<AuthorisationDetail> {
    const { countryCode, id } = parsePublicId(text);
    const key = [countryCode, id];
    const [rows, entities, versions] = await Promise.all([
      this.reader.query(`${AUTHORISATIONS} WHERE a.country_code = $1 AND a.id = $2`, key),
      this.reader.query(
        `SELECT * FROM public.authorised_entity
          WHERE country_code = $1 AND authorisation_id = $2 ORDER BY name COLLATE "C", id`,
        key,
      ),
      versionsOf(this.reader.pool, countryCode, 'authorisation', id),
    ]);
    const row = rows[0];
    if (row === undefined) {
      throw article6Errors.refuse('ARTICLE6.AUTHORISATION_NOT_FOUND', { authorisation: text });
    }
    return { ...authorisationView(row), entities: entities.map(entityView), versions };
  }
}

function placeOf(row: ReadRow): readonly [string, string] {
  return [String(row['country_code']), String(row['id'])];
}

function approachView(row: ReadRow): CooperativeApproachView {
  return {
    id: publicId(row['country_code'] as CountryCode, String(row['id'])),
    party: String(row['iso3']),
    title: String(row['title']),
    carpId: row['carp_id'] as string | null,
    state: String(row['status']),
    initialReportOn: row['initial_report_on'] as string | null,
    initialReportSource: row['initial_report_source'] as string | null,
    source: String(row['source']),
    note: row['note'] as string | null,
    version: row['version'] as number,
  };
}

function authorisationView(row: ReadRow): AuthorisationView {
  const country = row['country_code'] as CountryCode;
  const record = authorisationOfRow(country, row as Row);
  const counts = countsOfRow(row as Row);
  const left =
    record.quantity === null ? null : BigInt(record.quantity) - BigInt(counts.tonnesIdentified);
  return {
    id: publicId(country, String(row['id'])),
    party: String(row['iso3']),
    ...record,
    ...counts,
    tonnesLeft: left?.toString() ?? null,
    version: row['version'] as number,
  };
}

function entityView(row: ReadRow): AuthorisedEntityView {
  return {
    id: publicId(row['country_code'] as CountryCode, String(row['id'])),
    name: String(row['name']),
    incorporatedIn: String(row['incorporated_in']),
    identificationNumber: String(row['identification_number']),
    authorisedOn: String(row['authorised_on']),
    conditions: row['conditions'] as string | null,
    changeConditions: row['change_conditions'] as string | null,
    note: row['note'] as string | null,
  };
}
