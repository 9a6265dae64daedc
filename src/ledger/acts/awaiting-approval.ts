import { canonicalJson, type JsonValue } from '../../kernel/canonical-json.ts';
import { publicId } from '../../kernel/ids.ts';
import type { Act, Outcome } from '../act.ts';
import { PENDING_ACT } from '../tables.ts';

/** The act is kept with all it needs to be posted later, under the id it then will have. */
export function awaitingApproval(act: Act<unknown>): Outcome {
  const id = publicId(act.countryCode, act.id);
  const body = act.body as JsonValue;
  return {
    rows: [
      {
        table: PENDING_ACT,
        change: 'insert',
        row: {
          id: act.id,
          kind: act.kind,
          subject_id: act.subjectId,
          body: canonicalJson(body),
          submitted_by: act.principalId,
        },
      },
    ],
    facts: { awaits: 'approval', subject: act.subjectId, body },
    answer: {
      status: 202,
      location: `/v1/acts/${id}`,
      body: { id, kind: act.kind, status: 'awaiting-approval' },
    },
  };
}
