import type { Instant } from '../kernel/clock.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import type { Queryable } from './queryable.ts';

/** Leaves that no operator's head covers, and when the first of them was written; null where all are covered. */
export interface SealLag {
  readonly leaves: number;
  readonly since: Instant | null;
}

/** How far the operator's signature is behind the log: a few seconds where the sealer works. */
export async function sealLag(db: Queryable): Promise<SealLag> {
  const { rows } = await db.query<{ leaves: number; since: Instant | null }>(
    `WITH last AS (SELECT body::jsonb AS body FROM public.operator_head
                    WHERE country_code = $1 ORDER BY number DESC LIMIT 1),
          sealed AS (SELECT h ->> 'country' AS country, (h ->> 'size')::bigint AS size
                       FROM last CROSS JOIN LATERAL jsonb_array_elements(body -> 'heads') AS h)
     SELECT coalesce(sum(t.size - coalesce(s.size, 0)), 0)::bigint AS leaves,
            min(l.recorded_at) AS since
       FROM public.audit_tree t
       LEFT JOIN sealed s ON s.country = t.country_code
       LEFT JOIN public.audit_leaf l
         ON l.country_code = t.country_code AND l.sequence = coalesce(s.size, 0)
      WHERE t.size > coalesce(s.size, 0)`,
    [NO_COUNTRY],
  );
  return rows[0] ?? { leaves: 0, since: null };
}
