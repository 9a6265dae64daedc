import type { LawCheck } from './law-check.ts';

/**
 * The root that the peaks of a tree lead to, from the right: SHA-256(0x01 ‖ left ‖ right).
 *
 * @source RFC 6962, section 2.1
 */
const ROOTS = `
  WITH RECURSIVE folded AS (
    SELECT country_code, peaks, cardinality(peaks) AS at, peaks[cardinality(peaks)] AS root
      FROM public.audit_tree WHERE size > 0
    UNION ALL
    SELECT country_code, peaks, at - 1, sha256('\\x01'::bytea || peaks[at - 1] || root)
      FROM folded WHERE at > 1)
  SELECT country_code, root FROM folded WHERE at = 1`;

/** What the laws ask of the trees, from which the next leaf of a country goes on, and of what stands beside leaves. */
export const logLaws: readonly LawCheck[] = [
  {
    law: 12,
    sentence: 'The tree of a country goes on from its last head',
    violations: `
      SELECT coalesce(h.country_code, t.country_code) AS country_code,
             coalesce(h.country_code, t.country_code) AS subject,
             CASE WHEN t.country_code IS NULL THEN 'there is no tree, though there is a head of '
                         || h.size || ' leaves'
                  WHEN h.country_code IS NULL THEN 'the tree has ' || t.size || ' leaves and no head'
                  ELSE 'the tree differs from the head of ' || h.size || ' leaves' END AS detail
        FROM (SELECT DISTINCT ON (country_code) country_code, size, root, head_hash, at
                FROM public.audit_head ORDER BY country_code, size DESC) h
        FULL JOIN (SELECT * FROM public.audit_tree WHERE size > 0) t
          ON t.country_code = h.country_code
        LEFT JOIN (${ROOTS}) r ON r.country_code = t.country_code
       WHERE (h.size, h.head_hash, h.at, h.root) IS DISTINCT FROM (t.size, t.head_hash, t.at, r.root)`,
  },
  {
    law: 12,
    sentence: 'The last head of a country covers its last leaf',
    violations: `
      SELECT l.country_code, l.country_code AS subject,
             'there are ' || l.leaves || ' leaves and a head of ' || coalesce(h.size, 0) AS detail
        FROM (SELECT country_code, max(sequence) + 1 AS leaves FROM public.audit_leaf
               GROUP BY country_code) l
        LEFT JOIN (SELECT country_code, max(size) AS size FROM public.audit_head
                    GROUP BY country_code) h ON h.country_code = l.country_code
       WHERE l.leaves IS DISTINCT FROM h.size`,
  },
  {
    law: 2,
    sentence: 'When access was given or taken, and an act recorded, is when its leaf was written',
    violations: `
      SELECT given.country_code, given.subject, given.what || ' is not the time of leaf '
             || given.sequence AS detail
        FROM (SELECT country_code, id::text AS subject, 'created_at' AS what, created_at AS at,
                     audit_sequence AS sequence FROM public.api_key
              UNION ALL
              SELECT country_code, api_key_id::text, 'revoked_at', revoked_at, audit_sequence
                FROM public.api_key_revocation
              UNION ALL
              SELECT country_code, id::text, 'granted_at', granted_at, audit_sequence
                FROM public.principal_grant
              UNION ALL
              SELECT country_code, grant_id::text, 'ended_at', ended_at, audit_sequence
                FROM public.principal_grant_end
              UNION ALL
              SELECT country_code, id::text, 'opened_at', opened_at, audit_sequence
                FROM public.account
              UNION ALL
              SELECT '00', key_id, 'introduced_at', introduced_at, introduced_sequence
                FROM public.audit_key
              UNION ALL
              SELECT '00', key_id, 'revoked_at', revoked_at, revoked_sequence
                FROM public.audit_key_revocation
              UNION ALL
              SELECT country_code, id::text, 'recorded_at', recorded_at, audit_sequence
                FROM public.act) given
        JOIN public.audit_leaf l
          ON l.country_code = given.country_code AND l.sequence = given.sequence
       WHERE l.recorded_at <> given.at`,
  },
  {
    law: 13,
    sentence: 'Who gave access or took it is whom its leaf names',
    violations: `
      SELECT given.country_code, given.subject, given.what || ' is not whom leaf '
             || given.sequence || ' names' AS detail
        FROM (SELECT country_code, id::text AS subject, 'created_by' AS what, created_by AS who,
                     audit_sequence AS sequence FROM public.api_key
              UNION ALL
              SELECT country_code, api_key_id::text, 'revoked_by', revoked_by, audit_sequence
                FROM public.api_key_revocation
              UNION ALL
              SELECT country_code, id::text, 'granted_by', granted_by, audit_sequence
                FROM public.principal_grant
              UNION ALL
              SELECT country_code, grant_id::text, 'ended_by', ended_by, audit_sequence
                FROM public.principal_grant_end) given
        JOIN public.audit_leaf l
          ON l.country_code = given.country_code AND l.sequence = given.sequence
       WHERE l.payload::jsonb #>> '{act,principal}' IS DISTINCT FROM given.who::text`,
  },
  {
    law: 12,
    sentence: 'Every key that is revoked was revoked by a leaf',
    violations: `
      SELECT r.country_code, r.key_id AS subject, 'no leaf ' || r.revoked_sequence || ' revokes it' AS detail
        FROM public.audit_key_revocation r
        LEFT JOIN public.audit_leaf l
          ON l.country_code = r.country_code AND l.sequence = r.revoked_sequence
       WHERE (l.payload::jsonb #>> '{facts,statement,kind}',
              l.payload::jsonb #>> '{facts,statement,keyId}')
             IS DISTINCT FROM ('audit-key-revoked', r.key_id)`,
  },
];
