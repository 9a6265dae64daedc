import type pg from 'pg';
import type { Row } from './table.ts';

/**
 * One database connection inside a batch's transaction. Statements are named, so that PostgreSQL
 * plans them once per connection; a pooler that cannot carry names turns that off.
 */
export class BatchClient {
  constructor(
    private readonly client: pg.PoolClient,
    private readonly useNames: boolean,
  ) {}

  async named(name: string, text: string, values: readonly unknown[]): Promise<readonly Row[]> {
    const query = { text, values: values as unknown[] };
    const result = await this.client.query<Record<string, never>>(
      this.useNames ? { ...query, name } : query,
    );
    return result.rows;
  }

  async plain(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    const result = await this.client.query<Record<string, never>>(text, values as unknown[]);
    return result.rows;
  }
}
