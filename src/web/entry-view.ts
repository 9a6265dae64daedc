import { Amount } from '../kernel/amount.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { publicId } from '../kernel/ids.ts';
import type { JournalEntryView, PostingView } from '../ledger/journal.ts';
import type { OwnerName } from './subject.reads.ts';

/** A posting as bookkeepers read it: what comes in is a debit, what goes out a credit. */
export interface PostingLine {
  readonly account: string;
  readonly accountKind: string;
  readonly ownerType: string;
  readonly ownerId: string;
  readonly owner: OwnerName | null;
  readonly currency: string;
  readonly debit: Amount | null;
  readonly credit: Amount | null;
  readonly balanceAfter: Amount;
}

/** Both sides of an entry in one currency; they are equal, or it would not be in the books. */
export interface SideTotals {
  readonly currency: string;
  readonly debit: Amount;
  readonly credit: Amount;
}

export interface EntryOnPage {
  readonly id: string;
  readonly kind: string;
  readonly effectiveOn: string;
  readonly recordedAt: string;
  readonly auditSequence: number;
  readonly reference: string | null;
  readonly memo: string | null;
  readonly reverses: string | null;
  readonly reversedBy: string | null;
  readonly lines: readonly PostingLine[];
  readonly totals: readonly SideTotals[];
}

/** An entry as its page shows it. */
export function entryOnPage(
  countryCode: CountryCode,
  entry: JournalEntryView,
  owners: ReadonlyMap<string, OwnerName>,
): EntryOnPage {
  const { postings, id, reverses, reversedBy, ...rest } = entry;
  const lines = postings.map((posting) => lineOf(countryCode, posting, owners));
  return {
    ...rest,
    id: publicId(countryCode, id),
    reverses: reverses === null ? null : publicId(countryCode, reverses),
    reversedBy: reversedBy === null ? null : publicId(countryCode, reversedBy),
    lines,
    totals: totalsOf(postings),
  };
}

function lineOf(
  countryCode: CountryCode,
  posting: PostingView,
  owners: ReadonlyMap<string, OwnerName>,
): PostingLine {
  const { amount } = posting;
  return {
    account: publicId(countryCode, posting.accountId),
    accountKind: posting.accountKind,
    ownerType: posting.ownerType,
    ownerId: posting.ownerId,
    owner: owners.get(posting.ownerId) ?? null,
    currency: amount.commodity.code,
    debit: amount.isNegative() ? null : amount,
    credit: amount.isNegative() ? amount.negated() : null,
    balanceAfter: posting.balanceAfter,
  };
}

function totalsOf(postings: readonly PostingView[]): readonly SideTotals[] {
  const codes = [...new Set(postings.map(({ amount }) => amount.commodity.code))];
  return codes.map((currency) => {
    const amounts = postings
      .map(({ amount }) => amount)
      .filter(({ commodity }) => commodity.code === currency);
    const commodity = (amounts[0] as Amount).commodity;
    return {
      currency,
      debit: Amount.sum(
        amounts.filter((amount) => !amount.isNegative()),
        commodity,
      ),
      credit: Amount.sum(
        amounts.filter((amount) => amount.isNegative()).map((amount) => amount.negated()),
        commodity,
      ),
    };
  });
}
