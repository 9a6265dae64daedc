import { canonicalJson, type JsonValue } from '../kernel/canonical-json.ts';
import type { RowWrite, JsonObject, RecordDraft } from '../ledger/act.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { jsonOf, type Row } from '../ledger/table.ts';
import type { Identifier } from './identifiers.ts';
import { nameKey } from './name-key.ts';
import { PARTICIPANT, PARTICIPANT_IDENTIFIER, PARTICIPANT_NAME } from './tables.ts';

/** What an organisation is; a third-party entity validates and verifies, and is nobody's participant. */
export const PARTICIPANT_KINDS = [
  'government',
  'agency',
  'company',
  'third-party-entity',
  'other',
] as const;
export type ParticipantKind = (typeof PARTICIPANT_KINDS)[number];

/** Languages in which a participant's papers name it. */
export const NAME_LANGUAGES = ['en', 'ja', 'kk', 'ru', 'fr'] as const;
export type NameLanguage = (typeof NAME_LANGUAGES)[number];

export type ParticipantNames = { readonly [Language in NameLanguage]?: string };

/** What a version of a participant says. */
export interface ParticipantRecord {
  /** The name it goes by, in whatever script. */
  readonly name: string;
  readonly names: ParticipantNames;
  readonly kind: ParticipantKind;
  /** ISO 3166-1 alpha-2 of where it is established; null where it is not known. */
  readonly country: string | null;
  readonly identifiers: readonly Identifier[];
  readonly source: string | null;
}

/** All that one version of a participant writes: the record, the row, its names and identifiers. */
export function participantVersion(
  id: string,
  version: number,
  validFrom: CalendarDay,
  record: ParticipantRecord,
): { readonly records: readonly RecordDraft[]; readonly rows: readonly RowWrite[] } {
  return {
    records: [
      { type: 'participant', id, version, validFrom, body: record as unknown as JsonObject },
    ],
    rows: [
      {
        table: PARTICIPANT,
        change: version === 1 ? 'insert' : 'update',
        row: {
          id,
          name: record.name,
          names: jsonText(record.names),
          kind: record.kind,
          home_country: record.country,
          identifiers: jsonText(record.identifiers),
          source: record.source,
          version,
        },
      },
      ...nameRows(id, version, record),
      ...record.identifiers.map(({ scheme, id: identifier }): RowWrite => ({
        table: PARTICIPANT_IDENTIFIER,
        change: 'insert',
        row: { participant_id: id, version, scheme, identifier },
      })),
    ],
  };
}

/** The name it goes by (under `name`), and its names by language. */
function nameRows(id: string, version: number, record: ParticipantRecord): readonly RowWrite[] {
  return Object.entries({ name: record.name, ...record.names }).map(([language, name]) => ({
    table: PARTICIPANT_NAME,
    change: 'insert',
    row: { participant_id: id, version, language, name, name_key: nameKey(name) },
  }));
}

export function participantOfRow(row: Row): ParticipantRecord {
  return {
    name: String(row['name']),
    names: jsonOf(row['names']) as ParticipantNames,
    kind: row['kind'] as ParticipantKind,
    country: row['home_country'] as string | null,
    identifiers: jsonOf(row['identifiers']) as readonly Identifier[],
    source: row['source'] as string | null,
  };
}

function jsonText(value: object): string {
  return canonicalJson(value as unknown as JsonValue);
}
