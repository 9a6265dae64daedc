import type { CalendarDay } from '../kernel/calendar-day.ts';
import { canonicalJson, type JsonValue } from '../kernel/canonical-json.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { publicId } from '../kernel/ids.ts';
import type { JsonObject, RecordDraft, RowWrite } from '../ledger/act.ts';
import { jsonOf, type Row } from '../ledger/table.ts';
import type { MethodologyState } from './methodology-cycle.ts';
import { METHODOLOGY } from './tables.ts';

/** A form that was handed in, by its digest. */
export interface MethodologyDocument {
  /** The form's code: PM the methodology, PMS its spreadsheet. */
  readonly form: string;
  readonly title: string;
  /** SHA-256, hexadecimal; null where the file was not at hand. */
  readonly sha256: string | null;
}

/** What a version of a methodology's record says. */
export interface MethodologyRecord {
  /** The number of the proposal: KZ_PM001. */
  readonly proposalNumber: string;
  /** The number of the approved methodology: KZ_AM001; null until approved, and for a revision. */
  readonly approvedNumber: string | null;
  /** The approved methodology (uuid) that it revises; null for a new one. */
  readonly revises: string | null;
  readonly title: string;
  /** Sectoral scopes, 1 to 16. */
  readonly scopes: readonly number[];
  readonly proponent: string | null;
  readonly summary: string | null;
  readonly status: MethodologyState;
  readonly documents: readonly MethodologyDocument[];
  readonly proposedOn: CalendarDay;
  readonly publicInputFrom: CalendarDay | null;
  readonly publicInputUntil: CalendarDay | null;
  readonly considerationFrom: CalendarDay | null;
  readonly decidedOn: CalendarDay | null;
  /** The decision (uuid) of the Joint Committee. */
  readonly decision: string | null;
  /** The version in force: Ver1.0; null until approved, and for a revision. */
  readonly currentVersion: string | null;
  readonly reason: string | null;
  readonly source: string | null;
}

/** Numbers as the Joint Committees give them. */
export const PROPOSAL_NUMBER = /^[A-Z]{2}_PM[0-9]{3}$/;
export const APPROVED_NUMBER = /^[A-Z]{2}_AM[0-9]{3}$/;

export function methodologyOfRow(row: Row): MethodologyRecord {
  const day = (column: string): CalendarDay | null => row[column] as CalendarDay | null;
  const text = (column: string): string | null => row[column] as string | null;
  return {
    proposalNumber: String(row['proposal_number']),
    approvedNumber: text('approved_number'),
    revises: text('revises_id'),
    title: String(row['title']),
    scopes: jsonOf(row['scopes']) as readonly number[],
    proponent: text('proponent'),
    summary: text('summary'),
    status: row['status'] as MethodologyState,
    documents: jsonOf(row['documents']) as readonly MethodologyDocument[],
    proposedOn: row['proposed_on'] as CalendarDay,
    publicInputFrom: day('public_input_from'),
    publicInputUntil: day('public_input_until'),
    considerationFrom: day('consideration_from'),
    decidedOn: day('decided_on'),
    decision: text('decision_id'),
    currentVersion: text('current_version'),
    reason: text('reason'),
    source: text('source'),
  };
}

/** A version of the record and the row that shows it, always together. */
export function methodologyDraft(
  change: RowWrite['change'],
  id: string,
  version: number,
  validFrom: CalendarDay,
  record: MethodologyRecord,
): { readonly record: RecordDraft; readonly row: RowWrite } {
  const body = record as unknown as JsonObject;
  return {
    record: { type: 'methodology', id, version, validFrom, body },
    row: {
      table: METHODOLOGY,
      change,
      row: {
        id,
        proposal_number: record.proposalNumber,
        approved_number: record.approvedNumber,
        revises_id: record.revises,
        title: record.title,
        scopes: canonicalJson([...record.scopes]),
        proponent: record.proponent,
        summary: record.summary,
        status: record.status,
        documents: canonicalJson(record.documents as unknown as JsonValue),
        proposed_on: record.proposedOn,
        public_input_from: record.publicInputFrom,
        public_input_until: record.publicInputUntil,
        consideration_from: record.considerationFrom,
        decided_on: record.decidedOn,
        decision_id: record.decision,
        current_version: record.currentVersion,
        reason: record.reason,
        source: record.source,
        version,
      },
    },
  };
}

/** What a client is told of a methodology that was just written. */
export function methodologyAnswer(
  countryCode: CountryCode,
  id: string,
  version: number,
  record: MethodologyRecord,
): JsonObject {
  return {
    id: publicId(countryCode, id),
    proposalNumber: record.proposalNumber,
    approvedNumber: record.approvedNumber,
    state: record.status,
    currentVersion: record.currentVersion,
    version,
    status: 'posted',
  };
}
