import { publicId } from '../../kernel/ids.ts';
import type { Act, ActKind } from '../../ledger/act.ts';
import { ALWAYS } from '../../partner-country/always.ts';
import { refuseIdentifiers, type Identifier } from '../identifiers.ts';
import {
  participantVersion,
  type ParticipantKind,
  type ParticipantNames,
  type ParticipantRecord,
} from '../participant-record.ts';

export interface ParticipantBody {
  readonly name: string;
  readonly names?: ParticipantNames | null;
  readonly kind: ParticipantKind;
  readonly country?: string | null;
  readonly identifiers?: readonly Identifier[] | null;
  readonly source?: string | null;
}

/**
 * Registers a government, an agency, a company or a third-party entity: a fact of no country, because
 * one organisation takes part with several partners. One that is there already is not refused, for two
 * may share a name: duplicates are proposed, and a person decides.
 *
 * Refuses what {@link refuseIdentifiers} refuses; PARTICIPANT.NOT_A_COUNTRY by the key of the table.
 */
export const participantAct: ActKind<ParticipantBody> = {
  kind: 'participant',
  posts: false,
  needs: () => ({}),
  decide(act) {
    const refusal = refuseIdentifiers(act.body.identifiers ?? []);
    if (refusal) return refusal;
    const record = recordOf(act);
    const id = publicId(act.countryCode, act.id);
    return {
      ...participantVersion(act.id, 1, ALWAYS, record),
      answer: {
        status: 201,
        location: `/v1/participants/${id}`,
        body: { id, name: record.name, kind: record.kind, version: 1, status: 'posted' },
      },
    };
  },
};

function recordOf({ body }: Act<ParticipantBody>): ParticipantRecord {
  return {
    name: body.name,
    names: namesOf(body.names),
    kind: body.kind,
    country: body.country ?? null,
    identifiers: identifiersOf(body.identifiers),
    source: body.source ?? null,
  };
}

/** The names that were given; a language that was left out has none. */
export function namesOf(given: ParticipantBody['names']): ParticipantNames {
  const names = Object.entries(given ?? {}).filter(([, name]) => typeof name === 'string');
  return Object.fromEntries(names) as ParticipantNames;
}

/** The identifiers by scheme, so that their order says nothing. */
export function identifiersOf(given: ParticipantBody['identifiers']): readonly Identifier[] {
  return (given ?? [])
    .map(({ scheme, id }) => ({ scheme, id }))
    .sort((one, other) => (one.scheme < other.scheme ? -1 : 1));
}
