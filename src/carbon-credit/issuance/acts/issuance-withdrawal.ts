import { Refusal } from '../../../kernel/refusal.ts';
import type { ActKind } from '../../../ledger/act.ts';
import { refuseMove } from '../../../ledger/life-cycle.ts';
import { REQUEST_CYCLE } from '../request-cycle.ts';
import {
  citedForms,
  factsOf,
  heldRequest,
  readIssuanceFacts,
  resolveRequests,
  type RequestPlace,
} from '../request-facts.ts';
import {
  requestAddress,
  requestAnswer,
  requestDraft,
  type RequestRecord,
} from '../request-record.ts';
import { ISSUANCE_REQUEST } from '../tables.ts';

export interface IssuanceWithdrawalBody {
  readonly reason: string;
  /** Public ids of documents of the project; IW_Req among them. */
  readonly documents?: readonly string[] | null;
}

/**
 * Withdraws a request that has not been notified. It stays in the book; credits can be requested for the
 * report again.
 *
 * Refuses, in this order: ISSUANCE.REQUEST_NOT_FOUND, DOCUMENT_NOT_OF_PROJECT,
 * LEDGER.MOVE_NOT_POSSIBLE, LEDGER.MOVE_LACKS (the form).
 */
export const issuanceWithdrawalAct: ActKind<IssuanceWithdrawalBody, RequestPlace> = {
  kind: 'issuance-withdrawal',
  posts: false,
  resolve: resolveRequests,
  needs: ({ subjectId }) => ({
    rows: subjectId ? [{ table: ISSUANCE_REQUEST, id: subjectId, lock: 'update' }] : [],
  }),
  async read(acts, reader, known) {
    const projects = acts.flatMap(({ subjectId }) => {
      const row = known.row(ISSUANCE_REQUEST, subjectId ?? '');
      return row ? [String(row['project_id'])] : [];
    });
    await readIssuanceFacts(reader, known, acts[0]?.countryCode, projects);
  },
  decide(act, known) {
    const held = heldRequest(act, known);
    if (held instanceof Refusal) return held;
    const { record: before } = held;
    const cited = [...new Set(act.body.documents ?? [])];
    const forms = citedForms(factsOf(known, before.project), cited);
    if (forms instanceof Refusal) return forms;
    const situation = { forms, isDecided: false, isCredited: true, awaited: [] };
    const refusal = refuseMove(REQUEST_CYCLE, before.status, 'withdrawn', situation);
    if (refusal) return refusal;
    const { reason } = act.body;
    const record: RequestRecord = {
      ...before,
      status: 'withdrawn',
      documents: [...new Set([...before.documents, ...cited])],
      withdrawnOn: known.today,
      reason,
    };
    const version = held.version + 1;
    const draft = requestDraft('update', held.id, version, known.today, record);
    return {
      records: [draft.record],
      rows: [draft.row],
      answer: {
        status: 200,
        location: requestAddress(act.countryCode, held.id),
        body: { ...requestAnswer(act.countryCode, held.id, version, record), reason },
      },
    };
  },
};
