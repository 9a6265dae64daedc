import type { CalendarDay } from '../kernel/calendar-day.ts';
import { canonicalJson, type JsonValue } from '../kernel/canonical-json.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { publicId } from '../kernel/ids.ts';
import type { JsonObject, RecordDraft, RowWrite } from '../ledger/act.ts';
import { jsonOf, type Row } from '../ledger/table.ts';
import type { ReductionOfVintage } from './reductions.ts';
import type { ReportState } from './report-cycle.ts';
import { MONITORING_REPORT } from './tables.ts';

/** The activity data of one methodology that count at present, with what they come to. */
export interface ActivitySummary {
  /** Of the activity data (uuid). */
  readonly id: string;
  /** Of the methodology's version (uuid). */
  readonly methodologyVersion: string;
  readonly edition: number;
  readonly rows: number;
  readonly rowsHash: string;
  readonly vintages: readonly Omit<ReductionOfVintage, 'calculation'>[];
}

/** What a version of a monitoring report says. */
export interface ReportRecord {
  /** The project (uuid). */
  readonly project: string;
  readonly firstDay: CalendarDay;
  readonly lastDay: CalendarDay;
  readonly note: string | null;
  readonly status: ReportState;
  /** One per methodology, in the order of the versions' ids. */
  readonly activity: readonly ActivitySummary[];
  readonly openedBy: string;
  readonly submittedBy: string | null;
  readonly submittedOn: CalendarDay | null;
  /** Documents (public ids) cited when it was submitted. */
  readonly documents: readonly string[];
  /** The verification (uuid) that counts; null before. */
  readonly verification: string | null;
  /** How often it was verified: more than once where the entity corrected itself. */
  readonly verifications: number;
  /** Why it was withdrawn. */
  readonly reason: string | null;
}

export function reportOfRow(row: Row): ReportRecord {
  return {
    project: String(row['project_id']),
    firstDay: row['first_day'] as CalendarDay,
    lastDay: row['last_day'] as CalendarDay,
    note: row['note'] as string | null,
    status: row['status'] as ReportState,
    activity: jsonOf(row['activity']) as readonly ActivitySummary[],
    openedBy: String(row['opened_by']),
    submittedBy: row['submitted_by'] as string | null,
    submittedOn: row['submitted_on'] as CalendarDay | null,
    documents: jsonOf(row['documents']) as readonly string[],
    verification: row['verification_id'] as string | null,
    verifications: row['verifications'] as number,
    reason: row['reason'] as string | null,
  };
}

/** A version of the report and the row that shows it, always together. */
export function reportDraft(
  change: RowWrite['change'],
  id: string,
  version: number,
  validFrom: CalendarDay,
  record: ReportRecord,
): { readonly record: RecordDraft; readonly row: RowWrite } {
  const body = record as unknown as JsonObject;
  return {
    record: { type: 'monitoring-report', id, version, validFrom, body },
    row: {
      table: MONITORING_REPORT,
      change,
      row: {
        id,
        project_id: record.project,
        first_day: record.firstDay,
        last_day: record.lastDay,
        note: record.note,
        status: record.status,
        activity: canonicalJson(record.activity as unknown as JsonValue),
        opened_by: record.openedBy,
        submitted_by: record.submittedBy,
        submitted_on: record.submittedOn,
        documents: canonicalJson(record.documents as unknown as JsonValue),
        verification_id: record.verification,
        verifications: record.verifications,
        reason: record.reason,
        version,
      },
    },
  };
}

/** What a client is told of a report that was just written; `status` is the act's, `state` its own. */
export function reportAnswer(
  countryCode: CountryCode,
  id: string,
  version: number,
  record: ReportRecord,
): JsonObject {
  return {
    id: publicId(countryCode, id),
    project: publicId(countryCode, record.project),
    firstDay: record.firstDay,
    lastDay: record.lastDay,
    state: record.status,
    version,
    status: 'posted',
  };
}

/** Where a monitoring report is read. */
export function reportAddress(countryCode: CountryCode, id: string): string {
  return `/v1/monitoring-reports/${publicId(countryCode, id)}`;
}
