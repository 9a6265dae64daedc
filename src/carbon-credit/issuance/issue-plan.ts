import type { CountryCode } from '../../kernel/country-code.ts';
import { publicId } from '../../kernel/ids.ts';
import { NO_COUNTRY } from '../../kernel/country-code.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { CommitteeSide } from '../../partner-country/joint-committee.ts';
import type { CreditAccountFacts } from '../credit-account.ts';
import type { IssueOrder } from '../issue.ts';
import { sideOf, type Beneficiary } from './beneficiaries.ts';
import { issuanceErrors } from './errors.ts';
import { isUnderParis, type NotifiedCredit } from './notified-table.ts';

/** What was notified of a request, and the accounts that it can be issued into. */
export interface NotifiedRequest {
  /** The notification (uuid); null where there was none when it was read. */
  readonly notification: string | null;
  readonly project: { readonly id: string; readonly reference: string };
  readonly credits: readonly NotifiedCredit[];
  /** Holding accounts of the country, those called `main` first. */
  readonly accounts: readonly CreditAccountFacts[];
}

/** Who receives what of a vintage, before it is known in which account. */
interface Receipt {
  readonly vintage: number;
  readonly beneficiary: Beneficiary;
  readonly participant: string | null;
  readonly tonnes: bigint;
}

/** Tonnes per vintage, in the order of the years; no year without a tonne. */
export type TonnesPerVintage = ReadonlyMap<number, bigint>;

/**
 * What a side puts into which accounts. From the vintage of 2021 on the partner's side issues Japan's
 * tonnes too, into its government's account, from where they leave when Japan's side issues.
 *
 * Refuses ISSUANCE.ACCOUNT_MISSING (facts: side, holders).
 */
export function issuePlan(
  country: CountryCode,
  { project, credits, accounts }: NotifiedRequest,
  side: CommitteeSide,
  issuanceId: string,
): IssueOrder | Refusal {
  const receipts = receiptsOf(credits, side).filter(({ tonnes }) => tonnes > 0n);
  const holders = new Set<string>();
  const shares = receipts.map((receipt) => {
    const account = accountFor(accounts, side, receipt.participant);
    if (!account) holders.add(holderName(receipt.participant));
    return { ...receipt, accountId: account?.id ?? '' };
  });
  if (holders.size > 0) {
    const facts = { side, country, holders: [...holders] };
    return issuanceErrors.refuse('ISSUANCE.ACCOUNT_MISSING', facts);
  }
  const years = [...new Set(receipts.map(({ vintage }) => vintage))].sort((a, b) => a - b);
  return {
    side,
    project,
    issuanceId,
    vintages: years.map((vintage) => ({
      vintage,
      shares: shares
        .filter((one) => one.vintage === vintage)
        .map(({ accountId, tonnes }) => ({ accountId, tonnes })),
    })),
  };
}

/** What a side issues of each vintage. */
export function tonnesIssued(
  credits: readonly NotifiedCredit[],
  side: CommitteeSide,
): TonnesPerVintage {
  return perVintage(receiptsOf(credits, side));
}

/** What leaves the partner's registry when Japan's side issues: its tonnes of vintages after 2020. */
export function tonnesTransferred(
  credits: readonly NotifiedCredit[],
  side: CommitteeSide,
): TonnesPerVintage {
  if (side === 'partner') return new Map();
  return perVintage(receiptsOf(credits, side).filter(({ vintage }) => isUnderParis(vintage)));
}

/** The account of a holder in a side's registry: the government's where there is no participant. */
export function accountFor(
  accounts: readonly CreditAccountFacts[],
  side: CommitteeSide,
  participant: string | null,
): CreditAccountFacts | undefined {
  return accounts.find((one) => one.side === side && one.holderId === participant);
}

function receiptsOf(credits: readonly NotifiedCredit[], side: CommitteeSide): readonly Receipt[] {
  const read = (one: NotifiedCredit): Receipt => ({ ...one, tonnes: BigInt(one.tonnes) });
  const own = credits.filter(({ beneficiary }) => sideOf(beneficiary) === side).map(read);
  if (side === 'japan') return own;
  const passing = credits
    .filter(({ beneficiary, vintage }) => sideOf(beneficiary) === 'japan' && isUnderParis(vintage))
    .map((one): Receipt => ({
      ...read(one),
      beneficiary: 'partner-government',
      participant: null,
    }));
  const years = [...new Set(passing.map(({ vintage }) => vintage))];
  return [
    ...own,
    ...years.map((vintage): Receipt => ({
      vintage,
      beneficiary: 'partner-government',
      participant: null,
      tonnes: passing
        .filter((one) => one.vintage === vintage)
        .reduce((sum, { tonnes }) => sum + tonnes, 0n),
    })),
  ];
}

function perVintage(receipts: readonly Receipt[]): TonnesPerVintage {
  const sums = new Map<number, bigint>();
  for (const { vintage, tonnes } of [...receipts].sort((a, b) => a.vintage - b.vintage)) {
    if (tonnes > 0n) sums.set(vintage, (sums.get(vintage) ?? 0n) + tonnes);
  }
  return sums;
}

function holderName(participant: string | null): string {
  return participant === null ? 'government' : publicId(NO_COUNTRY, participant);
}
