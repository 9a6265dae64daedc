import { hash } from 'node:crypto';
import { leafHasRoom, type LeafDraft } from '../audit/leaf.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { JsonValue } from '../kernel/canonical-json.ts';
import type { AccountDraft, Outcome, RowWrite } from './act.ts';
import type { ColumnType, ColumnValue, Row, TableSpec } from './table.ts';

/*
 * A leaf says of every row that its act wrote what it was, as a digest: so a row of any table can be held
 * against the log, whatever room it is of, and one that is gone or was added is missed or found.
 *
 * `tranche 0193… F:… U:…` is a new row: its columns that never change, and those that may.
 * `tranche 0193… U:…` is a change of the latter. A row without an id goes by its first digest.
 */

/**
 * So many rows are always told one by one; more of them only where the leaf has room: it holds 16 kB.
 * Where it has none, it says `* credit_movement 90 …`: how many rows of a table, and one digest of all.
 */
export const ROWS_TOLD_ANYHOW = 20;

/** Written by the batch itself into every row, and checked against the leaf by themselves. */
const PLACE = new Set(['audit_sequence', 'recorded_at']);

/** Bytes of a leaf that one row takes at most. */
const ROW_BYTES = 140;

/** Bytes that a table takes where it is told in short, beside its name: number, digest, punctuation. */
const SHORT_BYTES = 40;

type Written = Pick<Outcome, 'accounts' | 'rows'>;

/** Bytes of a leaf to be kept free for its rows. */
export function rowsReserve(written: Written): number {
  const count = rowsOf(written);
  if (count <= ROWS_TOLD_ANYHOW) return count * ROW_BYTES;
  const tables = new Set((written.rows ?? []).map(({ table }) => table.name));
  if ((written.accounts ?? []).length > 0) tables.add(ACCOUNT_OPENED.name);
  return [...tables].reduce((sum, name) => sum + name.length + SHORT_BYTES, SHORT_BYTES);
}

/** Whether a leaf, as it is without them, tells of the rows of its act one by one. */
export function tellsOfRows(draft: LeafDraft, written: Written): boolean {
  const count = rowsOf(written);
  return count <= ROWS_TOLD_ANYHOW || leafHasRoom(draft, count * ROW_BYTES);
}

function rowsOf({ accounts, rows }: Written): number {
  return (accounts?.length ?? 0) + (rows?.length ?? 0);
}

/** An account as it is opened: what it counts, and for whom. Its floor stands in laws of the rooms. */
export const ACCOUNT_OPENED: TableSpec = {
  name: 'account',
  lockOrder: 900,
  columns: {
    id: 'uuid',
    kind: 'text',
    commodity: 'text',
    exponent: 'smallint',
    inflow_only: 'boolean',
    owner_type: 'text',
    owner_id: 'uuid',
  },
  updatable: [],
};

/** What a leaf says of the rows that an act wrote; empty where it wrote none. */
export function rowDigests(
  accounts: readonly AccountDraft[],
  writes: readonly RowWrite[],
): readonly string[] {
  return [...accounts.map(accountDigest), ...writeDigests(writes)];
}

/** What a leaf without room for its rows says instead: of each table how many, and one digest of all. */
export function digestsInShort(digests: readonly string[]): readonly string[] {
  const byTable = new Map<string, string[]>();
  for (const line of digests) {
    const table = line.slice(0, line.indexOf(' '));
    const lines = byTable.get(table) ?? [];
    byTable.set(table, lines);
    lines.push(line);
  }
  return [...byTable].map(([table, lines]) => `* ${table} ${lines.length} ${digestOfLines(lines)}`);
}

/** One digest of what would be said of rows one by one, whatever their order. */
export function digestOfLines(lines: readonly string[]): string {
  return hash('sha256', lines.toSorted().join('\n'), 'base64url').slice(0, 24);
}

function accountDigest(account: AccountDraft): string {
  const { id, kind, commodity, inflowOnly, ownerType, ownerId } = account;
  const row = {
    ...{ id, kind, commodity: commodity.code, exponent: commodity.exponent },
    ...{ inflow_only: inflowOnly, owner_type: ownerType, owner_id: ownerId },
  };
  const may = digestOf(ACCOUNT_OPENED, row, true);
  return `account ${id} F:${digestOf(ACCOUNT_OPENED, row, false)} U:${may}`;
}

function writeDigests(writes: readonly RowWrite[]): readonly string[] {
  return writes.map(({ table, change, row }) => {
    const may = `U:${digestOf(table, row, true)}`;
    if (change === 'update') return `${table.name} ${String(row['id'])} ${may}`;
    const fixed = `F:${digestOf(table, row, false)}`;
    const id = 'id' in table.columns ? String(row['id']) : fixed.slice(2);
    return `${table.name} ${id} ${fixed} ${may}`;
  });
}

/**
 * 144 bits of SHA-256 over the columns that may change, or those that may not. What is null is left out,
 * so that a column that a later release adds does not change what was said of older rows.
 */
export function digestOf(table: TableSpec, row: Row, updatable: boolean): string {
  let text = table.name;
  for (const [column, type] of Object.entries(table.columns)) {
    if (PLACE.has(column) || table.updatable.includes(column) !== updatable) continue;
    const value = row[column] ?? null;
    if (value !== null) text += `\u001e${column}\u001f${written(value, type)}`;
  }
  return hash('sha256', text, 'base64url').slice(0, 24);
}

/** A value in the one way in which it is digested, whether it is about to be written or was read back. */
function written(value: ColumnValue, type: ColumnType): string {
  switch (type) {
    case 'numeric':
      return plainNumber(String(value));
    case 'jsonb': {
      const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : value;
      return canonicalJson(parsed as JsonValue);
    }
    case 'bytea':
      return Buffer.isBuffer(value) ? value.toString('hex') : String(value);
    default:
      return String(value);
  }
}

/** A column may keep fewer or more zeros at the end than were written. */
function plainNumber(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
