import { Amount } from '../kernel/amount.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Instant } from '../kernel/clock.ts';
import type { TreeExtension, TreeState } from '../audit/extend-tree.ts';
import { extensionStatements } from '../audit/tree-rows.ts';
import type { Act, Answer, BatchReader, LockStrength, Needs } from './act.ts';
import type { BatchClient } from './batch-client.ts';
import type { Row, TableSpec } from './table.ts';
import { ACCOUNT } from './tables.ts';
import type { WorkingSet } from './working-set.ts';

/** Makes sure that a country has its books and its tree; harmless when repeated. */
export async function openCountry(client: BatchClient, countryCode: string): Promise<void> {
  await client.plain(
    `INSERT INTO public.country_books (country_code) VALUES ($1) ON CONFLICT DO NOTHING`,
    [countryCode],
  );
  await client.plain(
    `INSERT INTO public.audit_tree (country_code, size, peaks, head_hash, at)
     VALUES ($1, 0, '{}', NULL, NULL) ON CONFLICT DO NOTHING`,
    [countryCode],
  );
}

/**
 * Locks and reads all that the acts of a batch need: the books, then the governing rows table by
 * table in lock order, then the balances, each ordered by id, so that no two batches wait for each
 * other in a circle.
 */
export async function holdNeeds(
  client: BatchClient,
  countryCode: string,
  needs: readonly Needs[],
  known: WorkingSet,
  reader: BatchReader,
): Promise<void> {
  await holdBooks(client, countryCode, needs, known);
  for (const [table, locks] of tablesInOrder(needs)) {
    for (const strength of ['update', 'share', 'none'] as const) {
      const ids = [...locks].filter(([, lock]) => lock === strength).map(([id]) => id);
      if (ids.length === 0) continue;
      for (const row of await readRows(client, countryCode, table, ids.sort(), strength)) {
        known.holdRow(table, row);
      }
    }
  }
  const accounts = new Set(needs.flatMap((need) => need.balances ?? []));
  if (accounts.size > 0) {
    await holdBalances(client, countryCode, [...accounts].sort(), known, reader);
  }
}

async function holdBooks(
  client: BatchClient,
  countryCode: string,
  needs: readonly Needs[],
  known: WorkingSet,
): Promise<void> {
  const closes = needs.some((need) => need.books === 'update');
  if (!closes && !needs.some((need) => need.books === 'share')) return;
  const [books] = await client.named(
    closes ? 'hold-books-to-close' : 'hold-books',
    `SELECT closed_through FROM public.country_books WHERE country_code = $1
     FOR ${closes ? 'UPDATE' : 'SHARE'}`,
    [countryCode],
  );
  const closedThrough = books?.['closed_through'];
  known.holdBooks(typeof closedThrough === 'string' ? (closedThrough as CalendarDay) : null);
}

/** Each table once, with the strongest lock asked for per row. */
function tablesInOrder(
  needs: readonly Needs[],
): readonly [TableSpec, ReadonlyMap<string, LockStrength>][] {
  const tables = new Map<TableSpec, Map<string, LockStrength>>();
  for (const need of needs) {
    for (const { table, id, lock } of need.rows ?? []) {
      const locks = tables.get(table) ?? new Map<string, LockStrength>();
      tables.set(table, locks);
      locks.set(id, stronger(locks.get(id) ?? 'none', lock));
    }
  }
  return [...tables.entries()].sort(([a], [b]) => a.lockOrder - b.lockOrder);
}

function stronger(one: LockStrength, other: LockStrength): LockStrength {
  const strength = { none: 0, share: 1, update: 2 };
  return strength[one] >= strength[other] ? one : other;
}

function readRows(
  client: BatchClient,
  countryCode: string,
  table: TableSpec,
  ids: readonly string[],
  strength: LockStrength,
): Promise<readonly Row[]> {
  const lock = strength === 'none' ? '' : ` FOR ${strength.toUpperCase()}`;
  return client.named(
    `hold-${table.name}-${strength}`,
    `SELECT ${Object.keys(table.columns).join(', ')} FROM public.${table.name}
      WHERE country_code = $1 AND id = ANY($2::uuid[]) ORDER BY id${lock}`,
    [countryCode, ids],
  );
}

async function holdBalances(
  client: BatchClient,
  countryCode: string,
  accountIds: readonly string[],
  known: WorkingSet,
  reader: BatchReader,
): Promise<void> {
  const accounts = await reader.immutable(ACCOUNT, accountIds);
  const rows = await client.named(
    'hold-balances',
    `SELECT account_id, floor, balance, version FROM public.balance
      WHERE country_code = $1 AND account_id = ANY($2::uuid[]) ORDER BY account_id FOR UPDATE`,
    [countryCode, accountIds],
  );
  for (const row of rows) {
    const id = String(row['account_id']);
    const account = accounts.get(id);
    if (!account) continue;
    const commodity = {
      code: String(account['commodity']),
      exponent: account['exponent'] as number,
    };
    const floor = row['floor'];
    known.holdBalance(id, {
      commodity,
      inflowOnly: account['inflow_only'] === true,
      floor: typeof floor === 'string' ? Amount.parse(floor, commodity) : null,
      balance: Amount.parse(String(row['balance']), commodity),
      version: row['version'] as number,
    });
  }
}

/** The answers that were given to these keys before, by principal and key. */
export async function readKeys(
  client: BatchClient,
  countryCode: string,
  acts: readonly Act<unknown>[],
): Promise<ReadonlyMap<string, { requestHash: string; actId: string; answer: Answer }>> {
  // Not prepared, and OFFSET 0: whatever the planner believes of the table's size, each key is one
  // index look-up.
  const rows = await client.plain(
    `SELECT a.id, a.principal_id, a.idempotency_key, encode(a.request_hash, 'hex') AS request_hash,
            a.answer
       FROM unnest($2::uuid[], $3::text[]) AS given(principal_id, key),
       LATERAL (SELECT * FROM public.act k
                 WHERE k.country_code = $1 AND k.principal_id = given.principal_id
                   AND k.idempotency_key = given.key OFFSET 0) a`,
    [countryCode, acts.map((act) => act.principalId), acts.map((act) => act.idempotencyKey)],
  );
  return new Map(
    rows.map((row) => [
      `${String(row['principal_id'])} ${String(row['idempotency_key'])}`,
      {
        requestHash: String(row['request_hash']),
        actId: String(row['id']),
        answer: JSON.parse(String(row['answer'])) as Answer,
      },
    ]),
  );
}

/** Locks the country's tree: last of all locks, and held through COMMIT. */
export async function holdTree(client: BatchClient, countryCode: string): Promise<TreeState> {
  const [row] = await client.named(
    'hold-tree',
    `SELECT size, peaks, head_hash, at FROM public.audit_tree WHERE country_code = $1 FOR UPDATE`,
    [countryCode],
  );
  if (!row) throw new Error(`no audit tree for ${countryCode}`);
  return {
    size: row['size'] as number,
    peaks: row['peaks'] as unknown as readonly Buffer[],
    headHash: row['head_hash'] as Buffer | null,
    at: row['at'] as Instant | null,
  };
}

/** Writes the leaves, the complete subtrees, the head, and the tree's new state. */
export async function writeTree(
  client: BatchClient,
  countryCode: string,
  extension: TreeExtension,
): Promise<void> {
  for (const { name, text, values } of extensionStatements(countryCode, extension)) {
    await client.named(name, text, values);
  }
}
