import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import { publicId } from '../../kernel/ids.ts';
import type { JsonObject, RecordDraft, RowWrite } from '../../ledger/act.ts';
import { jsonOf, type Row } from '../../ledger/table.ts';
import type { CommitteeSide } from '../../partner-country/joint-committee.ts';
import type { RequestState, SideState } from './request-cycle.ts';
import { ISSUANCE_REQUEST } from './tables.ts';

/** What a version of a request says. What was notified and issued are records of their own. */
export interface RequestRecord {
  /** The project (uuid). */
  readonly project: string;
  /** The monitoring report (uuid). */
  readonly report: string;
  readonly requestedOn: CalendarDay;
  /** The principal who requested. */
  readonly requestedBy: string;
  /** Documents (public ids) that it rests on: Iss_Req, and IW_Req once it is withdrawn. */
  readonly documents: readonly string[];
  readonly note: string | null;
  readonly status: RequestState;
  /** The notification (uuid); null before. */
  readonly notification: string | null;
  /** Where each side stands; null before the notification. */
  readonly japan: SideState | null;
  readonly partner: SideState | null;
  readonly withdrawnOn: CalendarDay | null;
  readonly reason: string | null;
}

export function requestOfRow(row: Row): RequestRecord {
  return {
    project: String(row['project_id']),
    report: String(row['report_id']),
    requestedOn: row['requested_on'] as CalendarDay,
    requestedBy: String(row['requested_by']),
    documents: jsonOf(row['documents']) as readonly string[],
    note: row['note'] as string | null,
    status: row['status'] as RequestState,
    notification: row['notification_id'] as string | null,
    japan: row['japan_state'] as SideState | null,
    partner: row['partner_state'] as SideState | null,
    withdrawnOn: row['withdrawn_on'] as CalendarDay | null,
    reason: row['reason'] as string | null,
  };
}

/** A version of a request and the row that shows it, always together. */
export function requestDraft(
  change: RowWrite['change'],
  id: string,
  version: number,
  validFrom: CalendarDay,
  record: RequestRecord,
): { readonly record: RecordDraft; readonly row: RowWrite } {
  const body = record as unknown as JsonObject;
  return {
    record: { type: 'issuance-request', id, version, validFrom, body },
    row: {
      table: ISSUANCE_REQUEST,
      change,
      row: {
        id,
        project_id: record.project,
        report_id: record.report,
        requested_on: record.requestedOn,
        requested_by: record.requestedBy,
        documents: canonicalJson([...record.documents]),
        note: record.note,
        status: record.status,
        notification_id: record.notification,
        japan_state: record.japan,
        partner_state: record.partner,
        withdrawn_on: record.withdrawnOn,
        reason: record.reason,
        version,
      },
    },
  };
}

/** What a client is told of a request that was just written; `status` is the act's, `state` its own. */
export function requestAnswer(
  countryCode: CountryCode,
  id: string,
  version: number,
  record: RequestRecord,
): JsonObject {
  return {
    id: publicId(countryCode, id),
    project: publicId(countryCode, record.project),
    monitoringReport: publicId(countryCode, record.report),
    requestedOn: record.requestedOn,
    state: record.status,
    japan: record.japan,
    partner: record.partner,
    version,
    status: 'posted',
  };
}

/** Where a request is read. */
export function requestAddress(countryCode: CountryCode, id: string): string {
  return `/v1/issuance-requests/${publicId(countryCode, id)}`;
}

/** The sides that were notified and have not issued yet. */
export function awaitedSides({ japan, partner }: RequestRecord): readonly CommitteeSide[] {
  const states: readonly (readonly [CommitteeSide, SideState | null])[] = [
    ['japan', japan],
    ['partner', partner],
  ];
  return states.flatMap(([side, state]) => (state === 'awaiting' ? [side] : []));
}
