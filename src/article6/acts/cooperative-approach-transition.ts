import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { publicId } from '../../kernel/ids.ts';
import type { ActKind } from '../../ledger/act.ts';
import { refuseMove } from '../../ledger/life-cycle.ts';
import { APPROACH_CYCLE, type ApproachState } from '../approach-cycle.ts';
import { approachAddress, approachOfRow, approachVersion } from '../approach-record.ts';
import { article6Errors } from '../errors.ts';
import { COOPERATIVE_APPROACH } from '../tables.ts';
import { answered } from './cooperative-approach.ts';
import { approachNotFound } from './cooperative-approach-change.ts';

export interface CooperativeApproachTransitionBody {
  readonly to: string;
  /** The decision, letter or circumstance it rests on. */
  readonly reason: string;
  /** Today where left out. */
  readonly effectiveOn?: CalendarDay | null;
}

/**
 * Takes a cooperative approach from one state to the next: active after its initial report, suspended
 * and taken up again, completed or revoked.
 *
 * Refuses, in this order: ARTICLE6.APPROACH_NOT_FOUND, DAY_IN_FUTURE, LEDGER.MOVE_NOT_POSSIBLE,
 * LEDGER.MOVE_LACKS; ARTICLE6.APPROACH_EXISTS by the key of the table.
 */
export const cooperativeApproachTransitionAct: ActKind<CooperativeApproachTransitionBody> = {
  kind: 'cooperative-approach-transition',
  posts: false,
  needs: (act) => ({
    rows: act.subjectId ? [{ table: COOPERATIVE_APPROACH, id: act.subjectId, lock: 'update' }] : [],
  }),
  decide(act, known) {
    const subject = act.subjectId ?? '';
    const row = known.row(COOPERATIVE_APPROACH, subject);
    if (!row) return approachNotFound(act);
    const day = act.body.effectiveOn ?? known.today;
    if (day > known.today) {
      return article6Errors.refuse('ARTICLE6.DAY_IN_FUTURE', { day, today: known.today });
    }
    const before = approachOfRow(row);
    const situation = { initialReportOn: before.initialReport?.submittedOn ?? null, day };
    const refusal = refuseMove(APPROACH_CYCLE, before.state, act.body.to, situation);
    if (refusal) return refusal;
    const after = {
      ...before,
      state: act.body.to as ApproachState,
      reason: act.body.reason,
    };
    const version = (row['version'] as number) + 1;
    return {
      ...approachVersion(subject, version, day, after),
      answer: {
        status: 201,
        location: approachAddress(act.countryCode, subject),
        body: { id: publicId(act.countryCode, subject), ...answered(after), version },
      },
    };
  },
};
