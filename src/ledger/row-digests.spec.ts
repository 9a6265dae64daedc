import { describe, expect, it } from '@jest/globals';
import type { LeafDraft } from '../audit/leaf.ts';
import type { RowWrite } from './act.ts';
import {
  digestOf,
  digestOfLines,
  digestsInShort,
  ROWS_TOLD_ANYHOW,
  rowDigests,
  rowsReserve,
  tellsOfRows,
} from './row-digests.ts';
import type { Row, TableSpec } from './table.ts';

const THING: TableSpec = {
  name: 'thing',
  lockOrder: 1,
  columns: {
    id: 'uuid',
    amount: 'numeric',
    parts: 'jsonb',
    note: 'text',
    status: 'text',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: ['status', 'note'],
};
const ROW: Row = {
  id: '01932c5e-7a00-7c3e-9b1a-0242ac120000',
  amount: '1200.50',
  parts: '{"b":1.50,"a":[]}',
  note: null,
  status: 'open',
};

describe('what a leaf says of a row', () => {
  it('is the same for what is written and for what is read back', () => {
    // The database keeps its own order of members, its own zeros, and adds the place in the log.
    const readBack = {
      ...ROW,
      parts: { a: [], b: 1.5 } as unknown as string,
      amount: '1200.500',
      recorded_at: '2026-03-31T10:00:00.000Z',
      audit_sequence: 7,
    };
    for (const updatable of [true, false]) {
      expect(digestOf(THING, readBack, updatable)).toBe(digestOf(THING, ROW, updatable));
    }
  });

  it.each([
    ['amount', '1200.51', false],
    ['parts', '{"b":1.5,"a":[1]}', false],
    ['status', 'closed', true],
    ['note', '', true],
  ])('differs when %s does', (column, value, updatable) => {
    const changed = { ...ROW, [column]: value };
    expect(digestOf(THING, changed, updatable)).not.toBe(digestOf(THING, ROW, updatable));
    expect(digestOf(THING, changed, !updatable)).toBe(digestOf(THING, ROW, !updatable));
  });

  it('does not change when a later release adds a column', () => {
    const later = { ...THING, columns: { ...THING.columns, added: 'text' as const } };
    expect(digestOf(later, ROW, false)).toBe(digestOf(THING, ROW, false));
  });

  it('tells a new row from a change, and keeps room for both', () => {
    const told = rowDigests(
      [],
      [
        { table: THING, change: 'insert', row: ROW },
        { table: THING, change: 'update', row: ROW },
      ],
    );
    expect(told[0]).toMatch(/^thing 01932c5e\S+ F:\S{24} U:\S{24}$/);
    expect(told[1]).toMatch(/^thing 01932c5e\S+ U:\S{24}$/);
    const bytes = Buffer.byteLength(JSON.stringify(told));
    const writes = { rows: Array(2).fill({ table: THING, change: 'insert', row: ROW }) };
    expect(rowsReserve(writes)).toBeGreaterThan(bytes);
  });

  it('is told in short where there are many and the leaf has no room for them', () => {
    const many = (count: number): { rows: RowWrite[] } => ({
      rows: Array<RowWrite>(count).fill({ table: THING, change: 'insert', row: ROW }),
    });
    const leaf = (text: string): LeafDraft => ({
      act: { id: '', kind: 'thing', principal: '', requestHash: '' },
      visibility: 'public',
      records: [],
      entries: [],
      facts: { text },
    });
    expect(tellsOfRows(leaf(''), many(ROWS_TOLD_ANYHOW + 1))).toBe(true);
    expect(tellsOfRows(leaf('x'.repeat(14_000)), many(ROWS_TOLD_ANYHOW + 1))).toBe(false);
    expect(tellsOfRows(leaf('x'.repeat(14_000)), many(ROWS_TOLD_ANYHOW))).toBe(true);
    const digests = rowDigests([], many(90).rows);
    const short = digestsInShort(digests);
    expect(short).toEqual([`* thing 90 ${digestOfLines(digests)}`]);
    expect(rowsReserve(many(90))).toBeGreaterThan(Buffer.byteLength(JSON.stringify(short)));
  });
});
