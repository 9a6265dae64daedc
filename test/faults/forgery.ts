import type pg from 'pg';

/*
 * What somebody with every right over the database can do to a single row, and by which words a finding
 * names that row.
 */

/** Tables that no law speaks of, each with the reason. */
export const SPOKEN_OF_BY_NO_LAW: Readonly<Record<string, string>> = {
  migrations: 'belongs to the schema, not to the book',
  access_log: 'sign-ins and reads, kept for a bounded time and apart from the book',
  browser_session: 'who is signed in at the moment; nothing of the book rests on it',
  api_key_use: 'when a key was last used, for its holder to see',
  second_factor: 'sealed, erasable, and never in the log; nothing of the book rests on it',
  recovery_code: 'hashes, erasable, and never in the log; nothing of the book rests on them',
  webhook_cursor: 'how far telling others has come; what is told comes from the log',
};

/** Columns that no law can speak of, each with the reason. */
export const SAYS_NOTHING: Readonly<Record<string, string>> = {
  'webhook.secret_sealed': 'sealed by a key outside the database; a forged one opens nothing',
  'webhook_secret.secret_sealed':
    'sealed by a key outside the database; a forged one opens nothing',
  'webhook_state.disabled_at': 'a webhook that keeps failing is switched off without an act',
  'webhook_state.disabled_reason': 'a webhook that keeps failing is switched off without an act',
  'act.answer': 'not in the log: telling it would cost every act a digest; what happened is there',
  'act.idempotency_key': 'not in the log: the name that a client gave its request',
  'api_key.idempotency_key': 'not in the log: the name that a client gave its request',
  'api_key_revocation.idempotency_key': 'not in the log: the name that a client gave its request',
  'principal.idempotency_key': 'not in the log: the name that a client gave its request',
  'principal_grant.idempotency_key': 'not in the log: the name that a client gave its request',
  'principal_grant_end.idempotency_key': 'not in the log: the name that a client gave its request',
  'webhook.idempotency_key': 'not in the log: the name that a client gave its request',
  'webhook_secret.idempotency_key': 'not in the log: the name that a client gave its request',
  'access_change.idempotency_key': 'not in the log: the name that a client gave its request',
  'book.opened_at': 'when the database was made; the first key says of which book it is',
};

/** Tables to which a row can be added that no law finds, each with the reason. */
export const ADDED_UNSEEN: Readonly<Record<string, string>> = {
  principal: 'opens nothing without a key, a grant or a link, and those are in the log',
  principal_name: 'the name of somebody who may do nothing',
  country: 'an older release may have listed it; no fact can be of it without an act',
  commodity: 'an older release may have listed it; nothing counts it without an account',
  webhook_state: 'is of a webhook, by foreign key; and webhooks are in the log',
  book: 'there is one for ever, by a key',
};

export interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

export type Forged = Readonly<Record<string, unknown>>;

/** Every column that a statement can write, of every table that a law speaks of. */
export async function columnsOf(client: pg.Client): Promise<readonly Column[]> {
  const { rows } = await client.query<Column>(
    `SELECT c.relname AS table, a.attname AS column, t.typname AS type
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
        AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY c.relname, a.attnum`,
  );
  return rows.filter(({ table }) => !(table in SPOKEN_OF_BY_NO_LAW));
}

/** The columns of each table's primary key, without the country where there is more. */
export async function keysOf(client: pg.Client): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await client.query<{ table: string; columns: readonly string[] }>(
    `SELECT c.relname AS table, array_agg(a.attname::text ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
      WHERE c.relnamespace = 'public'::regnamespace GROUP BY c.relname`,
  );
  return new Map(
    rows.map(({ table, columns }) => {
      const own = columns.filter((column) => column !== 'country_code');
      return [table, own.length > 0 ? own : columns];
    }),
  );
}

/** Another value of the same type; SQL over the column `v`. */
export const OTHER: Readonly<Record<string, string>> = {
  text: `coalesce(v, '') || 'x'`,
  bpchar: `CASE length(v) WHEN 2 THEN CASE v WHEN 'KZ' THEN 'UZ' ELSE 'KZ' END
                          ELSE left(v, -1) || CASE right(v, 1) WHEN '9' THEN '8' WHEN 'Z' THEN 'Y'
                                              WHEN '0' THEN '9' ELSE 'Z' END END`,
  numeric: `coalesce(v, 0) + 1`,
  int2: `coalesce(v, 0) + 1`,
  int4: `coalesce(v, 0) + 1`,
  int8: `coalesce(v, 0) + 1`,
  bool: `NOT coalesce(v, false)`,
  date: `coalesce(v, '2026-01-01') + 1`,
  timestamptz: `coalesce(v, '2026-01-01') + interval '1 second'`,
  uuid: `CASE WHEN v IS NULL THEN '01932c5e-7a00-7c3e-9b1a-0242ac120000'::uuid
              ELSE (left(v::text, 35) || CASE right(v::text, 1) WHEN '0' THEN '1' ELSE '0' END)::uuid END`,
  bytea: `CASE WHEN length(v) > 0 THEN set_byte(v, 0, get_byte(v, 0) # 1) ELSE '\\x01' END`,
  jsonb: `CASE jsonb_typeof(v) WHEN 'object' THEN v || '{"forged": true}'
               WHEN 'array' THEN v || '["forged"]' ELSE '"forged"' END`,
  _text: `array_append(v, 'forged')`,
  _bpchar: `array_append(v, 'XX')`,
  _bytea: `array_append(v, '\\x00')`,
  _uuid: `array_append(v, '01932c5e-7a00-7c3e-9b1a-0242ac120000')`,
  inet: `CASE WHEN v = '192.0.2.1' THEN '192.0.2.2'::inet ELSE '192.0.2.1'::inet END`,
  daterange: `daterange(lower(v), upper(v) + 1)`,
};

export function otherValue({ table, column, type }: Column): string {
  const other = OTHER[type];
  if (other === undefined)
    throw new Error(`nobody knows how to forge a ${type}: ${table}.${column}`);
  return other.replaceAll(/\bv\b/g, column);
}

/** The same sequence each time, from one seed. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * Whether a finding names a row, and not only its country or its owner: by its id or reference, by every
 * part of its key, or, where it has no id, by the digest that its leaf has of it.
 */
export function isNamed(
  finding: string,
  row: Forged,
  given: { readonly keys: readonly string[]; readonly digest: string | null },
): boolean {
  const { keys, digest } = given;
  const own = ['id', 'reference'].map((name) => row[name]).filter((value) => value != null);
  if (own.some((value) => says(finding, String(value)))) return true;
  if (digest !== null && finding.includes(digest)) return true;
  const parts = keys.map((key) => String(row[key]));
  // A number alone names a row of a country only where the country stands beside it.
  const country = String(row['country_code'] ?? '00');
  const isTold = country === '00' || finding.includes(country);
  return parts.every((part) => says(finding, part)) && (isTold || !parts.every(isNumber));
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word);
}

/** As a word of its own: 5 is not named by 15, nor by 2025-01-05. */
function says(finding: string, word: string): boolean {
  const escaped = word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const bounded = isNumber(word) ? `(?<![\\w.-])${escaped}(?![\\w.-]*\\w)` : escaped;
  return new RegExp(bounded).test(finding);
}
