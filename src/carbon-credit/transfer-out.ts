import type { CountryCode } from '../kernel/country-code.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { BatchReader, Known, Needs } from '../ledger/act.ts';
import { disposalNeeds, finalAccounts, type Disposal } from './acts/disposal.ts';
import { findWanted, readSerials } from './acts/of-selection.ts';
import { creditAccounts, refuseGiving } from './credit-account.ts';
import type { CreditDraft, CreditEntry } from './draft.ts';
import { carbonCreditErrors } from './errors.ts';
import { draftMoves } from './move.ts';
import { readDemands } from './read-blocks.ts';
import { choosePieces, projectsOf } from './selection.ts';

/*
 * The partner's half of an issuance of the years after 2020: the credits that the partner has issued
 * leave its registry in the very act in which Japan issues in their place, so that a tonne is never
 * held twice. The act that issues calls these in its own resolve, needs, read and decide.
 */

/** Serials in one of the partner's accounts that are to leave. */
export interface LeavingSerials {
  /** Without the country. */
  readonly accountId: string;
  readonly serials: readonly string[];
}

/**
 * Finds what is to leave; to be called in `resolve`.
 *
 * Refuses, in this order: ACCOUNT_NOT_FOUND, what serials refuse, FINAL_ACCOUNT_MISSING.
 */
export async function resolveTransferOut(
  country: CountryCode,
  { accountId, serials }: LeavingSerials,
  reader: BatchReader,
): Promise<Disposal | Refusal> {
  const from = (await creditAccounts(reader, [accountId])).get(accountId);
  if (from?.side !== 'partner') {
    const account = `${country}-${accountId}`;
    return carbonCreditErrors.refuse('CARBON_CREDIT.ACCOUNT_NOT_FOUND', { account });
  }
  const asked = readSerials(country, serials);
  if (asked instanceof Refusal) return asked;
  const all = [{ key: accountId, accountId, side: from.side, asked }];
  const wanted = (await findWanted(country, all, reader)).get(accountId);
  if (!wanted || wanted instanceof Refusal) return wanted ?? nothingFound();
  const to = (await finalAccounts(country, 'transferred-out', reader)).get(from.side);
  if (!to) {
    const facts = { side: from.side, class: 'transferred-out' };
    return carbonCreditErrors.refuse('CARBON_CREDIT.FINAL_ACCOUNT_MISSING', facts);
  }
  return { from, to, wanted };
}

/** What the act must hold for them, beside what issuing needs. */
export function transferOutNeeds(disposal: Disposal): Required<Pick<Needs, 'rows' | 'balances'>> {
  return disposalNeeds(disposal, 'transferred-out');
}

/** Reads their blocks; to be called in `read`. */
export function readTransferOut(
  country: CountryCode,
  disposals: readonly Disposal[],
  reader: BatchReader,
  known: Known,
): Promise<void> {
  const demands = disposals.map(({ from, wanted }) => ({ accountId: from.id, wanted }));
  const projects = disposals.flatMap(({ wanted }) => projectsOf(wanted));
  return readDemands(reader, country, demands, projects, known);
}

/**
 * Moves them to the partner's transferred-out account, as an entry of its own.
 *
 * @param entry its kind is `credit-transfer-out`; its id derived from the act's
 * Refuses, in this order: ACCOUNT_FROZEN, what serials that are not free to go refuse.
 */
export function draftTransferOut(
  country: CountryCode,
  known: Known,
  entry: CreditEntry,
  { from, to, wanted }: Disposal,
): CreditDraft | Refusal {
  const refusal = refuseGiving(known, country, from);
  if (refusal) return refusal;
  const pieces = choosePieces(known, country, from.id, wanted);
  if (pieces instanceof Refusal) return pieces;
  if (!to) throw new Error('the account for what is transferred out was not resolved');
  const place = { accountId: to.id, state: 'transferred-out' as const, transferId: null };
  return draftMoves(country, known, entry, pieces, place);
}

function nothingFound(): never {
  throw new Error('serials were not resolved');
}
