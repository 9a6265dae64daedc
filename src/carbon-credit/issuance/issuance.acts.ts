import { publicId } from '../../kernel/ids.ts';
import type { Act, ActKind, ConstraintRefusals } from '../../ledger/act.ts';
import type { RoomActs } from '../../ledger/room-acts.ts';
import { creditAllocationAct } from './acts/credit-allocation.ts';
import { creditIssuanceAct } from './acts/credit-issuance.ts';
import { issuanceNotificationAct } from './acts/issuance-notification.ts';
import { issuanceRequestAct, type IssuanceRequestBody } from './acts/issuance-request.ts';
import { issuanceWithdrawalAct } from './acts/issuance-withdrawal.ts';
import { issuanceErrors } from './errors.ts';
import {
  CreditAllocationDto,
  CreditIssuanceDto,
  IssuanceNotificationDto,
  IssuanceRequestDto,
  IssuanceWithdrawalDto,
} from './issuance.dto.ts';
import { ofReportInBody, ofRequest, registryOfIssuance } from './scopes.ts';
import { ofProject } from '../../project/scope.ts';

/** The acts of issuance, for the posting queue. */
export const issuanceActs: readonly ActKind[] = [
  issuanceRequestAct,
  issuanceWithdrawalAct,
  issuanceNotificationAct,
  creditAllocationAct,
  creditIssuanceAct,
] as readonly ActKind[];

/** What a broken constraint of these tables means to whoever asked. */
export const issuanceConstraints: ConstraintRefusals = {
  issuance_request_is_alone_for_its_report: (act) => {
    const { monitoringReport } = act.body as IssuanceRequestBody;
    return issuanceErrors.refuse('ISSUANCE.REQUESTED_ALREADY', { monitoringReport });
  },
  issuance_request_is_of_a_verified_report: (act) => {
    const { monitoringReport } = act.body as IssuanceRequestBody;
    return issuanceErrors.refuse('ISSUANCE.REPORT_NOT_VERIFIED', { monitoringReport });
  },
  issuance_notification_is_one_per_request: notifiedAlready,
  issuance_notification_is_one_per_report: notifiedAlready,
  notified_vintage_is_notified_once: notifiedAlready,
  issuance_notification_is_decided: () => issuanceErrors.refuse('ISSUANCE.JUST_CHANGED'),
  credit_issuance_is_one_per_side: (act) =>
    issuanceErrors.refuse('ISSUANCE.ISSUED_ALREADY', { request: subjectOf(act) }),
  monitoring_report_is_not_under_issuance: (act) =>
    issuanceErrors.refuse('ISSUANCE.REPORT_UNDER_ISSUANCE', { monitoringReport: subjectOf(act) }),
};

function notifiedAlready(act: Act<unknown>) {
  return issuanceErrors.refuse('ISSUANCE.NOTIFIED_ALREADY', { request: subjectOf(act) });
}

function subjectOf({ countryCode, subjectId }: Act<unknown>): string {
  return publicId(countryCode, subjectId ?? '');
}

/** What issuance brings to the posting queue. */
export const issuanceRoom: RoomActs = {
  acts: issuanceActs,
  constraints: issuanceConstraints,
  reversals: [],
  bodies: {
    'issuance-request': {
      body: IssuanceRequestDto,
      permission: 'carbon-credit.request',
      subject: 'none',
      scope: ofReportInBody,
    },
    'issuance-withdrawal': {
      body: IssuanceWithdrawalDto,
      permission: 'carbon-credit.request',
      subject: 'id',
      scope: ofRequest,
    },
    'issuance-notification': {
      body: IssuanceNotificationDto,
      permission: 'carbon-credit.notify',
      subject: 'id',
      scope: ofRequest,
    },
    'credit-issuance': {
      body: CreditIssuanceDto,
      permission: 'carbon-credit.issue',
      subject: 'id',
      scope: registryOfIssuance,
    },
    'credit-allocation': {
      body: CreditAllocationDto,
      permission: 'carbon-credit.request',
      subject: 'id',
      scope: ofProject,
    },
  },
};
