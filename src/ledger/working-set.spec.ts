import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Instant } from '../kernel/clock.ts';
import type { Act } from './act.ts';
import type { Row, RowIndex, TableSpec } from './table.ts';
import { WorkingSet } from './working-set.ts';

/** Which names are there, as a table's index may keep it. */
class Names implements RowIndex {
  readonly all = new Set<string>();

  put(row: Row): void {
    this.all.add(String(row['name']));
  }

  remove(row: Row): void {
    this.all.delete(String(row['name']));
  }
}

const THING: TableSpec = {
  name: 'thing',
  lockOrder: 1,
  columns: { id: 'uuid', name: 'text' },
  updatable: ['name'],
  index: () => new Names(),
};
const BARE: TableSpec = { name: 'bare', lockOrder: 2, columns: { id: 'uuid' }, updatable: [] };

const act = { id: 'a' } as Act<unknown>;
const answer = { status: 201 as const, location: null, body: {} };
const names = (known: WorkingSet): readonly string[] => [...known.index<Names>(THING).all].sort();

function workingSet(): WorkingSet {
  const known = new WorkingSet('2026-01-01T00:00:00.000Z' as Instant, '2026-01-01' as CalendarDay);
  known.holdRow(THING, { id: '1', name: 'one' });
  return known;
}

describe('an index over the rows of a batch', () => {
  it('knows what was read, changed and inserted', () => {
    const known = workingSet();
    known.holdRow(THING, { id: '1', name: 'one, read again' });
    expect(names(known)).toEqual(['one, read again']);
    known.apply(act, {
      rows: [
        { table: THING, change: 'update', row: { id: '1', name: 'uno' } },
        { table: THING, change: 'insert', row: { id: '2', name: 'due' } },
      ],
      answer,
    });
    expect(names(known)).toEqual(['due', 'uno']);
  });

  it('returns to what it was where acts are taken back', () => {
    const known = workingSet();
    const mark = known.mark();
    for (const name of ['uno', 'eins']) {
      known.apply(act, {
        rows: [
          { table: THING, change: 'update', row: { id: '1', name } },
          { table: THING, change: 'insert', row: { id: name, name: `new ${name}` } },
        ],
        answer,
      });
    }
    expect(names(known)).toEqual(['eins', 'new eins', 'new uno']);
    known.returnTo(mark);
    expect(names(known)).toEqual(['one']);
    expect(known.row(THING, '1')).toEqual({ id: '1', name: 'one' });
    expect(known.row(THING, 'uno')).toBeUndefined();
  });

  it('is of tables that declare one', () => {
    expect(() => workingSet().index(BARE)).toThrow('declares no index');
  });
});
