import { Amount, type Commodity } from '../kernel/amount.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Instant } from '../kernel/clock.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Act, EntryDraft, Known, Outcome, PostingDraft, RowWrite } from './act.ts';
import { ledgerErrors } from './errors.ts';
import type { Row, RowIndex, TableSpec } from './table.ts';

interface HeldBalance {
  readonly commodity: Commodity;
  readonly inflowOnly: boolean;
  readonly floor: Amount | null;
  balance: Amount;
  version: number;
}

/** A posting with the balance and version it leaves on its account. */
export interface NumberedPosting {
  readonly entry: EntryDraft;
  readonly leg: number;
  readonly accountId: string;
  readonly commodity: Commodity;
  readonly inflowOnly: boolean;
  readonly amount: Amount;
  readonly balanceAfter: Amount;
  readonly version: number;
}

export interface Decided {
  readonly act: Act<unknown>;
  readonly outcome: Outcome;
  readonly postings: readonly NumberedPosting[];
  /** The rows as they become: a change is laid over what the batch held. */
  readonly rows: readonly RowWrite[];
}

/**
 * What a batch holds locked, and what its acts have decided so far. An act sees the effects of the
 * acts before it; a group of acts can be taken back as a whole.
 */
export class WorkingSet implements Known {
  private readonly rows = new Map<string, Row>();
  private readonly balances = new Map<string, HeldBalance>();
  private readonly facts = new Map<string, unknown>();
  private readonly indexes = new Map<TableSpec, RowIndex>();
  private undo: (() => void)[] = [];
  private books: CalendarDay | null = null;
  readonly decided: Decided[] = [];

  constructor(
    readonly now: Instant,
    readonly today: CalendarDay,
  ) {}

  get closedThrough(): CalendarDay | null {
    return this.books;
  }

  holdBooks(closedThrough: CalendarDay | null): void {
    this.books = closedThrough;
  }

  holdRow(table: TableSpec, row: Row): void {
    this.place(table, rowKey(table, String(row['id'])), row);
  }

  index<Index extends RowIndex>(table: TableSpec): Index {
    return this.indexOf(table) as Index;
  }

  holdBalance(accountId: string, held: HeldBalance): void {
    this.balances.set(accountId, held);
  }

  row(table: TableSpec, id: string): Row | undefined {
    return this.rows.get(rowKey(table, id));
  }

  balance(accountId: string): Amount {
    return this.held(accountId).balance;
  }

  /** The accounts whose balances this batch has locked or opened. */
  hasBalance(accountId: string): boolean {
    return this.balances.has(accountId);
  }

  balanceAt(accountId: string): HeldBalance {
    return this.held(accountId);
  }

  fact<T>(name: string): T | undefined {
    return this.facts.get(name) as T | undefined;
  }

  setFact(name: string, value: unknown): void {
    const wasKnown = this.facts.has(name);
    const before = this.facts.get(name);
    this.undo.push(() => (wasKnown ? this.facts.set(name, before) : this.facts.delete(name)));
    this.facts.set(name, value);
  }

  /** A place to return to: everything applied after it can be taken back. */
  mark(): { readonly undo: number; readonly decided: number } {
    return { undo: this.undo.length, decided: this.decided.length };
  }

  returnTo(mark: { readonly undo: number; readonly decided: number }): void {
    while (this.undo.length > mark.undo) this.undo.pop()?.();
    this.decided.length = mark.decided;
  }

  /** Takes the outcome of an act into account, or says which floor forbids it and changes nothing. */
  apply(act: Act<unknown>, outcome: Outcome): Refusal | null {
    const mark = this.mark();
    for (const account of outcome.accounts ?? []) {
      this.open(account.id, {
        commodity: account.commodity,
        inflowOnly: account.inflowOnly,
        floor: account.floor,
        balance: Amount.zero(account.commodity),
        version: 0,
      });
    }
    const postings: NumberedPosting[] = [];
    for (const entry of outcome.entries ?? []) {
      const refusal = this.post(entry, postings);
      if (refusal) {
        this.returnTo(mark);
        return refusal;
      }
    }
    const rows = (outcome.rows ?? []).map((write) => this.change(write));
    if (outcome.closeBooksThrough) {
      const before = this.books;
      this.undo.push(() => (this.books = before));
      this.books = outcome.closeBooksThrough;
    }
    this.decided.push({ act, outcome, postings, rows });
    return null;
  }

  private post(entry: EntryDraft, into: NumberedPosting[]): Refusal | null {
    requireBalanced(entry);
    for (const [at, posting] of entry.postings.entries()) {
      const held = this.held(posting.accountId);
      const before = held.balance;
      const after = before.plus(posting.amount);
      if (held.floor && held.floor.exceeds(after)) {
        return ledgerErrors.refuse('LEDGER.BELOW_FLOOR', {
          requested: posting.amount.negated().toString(),
          available: before.minus(held.floor).toString(),
          currency: held.commodity.code,
        });
      }
      held.balance = after;
      held.version += 1;
      this.undo.push(() => {
        held.balance = before;
        held.version -= 1;
      });
      into.push({
        entry,
        leg: at + 1,
        accountId: posting.accountId,
        commodity: held.commodity,
        inflowOnly: held.inflowOnly,
        amount: posting.amount,
        balanceAfter: after,
        version: held.version,
      });
    }
    return null;
  }

  private open(accountId: string, held: HeldBalance): void {
    this.undo.push(() => this.balances.delete(accountId));
    this.balances.set(accountId, held);
  }

  private change(write: RowWrite): RowWrite {
    const key = rowKey(write.table, String(write.row['id']));
    const before = this.rows.get(key);
    if (write.change === 'update' && !before) throw new Error(`${key} was not among the needs`);
    const row = { ...before, ...write.row };
    this.undo.push(() => this.place(write.table, key, before));
    this.place(write.table, key, row);
    return { ...write, row };
  }

  /** The one way in which a row comes, changes or goes, so that an index over it stays true. */
  private place(table: TableSpec, key: string, row: Row | undefined): void {
    const index = table.index ? this.indexOf(table) : null;
    const before = this.rows.get(key);
    if (before) index?.remove(before);
    if (row) {
      index?.put(row);
      this.rows.set(key, row);
    } else {
      this.rows.delete(key);
    }
  }

  private indexOf(table: TableSpec): RowIndex {
    const found = this.indexes.get(table);
    if (found) return found;
    if (!table.index) throw new Error(`the table ${table.name} declares no index`);
    const made = table.index();
    this.indexes.set(table, made);
    return made;
  }

  private held(accountId: string): HeldBalance {
    const held = this.balances.get(accountId);
    if (!held) throw new Error(`account ${accountId} was not named among the needs of the act`);
    return held;
  }
}

function rowKey(table: TableSpec, id: string): string {
  return `${table.name} ${id}`;
}

/** The posting code's own check that an entry sums to zero; the database has the other one. */
function requireBalanced(entry: EntryDraft): void {
  if (entry.postings.length < 2) throw new Error(`entry ${entry.id} has fewer than two postings`);
  const totals = new Map<string, Amount>();
  for (const { amount } of entry.postings) {
    const total = totals.get(amount.commodity.code);
    totals.set(amount.commodity.code, total ? total.plus(amount) : amount);
  }
  for (const total of totals.values()) {
    if (!total.isZero()) throw new Error(`entry ${entry.id} is off by ${total.toString()}`);
  }
}

/** Two legs: out of one account, into another. */
export function twoLegs(amount: Amount, from: string, to: string): readonly PostingDraft[] {
  return [
    { accountId: from, amount: amount.negated() },
    { accountId: to, amount },
  ];
}
