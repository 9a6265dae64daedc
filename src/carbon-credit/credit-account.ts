import { NO_COUNTRY, type CountryCode } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { BatchReader, Known } from '../ledger/act.ts';
import type { Row } from '../ledger/table.ts';
import type { CommitteeSide } from '../partner-country/joint-committee.ts';
import { isFinalClass, type AccountClass } from './accounts.ts';
import { carbonCreditErrors } from './errors.ts';
import { CREDIT_ACCOUNT, CREDIT_ACCOUNT_FACTS } from './tables.ts';

/** What of a credit account never changes. */
export interface CreditAccountFacts {
  readonly id: string;
  readonly side: CommitteeSide;
  readonly class: AccountClass;
  readonly holderKind: 'government' | 'participant';
  readonly holderId: string | null;
  readonly number: string;
  readonly label: string;
}

export function accountFactsOf(row: Row): CreditAccountFacts {
  return {
    id: String(row['id']),
    side: row['side'] as CommitteeSide,
    class: row['class'] as AccountClass,
    holderKind: row['holder_kind'] as 'government' | 'participant',
    holderId: row['holder_id'] as string | null,
    number: String(row['number']),
    label: String(row['label']),
  };
}

/** The facts of accounts by id, as far as they are there. */
export async function creditAccounts(
  reader: BatchReader,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, CreditAccountFacts>> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await reader.immutable(CREDIT_ACCOUNT_FACTS, wanted);
  return new Map([...rows].map(([id, row]) => [id, accountFactsOf(row)]));
}

/**
 * The number of a holder's accounts: the same in every registry and with every partner, because it
 * follows from who the holder is. Ours, not official.
 */
export function accountNumber(
  country: CountryCode,
  side: CommitteeSide,
  holderId: string | null,
): string {
  if (holderId === null) return `GOV-${side === 'japan' ? 'JP' : country}`;
  return `P-${holderId.replaceAll('-', '').slice(0, 30).toUpperCase()}`;
}

export function sameHolder(one: CreditAccountFacts, other: CreditAccountFacts): boolean {
  if (one.holderKind !== other.holderKind || one.holderId !== other.holderId) return false;
  return one.holderKind === 'participant' || one.side === other.side;
}

/** The id of a participant without its country; null for what is none. */
export function participantIdOf(text: string): string | null {
  try {
    const { countryCode, id } = parsePublicId(text);
    return countryCode === NO_COUNTRY ? id : null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/**
 * Refuses disposal out of an account that cannot give: a final one (its credits stay), or one that is
 * frozen or restricted. Null where it can. The row must be held locked for update.
 */
export function refuseGiving(
  known: Known,
  country: CountryCode,
  account: CreditAccountFacts,
): Refusal | null {
  const facts = { account: publicId(country, account.id), class: account.class };
  if (isFinalClass(account.class)) {
    return carbonCreditErrors.refuse('CARBON_CREDIT.ACCOUNT_CANNOT', facts);
  }
  const row = known.row(CREDIT_ACCOUNT, account.id);
  const stop = row?.['frozen_by'] ?? row?.['restricted_by'] ?? null;
  if (typeof stop !== 'string') return null;
  return carbonCreditErrors.refuse('CARBON_CREDIT.ACCOUNT_FROZEN', {
    ...facts,
    stop: publicId(country, stop),
  });
}
