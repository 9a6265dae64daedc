import type { BatchReader } from './act.ts';
import type { BatchClient } from './batch-client.ts';
import type { Row, TableSpec } from './table.ts';

/**
 * Rows that never change once they are written (whose commitment is this?), kept in memory so that a
 * batch need not read them again. Only rows of append-only tables belong here.
 */
export class ImmutableRows {
  private readonly rows = new Map<string, Row>();

  constructor(private readonly capacity: number) {}

  /** A reader for one batch: its statements run in the batch's transaction. */
  reader(client: BatchClient, countryCode: string): BatchReader {
    return {
      query: (text, values) => client.plain(text, values),
      immutable: (table, ids) => this.find(client, countryCode, table, ids),
    };
  }

  private async find(
    client: BatchClient,
    countryCode: string,
    table: TableSpec,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Row>> {
    const found = new Map<string, Row>();
    const missing = new Set<string>();
    for (const id of ids) {
      const row = this.rows.get(`${table.name} ${countryCode} ${id}`);
      if (row) found.set(id, row);
      else missing.add(id);
    }
    if (missing.size === 0) return found;
    const read = await client.named(
      `immutable-${table.name}`,
      `SELECT ${['id', ...Object.keys(table.columns)].filter(unique).join(', ')}
         FROM public.${table.name} WHERE country_code = $1 AND id = ANY($2::uuid[])`,
      [countryCode, [...missing]],
    );
    for (const row of read) {
      const id = String(row['id']);
      found.set(id, row);
      this.keep(`${table.name} ${countryCode} ${id}`, row);
    }
    return found;
  }

  private keep(key: string, row: Row): void {
    // The oldest entry leaves first: what is asked for again is soon read again.
    if (this.rows.size >= this.capacity) {
      const oldest = this.rows.keys().next();
      if (!oldest.done) this.rows.delete(oldest.value);
    }
    this.rows.set(key, row);
  }
}

function unique(name: string, at: number, names: readonly string[]): boolean {
  return names.indexOf(name) === at;
}
