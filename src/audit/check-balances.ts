import { decimalsOf, unscaled } from '../kernel/scaled-integer.ts';
import type { Findings } from './finding.ts';
import type { LeafEntry } from './leaf.ts';
import type { EntryRow, PostingRow } from './log-lines.ts';
import { bare, unitsOf } from './log-balances.ts';

/** What an account has come to: whole units of the smallest decimal, so that no library is needed. */
interface AccountState {
  units: bigint;
  version: number;
  readonly commodity: string;
  readonly exponent: number;
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
    const balance = unscaled(state.units, state.exponent);
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
    if (posting.commodity !== state.commodity) return;
    const units = unitsOf(posting.balanceAfter, posting.exponent);
    // Where the table holds no amount, the log's own sum stays.
    if (units === null || posting.exponent !== state.exponent) return;
    state.units = units;
    state.version = posting.accountVersion;
  }

  /** Null where it is no amount, or of another commodity than the account's. */
  #move(account: string, amount: string, commodity: string, exponent: number): AccountState | null {
    const moved = unitsOf(amount, exponent);
    if (moved === null) return null;
    const state = this.#accounts.get(account);
    if (state === undefined) {
      const opened = { units: moved, version: 1, commodity, exponent };
      this.#accounts.set(account, opened);
      return opened;
    }
    if (state.commodity !== commodity || state.exponent !== exponent) return null;
    state.units += moved;
    state.version += 1;
    return state;
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
