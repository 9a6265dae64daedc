import { canonicalJson, type JsonValue } from '../../kernel/canonical-json.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { publicId } from '../../kernel/ids.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { ActKind, JsonObject, RowWrite } from '../../ledger/act.ts';
import { IDEA_STATES } from '../cycle/states.ts';
import { projectErrors } from '../errors.ts';
import { projectOfRow, projectRow, refuseProject, type ProjectRecord } from '../project-record.ts';
import { PROJECT, PROJECT_REFERENCE } from '../tables.ts';
import { participantsOf, sitesOf, type ProjectBody } from './project.ts';

export interface ProjectChangeBody extends Partial<ProjectBody> {
  /** The version that was read and is to be changed. */
  readonly expectedVersion?: number | null;
  /** From which day the new version holds; today where left out. */
  readonly validFrom?: CalendarDay | null;
}

/**
 * A new version of a project: renamed, joined by a participant, taken into the JCM. What is left out
 * stays as it is; null takes back what may be unknown. Lists are replaced as a whole. Earlier versions
 * stay as they were, so that a report as known then keeps its words.
 *
 * Refuses, in this order: PROJECT.NOT_FOUND, VERSION_MISSING, VERSION_STALE, NOTHING_CHANGES, then
 * what {@link refuseProject} refuses, PROJECT.FOLLOWS_CYCLE, then PROJECT.REFERENCE_USED: another
 * project has or had it.
 */
export const projectChangeAct: ActKind<ProjectChangeBody> = {
  kind: 'project-change',
  posts: false,
  needs: (act) => ({
    rows: act.subjectId ? [{ table: PROJECT, id: act.subjectId, lock: 'update' }] : [],
  }),
  async read(acts, reader, known) {
    const references = acts.flatMap(({ body }) => (body.reference ? [body.reference] : []));
    if (references.length === 0) return;
    const rows = await reader.query(
      `SELECT reference, project_id FROM public.project_reference
        WHERE country_code = $1 AND reference = ANY($2::text[])`,
      [acts[0]?.countryCode, references],
    );
    for (const row of rows) known.setFact(ownerFact(String(row['reference'])), row['project_id']);
  },
  decide(act, known) {
    const subject = act.subjectId ?? '';
    const id = publicId(act.countryCode, subject);
    const row = known.row(PROJECT, subject);
    if (!row) return projectErrors.refuse('PROJECT.NOT_FOUND', { project: id });
    const { expectedVersion = null, validFrom = null, ...changes } = act.body;
    const version = row['version'] as number;
    if (expectedVersion === null) {
      return projectErrors.refuse('PROJECT.VERSION_MISSING', { version });
    }
    if (expectedVersion !== version) {
      const facts = { expected: expectedVersion, version };
      return projectErrors.refuse('PROJECT.VERSION_STALE', facts);
    }
    const before = projectOfRow(row);
    const after = changed(before, changes);
    if (textOf(before) === textOf(after)) {
      return projectErrors.refuse('PROJECT.NOTHING_CHANGES', { version });
    }
    const state = (row['cycle_state'] ?? null) as string | null;
    const refusal =
      refuseProject(act.countryCode, after, state !== null && IDEA_STATES.has(state)) ??
      refuseCycle(before, after, state);
    if (refusal) return refusal;
    const owner = known.fact<string>(ownerFact(after.reference));
    if (owner !== undefined && owner !== subject) {
      const facts = { reference: after.reference };
      return projectErrors.refuse('PROJECT.REFERENCE_USED', facts);
    }
    const next = version + 1;
    return {
      records: [
        {
          type: 'project',
          id: subject,
          version: next,
          validFrom: validFrom ?? known.today,
          body: after as unknown as JsonObject,
        },
      ],
      rows: [
        { table: PROJECT, change: 'update', row: projectRow(subject, next, after) },
        ...(after.reference === before.reference || owner === subject
          ? []
          : [newReference(after.reference, subject)]),
      ],
      answer: {
        status: 200,
        location: `/v1/projects/${id}`,
        body: {
          id,
          reference: after.reference,
          mechanism: after.mechanism,
          version: next,
          status: 'posted',
        },
      },
    };
  },
};

/** In the cycle, a status and a mechanism come of its steps, not of a change. */
function refuseCycle(
  before: ProjectRecord,
  after: ProjectRecord,
  state: string | null,
): Refusal | null {
  const field = (['status', 'mechanism'] as const).find((name) => before[name] !== after[name]);
  if (state === null || field === undefined) return null;
  return projectErrors.refuse('PROJECT.FOLLOWS_CYCLE', { field, state });
}

/** The project that has or had a reference, as read for the batch. */
function ownerFact(reference: string): string {
  return `project of reference ${reference}`;
}

function newReference(reference: string, project: string): RowWrite {
  return {
    table: PROJECT_REFERENCE,
    change: 'insert',
    row: { reference, project_id: project },
  };
}

function changed(before: ProjectRecord, changes: Partial<ProjectBody>): ProjectRecord {
  const { sites, participants, status, ...rest } = changes;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...before,
    ...given,
    status: status ?? before.status,
    sites: sites ? sitesOf(sites) : before.sites,
    participants: participants ? participantsOf(participants) : before.participants,
  };
}

function textOf(record: ProjectRecord): string {
  return canonicalJson(record as unknown as JsonValue);
}
