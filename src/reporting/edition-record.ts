import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { publicId } from '../kernel/ids.ts';
import type { JsonObject, Outcome, RowWrite } from '../ledger/act.ts';
import type { Row } from '../ledger/table.ts';
import { REPORT_EDITION } from './tables.ts';

/** A file of a published edition, by its digest. */
export interface EditionFile {
  readonly format: string;
  /** Empty for files for machines. */
  readonly language: string;
  /** Whose side an IATI file tells; empty for the others. */
  readonly view: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a version of an edition says. */
export interface EditionRecord {
  readonly number: number;
  readonly status: 'draft' | 'agreed' | 'published';
  readonly period: string;
  readonly effectiveAsOf: CalendarDay;
  /** Sizes of the logs that it is made from. */
  readonly knownAsOf: number;
  readonly sharedKnownAsOf: number;
  readonly displayCurrency: string | null;
  /** The decision (uuid) by which both sides agreed. */
  readonly decision: string | null;
  /** Of the model, once it is published. */
  readonly digest: string | null;
  readonly files: readonly EditionFile[];
}

export function editionOfRow(row: Row): Omit<EditionRecord, 'files'> {
  return {
    number: row['number'] as number,
    status: row['status'] as EditionRecord['status'],
    period: String(row['period']),
    effectiveAsOf: String(row['effective_as_of']) as CalendarDay,
    knownAsOf: row['known_as_of'] as number,
    sharedKnownAsOf: row['shared_known_as_of'] as number,
    displayCurrency: row['display_currency'] as string | null,
    decision: row['decision_id'] as string | null,
    digest: row['digest'] as string | null,
  };
}

export function editionAddress(countryCode: CountryCode, id: string): string {
  return `/v1/report-editions/${publicId(countryCode, id)}`;
}

/** Everything that a new version of an edition writes and answers. */
export function editionOutcome(
  countryCode: CountryCode,
  place: { readonly id: string; readonly version: number; readonly change: RowWrite['change'] },
  record: EditionRecord,
  files: readonly RowWrite[] = [],
): Outcome {
  const { id, version, change } = place;
  return {
    records: [
      {
        type: 'report-edition',
        id,
        version,
        validFrom: record.effectiveAsOf,
        body: record as unknown as JsonObject,
      },
    ],
    rows: [{ table: REPORT_EDITION, change, row: rowOf(id, version, record) }, ...files],
    answer: {
      status: 201,
      location: editionAddress(countryCode, id),
      body: {
        id: publicId(countryCode, id),
        number: record.number,
        editionStatus: record.status,
        digest: record.digest,
        version,
        status: 'posted',
      },
    },
  };
}

function rowOf(id: string, version: number, record: EditionRecord): Row {
  return {
    id,
    number: record.number,
    status: record.status,
    period: record.period,
    effective_as_of: record.effectiveAsOf,
    known_as_of: record.knownAsOf,
    shared_known_as_of: record.sharedKnownAsOf,
    display_currency: record.displayCurrency,
    decision_id: record.decision,
    digest: record.digest,
    version,
  };
}
