import type { Queryable } from '../audit/queryable.ts';
import type { JsonValue } from '../kernel/canonical-json.ts';
import type { Instant } from '../kernel/clock.ts';
import type { Sight, ToldLeaf } from './sight.ts';

/** Something that happened: a leaf of the log, as a reader may see it. */
export interface LedgerEvent {
  /** Country and place in its log, `KZ-12`: the same for ever, so that a repeat is known as one. */
  readonly id: string;
  readonly country: string;
  readonly sequence: number;
  readonly at: Instant;
  /** Kind of the act; null where the reader may not see the payload. */
  readonly kind: string | null;
  /** The leaf's payload; null where the reader may not see it. */
  readonly payload: JsonValue;
  /** Hash of the leaf: with a receipt it proves the payload. */
  readonly leafHash: string;
}

/** Events of one country from a place in its log on, in order, as a sight of that log lets them be seen. */
export async function eventsFrom(
  db: Queryable,
  of: { readonly country: string; readonly from: number; readonly limit: number },
  sight: Sight,
): Promise<readonly LedgerEvent[]> {
  const { country, from, limit } = of;
  const { rows } = await db.query<{
    sequence: number;
    at: Instant;
    payload: string;
    visibility: string;
    hash: string;
  }>(
    `SELECT sequence, recorded_at AS at, payload, visibility, encode(leaf_hash, 'hex') AS hash
       FROM public.audit_leaf
      WHERE country_code = $1 AND sequence >= $2 ORDER BY sequence LIMIT $3`,
    [country, from, limit],
  );
  const leaves = rows.map(({ payload, visibility, ...row }) => {
    const told = JSON.parse(payload) as ToldLeaf;
    return { ...row, told, isPublic: visibility === 'public' };
  });
  const hidden = leaves.filter(({ isPublic }) => !isPublic).map(({ told }) => told);
  const seen = await sight(db, hidden);
  return leaves.map(({ sequence, at, hash, told, isPublic }) => {
    const shown = isPublic || seen.has(told);
    const payload = shown ? (told as unknown as JsonValue) : null;
    const kind = shown ? told.act.kind : null;
    return { id: `${country}-${sequence}`, country, sequence, at, kind, payload, leafHash: hash };
  });
}
