import { publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ActKind } from '../../ledger/act.ts';
import { refuseMove } from '../../ledger/life-cycle.ts';
import { factsOf, situationOf } from '../project-facts.ts';
import { REPORT_CYCLE } from '../report-cycle.ts';
import { reportAddress, reportAnswer, reportDraft, type ReportRecord } from '../report-record.ts';
import { freePeriod } from './monitoring-report.ts';
import { heldReport, needsReport, readProjectsOfReports } from './of-report.ts';

export interface MonitoringWithdrawalBody {
  readonly reason: string;
  readonly expectedVersion?: number | null;
}

/**
 * Withdraws a monitoring report. It stays in the book with its figures, counts for nothing, and its
 * days are free for another report.
 *
 * Refuses, in this order: MONITORING.REPORT_NOT_FOUND, VERSION_STALE, LEDGER.MOVE_NOT_POSSIBLE.
 */
export const monitoringWithdrawalAct: ActKind<MonitoringWithdrawalBody> = {
  kind: 'monitoring-withdrawal',
  posts: false,
  needs: needsReport,
  read: readProjectsOfReports,
  decide(act, known) {
    const held = heldReport(act, known);
    if (held instanceof Refusal) return held;
    const facts = factsOf(known, held.record.project);
    const situation = situationOf(held.record, facts, known.today, new Set());
    const refusal = refuseMove(REPORT_CYCLE, held.record.status, 'withdrawn', situation);
    if (refusal) return refusal;
    const { reason } = act.body;
    const record: ReportRecord = { ...held.record, status: 'withdrawn', reason };
    const version = held.version + 1;
    freePeriod(known, record.project, publicId(act.countryCode, held.id));
    const draft = reportDraft('update', held.id, version, known.today, record);
    return {
      records: [draft.record],
      rows: [draft.row],
      answer: {
        status: 200,
        location: reportAddress(act.countryCode, held.id),
        body: { ...reportAnswer(act.countryCode, held.id, version, record), reason },
      },
    };
  },
};
