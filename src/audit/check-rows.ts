import { canonicalJson } from '../kernel/canonical-json.ts';
import type { JsonValue } from '../kernel/canonical-json.ts';
import { RunningBalances } from './check-balances.ts';
import type { FindingCode, Findings } from './finding.ts';
import { bare } from './log-balances.ts';
import type { LeafEntry, LeafPayload, LeafRecord } from './leaf.ts';
import type { EntryRow, PostingRow, RecordRow, StrayPosting } from './log-lines.ts';

/** The leaf whose rows are being read; `payload` is null where it cannot be read. */
interface Expected {
  readonly sequence: number;
  readonly payload: LeafPayload | null;
  readonly entries: Map<string, EntryRow>;
  readonly records: Map<string, RecordRow>;
}

/**
 * Holds the rows of one country's journal and records against what the log says of them, leaf by leaf,
 * and names each row that differs, is missing or was added.
 */
export class RowCheck {
  readonly #country: string;
  readonly #findings: Findings;
  readonly #balances: RunningBalances;
  #expected: Expected | null = null;

  constructor(country: string, findings: Findings) {
    this.#country = country;
    this.#findings = findings;
    this.#balances = new RunningBalances(country, findings);
  }

  /** Begins with the rows of a leaf. */
  expect(sequence: number, payload: LeafPayload | null): void {
    this.#expected = { sequence, payload, entries: new Map(), records: new Map() };
  }

  entry(row: EntryRow): void {
    const leaf = this.#leafOf(row.auditSequence);
    const name = this.#nameOf('journal entry', row.id);
    if (leaf === null) {
      this.#extra(row.auditSequence, name, `the log has no leaf ${row.auditSequence}`);
      this.#balances.post(row, null);
    } else if (leaf.entries.has(row.id)) {
      this.#extra(row.auditSequence, name, 'it stands there twice');
    } else leaf.entries.set(row.id, row);
  }

  record(row: RecordRow): void {
    const leaf = this.#leafOf(row.auditSequence);
    const name = recordName(this.#country, row);
    if (leaf === null) {
      this.#extra(row.auditSequence, name, `the log has no leaf ${row.auditSequence}`);
    } else if (leaf.records.has(name)) {
      this.#extra(row.auditSequence, name, 'it stands there twice');
    } else leaf.records.set(name, row);
  }

  stray({ entryId, leg }: StrayPosting): void {
    const name = this.#nameOf('posting of journal entry', entryId);
    this.#findings.add({
      code: 'ROW.EXTRA',
      country: this.#country,
      row: name,
      detail: `${name}, leg ${leg}: there is no such journal entry`,
    });
  }

  /** Ends with the rows of the leaf: compares what stands there with what it says. */
  close(): void {
    const leaf = this.#expected;
    this.#expected = null;
    if (leaf === null) return;
    if (leaf.payload === null) {
      for (const row of leaf.entries.values()) this.#balances.post(row, null);
      return;
    }
    this.#closeEntries(leaf, leaf.payload);
    this.#closeRecords(leaf, leaf.payload);
  }

  #closeEntries({ sequence, entries }: Expected, payload: LeafPayload): void {
    for (const logged of payload.entries) {
      const id = bare(logged.id);
      const row = entries.get(id);
      const name = this.#nameOf('journal entry', id);
      if (row === undefined) {
        this.#missing(sequence, name);
        this.#balances.miss(logged);
      } else {
        this.#compareEntry(name, logged, payload, row);
        this.#balances.post(row, logged);
      }
      entries.delete(id);
    }
    for (const id of entries.keys()) {
      const told = payload.entries.map((entry) => this.#nameOf('journal entry', bare(entry.id)));
      const name = this.#nameOf('journal entry', id);
      this.#extra(sequence, name, `leaf ${sequence} tells of ${told.join(', ') || 'no entry'}`);
    }
  }

  #closeRecords({ sequence, records }: Expected, payload: LeafPayload): void {
    for (const logged of payload.records) {
      const name = recordName(this.#country, { ...logged, id: bare(logged.id) });
      const row = records.get(name);
      if (row === undefined) this.#missing(sequence, name);
      else this.#compareRecord(name, logged, payload, row);
      records.delete(name);
    }
    for (const name of records.keys()) {
      this.#extra(sequence, name, `leaf ${sequence} does not tell of it`);
    }
  }

  #compareEntry(name: string, logged: LeafEntry, payload: LeafPayload, row: EntryRow): void {
    const differs = this.#comparer(name, row.auditSequence);
    differs('kind', logged.kind, row.kind);
    differs('effective day', logged.effectiveOn, row.effectiveOn);
    differs('reference', logged.reference, row.reference);
    differs('memo', logged.memo, row.memo);
    differs('reversed entry', logged.reverses && bare(logged.reverses), row.reverses);
    differs('time of recording', payload.at, row.recordedAt);
    differs('principal', bare(payload.act.principal), row.principalId);
    differs('act', bare(payload.act.id), row.actId);
    differs('number of postings', logged.postings.length, row.legCount);
    const rows = new Map(row.postings.map((posting) => [posting.leg, posting]));
    logged.postings.forEach((posting, at) => {
      this.#comparePosting(name, row.auditSequence, at + 1, posting, rows.get(at + 1));
      rows.delete(at + 1);
    });
    for (const leg of rows.keys()) {
      this.#extra(row.auditSequence, name, `leg ${leg} is not in the log`);
    }
  }

  #comparePosting(
    name: string,
    sequence: number,
    leg: number,
    logged: LeafEntry['postings'][number],
    row: PostingRow | undefined,
  ): void {
    if (row === undefined) return this.#missing(sequence, `${name}, leg ${leg}`);
    const differs = this.#comparer(name, sequence, `leg ${leg}: `);
    differs('account', bare(logged.account), row.accountId);
    differs('commodity', logged.commodity, row.commodity);
    differs('amount', logged.amount, row.amount);
  }

  #compareRecord(name: string, logged: LeafRecord, payload: LeafPayload, row: RecordRow): void {
    const differs = this.#comparer(name, row.auditSequence);
    differs('first valid day', logged.validFrom, row.validFrom);
    differs('time of recording', payload.at, row.recordedAt);
    for (const [path, log, table] of differingMembers(logged.body, row.body)) {
      differs(path, log, table);
    }
  }

  #comparer(row: string, sequence: number, place = '') {
    return (field: string, log: string | number | null, table: string | number | null): void => {
      if (log === table) return;
      const detail =
        `${row}: ${place}${field} differs from the log: ` +
        `log says ${log ?? 'nothing'}, table says ${table ?? 'nothing'}`;
      this.#add('ROW.DIFFERS', sequence, row, detail);
    };
  }

  #leafOf(sequence: number): Expected | null {
    // Rows come in the order of their leaves: one from behind ends those before it.
    if (this.#expected !== null && sequence > this.#expected.sequence) this.close();
    return this.#expected?.sequence === sequence ? this.#expected : null;
  }

  #missing(sequence: number, row: string): void {
    this.#add('ROW.MISSING', sequence, row, `${row}: the log has it, the table does not`);
  }

  #extra(sequence: number, row: string, why: string): void {
    this.#add('ROW.EXTRA', sequence, row, `${row}: the table has it, the log does not: ${why}`);
  }

  #add(code: FindingCode, sequence: number, row: string, detail: string): void {
    this.#findings.add({ code, country: this.#country, sequence, row, detail });
  }

  #nameOf(what: string, id: string): string {
    return `${what} ${this.#country}-${id}`;
  }
}

function recordName(
  country: string,
  record: { readonly type: string; readonly id: string; readonly version: number },
): string {
  return `${record.type} ${country}-${record.id}, version ${record.version}`;
}

/** Members of a record's body whose canonical text differs, each with both texts. */
function differingMembers(
  log: JsonValue,
  table: JsonValue,
): readonly (readonly [string, string | null, string | null])[] {
  if (!isObject(log) || !isObject(table)) return [['body', canonicalJson(log), textOf(table)]];
  const names = [...new Set([...Object.keys(log), ...Object.keys(table)])].sort();
  return names.map((name) => [name, textOf(log[name]), textOf(table[name])] as const);
}

function isObject(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: JsonValue | undefined): string | null {
  return value === undefined ? null : canonicalJson(value);
}
