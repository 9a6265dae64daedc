import type pg from 'pg';
import type { Row } from './table.ts';

/** One statement of a batch; with a name PostgreSQL plans it once per connection. */
export interface Statement {
  /** Empty where it is planned anew each time. */
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * One database connection inside a batch's transaction. Statements are named, so that PostgreSQL
 * plans them once per connection; a pooler that cannot carry names turns that off.
 *
 * Statements that do not need each other's answers go out together: the server takes them one after
 * the other as ever, but nobody waits in between. Once one has failed, the server refuses the rest.
 */
export class BatchClient {
  /** The name of the statement that failed, else of the last one: where a batch stood. */
  last = '';
  private ahead: Statement[] = [];

  constructor(
    private readonly client: pg.PoolClient,
    private readonly useNames: boolean,
  ) {}

  /** Sends it with whatever is asked for next, which then does not wait for it. */
  later(text: string): void {
    this.ahead.push({ name: '', text, values: [] });
  }

  async named(name: string, text: string, values: readonly unknown[]): Promise<readonly Row[]> {
    const [rows] = await this.together([{ name, text, values }]);
    return rows ?? [];
  }

  plain(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return this.named('', text, values);
  }

  /** The rows of each statement, in their order, or the error of the first that failed. */
  async together(statements: readonly Statement[]): Promise<readonly (readonly Row[])[]> {
    const sent = [...this.ahead, ...statements];
    const answers = this.client.pipeline
      ? await Promise.allSettled(sent.map((statement) => this.send(statement)))
      : await this.oneByOne(sent);
    this.ahead = [];
    for (const [at, answer] of answers.entries()) {
      this.last = sent[at]?.name ?? '';
      if (answer.status === 'rejected') throw answer.reason;
    }
    return answers
      .slice(sent.length - statements.length)
      .map((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  }

  private async oneByOne(
    statements: readonly Statement[],
  ): Promise<PromiseSettledResult<readonly Row[]>[]> {
    const answers: PromiseSettledResult<readonly Row[]>[] = [];
    for (const statement of statements) {
      const [answer] = await Promise.allSettled([this.send(statement)]);
      answers.push(answer);
      if (answer.status === 'rejected') break;
    }
    return answers;
  }

  private async send({ name, text, values }: Statement): Promise<readonly Row[]> {
    const query = { text, values: values as unknown[] };
    // Without values a statement goes as it is, and need not be prepared.
    const result = await this.client.query<Record<string, never>>(
      name !== '' && this.useNames ? { ...query, name } : query,
    );
    return result.rows;
  }
}
