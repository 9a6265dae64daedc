import type { Queryable } from '../audit/queryable.ts';

/** What the leaves say last of one row. */
export interface Told {
  /** Null where the row was made before leaves told of rows. */
  fixed: string | null;
  may: string;
  sequence: number;
  readonly first: number;
  /** What else the leaf tells of, that has an id: the row's owner, where it has none itself. */
  readonly beside: string | null;
}

/** A leaf without room for its rows says of a table how many it wrote, and one digest of all. */
export interface ToldInShort {
  readonly sequence: number;
  readonly count: number;
  readonly digest: string;
}

/** What the leaves of a country say of rows. */
export interface ToldRows {
  readonly rows: Map<string, Told>;
  readonly inShort: Map<string, ToldInShort[]>;
  /** From this leaf on they tell of rows. */
  since: number;
  /** True where an older release wrote leaves before that, which could have told of rows. */
  hasOlder: boolean;
}

const PAGE = 2_000;

/** What the leaves of a country say of rows: of those whose key is of this part. */
export async function toldBy(
  reader: Queryable,
  country: string,
  isOfPart: (key: string) => boolean,
): Promise<ToldRows> {
  const log: ToldRows = { rows: new Map(), inShort: new Map(), since: Infinity, hasOlder: false };
  for (let from = 0; ;) {
    const { rows: leaves } = await reader.query<{
      sequence: number;
      rows: readonly string[] | null;
      writes: boolean;
    }>(
      `SELECT sequence, told -> 'rows' AS rows,
              told -> 'records' <> '[]' OR told -> 'entries' <> '[]' AS writes
         FROM (SELECT sequence, payload::jsonb AS told FROM public.audit_leaf
                WHERE country_code = $1 AND sequence >= $2 ORDER BY sequence LIMIT ${PAGE}) l
        ORDER BY sequence`,
      [country, from],
    );
    for (const { sequence, rows: said, writes } of leaves) {
      from = sequence + 1;
      if (said === null) {
        if (writes && log.since === Infinity) log.hasOlder = true;
        continue;
      }
      log.since = Math.min(log.since, sequence);
      const beside = said.map((line) => LINE.exec(line)?.[1]).find((key) => key && hasId(key));
      for (const line of said) take(log, sequence, line, { isOfPart, beside: beside ?? null });
    }
    if (leaves.length < PAGE) return log;
  }
}

const HAS_ID = / [0-9a-f]{8}-[0-9a-f-]{27}$/;
const LINE = /^(\S+ \S+)(?: F:(\S+))? U:(\S+)$/;
const IN_SHORT = /^\* (\S+) (\d+) (\S+)$/;

function take(
  log: ToldRows,
  sequence: number,
  line: string,
  of: { readonly isOfPart: (key: string) => boolean; readonly beside: string | null },
): void {
  const [, table, count, digest = ''] = IN_SHORT.exec(line) ?? [];
  if (table !== undefined && count !== undefined) {
    const known = log.inShort.get(table) ?? [];
    log.inShort.set(table, [...known, { sequence, count: parseInt(count, 10), digest }]);
    return;
  }
  const [, key = '', fixed = null, may = ''] = LINE.exec(line) ?? [];
  if (!of.isOfPart(key)) return;
  const before = log.rows.get(key);
  if (before === undefined) {
    log.rows.set(key, { fixed, may, sequence, first: sequence, beside: of.beside });
  } else {
    before.may = may;
    before.sequence = sequence;
  }
}

/** Whether a row is named by its id, and not by the digest of what in it never changes. */
export function hasId(key: string): boolean {
  return HAS_ID.test(key);
}
