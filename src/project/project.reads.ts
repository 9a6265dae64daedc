import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Reader } from '../database/reader.ts';
import { answerPage, pageOf, type PageOf, type PageQuery } from '../http/paging.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { versionsOf } from '../ledger/records.ts';
import { cursorOf } from '../partner-country/cursor.ts';
import { PartnerCountryReads } from '../partner-country/partner-country.reads.ts';
import { projectErrors } from './errors.ts';
import { IndicatorEntity } from './indicator.entity.ts';
import type { IndicatorView, ProjectDetail, ProjectView, ReadingView } from './project.answers.ts';
import type { ProjectQuery } from './project.dto.ts';
import { ProjectEntity } from './project.entity.ts';
import { listProjects, orderOf } from './project-list.ts';

/** Lists and records of projects and their indicators, for anybody. */
@Injectable()
export class ProjectReads {
  constructor(
    @InjectRepository(ProjectEntity) private readonly projects: Repository<ProjectEntity>,
    @InjectRepository(IndicatorEntity) private readonly indicators: Repository<IndicatorEntity>,
    private readonly countries: PartnerCountryReads,
    private readonly reader: Reader,
  ) {}

  /** The projects of a partner, by reference unless asked otherwise. */
  async list(iso2: string, query: ProjectQuery): Promise<PageOf<ProjectView>> {
    const countryCode = await this.countries.requirePartner(iso2);
    const page = pageOf(query, 2);
    const order = orderOf(query);
    const select = this.projects.createQueryBuilder('project');
    const rows = await listProjects(select, countryCode, query, page).getMany();
    return answerPage(rows, page, (row) => [row[order], row.reference], viewOf);
  }

  /** A project with all that is counted of it and all its versions. Refuses PROJECT.NOT_FOUND. */
  async detail(referenceOrId: string): Promise<ProjectDetail> {
    const project = await this.find(referenceOrId);
    const { countryCode, id } = project;
    const [indicators, versions] = await Promise.all([
      this.indicators.find({ where: { countryCode, projectId: id }, order: { id: 'ASC' } }),
      versionsOf(this.reader.pool, countryCode, 'project', id),
    ]);
    return {
      ...viewOf(project),
      indicators: await this.withReadings(countryCode, indicators),
      versions: versions
        .filter(({ version }) => version <= project.version)
        .map(({ version, validFrom, recordedAt, auditSequence, body }) => ({
          version,
          validFrom,
          recordedAt,
          auditSequence,
          body,
        })),
    };
  }

  /** The public id of a project by its reference or id. Refuses PROJECT.NOT_FOUND. */
  async idOf(referenceOrId: string): Promise<string> {
    const { countryCode, id } = await this.find(referenceOrId);
    return publicId(countryCode as CountryCode, id);
  }

  /** All indicators of a partner, of its projects and of the country as a whole. */
  async listIndicators(iso2: string, query: PageQuery): Promise<PageOf<IndicatorView>> {
    const countryCode = await this.countries.requirePartner(iso2);
    const page = pageOf(query, 1);
    const select = this.indicators
      .createQueryBuilder('indicator')
      .where('indicator.country_code = :countryCode', { countryCode });
    const after = cursorOf(page, ['id']);
    if (after) select.andWhere('indicator.id > :after', { after: after[0] });
    const rows = await select.orderBy('indicator.id').limit(page.limitPlusOne).getMany();
    const views = new Map(
      (await this.withReadings(countryCode, rows)).map((view) => [view.id, view]),
    );
    return answerPage(
      rows,
      page,
      ({ id }) => [id],
      (row) => views.get(publicId(countryCode, row.id)) ?? indicatorView(row, []),
    );
  }

  /** One indicator with its readings. Refuses ID.MALFORMED, PROJECT.INDICATOR_NOT_FOUND. */
  async indicator(text: string): Promise<IndicatorView> {
    const { countryCode, id } = parsePublicId(text);
    const row = await this.indicators.findOneBy({ countryCode, id });
    if (row === null) {
      throw projectErrors.refuse('PROJECT.INDICATOR_NOT_FOUND', { indicator: text });
    }
    const [view] = await this.withReadings(countryCode, [row]);
    return view ?? indicatorView(row, []);
  }

  private async find(referenceOrId: string): Promise<ProjectEntity> {
    const id = publicIdOrNull(referenceOrId);
    const found = await (id === null
      ? this.findByReference(referenceOrId)
      : this.projects.findOneBy(id));
    if (found === null) throw notFound(referenceOrId);
    return found;
  }

  /** By any reference it ever had; a reference begins with its country. */
  private async findByReference(reference: string): Promise<ProjectEntity | null> {
    if (!REFERENCE.test(reference)) return null;
    return this.projects
      .createQueryBuilder('project')
      .where(
        `project.country_code = :countryCode AND project.id = (
           SELECT known.project_id FROM public.project_reference AS known
            WHERE known.country_code = :countryCode AND known.reference = :reference)`,
        { countryCode: reference.slice(0, 2), reference },
      )
      .getOne();
  }

  /** Readings of all the given indicators in one statement, in the order of their days. */
  private async withReadings(
    countryCode: string,
    indicators: readonly IndicatorEntity[],
  ): Promise<readonly IndicatorView[]> {
    if (indicators.length === 0) return [];
    const rows = await this.reader.query(
      `SELECT id, indicator_id, value, observed_on, source, recorded_at, audit_sequence
         FROM public.indicator_reading
        WHERE country_code = $1 AND indicator_id = ANY($2::uuid[])
        ORDER BY indicator_id, observed_on, audit_sequence`,
      [countryCode, indicators.map(({ id }) => id)],
    );
    return indicators.map((indicator) =>
      indicatorView(
        indicator,
        rows.filter((row) => row['indicator_id'] === indicator.id),
      ),
    );
  }
}

const REFERENCE = /^[A-Z]{2}[A-Za-z0-9.-]{1,58}$/;

function publicIdOrNull(text: string): { countryCode: string; id: string } | null {
  try {
    return parsePublicId(text);
  } catch {
    return null;
  }
}

function notFound(referenceOrId: string): Error {
  return projectErrors.refuse('PROJECT.NOT_FOUND', { project: referenceOrId.slice(0, 64) });
}

function viewOf(row: ProjectEntity): ProjectView {
  return {
    id: publicId(row.countryCode as CountryCode, row.id),
    reference: row.reference,
    title: row.title,
    country: row.countryCode,
    mechanism: row.mechanism,
    sector: row.sector,
    status: row.status,
    sites: row.sites,
    participants: row.participants,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    expectedAnnualReduction: row.expectedAnnualReduction,
    source: row.source,
    version: row.version,
  };
}

function indicatorView(
  row: IndicatorEntity,
  readings: readonly Readonly<Record<string, unknown>>[],
): IndicatorView {
  const countryCode = row.countryCode as CountryCode;
  return {
    id: publicId(countryCode, row.id),
    project: row.projectId === null ? null : publicId(countryCode, row.projectId),
    name: row.name,
    unit: row.unit,
    place: row.place,
    baseline: row.baselineValue === null ? null : { value: row.baselineValue, on: row.baselineOn },
    targets: row.targets,
    source: row.source,
    readings: readings.map((reading): ReadingView => ({
      id: publicId(countryCode, String(reading['id'])),
      value: String(reading['value']),
      observedOn: String(reading['observed_on']),
      source: reading['source'] as string | null,
      recordedAt: String(reading['recorded_at']),
      auditSequence: reading['audit_sequence'] as number,
    })),
  };
}
