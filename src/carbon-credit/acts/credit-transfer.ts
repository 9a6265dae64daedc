import { publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, JsonObject } from '../../ledger/act.ts';
import { decisionIdIn } from '../../partner-country/joint-committee.ts';
import { isFinalClass } from '../accounts.ts';
import { sameHolder, type CreditAccountFacts } from '../credit-account.ts';
import type { CreditDraft } from '../draft.ts';
import { carbonCreditErrors } from '../errors.ts';
import { CREDIT_TRANSFER } from '../tables.ts';
import {
  chooseDisposed,
  disposalNeeds,
  draftDisposal,
  readDisposals,
  resolveDisposals,
  type Disposal,
  type DisposalBody,
} from './disposal.ts';

export interface CreditTransferBody extends DisposalBody {
  /** Public id of the account that takes in. */
  readonly to: string;
  readonly memo?: string | null;
}

/**
 * Moves credits between two accounts of one holder, in one step. Between holders credits are offered.
 *
 * Refuses, in this order: what a disposal's resolution refuses, OTHER_COUNTRY, ACCOUNT_NOT_FOUND,
 * SAME_ACCOUNT, OTHER_REGISTRY, ACCOUNT_CANNOT, OTHER_HOLDER, then what {@link chooseDisposed} refuses.
 * @source Common Specifications for the JCM Registry: transfer and acquisition within one registry
 */
export const creditTransferAct: ActKind<CreditTransferBody, Disposal> = {
  kind: 'credit-transfer',
  posts: true,
  resolve: (acts, reader) =>
    resolveDisposals(acts, reader, { to: 'account', accountOf: receiverOf }),
  needs: (_act, disposal) => disposalNeeds(disposal, 'held'),
  read: (acts, reader, known, resolved) => readDisposals(acts, resolved, reader, known),
  decide(act, known, disposal) {
    const to = receiver(act, disposal);
    if (to instanceof Refusal) return to;
    if (!sameHolder(disposal.from, to)) {
      return carbonCreditErrors.refuse('CARBON_CREDIT.OTHER_HOLDER', { to: act.body.to });
    }
    const pieces = chooseDisposed(act, known, disposal);
    if (pieces instanceof Refusal) return pieces;
    const goal = { accountId: to.id, state: 'held' as const, transferId: null };
    const kind = { kind: 'credit-transfer' as const, memo: act.body.memo ?? null };
    const draft = draftDisposal(act, known, pieces, goal, kind);
    const day = act.body.effectiveOn ?? known.today;
    const row = transferRow(act, disposal, to, draft, { status: 'posted', day, expiresOn: null });
    return {
      ...draft,
      rows: [{ table: CREDIT_TRANSFER, change: 'insert', row }, ...draft.rows],
      answer: {
        status: 201,
        location: `/v1/credit-transfers/${publicId(act.countryCode, act.id)}`,
        body: {
          ...transferAnswer(act, disposal, to, draft),
          state: 'posted',
          transferredOn: day,
          status: 'posted',
        },
      },
    };
  },
};

/** The account that takes in, without its country; null for one of another country. */
export function receiverOf({ countryCode, body }: Act<CreditTransferBody>): string | null {
  return decisionIdIn(countryCode, body.to);
}

/** The account that takes in, if it can. */
export function receiver(
  act: Act<CreditTransferBody>,
  { from, to }: Disposal,
): CreditAccountFacts | Refusal {
  const account = act.body.to;
  if (isFinalClass(from.class)) {
    const facts = { account: publicId(act.countryCode, from.id), class: from.class };
    return carbonCreditErrors.refuse('CARBON_CREDIT.ACCOUNT_CANNOT', facts);
  }
  if (receiverOf(act) === null) {
    const facts = { country: act.countryCode, account };
    return carbonCreditErrors.refuse('CARBON_CREDIT.OTHER_COUNTRY', facts);
  }
  if (!to) return carbonCreditErrors.refuse('CARBON_CREDIT.ACCOUNT_NOT_FOUND', { account });
  if (to.id === from.id)
    return carbonCreditErrors.refuse('CARBON_CREDIT.SAME_ACCOUNT', { account });
  if (to.side !== from.side) {
    const facts = { account, side: to.side, from: from.side };
    return carbonCreditErrors.refuse('CARBON_CREDIT.OTHER_REGISTRY', facts);
  }
  if (isFinalClass(to.class)) {
    const facts = { account, class: to.class };
    return carbonCreditErrors.refuse('CARBON_CREDIT.ACCOUNT_CANNOT', facts);
  }
  return to;
}

export function transferRow(
  act: Act<CreditTransferBody>,
  { from }: Disposal,
  to: CreditAccountFacts,
  { tonnes }: CreditDraft,
  how: { readonly status: string; readonly day: string; readonly expiresOn: string | null },
) {
  return {
    id: act.id,
    from_account_id: from.id,
    to_account_id: to.id,
    tonnes: tonnes.toString(),
    status: how.status,
    transferred_on: how.day,
    expires_on: how.expiresOn,
    settled_on: null,
    reference: act.body.reference ?? null,
    reason: null,
    version: 1,
  };
}

export function transferAnswer(
  { countryCode, id }: Act<unknown>,
  { from }: Disposal,
  to: CreditAccountFacts,
  { tonnes, serials }: CreditDraft,
): JsonObject {
  return {
    id: publicId(countryCode, id),
    from: publicId(countryCode, from.id),
    to: publicId(countryCode, to.id),
    tonnes: tonnes.toString(),
    serials,
    journalEntry: publicId(countryCode, id),
  };
}
