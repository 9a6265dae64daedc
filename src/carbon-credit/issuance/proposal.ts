import { Refusal } from '../../kernel/refusal.ts';
import { isNamed, type Beneficiary } from './beneficiaries.ts';
import { BENEFICIARIES } from './beneficiaries.ts';
import { creditMessages } from '../field-messages.ts';
import { issuanceErrors } from './errors.ts';
import type { NotifiedCredit, VerifiedTonnes } from './notified-table.ts';

/** The part of a beneficiary, as the Percentage of Credit Allocation Form states it. */
export interface CreditShare {
  readonly beneficiary: Beneficiary;
  /** The participant: a uuid or a public id, whoever asks; null for a government. */
  readonly participant: string | null;
  /** Percent as decimal text with at most six decimals, such as 69.5. */
  readonly percent: string;
}

const DECIMALS = 6;
const WHOLE = 100n * 10n ** BigInt(DECIMALS);

/**
 * What every allocation keeps, in this order: ISSUANCE.BENEFICIARY_INCOMPLETE, BENEFICIARY_TWICE,
 * SHARES_NOT_WHOLE. Null where it keeps them.
 */
export function refuseShares(shares: readonly CreditShare[]): Refusal | null {
  const lacking = shares.findIndex(
    ({ beneficiary, participant }) => isNamed(beneficiary) !== (participant !== null),
  );
  if (lacking >= 0) {
    return issuanceErrors.refuse('ISSUANCE.BENEFICIARY_INCOMPLETE', {}, [
      creditMessages.at(`/shares/${lacking}/participant`, 'credit.unfit'),
    ]);
  }
  const places = shares.map(({ beneficiary, participant }) => `${beneficiary} ${participant}`);
  const again = places.findIndex((place, at) => places.indexOf(place) < at);
  if (again >= 0) {
    const beneficiary = shares[again]?.beneficiary;
    return issuanceErrors.refuse('ISSUANCE.BENEFICIARY_TWICE', { beneficiary }, [
      creditMessages.at(`/shares/${again}`, 'credit.has-share'),
    ]);
  }
  const sum = shares.reduce((total, { percent }) => total + parts(percent), 0n);
  return sum === WHOLE
    ? null
    : issuanceErrors.refuse('ISSUANCE.SHARES_NOT_WHOLE', { sum: percentText(sum) });
}

/**
 * Whole tonnes for every vintage and beneficiary, proposed from percentages by the largest remainder,
 * each vintage for itself. Of equal remainders the earlier beneficiary has it, the Government of Japan
 * before all. Where the project is subsidised (MOEJ), the Government of Japan is proposed at least half
 * of the total, rounded up.
 *
 * It is a proposal: what counts is what the Joint Committee notifies, and no percentage and no rounding
 * rule gives all that it has notified so far.
 */
export function proposedCredits(
  verified: readonly VerifiedTonnes[],
  given: readonly CreditShare[],
  isSubsidised: boolean,
): readonly NotifiedCredit[] {
  const shares = inOrder(given);
  const rows = verified.map(({ vintage, tonnes }) => split(vintage, BigInt(tonnes), shares));
  if (isSubsidised) raiseGovernment(rows);
  return rows.flatMap(({ vintage, portions }) =>
    portions.map(({ share, tonnes }) => ({
      vintage,
      beneficiary: share.beneficiary,
      participant: share.participant,
      tonnes: tonnes.toString(),
    })),
  );
}

/** Reads `government-of-japan:50,japanese-participant:00-…:30`. Refuses ISSUANCE.SHARES_MALFORMED. */
export function parseShares(text: string): readonly CreditShare[] | Refusal {
  const shares: CreditShare[] = [];
  for (const part of text.split(',')) {
    const found = SHARE.exec(part.trim());
    const beneficiary = found?.[1] as Beneficiary | undefined;
    if (!found || !beneficiary || !BENEFICIARIES.includes(beneficiary)) {
      return issuanceErrors.refuse('ISSUANCE.SHARES_MALFORMED', { given: part.slice(0, 80) });
    }
    shares.push({ beneficiary, participant: found[2] ?? null, percent: found[3] ?? '0' });
  }
  return shares;
}

const SHARE = /^([a-z-]{1,30})(?::(00-[0-9a-f-]{36}))?:((?:0|[1-9][0-9]{0,2})(?:\.[0-9]{1,6})?)$/;

interface Portion {
  readonly share: CreditShare;
  readonly remainder: bigint;
  tonnes: bigint;
}
interface SplitVintage {
  readonly vintage: number;
  readonly tonnes: bigint;
  readonly portions: readonly Portion[];
}

function split(vintage: number, tonnes: bigint, shares: readonly CreditShare[]): SplitVintage {
  const portions = shares.map((share): Portion => {
    const exact = tonnes * parts(share.percent);
    return { share, tonnes: exact / WHOLE, remainder: exact % WHOLE };
  });
  let left = tonnes - portions.reduce((sum, one) => sum + one.tonnes, 0n);
  // A stable sort: of equal remainders the earlier comes first.
  const byRemainder = [...portions].sort((one, other) =>
    one.remainder === other.remainder ? 0 : one.remainder > other.remainder ? -1 : 1,
  );
  for (const portion of byRemainder) {
    if (left === 0n) break;
    portion.tonnes += 1n;
    left -= 1n;
  }
  return { vintage, tonnes, portions };
}

/** Takes tonnes for the Government of Japan where it lacks half, from whoever has most of the year. */
function raiseGovernment(rows: readonly SplitVintage[]): void {
  const ofGovernment = ({ portions }: SplitVintage) =>
    portions.find(({ share }) => share.beneficiary === 'government-of-japan');
  const total = rows.reduce((sum, { tonnes }) => sum + tonnes, 0n);
  const has = rows.reduce((sum, row) => sum + (ofGovernment(row)?.tonnes ?? 0n), 0n);
  let missing = (total + 1n) / 2n - has;
  for (const row of rows) {
    const government = ofGovernment(row);
    if (!government) return;
    while (missing > 0n && government.tonnes < (row.tonnes + 1n) / 2n) {
      const others = row.portions.filter((one) => one !== government);
      const richest = others.reduce((most, one) => (one.tonnes > most.tonnes ? one : most));
      const step = smallest([missing, (row.tonnes + 1n) / 2n - government.tonnes, richest.tonnes]);
      richest.tonnes -= step;
      government.tonnes += step;
      missing -= step;
    }
  }
}

function smallest(numbers: readonly bigint[]): bigint {
  return numbers.reduce((least, one) => (one < least ? one : least));
}

function inOrder(shares: readonly CreditShare[]): readonly CreditShare[] {
  return BENEFICIARIES.flatMap((name) => shares.filter(({ beneficiary }) => beneficiary === name));
}

/** Millionths of a percent. */
function parts(percent: string): bigint {
  const [whole = '0', decimals = ''] = percent.split('.');
  return BigInt(whole + decimals.padEnd(DECIMALS, '0'));
}

function percentText(sum: bigint): string {
  const text = sum.toString().padStart(DECIMALS + 1, '0');
  return `${text.slice(0, -DECIMALS)}.${text.slice(-DECIMALS)}`.replace(/\.?0+$/, '');
}
