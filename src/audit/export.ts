import { NO_COUNTRY } from '../kernel/country-code.ts';
import { CountryCursor } from './export-cursor.ts';
import { bookIdentity } from './keys.ts';
import type { KeyLine, LogLine, OperatorHeadLine } from './log-lines.ts';
import { parseOperatorHead } from './operator-head.ts';
import type { SealedHead } from './operator-head.ts';
import type { ConnectionPool, Queryable } from './queryable.ts';
import type { RowSource } from './row-source.ts';

/** How many operator's heads are read at a time. */
const PAGE = 256;

/** `public`: every hash, payloads that are public. `auditor`: every payload, and the rows. */
export type ExportOptions =
  { readonly edition: 'public' } | { readonly edition: 'auditor'; readonly rows: RowSource };

/**
 * The whole log as JSON Lines, one line a piece, each with its line feed: what a stranger needs to
 * check everything without us (docs/audit-chain.md has the format).
 *
 * One snapshot of the database, read page by page, so neither the length of the log nor writing
 * meanwhile matters. An export that breaks off lacks its `end` line.
 */
export async function* exportLog(
  pool: ConnectionPool,
  options: ExportOptions,
): AsyncGenerator<string, void, void> {
  const connection = await pool.connect();
  let broken = true;
  try {
    await connection.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY', []);
    const counts: Record<string, number> = {};
    for await (const line of linesOf(connection, options)) {
      counts[line.line] = (counts[line.line] ?? 0) + 1;
      yield textOf(line);
    }
    yield textOf({ line: 'end', counts });
    await connection.query('COMMIT', []);
    broken = false;
  } finally {
    // A reader that went away leaves the transaction open: the connection is closed with it.
    connection.release(broken);
  }
}

async function* linesOf(tx: Queryable, options: ExportOptions): AsyncGenerator<LogLine> {
  const rows = options.edition === 'auditor' ? options.rows : null;
  yield {
    line: 'manifest',
    format: 1,
    edition: options.edition,
    book: await bookIdentity(tx),
  };
  yield* await keyLines(tx);
  const cursors = new Map<string, CountryCursor>();
  const cursorOf = (country: string): CountryCursor => {
    const cursor =
      cursors.get(country) ?? new CountryCursor({ tx, country, edition: options.edition, rows });
    cursors.set(country, cursor);
    return cursor;
  };
  for await (const head of operatorHeads(tx)) {
    for (const { country, size } of listedIn(head)) {
      yield* cursorOf(country).linesBefore(size);
    }
    yield head;
  }
  const countries = await countriesOf(tx, rows);
  for (const country of countries) yield* cursorOf(country).linesBefore(null);
  if (rows === null) return;
  for (const country of countries) {
    for (const posting of await rows.strayPostings(tx, country)) {
      yield { line: 'posting', country, posting };
    }
  }
}

/** A body that somebody damaged lists nothing; it is exported all the same, for the reader to find. */
function listedIn(head: OperatorHeadLine): readonly SealedHead[] {
  try {
    return parseOperatorHead(head.body).heads;
  } catch {
    return [];
  }
}

function textOf(line: LogLine): string {
  return `${JSON.stringify(line)}\n`;
}

async function keyLines(tx: Queryable): Promise<readonly KeyLine[]> {
  const { rows } = await tx.query<Omit<KeyLine, 'line'>>(
    `SELECT k.key_id AS "keyId", encode(k.public_key, 'hex') AS "publicKey",
            k.previous_key_id AS "previousKeyId", k.introduced_sequence AS "introducedSequence",
            r.revoked_sequence AS "revokedSequence"
       FROM public.audit_key k
       LEFT JOIN public.audit_key_revocation r
         ON r.country_code = k.country_code AND r.key_id = k.key_id
      WHERE k.country_code = $1 ORDER BY k.introduced_sequence, k.key_id`,
    [NO_COUNTRY],
  );
  return rows.map((row) => ({ line: 'key', ...row }));
}

async function* operatorHeads(tx: Queryable): AsyncGenerator<OperatorHeadLine> {
  for (let after = 0, more = true; more;) {
    const { rows } = await tx.query<Omit<OperatorHeadLine, 'line'> & { number: number }>(
      `SELECT number, body, encode(hash, 'hex') AS hash, encode(signature, 'hex') AS signature
         FROM public.operator_head
        WHERE country_code = $1 AND number > $2 ORDER BY number LIMIT ${PAGE}`,
      [NO_COUNTRY, after],
    );
    for (const { number, body, hash, signature } of rows) {
      after = number;
      yield { line: 'operator-head', body, hash, signature };
    }
    more = rows.length === PAGE;
  }
}

/** Every country with a log or with rows, in order. */
async function countriesOf(tx: Queryable, rows: RowSource | null): Promise<readonly string[]> {
  const { rows: trees } = await tx.query<{ country: string }>(
    'SELECT country_code AS country FROM public.audit_tree',
    [],
  );
  const countries = new Set(trees.map((tree) => tree.country));
  for (const country of (await rows?.countries(tx)) ?? []) countries.add(country);
  return [...countries].sort();
}
