import { decimalsOf, hasDecimalForm, scaled, unscaled } from '../kernel/scaled-integer.ts';
import type { FindingCode, Findings } from './finding.ts';
import type { LeafEntry, LeafPayload } from './leaf.ts';

/** An account as the leaves of the log alone add it up. */
export interface LogBalance {
  readonly country: string;
  /** With its country: `KZ-` and the id. */
  readonly account: string;
  readonly commodity: string;
  readonly balance: string;
  readonly postings: number;
}

interface Sum {
  units: bigint;
  postings: number;
  readonly commodity: string;
  readonly decimals: number;
}

/** As many digits stand before the point of an amount, at most. */
const DIGITS_LIMIT = 30;

/**
 * Adds up every account of one country from the payloads of its leaves, and nothing else: no table, no
 * row. Whoever has the log can so derive what every balance must be. It also asks of every entry what
 * law 1 asks: at least two postings, and a sum of zero per commodity.
 */
export class LogBalances {
  readonly #country: string;
  readonly #findings: Findings;
  readonly #accounts = new Map<string, Sum>();

  constructor(country: string, findings: Findings) {
    this.#country = country;
    this.#findings = findings;
  }

  take({ sequence, entries }: LeafPayload): void {
    for (const entry of entries) {
      const fault = faultOf(entry) ?? this.#post(entry);
      if (fault !== null) this.#add('LEAF.UNBALANCED', sequence, bare(entry.id), fault);
    }
  }

  /** Every account, in the order of their ids. */
  *accounts(): Generator<LogBalance> {
    for (const [account, sum] of [...this.#accounts].sort(([one], [two]) => (one < two ? -1 : 1))) {
      yield {
        country: this.#country,
        account: `${this.#country}-${account}`,
        commodity: sum.commodity,
        balance: unscaled(sum.units, sum.decimals),
        postings: sum.postings,
      };
    }
  }

  #post(entry: LeafEntry): string | null {
    let fault: string | null = null;
    for (const { account, commodity, amount } of entry.postings) {
      const decimals = decimalsOf(amount);
      const id = bare(account);
      const sum = this.#accounts.get(id) ?? { units: 0n, postings: 0, commodity, decimals };
      if (sum.commodity !== commodity || sum.decimals !== decimals) {
        fault = `account ${this.#country}-${id} counts ${sum.commodity}, and is posted ${amount} ${commodity}`;
        continue;
      }
      sum.units += scaled(amount, decimals);
      sum.postings += 1;
      this.#accounts.set(id, sum);
    }
    return fault;
  }

  #add(code: FindingCode, sequence: number, entry: string, fault: string): void {
    const row = `journal entry ${this.#country}-${entry}`;
    const detail = `${row}: leaf ${sequence}: ${fault}`;
    this.#findings.add({ code, country: this.#country, sequence, row, detail });
  }
}

/** What is wrong with an entry by itself; null where nothing is. */
function faultOf({ postings }: LeafEntry): string | null {
  if (postings.length < 2) return `it has ${postings.length} postings; an entry has at least two`;
  const sums = new Map<string, { units: bigint; readonly decimals: number }>();
  for (const { commodity, amount } of postings) {
    const decimals = decimalsOf(amount);
    const units = unitsOf(amount, decimals);
    const sum = sums.get(commodity) ?? { units: 0n, decimals };
    if (units === null || sum.decimals !== decimals) return `${amount} ${commodity} is no amount`;
    sum.units += units;
    sums.set(commodity, sum);
  }
  for (const [commodity, { units, decimals }] of sums) {
    if (units !== 0n) return `off by ${unscaled(units, decimals)} ${commodity}`;
  }
  return null;
}

/** An amount in units of its last decimal; null where it is none. */
export function unitsOf(amount: string, exponent: number): bigint | null {
  if (!hasDecimalForm(amount) || decimalsOf(amount) > exponent || exponent > DIGITS_LIMIT) {
    return null;
  }
  const digits = amount.replace('-', '').split('.')[0] ?? '';
  if (digits.length > DIGITS_LIMIT || (amount.startsWith('-') && !/[1-9]/.test(amount)))
    return null;
  return scaled(amount, exponent);
}

/** An id without its country: tables hold it bare, and a leaf may spell it either way. */
export function bare(id: string): string {
  return /^[A-Z0-9]{2}-[0-9a-f]{8}-/.test(id) ? id.slice(3) : id;
}
