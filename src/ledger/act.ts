import type { JsonValue } from '../kernel/canonical-json.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Instant } from '../kernel/clock.ts';
import type { Amount, Commodity } from '../kernel/amount.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Row, RowIndex, TableSpec } from './table.ts';

export type JsonObject = { readonly [name: string]: JsonValue };

/** What a client asks for: one write to the book, of one country. */
export interface ActRequest<Body = unknown> {
  /** The partner whose JCM or programme the fact belongs to; `00` for facts of no country. */
  readonly countryCode: CountryCode;
  /** Which kind of act, e.g. `disbursement`. */
  readonly kind: string;
  /** What it acts upon (the id in the address), without the country; null where it creates. */
  readonly subjectId: string | null;
  /** The validated body. */
  readonly body: Body;
  readonly principalId: string;
  readonly idempotencyKey: string;
  /** SHA-256 (hex) over method, path and canonical body: what "the same request" means. */
  readonly requestHash: string;
}

/** A request that has its identity: the id of the act, and of what it makes. */
export interface Act<Body = unknown> extends ActRequest<Body> {
  readonly id: string;
  /** True when a second officer has approved it and it is now being posted. */
  readonly approved: boolean;
}

export type LockStrength = 'update' | 'share' | 'none';

/** What an act must hold while it is decided. */
export interface Needs {
  readonly rows?: readonly {
    readonly table: TableSpec;
    readonly id: string;
    readonly lock: LockStrength;
  }[];
  /** Accounts whose balances move or limit the act. */
  readonly balances?: readonly string[];
  /** `update` for the act that closes the books; posting acts hold them shared anyway. */
  readonly books?: 'share' | 'update';
}

/** Reads rows inside the batch's database transaction: one set-based statement per call. */
export interface BatchReader {
  query(text: string, values: readonly unknown[]): Promise<readonly Row[]>;
  /** Rows that never change once written, by id; kept in memory between batches. */
  immutable(table: TableSpec, ids: readonly string[]): Promise<ReadonlyMap<string, Row>>;
}

/** What is known at this place in the batch: earlier acts of the same batch already count. */
export interface Known {
  readonly now: Instant;
  /** Today in the later of Tokyo's and the partner's time zone: no act is effective after it. */
  readonly today: CalendarDay;
  /** The day through which the books of the country are closed, or null. */
  readonly closedThrough: CalendarDay | null;
  row(table: TableSpec, id: string): Row | undefined;
  balance(accountId: string): Amount;
  /** Whether the account is open: one that is not can be opened by an act that holds its owner's row. */
  hasBalance(accountId: string): boolean;
  /**
   * Takes in a row that the kind's own `read` has found, under a lock that governs it. Only before
   * anything is decided.
   */
  holdRow(table: TableSpec, row: Row): void;
  /** The index over the rows of a table that are held; the table declares how it is made. */
  index<Index extends RowIndex>(table: TableSpec): Index;
  /** Set by the act kind's own `read`. */
  fact<T>(name: string): T | undefined;
  setFact(name: string, value: unknown): void;
}

/** Something new that can be counted: a class of carbon credit, at its first issuance. */
export interface CommodityDraft extends Commodity {
  readonly kind: 'carbon-credit';
}

export interface AccountDraft {
  readonly id: string;
  readonly kind: string;
  readonly commodity: Commodity;
  /** The lowest balance allowed, in the commodity; null for none. */
  readonly floor: Amount | null;
  readonly inflowOnly: boolean;
  readonly ownerType: string;
  readonly ownerId: string;
}

export interface PostingDraft {
  readonly accountId: string;
  /** In is positive, out is negative. */
  readonly amount: Amount;
}

export interface EntryDraft {
  readonly id: string;
  readonly kind: string;
  readonly effectiveOn: CalendarDay;
  readonly reference: string | null;
  readonly memo: string | null;
  readonly reverses: string | null;
  readonly postings: readonly PostingDraft[];
}

/** A new version of a record; versions count from one and are never updated. */
export interface RecordDraft {
  readonly type: string;
  readonly id: string;
  readonly version: number;
  readonly validFrom: CalendarDay;
  readonly body: JsonObject;
}

export interface RowWrite {
  readonly table: TableSpec;
  readonly change: 'insert' | 'update';
  readonly row: Row;
}

/** What the client is told; `recordedAt` and `auditSequence` are added when the act is written. */
export interface Answer {
  readonly status: 200 | 201 | 202;
  readonly location: string | null;
  readonly body: JsonObject;
}

/** All that one act writes, decided without a database. */
export interface Outcome {
  /** What the accounts count, where it was never counted before. */
  readonly commodities?: readonly CommodityDraft[];
  readonly accounts?: readonly AccountDraft[];
  readonly entries?: readonly EntryDraft[];
  readonly records?: readonly RecordDraft[];
  readonly rows?: readonly RowWrite[];
  /** Closes the books of the country through this day. */
  readonly closeBooksThrough?: CalendarDay;
  /** What else the log should say. */
  readonly facts?: JsonObject;
  /** Who may read the leaf: everybody, or auditors only (the public sees its hash). */
  readonly visibility?: 'public' | 'auditor';
  readonly answer: Answer;
}

/**
 * One kind of act. The queue resolves, locks, reads, decides, writes, commits; the kind brings only
 * what is particular to it.
 */
export interface ActKind<Body = never, Resolved = unknown> {
  readonly kind: string;
  /** True where the act posts to the journal: the country's closing day is then held locked. */
  readonly posts: boolean;
  /** Facts that never change (whose commitment is this?), one statement for all acts of the kind. */
  resolve?(
    acts: readonly Act<Body>[],
    reader: BatchReader,
  ): Promise<ReadonlyMap<string, Resolved | Refusal>>;
  needs(act: Act<Body>, resolved: Resolved): Needs;
  /**
   * Facts read after the locks are held, one statement for all acts of the kind. `resolved` is what was
   * found for each act by its id, as {@link ActKind.decide} will get it.
   */
  read?(
    acts: readonly Act<Body>[],
    reader: BatchReader,
    known: Known,
    resolved: ReadonlyMap<string, Resolved>,
  ): Promise<void>;
  /** A straight column of refusals, then what to write. Pure. */
  decide(act: Act<Body>, known: Known, resolved: Resolved): Outcome | Refusal;
}

/** How an entry kind may be undone: what else must change, or why it may not. */
export interface ReversalRule {
  /** The kind of entry it speaks of. */
  readonly entryKind: string;
  needs(entry: ReversedEntry): Needs;
  decide(
    entry: ReversedEntry,
    known: Known,
    effectiveOn: CalendarDay,
  ): readonly RowWrite[] | Refusal;
}

/** The entry that is to be reversed, as it stands in the journal. */
export interface ReversedEntry {
  readonly id: string;
  readonly kind: string;
  readonly effectiveOn: CalendarDay;
  readonly reference: string | null;
  readonly reverses: string | null;
  readonly postings: readonly PostingDraft[];
}

/** Maps a named database constraint to what the client is told when an act breaks it. */
export type ConstraintRefusals = Readonly<Record<string, (act: Act<unknown>) => Refusal>>;
