import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '../database/database.module.ts';
import { Reader } from '../database/reader.ts';
import { answerPage, pageOf, type PageOf } from '../http/paging.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Clock } from '../kernel/clock.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { CountryRules } from '../ledger/country-rules.ts';
import { possibleMoves } from '../ledger/life-cycle.ts';
import { jsonOf, type Row } from '../ledger/table.ts';
import { sumText } from '../methodology/formulas/arithmetic.ts';
import { cursorOf } from '../partner-country/cursor.ts';
import { ProjectReads } from '../project/project.reads.ts';
import { vintagesOf } from './acts/monitoring-submission.ts';
import { monitoringErrors } from './errors.ts';
import type {
  ActivityDataView,
  MonitoringReportDetail,
  MonitoringReportView,
  ProjectReductions,
  ReportedVintageView,
  ReportMoveView,
} from './monitoring.answers.ts';
import type { MonitoringReportQuery } from './monitoring.dto.ts';
import { NO_FACTS, projectFactsOf, situationOf, type ProjectFacts } from './project-facts.ts';
import { REPORT_CYCLE } from './report-cycle.ts';
import { reportOfRow, type ReportRecord } from './report-record.ts';
import { verificationsOf, type VerifiedFigures } from './verification.reads.ts';

/** A report as it is read: where it belongs, what it says, and what its project brings along. */
export interface ReadReport {
  readonly countryCode: CountryCode;
  readonly id: string;
  readonly version: number;
  readonly reference: string;
  readonly record: ReportRecord;
}

const REPORTS = `
  SELECT r.country_code, r.id, r.project_id, r.first_day, r.last_day, r.note, r.status, r.activity,
         r.opened_by, r.submitted_by, r.submitted_on, r.documents, r.verification_id,
         r.verifications, r.reason, r.version, p.reference
    FROM public.monitoring_report r
    JOIN public.project p ON p.country_code = r.country_code AND p.id = r.project_id
   WHERE r.country_code = $1`;

/** Monitoring reports, their activity data and their verifications, for anybody. */
@Injectable()
export class MonitoringReads {
  constructor(
    private readonly projects: ProjectReads,
    private readonly countries: CountryRules,
    private readonly reader: Reader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The monitoring reports of a project, by their first day. Refuses PROJECT.NOT_FOUND. */
  async list(project: string, query: MonitoringReportQuery): Promise<PageOf<MonitoringReportView>> {
    const { countryCode, id } = parsePublicId(await this.projects.idOf(project));
    const page = pageOf(query, 2);
    const [day, at] = cursorOf(page, ['day', 'id']) ?? [null, null];
    const rows = await this.reader.query<Row>(
      `${REPORTS} AND r.project_id = $2 AND ($3::text IS NULL OR r.status = $3)
          AND ($4::date IS NULL OR (r.first_day, r.id) > ($4::date, $5::uuid))
        ORDER BY r.first_day, r.id LIMIT $6`,
      [countryCode, id, query.state ?? null, day, at, page.limitPlusOne],
    );
    const verified = await verificationsOf(this.reader, countryCode, rows.map(idOf));
    return answerPage(
      rows,
      page,
      (row) => [String(row['first_day']), idOf(row)],
      (row) => viewOf(readReport(row), verified.figures),
    );
  }

  /** Refuses ID.MALFORMED, MONITORING.REPORT_NOT_FOUND. */
  async detail(text: string): Promise<MonitoringReportDetail> {
    const report = await this.report(text);
    const { countryCode, id, record } = report;
    const [verified, facts, names] = await Promise.all([
      verificationsOf(this.reader, countryCode, [id]),
      this.factsOf(countryCode, record.project),
      this.methodologyNames(countryCode, record),
    ]);
    return {
      ...viewOf(report, verified.figures),
      activity: record.activity.map(({ id: data, methodologyVersion, ...summary }) => ({
        id: publicId(countryCode, data),
        ...(names.get(methodologyVersion) ?? { methodology: '', methodologyVersion: '' }),
        ...summary,
      })),
      documents: record.documents,
      verifications: verified.views,
      moves: this.movesOf(report, facts),
    };
  }

  /** A report with what acts and trials need of it. Refuses as {@link detail}. */
  async report(text: string): Promise<ReadReport> {
    const { countryCode, id } = parsePublicId(text);
    const [row] = await this.reader.query<Row>(`${REPORTS} AND r.id = $2`, [countryCode, id]);
    if (!row) throw monitoringErrors.refuse('MONITORING.REPORT_NOT_FOUND', { report: text });
    return readReport(row);
  }

  async factsOf(countryCode: CountryCode, project: string): Promise<ProjectFacts> {
    const query = (sql: string, values: readonly unknown[]) => this.reader.query<Row>(sql, values);
    const facts = await projectFactsOf(query, countryCode, [project]);
    return facts.get(project) ?? NO_FACTS;
  }

  /** One edition with its rows. Refuses ID.MALFORMED, MONITORING.ACTIVITY_DATA_NOT_FOUND. */
  async activityData(text: string): Promise<ActivityDataView> {
    const { countryCode, id } = parsePublicId(text);
    const [row] = await this.reader.query<Row>(
      `SELECT a.*, v.version AS methodology_version,
              coalesce(m.approved_number, m.proposal_number) AS methodology
         FROM public.activity_data a
         JOIN public.methodology_version v
           ON v.country_code = a.country_code AND v.id = a.methodology_version_id
         JOIN public.methodology m
           ON m.country_code = v.country_code AND m.id = v.methodology_id
        WHERE a.country_code = $1 AND a.id = $2`,
      [countryCode, id],
    );
    if (!row) {
      throw monitoringErrors.refuse('MONITORING.ACTIVITY_DATA_NOT_FOUND', { activityData: text });
    }
    const vintages = await this.reader.query<Row>(
      `SELECT vintage, reference_emissions, project_emissions, emission_reductions, calculation
         FROM public.calculated_reduction WHERE country_code = $1 AND activity_data_id = $2
        ORDER BY vintage`,
      [countryCode, id],
    );
    return {
      id: text,
      report: publicId(countryCode, String(row['report_id'])),
      methodology: String(row['methodology']),
      methodologyVersion: String(row['methodology_version']),
      formula: String(row['formula']),
      edition: row['edition'] as number,
      rowsHash: String(row['rows_hash']),
      rows: jsonOf(String(row['rows'])) as ActivityDataView['rows'],
      vintages: vintages.map((one) => ({
        vintage: one['vintage'] as number,
        referenceEmissions: String(one['reference_emissions']),
        projectEmissions: String(one['project_emissions']),
        emissionReductions: String(one['emission_reductions']),
        calculation: jsonOf(one['calculation']) as object | null,
      })),
      warnings: jsonOf(row['warnings']) as ActivityDataView['warnings'],
      recordedAt: String(row['recorded_at']),
      auditSequence: row['audit_sequence'] as number,
    };
  }

  /** Reductions of a project per calendar year, of reports that are submitted or verified. */
  async reductions(project: string): Promise<ProjectReductions> {
    const text = await this.projects.idOf(project);
    const { countryCode, id } = parsePublicId(text);
    const rows = await this.reader.query<Row>(
      `SELECT o.vintage, sum(o.tonnes)::text AS reported,
              coalesce(sum(v.tonnes_verified), 0)::text AS verified
         FROM public.monitoring_report r
         JOIN public.reported_vintage o ON o.country_code = r.country_code AND o.report_id = r.id
         LEFT JOIN public.verified_vintage v ON v.country_code = r.country_code
          AND v.verification_id = r.verification_id AND v.vintage = o.vintage
        WHERE r.country_code = $1 AND r.project_id = $2 AND r.status IN ('submitted', 'verified')
        GROUP BY o.vintage ORDER BY o.vintage`,
      [countryCode, id],
    );
    const vintages = rows.map((row) => ({
      vintage: row['vintage'] as number,
      tonnesReported: String(row['reported']),
      tonnesVerified: String(row['verified']),
    }));
    return {
      project: text,
      vintages,
      tonnesReported: sumText(vintages.map((one) => one.tonnesReported)),
      tonnesVerified: sumText(vintages.map((one) => one.tonnesVerified)),
    };
  }

  private movesOf(
    { countryCode, record }: ReadReport,
    facts: ProjectFacts,
  ): readonly ReportMoveView[] {
    const today: CalendarDay = this.countries.latestDay(countryCode, this.clock.now());
    const forms = new Set(facts.documents.map(({ form }) => form));
    const situation = situationOf(record, facts, today, forms);
    return possibleMoves(REPORT_CYCLE, record.status, situation);
  }

  private async methodologyNames(
    countryCode: CountryCode,
    { activity }: ReportRecord,
  ): Promise<ReadonlyMap<string, { methodology: string; methodologyVersion: string }>> {
    const rows = await this.reader.query<Row>(
      `SELECT v.id, v.version, coalesce(m.approved_number, m.proposal_number) AS number
         FROM public.methodology_version v
         JOIN public.methodology m
           ON m.country_code = v.country_code AND m.id = v.methodology_id
        WHERE v.country_code = $1 AND v.id = ANY($2::uuid[])`,
      [countryCode, activity.map(({ methodologyVersion }) => methodologyVersion)],
    );
    return new Map(
      rows.map((row) => [
        idOf(row),
        { methodology: String(row['number']), methodologyVersion: String(row['version']) },
      ]),
    );
  }
}

function readReport(row: Row): ReadReport {
  return {
    countryCode: String(row['country_code']) as CountryCode,
    id: idOf(row),
    version: row['version'] as number,
    reference: String(row['reference']),
    record: reportOfRow(row),
  };
}

function viewOf(
  { countryCode, id, version, reference, record }: ReadReport,
  figures: VerifiedFigures,
): MonitoringReportView {
  const verified = record.verification === null ? undefined : figures.get(record.verification);
  const vintages = vintagesOf(record).map(({ tonnes, ...sums }): ReportedVintageView => {
    const own = verified?.find(({ vintage }) => vintage === sums.vintage);
    return {
      ...sums,
      tonnesReported: tonnes,
      tonnesVerified: own?.tonnesVerified ?? null,
      reason: own?.reason ?? null,
    };
  });
  return {
    id: publicId(countryCode, id),
    project: publicId(countryCode, record.project),
    reference,
    firstDay: record.firstDay,
    lastDay: record.lastDay,
    note: record.note,
    state: record.status,
    submittedOn: record.submittedOn,
    withdrawnBecause: record.reason,
    vintages,
    tonnesReported: sumText(vintages.map(({ tonnesReported }) => tonnesReported)),
    tonnesVerified: verified ? sumText(verified.map(({ tonnesVerified }) => tonnesVerified)) : null,
    version,
  };
}

function idOf(row: Row): string {
  return String(row['id']);
}
