import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Act, JsonObject, RecordDraft } from '../../ledger/act.ts';
import type { Row } from '../../ledger/table.ts';

/**
 * How sure it is that the money was promised: by a signature, by the funder's word, by the press.
 */
export const CONFIDENCES = ['signed', 'official', 'press-only'] as const;

export type Confidence = (typeof CONFIDENCES)[number];

/**
 * All that is said about a tranche, as a version of its record says it. Amounts are decimal text.
 */
export interface TrancheState {
  readonly reference: string;
  readonly title: string;
  readonly funder: string;
  readonly instrument: string;
  readonly currency: string;
  readonly announcedAmount: string;
  readonly announcedOn: CalendarDay;
  readonly status: 'open' | 'closed';
  readonly availableFrom: CalendarDay | null;
  readonly availableUntil: CalendarDay | null;
  /** What exceeds it waits for a second officer; null where everything is posted at once. */
  readonly approvalThreshold: string | null;
  /** Id of the facility that it is part of. */
  readonly facility: string | null;
  readonly source: string | null;
  readonly confidence: Confidence;
  readonly note: string | null;
}

/** The state as the columns of the table have it. */
export function trancheRow(
  id: string,
  exponent: number,
  version: number,
  state: TrancheState,
): Row {
  return {
    id,
    reference: state.reference,
    title: state.title,
    funder: state.funder,
    instrument: state.instrument,
    currency: state.currency,
    exponent,
    announced_amount: state.announcedAmount,
    announced_on: state.announcedOn,
    status: state.status,
    available_from: state.availableFrom,
    available_until: state.availableUntil,
    approval_threshold: state.approvalThreshold,
    facility_id: state.facility,
    source: state.source,
    confidence: state.confidence,
    note: state.note,
    version,
  };
}

/** The state that a row tells: the inverse of {@link trancheRow}. */
export function trancheState(row: Row): TrancheState {
  const textOrNull = (column: string): string | null => row[column] as string | null;
  return {
    reference: String(row['reference']),
    title: String(row['title']),
    funder: String(row['funder']),
    instrument: String(row['instrument']),
    currency: String(row['currency']),
    announcedAmount: String(row['announced_amount']),
    announcedOn: row['announced_on'] as CalendarDay,
    status: row['status'] as TrancheState['status'],
    availableFrom: row['available_from'] as CalendarDay | null,
    availableUntil: row['available_until'] as CalendarDay | null,
    approvalThreshold: textOrNull('approval_threshold'),
    facility: textOrNull('facility_id'),
    source: textOrNull('source'),
    confidence: row['confidence'] as Confidence,
    note: textOrNull('note'),
  };
}

/** A version of the tranche's record. */
export function trancheRecord(
  id: Act['id'],
  version: number,
  validFrom: CalendarDay,
  state: TrancheState,
): RecordDraft {
  return { type: 'tranche', id, version, validFrom, body: { ...state } as JsonObject };
}
