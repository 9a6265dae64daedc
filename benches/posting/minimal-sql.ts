import { spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import pg from 'pg';
import type { Stage } from './stage.ts';

const CLIENTS = 32;
const ACCOUNTS = 1_000;
const DATABASE = 'minimal';

export type Spread = 'hot' | 'uniform';

/** pgbench, from PATH or from Debian's places; null where there is none. */
export function findPgbench(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort().reverse() : [];
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
  ];
  return folders.map((each) => join(each, 'pgbench')).find((file) => existsSync(file)) ?? null;
}

/**
 * The least that a ledger in SQL must do, on tables of its own with nothing but primary keys: no log,
 * no idempotency keys, no guards. What our figures are compared with.
 */
export async function prepareMinimal(stage: Stage): Promise<void> {
  await asSuperuser(stage, 'postgres', [`CREATE DATABASE ${DATABASE}`]);
  await asSuperuser(stage, DATABASE, [
    // Free space on each page favours the updates.
    `CREATE TABLE balance (account_id integer PRIMARY KEY, amount numeric NOT NULL,
       version bigint NOT NULL) WITH (fillfactor = 50)`,
    `INSERT INTO balance SELECT number, 0, 0 FROM generate_series(1, ${ACCOUNTS + 1}) AS number`,
    `CREATE TABLE entry (id uuid PRIMARY KEY, kind text NOT NULL, effective_on date NOT NULL,
       recorded_at timestamptz NOT NULL, reference text)`,
    `CREATE TABLE posting (entry_id uuid, leg smallint, account_id integer NOT NULL,
       amount numeric NOT NULL, PRIMARY KEY (entry_id, leg))`,
  ]);
  for (const spread of ['hot', 'uniform'] as const) {
    writeFileSync(scriptFile(stage, spread), script(spread), { mode: 0o600 });
  }
  await asSuperuser(stage, DATABASE, ['VACUUM ANALYZE', 'CHECKPOINT']);
}

async function asSuperuser(stage: Stage, database: string, statements: readonly string[]) {
  const client = new pg.Client({ connectionString: stage.superuserUrl(database) });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function scriptFile(stage: Stage, spread: Spread): string {
  return join(stage.dataDir, `minimal-${spread}.sql`);
}

/** Hot: one account that every transaction shares, against one of 1,000. Uniform: two of 1,000. */
function script(spread: Spread): string {
  const accounts =
    spread === 'hot'
      ? `\\set a 1\n\\set b random(2, ${ACCOUNTS + 1})`
      : `\\set a random(1, ${ACCOUNTS})
\\set b random(1, ${ACCOUNTS})
\\if :a = :b
\\set b (:a % ${ACCOUNTS}) + 1
\\endif`;
  return `${accounts}
BEGIN;
SELECT amount FROM balance WHERE account_id IN (:a, :b) ORDER BY account_id FOR UPDATE;
INSERT INTO entry VALUES (gen_random_uuid(), 'disbursement', '2025-06-02', now(), 'PAY-ORDER') RETURNING id \\gset
INSERT INTO posting VALUES (:id, 1, :a, -1.00), (:id, 2, :b, 1.00);
UPDATE balance SET amount = amount - 1.00, version = version + 1 WHERE account_id = :a;
UPDATE balance SET amount = amount + 1.00, version = version + 1 WHERE account_id = :b;
COMMIT;
`;
}

/** Transactions a second at 32 clients, statements prepared. */
export async function minimalPerSecond(
  stage: Stage,
  pgbench: string,
  spread: Spread,
  seconds: number,
): Promise<number> {
  const { port, username, password } = new URL(stage.superuserUrl(DATABASE));
  const mode = ['--no-vacuum', '--protocol=prepared'];
  const load = [`--client=${CLIENTS}`, '--jobs=2', `--time=${seconds}`];
  const place = ['-h', '127.0.0.1', '-p', port, '-U', username, DATABASE];
  const output = await new Promise<string>((resolve, reject) => {
    const args = [...mode, ...load, `--file=${scriptFile(stage, spread)}`, ...place];
    const child = spawn(pgbench, args, {
      env: { PATH: process.env['PATH'], PGPASSWORD: password },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve(said) : reject(new Error(`pgbench ended with ${code}:\n${said}`)),
    );
  });
  const perSecond = /^tps = ([\d.]+)/m.exec(output)?.[1];
  if (perSecond === undefined) throw new Error(`pgbench gave no figure:\n${output}`);
  return parseFloat(perSecond);
}
