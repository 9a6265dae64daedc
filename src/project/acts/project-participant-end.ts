import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, JsonObject } from '../../ledger/act.ts';
import { projectErrors } from '../errors.ts';
import { projectOfRow, projectRow, type ProjectRecord } from '../project-record.ts';
import { PROJECT, PROJECT_PARTICIPANT } from '../tables.ts';

export interface ProjectParticipantEndBody {
  /** The last day of the role. */
  readonly on: CalendarDay;
}

/** Which project a role is of, and under which name its holder takes part: neither changes. */
interface RoleOf {
  readonly project: string;
  readonly name: string;
}

/**
 * Ends a participant's role in a project. Who takes part in no role any more leaves the project's own
 * list of names, as a new version of its record; a project of the JCM keeps somebody on the Japanese
 * side.
 *
 * Refuses, in this order: PROJECT.ROLE_NOT_FOUND, ROLE_ENDED, ROLE_DAY_WRONG, LAST_JAPANESE_PARTICIPANT.
 */
export const projectParticipantEndAct: ActKind<ProjectParticipantEndBody, RoleOf> = {
  kind: 'project-participant-end',
  posts: false,
  async resolve(acts, reader) {
    const rows = await reader.query(
      `SELECT role.id, role.project_id, p.name FROM public.project_participant role
         JOIN public.participant p ON p.country_code = '00' AND p.id = role.participant_id
        WHERE role.country_code = $1 AND role.id = ANY($2::uuid[])`,
      [acts[0]?.countryCode, acts.map(({ subjectId }) => subjectId)],
    );
    return new Map(
      acts.map((act) => {
        const row = rows.find(({ id }) => id === act.subjectId);
        return [
          act.id,
          row ? { project: String(row['project_id']), name: String(row['name']) } : unknown(act),
        ];
      }),
    );
  },
  needs: (act, { project }) => ({
    rows: [
      { table: PROJECT, id: project, lock: 'update' },
      { table: PROJECT_PARTICIPANT, id: act.subjectId ?? '', lock: 'update' },
    ],
  }),
  decide(act, known, { project, name }) {
    const role = known.row(PROJECT_PARTICIPANT, act.subjectId ?? '');
    const row = known.row(PROJECT, project);
    if (!role || !row) return unknown(act);
    const { on } = act.body;
    if (role['until_on'] !== null) {
      return projectErrors.refuse('PROJECT.ROLE_ENDED', { until: role['until_on'] });
    }
    const from = String(role['from_on']) as CalendarDay;
    if (on < from || on > known.today) {
      return projectErrors.refuse('PROJECT.ROLE_DAY_WRONG', { from, on, today: known.today });
    }
    const side = String(role['side']);
    const before = projectOfRow(row);
    const takesPart = role['role'] === 'project-participant';
    const after = takesPart ? withoutParticipant(before, name, side) : before;
    const japanese = after.participants.filter((one) => one.side === 'japan').length;
    if (after !== before && after.mechanism === 'JCM' && japanese === 0) {
      return projectErrors.refuse('PROJECT.LAST_JAPANESE_PARTICIPANT', { name });
    }
    const id = String(role['id']);
    const version = (role['version'] as number) + 1;
    const projectVersion = (row['version'] as number) + 1;
    const body = {
      project,
      participant: String(role['participant_id']),
      name,
      side,
      role: String(role['role']),
      focalPoint: role['focal_point'] === true,
      from,
      until: on,
    };
    const leaves = after !== before;
    return {
      records: [
        ...(leaves ? [recordOf(project, projectVersion, known.today, after)] : []),
        { type: 'project-participant', id, version, validFrom: on, body },
      ],
      rows: [
        ...(leaves
          ? [
              {
                table: PROJECT,
                change: 'update' as const,
                row: projectRow(project, projectVersion, after),
              },
            ]
          : []),
        { table: PROJECT_PARTICIPANT, change: 'update', row: { id, until_on: on, version } },
      ],
      answer: {
        status: 200,
        location: null,
        body: {
          id: publicId(act.countryCode, id),
          project: publicId(act.countryCode, project),
          participant: publicId('00' as typeof act.countryCode, body.participant),
          name,
          side,
          role: body.role,
          focalPoint: body.focalPoint,
          from,
          until: on,
          status: 'posted',
        },
      },
    };
  },
};

function recordOf(id: string, version: number, validFrom: CalendarDay, record: ProjectRecord) {
  return { type: 'project', id, version, validFrom, body: record as unknown as JsonObject };
}

function unknown(act: Act<ProjectParticipantEndBody>): Refusal {
  const role = publicId(act.countryCode, act.subjectId ?? '');
  return projectErrors.refuse('PROJECT.ROLE_NOT_FOUND', { role });
}

/** The same object where nobody of this name takes part on this side. */
function withoutParticipant(before: ProjectRecord, name: string, side: string): ProjectRecord {
  const participants = before.participants.filter((one) => one.name !== name || one.side !== side);
  return participants.length === before.participants.length ? before : { ...before, participants };
}
