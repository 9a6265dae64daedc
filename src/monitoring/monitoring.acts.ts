import { publicId } from '../kernel/ids.ts';
import type { Act, ActKind, ConstraintRefusals } from '../ledger/act.ts';
import type { RoomActs } from '../ledger/room-acts.ts';
import { activityDataAct } from './acts/activity-data.ts';
import { monitoringReportAct, type MonitoringReportBody } from './acts/monitoring-report.ts';
import { monitoringSubmissionAct } from './acts/monitoring-submission.ts';
import { monitoringWithdrawalAct } from './acts/monitoring-withdrawal.ts';
import { verificationAct } from './acts/verification.ts';
import { monitoringErrors } from './errors.ts';
import { ofProject } from '../project/scope.ts';
import {
  ActivityDataActDto,
  MonitoringReportDto,
  MonitoringSubmissionDto,
  MonitoringWithdrawalDto,
  VerificationDto,
} from './monitoring.dto.ts';
import { ofReport, ofVerification } from './scope.ts';

/** The acts of this room, for the posting queue. */
export const monitoringActs: readonly ActKind[] = [
  monitoringReportAct,
  activityDataAct,
  monitoringSubmissionAct,
  verificationAct,
  monitoringWithdrawalAct,
] as readonly ActKind[];

/** What a broken constraint of this room's tables means to whoever asked. */
export const monitoringConstraints: ConstraintRefusals = {
  monitoring_report_does_not_overlap: (act) => {
    const { firstDay, lastDay } = act.body as MonitoringReportBody;
    return monitoringErrors.refuse('MONITORING.PERIOD_OVERLAPS', { firstDay, lastDay });
  },
  monitoring_report_does_not_straddle_2020: (act) => {
    const { firstDay, lastDay } = act.body as MonitoringReportBody;
    return monitoringErrors.refuse('MONITORING.PERIOD_STRADDLES_2020', { firstDay, lastDay });
  },
  verification_is_not_by_the_submitter: () => monitoringErrors.refuse('MONITORING.SAME_OFFICER'),
  verification_is_corrected_once: (act) =>
    monitoringErrors.refuse('MONITORING.CORRECTS_NOT_THE_LAST', { report: reportOf(act) }),
  activity_data_is_of_a_draft: (act) =>
    monitoringErrors.refuse('MONITORING.NOT_A_DRAFT', { report: reportOf(act) }),
};

function reportOf({ countryCode, subjectId }: Act<unknown>): string {
  return publicId(countryCode, subjectId ?? '');
}

/** What this room brings to the posting queue. */
export const monitoringRoom: RoomActs = {
  acts: monitoringActs,
  constraints: monitoringConstraints,
  reversals: [],
  bodies: {
    'monitoring-report': {
      body: MonitoringReportDto,
      permission: 'monitoring.report',
      scope: ofProject,
      subject: 'id',
    },
    'activity-data': {
      body: ActivityDataActDto,
      permission: 'monitoring.report',
      scope: ofReport,
      subject: 'id',
    },
    'monitoring-submission': {
      body: MonitoringSubmissionDto,
      permission: 'monitoring.report',
      scope: ofReport,
      subject: 'id',
    },
    verification: {
      body: VerificationDto,
      permission: 'monitoring.verify',
      scope: ofVerification,
      subject: 'id',
    },
    'monitoring-withdrawal': {
      body: MonitoringWithdrawalDto,
      permission: 'monitoring.report',
      scope: ofReport,
      subject: 'id',
    },
  },
};
