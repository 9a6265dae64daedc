import type { CountryCode } from '../kernel/country-code.ts';
import { namedId } from '../kernel/ids.ts';
import type { AccountDraft, Known, PostingDraft, RowWrite } from '../ledger/act.ts';
import { ledgerAccount, ledgerAccountDraft, tonnesAmount, type CreditState } from './accounts.ts';
import { blockRow, tonnesOfPieces, type Block, type Piece } from './block.ts';
import {
  entryDraft,
  movedFacts,
  movementInsert,
  type CreditDraft,
  type CreditEntry,
  type MovementDraft,
} from './draft.ts';
import { serialText, tonnesOf } from './serial-number.ts';
import { CREDIT_BLOCK } from './tables.ts';

/** Where pieces go. */
export interface Destination {
  readonly accountId: string;
  readonly state: CreditState;
  /** The offer that locks them there; null where none does. */
  readonly transferId: string | null;
}

/**
 * Moves pieces of blocks in one entry: one movement per run of serials, two postings per class and
 * place, and the blocks as they become. A block that is moved in part is split: its row keeps the first
 * serial, what follows becomes rows of its own with everything that the block had.
 *
 * @param pieces of blocks as they are known now, none twice
 */
export function draftMoves(
  country: CountryCode,
  known: Known,
  entry: CreditEntry,
  pieces: readonly Piece[],
  to: Destination,
): CreditDraft {
  const movements: MovementDraft[] = [];
  const rows: RowWrite[] = [];
  let splits = 0;
  for (const [block, runs] of runsByBlock(pieces)) {
    for (const [at, run] of segments(block, runs).entries()) {
      const isRow = at === 0;
      if (!isRow) splits += 1;
      const part: Block = {
        ...block,
        id: isRow ? block.id : namedId(entry.id, `block ${splits}`),
        parentId: isRow ? block.parentId : block.id,
        first: run.first,
        last: run.last,
      };
      const movement = run.moves
        ? movementOf(namedId(entry.id, `movement ${movements.length + 1}`), block, run, to)
        : null;
      if (movement) movements.push(movement);
      const moved = movement
        ? { ...part, ...to, movementId: movement.id, sinceOn: entry.effectiveOn }
        : part;
      rows.push({ table: CREDIT_BLOCK, change: isRow ? 'update' : 'insert', row: blockRow(moved) });
    }
  }
  const { accounts, postings } = postingsOf(known, movements, to);
  const write = (one: MovementDraft) => serialText(country, one);
  return {
    commodities: [],
    accounts,
    entries: [entryDraft(entry, postings)],
    rows: [...movements.map((movement) => movementInsert(entry, movement)), ...rows],
    facts: movedFacts(country, movements, write),
    serials: movements.map(write),
    tonnes: tonnesOfPieces(movements),
  };
}

function movementOf(id: string, block: Block, run: Run, to: Destination): MovementDraft {
  return {
    id,
    classId: block.classId,
    commodity: block.commodity,
    first: run.first,
    last: run.last,
    previousId: block.movementId,
    from: { ownerId: block.accountId, state: block.state },
    to: { ownerId: to.accountId, state: to.state },
  };
}

interface Run {
  readonly first: bigint;
  readonly last: bigint;
}

/** The moved runs of each block, in order, neighbours as one. */
function runsByBlock(pieces: readonly Piece[]): ReadonlyMap<Block, readonly Run[]> {
  const byBlock = new Map<string, { block: Block; runs: Run[] }>();
  for (const { block, first, last } of pieces) {
    const of = byBlock.get(block.id) ?? { block, runs: [] };
    byBlock.set(block.id, of);
    of.runs.push({ first, last });
  }
  return new Map(
    [...byBlock.values()].map(({ block, runs }) => {
      const ordered = runs.toSorted((one, other) => (one.first < other.first ? -1 : 1));
      return [block, joined(ordered)];
    }),
  );
}

function joined(runs: readonly Run[]): readonly Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const before = result.at(-1);
    if (before && before.last + 1n === run.first) {
      result[result.length - 1] = { first: before.first, last: run.last };
    } else {
      result.push(run);
    }
  }
  return result;
}

/** A block cut at the ends of what moves: every serial of it once, in order. */
export function segments(
  block: Run,
  runs: readonly Run[],
): readonly (Run & { readonly moves: boolean })[] {
  const cut: (Run & { moves: boolean })[] = [];
  let next = block.first;
  for (const run of runs) {
    if (run.first > next) cut.push({ first: next, last: run.first - 1n, moves: false });
    cut.push({ ...run, moves: true });
    next = run.last + 1n;
  }
  if (next <= block.last) cut.push({ first: next, last: block.last, moves: false });
  return cut;
}

/** Per class and place one posting out and one in; a place that was never used is opened. */
function postingsOf(
  known: Known,
  movements: readonly MovementDraft[],
  to: Destination,
): { readonly accounts: readonly AccountDraft[]; readonly postings: readonly PostingDraft[] } {
  const sums = new Map<string, { commodity: string; tonnes: bigint }>();
  const accounts = new Map<string, AccountDraft>();
  const add = (accountId: string, commodity: string, tonnes: bigint) => {
    const before = sums.get(accountId)?.tonnes ?? 0n;
    sums.set(accountId, { commodity, tonnes: before + tonnes });
  };
  for (const movement of movements) {
    const { classId, commodity, from } = movement;
    const target = ledgerAccount(to.accountId, classId, to.state);
    add(
      ledgerAccount(from.ownerId, classId, from.state as CreditState),
      commodity,
      -tonnesOf(movement),
    );
    add(target, commodity, tonnesOf(movement));
    if (known.hasBalance(target)) continue;
    accounts.set(target, ledgerAccountDraft(to.accountId, classId, to.state, commodity));
  }
  return {
    accounts: [...accounts.values()],
    postings: [...sums].map(([accountId, { commodity, tonnes }]) => ({
      accountId,
      amount: tonnesAmount(tonnes, commodity),
    })),
  };
}
