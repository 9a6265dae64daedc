import type { CountryCode } from '../kernel/country-code.ts';
import { publicId } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Known } from '../ledger/act.ts';
import { ledgerAccount } from './accounts.ts';
import { pieceSerial, tonnesOfPieces, type Block, type BlockIndex, type Piece } from './block.ts';
import { carbonCreditErrors } from './errors.ts';
import { stopOn } from './disposal-stop.ts';
import { tonnesOf } from './serial-number.ts';
import { CREDIT_BLOCK } from './tables.ts';

/** How a request says which credits it means: by their serials, or the first ones of a vintage. */
export interface SelectionBody {
  readonly serials?: readonly string[] | null;
  readonly selection?: 'fifo' | null;
  readonly vintage?: number | null;
  /** Whole tonnes as decimal text. */
  readonly tonnes?: string | null;
  /** FIFO only: of this project alone, by its reference. */
  readonly project?: string | null;
}

/** A named run of serials of a known class. */
export interface WantedRange {
  readonly classId: string;
  readonly projectId: string;
  readonly commodity: string;
  readonly first: bigint;
  readonly last: bigint;
}

/** What is wanted, with the classes it can come from. */
export type Wanted =
  | { readonly by: 'serials'; readonly ranges: readonly WantedRange[] }
  | {
      readonly by: 'fifo';
      readonly vintage: number;
      readonly tonnes: bigint;
      /** In the order in which they are drawn on. */
      readonly classes: readonly { readonly classId: string; readonly projectId: string }[];
    };

/** Blocks that one act can touch: as many as its leaf of the log has room to name. */
export const BLOCKS_AT_MOST = 100;

export function classesOf(wanted: Wanted): readonly string[] {
  const classes = wanted.by === 'serials' ? wanted.ranges : wanted.classes;
  return [...new Set(classes.map(({ classId }) => classId))];
}

export function projectsOf(wanted: Wanted): readonly string[] {
  const classes = wanted.by === 'serials' ? wanted.ranges : wanted.classes;
  return [...new Set(classes.map(({ projectId }) => projectId))];
}

export function requestedTonnes(wanted: Wanted): bigint {
  return wanted.by === 'fifo' ? wanted.tonnes : tonnesOfPieces(wanted.ranges);
}

/**
 * The pieces of blocks that are meant, all held in this account and free to go.
 *
 * FIFO takes the lowest serials first and of the last block its last part: whoever keeps something of
 * a block keeps its first part.
 * Refuses, in this order: SERIAL_UNKNOWN, TOO_MANY_BLOCKS, SERIAL_RETIRED, SERIAL_CANCELLED,
 * SERIAL_TRANSFERRED_OUT, SERIAL_NOT_HELD, SERIAL_LOCKED (facts: serial, requested, held, locked) or
 * EXCEEDS_HELD, TOO_MANY_BLOCKS; then SERIAL_FROZEN.
 */
export function choosePieces(
  known: Known,
  country: CountryCode,
  accountId: string,
  wanted: Wanted,
): readonly Piece[] | Refusal {
  const index = known.index<BlockIndex>(CREDIT_BLOCK);
  const figures = figuresOf(known, accountId, wanted);
  const pieces =
    wanted.by === 'serials'
      ? named(index, country, accountId, wanted.ranges, figures)
      : firstIn(index, accountId, wanted, figures);
  if (pieces instanceof Refusal) return pieces;
  for (const piece of pieces) {
    const stop = stopOn(known, piece);
    if (!stop) continue;
    return carbonCreditErrors.refuse('CARBON_CREDIT.SERIAL_FROZEN', {
      serial: pieceSerial(country, piece),
      stop: publicId(country, stop.id),
      reason: stop.reason,
      ...figures,
    });
  }
  return pieces;
}

interface Figures {
  readonly requested: string;
  readonly held: string;
  readonly locked: string;
}

function figuresOf(known: Known, accountId: string, wanted: Wanted): Figures {
  const sum = (state: 'held' | 'locked') =>
    classesOf(wanted)
      .map((classId) => ledgerAccount(accountId, classId, state))
      .filter((id) => known.hasBalance(id))
      .reduce((total, id) => total + BigInt(known.balance(id).toString()), 0n)
      .toString();
  return {
    requested: requestedTonnes(wanted).toString(),
    held: sum('held'),
    locked: sum('locked'),
  };
}

function named(
  index: BlockIndex,
  country: CountryCode,
  accountId: string,
  ranges: readonly WantedRange[],
  figures: Figures,
): readonly Piece[] | Refusal {
  const pieces: Piece[] = [];
  for (const range of ranges) {
    const blocks = index.overlapping(range.classId, range.first, range.last);
    if (pieces.length + blocks.length > BLOCKS_AT_MOST) return tooMany(figures);
    let next = range.first;
    for (const block of blocks) {
      if (block.first > next) break;
      const piece = { block, first: next, last: smaller(block.last, range.last) };
      const refusal = refusePiece(country, accountId, piece, figures);
      if (refusal) return refusal;
      pieces.push(piece);
      next = piece.last + 1n;
    }
    if (next <= range.last) {
      const serial = `${range.commodity}-${next}-${range.last}`;
      return carbonCreditErrors.refuse('CARBON_CREDIT.SERIAL_UNKNOWN', { serial, ...figures });
    }
  }
  return pieces;
}

const NOT_HELD = {
  held: 'CARBON_CREDIT.SERIAL_NOT_HELD',
  locked: 'CARBON_CREDIT.SERIAL_LOCKED',
  retired: 'CARBON_CREDIT.SERIAL_RETIRED',
  cancelled: 'CARBON_CREDIT.SERIAL_CANCELLED',
  'transferred-out': 'CARBON_CREDIT.SERIAL_TRANSFERRED_OUT',
} as const;

function refusePiece(
  country: CountryCode,
  accountId: string,
  piece: Piece,
  figures: Figures,
): Refusal | null {
  const { accountId: place, state } = piece.block;
  if (state === 'held' && place === accountId) return null;
  const elsewhere = place !== accountId && state === 'locked';
  const code = elsewhere ? NOT_HELD.held : NOT_HELD[state];
  const serial = pieceSerial(country, piece);
  return carbonCreditErrors.refuse(code, { serial, ...figures });
}

function firstIn(
  index: BlockIndex,
  accountId: string,
  wanted: Extract<Wanted, { by: 'fifo' }>,
  figures: Figures,
): readonly Piece[] | Refusal {
  if (BigInt(figures.held) < wanted.tonnes) {
    const facts = { ...figures, vintage: wanted.vintage };
    return carbonCreditErrors.refuse('CARBON_CREDIT.EXCEEDS_HELD', facts);
  }
  const pieces: Piece[] = [];
  let left = wanted.tonnes;
  for (const { classId } of wanted.classes) {
    for (const block of index.at(accountId, classId, 'held')) {
      if (left === 0n || pieces.length > BLOCKS_AT_MOST) break;
      const piece = lastPart(block, left);
      pieces.push(piece);
      left -= tonnesOf(piece);
    }
  }
  return left > 0n || pieces.length > BLOCKS_AT_MOST ? tooMany(figures) : pieces;
}

function lastPart(block: Block, atMost: bigint): Piece {
  const whole = tonnesOf(block) <= atMost;
  return { block, first: whole ? block.first : block.last - atMost + 1n, last: block.last };
}

function tooMany(figures: Figures): Refusal {
  const facts = { ...figures, blocksAtMost: BLOCKS_AT_MOST };
  return carbonCreditErrors.refuse('CARBON_CREDIT.TOO_MANY_BLOCKS', facts);
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
