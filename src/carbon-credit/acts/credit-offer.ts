import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ActKind } from '../../ledger/act.ts';
import { sameHolder } from '../credit-account.ts';
import { carbonCreditErrors } from '../errors.ts';
import { CREDIT_TRANSFER } from '../tables.ts';
import {
  receiver,
  receiverOf,
  transferAnswer,
  transferRow,
  type CreditTransferBody,
} from './credit-transfer.ts';
import {
  chooseDisposed,
  disposalNeeds,
  draftDisposal,
  readDisposals,
  resolveDisposals,
  type Disposal,
} from './disposal.ts';

export interface CreditOfferBody extends CreditTransferBody {
  /** The last day on which the offer can be accepted, in the later of Tokyo's and the partner's time. */
  readonly expiresOn: CalendarDay;
}

/**
 * Offers credits to another holder: they stay in the giver's account, locked, until the receiver
 * accepts or declines, the giver cancels, or the offer expires.
 *
 * Refuses, in this order: what a transfer refuses of its accounts, SAME_HOLDER, EXPIRES_TOO_EARLY, then
 * what {@link chooseDisposed} refuses.
 */
export const creditOfferAct: ActKind<CreditOfferBody, Disposal> = {
  kind: 'credit-offer',
  posts: true,
  resolve: (acts, reader) =>
    resolveDisposals(acts, reader, { to: 'account', accountOf: receiverOf }),
  needs: (_act, disposal) => disposalNeeds(disposal, 'locked'),
  read: (acts, reader, known, resolved) => readDisposals(acts, resolved, reader, known),
  decide(act, known, disposal) {
    const { expiresOn } = act.body;
    const to = receiver(act, disposal);
    if (to instanceof Refusal) return to;
    if (sameHolder(disposal.from, to)) {
      return carbonCreditErrors.refuse('CARBON_CREDIT.SAME_HOLDER', { to: act.body.to });
    }
    if (expiresOn < known.today) {
      const facts = { expiresOn, today: known.today };
      return carbonCreditErrors.refuse('CARBON_CREDIT.EXPIRES_TOO_EARLY', facts);
    }
    const pieces = chooseDisposed(act, known, disposal);
    if (pieces instanceof Refusal) return pieces;
    const goal = { accountId: disposal.from.id, state: 'locked' as const, transferId: act.id };
    const kind = { kind: 'credit-offer' as const, memo: act.body.memo ?? null };
    const draft = draftDisposal(act, known, pieces, goal, kind);
    const day = act.body.effectiveOn ?? known.today;
    const row = transferRow(act, disposal, to, draft, { status: 'offered', day, expiresOn });
    return {
      ...draft,
      facts: { ...draft.facts, offer: { to: to.id, expiresOn } },
      rows: [{ table: CREDIT_TRANSFER, change: 'insert', row }, ...draft.rows],
      answer: {
        status: 201,
        location: `/v1/credit-transfers/${publicId(act.countryCode, act.id)}`,
        body: {
          ...transferAnswer(act, disposal, to, draft),
          state: 'offered',
          transferredOn: day,
          expiresOn,
          status: 'posted',
        },
      },
    };
  },
};
