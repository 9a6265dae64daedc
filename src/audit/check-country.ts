import { canonicalJson } from '../kernel/canonical-json.ts';
import type { JsonValue } from '../kernel/canonical-json.ts';
import type { Instant } from '../kernel/clock.ts';
import type { RowCheck } from './check-rows.ts';
import { CompactRange } from './compact-range.ts';
import type { FindingCode, Findings } from './finding.ts';
import { headHash } from './head.ts';
import { leafHashOfText } from './leaf.ts';
import type { LeafPayload } from './leaf.ts';
import { LEAF_PAYLOAD, matches } from './log-lines.ts';
import { LogBalances } from './log-balances.ts';
import { LogPlaces } from './log-places.ts';
import type { HeadLine, LeafLine } from './log-lines.ts';

/** What a country's chain has come to. */
export interface ChainEnd {
  readonly size: number;
  readonly hash: string;
  readonly at: string;
}

/**
 * Rebuilds the tree and the chain of heads of one country from the lines of a file, as they come.
 *
 * A leaf whose hash is still the sealed one and whose text is not is named itself. Where text and hash
 * were changed together, the batch whose root no longer fits is named: no later root can then be told
 * from the leaves, and only the chain is followed further.
 */
export class CountryCheck {
  readonly #country: string;
  readonly #findings: Findings;
  readonly #rows: RowCheck | null;
  readonly #payloadsExpected: boolean;
  /** What the leaves alone add up to. */
  readonly balances: LogBalances;
  /** Where the leaves alone put every serial. */
  readonly places: LogPlaces;
  /** Null once the leaves are known not to be those that were sealed. */
  #range: CompactRange | null = CompactRange.empty();
  #next = 0;
  #batchAt: string | null = null;
  #end: ChainEnd | null = null;

  constructor(of: {
    readonly country: string;
    readonly findings: Findings;
    /** Null where the file has no rows. */
    readonly rows: RowCheck | null;
    readonly payloadsExpected: boolean;
  }) {
    this.#country = of.country;
    this.#findings = of.findings;
    this.#rows = of.rows;
    this.#payloadsExpected = of.payloadsExpected;
    this.balances = new LogBalances(of.country, of.findings);
    this.places = new LogPlaces(of.country, of.findings);
  }

  /** The last head so far; null before the first. */
  get end(): ChainEnd | null {
    return this.#end;
  }

  /** Leaves behind the last head listed by an operator's head of that size. */
  leavesSince(size: number): number {
    return Math.max(0, this.#next - size);
  }

  /** Takes the next leaf; answers its payload where it can be read and stands in its place. */
  leaf(line: LeafLine): LeafPayload | null {
    this.#rows?.close();
    const { sequence } = line;
    if (sequence < this.#next) {
      this.#add('LEAF.REPEATED', sequence, `leaf ${sequence} comes after leaf ${this.#next - 1}`);
      return null;
    }
    if (sequence > this.#next) {
      const from = this.#next;
      this.#add('LEAF.MISSING', from, `leaves ${from} to ${sequence - 1} are not there`);
      this.#range = null;
    }
    this.#next = sequence + 1;
    const payload = this.#payloadOf(line);
    this.#range?.append(Buffer.from(line.hash, 'hex'));
    if (this.#batchAt !== null && this.#batchAt !== line.at) {
      this.#add('LEAF.TIME_DIFFERS', sequence, `time ${line.at} in a batch of ${this.#batchAt}`);
    }
    this.#batchAt ??= line.at;
    if (payload !== null) {
      this.balances.take(payload);
      this.places.take(payload);
    }
    this.#rows?.expect(sequence, payload);
    return payload;
  }

  head(line: HeadLine): void {
    this.#rows?.close();
    const { size, at } = line;
    const last = this.#end;
    if (size !== this.#next) {
      const detail = `a head of ${size} leaves stands behind ${this.#next} leaves`;
      this.#add('HEAD.LEAVES_MISSING', size - 1, detail);
      if (size > this.#next) this.#range = null;
    }
    this.#checkRoot(line);
    if (hashOf(line) !== line.hash) {
      this.#add('HEAD.HASH_DIFFERS', size - 1, `the hash of head ${size} is not of what it says`);
    }
    if (line.previous !== (last?.hash ?? null)) {
      this.#add('HEAD.CHAIN_BROKEN', size - 1, `head ${size} does not follow the head before it`);
    }
    if (last !== null && (at <= last.at || size <= last.size)) {
      const detail = `head ${size} of ${at} follows head ${last.size} of ${last.at}`;
      this.#add('HEAD.TIME_NOT_LATER', size - 1, detail);
    }
    if (this.#batchAt !== null && this.#batchAt !== at) {
      const detail = `head ${size} is of ${at}, its leaves of ${this.#batchAt}`;
      this.#add('HEAD.TIME_DIFFERS', size - 1, detail);
    }
    this.#batchAt = null;
    this.#end = { size, hash: line.hash, at };
  }

  /** The file is at its end. */
  finish(): void {
    this.#rows?.close();
    const covered = this.#end?.size ?? 0;
    if (this.#next > covered) {
      const detail = `leaves ${covered} to ${this.#next - 1} stand behind the last head`;
      this.#add('LEAF.WITHOUT_HEAD', covered, detail);
    }
  }

  #checkRoot(line: HeadLine): void {
    if (this.#range === null || this.#range.size !== line.size) return;
    if (this.#range.root().toString('hex') === line.root) return;
    const from = this.#end?.size ?? 0;
    this.#range = null;
    this.#add(
      'HEAD.ROOT_DIFFERS',
      from,
      `leaves ${from} to ${line.size - 1} are not those that head ${line.size} was made of ` +
        '(changed together with their hashes, swapped or inserted)',
    );
  }

  #payloadOf(line: LeafLine): LeafPayload | null {
    const { sequence, payload: text } = line;
    if (text === undefined) {
      if (this.#payloadsExpected) {
        this.#add('LEAF.PAYLOAD_MISSING', sequence, `leaf ${sequence} has no payload`);
      }
      return null;
    }
    if (leafHashOfText(text).toString('hex') !== line.hash) {
      this.#add('LEAF.HASH_DIFFERS', sequence, `leaf ${sequence}: its hash is not of its payload`);
      return null;
    }
    const payload = parsePayload(text);
    if (payload === null) {
      this.#add('LEAF.MALFORMED', sequence, `leaf ${sequence} is not canonical JSON of format 1`);
      return null;
    }
    if (payload.country !== this.#country || payload.sequence !== sequence) {
      const place = `leaf ${payload.sequence} of ${payload.country}`;
      this.#add('LEAF.OUT_OF_PLACE', sequence, `in the place of leaf ${sequence} stands ${place}`);
      return null;
    }
    if (payload.at !== line.at) {
      const detail = `leaf ${sequence} says ${payload.at}, its row ${line.at}`;
      this.#add('LEAF.TIME_DIFFERS', sequence, detail);
    }
    return payload;
  }

  #add(code: FindingCode, sequence: number, detail: string): void {
    this.#findings.add({
      code,
      country: this.#country,
      sequence,
      detail: `${this.#country}: ${detail}`,
    });
  }
}

function hashOf(line: HeadLine): string {
  return headHash({
    country: line.country,
    size: line.size,
    root: Buffer.from(line.root, 'hex'),
    previous: line.previous === null ? null : Buffer.from(line.previous, 'hex'),
    at: line.at as Instant,
  }).toString('hex');
}

function parsePayload(text: string): LeafPayload | null {
  try {
    const value = JSON.parse(text) as JsonValue;
    if (canonicalJson(value) !== text || !matches(value, LEAF_PAYLOAD)) return null;
    return (value as LeafPayload).format === 1 ? (value as LeafPayload) : null;
  } catch {
    return null;
  }
}
