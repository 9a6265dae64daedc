import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { PointedError, Refusal } from '../../kernel/refusal.ts';
import {
  COMMITTEE_SIDES,
  type CommitteeSide,
  type NotifiedAmount,
} from '../../partner-country/joint-committee.ts';
import { isNamed, sideOf, type Beneficiary } from './beneficiaries.ts';
import { creditMessages } from '../field-messages.ts';
import { issuanceErrors } from './errors.ts';

/** What one beneficiary is notified of one vintage. */
export interface NotifiedCredit {
  /** Calendar year in which the reductions occurred. */
  readonly vintage: number;
  readonly beneficiary: Beneficiary;
  /** The participant (uuid); null for a government. */
  readonly participant: string | null;
  /** Whole tonnes of CO2 equivalent, decimal text without decimals. */
  readonly tonnes: string;
}

/** Why less of a vintage is notified than was verified. */
export interface Shortfall {
  readonly vintage: number;
  readonly reason: string;
}

/** What was verified of one vintage: whole tonnes, rounded down per year and never below nothing. */
export interface VerifiedTonnes {
  readonly vintage: number;
  readonly tonnes: string;
}

/** Somebody who takes part in the project, on a side, between two days. */
export interface ProjectPart {
  readonly participant: string;
  readonly side: CommitteeSide;
  readonly from: CalendarDay;
  readonly until: CalendarDay | null;
}

/** The vintage × beneficiary table of a notification, with all that it must agree with. */
export interface NotifiedTable {
  readonly credits: readonly NotifiedCredit[];
  readonly shortfalls: readonly Shortfall[];
  readonly verified: readonly VerifiedTonnes[];
  readonly decided: readonly NotifiedAmount[];
  readonly decidedOn: CalendarDay;
  readonly parts: readonly ProjectPart[];
  readonly isSubsidised: boolean;
}

/** What of a vintage is notified beside what was verified of it. */
export interface NotifiedVintage {
  readonly vintage: number;
  readonly tonnesVerified: string;
  readonly tonnesNotified: string;
  readonly shortfallReason: string | null;
}

/**
 * What every notified table keeps, in this order: ISSUANCE.BENEFICIARY_INCOMPLETE, BENEFICIARY_TWICE,
 * VINTAGE_NOT_VERIFIED, NOT_A_PARTICIPANT, EXCEEDS_VERIFIED (facts: vintage, requested, available),
 * NO_SHORTFALL, SHORTFALL_UNEXPLAINED, DIFFERS_FROM_DECISION, GOVERNMENT_SHARE_TOO_SMALL. Null where it
 * keeps them. One year is never set off against another.
 *
 * @source JCM: the committee notifies integers per side; of subsidised projects (MOEJ) at least half is
 *   delivered to the Government of Japan
 */
export function refuseTable(table: NotifiedTable): Refusal | null {
  return (
    refuseBeneficiaries(table) ??
    refuseVintages(table) ??
    refuseShortfalls(table) ??
    refuseOtherThanDecided(table) ??
    refuseSmallGovernmentShare(table)
  );
}

/** Both figures of every verified vintage, in the order of the years. */
export function notifiedVintages(table: NotifiedTable): readonly NotifiedVintage[] {
  return table.verified.map(({ vintage, tonnes }) => ({
    vintage,
    tonnesVerified: tonnes,
    tonnesNotified: sumOf(table.credits, (one) => one.vintage === vintage).toString(),
    shortfallReason: table.shortfalls.find((one) => one.vintage === vintage)?.reason ?? null,
  }));
}

/** What the beneficiaries of one side are notified in all. */
export function tonnesOfSide(credits: readonly NotifiedCredit[], side: CommitteeSide): bigint {
  return sumOf(credits, ({ beneficiary }) => sideOf(beneficiary) === side);
}

/** Only outcomes from 2021 onward are under the Paris Agreement, and can become ITMOs. */
export function isUnderParis(vintage: number): boolean {
  return vintage > 2020;
}

function refuseBeneficiaries(table: NotifiedTable): Refusal | null {
  const { credits, decidedOn, parts } = table;
  const incomplete = credits.flatMap(({ beneficiary, participant }, at): PointedError[] =>
    isNamed(beneficiary) === (participant !== null)
      ? []
      : [
          isNamed(beneficiary)
            ? creditMessages.at(`/credits/${at}/participant`, 'credit.missing')
            : creditMessages.at(`/credits/${at}/participant`, 'credit.foreign', { beneficiary }),
        ],
  );
  if (incomplete.length > 0) {
    return issuanceErrors.refuse('ISSUANCE.BENEFICIARY_INCOMPLETE', {}, incomplete);
  }
  const places = credits.map(
    ({ vintage, beneficiary, participant }) => `${vintage} ${beneficiary} ${participant ?? ''}`,
  );
  const again = places.findIndex((place, at) => places.indexOf(place) < at);
  if (again >= 0) {
    const { vintage, beneficiary } = credits[again] ?? {};
    return issuanceErrors.refuse('ISSUANCE.BENEFICIARY_TWICE', { vintage, beneficiary }, [
      creditMessages.at(`/credits/${again}`, 'credit.in-table'),
    ]);
  }
  const stranger = credits.findIndex(
    (one) => one.participant !== null && !takesPart(one, parts, decidedOn),
  );
  if (stranger < 0) return null;
  const side = sideOf(credits[stranger]?.beneficiary ?? 'partner-participant');
  return issuanceErrors.refuse('ISSUANCE.NOT_A_PARTICIPANT', { side, on: decidedOn }, [
    creditMessages.at(`/credits/${stranger}/participant`, 'credit.no-part'),
  ]);
}

function takesPart(
  { beneficiary, participant }: NotifiedCredit,
  parts: readonly ProjectPart[],
  on: CalendarDay,
): boolean {
  return parts.some(
    (part) =>
      part.participant === participant &&
      part.side === sideOf(beneficiary) &&
      part.from <= on &&
      (part.until ?? on) >= on,
  );
}

function refuseVintages({ credits, shortfalls, verified }: NotifiedTable): Refusal | null {
  const vintages = verified.map(({ vintage }) => vintage);
  const unknown = [...credits, ...shortfalls].find(({ vintage }) => !vintages.includes(vintage));
  if (unknown) {
    const facts = { vintage: unknown.vintage, verified: vintages };
    return issuanceErrors.refuse('ISSUANCE.VINTAGE_NOT_VERIFIED', facts);
  }
  for (const { vintage, tonnes } of verified) {
    const requested = sumOf(credits, (one) => one.vintage === vintage);
    if (requested > BigInt(tonnes)) {
      const facts = { vintage, requested, available: tonnes };
      return issuanceErrors.refuse('ISSUANCE.EXCEEDS_VERIFIED', facts);
    }
  }
  return null;
}

function refuseShortfalls(table: NotifiedTable): Refusal | null {
  const { shortfalls } = table;
  const vintages = notifiedVintages(table);
  const isShort = ({ tonnesVerified, tonnesNotified }: NotifiedVintage): boolean =>
    tonnesNotified !== tonnesVerified;
  const named = shortfalls.map(({ vintage }) => vintage);
  const idle = named.find(
    (year, at) =>
      named.indexOf(year) < at || !vintages.some((one) => one.vintage === year && isShort(one)),
  );
  if (idle !== undefined) return issuanceErrors.refuse('ISSUANCE.NO_SHORTFALL', { vintage: idle });
  const silent = vintages.find((one) => isShort(one) && one.shortfallReason === null);
  if (!silent) return null;
  const { vintage, tonnesVerified, tonnesNotified } = silent;
  const facts = { vintage, verified: tonnesVerified, notified: tonnesNotified };
  return issuanceErrors.refuse('ISSUANCE.SHORTFALL_UNEXPLAINED', facts);
}

/** Where the decision names vintages, each agrees; and each side agrees in all. */
function refuseOtherThanDecided({ credits, decided }: NotifiedTable): Refusal | null {
  const differs = (side: CommitteeSide, vintage: number | null, by: bigint, is: bigint) =>
    issuanceErrors.refuse('ISSUANCE.DIFFERS_FROM_DECISION', {
      side,
      vintage,
      decided: by,
      given: is,
    });
  for (const { side, vintage, tonnes } of decided) {
    if (vintage === null) continue;
    const given = sumOf(
      credits,
      (one) => sideOf(one.beneficiary) === side && one.vintage === vintage,
    );
    if (given !== BigInt(tonnes)) return differs(side, vintage, BigInt(tonnes), given);
  }
  for (const side of COMMITTEE_SIDES) {
    const ofSide = decided.filter((one) => one.side === side);
    const inAll = ofSide.reduce((sum, { tonnes }) => sum + BigInt(tonnes), 0n);
    const given = tonnesOfSide(credits, side);
    if (given !== inAll) return differs(side, null, inAll, given);
  }
  return null;
}

function refuseSmallGovernmentShare({ credits, isSubsidised }: NotifiedTable): Refusal | null {
  if (!isSubsidised) return null;
  const total = sumOf(credits, () => true);
  const least = (total + 1n) / 2n;
  const requested = sumOf(credits, ({ beneficiary }) => beneficiary === 'government-of-japan');
  if (requested >= least) return null;
  return issuanceErrors.refuse('ISSUANCE.GOVERNMENT_SHARE_TOO_SMALL', { requested, least, total });
}

function sumOf(
  credits: readonly NotifiedCredit[],
  counts: (credit: NotifiedCredit) => boolean,
): bigint {
  return credits.filter(counts).reduce((sum, { tonnes }) => sum + BigInt(tonnes), 0n);
}
