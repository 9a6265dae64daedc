import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { exportLog } from '../../src/audit/export.ts';
import { auditKeys } from '../../src/audit/keys.ts';
import { verifyLog } from '../../src/audit/verifier.ts';
import { ACT_TABLES } from '../../src/cli/act-tables.ts';
import { LAWS } from '../../src/cli/check.ts';
import { createReadPool } from '../../src/database/pools.ts';
import { ledgerRows } from '../../src/ledger/audit-rows.ts';
import { checkRows } from '../../src/ledger/laws-of-rows.ts';
import { checkLaws } from '../../src/ledger/laws.ts';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { CycleBook } from '../monitoring/registered-project.ts';
import { fillBook } from '../reporting/report-book.ts';

/*
 * Somebody with every right over the database changes one value of one row, of any table, at random, with
 * all guards off. `check` or the verifier must find it, and name the row.
 */
const ROUNDS = parseInt(process.env['TAMPERINGS'] ?? (process.env['LONG'] ? '200' : '16'), 10);
const SEED = parseInt(process.env['TAMPER_SEED'] ?? '20261129', 10);

/** Tables that no law speaks of, each with the reason. */
const SPOKEN_OF_BY_NO_LAW: Readonly<Record<string, string>> = {
  migrations: 'belongs to the schema, not to the book',
  principal_name: 'personal data that can be erased; the log has a salted hash',
  country: 'names of ISO 3166, from the program itself; no act writes them',
  commodity: 'currencies of ISO 4217, from the program itself; no act writes them',
  principal: 'an id and no more: who it is stands in keys and leaves',
  audit_subtree: 'derived: a wrong node makes a proof fail, never a false one hold',
  country_books: 'held against the leaves where books are closed',
  access_log: 'sign-ins and reads, kept for a bounded time and apart from the book',
  browser_session: 'who is signed in at the moment; nothing of the book rests on it',
  api_key_use: 'when a key was last used, for its holder to see',
  second_factor: 'sealed, erasable, and nothing of the book rests on it',
  recovery_code: 'hashes, erasable, and nothing of the book rests on them',
  webhook_state: 'how telling others goes; what is told comes from the log',
  webhook_cursor: 'how telling others goes; what is told comes from the log',
};

/** Columns that say nothing of the book, each with the reason. */
const SAYS_NOTHING: Readonly<Record<string, string>> = {
  'webhook.secret_sealed': 'authenticated by its own seal',
  'act.answer': 'what a repeated request is answered; what happened stands in the leaf',
  'act.idempotency_key': 'the name that a client gave its request',
  'book.opened_at': 'when the database was made; the first key says of which book it is',
  'api_key.key_hash': 'another hash opens nothing to whoever does not know its key',
  'api_key.idempotency_key': 'the name that a client gave its request',
  'api_key.request_hash': 'the leaf has it',
};

let application: RunningApplication;
let forger: pg.Client;
let reading: pg.Pool;
let keys: readonly Buffer[];

beforeAll(async () => {
  application = await startApplication({ kind: 'real' });
  await fillBook(application, 'UZ');
  const book = new CycleBook(application);
  await book.adoptRules();
  const charging = await book.approve('ev-charging-1');
  await book.designate([7]);
  await book.registered('KZ001', [charging]);
  await application.request('POST', '/v1/projects/KZ001/monitoring-reports', {
    body: { firstDay: '2025-01-01', lastDay: '2025-06-30' },
  });
  // Nobody writes while the book is tampered with.
  await application.ledger.close();
  forger = new pg.Client(application.database.superuserUrl);
  await forger.connect();
  await forger.query("SET session_replication_role = replica; SET timezone = 'UTC'");
  reading = createReadPool(application.database.readerUrl, { max: 2 });
  keys = (await auditKeys(reading)).map(({ publicKey }) => publicKey);
}, 120_000);
afterAll(async () => {
  await forger?.end();
  await reading?.end();
  await application?.database.drop();
});

/** Everything that check and verifier say, as text. */
async function findings(): Promise<readonly string[]> {
  const laws = await checkLaws(reading, LAWS);
  const rows = await checkRows(reading, ACT_TABLES);
  const broken = [...laws, rows].flatMap(({ sentence, examples }) =>
    examples.map((example) => `${sentence}: ${example}`),
  );
  const log = await verifyLog(exportLog(reading, { edition: 'auditor', rows: ledgerRows }), {
    trustedKey: keys[0] ?? Buffer.alloc(32),
  });
  return [...broken, ...log.findings.map((finding) => JSON.stringify(finding))];
}

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

async function columns(): Promise<readonly Column[]> {
  const { rows } = await forger.query<Column>(
    `SELECT c.relname AS table, a.attname AS column, t.typname AS type
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
        AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY c.relname, a.attnum`,
  );
  return rows.filter(({ table }) => !(table in SPOKEN_OF_BY_NO_LAW));
}

/** Another value of the same type; SQL over the column `v`. */
const OTHER: Readonly<Record<string, string>> = {
  text: `coalesce(v, '') || 'x'`,
  bpchar: `CASE v WHEN 'KZ' THEN 'UZ' ELSE 'KZ' END`,
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

/** The same sequence each time, from one seed. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The words by which a finding may name a row: any of its ids, or what tells it from its neighbours. */
function namesOf(row: Readonly<Record<string, unknown>>): readonly string[] {
  const names = Object.entries(row)
    .filter(
      ([name, value]) => /(?:^|_)id$|reference|key_id|number$|^code$/.test(name) && value !== null,
    )
    .map(([, value]) => String(value));
  const sequence = row['audit_sequence'] ?? row['sequence'] ?? row['size'] ?? row['number'];
  if (sequence !== undefined && sequence !== null) names.push(String(sequence));
  names.push(String(row['country_code'] ?? row['code'] ?? 'book'));
  return names;
}

describe('one value of one row, changed behind every guard', () => {
  it('is found by check or by the verifier, which names the row', async () => {
    expect(await findings()).toEqual([]);
    const all = await columns();
    const targets = all.filter(({ table, column }) => !(`${table}.${column}` in SAYS_NOTHING));
    const random = randomNumbers(SEED);
    const missed: string[] = [];
    let done = 0;
    for (let tries = 0; done < ROUNDS && tries < ROUNDS * 20; tries += 1) {
      const { table, column, type } = targets[random(targets.length)]!;
      const other = OTHER[type];
      if (other === undefined)
        throw new Error(`nobody knows how to forge a ${type}: ${table}.${column}`);
      const { rows } = await forger.query<{ place: string; row: string }>(
        `SELECT ctid::text AS place, row_to_json(t)::text AS row FROM public.${table} t
          ORDER BY md5(ctid::text || $1) LIMIT 1`,
        [String(tries)],
      );
      const [target] = rows;
      if (target === undefined) continue;
      const removes = tries % 8 === 7;
      const statement = removes
        ? `DELETE FROM public.${table} WHERE ctid = $1 RETURNING 1 AS one`
        : `UPDATE public.${table} SET ${column} = ${other.replaceAll(/\bv\b/g, column)}
            WHERE ctid = $1 AND ${column} IS DISTINCT FROM ${other.replaceAll(/\bv\b/g, column)}
           RETURNING ctid::text AS one`;
      const forged = await forger
        .query<{ one: string }>(statement, [target.place])
        .catch(() => null);
      if (forged === null || forged.rows.length === 0) continue;
      done += 1;
      const what = removes ? `DELETE ${table}` : `${table}.${column}`;
      const found = await findings();
      const names = namesOf(JSON.parse(target.row) as Record<string, unknown>);
      if (!found.some((line) => names.some((name) => line.includes(name)))) {
        missed.push(`${what} ${target.row.slice(0, 200)} found: ${found.length}`);
      }
      const written = all
        .filter((each) => each.table === table)
        .map((each) => each.column)
        .join(', ');
      // Back to what it was, to the byte: the next forgery stands alone.
      if (!removes) {
        await forger.query(`DELETE FROM public.${table} WHERE ctid = $1`, [forged.rows[0]!.one]);
      }
      await forger.query(
        `INSERT INTO public.${table} (${written}) SELECT ${written}
           FROM json_populate_record(NULL::public.${table}, $1)`,
        [target.row],
      );
    }
    expect(missed).toEqual([]);
    expect(done).toBe(ROUNDS);
    expect(await findings()).toEqual([]);
  }, 600_000);
});
