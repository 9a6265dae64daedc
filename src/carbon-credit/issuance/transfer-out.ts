import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { BatchReader, Known, Needs } from '../../ledger/act.ts';
import { creditClassId, ledgerAccount } from '../accounts.ts';
import { findWanted, readSerials } from '../acts/of-selection.ts';
import { pieceSerial, type Piece } from '../block.ts';
import { refuseGiving, type CreditAccountFacts } from '../credit-account.ts';
import type { CreditDraft } from '../draft.ts';
import { carbonCreditErrors } from '../errors.ts';
import { draftMoves } from '../move.ts';
import { choosePieces, type Wanted } from '../selection.ts';
import { tonnesOf } from '../serial-number.ts';
import { CREDIT_ACCOUNT } from '../tables.ts';
import { issuanceErrors } from './errors.ts';
import type { TonnesPerVintage } from './issue-plan.ts';

/*
 * A tonne that Japan's side issues as transferred was issued by the partner first: in the same act the
 * blocks of the partner's side leave its registry, so that the tonne is never held twice.
 *
 * Which blocks may leave is said by the block itself: an authorisation with its version. Who authorises
 * is a matter of the room of Article 6.
 */

/** Serials that leave, between two accounts of the partner's registry. */
export interface TransferOut {
  readonly from: CreditAccountFacts;
  readonly to: CreditAccountFacts;
  readonly wanted: Extract<Wanted, { by: 'serials' }>;
}

/** A demand for serials, before the classes are looked for. */
export interface TransferAsked {
  readonly key: string;
  readonly serials: readonly string[];
  readonly project: string;
  /** The partner government's holding account. */
  readonly from: CreditAccountFacts | undefined;
  readonly to: CreditAccountFacts | undefined;
  readonly tonnes: TonnesPerVintage;
}

/**
 * Finds the classes of the serials that are named. Refuses, in this order: ISSUANCE.TRANSFER_NOT_ASKED,
 * CARBON_CREDIT.SERIAL_MALFORMED, SERIAL_TWICE, ACCOUNT_MISSING, CARBON_CREDIT.FINAL_ACCOUNT_MISSING,
 * OTHER_REGISTRY, SERIAL_UNKNOWN, ISSUANCE.TRANSFER_DIFFERS.
 */
export async function findTransfers(
  country: CountryCode,
  asked: readonly TransferAsked[],
  reader: BatchReader,
): Promise<ReadonlyMap<string, TransferOut | Refusal | null>> {
  const found = new Map<string, TransferOut | Refusal | null>();
  const demands = asked.flatMap((one) => {
    const selection = readable(country, one);
    if (selection === null || selection instanceof Refusal) {
      found.set(one.key, selection);
      return [];
    }
    const { from, to } = selection;
    return [
      { key: one.key, accountId: from.id, side: from.side, asked: selection.asked, from, to },
    ];
  });
  if (demands.length === 0) return found;
  const wanted = await findWanted(country, demands, reader);
  for (const { key, from, to } of demands) {
    const of = wanted.get(key);
    const one = asked.find((other) => other.key === key);
    if (!of || !one || of instanceof Refusal || of.by !== 'serials') {
      found.set(key, of instanceof Refusal ? of : null);
    } else {
      found.set(key, refuseOther(one, of) ?? { from, to, wanted: of });
    }
  }
  return found;
}

function readable(country: CountryCode, { serials, from, to, tonnes }: TransferAsked) {
  if (serials.length === 0) return null;
  if (tonnes.size === 0) return issuanceErrors.refuse('ISSUANCE.TRANSFER_NOT_ASKED');
  const asked = readSerials(country, serials);
  if (asked instanceof Refusal) return asked;
  if (!from) {
    const facts = { side: 'partner', country, holders: ['government'] };
    return issuanceErrors.refuse('ISSUANCE.ACCOUNT_MISSING', facts);
  }
  if (!to) {
    const facts = { side: 'partner', class: 'transferred-out' };
    return carbonCreditErrors.refuse('CARBON_CREDIT.FINAL_ACCOUNT_MISSING', facts);
  }
  return { asked, from, to };
}

/** Of the right project, and of each vintage exactly what Japan's side issues of it. */
function refuseOther(
  { project, tonnes }: TransferAsked,
  { ranges }: TransferOut['wanted'],
): Refusal | null {
  const strange = ranges.find(
    ({ classId }) =>
      ![...tonnes.keys()].some((year) => creditClassId(project, 'partner', year) === classId),
  );
  if (strange) {
    const serial = `${strange.commodity}-${strange.first}-${strange.last}`;
    return issuanceErrors.refuse('ISSUANCE.TRANSFER_DIFFERS', {
      serial,
      vintages: [...tonnes.keys()],
    });
  }
  for (const [vintage, requested] of tonnes) {
    const classId = creditClassId(project, 'partner', vintage);
    const named = ranges
      .filter((range) => range.classId === classId)
      .reduce((sum, range) => sum + tonnesOf(range), 0n);
    if (named !== requested) {
      return issuanceErrors.refuse('ISSUANCE.TRANSFER_DIFFERS', { vintage, requested, named });
    }
  }
  return null;
}

/** What must be held beside the needs of the issuance. */
export function transferNeeds({
  from,
  to,
  wanted,
}: TransferOut): Required<Pick<Needs, 'rows' | 'balances'>> {
  const classes = [...new Set(wanted.ranges.map(({ classId }) => classId))];
  return {
    rows: [from.id, to.id].map((id) => ({ table: CREDIT_ACCOUNT, id, lock: 'update' as const })),
    balances: classes.flatMap((classId) => [
      ledgerAccount(from.id, classId, 'held'),
      ledgerAccount(from.id, classId, 'locked'),
      ledgerAccount(to.id, classId, 'transferred-out'),
    ]),
  };
}

/**
 * The named blocks leave the partner's registry. Refuses, in this order: what giving refuses, what
 * {@link choosePieces} refuses, CARBON_CREDIT.BEFORE_ARRIVAL, ISSUANCE.NOT_AUTHORISED.
 */
export function draftTransferOut(
  country: CountryCode,
  known: Known,
  entry: { readonly id: string; readonly effectiveOn: CalendarDay },
  { from, to, wanted }: TransferOut,
): CreditDraft | Refusal {
  const frozen = refuseGiving(known, country, from);
  if (frozen) return frozen;
  const pieces = choosePieces(known, country, from.id, wanted);
  if (pieces instanceof Refusal) return pieces;
  const refusal = refuseEarly(pieces, entry.effectiveOn) ?? refuseUnauthorised(country, pieces);
  if (refusal) return refusal;
  const made = {
    ...entry,
    kind: 'credit-transfer-out' as const,
    reference: null,
    memo: null,
  };
  const place = { accountId: to.id, state: 'transferred-out' as const, transferId: null };
  return draftMoves(country, known, made, pieces, place);
}

function refuseEarly(pieces: readonly Piece[], effectiveOn: CalendarDay): Refusal | null {
  const late = pieces.find(({ block }) => block.sinceOn > effectiveOn);
  if (!late) return null;
  const facts = { effectiveOn, since: late.block.sinceOn };
  return carbonCreditErrors.refuse('CARBON_CREDIT.BEFORE_ARRIVAL', facts);
}

function refuseUnauthorised(country: CountryCode, pieces: readonly Piece[]): Refusal | null {
  const bare = pieces.find(({ block }) => block.authorisationId === null);
  if (!bare) return null;
  const facts = { serial: pieceSerial(country, bare) };
  return issuanceErrors.refuse('ISSUANCE.NOT_AUTHORISED', facts);
}
