import { Amount, type Commodity } from '../kernel/amount.ts';
import { derivedId, namedId } from '../kernel/ids.ts';
import type { AccountDraft } from '../ledger/act.ts';
import type { CommitteeSide } from '../partner-country/joint-committee.ts';

/** What an account of a side's registry is for. The last three belong to the side's government. */
export const ACCOUNT_CLASSES = [
  'government-holding',
  'entity-holding',
  'retirement',
  'cancellation',
  'transferred-out',
] as const;
export type AccountClass = (typeof ACCOUNT_CLASSES)[number];

/** Accounts that only take in; the one way out is the registry's own reversal. */
export type FinalClass = 'retirement' | 'cancellation' | 'transferred-out';

/** Where a credit is: held, locked by an offer, or where it stays. */
export type CreditState = 'held' | 'locked' | FinalState;
export type FinalState = 'retired' | 'cancelled' | 'transferred-out';

/** The state of whatever stands in a final account. */
export const STATE_IN: Readonly<Record<FinalClass, FinalState>> = {
  retirement: 'retired',
  cancellation: 'cancelled',
  'transferred-out': 'transferred-out',
};

export function isFinalClass(of: AccountClass): of is FinalClass {
  return of in STATE_IN;
}

/** Ordinals under the place of a class in an account; a promise, because ids in the books rest on them. */
const STATE_ORDINALS: Readonly<Record<CreditState, number>> = {
  held: 1,
  locked: 2,
  retired: 3,
  cancelled: 4,
  'transferred-out': 5,
};

/** The three final accounts are opened with the government's holding account, under its id. */
const FINAL_ORDINALS: Readonly<Record<FinalClass, number>> = {
  retirement: 1,
  cancellation: 2,
  'transferred-out': 3,
};

/** The class of credits of one side, project and vintage: its id follows from the project's. */
export function creditClassId(projectId: string, side: CommitteeSide, vintage: number): string {
  return namedId(projectId, `credit class ${side} ${vintage}`);
}

/** Where the credits of a class come from: its balance is minus what was issued. */
export function issuedAccount(classId: string): string {
  return derivedId(classId, 1);
}

/** The ledger account of a class in one credit account, in one state. */
export function ledgerAccount(
  creditAccountId: string,
  classId: string,
  state: CreditState,
): string {
  return derivedId(namedId(creditAccountId, `credit class ${classId}`), STATE_ORDINALS[state]);
}

export function finalAccountId(governmentHoldingId: string, of: FinalClass): string {
  return derivedId(governmentHoldingId, FINAL_ORDINALS[of]);
}

/** Credits are whole tonnes of CO2 equivalent. */
export function creditCommodity(code: string): Commodity {
  return { code, exponent: 0 };
}

export function tonnesAmount(tonnes: bigint, commodity: string): Amount {
  return Amount.parse(tonnes.toString(), creditCommodity(commodity));
}

export function issuedAccountDraft(classId: string, commodity: string): AccountDraft {
  return {
    id: issuedAccount(classId),
    kind: 'issued',
    commodity: creditCommodity(commodity),
    floor: null,
    inflowOnly: false,
    ownerType: 'credit-class',
    ownerId: classId,
  };
}

export function ledgerAccountDraft(
  creditAccountId: string,
  classId: string,
  state: CreditState,
  code: string,
): AccountDraft {
  const commodity = creditCommodity(code);
  return {
    id: ledgerAccount(creditAccountId, classId, state),
    kind: state,
    commodity,
    floor: Amount.zero(commodity),
    inflowOnly: state !== 'held' && state !== 'locked',
    ownerType: 'credit-account',
    ownerId: creditAccountId,
  };
}
