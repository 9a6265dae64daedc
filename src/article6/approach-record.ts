import type { CalendarDay } from '../kernel/calendar-day.ts';
import { publicId } from '../kernel/ids.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import type { JsonObject, RecordDraft, RowWrite } from '../ledger/act.ts';
import type { Row } from '../ledger/table.ts';
import type { ApproachState } from './approach-cycle.ts';
import { COOPERATIVE_APPROACH } from './tables.ts';

/** The initial report of a Party on a cooperative approach. */
export interface InitialReport {
  readonly submittedOn: CalendarDay;
  readonly source: string;
}

/** What a version of a cooperative approach says. */
export interface ApproachRecord {
  readonly title: string;
  /** The number that the UNFCCC's platform gave it, CAnnnn; null until it is known. */
  readonly carpId: string | null;
  readonly state: ApproachState;
  readonly initialReport: InitialReport | null;
  readonly source: string;
  readonly note: string | null;
  /** Why it came into its state; null for a draft. */
  readonly reason: string | null;
}

/** All that one version of a cooperative approach writes. */
export function approachVersion(
  id: string,
  version: number,
  validFrom: CalendarDay,
  record: ApproachRecord,
): { readonly records: readonly RecordDraft[]; readonly rows: readonly RowWrite[] } {
  const body = record as unknown as JsonObject;
  return {
    records: [{ type: 'cooperative-approach', id, version, validFrom, body }],
    rows: [
      {
        table: COOPERATIVE_APPROACH,
        change: version === 1 ? 'insert' : 'update',
        row: {
          id,
          title: record.title,
          carp_id: record.carpId,
          status: record.state,
          initial_report_on: record.initialReport?.submittedOn ?? null,
          initial_report_source: record.initialReport?.source ?? null,
          source: record.source,
          note: record.note,
          version,
        },
      },
    ],
  };
}

export function approachOfRow(row: Row): ApproachRecord {
  const submittedOn = row['initial_report_on'] as CalendarDay | null;
  return {
    title: String(row['title']),
    carpId: row['carp_id'] as string | null,
    state: row['status'] as ApproachState,
    initialReport:
      submittedOn === null ? null : { submittedOn, source: String(row['initial_report_source']) },
    source: String(row['source']),
    note: row['note'] as string | null,
    reason: null,
  };
}

export function approachAddress(country: CountryCode, id: string): string {
  return `/v1/cooperative-approaches/${publicId(country, id)}`;
}
