import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { JsonValue } from '../../kernel/canonical-json.ts';
import { publicId } from '../../kernel/ids.ts';
import type { Act, JsonObject, Outcome, RowWrite } from '../../ledger/act.ts';
import { COMMITTEE_SIDES, type CommitteeSide } from '../../partner-country/joint-committee.ts';
import { sideOf } from './beneficiaries.ts';
import {
  isUnderParis,
  notifiedVintages,
  tonnesOfSide,
  type NotifiedCredit,
  type NotifiedTable,
} from './notified-table.ts';
import type { SideState } from './request-cycle.ts';
import {
  requestAddress,
  requestAnswer,
  requestDraft,
  type RequestRecord,
} from './request-record.ts';
import {
  ISSUANCE_NOTIFICATION,
  NOTIFIED_CREDIT,
  NOTIFIED_SIDE,
  NOTIFIED_VINTAGE,
} from './tables.ts';

/** All that is decided about a notification before it is written. */
export interface DecidedNotification {
  readonly act: Act<unknown>;
  readonly held: { readonly id: string; readonly version: number; readonly record: RequestRecord };
  readonly table: NotifiedTable;
  /** The verification (uuid) whose tonnes are notified. */
  readonly verification: string;
  /** The decision (uuid) that notifies. */
  readonly decision: string;
  readonly decidedOn: CalendarDay;
}

/** What one side was notified, and what it issues in its own registry. */
export interface SideTonnes {
  readonly side: CommitteeSide;
  readonly tonnes: string;
  readonly tonnesToIssue: string;
}

/**
 * The sums of both sides. What a side issues is what it was notified; from the vintage of 2021 on the
 * partner issues Japan's tonnes too, which leave its registry when Japan's side issues them.
 */
export function sidesOf(credits: readonly NotifiedCredit[]): readonly SideTonnes[] {
  return COMMITTEE_SIDES.map((side) => {
    const tonnes = tonnesOfSide(credits, side);
    const passing =
      side === 'partner'
        ? tonnesOfSide(
            credits.filter(({ vintage }) => isUnderParis(vintage)),
            'japan',
          )
        : 0n;
    return { side, tonnes: tonnes.toString(), tonnesToIssue: (tonnes + passing).toString() };
  });
}

/** The notification with its table, and the request that now waits for both sides. */
export function notificationOutcome(decided: DecidedNotification): Outcome {
  const { act, held, table, decidedOn } = decided;
  const sides = sidesOf(table.credits);
  const record: RequestRecord = {
    ...held.record,
    status: 'notified',
    notification: act.id,
    japan: stateAfter(sides, 'japan'),
    partner: stateAfter(sides, 'partner'),
  };
  const version = held.version + 1;
  const request = requestDraft('update', held.id, version, decidedOn, record);
  const said = saidOf(decided, sides);
  return {
    records: [
      {
        type: 'issuance-notification',
        id: act.id,
        version: 1,
        validFrom: decidedOn,
        body: said,
      },
      request.record,
    ],
    rows: [...rowsOf(decided, sides), request.row],
    answer: {
      status: 201,
      location: requestAddress(act.countryCode, held.id),
      body: {
        ...requestAnswer(act.countryCode, held.id, version, record),
        id: publicId(act.countryCode, act.id),
        request: publicId(act.countryCode, held.id),
        decidedOn,
        sides: sides as unknown as JsonValue,
      },
    },
  };
}

function stateAfter(sides: readonly SideTonnes[], side: CommitteeSide): SideState {
  const own = sides.find((one) => one.side === side);
  return own?.tonnesToIssue === '0' ? 'not-applicable' : 'awaiting';
}

function saidOf(decided: DecidedNotification, sides: readonly SideTonnes[]): JsonObject {
  const { act, held, table, verification, decision, decidedOn } = decided;
  return {
    request: held.id,
    report: held.record.report,
    project: held.record.project,
    verification,
    decision,
    decidedOn,
    notifiedBy: act.principalId,
    credits: table.credits as unknown as JsonValue,
    vintages: notifiedVintages(table) as unknown as JsonValue,
    sides: sides as unknown as JsonValue,
  };
}

function rowsOf(decided: DecidedNotification, sides: readonly SideTonnes[]): readonly RowWrite[] {
  const { act, held, table, verification } = decided;
  const { report, project } = held.record;
  const insert = (spec: RowWrite['table'], row: RowWrite['row']): RowWrite => ({
    table: spec,
    change: 'insert',
    row,
  });
  return [
    insert(ISSUANCE_NOTIFICATION, {
      id: act.id,
      request_id: held.id,
      report_id: report,
      project_id: project,
      verification_id: verification,
      decision_id: decided.decision,
      decided_on: decided.decidedOn,
      notified_by: act.principalId,
    }),
    ...sides.map(({ side, tonnes, tonnesToIssue }) =>
      insert(NOTIFIED_SIDE, {
        notification_id: act.id,
        request_id: held.id,
        side,
        tonnes,
        tonnes_to_issue: tonnesToIssue,
      }),
    ),
    ...notifiedVintages(table).map((one) =>
      insert(NOTIFIED_VINTAGE, {
        notification_id: act.id,
        report_id: report,
        verification_id: verification,
        vintage: one.vintage,
        tonnes_verified: one.tonnesVerified,
        tonnes_notified: one.tonnesNotified,
        shortfall_reason: one.shortfallReason,
      }),
    ),
    ...table.credits.map(({ vintage, beneficiary, participant, tonnes }, at) =>
      insert(NOTIFIED_CREDIT, {
        notification_id: act.id,
        report_id: report,
        line: at + 1,
        vintage,
        side: sideOf(beneficiary),
        beneficiary,
        participant_id: participant,
        tonnes,
      }),
    ),
  ];
}
