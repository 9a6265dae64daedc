import type { LawCheck } from './law-check.ts';

/** Levels of the tree whose nodes are stored, each 256 of the level below (docs/audit-chain.md). */
const STORED = [8, 16, 24, 32];

/**
 * The nodes above every 256 complete ones, by SHA-256(0x01 ‖ left ‖ right), eight times.
 *
 * @source RFC 6962, section 2.1
 */
function foldedEightTimes(source: string): string {
  let nodes = source;
  for (let step = 0; step < 8; step += 1) {
    nodes = `
      SELECT country_code, index / 2 AS index,
             sha256('\\x01'::bytea || string_agg(hash, ''::bytea ORDER BY index)) AS hash
        FROM (${nodes}) below${step} GROUP BY country_code, index / 2 HAVING count(*) = 2`;
  }
  return nodes;
}

function expected(level: number): string {
  const below =
    level === STORED[0]
      ? 'SELECT country_code, sequence AS index, leaf_hash AS hash FROM public.audit_leaf'
      : `SELECT country_code, index, hash FROM public.audit_subtree WHERE level = ${level - 8}`;
  return `SELECT country_code, ${level} AS level, index, hash FROM (${foldedEightTimes(below)}) n${level}`;
}

/** What proofs are made from: every stored node is what the nodes below it come to, and none is missing. */
export const nodeLaws: readonly LawCheck[] = [
  {
    law: 12,
    sentence: 'Every stored node of a tree is what the leaves below it come to',
    violations: `
      SELECT coalesce(s.country_code, e.country_code) AS country_code,
             'node ' || coalesce(s.index, e.index) || ' of level ' || coalesce(s.level, e.level)
               AS subject,
             CASE WHEN s.hash IS NULL THEN 'is not there'
                  WHEN e.hash IS NULL THEN 'stands above nodes that are not complete'
                  ELSE 'is not what the nodes below it come to' END AS detail
        FROM public.audit_subtree s
        FULL JOIN (${STORED.map(expected).join(' UNION ALL ')}) e
          ON e.country_code = s.country_code AND e.level = s.level AND e.index = s.index
       WHERE s.hash IS DISTINCT FROM e.hash`,
  },
];
