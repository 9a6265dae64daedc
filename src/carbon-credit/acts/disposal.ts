import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import { publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, BatchReader, Known, Needs } from '../../ledger/act.ts';
import { refuseDay } from '../../ledger/acts/days.ts';
import type { CommitteeSide } from '../../partner-country/joint-committee.ts';
import { PROJECT } from '../../project/tables.ts';
import { ledgerAccount, STATE_IN, type CreditState, type FinalClass } from '../accounts.ts';
import type { Piece } from '../block.ts';
import { creditAccounts, refuseGiving, type CreditAccountFacts } from '../credit-account.ts';
import type { CreditDraft, CreditEntryKind } from '../draft.ts';
import { carbonCreditErrors } from '../errors.ts';
import { draftMoves } from '../move.ts';
import { readDemands } from '../read-blocks.ts';
import {
  choosePieces,
  classesOf,
  projectsOf,
  type SelectionBody,
  type Wanted,
} from '../selection.ts';
import { CREDIT_ACCOUNT } from '../tables.ts';
import { findWanted, readSelection, type AskedOf } from './of-selection.ts';

/*
 * What all acts have in common by which a holder disposes of credits: transfer, offer, retirement,
 * cancellation. The account that gives is the act's subject.
 */

export interface DisposalBody extends SelectionBody {
  /** From when it counts; today where it is left out. */
  readonly effectiveOn?: CalendarDay | null;
  readonly reference?: string | null;
}

/** Facts that never change, found before anything is locked. */
export interface Disposal {
  readonly from: CreditAccountFacts;
  /** Null where the account of that id is not there. */
  readonly to: CreditAccountFacts | null;
  readonly wanted: Wanted;
}

/** Where the credits of an act go: to a named account, or to a final one of the giver's side. */
export type Goal<Body> =
  | { readonly to: 'account'; readonly accountOf: (act: Act<Body>) => string | null }
  | { readonly to: FinalClass };

/**
 * Finds the accounts and classes of disposals. Refuses, in this order: ACCOUNT_NOT_FOUND, what
 * {@link readSelection} and {@link findWanted} refuse, FINAL_ACCOUNT_MISSING.
 */
export async function resolveDisposals<Body extends DisposalBody>(
  acts: readonly Act<Body>[],
  reader: BatchReader,
  goal: Goal<Body>,
): Promise<ReadonlyMap<string, Disposal | Refusal>> {
  const country = acts[0]?.countryCode as CountryCode;
  const targets = acts.map((act) => (goal.to === 'account' ? goal.accountOf(act) : null));
  const accounts = await creditAccounts(reader, [
    ...acts.map(({ subjectId }) => subjectId),
    ...targets,
  ]);
  const finals = goal.to === 'account' ? null : await finalAccounts(country, goal.to, reader);
  const resolved = new Map<string, Disposal | Refusal>();
  const asked: (AskedOf & { readonly from: CreditAccountFacts })[] = [];
  for (const act of acts) {
    const from = accounts.get(act.subjectId ?? '');
    const selection = from ? readSelection(country, act.body) : accountNotFound(act);
    if (!from || selection instanceof Refusal) {
      resolved.set(act.id, selection instanceof Refusal ? selection : accountNotFound(act));
    } else {
      asked.push({ key: act.id, accountId: from.id, side: from.side, asked: selection, from });
    }
  }
  const wanted = await findWanted(country, asked, reader);
  for (const { key, from } of asked) {
    const of = wanted.get(key);
    const target = targets[acts.findIndex(({ id }) => id === key)] ?? null;
    const to = finals ? (finals.get(from.side) ?? null) : (accounts.get(target ?? '') ?? null);
    if (!of || of instanceof Refusal) resolved.set(key, of ?? notResolved());
    else if (finals && to === null) {
      const facts = { side: from.side, class: goal.to };
      resolved.set(key, carbonCreditErrors.refuse('CARBON_CREDIT.FINAL_ACCOUNT_MISSING', facts));
    } else resolved.set(key, { from, to, wanted: of });
  }
  return resolved;
}

function notResolved(): never {
  throw new Error('a selection was not resolved');
}

function accountNotFound({ countryCode, subjectId }: Act<unknown>): Refusal {
  const account = publicId(countryCode, subjectId ?? '');
  return carbonCreditErrors.refuse('CARBON_CREDIT.ACCOUNT_NOT_FOUND', { account });
}

/** The accounts of both sides from which nothing goes on, of one class. */
export async function finalAccounts(
  country: CountryCode,
  of: FinalClass,
  reader: BatchReader,
): Promise<ReadonlyMap<CommitteeSide, CreditAccountFacts>> {
  const rows = await reader.query(
    `SELECT id FROM public.credit_account WHERE country_code = $1 AND class = $2
        AND side IN ('japan', 'partner')`,
    [country, of],
  );
  const accounts = await creditAccounts(
    reader,
    rows.map((row) => String(row['id'])),
  );
  return new Map([...accounts.values()].map((account) => [account.side, account]));
}

/**
 * What a disposal holds: both accounts for update (freezes stand there, and blocks follow them), the
 * projects shared (freezes of projects and serials take them for update), and the balances.
 */
export function disposalNeeds(
  { from, to, wanted }: Disposal,
  toState: CreditState,
): Required<Pick<Needs, 'rows' | 'balances'>> {
  const accounts = new Set([from.id, to?.id ?? from.id]);
  return {
    rows: [
      ...projectsOf(wanted).map((id) => ({ table: PROJECT, id, lock: 'share' as const })),
      ...[...accounts].map((id) => ({ table: CREDIT_ACCOUNT, id, lock: 'update' as const })),
    ],
    balances: classesOf(wanted).flatMap((classId) => [
      ledgerAccount(from.id, classId, 'held'),
      ledgerAccount(from.id, classId, 'locked'),
      ...(to ? [ledgerAccount(to.id, classId, toState)] : []),
    ]),
  };
}

/** Reads the blocks that disposals can be met from. */
export function readDisposals<Body>(
  acts: readonly Act<Body>[],
  resolved: ReadonlyMap<string, Disposal>,
  reader: BatchReader,
  known: Known,
): Promise<void> {
  const country = acts[0]?.countryCode as CountryCode;
  const found = acts.flatMap((act) => resolved.get(act.id) ?? []);
  const demands = found.map(({ from, wanted }) => ({ accountId: from.id, wanted }));
  const projects = found.flatMap(({ wanted }) => projectsOf(wanted));
  return readDemands(reader, country, demands, projects, known);
}

/**
 * The pieces that a holder disposes of, on a day on which it may. Refuses, in this order:
 * ACCOUNT_CANNOT, ACCOUNT_FROZEN, LEDGER.DAY_IN_FUTURE, LEDGER.BOOKS_CLOSED, what
 * {@link choosePieces} refuses, BEFORE_ARRIVAL.
 */
export function chooseDisposed(
  act: Act<DisposalBody>,
  known: Known,
  { from, wanted }: Disposal,
): readonly Piece[] | Refusal {
  const effectiveOn = act.body.effectiveOn ?? known.today;
  const refusal = refuseGiving(known, act.countryCode, from) ?? refuseDay(effectiveOn, known);
  if (refusal) return refusal;
  const pieces = choosePieces(known, act.countryCode, from.id, wanted);
  if (pieces instanceof Refusal) return pieces;
  const late = pieces.find(({ block }) => block.sinceOn > effectiveOn);
  if (!late) return pieces;
  const facts = { effectiveOn, since: late.block.sinceOn };
  return carbonCreditErrors.refuse('CARBON_CREDIT.BEFORE_ARRIVAL', facts);
}

/** Moves a holder's pieces to where the act sends them, as one entry under the act's id. */
export function draftDisposal(
  act: Act<DisposalBody>,
  known: Known,
  pieces: readonly Piece[],
  to: {
    readonly accountId: string;
    readonly state: CreditState;
    readonly transferId: string | null;
  },
  of: { readonly kind: CreditEntryKind; readonly memo: string | null },
): CreditDraft {
  const entry = {
    id: act.id,
    kind: of.kind,
    effectiveOn: act.body.effectiveOn ?? known.today,
    reference: act.body.reference ?? null,
    memo: of.memo,
  };
  return draftMoves(act.countryCode, known, entry, pieces, to);
}

/** The state of what arrives in an account of a final class. */
export function finalState(of: FinalClass): CreditState {
  return STATE_IN[of];
}
