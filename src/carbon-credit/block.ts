import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { ColumnValue, Row, RowIndex } from '../ledger/table.ts';
import type { CommitteeSide } from '../partner-country/joint-committee.ts';
import type { CreditState } from './accounts.ts';
import { serialText, tonnesOf } from './serial-number.ts';

/** What a block has from its issuance and hands on to every part that is split from it. */
export interface BlockAttributes {
  readonly classId: string;
  readonly side: CommitteeSide;
  readonly projectId: string;
  readonly vintage: number;
  /** Class of credits as the journal counts it; also the head of every serial of the block. */
  readonly commodity: string;
  /** The block as it was issued. */
  readonly originId: string;
  readonly issuanceId: string;
  readonly issuedOn: CalendarDay;
  /** The authorisation that covers it, once there is one; written by the Article 6 room. */
  readonly authorisationId: string | null;
  readonly authorisationVersion: number | null;
  readonly firstTransferred: boolean;
  /** ITMO number minus serial number, once ITMOs are numbered: the numbers of a part follow from it. */
  readonly itmoOffset: bigint | null;
}

/** Where the serials of a block are now. */
export interface BlockPlace {
  readonly accountId: string;
  readonly state: CreditState;
  /** The movement that brought them there. */
  readonly movementId: string;
  /** The effective day of that movement: nothing is drawn from here before it. */
  readonly sinceOn: CalendarDay;
  /** The offer that locks them. */
  readonly transferId: string | null;
}

/** A run of serials that have had one fate so far. */
export interface Block extends BlockAttributes, BlockPlace {
  readonly id: string;
  readonly first: bigint;
  readonly last: bigint;
  /** The block that it was split from. */
  readonly parentId: string | null;
}

/** A part of a block, as it is moved. */
export interface Piece {
  readonly block: Block;
  readonly first: bigint;
  readonly last: bigint;
}

export function pieceSerial(country: string, { block, first, last }: Piece): string {
  return serialText(country, { commodity: block.commodity, first, last });
}

export function blockOf(row: Row): Block {
  return {
    id: String(row['id']),
    classId: String(row['class_id']),
    side: row['side'] as CommitteeSide,
    projectId: String(row['project_id']),
    vintage: row['vintage'] as number,
    commodity: String(row['commodity']),
    first: whole(row['first_serial']),
    last: whole(row['last_serial']),
    accountId: String(row['credit_account_id']),
    state: row['state'] as CreditState,
    movementId: String(row['movement_id']),
    sinceOn: row['since_on'] as CalendarDay,
    transferId: textOrNull(row['transfer_id']),
    parentId: textOrNull(row['parent_id']),
    originId: String(row['origin_id']),
    issuanceId: String(row['issuance_id']),
    issuedOn: row['issued_on'] as CalendarDay,
    authorisationId: textOrNull(row['authorisation_id']),
    authorisationVersion: (row['authorisation_version'] ?? null) as number | null,
    firstTransferred: row['first_transferred'] === true,
    itmoOffset: row['itmo_offset'] == null ? null : whole(row['itmo_offset']),
  };
}

export function blockRow(block: Block): Row {
  return {
    id: block.id,
    class_id: block.classId,
    side: block.side,
    project_id: block.projectId,
    vintage: block.vintage,
    commodity: block.commodity,
    first_serial: block.first.toString(),
    last_serial: block.last.toString(),
    credit_account_id: block.accountId,
    state: block.state,
    movement_id: block.movementId,
    since_on: block.sinceOn,
    transfer_id: block.transferId,
    parent_id: block.parentId,
    origin_id: block.originId,
    issuance_id: block.issuanceId,
    issued_on: block.issuedOn,
    authorisation_id: block.authorisationId,
    authorisation_version: block.authorisationVersion,
    first_transferred: block.firstTransferred,
    itmo_offset: block.itmoOffset?.toString() ?? null,
  };
}

/** A bigint column as it is read (a safe integer) or as an act of the same batch wrote it (text). */
export function whole(value: ColumnValue | undefined): bigint {
  return BigInt(typeof value === 'number' ? value : String(value));
}

function textOrNull(value: ColumnValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/**
 * The blocks that a batch holds, in order of their serials: by class for whoever names serials, and by
 * place for whoever takes the first ones in.
 */
export class BlockIndex implements RowIndex {
  private readonly byClass = new Map<string, Block[]>();
  private readonly byPlace = new Map<string, Block[]>();

  put(row: Row): void {
    const block = blockOf(row);
    insert(listIn(this.byClass, block.classId), block);
    insert(listIn(this.byPlace, placeKey(block.accountId, block.classId, block.state)), block);
  }

  remove(row: Row): void {
    const block = blockOf(row);
    take(listIn(this.byClass, block.classId), block);
    take(listIn(this.byPlace, placeKey(block.accountId, block.classId, block.state)), block);
  }

  /** The blocks that hold any of these serials, in order. */
  overlapping(classId: string, first: bigint, last: bigint): readonly Block[] {
    const blocks = this.byClass.get(classId) ?? [];
    const after = placeOf(blocks, first);
    const from = (blocks[after - 1]?.last ?? 0n) >= first ? after - 1 : after;
    const found: Block[] = [];
    for (let at = from; at < blocks.length; at += 1) {
      const block = blocks[at];
      if (!block || block.first > last) break;
      found.push(block);
    }
    return found;
  }

  /** The blocks of a class in an account that are in this state, the lowest serials first. */
  at(accountId: string, classId: string, state: CreditState): readonly Block[] {
    return this.byPlace.get(placeKey(accountId, classId, state)) ?? [];
  }
}

function placeKey(accountId: string, classId: string, state: CreditState): string {
  return `${accountId} ${classId} ${state}`;
}

function listIn(lists: Map<string, Block[]>, key: string): Block[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

/** Where a block that begins with this serial stands, or would stand. */
function placeOf(blocks: readonly Block[], first: bigint): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle]?.first ?? 0n) < first) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insert(blocks: Block[], block: Block): void {
  blocks.splice(placeOf(blocks, block.first), 0, block);
}

/** A block never changes its first serial, so it stands where it was put. */
function take(blocks: Block[], block: Block): void {
  const at = placeOf(blocks, block.first);
  if (blocks[at]?.id !== block.id) throw new Error(`block ${block.id} is not where it was put`);
  blocks.splice(at, 1);
}

export function tonnesOfPieces(pieces: readonly Pick<Piece, 'first' | 'last'>[]): bigint {
  return pieces.reduce((sum, piece) => sum + tonnesOf(piece), 0n);
}
