import { Injectable } from '@nestjs/common';
import { Reader } from '../database/reader.ts';
import { publicId } from '../kernel/ids.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { MonitoringReads } from '../monitoring/monitoring.reads.ts';
import { CycleReads } from '../project/cycle/cycle.reads.ts';
import { DeadlineReads } from '../project/cycle/deadlines.reads.ts';
import { DocumentReads } from '../project/documents/documents.reads.ts';
import type { Word } from './language/words.ts';

/** Something that waits for somebody, without a day by which it is due. */
export interface Waiting {
  readonly what: string;
  readonly by: string;
  readonly since: string;
  /** What it is called, or the project that the word below is about. */
  readonly title: string;
  /** What it is, where it has no title of its own. */
  readonly word?: Word;
  /** The page it is on; null where it has none. */
  readonly address: string | null;
}

const MOST = { limit: '200' } as const;

/** What pages show of the cycle: of one project, and of what waits in a country. */
@Injectable()
export class ProjectCycleReads {
  constructor(
    private readonly reader: Reader,
    private readonly cycles: CycleReads,
    private readonly deadlines: DeadlineReads,
    private readonly documents: DocumentReads,
    private readonly monitoring: MonitoringReads,
  ) {}

  /** The way of a project so far, and what it lacks for the next step; for everybody. */
  async ofProject(project: string) {
    const [cycle, methodologies, roles, documents, reports, reductions, deadlines] =
      await Promise.all([
        this.cycles.cycle(project, null),
        this.cycles.methodologies(project),
        this.cycles.roles(project),
        this.documents.list(project, MOST, null),
        this.monitoring.list(project, MOST),
        this.monitoring.reductions(project),
        this.deadlines.ofProject(project),
      ]);
    return {
      ...{ cycle, methodologies, roles, documents, deadlines, reductions },
      reports: reports.items,
    };
  }

  /** The deadlines of a country, at most two hundred, the earliest first. */
  async deadlinesOf(country: string) {
    return this.deadlines.list({ country, ...MOST });
  }

  /**
   * Decisions that lack a signature, reports that await their verification, and requests for issuance
   * that await the Joint Committee or a side; the oldest first.
   */
  async waitingIn(countryCode: CountryCode): Promise<readonly Waiting[]> {
    const [decisions, reports, requests] = await Promise.all([
      this.reader.query(
        `SELECT d.id, d.title, d.decision_on, side.name AS side
           FROM public.joint_committee_decision d
          CROSS JOIN (VALUES ('japan'), ('partner')) AS side(name)
          WHERE d.country_code = $1 AND d.status = 'awaiting-signatures'
            AND NOT EXISTS (SELECT FROM public.decision_signature s
                             WHERE s.country_code = $1 AND s.decision_id = d.id
                               AND s.side = side.name)
          ORDER BY d.decision_on, d.id, side.name LIMIT 200`,
        [countryCode],
      ),
      this.reader.query(
        `SELECT r.id, r.first_day, r.last_day, r.submitted_on, p.reference
           FROM public.monitoring_report r
           JOIN public.project p ON p.country_code = $1 AND p.id = r.project_id
          WHERE r.country_code = $1 AND r.status = 'submitted'
          ORDER BY r.submitted_on, r.id LIMIT 200`,
        [countryCode],
      ),
      this.reader.query(
        `SELECT i.id, i.status, coalesce(n.decided_on, i.requested_on) AS since, p.reference,
                side.name AS side
           FROM public.issuance_request i
           JOIN public.project p ON p.country_code = $1 AND p.id = i.project_id
           LEFT JOIN public.issuance_notification n
             ON n.country_code = $1 AND n.id = i.notification_id
          CROSS JOIN (VALUES ('japan'), ('partner')) AS side(name)
          WHERE i.country_code = $1
            AND ((i.status = 'requested' AND side.name = 'japan')
                 OR (i.status = 'notified' AND CASE side.name WHEN 'japan' THEN i.japan_state
                       ELSE i.partner_state END = 'awaiting'))
          ORDER BY since, i.id, side.name LIMIT 200`,
        [countryCode],
      ),
    ]);
    return [
      ...decisions.map((row) => ({
        what: 'signature',
        by: row['side'] === 'japan' ? 'co-chair of Japan’s side' : 'co-chair of the partner’s side',
        since: String(row['decision_on']),
        title: String(row['title']),
        address: `/countries/${countryCode}/decisions/${publicId(countryCode, String(row['id']))}`,
      })),
      ...reports.map((row) => ({
        what: 'verification',
        by: 'third-party entity',
        since: String(row['submitted_on']),
        word: 'report.of' as const,
        title: String(row['reference']),
        address: `/monitoring-reports/${publicId(countryCode, String(row['id']))}`,
      })),
      ...requests.map((row) => ({
        what: row['status'] === 'requested' ? 'decision on issuance' : 'issuance',
        by: whoIssues(row),
        since: String(row['since']),
        word: 'request.short' as const,
        title: String(row['reference']),
        address: `/issuance-requests/${publicId(countryCode, String(row['id']))}`,
      })),
    ].sort((one, other) => (one.since < other.since ? -1 : one.since > other.since ? 1 : 0));
  }
}

function whoIssues({ status, side }: Readonly<Record<string, unknown>>): string {
  if (status === 'requested') return 'Joint Committee';
  return side === 'japan' ? 'registry of Japan’s side' : 'registry of the partner’s side';
}
