import { publicId } from '../../kernel/ids.ts';
import type { Act, ActKind } from '../../ledger/act.ts';
import { approachAddress, approachVersion, type ApproachRecord } from '../approach-record.ts';

export interface CooperativeApproachBody {
  readonly title: string;
  /** CAnnnn as the UNFCCC's platform gave it; never made up. */
  readonly carpId?: string | null;
  readonly source: string;
  readonly note?: string | null;
}

/**
 * Enters a cooperative approach with a partner, as a draft.
 *
 * Refuses ARTICLE6.APPROACH_EXISTS by the key of the table: one at a time.
 * @source decision 2/CMA.3, annex
 */
export const cooperativeApproachAct: ActKind<CooperativeApproachBody> = {
  kind: 'cooperative-approach',
  posts: false,
  needs: () => ({}),
  decide(act, known) {
    const record = recordOf(act);
    const body = { ...record };
    return {
      ...approachVersion(act.id, 1, known.today, record),
      answer: {
        status: 201,
        location: approachAddress(act.countryCode, act.id),
        body: { id: publicId(act.countryCode, act.id), ...answered(body), version: 1 },
      },
    };
  },
};

function recordOf({ body }: Act<CooperativeApproachBody>): ApproachRecord {
  return {
    title: body.title,
    carpId: body.carpId ?? null,
    state: 'draft',
    initialReport: null,
    source: body.source,
    note: body.note ?? null,
    reason: null,
  };
}

/** What an answer says of a cooperative approach. */
export function answered({ title, carpId, state }: ApproachRecord) {
  return { title, carpId, state, status: 'posted' } as const;
}
