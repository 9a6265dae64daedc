import type { LawCheck } from './law-check.ts';

/*
 * Who there is, how they sign in, and who is told: rows of no country that the leaves of `00` tell of.
 * Each law begins with the leaves, so that a row that is gone is named as well as one that differs.
 */

/** Leaves of one kind of change, each with its time. */
function leavesOf(kind: string): string {
  return `
    SELECT sequence, recorded_at, payload::jsonb AS told FROM public.audit_leaf
     WHERE country_code = '00' AND payload LIKE '%"kind":"${kind}"%'
       AND payload::jsonb #>> '{act,kind}' = '${kind}'`;
}

/** Leaves that made a principal: of its own, or with its first key. */
const NEW_PRINCIPALS = `
  SELECT l.sequence, l.told, l.told #>> '{facts,principal}' AS id
    FROM (${leavesOf('principal')} UNION ALL ${leavesOf('api-key')}) l
   WHERE l.told #> '{facts,principalIsNew}' = 'true'`;

/** Whether a principal was erased, since when its name and links may be gone. */
function erased(principal: string): string {
  return `EXISTS (SELECT FROM (${leavesOf('erasure')}) e
                   WHERE e.told #>> '{facts,erased}' = ${principal})`;
}

/** The last word on whether a webhook is told. */
const SWITCHED = `
  SELECT DISTINCT ON (told #>> '{facts,webhook}') told #>> '{facts,webhook}' AS id, recorded_at,
         told #>> '{act,kind}' = 'webhook-disabling' AS is_off, sequence
    FROM (${leavesOf('webhook-disabling')} UNION ALL ${leavesOf('webhook-enabling')}) l
   ORDER BY told #>> '{facts,webhook}', sequence DESC`;

/** The laws that rows of people, their accounts and webhooks can break. */
export const accessLaws: readonly LawCheck[] = [
  {
    law: 13,
    sentence: 'Every principal that was made is there, as it was made',
    violations: `
      SELECT '00' AS country_code, l.id AS subject,
             CASE WHEN p.id IS NULL THEN 'made by leaf ' || l.sequence || '; its row is not there'
                  ELSE 'differs from leaf ' || l.sequence END AS detail
        FROM (${NEW_PRINCIPALS}) l
        LEFT JOIN public.principal p ON p.id::text = l.id
       WHERE p.id IS NULL
          OR (l.told #> '{facts,principalIs}' IS NOT NULL
              AND (p.kind, p.demonstration_of IS NOT NULL, p.created_at)
                  IS DISTINCT FROM (l.told #>> '{facts,principalIs,kind}',
                    (l.told #>> '{facts,principalIs,demonstration}')::boolean,
                    (l.told #>> '{facts,principalIs,createdAt}')::timestamptz))
          OR (l.told #>> '{act,kind}' = 'principal'
              AND (p.created_by::text, encode(p.request_hash, 'hex'))
                  IS DISTINCT FROM (
                    CASE WHEN p.created_by IS NOT NULL OR l.told #>> '{act,requestHash}' IS NOT NULL
                         THEN l.told #>> '{act,principal}' END,
                    l.told #>> '{act,requestHash}'))
          OR (l.told #>> '{act,kind}' = 'api-key'
              AND (p.created_by, p.request_hash) IS DISTINCT FROM (NULL::uuid, NULL::bytea))
       UNION ALL
      SELECT '00', operator.id::text, 'is the operator, and not as every book has it'
        FROM (SELECT '00000000-0000-7000-8000-000000000000'::uuid AS id) operator
        LEFT JOIN public.principal p ON p.id = operator.id
       WHERE (p.kind, p.demonstration_of, p.created_at, p.created_by, p.idempotency_key, p.request_hash)
             IS DISTINCT FROM ('operator', NULL::text, '2026-01-01T00:00:00Z'::timestamptz,
                               NULL::uuid, NULL::text, NULL::bytea)`,
  },
  {
    law: 13,
    sentence: 'Every name of a principal is the one it was given, or erased by an act',
    violations: `
      SELECT '00' AS country_code, l.id AS subject,
             CASE WHEN n.principal_id IS NULL THEN 'named by leaf ' || l.sequence
                       || '; the name is gone, and no leaf erased it'
                  ELSE 'is not the name that leaf ' || l.sequence || ' has the hash of' END AS detail
        FROM (${NEW_PRINCIPALS}) l
        LEFT JOIN public.principal_name n ON n.principal_id::text = l.id
       WHERE CASE WHEN n.principal_id IS NULL THEN NOT ${erased('l.id')}
                  ELSE encode(sha256(n.salt || convert_to(n.name, 'UTF8')), 'hex')
                       IS DISTINCT FROM l.told #>> '{facts,nameHash}' END`,
  },
  {
    law: 13,
    sentence: 'Every account that was linked is linked still, or unlinked by an act',
    violations: `
      SELECT '00' AS country_code, l.told #>> '{facts,link}' AS subject,
             CASE WHEN f.id IS NULL THEN 'linked by leaf ' || l.sequence
                       || '; it is gone, and no leaf unlinked it'
                  ELSE 'differs from leaf ' || l.sequence END AS detail
        FROM (${leavesOf('identity-link')}) l
        LEFT JOIN public.federated_identity f
          ON f.country_code = '00' AND f.id::text = l.told #>> '{facts,link}'
       WHERE CASE WHEN f.id IS NULL
                  THEN NOT ${erased("l.told #>> '{facts,principal}'")}
                       AND NOT EXISTS (SELECT FROM (${leavesOf('identity-unlink')}) u
                              WHERE u.told #>> '{facts,unlinked}' = l.told #>> '{facts,link}')
                  ELSE (f.audit_sequence, f.linked_at, f.linked_by::text)
                       IS DISTINCT FROM (l.sequence, l.recorded_at, l.told #>> '{act,principal}') END`,
  },
  {
    law: 13,
    sentence:
      'Every key opens what it was made for: its hash and its request are those of its leaf',
    violations: `
      SELECT '00' AS country_code, l.told #>> '{facts,apiKey}' AS subject,
             'key or request differ from leaf ' || l.sequence AS detail
        FROM (${leavesOf('api-key')}) l
        JOIN public.api_key k ON k.country_code = '00' AND k.id::text = l.told #>> '{facts,apiKey}'
       WHERE encode(k.request_hash, 'hex') IS DISTINCT FROM l.told #>> '{act,requestHash}'
          OR (l.told #> '{facts,keyHash}' IS NOT NULL
              AND encode(sha256(k.key_hash), 'hex') IS DISTINCT FROM l.told #>> '{facts,keyHash}')
       UNION ALL
      SELECT '00', r.subject, 'the request differs from leaf ' || l.sequence
        FROM (SELECT api_key_id::text AS subject, audit_sequence, request_hash
                FROM public.api_key_revocation
               UNION ALL
              SELECT grant_id::text, audit_sequence, request_hash FROM public.principal_grant_end) r
        JOIN public.audit_leaf l ON l.country_code = '00' AND l.sequence = r.audit_sequence
       WHERE encode(r.request_hash, 'hex')
             IS DISTINCT FROM l.payload::jsonb #>> '{act,requestHash}'`,
  },
  {
    law: 13,
    sentence: 'Every webhook tells whom it was made for, and no other is there',
    violations: `
      SELECT '00' AS country_code, coalesce(w.id::text, l.told #>> '{facts,webhook}') AS subject,
             CASE WHEN w.id IS NULL THEN 'made by leaf ' || l.sequence || '; its row is not there'
                  WHEN l.sequence IS NULL THEN 'no leaf made it'
                  ELSE 'differs from leaf ' || l.sequence END AS detail
        FROM public.webhook w
        FULL JOIN (${leavesOf('webhook')}) l
          ON l.sequence = w.audit_sequence AND l.told #>> '{facts,webhook}' = w.id::text
       WHERE (w.url, coalesce(to_jsonb(w.countries), 'null'), coalesce(to_jsonb(w.kinds), 'null'),
              w.edition, w.created_at, w.created_by::text, encode(w.request_hash, 'hex'),
              w.api_key_id::text)
             IS DISTINCT FROM (l.told #>> '{facts,url}', l.told #> '{facts,countries}',
                               l.told #> '{facts,kinds}', l.told #>> '{facts,edition}',
                               l.recorded_at, l.told #>> '{act,principal}',
                               l.told #>> '{act,requestHash}', l.told #>> '{facts,apiKey}')`,
  },
  {
    law: 13,
    sentence: 'Every webhook that was switched off by an act is off, and no other by asking',
    violations: `
      SELECT '00' AS country_code, w.id::text AS subject,
             CASE WHEN s.webhook_id IS NULL THEN 'its state is not there'
                  ELSE 'says ' || coalesce(s.disabled_reason || ' since ' || s.disabled_at, 'on')
                       || ', the log says ' || CASE WHEN l.is_off THEN 'off' ELSE 'on' END
                       || coalesce(' by leaf ' || l.sequence, '') END AS detail
        FROM public.webhook w
        LEFT JOIN public.webhook_state s
          ON s.country_code = w.country_code AND s.webhook_id = w.id
        LEFT JOIN (${SWITCHED}) l ON l.id = w.id::text
       WHERE s.webhook_id IS NULL
          OR (coalesce(l.is_off, false)
              AND (s.disabled_at, s.disabled_reason) IS DISTINCT FROM (l.recorded_at, 'asked'))
          OR (NOT coalesce(l.is_off, false) AND s.disabled_reason = 'asked')`,
  },
  {
    law: 13,
    sentence: 'Every reset, unlinking and erasure is the one that its leaf tells of',
    violations: `
      SELECT '00' AS country_code, coalesce(c.id::text, l.told #>> '{act,id}') AS subject,
             CASE WHEN c.id IS NULL THEN 'made by leaf ' || l.sequence || '; its row is not there'
                  ELSE 'differs from leaf ' || c.audit_sequence
                       || coalesce(', which tells of ' || (l.told #>> '{act,id}'), '') END AS detail
        FROM public.access_change c
        FULL JOIN (${leavesOf('second-factor-reset')} UNION ALL ${leavesOf('identity-unlink')}
                   UNION ALL ${leavesOf('erasure')}) l ON l.sequence = c.audit_sequence
       WHERE (c.country_code, c.id::text, c.kind, c.changed_by::text, c.principal_id::text, c.changed_at,
              coalesce(encode(c.request_hash, 'hex'), l.told #>> '{act,requestHash}'))
             IS DISTINCT FROM ('00', l.told #>> '{act,id}', l.told #>> '{act,kind}',
               l.told #>> '{act,principal}',
               coalesce(l.told #>> '{facts,erased}', l.told #>> '{facts,principal}'),
               l.recorded_at, l.told #>> '{act,requestHash}')`,
  },
  {
    law: 13,
    sentence: 'Every new secret of a webhook is the one that its leaf tells of',
    violations: `
      SELECT '00' AS country_code, coalesce(s.id::text, l.told #>> '{act,id}') AS subject,
             CASE WHEN s.id IS NULL THEN 'made by leaf ' || l.sequence || '; its row is not there'
                  ELSE 'differs from leaf ' || s.audit_sequence
                       || coalesce(', which tells of ' || (l.told #>> '{act,id}'), '') END AS detail
        FROM public.webhook_secret s
        FULL JOIN (${leavesOf('webhook-secret')}) l ON l.sequence = s.audit_sequence
       WHERE (s.country_code, s.id::text, s.webhook_id::text, s.created_by::text, s.created_at,
              encode(s.request_hash, 'hex'))
             IS DISTINCT FROM ('00', l.told #>> '{act,id}', l.told #>> '{facts,webhook}',
               l.told #>> '{act,principal}', l.recorded_at, l.told #>> '{act,requestHash}')`,
  },
];
