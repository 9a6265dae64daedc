import type { CalendarDay } from '../kernel/calendar-day.ts';
import { canonicalJson, type JsonValue } from '../kernel/canonical-json.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { publicId } from '../kernel/ids.ts';
import type { JsonObject, RecordDraft, RowWrite } from '../ledger/act.ts';
import type { ColumnValue, Row } from '../ledger/table.ts';
import type { FirstTransferDefinition, MitigationType, Purpose } from './code-lists.ts';
import { AUTHORISATION } from './tables.ts';

/** What a version of an authorisation says. */
export interface AuthorisationRecord {
  /** As the Party calls it; letters, digits, blanks and hyphens. */
  readonly authorisationId: string;
  /** Public id of the cooperative approach. */
  readonly cooperativeApproach: string;
  readonly authorisedOn: CalendarDay;
  readonly decidedBy: string;
  /** At most so many whole tonnes of CO2 equivalent; null for no maximum. */
  readonly quantity: string | null;
  readonly gwpValues: string | null;
  readonly sectors: readonly string[];
  readonly activityTypes: readonly string[];
  readonly purposes: Purpose;
  /** ISO alpha-3 of the Parties that may use. */
  readonly authorisedParties: readonly string[];
  /** Which other international mitigation purpose, where one is authorised. */
  readonly oimp: string | null;
  readonly firstTransferDefinition: FirstTransferDefinition | null;
  readonly mitigationType: MitigationType;
  /** References of the projects it is for; none for all of the approach. */
  readonly projects: readonly string[];
  readonly firstVintage: number | null;
  readonly lastVintage: number | null;
  readonly terms: string | null;
  readonly note: string | null;
  readonly source: string;
  readonly state: 'valid' | 'revoked';
  readonly revokedOn: CalendarDay | null;
  readonly revokedBecause: string | null;
}

/** What has been done under an authorisation, in whole tonnes. */
export interface AuthorisationCounts {
  readonly tonnesIdentified: string;
  readonly tonnesFirstTransferred: string;
}

/** All that one version of an authorisation writes; what has been done under it stays as it is. */
export function authorisationVersion(
  country: CountryCode,
  id: string,
  version: number,
  record: AuthorisationRecord,
  counts: AuthorisationCounts,
): { readonly records: readonly RecordDraft[]; readonly rows: readonly RowWrite[] } {
  const body = record as unknown as JsonObject;
  const validFrom = record.revokedOn ?? record.authorisedOn;
  return {
    records: [{ type: 'authorisation', id, version, validFrom, body }],
    rows: [
      {
        table: AUTHORISATION,
        change: version === 1 ? 'insert' : 'update',
        row: {
          id,
          approach_id: record.cooperativeApproach.slice(country.length + 1),
          ...columnsOf(record),
          tonnes_identified: counts.tonnesIdentified,
          tonnes_first_transferred: counts.tonnesFirstTransferred,
          version,
        },
      },
    ],
  };
}

/** The row with other counts: what was done under it, and nothing else of it. */
export function countedAuthorisation(
  country: CountryCode,
  row: Row,
  counts: AuthorisationCounts,
): RowWrite {
  return {
    table: AUTHORISATION,
    change: 'update',
    row: {
      id: String(row['id']),
      ...columnsOf(authorisationOfRow(country, row)),
      tonnes_identified: counts.tonnesIdentified,
      tonnes_first_transferred: counts.tonnesFirstTransferred,
    },
  };
}

function columnsOf(record: AuthorisationRecord): Row {
  return {
    authorisation_id: record.authorisationId,
    authorised_on: record.authorisedOn,
    decided_by: record.decidedBy,
    quantity: record.quantity,
    gwp_values: record.gwpValues,
    sectors: jsonText(record.sectors),
    activity_types: jsonText(record.activityTypes),
    purposes: record.purposes,
    authorised_parties: jsonText(record.authorisedParties),
    oimp: record.oimp,
    first_transfer_definition: record.firstTransferDefinition,
    mitigation_type: record.mitigationType,
    projects: jsonText(record.projects),
    first_vintage: record.firstVintage,
    last_vintage: record.lastVintage,
    terms: record.terms,
    note: record.note,
    source: record.source,
    status: record.state,
    revoked_on: record.revokedOn,
    revoked_because: record.revokedBecause,
  };
}

export function authorisationOfRow(country: CountryCode, row: Row): AuthorisationRecord {
  return {
    authorisationId: String(row['authorisation_id']),
    cooperativeApproach: publicId(country, String(row['approach_id'])),
    authorisedOn: row['authorised_on'] as CalendarDay,
    decidedBy: String(row['decided_by']),
    quantity: row['quantity'] as string | null,
    gwpValues: row['gwp_values'] as string | null,
    sectors: parsed(row['sectors']),
    activityTypes: parsed(row['activity_types']),
    purposes: row['purposes'] as Purpose,
    authorisedParties: parsed(row['authorised_parties']),
    oimp: row['oimp'] as string | null,
    firstTransferDefinition: row['first_transfer_definition'] as FirstTransferDefinition | null,
    mitigationType: row['mitigation_type'] as MitigationType,
    projects: parsed(row['projects']),
    firstVintage: row['first_vintage'] as number | null,
    lastVintage: row['last_vintage'] as number | null,
    terms: row['terms'] as string | null,
    note: row['note'] as string | null,
    source: String(row['source']),
    state: row['status'] as 'valid' | 'revoked',
    revokedOn: row['revoked_on'] as CalendarDay | null,
    revokedBecause: row['revoked_because'] as string | null,
  };
}

export function countsOfRow(row: Row): AuthorisationCounts {
  return {
    tonnesIdentified: String(row['tonnes_identified']),
    tonnesFirstTransferred: String(row['tonnes_first_transferred']),
  };
}

export function authorisationAddress(country: CountryCode, id: string): string {
  return `/v1/authorisations/${publicId(country, id)}`;
}

/** As it comes from the database, or as text where an act of the same batch has just written it. */
function parsed(value: ColumnValue | undefined): readonly string[] {
  return (typeof value === 'string' ? JSON.parse(value) : value) as readonly string[];
}

function jsonText(value: readonly string[]): string {
  return canonicalJson(value as JsonValue);
}
