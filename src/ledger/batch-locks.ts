import { Amount } from '../kernel/amount.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Instant } from '../kernel/clock.ts';
import type { TreeState } from '../audit/extend-tree.ts';
import type { Act, Answer, BatchReader, LockStrength, Needs } from './act.ts';
import type { BatchClient, Statement } from './batch-client.ts';
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

/** The answers that were given to keys before, by principal and key. */
export type KeptAnswers = ReadonlyMap<
  string,
  { readonly requestHash: string; readonly actId: string; readonly answer: Answer }
>;

/** A statement, and what becomes of the rows it answers. */
interface Reading extends Statement {
  readonly keep: (rows: readonly Row[]) => void;
}

/**
 * Locks and reads all that the acts of a batch need: the books, then the governing rows table by
 * table in lock order, then the balances, each ordered by id, so that no two batches wait for each
 * other in a circle; then, in a statement that begins once all locks are held, the earlier answers to
 * the same keys.
 */
export async function holdNeeds(
  client: BatchClient,
  countryCode: string,
  acts: readonly Act<unknown>[],
  needs: readonly Needs[],
  known: WorkingSet,
  reader: BatchReader,
): Promise<KeptAnswers> {
  const balances = [...new Set(needs.flatMap((need) => need.balances ?? []))].sort();
  const accounts = await reader.immutable(ACCOUNT, balances);
  let kept: KeptAnswers = new Map();
  const readings = [
    ...holdBooks(countryCode, needs, known),
    ...holdRows(countryCode, needs, known),
    ...(balances.length > 0 ? [holdBalances(countryCode, balances, accounts, known)] : []),
    { ...keysStatement(countryCode, acts), keep: (rows: readonly Row[]) => (kept = keptIn(rows)) },
  ];
  const answers = await client.together(readings);
  for (const [at, { keep }] of readings.entries()) keep(answers[at] ?? []);
  return kept;
}

function holdBooks(
  countryCode: string,
  needs: readonly Needs[],
  known: WorkingSet,
): readonly Reading[] {
  const closes = needs.some((need) => need.books === 'update');
  if (!closes && !needs.some((need) => need.books === 'share')) return [];
  return [
    {
      name: closes ? 'hold-books-to-close' : 'hold-books',
      text: `SELECT closed_through FROM public.country_books WHERE country_code = $1
     FOR ${closes ? 'UPDATE' : 'SHARE'}`,
      values: [countryCode],
      keep: ([books]) => {
        const closedThrough = books?.['closed_through'];
        known.holdBooks(typeof closedThrough === 'string' ? (closedThrough as CalendarDay) : null);
      },
    },
  ];
}

function holdRows(
  countryCode: string,
  needs: readonly Needs[],
  known: WorkingSet,
): readonly Reading[] {
  return tablesInOrder(needs).flatMap(([table, locks]) =>
    STRENGTHS.flatMap((strength): readonly Reading[] => {
      const ids = [...locks].filter(([, lock]) => lock === strength).map(([id]) => id);
      if (ids.length === 0) return [];
      return [
        {
          ...rowsStatement(countryCode, table, ids.sort(), strength),
          keep: (rows) => rows.forEach((row) => known.holdRow(table, row)),
        },
      ];
    }),
  );
}

const STRENGTHS = ['update', 'share', 'none'] as const;

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

function rowsStatement(
  countryCode: string,
  table: TableSpec,
  ids: readonly string[],
  strength: LockStrength,
): Statement {
  const lock = strength === 'none' ? '' : ` FOR ${strength.toUpperCase()}`;
  return {
    name: `hold-${table.name}-${strength}`,
    text: `SELECT ${Object.keys(table.columns).join(', ')} FROM public.${table.name}
      WHERE country_code = $1 AND id = ANY($2::uuid[]) ORDER BY id${lock}`,
    values: [countryCode, ids],
  };
}

function holdBalances(
  countryCode: string,
  accountIds: readonly string[],
  accounts: ReadonlyMap<string, Row>,
  known: WorkingSet,
): Reading {
  return {
    name: 'hold-balances',
    text: `SELECT account_id, floor, balance, version FROM public.balance
      WHERE country_code = $1 AND account_id = ANY($2::uuid[]) ORDER BY account_id FOR UPDATE`,
    values: [countryCode, accountIds],
    keep: (rows) => {
      for (const row of rows) holdBalance(row, accounts, known);
    },
  };
}

function holdBalance(row: Row, accounts: ReadonlyMap<string, Row>, known: WorkingSet): void {
  const id = String(row['account_id']);
  const account = accounts.get(id);
  if (!account) return;
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

/** The answers that were given to the keys of these acts before. */
export async function readKeys(
  client: BatchClient,
  countryCode: string,
  acts: readonly Act<unknown>[],
): Promise<KeptAnswers> {
  const { text, values } = keysStatement(countryCode, acts);
  return keptIn(await client.plain(text, values));
}

/**
 * Not prepared, and OFFSET 0: whatever the planner believes of the table's size, each key is one index
 * look-up.
 */
function keysStatement(countryCode: string, acts: readonly Act<unknown>[]): Statement {
  return {
    name: '',
    text: `SELECT a.id, a.principal_id, a.idempotency_key, encode(a.request_hash, 'hex') AS request_hash,
            a.answer
       FROM unnest($2::uuid[], $3::text[]) AS given(principal_id, key),
       LATERAL (SELECT * FROM public.act k
                 WHERE k.country_code = $1 AND k.principal_id = given.principal_id
                   AND k.idempotency_key = given.key OFFSET 0) a`,
    values: [
      countryCode,
      acts.map((act) => act.principalId),
      acts.map((act) => act.idempotencyKey),
    ],
  };
}

function keptIn(rows: readonly Row[]): KeptAnswers {
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
