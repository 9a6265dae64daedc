import { publicId } from '../../kernel/ids.ts';
import type { ActKind, JsonObject } from '../../ledger/act.ts';
import { stateOf } from '../cycle/situation.ts';
import { projectErrors } from '../errors.ts';
import { projectOfRow, projectRow, refuseProject, type ProjectRecord } from '../project-record.ts';
import { PROJECT, PROJECT_REFERENCE } from '../tables.ts';

export interface ProjectResubmissionBody {
  /** The new number: a withdrawn request never comes back under the old one. */
  readonly reference: string;
}

/**
 * Submits a project again whose request for registration was withdrawn: a project of its own, with a
 * new id and a new number, that says of itself what the old one said. It begins the cycle anew; what a
 * Joint Committee decided of the old one's idea may be cited for it.
 *
 * Refuses, in this order: PROJECT.NOT_FOUND, NOT_TO_RESUBMIT, what {@link refuseProject} refuses,
 * RESUBMITTED_ALREADY and REFERENCE_USED by the keys of the tables.
 *
 * @source the lists of the Joint Committees: TH010 and ID007 were withdrawn, and came again as TH015
 *   and ID010
 */
export const projectResubmissionAct: ActKind<ProjectResubmissionBody> = {
  kind: 'project-resubmission',
  posts: false,
  needs: (act) => ({
    rows: act.subjectId ? [{ table: PROJECT, id: act.subjectId, lock: 'update' }] : [],
  }),
  async read(acts, reader, known) {
    const rows = await reader.query(
      `SELECT id, resubmits_id FROM public.project
        WHERE country_code = $1 AND resubmits_id = ANY($2::uuid[])`,
      [acts[0]?.countryCode, acts.map(({ subjectId }) => subjectId)],
    );
    for (const row of rows) known.setFact(followerFact(String(row['resubmits_id'])), row['id']);
  },
  decide(act, known) {
    const former = act.subjectId ?? '';
    const row = known.row(PROJECT, former);
    if (!row) {
      const facts = { project: publicId(act.countryCode, former) };
      return projectErrors.refuse('PROJECT.NOT_FOUND', facts);
    }
    const state = stateOf(row);
    if (state !== 'registration-request-withdrawn') {
      return projectErrors.refuse('PROJECT.NOT_TO_RESUBMIT', { state });
    }
    const { reference } = act.body;
    const record: ProjectRecord = { ...projectOfRow(row), reference, status: 'proposed' };
    const refusal = refuseProject(act.countryCode, record);
    if (refusal) return refusal;
    const follower = known.fact<string>(followerFact(former));
    if (follower !== undefined) {
      const facts = { followedBy: publicId(act.countryCode, follower) };
      return projectErrors.refuse('PROJECT.RESUBMITTED_ALREADY', facts);
    }
    known.setFact(followerFact(former), act.id);
    const id = publicId(act.countryCode, act.id);
    return {
      records: [
        {
          type: 'project',
          id: act.id,
          version: 1,
          validFrom: known.today,
          body: record as unknown as JsonObject,
        },
      ],
      rows: [
        {
          table: PROJECT,
          change: 'insert',
          row: { ...projectRow(act.id, 1, record), resubmits_id: former },
        },
        {
          table: PROJECT_REFERENCE,
          change: 'insert',
          row: { reference, project_id: act.id },
        },
      ],
      facts: { resubmits: publicId(act.countryCode, former) },
      answer: {
        status: 201,
        location: `/v1/projects/${id}`,
        body: {
          id,
          reference,
          mechanism: record.mechanism,
          resubmits: publicId(act.countryCode, former),
          version: 1,
          status: 'posted',
        },
      },
    };
  },
};

function followerFact(project: string): string {
  return `project that submits ${project} again`;
}
