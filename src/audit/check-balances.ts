import { Amount } from '../kernel/amount.ts';
import type { Findings } from './finding.ts';
import type { LeafEntry } from './leaf.ts';
import type { EntryRow, PostingRow } from './log-lines.ts';

interface AccountState {
  balance: Amount;
  version: number;
}

/**
 * Adds up each account in the order of the log and holds the running balance and version of every
 * posting against it. Amounts are the log's where the log has them, so a forged amount shows once,
 * and a forged balance shows where it stands.
 */
export class RunningBalances {
  readonly #country: string;
  readonly #findings: Findings;
  readonly #accounts = new Map<string, AccountState>();

  constructor(country: string, findings: Findings) {
    this.#country = country;
    this.#findings = findings;
  }

  /** An entry that is in its table; `logged` is null where the log's word on it is lost. */
  post(row: EntryRow, logged: LeafEntry | null): void {
    const rows = new Map(row.postings.map((posting) => [posting.leg, posting]));
    const told = logged?.postings.map(({ account, ...rest }) => ({
      ...rest,
      account: bare(account),
    }));
    const moves =
      told ?? row.postings.map((posting) => ({ ...posting, account: posting.accountId }));
    moves.forEach(({ account, amount, commodity }, at) => {
      const posting = told === undefined ? row.postings[at] : rows.get(at + 1);
      const exponent = posting?.exponent ?? decimalsOf(amount);
      const state = this.#move(account, amount, commodity, exponent);
      if (posting === undefined) return;
      if (state === null) this.#differs(row, posting, 'amount', 'no amount of its commodity');
      else this.#compare(row, posting, state);
    });
  }

  /** An entry that its table has lost: the accounts have moved all the same. */
  miss(logged: LeafEntry): void {
    for (const { account, amount, commodity } of logged.postings) {
      this.#move(bare(account), amount, commodity, decimalsOf(amount));
    }
  }

  #compare(row: EntryRow, posting: PostingRow, state: AccountState): void {
    const balance = state.balance.toString();
    const balanceDiffers = posting.balanceAfter !== balance;
    const versionDiffers = posting.accountVersion !== state.version;
    if (balanceDiffers) {
      this.#differs(row, posting, 'balance', `the log adds up to ${balance}`);
    }
    if (versionDiffers) {
      this.#differs(row, posting, 'account version', `by the log it is ${state.version}`);
    }
    // Both differ where entries before this one are lost together with their leaves. The account then
    // goes on from the table, so that one loss is told once.
    if (balanceDiffers && versionDiffers) this.#goOnFrom(posting, state);
  }

  #goOnFrom(posting: PostingRow, state: AccountState): void {
    const { commodity: code, exponent } = posting;
    try {
      state.balance = Amount.parse(posting.balanceAfter, { code, exponent });
      state.version = posting.accountVersion;
    } catch {
      // The table holds no amount there: the log's own sum stays.
    }
  }

  #move(account: string, amount: string, commodity: string, exponent: number): AccountState | null {
    try {
      const moved = Amount.parse(amount, { code: commodity, exponent });
      const state = this.#accounts.get(account);
      if (state === undefined) {
        const opened = { balance: moved, version: 1 };
        this.#accounts.set(account, opened);
        return opened;
      }
      state.balance = state.balance.plus(moved);
      state.version += 1;
      return state;
    } catch {
      // Not an amount, or of another commodity than the account's.
      return null;
    }
  }

  #differs(row: EntryRow, posting: PostingRow, what: string, why: string): void {
    const name = `journal entry ${this.#country}-${row.id}`;
    const table = { amount: posting.amount, balance: posting.balanceAfter }[what];
    this.#findings.add({
      code: 'ROW.BALANCE_DIFFERS',
      country: this.#country,
      sequence: row.auditSequence,
      row: name,
      detail:
        `${name}: leg ${posting.leg}: ${what} of account ${this.#country}-${posting.accountId} ` +
        `does not follow from the log: ${why}, table says ${table ?? posting.accountVersion}`,
    });
  }
}

function decimalsOf(amount: string): number {
  return amount.split('.')[1]?.length ?? 0;
}

/** An id without its country: tables hold it bare, and a leaf may spell it either way. */
export function bare(id: string): string {
  return /^[A-Z0-9]{2}-[0-9a-f]{8}-/.test(id) ? id.slice(3) : id;
}
