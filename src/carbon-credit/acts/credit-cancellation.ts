import type { ActKind } from '../../ledger/act.ts';
import {
  disposalNeeds,
  readDisposals,
  resolveDisposals,
  type Disposal,
  type DisposalBody,
} from './disposal.ts';
import { draftUse } from './credit-use.ts';

/** What credits are cancelled for. */
export const CANCELLATION_PURPOSES = [
  'voluntary',
  'oimp',
  'corsia',
  'omge',
  'share-of-proceeds',
  'other',
] as const;
export type CancellationPurpose = (typeof CANCELLATION_PURPOSES)[number];

export interface CreditCancellationBody extends DisposalBody {
  /** Voluntary, another international mitigation purpose (CORSIA among them), OMGE, and so on. */
  readonly purpose: CancellationPurpose;
  /** Who claims it, or for whom it is done. */
  readonly beneficiary: string;
  readonly reason: string;
}

/**
 * Cancels credits: they are taken out of use for another purpose than the contribution of their side,
 * and are never moved on. Cancelled is for good.
 *
 * Refuses what a disposal's resolution refuses, then what a disposal's choice refuses.
 * @source Act No. 117 of 1998, art. 57-11: made untransferable for any other purpose
 */
export const creditCancellationAct: ActKind<CreditCancellationBody, Disposal> = {
  kind: 'credit-cancellation',
  posts: true,
  resolve: (acts, reader) => resolveDisposals(acts, reader, { to: 'cancellation' }),
  needs: (_act, disposal) => disposalNeeds(disposal, 'cancelled'),
  read: (acts, reader, known, resolved) => readDisposals(acts, resolved, reader, known),
  decide: (act, known, disposal) =>
    draftUse(act, known, disposal, 'cancellation', {
      use: 'cancellation',
      purpose: act.body.purpose,
      ndcYear: null,
      beneficiary: act.body.beneficiary,
      reason: act.body.reason,
    }),
};
