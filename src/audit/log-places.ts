import { derivedId, hasDerivedIds, namedId } from '../kernel/ids.ts';
import type { FindingCode, Findings } from './finding.ts';
import type { LeafPayload } from './leaf.ts';
import { bare, unitsOf } from './log-balances.ts';
import { isSamePlace, SerialRuns } from './serial-runs.ts';
import type { Place, Run } from './serial-runs.ts';

/** A run of serials and where the leaves of the log alone put it. */
export interface LogPlace {
  readonly country: string;
  /** What all serials of the run begin with: registry, partner, project, vintage. */
  readonly class: string;
  readonly first: string;
  readonly last: string;
  /** The account of the registry, with its country: `KZ-` and the id. */
  readonly account: string;
  readonly state: string;
}

/** As a leaf writes it: what the class is called, the first number, the last. */
const SERIALS = /^([\x21-\x7e]+-20\d{2})-([1-9]\d{0,11})-([1-9]\d{0,11})$/;
const CLASS = /^[\x21-\x7e]+-20\d{2}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Ordinals of the account of a class in one place: a part of the format, because ids rest on them. */
const STATES: Readonly<Record<string, number>> = {
  held: 1,
  locked: 2,
  retired: 3,
  cancelled: 4,
  'transferred-out': 5,
};
const FINAL = new Set(['retired', 'cancelled', 'transferred-out']);

interface CreditClass {
  /** What the accounts of the class are named by: the place its serials are issued from. */
  readonly id: string;
  readonly runs: SerialRuns;
}

interface Movement {
  readonly name: string;
  readonly className: string;
  readonly first: bigint;
  readonly last: bigint;
  readonly from: Place;
  readonly to: Place;
}

/**
 * Follows every serial of one country from the movements that its leaves tell of, and nothing else. A
 * serial comes into being by issuance alone, behind the last one of its class; it moves from where it is
 * and from nowhere else; what was retired, cancelled or transferred out stays, but for a reversal by the
 * registry; and what moves is what the entries of the same leaf post, account by account, so that the
 * serials in every account are as many as its balance.
 */
export class LogPlaces {
  readonly #country: string;
  readonly #findings: Findings;
  readonly #classes = new Map<string, CreditClass>();

  constructor(country: string, findings: Findings) {
    this.#country = country;
    this.#findings = findings;
  }

  take(payload: LeafPayload): void {
    const { sequence, entries } = payload;
    const movements = movementsOf(payload.facts);
    if (movements === null) {
      this.#add('SERIAL.MALFORMED', sequence, null, 'what it moves cannot be read');
      return;
    }
    const isReversal = entries.some(({ kind }) => kind === 'registry-reversal');
    const moved = new Map<string, bigint>();
    for (const movement of movements) {
      this.#move(sequence, movement, isReversal);
      this.#count(moved, movement);
    }
    this.#comparePostings(payload, moved);
  }

  /** Every run of serials in one place, in the order of classes and numbers. */
  *places(): Generator<LogPlace> {
    for (const [name, { runs }] of [...this.#classes].sort(([a], [b]) => (a < b ? -1 : 1))) {
      for (const { first, last, owner, state } of runs.all) {
        yield {
          country: this.#country,
          class: name,
          first: first.toString(),
          last: last.toString(),
          account: `${this.#country}-${owner}`,
          state,
        };
      }
    }
  }

  #move(sequence: number, movement: Movement, isReversal: boolean): void {
    const { name, from } = movement;
    if (from.state === 'issued') return this.#issue(sequence, movement);
    const runs = this.#classes.get(movement.className)?.runs;
    const found = runs?.within(movement.first, movement.last) ?? [];
    const elsewhere = found.find((run) => !isSamePlace(run, from));
    if (elsewhere !== undefined) {
      const at = `they are ${this.#words(elsewhere)}, and it moves what is ${this.#words(from)}`;
      this.#add('SERIAL.NOT_HELD', sequence, name, `${numbers(elsewhere)}: ${at}`);
    }
    const issued = found.reduce((sum, run) => sum + run.last - run.first + 1n, 0n);
    if (issued !== movement.last - movement.first + 1n) {
      this.#add('SERIAL.NOT_HELD', sequence, name, 'it moves what was never issued');
    }
    if (FINAL.has(from.state) && !isReversal) {
      const why = `it moves what is ${from.state} for good, without a reversal by the registry`;
      this.#add('SERIAL.LEFT_FOR_GOOD', sequence, name, why);
    }
    // What was issued goes on from where the log last put it, so that one fault is told once.
    for (const { first, last } of found) runs?.put({ first, last, ...movement.to });
  }

  #issue(sequence: number, { name, className, first, last, from, to }: Movement): void {
    const known = this.#classes.get(className);
    const { id, runs } = known ?? { id: from.owner, runs: new SerialRuns() };
    if (known === undefined) this.#classes.set(className, { id, runs });
    if (id !== from.owner) {
      const why = `it is issued from ${from.owner}, serials of ${className} come from ${id}`;
      this.#add('SERIAL.ISSUED_TWICE', sequence, name, why);
    }
    const next = runs.last + 1n;
    if (first < next) {
      const [there] = runs.within(first, last);
      const why =
        there === undefined
          ? `numbers were issued up to ${runs.last}, and none is ever given behind`
          : `${numbers(there)} were issued before and are ${this.#words(there)}`;
      this.#add('SERIAL.ISSUED_TWICE', sequence, name, why);
    } else if (first > next) {
      this.#add('SERIAL.LEFT_OUT', sequence, name, `the next number to be issued is ${next}`);
    }
    if (last >= next) runs.put({ first: first > next ? first : next, last, ...to });
  }

  #count(moved: Map<string, bigint>, { className, first, last, from, to }: Movement): void {
    const id = this.#classes.get(className)?.id;
    if (id === undefined) return;
    const add = (place: Place, tonnes: bigint): void => {
      const key = `${className} ${accountOf(place, id)}`;
      moved.set(key, (moved.get(key) ?? 0n) + tonnes);
    };
    add(from, first - last - 1n);
    add(to, last - first + 1n);
  }

  #comparePostings({ sequence, entries }: LeafPayload, moved: Map<string, bigint>): void {
    const posted = new Map<string, bigint>();
    for (const { account, commodity, amount } of entries.flatMap(({ postings }) => postings)) {
      if (!CLASS.test(commodity)) continue;
      const key = `${commodity} ${bare(account)}`;
      posted.set(key, (posted.get(key) ?? 0n) + (unitsOf(amount, 0) ?? 0n));
    }
    for (const key of [...new Set([...moved.keys(), ...posted.keys()])].sort()) {
      const [tonnes, amount] = [moved.get(key) ?? 0n, posted.get(key) ?? 0n];
      if (tonnes === amount) continue;
      const className = key.slice(0, key.indexOf(' '));
      const account = key.slice(className.length + 1);
      const why = `account ${this.#country}-${account} is posted ${amount}, serials say ${tonnes}`;
      this.#add('SERIAL.NOT_POSTED', sequence, className, why);
    }
  }

  #words({ owner, state }: Place): string {
    return `${state} by ${this.#country}-${owner}`;
  }

  #add(code: FindingCode, sequence: number, name: string | null, why: string): void {
    const row = name === null ? `act of leaf ${sequence}` : `credits ${name}`;
    const detail = `${row}: leaf ${sequence} of ${this.#country}: ${why}`;
    this.#findings.add({ code, country: this.#country, sequence, row, detail });
  }
}

function numbers({ first, last }: Run): string {
  return `${first} to ${last}`;
}

/** The ledger account that counts a class in a place. */
function accountOf({ owner, state }: Place, classId: string): string {
  if (state === 'issued') return derivedId(owner, 1);
  return derivedId(namedId(owner, `credit class ${classId}`), STATES[state] ?? 0);
}

/** What a leaf says was moved; none where it moves nothing, null where it cannot be read. */
function movementsOf(facts: unknown): readonly Movement[] | null {
  const moved = (facts as { readonly moved?: unknown } | null)?.moved;
  if (moved === undefined) return [];
  if (!Array.isArray(moved)) return null;
  const movements: Movement[] = [];
  for (const route of moved as readonly unknown[]) {
    const { from, to, serials } = (route ?? {}) as Readonly<Record<string, unknown>>;
    const [source, target] = [placeOf(from, true), placeOf(to, false)];
    if (source === null || target === null || !Array.isArray(serials)) return null;
    for (const text of serials as readonly unknown[]) {
      const range = rangeOf(text);
      if (range === null) return null;
      movements.push({ ...range, from: source, to: target });
    }
  }
  // A leaf lists by route, not by number: what is issued comes first, in the order of its numbers.
  const issued = movements.filter(({ from }) => from.state === 'issued');
  const rest = movements.filter(({ from }) => from.state !== 'issued');
  return [...issued.sort((one, other) => (one.first < other.first ? -1 : 1)), ...rest];
}

function rangeOf(text: unknown): Omit<Movement, 'from' | 'to'> | null {
  const [name, className, first, last] = (typeof text === 'string' && SERIALS.exec(text)) || [];
  if (name === undefined || className === undefined) return null;
  const range = { first: BigInt(first ?? 0), last: BigInt(last ?? 0) };
  return range.last < range.first ? null : { name, className, ...range };
}

function placeOf(value: unknown, mayIssue: boolean): Place | null {
  const { id, state } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || typeof state !== 'string') return null;
  const owner = bare(id);
  const isIssue = mayIssue && state === 'issued';
  if (!UUID.test(owner) || (isIssue && !hasDerivedIds(owner))) return null;
  return isIssue || Object.hasOwn(STATES, state) ? { owner, state } : null;
}
