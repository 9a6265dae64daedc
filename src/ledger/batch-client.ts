import type pg from 'pg';
import type { Row } from './table.ts';

/**
 * One database connection inside a batch's transaction. Statements are named, so that PostgreSQL
 * plans them once per connection; a pooler that cannot carry names turns that off.
 */
export class BatchClient {
  /** The name of the statement that was sent last: where a batch stood when it failed. */
  last = '';

  constructor(
    private readonly client: pg.PoolClient,
    private readonly useNames: boolean,
  ) {}

  async named(name: string, text: string, values: readonly unknown[]): Promise<readonly Row[]> {
    this.last = name;
    const query = { text, values: values as unknown[] };
    const result = await this.client.query<Record<string, never>>(
      this.useNames ? { ...query, name } : query,
    );
    return result.rows;
  }

  async plain(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    this.last = '';
    const result = await this.client.query<Record<string, never>>(text, values as unknown[]);
    return result.rows;
  }
}
