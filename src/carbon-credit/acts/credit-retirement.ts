import type { ActKind } from '../../ledger/act.ts';
import {
  disposalNeeds,
  readDisposals,
  resolveDisposals,
  type Disposal,
  type DisposalBody,
} from './disposal.ts';
import { draftUse } from './credit-use.ts';

export interface CreditRetirementBody extends DisposalBody {
  /** The year of the nationally determined contribution towards which they count. */
  readonly ndcYear: number;
  readonly beneficiary?: string | null;
  readonly reason?: string | null;
}

/**
 * Retires credits: they count towards the nationally determined contribution of their side, and are
 * never moved on. Retired is for good.
 *
 * Refuses what a disposal's resolution refuses, then what a disposal's choice refuses.
 * @source Act No. 117 of 1998, art. 57-11: made untransferable for use toward the NDC
 */
export const creditRetirementAct: ActKind<CreditRetirementBody, Disposal> = {
  kind: 'credit-retirement',
  posts: true,
  resolve: (acts, reader) => resolveDisposals(acts, reader, { to: 'retirement' }),
  needs: (_act, disposal) => disposalNeeds(disposal, 'retired'),
  read: (acts, reader, known, resolved) => readDisposals(acts, resolved, reader, known),
  decide: (act, known, disposal) =>
    draftUse(act, known, disposal, 'retirement', {
      use: 'retirement',
      purpose: 'ndc',
      ndcYear: act.body.ndcYear,
      beneficiary: act.body.beneficiary ?? null,
      reason: act.body.reason ?? null,
    }),
};
