import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Reader } from '../database/reader.ts';
import { answerPage, pageOf, type PageOf } from '../http/paging.ts';
import { NO_COUNTRY, type CountryCode } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { versionsOf, type RecordVersion } from '../ledger/records.ts';
import { cursorOf } from '../partner-country/cursor.ts';
import { likeText, PartnerCountryReads } from '../partner-country/partner-country.reads.ts';
import { participantErrors } from './errors.ts';
import type {
  NameHistoryView,
  ParticipantDetail,
  ParticipantView,
  TpeDesignationView,
} from './participant.answers.ts';
import type { ParticipantQuery, TpeDesignationQuery } from './participant.dto.ts';
import { ParticipantEntity } from './participant.entity.ts';

/** Participants, and the designations of third-party entities, for anybody. */
@Injectable()
export class ParticipantReads {
  constructor(
    @InjectRepository(ParticipantEntity)
    private readonly participants: Repository<ParticipantEntity>,
    private readonly countries: PartnerCountryReads,
    private readonly reader: Reader,
  ) {}

  /** The participants by name; a search finds former names too. */
  async list(query: ParticipantQuery): Promise<PageOf<ParticipantView>> {
    const page = pageOf(query, 2);
    const descending = query.sort === '-name';
    const select = this.participants
      .createQueryBuilder('participant')
      .where('participant.country_code = :none', { none: NO_COUNTRY });
    if (query.kind) select.andWhere('participant.kind = :kind', { kind: query.kind });
    if (query.country) {
      select.andWhere('participant.home_country = :country', { country: query.country });
    }
    if (query.q) {
      select.andWhere(
        `(EXISTS (SELECT FROM public.participant_name AS known
                   WHERE known.country_code = participant.country_code
                     AND known.participant_id = participant.id AND known.name ILIKE :q) OR
          EXISTS (SELECT FROM public.participant_identifier AS known
                   WHERE known.country_code = participant.country_code
                     AND known.participant_id = participant.id AND known.identifier = :exact))`,
        { q: `%${likeText(query.q)}%`, exact: query.q },
      );
    }
    const after = cursorOf(page, ['text', 'id']);
    if (after) {
      select.andWhere(
        `(participant.name COLLATE "C", participant.id) ${descending ? '<' : '>'} (:after, :at)`,
        { after: after[0], at: after[1] },
      );
    }
    const direction = descending ? 'DESC' : 'ASC';
    const rows = await select
      .orderBy('participant.name COLLATE "C"', direction)
      .addOrderBy('participant.id', direction)
      .limit(page.limitPlusOne)
      .getMany();
    return answerPage(rows, page, ({ name, id }) => [name, id], participantView);
  }

  /** A participant with its names through time. Refuses ID.MALFORMED, PARTICIPANT.NOT_FOUND. */
  async detail(text: string): Promise<ParticipantDetail> {
    const row = await this.find(text);
    const [all, designations] = await Promise.all([
      versionsOf(this.reader.pool, NO_COUNTRY, 'participant', row.id),
      this.reader.query(
        `${DESIGNATIONS} WHERE d.participant_id = $1 ORDER BY d.country_code, d.id`,
        [row.id],
      ),
    ]);
    const versions = all.filter(({ version }) => version <= row.version);
    return {
      ...participantView(row),
      nameHistory: nameHistory(versions),
      designations: designations.map(designationView),
      versions: versions.map(({ version, validFrom, recordedAt, auditSequence, body }) => ({
        version,
        validFrom,
        recordedAt,
        auditSequence,
        body,
      })),
    };
  }

  /** The participant of a public id. Refuses ID.MALFORMED, PARTICIPANT.NOT_FOUND. */
  async find(text: string): Promise<ParticipantEntity> {
    const { countryCode, id } = parsePublicId(text);
    const row = await this.participants.findOneBy({ countryCode, id });
    if (row !== null) return row;
    throw participantErrors.refuse('PARTICIPANT.NOT_FOUND', { participant: text });
  }

  /** Participants by their ids without the country. */
  async findAll(ids: readonly string[]): Promise<ReadonlyMap<string, ParticipantView>> {
    const rows = await this.participants
      .createQueryBuilder('participant')
      .where('participant.country_code = :none AND participant.id = ANY(:ids)', {
        none: NO_COUNTRY,
        ids,
      })
      .getMany();
    return new Map(rows.map((row) => [row.id, participantView(row)]));
  }

  /** The designations by a country's Joint Committee, in the order in which they were entered. */
  async listDesignations(
    iso2: string,
    query: TpeDesignationQuery,
  ): Promise<PageOf<TpeDesignationView>> {
    const countryCode = await this.countries.requirePartner(iso2);
    const page = pageOf(query, 1);
    const after = cursorOf(page, ['id']);
    const participant =
      query.participant === undefined ? null : parsePublicId(query.participant).id;
    const rows = await this.reader.query(
      `${DESIGNATIONS} WHERE d.country_code = $1 AND ($2::uuid IS NULL OR d.id > $2)
          AND ($3::uuid IS NULL OR d.participant_id = $3)
          AND ($4::date IS NULL
               OR $4 BETWEEN d.designated_on AND coalesce(d.designated_until, $4))
        ORDER BY d.id LIMIT $5`,
      [countryCode, after?.[0] ?? null, participant, query.on ?? null, page.limitPlusOne],
    );
    return answerPage(rows, page, (row) => [String(row['id'])], designationView);
  }
}

const DESIGNATIONS = `SELECT d.country_code, d.id, d.participant_id, p.name, d.validation_scopes,
         d.verification_scopes, d.decision_id, d.designated_on, d.designated_until
    FROM public.tpe_designation d
    JOIN public.participant p ON p.country_code = '00' AND p.id = d.participant_id`;

/** The versions that brought another name, the first one first. */
function nameHistory(versions: readonly RecordVersion[]): readonly NameHistoryView[] {
  const history: NameHistoryView[] = [];
  for (const { version, validFrom, body } of versions) {
    const name = String(body['name']);
    const names = body['names'] as object;
    const last = history.at(-1);
    if (last?.name === name && JSON.stringify(last.names) === JSON.stringify(names)) continue;
    history.push({ name, names, version, validFrom });
  }
  return history;
}

export function participantView(row: ParticipantEntity): ParticipantView {
  return {
    id: publicId(NO_COUNTRY, row.id),
    name: row.name,
    names: row.names,
    kind: row.kind,
    country: row.country,
    identifiers: row.identifiers,
    source: row.source,
    version: row.version,
  };
}

function designationView(row: Readonly<Record<string, unknown>>): TpeDesignationView {
  const country = String(row['country_code']) as CountryCode;
  return {
    id: publicId(country, String(row['id'])),
    country,
    participant: publicId(NO_COUNTRY, String(row['participant_id'])),
    name: String(row['name']),
    validationScopes: row['validation_scopes'] as readonly number[],
    verificationScopes: row['verification_scopes'] as readonly number[],
    decision: publicId(country, String(row['decision_id'])),
    designatedOn: String(row['designated_on']),
    until: row['designated_until'] as string | null,
  };
}
