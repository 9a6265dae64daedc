import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { canonicalJson, type JsonValue } from '../../kernel/canonical-json.ts';
import { publicId } from '../../kernel/ids.ts';
import type { ActKind } from '../../ledger/act.ts';
import { participantErrors } from '../errors.ts';
import { refuseIdentifiers } from '../identifiers.ts';
import {
  participantOfRow,
  participantVersion,
  type ParticipantNames,
  type ParticipantRecord,
} from '../participant-record.ts';
import { PARTICIPANT } from '../tables.ts';
import { identifiersOf, type ParticipantBody } from './participant.ts';

export interface ParticipantChangeBody extends Partial<Omit<ParticipantBody, 'names'>> {
  /** Names to add or correct; null takes one back. */
  readonly names?: { readonly [Language in keyof ParticipantNames]?: string | null } | null;
  /** The version that was read and is to be changed. */
  readonly expectedVersion?: number | null;
  /** From which day the new version holds; today where left out. */
  readonly validFrom?: CalendarDay | null;
}

/**
 * A new version of a participant: renamed, identified, established elsewhere. What is left out stays as
 * it is; identifiers are replaced as a whole. The former versions stay, with their names: a search by a
 * former name still finds it.
 *
 * Refuses, in this order: PARTICIPANT.NOT_FOUND, VERSION_MISSING, VERSION_STALE, NOTHING_CHANGES, then
 * what a registration refuses.
 */
export const participantChangeAct: ActKind<ParticipantChangeBody> = {
  kind: 'participant-change',
  posts: false,
  needs: (act) => ({
    rows: act.subjectId ? [{ table: PARTICIPANT, id: act.subjectId, lock: 'update' }] : [],
  }),
  decide(act, known) {
    const subject = act.subjectId ?? '';
    const id = publicId(act.countryCode, subject);
    const row = known.row(PARTICIPANT, subject);
    if (!row) return participantErrors.refuse('PARTICIPANT.NOT_FOUND', { participant: id });
    const { expectedVersion = null, validFrom = null, ...changes } = act.body;
    const version = row['version'] as number;
    if (expectedVersion === null) {
      return participantErrors.refuse('PARTICIPANT.VERSION_MISSING', { version });
    }
    if (expectedVersion !== version) {
      const facts = { expected: expectedVersion, version };
      return participantErrors.refuse('PARTICIPANT.VERSION_STALE', facts);
    }
    const before = participantOfRow(row);
    const after = changed(before, changes);
    if (textOf(before) === textOf(after)) {
      return participantErrors.refuse('PARTICIPANT.NOTHING_CHANGES', { version });
    }
    const refusal = refuseIdentifiers(changes.identifiers ?? []);
    if (refusal) return refusal;
    const next = version + 1;
    return {
      ...participantVersion(subject, next, validFrom ?? known.today, after),
      answer: {
        status: 200,
        location: `/v1/participants/${id}`,
        body: { id, name: after.name, kind: after.kind, version: next, status: 'posted' },
      },
    };
  },
};

function changed(
  before: ParticipantRecord,
  { names, identifiers, ...rest }: ParticipantChangeBody,
): ParticipantRecord {
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const allNames = Object.entries({ ...before.names, ...names }).filter(
    ([, name]) => name !== null && name !== undefined,
  );
  return {
    ...before,
    ...given,
    names: Object.fromEntries(allNames) as ParticipantNames,
    identifiers: identifiers ? identifiersOf(identifiers) : before.identifiers,
  };
}

function textOf(record: ParticipantRecord): string {
  return canonicalJson(record as unknown as JsonValue);
}
