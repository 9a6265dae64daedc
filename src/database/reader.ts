import type pg from 'pg';

/** A row as it comes from the read pool: amounts and days as text, instants as ISO text. */
export type ReadRow = Readonly<Record<string, unknown>>;

/**
 * Reads for lists, pages and country reports: on connections of their own, which cannot write.
 *
 * Also the injection token. Each statement sees its own snapshot; what must agree is read in one.
 */
export class Reader {
  /** For what takes a `pg` pool, such as the audit log. */
  readonly pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  /** The rows of one statement; values travel as parameters, never in the text. */
  async query<Row extends ReadRow = ReadRow>(
    text: string,
    values: readonly unknown[] = [],
  ): Promise<readonly Row[]> {
    const { rows } = await this.pool.query(text, [...values]);
    return rows as Row[];
  }
}
