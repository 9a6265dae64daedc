import type { Instant } from '../kernel/clock.ts';
import type { LeafVisibility } from './leaf.ts';
import type { Edition, HeadLine, LeafLine, LogLine } from './log-lines.ts';
import type { Queryable } from './queryable.ts';
import type { RowSource } from './row-source.ts';

/** Leaves read at a time, per country: at most 4 MB of payloads, usually a tenth of it. */
const PAGE = 256;

/** A line and the leaf it belongs to. */
interface PlacedLine {
  readonly sequence: number;
  readonly line: LogLine;
}

/**
 * Reads the log of one country from its beginning, once: each leaf, then the rows it explains, then
 * the head that ends with it. Rows and heads whose leaf is missing keep their place.
 */
export class CountryCursor {
  readonly #tx: Queryable;
  readonly #country: string;
  readonly #edition: Edition;
  readonly #rows: RowSource | null;
  #page: readonly PlacedLine[] = [];
  #given = 0;
  /** Everything below this sequence is in a page already; null when there is no more. */
  #read: number | null = 0;

  constructor(of: {
    readonly tx: Queryable;
    readonly country: string;
    readonly edition: Edition;
    readonly rows: RowSource | null;
  }) {
    this.#tx = of.tx;
    this.#country = of.country;
    this.#edition = of.edition;
    this.#rows = of.rows;
  }

  /** Lines not given yet, up to the leaf before `size`; null for all that is left. */
  async *linesBefore(size: number | null): AsyncGenerator<LogLine> {
    for (;;) {
      for (; this.#given < this.#page.length; this.#given += 1) {
        const next = this.#page[this.#given];
        if (next === undefined || (size !== null && next.sequence >= size)) return;
        yield next.line;
      }
      if (this.#read === null || (size !== null && this.#read >= size)) return;
      await this.#readPage(this.#read);
    }
  }

  async #readPage(from: number): Promise<void> {
    const leaves = await this.#leaves(from);
    const last = leaves.at(-1);
    const before = last === undefined || leaves.length < PAGE ? null : last.sequence + 1;
    // The first page also takes what claims a place before the first leaf.
    const range = { country: this.#country, from: from === 0 ? null : from, before };
    const entries = (await this.#rows?.entries(this.#tx, range)) ?? [];
    const records = (await this.#rows?.records(this.#tx, range)) ?? [];
    const heads = await this.#heads(from, before);
    const country = this.#country;
    // Sorting is stable, so lines of one leaf stay in this order.
    this.#page = [
      ...leaves.map((line): PlacedLine => ({ sequence: line.sequence, line })),
      ...entries.map((entry): PlacedLine => ({
        sequence: entry.auditSequence,
        line: { line: 'entry', country, entry },
      })),
      ...records.map((record): PlacedLine => ({
        sequence: record.auditSequence,
        line: { line: 'record', country, record },
      })),
      ...heads.map((line): PlacedLine => ({ sequence: line.size - 1, line })),
    ].sort((one, other) => one.sequence - other.sequence);
    this.#given = 0;
    this.#read = before;
  }

  async #leaves(from: number): Promise<readonly LeafLine[]> {
    const { rows } = await this.#tx.query<{
      sequence: number;
      at: Instant;
      hash: string;
      payload: string;
      visibility: LeafVisibility;
    }>(
      `SELECT sequence, recorded_at AS at, encode(leaf_hash, 'hex') AS hash, payload, visibility
         FROM public.audit_leaf
        WHERE country_code = $1 AND sequence >= $2 ORDER BY sequence LIMIT ${PAGE}`,
      [this.#country, from],
    );
    return rows.map(({ sequence, at, hash, payload, visibility }) => {
      const line: LeafLine = { line: 'leaf', country: this.#country, sequence, at, hash };
      const shown = this.#edition === 'auditor' || visibility === 'public';
      return shown ? { ...line, payload } : line;
    });
  }

  async #heads(from: number, before: number | null): Promise<readonly HeadLine[]> {
    const { rows } = await this.#tx.query<Omit<HeadLine, 'line' | 'country'>>(
      `SELECT size, encode(root, 'hex') AS root, encode(previous_head_hash, 'hex') AS previous,
              at, encode(head_hash, 'hex') AS hash
         FROM public.audit_head
        WHERE country_code = $1 AND size > $2 AND ($3::bigint IS NULL OR size <= $3::bigint)
        ORDER BY size`,
      [this.#country, from, before],
    );
    return rows.map((row) => ({ line: 'head', country: this.#country, ...row }));
  }
}
