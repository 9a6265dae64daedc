import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Reader } from '../database/reader.ts';
import { answerPage, pageOf, type PageOf } from '../http/paging.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { versionsOf } from '../ledger/records.ts';
import { cursorOf } from './cursor.ts';
import { partnerCountryErrors } from './errors.ts';
import { COMMITTEE_SIDES } from './joint-committee.ts';
import type { DecisionDetail, DecisionView, SignatureView } from './joint-committee.answers.ts';
import type { DecisionQuery } from './joint-committee.dto.ts';
import { JointCommitteeDecisionEntity } from './joint-committee-decision.entity.ts';
import { likeText, PartnerCountryReads } from './partner-country.reads.ts';

/** What the Joint Committees have decided, for anybody. A page costs two round trips. */
@Injectable()
export class JointCommitteeReads {
  constructor(
    @InjectRepository(JointCommitteeDecisionEntity)
    private readonly decisions: Repository<JointCommitteeDecisionEntity>,
    private readonly countries: PartnerCountryReads,
    private readonly reader: Reader,
  ) {}

  /** The decisions of a country's committee, the latest first unless asked otherwise. */
  async list(iso2: string, query: DecisionQuery): Promise<PageOf<DecisionView>> {
    const countryCode = await this.countries.requirePartner(iso2);
    const page = pageOf(query, 2);
    const ascending = query.sort === 'decisionOn';
    const select = this.decisions
      .createQueryBuilder('decision')
      .where('decision.country_code = :countryCode', { countryCode });
    if (query.status) select.andWhere('decision.status = :status', { status: query.status });
    if (query.type ?? query.subject) {
      const { type, subject } = query;
      const like = JSON.stringify([{ ...(type && { type }), ...(subject && { subject }) }]);
      select.andWhere('decision.items @> :like::jsonb', { like });
    }
    if (query.q) select.andWhere('decision.title ILIKE :q', { q: `%${likeText(query.q)}%` });
    const after = cursorOf(page, ['day', 'id']);
    if (after) {
      select.andWhere(`(decision.decision_on, decision.id) ${ascending ? '>' : '<'} (:day, :at)`, {
        day: after[0],
        at: after[1],
      });
    }
    const direction = ascending ? 'ASC' : 'DESC';
    const rows = await select
      .orderBy('decision.decision_on', direction)
      .addOrderBy('decision.id', direction)
      .limit(page.limitPlusOne)
      .getMany();
    const signatures = await this.signaturesOf(countryCode, rows);
    return answerPage(
      rows,
      page,
      ({ decisionOn, id }) => [decisionOn, id],
      (row) => viewOf(row, signatures.get(row.id) ?? []),
    );
  }

  /** One decision with its signatures and versions. Refuses ID.MALFORMED, DECISION.NOT_FOUND. */
  async detail(iso2: string, text: string): Promise<DecisionDetail> {
    const { countryCode, id } = this.placeOf(iso2, text);
    const row = await this.decisions.findOneBy({ countryCode, id });
    if (row === null) throw notFound(text);
    const signatures = await this.signaturesOf(countryCode, [row]);
    const type = 'joint-committee-decision';
    const versions = await versionsOf(this.reader.pool, countryCode, type, id);
    return {
      ...viewOf(row, signatures.get(id) ?? []),
      versions: versions
        .filter(({ version }) => version <= row.version)
        .map(({ version, validFrom, recordedAt, auditSequence, body }) => ({
          version,
          validFrom,
          recordedAt,
          auditSequence,
          body,
        })),
    };
  }

  /**
   * The decision an address names: the country in it, which a key may be limited to, is the country of
   * the id. Refuses ID.MALFORMED, DECISION.NOT_FOUND.
   */
  placeOf(iso2: string, text: string): { readonly countryCode: CountryCode; readonly id: string } {
    const place = parsePublicId(text);
    if (place.countryCode !== iso2) throw notFound(text);
    return place;
  }

  private async signaturesOf(
    countryCode: string,
    decisions: readonly JointCommitteeDecisionEntity[],
  ): Promise<ReadonlyMap<string, readonly SignatureView[]>> {
    if (decisions.length === 0) return new Map();
    const rows = await this.reader.query(
      `SELECT decision_id, side, signed_by, recorded_at FROM public.decision_signature
        WHERE country_code = $1 AND decision_id = ANY($2::uuid[])
        ORDER BY decision_id, audit_sequence`,
      [countryCode, decisions.map(({ id }) => id)],
    );
    const views = new Map<string, SignatureView[]>();
    for (const row of rows) {
      const decision = String(row['decision_id']);
      const view = {
        side: String(row['side']),
        signedBy: String(row['signed_by']),
        recordedAt: String(row['recorded_at']),
      };
      views.set(decision, [...(views.get(decision) ?? []), view]);
    }
    return views;
  }
}

function notFound(decision: string): Error {
  return partnerCountryErrors.refuse('DECISION.NOT_FOUND', { decision: decision.slice(0, 64) });
}

function viewOf(
  row: JointCommitteeDecisionEntity,
  signatures: readonly SignatureView[],
): DecisionView {
  return {
    id: publicId(row.countryCode as CountryCode, row.id),
    country: row.countryCode,
    mode: row.mode,
    title: row.title,
    decisionOn: row.decisionOn,
    items: row.items,
    source: row.source,
    submittedBy: row.submittedBy,
    status: row.status,
    effectiveOn: row.effectiveOn,
    signatures,
    awaits: COMMITTEE_SIDES.filter((side) => !signatures.some((one) => one.side === side)),
    version: row.version,
  };
}
