import { publicId } from '../../kernel/ids.ts';
import type { Act, ActKind, Known, Outcome, RowWrite } from '../../ledger/act.ts';
import type { Row } from '../../ledger/table.ts';
import { cycleFact, readCycleFacts, type CycleFacts } from '../cycle/facts.ts';
import { stateOf } from '../cycle/situation.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { projectErrors } from '../errors.ts';
import { PROJECT, PROJECT_METHODOLOGY } from '../tables.ts';

export interface ProjectMethodologyBody {
  /** KZ_AM001. */
  readonly methodology: string;
  /** Ver1.0; null takes the methodology back. */
  readonly version: string | null;
}

/** What is known of a methodology that a project names; a pin, once made, keeps its id. */
interface Candidate {
  readonly methodologyId: string;
  readonly versionId: string | null;
  readonly approvedOn: CalendarDay | null;
  readonly pinId: string | null;
}

const FREE_STATES = new Set([
  'not-begun',
  'pin-submitted',
  'pin-no-objection',
  'pin-waived',
  'validation',
]);

/**
 * Pins a project to a version of an approved methodology of its country, or takes it back; a project
 * may have several. It keeps what it had when it asked for registration, whatever is revised later.
 *
 * Refuses, in this order: PROJECT.NOT_FOUND, METHODOLOGY_FIXED, METHODOLOGY_UNKNOWN,
 * METHODOLOGY_NOT_PINNED (nothing to take back), NOTHING_CHANGES; METHODOLOGY_PINNED_MEANWHILE by the
 * key of the table.
 */
export const projectMethodologyAct: ActKind<ProjectMethodologyBody, Candidate | null> = {
  kind: 'project-methodology',
  posts: false,
  async resolve(acts, reader) {
    const rows = await reader.query(
      `SELECT given.act, m.id AS methodology_id, v.id AS version_id, v.approved_on,
              pin.id AS pin_id
         FROM unnest($2::text[], $3::text[], $4::text[], $5::uuid[])
                AS given(act, number, version, project_id)
         JOIN public.methodology m ON m.country_code = $1 AND m.approved_number = given.number
         LEFT JOIN public.methodology_version v ON v.country_code = $1
          AND v.methodology_id = m.id AND v.version = given.version
         LEFT JOIN public.project_methodology pin ON pin.country_code = $1
          AND pin.project_id = given.project_id AND pin.methodology_id = m.id`,
      [
        acts[0]?.countryCode,
        acts.map(({ id }) => id),
        acts.map(({ body }) => body.methodology),
        acts.map(({ body }) => body.version),
        acts.map(({ subjectId }) => subjectId),
      ],
    );
    const found = new Map(rows.map((row) => [String(row['act']), candidateOf(row)]));
    return new Map(acts.map(({ id }) => [id, found.get(id) ?? null]));
  },
  needs: (act, candidate) => ({
    rows: [
      ...(act.subjectId ? [{ table: PROJECT, id: act.subjectId, lock: 'update' as const }] : []),
      ...(candidate?.pinId
        ? [{ table: PROJECT_METHODOLOGY, id: candidate.pinId, lock: 'update' as const }]
        : []),
    ],
  }),
  async read(acts, reader, known) {
    const [first] = acts;
    if (!first) return;
    const projects = [...new Set(acts.map(({ subjectId }) => subjectId ?? ''))];
    for (const [project, facts] of await readCycleFacts(reader, first.countryCode, projects)) {
      known.setFact(cycleFact(project), facts);
    }
  },
  decide(act, known, candidate) {
    const project = act.subjectId ?? '';
    const row = known.row(PROJECT, project);
    if (!row) {
      const facts = { project: publicId(act.countryCode, project) };
      return projectErrors.refuse('PROJECT.NOT_FOUND', facts);
    }
    const state = stateOf(row);
    if (!FREE_STATES.has(state)) {
      return projectErrors.refuse('PROJECT.METHODOLOGY_FIXED', { state });
    }
    const { methodology: number, version } = act.body;
    if (!candidate || (version !== null && candidate.versionId === null)) {
      return projectErrors.refuse('PROJECT.METHODOLOGY_UNKNOWN', {
        methodology: number,
        version,
        country: act.countryCode,
      });
    }
    const pin = pinOf(act, known, candidate);
    const isPinned = pin?.['is_pinned'] === true;
    if (version === null && !isPinned) {
      return projectErrors.refuse('PROJECT.METHODOLOGY_NOT_PINNED', { methodology: number });
    }
    const pinnedTo = pin?.['methodology_version_id'];
    if (version !== null && isPinned && pinnedTo === candidate.versionId) {
      return projectErrors.refuse('PROJECT.NOTHING_CHANGES', { methodology: number, version });
    }
    pinInFacts(known, project, { number, version, candidate });
    const next: Row = {
      id: pin?.['id'] ?? act.id,
      project_id: project,
      methodology_id: candidate.methodologyId,
      methodology_version_id: candidate.versionId ?? pinnedTo ?? null,
      is_pinned: version !== null,
      pinned_on: known.today,
      version: ((pin?.['version'] as number | undefined) ?? 0) + 1,
    };
    known.setFact(pinFact(project, candidate.methodologyId), next['id']);
    return outcomeOf(act, next, pin ? 'update' : 'insert');
  },
};

function candidateOf(row: Row): Candidate {
  return {
    methodologyId: String(row['methodology_id']),
    versionId: row['version_id'] as string | null,
    approvedOn: row['approved_on'] as CalendarDay | null,
    pinId: row['pin_id'] as string | null,
  };
}

/** The pin there is, also where an earlier act of the same batch has made it. */
function pinOf(
  act: Act<ProjectMethodologyBody>,
  known: Known,
  { methodologyId, pinId }: Candidate,
): Row | undefined {
  const id = pinId ?? known.fact<string>(pinFact(act.subjectId ?? '', methodologyId));
  return id === undefined ? undefined : known.row(PROJECT_METHODOLOGY, id);
}

function outcomeOf(
  act: Act<ProjectMethodologyBody>,
  next: Row,
  change: RowWrite['change'],
): Outcome {
  const { methodology: number, version } = act.body;
  const id = String(next['id']);
  const project = String(next['project_id']);
  return {
    records: [
      {
        type: 'project-methodology',
        id,
        version: next['version'] as number,
        validFrom: next['pinned_on'] as CalendarDay,
        body: {
          project,
          methodology: String(next['methodology_id']),
          methodologyVersion: String(next['methodology_version_id']),
          number,
          pinned: version,
        },
      },
    ],
    rows: [{ table: PROJECT_METHODOLOGY, change, row: next }],
    answer: {
      status: 201,
      location: `/v1/projects/${publicId(act.countryCode, project)}/methodologies`,
      body: {
        id: publicId(act.countryCode, id),
        project: publicId(act.countryCode, project),
        methodology: number,
        methodologyVersion: version,
        status: 'posted',
      },
    },
  };
}

/** What later steps of the same batch are decided from. */
function pinInFacts(
  known: Known,
  project: string,
  given: { number: string; version: string | null; candidate: Candidate },
): void {
  const facts = known.fact<CycleFacts>(cycleFact(project));
  if (!facts) return;
  const { number, version, candidate } = given;
  const others = facts.methodologies.filter((one) => one.number !== number);
  const { versionId, approvedOn } = candidate;
  const own =
    version === null || versionId === null || approvedOn === null
      ? []
      : [{ number, version, versionId, approvedOn }];
  known.setFact(cycleFact(project), { ...facts, methodologies: [...others, ...own] });
}

function pinFact(project: string, methodology: string): string {
  return `methodology ${methodology} of project ${project}`;
}
