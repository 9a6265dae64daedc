import { Amount, type Commodity } from '../kernel/amount.ts';
import { derivedId } from '../kernel/ids.ts';
import type { AccountDraft } from '../ledger/act.ts';

/** The two accounts of a tranche: where its money comes from, and what of it is left to commit. */
export const trancheAccount = {
  announced: (trancheId: string): string => derivedId(trancheId, 1),
  available: (trancheId: string): string => derivedId(trancheId, 2),
} as const;

/**
 * The accounts of a commitment. `undrawn` is what may still be disbursed, `outstanding` what was
 * disbursed and neither refunded nor repaid; `returned` holds refunds that cannot be drawn again.
 * Interest and fees come from `debt-service` and never touch the principal.
 */
export const commitmentAccount = {
  undrawn: (commitmentId: string): string => derivedId(commitmentId, 1),
  outstanding: (commitmentId: string): string => derivedId(commitmentId, 2),
  repaid: (commitmentId: string): string => derivedId(commitmentId, 3),
  returned: (commitmentId: string): string => derivedId(commitmentId, 4),
  debtService: (commitmentId: string): string => derivedId(commitmentId, 5),
  interestReceived: (commitmentId: string): string => derivedId(commitmentId, 6),
  feesReceived: (commitmentId: string): string => derivedId(commitmentId, 7),
} as const;

/** Kinds of account as the chart of accounts names them. */
export type FundingAccountKind =
  | 'announced'
  | 'available'
  | 'undrawn'
  | 'outstanding'
  | 'repaid'
  | 'returned'
  | 'debt-service'
  | 'interest-received'
  | 'fees-received';

/** Refunds that one disbursement can have; their ids are derived from its own. */
export const REFUNDS_AT_MOST = 200;

/**
 * The id of a disbursement's n-th refund, and of the entry that posts it. It is derived, so that
 * whoever holds the entry (a reversal, say) knows the disbursement without a look-up.
 *
 * @param ordinal 1 to {@link REFUNDS_AT_MOST}
 */
export function refundId(disbursementId: string, ordinal: number): string {
  if (ordinal > REFUNDS_AT_MOST) throw new RangeError(`refund ${ordinal} of ${disbursementId}`);
  return derivedId(disbursementId, ordinal);
}

/** The disbursement whose refund this is: the inverse of {@link refundId}. */
export function disbursementOfRefund(refund: string): string {
  return `${refund.slice(0, -2)}00`;
}

/**
 * The entries of an opening balance: its disbursement has the id of the act, as every disbursement
 * has; the other two stand beyond the ids that refunds of it may take.
 */
export const openingEntry = {
  disbursement: (actId: string): string => actId,
  commitment: (actId: string): string => derivedId(actId, 255),
  repayment: (actId: string): string => derivedId(actId, 254),
} as const;

export function trancheAccounts(trancheId: string, currency: Commodity): AccountDraft[] {
  const own = { currency, ownerType: 'tranche', ownerId: trancheId };
  return [
    account(trancheAccount.announced(trancheId), 'announced', 'no floor', own),
    account(trancheAccount.available(trancheId), 'available', 'not below zero', own),
  ];
}

export function commitmentAccounts(commitmentId: string, currency: Commodity): AccountDraft[] {
  const own = { currency, ownerType: 'commitment', ownerId: commitmentId };
  const of = commitmentAccount;
  return [
    account(of.undrawn(commitmentId), 'undrawn', 'not below zero', own),
    account(of.outstanding(commitmentId), 'outstanding', 'not below zero', own),
    account(of.repaid(commitmentId), 'repaid', 'not below zero', own),
    account(of.returned(commitmentId), 'returned', 'not below zero', own),
    account(of.debtService(commitmentId), 'debt-service', 'no floor', own),
    account(of.interestReceived(commitmentId), 'interest-received', 'not below zero', own),
    account(of.feesReceived(commitmentId), 'fees-received', 'not below zero', own),
  ];
}

interface Owner {
  readonly currency: Commodity;
  readonly ownerType: string;
  readonly ownerId: string;
}

function account(
  id: string,
  kind: FundingAccountKind,
  limit: 'no floor' | 'not below zero',
  { currency, ownerType, ownerId }: Owner,
): AccountDraft {
  return {
    id,
    kind,
    commodity: currency,
    floor: limit === 'no floor' ? null : Amount.zero(currency),
    inflowOnly: false,
    ownerType,
    ownerId,
  };
}
