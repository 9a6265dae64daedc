import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { NO_COUNTRY } from '../../kernel/country-code.ts';
import { parsePublicId, publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, JsonObject, Outcome, RecordDraft, RowWrite } from '../../ledger/act.ts';
import type { Row } from '../../ledger/table.ts';
import { projectErrors } from '../errors.ts';
import {
  projectOfRow,
  projectRow,
  type ProjectParticipant,
  type ProjectRecord,
} from '../project-record.ts';
import { PROJECT, PROJECT_PARTICIPANT } from '../tables.ts';

/** What a participant does in a project. */
export const PARTICIPANT_ROLES = [
  'project-participant',
  'methodology-proponent',
  'validating-entity',
  'verifying-entity',
  'funder',
  'other',
] as const;
export type ParticipantRole = (typeof PARTICIPANT_ROLES)[number];

/** Roles that bring their holder into the list of those who take part. */
const TAKES_PART: ReadonlySet<string> = new Set<ParticipantRole>(['project-participant']);

export interface ProjectParticipantBody {
  /** Public id of the participant: 00-…. */
  readonly participant: string;
  readonly side: ProjectParticipant['side'];
  readonly role: ParticipantRole;
  /** Speaks for the others of its side. */
  readonly focalPoint?: boolean | null;
  /** The first day of the role. */
  readonly from: CalendarDay;
}

interface Named {
  readonly name: string;
  readonly country: string | null;
}

/**
 * Gives a participant a role in a project. Who takes part in it comes into the project's own list of
 * names as well, if not there yet: as a new version of its record.
 *
 * Refuses, in this order: PROJECT.NOT_FOUND, PARTICIPANT_UNKNOWN, ROLE_DAY_WRONG, ROLE_HELD_ALREADY.
 */
export const projectParticipantAct: ActKind<ProjectParticipantBody> = {
  kind: 'project-participant',
  posts: false,
  needs: (act) => ({
    rows: act.subjectId ? [{ table: PROJECT, id: act.subjectId, lock: 'update' }] : [],
  }),
  async read(acts, reader, known) {
    // Facts of no country, which never go away: read as they are now, without a lock.
    const participants = await reader.query(
      `SELECT id, name, home_country FROM public.participant
        WHERE country_code = $1 AND id = ANY($2::uuid[])`,
      [NO_COUNTRY, acts.flatMap(({ body }) => participantId(body.participant) ?? [])],
    );
    for (const row of participants) {
      known.setFact(`participant ${row['id']}`, {
        name: String(row['name']),
        country: row['home_country'] as string | null,
      } satisfies Named);
    }
    const roles = await reader.query(
      `SELECT project_id, participant_id, side, role FROM public.project_participant
        WHERE country_code = $1 AND project_id = ANY($2::uuid[]) AND until_on IS NULL`,
      [acts[0]?.countryCode, acts.map(({ subjectId }) => subjectId)],
    );
    for (const row of roles) {
      const { project_id, participant_id, side, role } = row;
      known.setFact(roleFact([project_id, participant_id, side, role]), true);
    }
  },
  decide(act, known) {
    const project = act.subjectId ?? '';
    const row = known.row(PROJECT, project);
    if (!row) {
      const facts = { project: publicId(act.countryCode, project) };
      return projectErrors.refuse('PROJECT.NOT_FOUND', facts);
    }
    const { participant, side, role, from } = act.body;
    const participantUuid = participantId(participant) ?? '';
    const named = known.fact<Named>(`participant ${participantUuid}`);
    if (!named) return projectErrors.refuse('PROJECT.PARTICIPANT_UNKNOWN', { participant });
    if (from > known.today) {
      return projectErrors.refuse('PROJECT.ROLE_DAY_WRONG', { from, today: known.today });
    }
    const held = roleFact([project, participantUuid, side, role]);
    if (known.fact<boolean>(held)) {
      return projectErrors.refuse('PROJECT.ROLE_HELD_ALREADY', { participant, side, role });
    }
    known.setFact(held, true);
    return outcomeOf(act, known.today, row, named);
  },
};

function outcomeOf(
  act: Act<ProjectParticipantBody>,
  today: CalendarDay,
  row: Row,
  named: Named,
): Outcome {
  const project = String(row['id']);
  const { participant, side, role, from } = act.body;
  const body = {
    project,
    participant: participantId(participant) ?? '',
    name: named.name,
    side,
    role,
    focalPoint: act.body.focalPoint ?? false,
    from,
    until: null,
  };
  const joined = joining(row, today, side, TAKES_PART.has(role) ? named : null);
  return {
    records: [
      ...joined.records,
      { type: 'project-participant', id: act.id, version: 1, validFrom: from, body },
    ],
    rows: [
      ...joined.rows,
      {
        table: PROJECT_PARTICIPANT,
        change: 'insert',
        row: {
          id: act.id,
          project_id: project,
          participant_id: body.participant,
          side,
          role,
          focal_point: body.focalPoint,
          from_on: from,
          until_on: null,
          version: 1,
        },
      },
    ],
    answer: {
      status: 201,
      location: `/v1/projects/${publicId(act.countryCode, project)}/participants`,
      body: {
        id: publicId(act.countryCode, act.id),
        project: publicId(act.countryCode, project),
        participant,
        name: named.name,
        side,
        role,
        focalPoint: body.focalPoint,
        from,
        status: 'posted',
      },
    },
  };
}

/** The project with one more name in its list; nothing where the name stands there already. */
function joining(
  row: Row,
  today: CalendarDay,
  side: ProjectParticipant['side'],
  named: Named | null,
): { readonly records: readonly RecordDraft[]; readonly rows: readonly RowWrite[] } {
  const before = projectOfRow(row);
  const isThere = before.participants.some((one) => one.name === named?.name && one.side === side);
  if (named === null || isThere) return { records: [], rows: [] };
  const participants = [...before.participants, { ...named, side }];
  const after: ProjectRecord = { ...before, participants };
  const id = String(row['id']);
  const version = (row['version'] as number) + 1;
  const body = after as unknown as JsonObject;
  return {
    records: [{ type: 'project', id, version, validFrom: today, body }],
    rows: [{ table: PROJECT, change: 'update', row: projectRow(id, version, after) }],
  };
}

/** The id of a participant without its country; null for what is none. */
function participantId(text: string): string | null {
  try {
    const { countryCode, id } = parsePublicId(text);
    return countryCode === NO_COUNTRY ? id : null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function roleFact(parts: readonly unknown[]): string {
  return `role ${parts.join(' ')}`;
}
