import { publicId } from '../../kernel/ids.ts';
import type { Act, ActKind, Known, Outcome } from '../../ledger/act.ts';
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

/** What is known of a methodology that a project names. */
interface Candidate {
  readonly methodologyId: string;
  readonly versionId: string | null;
  readonly approvedOn: CalendarDay | null;
}

/** What is pinned already. */
interface Pin {
  readonly id: string;
  readonly versionId: string;
  readonly isPinned: boolean;
  readonly pinnedOn: CalendarDay;
  readonly version: number;
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
 * METHODOLOGY_NOT_PINNED (nothing to take back), NOTHING_CHANGES.
 */
export const projectMethodologyAct: ActKind<ProjectMethodologyBody> = {
  kind: 'project-methodology',
  posts: false,
  needs: (act) => ({
    rows: act.subjectId ? [{ table: PROJECT, id: act.subjectId, lock: 'update' }] : [],
  }),
  async read(acts, reader, known) {
    const [first] = acts;
    if (!first) return;
    const projects = [...new Set(acts.map(({ subjectId }) => subjectId ?? ''))];
    for (const [project, facts] of await readCycleFacts(reader, first.countryCode, projects)) {
      known.setFact(cycleFact(project), facts);
    }
    const candidates = await reader.query(
      `SELECT given.number, given.version, m.id AS methodology_id, v.id AS version_id,
              v.approved_on
         FROM unnest($2::text[], $3::text[]) AS given(number, version)
         JOIN public.methodology m ON m.country_code = $1 AND m.approved_number = given.number
         LEFT JOIN public.methodology_version v ON v.country_code = $1
          AND v.methodology_id = m.id AND v.version = given.version`,
      [
        first.countryCode,
        acts.map(({ body }) => body.methodology),
        acts.map(({ body }) => body.version),
      ],
    );
    for (const row of candidates) {
      known.setFact(candidateFact(String(row['number']), row['version'] as string | null), {
        methodologyId: String(row['methodology_id']),
        versionId: row['version_id'] as string | null,
        approvedOn: row['approved_on'] as CalendarDay | null,
      } satisfies Candidate);
    }
    const pins = await reader.query(
      `SELECT id, project_id, methodology_id, methodology_version_id, is_pinned, version, pinned_on
         FROM public.project_methodology
        WHERE country_code = $1 AND project_id = ANY($2::uuid[])`,
      [first.countryCode, projects],
    );
    for (const row of pins) {
      known.setFact(pinFact(String(row['project_id']), String(row['methodology_id'])), {
        id: String(row['id']),
        versionId: String(row['methodology_version_id']),
        isPinned: row['is_pinned'] === true,
        pinnedOn: row['pinned_on'] as CalendarDay,
        version: row['version'] as number,
      } satisfies Pin);
    }
  },
  decide(act, known) {
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
    const candidate = known.fact<Candidate>(candidateFact(number, version));
    if (!candidate || (version !== null && candidate.versionId === null)) {
      return projectErrors.refuse('PROJECT.METHODOLOGY_UNKNOWN', {
        methodology: number,
        version,
        country: act.countryCode,
      });
    }
    const pin = known.fact<Pin>(pinFact(project, candidate.methodologyId));
    if (version === null && !pin?.isPinned) {
      return projectErrors.refuse('PROJECT.METHODOLOGY_NOT_PINNED', { methodology: number });
    }
    const versionId = candidate.versionId ?? pin?.versionId ?? '';
    if (version !== null && pin?.isPinned === true && pin.versionId === versionId) {
      return projectErrors.refuse('PROJECT.NOTHING_CHANGES', { methodology: number, version });
    }
    const next: Pin = {
      id: pin?.id ?? act.id,
      versionId,
      isPinned: version !== null,
      pinnedOn: known.today,
      version: (pin?.version ?? 0) + 1,
    };
    known.setFact(pinFact(project, candidate.methodologyId), next);
    pinInFacts(known, project, { number, version, candidate });
    return outcomeOf(act, candidate.methodologyId, next, pin !== undefined);
  },
};

function outcomeOf(
  act: Act<ProjectMethodologyBody>,
  methodologyId: string,
  next: Pin,
  isKnown: boolean,
): Outcome {
  const { methodology: number, version } = act.body;
  const project = act.subjectId ?? '';
  return {
    records: [
      {
        type: 'project-methodology',
        id: next.id,
        version: next.version,
        validFrom: next.pinnedOn,
        body: {
          project,
          methodology: methodologyId,
          methodologyVersion: next.versionId,
          number,
          pinned: version,
        },
      },
    ],
    rows: [
      {
        table: PROJECT_METHODOLOGY,
        change: isKnown ? 'update' : 'insert',
        row: {
          id: next.id,
          project_id: project,
          methodology_id: methodologyId,
          methodology_version_id: next.versionId,
          is_pinned: next.isPinned,
          pinned_on: next.pinnedOn,
          version: next.version,
        },
      },
    ],
    answer: {
      status: 201,
      location: `/v1/projects/${publicId(act.countryCode, project)}/methodologies`,
      body: {
        id: publicId(act.countryCode, next.id),
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

function candidateFact(number: string, version: string | null): string {
  return `methodology ${number} ${version ?? '-'}`;
}

function pinFact(project: string, methodology: string): string {
  return `methodology ${methodology} of project ${project}`;
}
