import { Refusal } from '../../kernel/refusal.ts';
import type { ActKind, RowWrite } from '../../ledger/act.ts';
import type { JsonValue } from '../../kernel/canonical-json.ts';
import { refuseMove } from '../../ledger/life-cycle.ts';
import { citedForms, factsOf, situationOf, type ProjectFacts } from '../project-facts.ts';
import { reportedVintages, type ReportedVintage } from '../reductions.ts';
import { REPORT_CYCLE } from '../report-cycle.ts';
import { reportAddress, reportAnswer, reportDraft, type ReportRecord } from '../report-record.ts';
import { REPORTED_VINTAGE } from '../tables.ts';
import { heldReport, needsReport, readProjectsOfReports } from './of-report.ts';

export interface MonitoringSubmissionBody {
  /** Public ids of documents of the project: the implementation report, and what belongs to it. */
  readonly documents?: readonly string[] | null;
  readonly expectedVersion?: number | null;
}

/**
 * Submits a monitoring report for verification: its data are closed, and its figures per calendar year
 * stand, in whole tonnes too.
 *
 * Refuses, in this order: MONITORING.REPORT_NOT_FOUND, VERSION_STALE, DOCUMENT_NOT_OF_PROJECT,
 * LEDGER.MOVE_NOT_POSSIBLE, LEDGER.MOVE_LACKS: the end of the period, activity data of a methodology,
 * the implementation report, the report on sustainable development.
 */
export const monitoringSubmissionAct: ActKind<MonitoringSubmissionBody> = {
  kind: 'monitoring-submission',
  posts: false,
  needs: needsReport,
  read: readProjectsOfReports,
  decide(act, known) {
    const held = heldReport(act, known);
    if (held instanceof Refusal) return held;
    const facts = factsOf(known, held.record.project);
    const documents = [...new Set(act.body.documents ?? [])];
    const forms = citedForms(facts, documents);
    if (forms instanceof Refusal) return forms;
    const situation = situationOf(held.record, facts, known.today, forms);
    const refusal = refuseMove(REPORT_CYCLE, held.record.status, 'submitted', situation);
    if (refusal) return refusal;
    const record: ReportRecord = {
      ...held.record,
      // What was entered for a version that is pinned no more counts no more.
      activity: pinnedActivity(held.record, facts),
      status: 'submitted',
      submittedBy: act.principalId,
      submittedOn: known.today,
      documents,
    };
    const version = held.version + 1;
    const vintages = vintagesOf(record);
    const draft = reportDraft('update', held.id, version, known.today, record);
    return {
      records: [draft.record],
      rows: [...vintages.map((one) => vintageRow(held.id, one)), draft.row],
      facts: { vintages: vintages as unknown as JsonValue },
      answer: {
        status: 200,
        location: reportAddress(act.countryCode, held.id),
        body: {
          ...reportAnswer(act.countryCode, held.id, version, record),
          vintages: vintages as unknown as JsonValue,
        },
      },
    };
  },
};

/** The figures of a report per calendar year, over all its methodologies. */
export function vintagesOf({ activity }: ReportRecord): readonly ReportedVintage[] {
  return reportedVintages(activity.flatMap(({ vintages }) => vintages));
}

function pinnedActivity(
  { activity }: ReportRecord,
  { methodologies }: ProjectFacts,
): ReportRecord['activity'] {
  const pinned = new Set(methodologies.map(({ id }) => id));
  return activity.filter(({ methodologyVersion }) => pinned.has(methodologyVersion));
}

function vintageRow(report: string, one: ReportedVintage): RowWrite {
  return {
    table: REPORTED_VINTAGE,
    change: 'insert',
    row: {
      report_id: report,
      vintage: one.vintage,
      reference_emissions: one.referenceEmissions,
      project_emissions: one.projectEmissions,
      emission_reductions: one.emissionReductions,
      tonnes: one.tonnes,
    },
  };
}
