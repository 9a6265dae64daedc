import { CountryCheck } from './check-country.ts';
import { KeyCheck } from './check-keys.ts';
import { RowCheck } from './check-rows.ts';
import { SealCheck } from './check-seals.ts';
import { Findings } from './finding.ts';
import type { Finding } from './finding.ts';
import type { BookIdentity } from './key-statement.ts';
import type { LogBalance } from './log-balances.ts';
import type { LogPlace } from './log-places.ts';
import { parseLine } from './log-lines.ts';
import type {
  EndLine,
  EntryLine,
  LogLine,
  ManifestLine,
  RecordLine,
  StrayLine,
} from './log-lines.ts';
import type { SignedOperatorHead } from './operator-head.ts';

export interface VerifyOptions {
  /** The operator's public key (32 bytes), had from elsewhere than the file. */
  readonly trustedKey: Buffer;
  /** An operator's head kept from earlier: the file must contain it. */
  readonly heldHead?: SignedOperatorHead;
  /** Told at the end of every account, with what the leaves alone add up to. */
  readonly onBalance?: (balance: LogBalance) => void;
  /** Told at the end of every run of serials, with the place where the leaves alone put it. */
  readonly onPlace?: (place: LogPlace) => void;
  /** Told every thousand lines. */
  readonly onProgress?: (progress: { readonly lines: number; readonly bytes: number }) => void;
}

/** What a check of an exported log has found. */
export interface Verification {
  /** True when nothing is wrong. */
  readonly ok: boolean;
  /** The first thousand things that are wrong, in the order of the file. */
  readonly findings: readonly Finding[];
  /** How many there are in all. */
  readonly findingCount: number;
  readonly edition: 'public' | 'auditor' | null;
  readonly book: BookIdentity;
  /** Lines of each kind. */
  readonly counts: Readonly<Record<string, number>>;
  /** The last operator's head: what the operator has signed for. Null where there is none. */
  readonly sealedThrough: {
    readonly number: number;
    readonly at: string;
    readonly hash: string;
    readonly keyId: string;
  } | null;
  /** Leaves behind it, which no signature covers yet: a few seconds' worth in an honest file. */
  readonly unsealedLeaves: number;
  /** How many accounts the leaves add up; of the public edition, those that it shows. */
  readonly accounts: number;
  /** How many runs of serials the leaves put into one place each. */
  readonly places: number;
}

/**
 * Checks an exported log with nothing but the file and the operator's public key: no database, and
 * memory for one leaf per country, one balance per account and one line per run of serials, however
 * long the log is.
 *
 * Never throws on what the file says. Refuses AUDIT.PROOF_MALFORMED for a held head that is none.
 *
 * @param lines the lines of the file in order, with or without their line feeds
 */
export async function verifyLog(
  lines: AsyncIterable<string> | Iterable<string>,
  options: VerifyOptions,
): Promise<Verification> {
  const check = new LogCheck(options);
  let count = 0;
  let bytes = 0;
  for await (const line of lines) {
    count += 1;
    bytes += Buffer.byteLength(line);
    check.line(line, count);
    if (count % 1_000 === 0) options.onProgress?.({ lines: count, bytes });
  }
  options.onProgress?.({ lines: count, bytes });
  return check.finish();
}

const EDITIONS: ReadonlySet<string> = new Set(['public', 'auditor']);

class LogCheck {
  readonly #options: VerifyOptions;
  readonly #findings = new Findings();
  readonly #keys = new KeyCheck(this.#findings);
  readonly #seals: SealCheck;
  readonly #countries = new Map<string, { country: CountryCheck; rows: RowCheck | null }>();
  readonly #counts: Record<string, number> = {};
  #manifest: ManifestLine | null = null;
  #end: EndLine | null = null;

  constructor(options: VerifyOptions) {
    this.#options = options;
    this.#seals = new SealCheck(this.#findings, this.#keys, options.heldHead ?? null);
  }

  line(text: string, number: number): void {
    const line = parseLine(text);
    if (line === null || this.#end !== null) {
      const what = line === null ? 'cannot be read' : 'stands behind the end of the log';
      this.#findings.add({ code: 'FILE.MALFORMED_LINE', detail: `line ${number} ${what}` });
      return;
    }
    if (number === 1) this.#begin(line);
    if (line.line !== 'end') this.#counts[line.line] = (this.#counts[line.line] ?? 0) + 1;
    this.#take(line);
  }

  finish(): Verification {
    for (const { country } of this.#countries.values()) country.finish();
    this.#checkEnd();
    const { trustedKey } = this.#options;
    this.#seals.finish(trustedKey);
    this.#keys.finish(trustedKey, this.#seals.lastSigner, this.#manifest?.book);
    const last = this.#seals.last;
    const accounts = this.#tellBalances();
    const places = this.#tellPlaces();
    return {
      ok: this.#findings.total === 0,
      findings: this.#findings.kept,
      findingCount: this.#findings.total,
      edition: this.#manifest?.edition ?? null,
      book: this.#manifest?.book ?? null,
      counts: this.#counts,
      sealedThrough:
        last === null
          ? null
          : {
              number: last.body.number,
              at: last.body.at,
              hash: last.hash,
              keyId: last.body.keyId,
            },
      unsealedLeaves: this.#unsealedLeaves(),
      accounts,
      places,
    };
  }

  #begin(line: LogLine): void {
    const known = line.line === 'manifest' && line.format === 1 && EDITIONS.has(line.edition);
    if (known) this.#manifest = line;
    else this.#findings.add({ code: 'FILE.NO_MANIFEST', detail: 'no manifest of format 1' });
  }

  #take(line: LogLine): void {
    switch (line.line) {
      case 'manifest':
        return;
      case 'key':
        return this.#keys.row(line);
      case 'leaf': {
        const payload = this.#of(line.country).country.leaf(line);
        if (line.country === '00' && payload !== null) this.#keys.leaf(payload, this.#place());
        return;
      }
      case 'head':
        return this.#of(line.country).country.head(line);
      case 'operator-head':
        return this.#seals.head(line, (country) => this.#of(country).country.end);
      case 'end':
        this.#end = line;
        return;
      default:
        return this.#takeRow(line);
    }
  }

  #takeRow(line: EntryLine | RecordLine | StrayLine): void {
    const { rows } = this.#of(line.country);
    if (rows === null) {
      const detail = `a line of the kind ${line.line} belongs into the auditor's edition only`;
      this.#findings.add({ code: 'FILE.MALFORMED_LINE', country: line.country, detail });
    } else if (line.line === 'entry') rows.entry(line.entry);
    else if (line.line === 'record') rows.record(line.record);
    else rows.stray(line.posting);
  }

  #of(country: string): { readonly country: CountryCheck; readonly rows: RowCheck | null } {
    const known = this.#countries.get(country);
    if (known !== undefined) return known;
    const auditor = this.#manifest?.edition === 'auditor';
    const rows = auditor ? new RowCheck(country, this.#findings) : null;
    const check = new CountryCheck({
      country,
      findings: this.#findings,
      rows,
      payloadsExpected: auditor,
    });
    const made = { country: check, rows };
    this.#countries.set(country, made);
    return made;
  }

  #place(): { readonly number: number; readonly hash: string } | null {
    const last = this.#seals.last;
    return last === null ? null : { number: last.body.number, hash: last.hash };
  }

  #checkEnd(): void {
    if (this.#end === null) {
      const detail = 'the file has no end line: it was cut off, or its making broke off';
      this.#findings.add({ code: 'FILE.INCOMPLETE', detail });
      return;
    }
    const kinds = new Set([...Object.keys(this.#counts), ...Object.keys(this.#end.counts ?? {})]);
    for (const kind of kinds) {
      const [found, said] = [this.#counts[kind] ?? 0, this.#end.counts?.[kind] ?? 0];
      if (found === said) continue;
      const detail = `the file has ${found} lines of the kind ${kind}, and says it has ${said}`;
      this.#findings.add({ code: 'FILE.COUNTS_DIFFER', detail });
    }
  }

  #tellBalances(): number {
    let accounts = 0;
    for (const [, { country }] of [...this.#countries].sort(([a], [b]) => (a < b ? -1 : 1))) {
      for (const balance of country.balances.accounts()) {
        accounts += 1;
        this.#options.onBalance?.(balance);
      }
    }
    return accounts;
  }

  #tellPlaces(): number {
    let places = 0;
    for (const [, { country }] of [...this.#countries].sort(([a], [b]) => (a < b ? -1 : 1))) {
      for (const place of country.places.places()) {
        places += 1;
        this.#options.onPlace?.(place);
      }
    }
    return places;
  }

  #unsealedLeaves(): number {
    const sealed = new Map(
      this.#seals.last?.body.heads.map(({ country, size }) => [country, size]) ?? [],
    );
    let count = 0;
    for (const [code, { country }] of this.#countries) {
      count += country.leavesSince(sealed.get(code) ?? 0);
    }
    return count;
  }
}
