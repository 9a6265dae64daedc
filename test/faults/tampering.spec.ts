import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { AuditLog } from '../../src/audit/audit-log.ts';
import { exportLog } from '../../src/audit/export.ts';
import { auditKeys } from '../../src/audit/keys.ts';
import type { LogPlace } from '../../src/audit/log-places.ts';
import type { SignedOperatorHead } from '../../src/audit/operator-head.ts';
import { verifyLog } from '../../src/audit/verifier.ts';
import { ACT_TABLES } from '../../src/cli/act-tables.ts';
import { LAWS } from '../../src/cli/check.ts';
import { createReadPool } from '../../src/database/pools.ts';
import { ledgerRows } from '../../src/ledger/audit-rows.ts';
import { checkRows } from '../../src/ledger/laws-of-rows.ts';
import { checkLaws, type LawCheck, type LawResult } from '../../src/ledger/laws.ts';
import { digestOf } from '../../src/ledger/row-digests.ts';
import type { Row } from '../../src/ledger/table.ts';
import {
  byPython,
  byTheProgram,
  byTheSingleFile,
  CollectedExports,
} from '../audit/collected-exports.ts';
import type { RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import {
  ADDED_UNSEEN,
  columnsOf,
  isNamed,
  keysOf,
  otherValue,
  randomNumbers,
  SAYS_NOTHING,
  type Column,
  type Forged,
} from './forgery.ts';
import { fillEveryTable } from './full-book.ts';

/*
 * Somebody with every right over the database changes, removes or adds one row, of any table, at random,
 * with all guards off. `check` or the verifier must find it, and name the row.
 */
const ROUNDS = parseInt(process.env['TAMPERINGS'] ?? (process.env['LONG'] ? '200' : '12'), 10);
const SEED = parseInt(process.env['TAMPER_SEED'] ?? '20261129', 10);

/** Exports of the tampered book, of which the two other verifiers must say the same. */
const EXPORTS = process.env['LONG'] ? 20 : 2;
const exports = new CollectedExports();

let application: RunningApplication;
let forger: pg.Client;
let reading: pg.Pool;
let trustedKey: Buffer;
/** The last head from before, as any witness keeps it: without it a tail can be cut off unseen. */
let heldHead: SignedOperatorHead;
let keys: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  application = await startWithReference();
  await fillEveryTable(application);
  // Nobody writes while the book is tampered with.
  await application.ledger.close();
  forger = new pg.Client(application.database.superuserUrl);
  await forger.connect();
  await forger.query("SET session_replication_role = replica; SET timezone = 'UTC'");
  reading = createReadPool(application.database.readerUrl, { max: 2 });
  trustedKey = (await auditKeys(reading))[0]?.publicKey ?? Buffer.alloc(32);
  const last = await new AuditLog(reading).operatorHead();
  if (last === null) throw new Error('nothing was sealed');
  heldHead = last;
  keys = await keysOf(forger);
}, 120_000);
afterAll(async () => {
  exports.remove();
  await forger?.end();
  await reading?.end();
  await application?.database.drop();
});

function told(results: readonly LawResult[]): readonly string[] {
  return results.flatMap(({ sentence, examples }) =>
    examples.map((example) => `${sentence}: ${example}`),
  );
}

async function ofTheLog(): Promise<readonly string[]> {
  const lines = exportLog(reading, { edition: 'auditor', rows: ledgerRows });
  const kept: string[] = [];
  for await (const line of lines) kept.push(line);
  const { ok, findings } = await verifyLog(kept, { trustedKey, heldHead });
  if (!ok && exports.cases.length < EXPORTS) exports.add(kept, trustedKey, heldHead);
  return findings.map((finding) => JSON.stringify(finding));
}

/** What check and verifier say, part by part: first the laws that speak of the table, then the others. */
function partsFor(table: string): readonly (() => Promise<readonly string[]>)[] {
  const speaks = ({ violations }: LawCheck) => new RegExp(`public\\.${table}\\b`).test(violations);
  return [
    () => checkLaws(reading, LAWS.filter(speaks)).then(told),
    () => checkRows(reading, ACT_TABLES).then((rows) => told([rows])),
    ofTheLog,
    () =>
      checkLaws(
        reading,
        LAWS.filter((law) => !speaks(law)),
      ).then(told),
  ];
}

async function everything(): Promise<readonly string[]> {
  const parts: string[] = [];
  for (const part of partsFor('')) parts.push(...(await part()));
  return parts;
}

interface Forgery {
  readonly what: string;
  readonly table: string;
  /** The row as it was, or as it was added. */
  readonly row: Forged;
  undo(): Promise<void>;
}

/** Whether somebody finds it and names the row; else what is said instead. */
async function missed({ what, table, row }: Forgery): Promise<string | null> {
  const spec = ACT_TABLES.find(({ name }) => name === table);
  const digest = spec && !('id' in spec.columns) ? digestOf(spec, row as Row, false) : null;
  const said: string[] = [];
  for (const part of partsFor(table)) {
    const findings = await part();
    const of = { keys: keys.get(table) ?? [], digest };
    if (findings.some((finding) => isNamed(finding, row, of))) return null;
    said.push(...findings);
  }
  return `${what} ${JSON.stringify(row).slice(0, 300)} found: ${said.slice(0, 3).join(' | ')}`;
}

/** Back to what it was, to the byte: the next forgery stands alone. */
async function restore(table: string, text: string, columns: readonly Column[]): Promise<void> {
  const names = columns.filter((each) => each.table === table).map(({ column }) => column);
  await forger.query(
    `INSERT INTO public.${table} (${names.join(', ')}) SELECT ${names.join(', ')}
       FROM json_populate_record(NULL::public.${table}, $1)`,
    [text],
  );
}

/** Changes, removes or doubles one row; null where that cannot be done to it. */
async function forge(
  target: Column,
  how: 'change' | 'remove' | 'add',
  of: { readonly tries: number; readonly columns: readonly Column[] },
): Promise<Forgery | null> {
  const { table, column } = target;
  const { rows } = await forger.query<{ place: string; text: string }>(
    `SELECT ctid::text AS place, row_to_json(t)::text AS text FROM public.${table} t
      ORDER BY md5(ctid::text || $1) LIMIT 1`,
    [String(of.tries)],
  );
  const { place = '', text = '{}' } = rows[0] ?? {};
  const row = JSON.parse(text) as Forged;
  const run = (sql: string) =>
    forger.query<{ at: string; made: Forged }>(sql, [place]).then(
      (done) => done.rows[0] ?? null,
      () => null,
    );
  const remove = (at: string) => forger.query(`DELETE FROM public.${table} WHERE ctid = $1`, [at]);
  const back = () => restore(table, text, of.columns);
  if (how === 'remove') {
    const done = await run(`DELETE FROM public.${table} WHERE ctid = $1 RETURNING 1 AS at`);
    return done && { what: `DELETE ${table}`, table, row, undo: back };
  }
  if (how === 'add') {
    const key = keys.get(table)?.at(-1);
    const names = of.columns.filter((each) => each.table === table);
    const values = names.map((each) => (each.column === key ? otherValue(each) : each.column));
    const list = names.map((each) => each.column).join(', ');
    const done = await run(
      `INSERT INTO public.${table} (${list}) SELECT ${values.join(', ')} FROM public.${table}
        WHERE ctid = $1 RETURNING ctid::text AS at, to_json(${table}.*) AS made`,
    );
    const undo = async () => void (await remove(done?.at ?? ''));
    return done && { what: `INSERT ${table}`, table, row: done.made, undo };
  }
  const other = otherValue(target);
  const done = await run(
    `UPDATE public.${table} SET ${column} = ${other}
      WHERE ctid = $1 AND ${column} IS DISTINCT FROM ${other} RETURNING ctid::text AS at`,
  );
  const undo = async () => {
    await remove(done?.at ?? '');
    await back();
  };
  return done && { what: `${table}.${column}`, table, row, undo };
}

describe('a book with something in every table that a law speaks of', () => {
  it('has no empty table, and nothing is wrong with it', async () => {
    const tables = [...new Set((await columnsOf(forger)).map(({ table }) => table))];
    const counts = await forger.query<{ table: string; filled: boolean }>(
      tables
        .map((name) => `SELECT '${name}' AS table, EXISTS (SELECT FROM public.${name}) AS filled`)
        .join(' UNION ALL '),
    );
    expect(counts.rows.filter(({ filled }) => !filled)).toEqual([]);
    expect(await everything()).toEqual([]);
  });

  it('has every serial where the leaves alone put it', async () => {
    const places: LogPlace[] = [];
    await verifyLog(exportLog(reading, { edition: 'public' }), {
      trustedKey,
      onPlace: (place) => places.push(place),
    });
    // The registry's own list; neighbours that were split and are in one place again count as one.
    const { rows } = await forger.query<LogPlace>(
      `SELECT country_code AS country, commodity AS class, min(first_serial)::text AS first,
              max(last_serial)::text AS last, country_code || '-' || credit_account_id AS account, state
         FROM (SELECT b.*, sum(is_new) OVER (PARTITION BY commodity ORDER BY first_serial) AS run
                 FROM (SELECT k.*, CASE WHEN (credit_account_id, state) = lag((credit_account_id, state))
                                OVER (PARTITION BY commodity ORDER BY first_serial) THEN 0 ELSE 1 END AS is_new
                         FROM public.credit_block k) b) c
        GROUP BY country_code, commodity, run, credit_account_id, state
        ORDER BY country_code, commodity COLLATE "C", min(first_serial)`,
    );
    expect(places).toEqual(rows);
    expect(new Set(places.map(({ state }) => state))).toEqual(
      new Set(['held', 'locked', 'retired', 'transferred-out']),
    );
  });
});

interface Wish {
  readonly target: Column;
  readonly how: 'change' | 'remove' | 'add';
}

/** A change at random; of eight one is a removal, one an addition. */
function* atRandom(targets: readonly Column[]): Generator<Wish> {
  const random = randomNumbers(SEED);
  for (let tries = 0; tries < ROUNDS * 20; tries += 1) {
    const how = tries % 8 === 7 ? 'remove' : tries % 8 === 3 ? 'add' : 'change';
    yield { target: targets[random(targets.length)]!, how };
  }
}

/** Every column of every table changed once, and a row of every table removed and added. */
function* eachOnce(targets: readonly Column[]): Generator<Wish> {
  const tables = new Map(targets.map((target) => [target.table, target]));
  for (const target of targets) yield { target, how: 'change' };
  for (const target of tables.values()) yield { target, how: 'remove' };
  for (const target of tables.values()) yield { target, how: 'add' };
}

/** Tries so many forgeries; answers how many were made, and which of them nobody names. */
async function tryAll(
  wishes: (targets: readonly Column[]) => Iterable<Wish>,
  atMost: number,
): Promise<{ readonly done: number; readonly misses: readonly string[] }> {
  const columns = await columnsOf(forger);
  const targets = columns.filter(({ table, column }) => !(`${table}.${column}` in SAYS_NOTHING));
  const misses: string[] = [];
  let done = 0;
  let tries = SEED % 1_000;
  for (const { target, how } of wishes(targets)) {
    if (done === atMost) break;
    if (how === 'add' && target.table in ADDED_UNSEEN) continue;
    tries += 1;
    const forgery = await forge(target, how, { tries, columns });
    if (forgery === null) continue;
    done += 1;
    const miss = await missed(forgery);
    if (miss !== null) misses.push(miss);
    await forgery.undo();
  }
  return { done, misses };
}

describe('one row, changed, removed or added behind every guard', () => {
  it('is found by check or by the verifier, which names the row', async () => {
    expect(await tryAll(atRandom, ROUNDS)).toEqual({ done: ROUNDS, misses: [] });
    expect(await everything()).toEqual([]);
    const expected = await byTheProgram(exports.cases);
    expect(byTheSingleFile(exports.cases)).toEqual(expected);
    expect(byPython(exports.cases) ?? expected).toEqual(expected);
  }, 900_000);

  const long = process.env['LONG'] ? it : it.skip;
  long(
    'is found whichever column of whichever table it is',
    async () => {
      const { done, misses } = await tryAll(eachOnce, Infinity);
      expect(misses).toEqual([]);
      expect(done).toBeGreaterThan(500);
      expect(await everything()).toEqual([]);
    },
    1_800_000,
  );
});
