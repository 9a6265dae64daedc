import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { CLOCK } from '../database/database.module.ts';
import { Reader } from '../database/reader.ts';
import { answerPage, pageOf, type PageOf } from '../http/paging.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Clock } from '../kernel/clock.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import { CountryRules } from '../ledger/country-rules.ts';
import { possibleMoves } from '../ledger/life-cycle.ts';
import { versionsOf } from '../ledger/records.ts';
import { cursorOf } from '../partner-country/cursor.ts';
import { likeText } from '../partner-country/partner-country.reads.ts';
import { methodologyErrors } from './errors.ts';
import { METHODOLOGY_CYCLE, methodologyDeadlines } from './methodology-cycle.ts';
import { MethodologyVersionEntity } from './methodology-version.entity.ts';
import type {
  MethodologyDetail,
  MethodologyMoves,
  MethodologyVersionView,
  MethodologyView,
} from './methodology.answers.ts';
import type { MethodologyQuery } from './methodology.dto.ts';
import { MethodologyEntity } from './methodology.entity.ts';
import { situationOf } from './acts/methodology-transition.ts';

/** Methodologies and their versions, for anybody. */
@Injectable()
export class MethodologyReads {
  constructor(
    @InjectRepository(MethodologyEntity)
    private readonly methodologies: Repository<MethodologyEntity>,
    @InjectRepository(MethodologyVersionEntity)
    private readonly versions: Repository<MethodologyVersionEntity>,
    private readonly countries: CountryRules,
    private readonly reader: Reader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The methodologies of all partners or of one, by the number of their proposal. */
  async list(query: MethodologyQuery): Promise<PageOf<MethodologyView>> {
    const page = pageOf(query, 1);
    const select = this.methodologies.createQueryBuilder('methodology').where('TRUE');
    const { country, state, scope, q } = query;
    if (country) select.andWhere('methodology.country_code = :country', { country });
    if (state) select.andWhere('methodology.status = :state', { state });
    if (scope) select.andWhere('methodology.scopes @> :scope::jsonb', { scope: `[${scope}]` });
    if (q) {
      select.andWhere(
        `(methodology.title ILIKE :q OR methodology.proposal_number ILIKE :q OR
          methodology.approved_number ILIKE :q)`,
        { q: `%${likeText(q)}%` },
      );
    }
    const [after] = cursorOf(page, ['text']) ?? [];
    if (after !== undefined) {
      // The number begins with the country, so the pair can be found by the key of the table.
      select.andWhere(
        '(methodology.country_code, methodology.proposal_number COLLATE "C") > (:at, :after)',
        { at: String(after).slice(0, 2), after },
      );
    }
    const rows = await select
      .orderBy('methodology.country_code')
      .addOrderBy('methodology.proposal_number COLLATE "C"')
      .limit(page.limitPlusOne)
      .getMany();
    return answerPage(rows, page, ({ proposalNumber }) => [proposalNumber], viewOf);
  }

  /** A methodology with its versions, by id or number. Refuses METHODOLOGY.NOT_FOUND. */
  async detail(idOrNumber: string): Promise<MethodologyDetail> {
    const row = await this.find(idOrNumber);
    const { countryCode, id } = row;
    const [versions, revisions, records] = await Promise.all([
      this.versions.find({ where: { countryCode, methodologyId: id }, order: { id: 'ASC' } }),
      this.methodologies.find({
        where: { countryCode, revisesId: id, status: 'approved' },
        order: { decidedOn: 'ASC', proposalNumber: 'ASC' },
      }),
      versionsOf(this.reader.pool, countryCode, 'methodology', id),
    ]);
    return {
      ...viewOf(row),
      proposalNumbers: [row, ...revisions].map(({ proposalNumber }) => proposalNumber),
      methodologyVersions: versions.map(versionView),
      moves: this.movesOf(row),
      deadlines: methodologyDeadlines({
        status: row.status,
        proposedOn: row.proposedOn as CalendarDay,
        publicInputUntil: row.publicInputUntil as CalendarDay | null,
        considerationFrom: row.considerationFrom as CalendarDay | null,
      }),
      versions: records
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

  /** What can follow, and what each step lacks today. Refuses METHODOLOGY.NOT_FOUND. */
  async moves(idOrNumber: string): Promise<MethodologyMoves> {
    const row = await this.find(idOrNumber);
    return { state: row.status, moves: this.movesOf(row) };
  }

  /** The public id of a methodology by its id or number. Refuses METHODOLOGY.NOT_FOUND. */
  async idOf(idOrNumber: string): Promise<string> {
    const { countryCode, id } = await this.find(idOrNumber);
    return publicId(countryCode as CountryCode, id);
  }

  /**
   * A version of a methodology by its number, `Ver1.0` or `1.0`.
   *
   * Refuses METHODOLOGY.NOT_FOUND, METHODOLOGY.VERSION_NOT_FOUND.
   */
  async version(idOrNumber: string, text: string) {
    const methodology = await this.find(idOrNumber);
    const { countryCode, id } = methodology;
    const rows = await this.versions.find({
      where: { countryCode, methodologyId: id },
      order: { id: 'ASC' },
    });
    const wanted = text.startsWith('Ver') ? text : `Ver${text}`;
    const found = rows.find(({ version }) => version === wanted);
    if (found) return { methodology, version: found };
    throw methodologyErrors.refuse('METHODOLOGY.VERSION_NOT_FOUND', {
      methodology: methodology.approvedNumber ?? methodology.proposalNumber,
      version: wanted.slice(0, 20),
      versions: rows.map(({ version }) => version),
    });
  }

  private movesOf(row: MethodologyEntity) {
    const today = this.countries.latestDay(row.countryCode as CountryCode, this.clock.now());
    const publicInputUntil = row.publicInputUntil as CalendarDay | null;
    const { documents, revisesId } = row;
    const situation = situationOf({ documents, publicInputUntil, revises: revisesId }, today);
    return possibleMoves(METHODOLOGY_CYCLE, row.status, situation);
  }

  private async find(idOrNumber: string): Promise<MethodologyEntity> {
    const found = NUMBER.test(idOrNumber)
      ? await this.findByNumber(idOrNumber)
      : await this.findById(idOrNumber);
    if (found) return found;
    throw methodologyErrors.refuse('METHODOLOGY.NOT_FOUND', {
      methodology: idOrNumber.slice(0, 64),
    });
  }

  private findByNumber(number: string): Promise<MethodologyEntity | null> {
    const countryCode = number.slice(0, 2);
    return number.slice(3, 5) === 'PM'
      ? this.methodologies.findOneBy({ countryCode, proposalNumber: number })
      : this.methodologies.findOneBy({ countryCode, approvedNumber: number });
  }

  private async findById(text: string): Promise<MethodologyEntity | null> {
    try {
      return await this.methodologies.findOneBy(parsePublicId(text));
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }
}

const NUMBER = /^[A-Z]{2}_(PM|AM)[0-9]{3}$/;

function viewOf(row: MethodologyEntity): MethodologyView {
  const country = row.countryCode as CountryCode;
  const idOrNull = (id: string | null): string | null =>
    id === null ? null : publicId(country, id);
  return {
    id: publicId(country, row.id),
    country,
    proposalNumber: row.proposalNumber,
    approvedNumber: row.approvedNumber,
    revises: idOrNull(row.revisesId),
    title: row.title,
    scopes: row.scopes,
    proponent: row.proponent,
    summary: row.summary,
    state: row.status,
    currentVersion: row.currentVersion,
    documents: row.documents,
    proposedOn: row.proposedOn,
    publicInputFrom: row.publicInputFrom,
    publicInputUntil: row.publicInputUntil,
    considerationFrom: row.considerationFrom,
    decidedOn: row.decidedOn,
    decision: idOrNull(row.decisionId),
    reason: row.reason,
    source: row.source,
    version: row.version,
  };
}

function versionView(row: MethodologyVersionEntity): MethodologyVersionView {
  const country = row.countryCode as CountryCode;
  return {
    id: publicId(country, row.id),
    version: row.version,
    approvedOn: row.approvedOn,
    formula: row.formula,
    factors: row.factors,
    decision: publicId(country, row.decisionId),
    proposal: row.proposalId === null ? null : publicId(country, row.proposalId),
  };
}
