import type { LawCheck } from './law-check.ts';

/*
 * What governs acts but is no entry: who submitted what, who decided, how far the books are closed.
 * These rows stand beside the log, and an export does not hold them; so the leaves are asked.
 */

/** The leaves that tell of a decision. */
const DECISIONS = `
  SELECT country_code, sequence,
         coalesce(told #>> '{facts,approves}', told #>> '{facts,declines}') AS id,
         CASE WHEN told #> '{facts,approves}' IS NULL THEN 'declined' ELSE 'posted' END AS decision,
         told #>> '{act,principal}' AS decided_by
    FROM (SELECT country_code, sequence, payload::jsonb AS told FROM public.audit_leaf
           WHERE payload LIKE '%"approves":"%' OR payload LIKE '%"declines":"%') l
   WHERE told -> 'facts' ?| ARRAY['approves', 'declines']`;

/** The grants that leaves tell of, each with its principal. */
const TOLD_GRANTS = `
  SELECT l.sequence, l.told #>> '{facts,principal}' AS principal, g.told ->> 'id' AS grant_id,
         g.told - 'id' AS told
    FROM (SELECT sequence, payload::jsonb AS told FROM public.audit_leaf
           WHERE country_code = '00' AND payload LIKE '%"grants":[{"%') l
    CROSS JOIN LATERAL jsonb_array_elements(l.told #> '{facts,grants}') AS g (told)
   WHERE l.told #>> '{act,kind}' IN ('grant', 'principal', 'api-key')`;

/** The grant g came of a key that was made before there were grants: its leaf has no list of them. */
const GRANTED_WITH_A_KEY = `
  SELECT FROM public.audit_leaf k
   WHERE k.country_code = g.country_code AND k.sequence = g.audit_sequence
     AND k.payload::jsonb #>> '{act,kind}' = 'api-key'
     AND NOT k.payload::jsonb -> 'facts' ? 'grants'
     AND k.payload::jsonb #>> '{facts,principal}' = g.principal_id::text
     AND k.payload::jsonb #> '{facts,roles}' ? g.role
     AND coalesce(k.payload::jsonb #> '{facts,countries}', 'null')
         = coalesce(to_jsonb(g.countries), 'null')
     AND g.organisations IS NULL AND g.projects IS NULL`;

/** The laws that the rows which govern acts can break. */
export const controlLaws: readonly LawCheck[] = [
  {
    law: 6,
    sentence: 'Every leaf of a country has its act, by whom and of what it says',
    violations: `
      SELECT l.country_code, l.told ->> 'id' AS subject,
             CASE WHEN a.id IS NULL THEN 'the act of leaf ' || l.sequence || ' is not there'
                  ELSE 'the act differs from leaf ' || l.sequence END AS detail
        FROM (SELECT country_code, sequence, payload::jsonb -> 'act' AS told
                FROM public.audit_leaf) l
        LEFT JOIN public.act a
          ON a.country_code = l.country_code AND a.audit_sequence = l.sequence
       WHERE (a.id IS NULL AND l.country_code <> '00')
          OR (a.id IS NOT NULL AND (a.id::text, a.kind, a.principal_id::text,
                                    encode(a.request_hash, 'hex'))
                 IS DISTINCT FROM (l.told ->> 'id', l.told ->> 'kind', l.told ->> 'principal',
                                   l.told ->> 'requestHash'))`,
  },
  {
    law: 6,
    sentence: 'What waits for a second officer is what was submitted',
    violations: `
      SELECT coalesce(p.country_code, l.country_code) AS country_code,
             coalesce(p.id::text, l.told #>> '{act,id}') AS subject,
             CASE WHEN p.id IS NULL THEN 'no longer waits, though leaf ' || l.sequence || ' says so'
                  ELSE 'differs from leaf ' || p.audit_sequence
                       || coalesce(', which tells of ' || (l.told #>> '{act,id}'), '') END AS detail
        FROM public.pending_act p
        FULL JOIN (SELECT country_code, sequence, payload::jsonb AS told FROM public.audit_leaf
                    WHERE payload LIKE '%"awaits":"approval"%') l
          ON l.country_code = p.country_code AND l.sequence = p.audit_sequence
       WHERE (p.id IS NOT NULL OR l.told #>> '{facts,awaits}' = 'approval')
         AND (p.id::text, p.kind, p.submitted_by::text, p.subject_id::text, p.body)
             IS DISTINCT FROM (l.told #>> '{act,id}', l.told #>> '{act,kind}',
                               l.told #>> '{act,principal}', l.told #>> '{facts,subject}',
                               l.told #> '{facts,body}')`,
  },
  {
    law: 6,
    sentence: 'Every decision of a second officer is the one that was made',
    violations: `
      SELECT coalesce(d.country_code, l.country_code) AS country_code,
             coalesce(d.id::text, l.id) AS subject,
             CASE WHEN d.id IS NULL THEN 'the decision of leaf ' || l.sequence || ' is not there'
                  ELSE 'differs from leaf ' || d.audit_sequence
                       || coalesce(', which tells of ' || l.id, '') END AS detail
        FROM public.act_decision d
        FULL JOIN (${DECISIONS}) l
          ON l.country_code = d.country_code AND l.sequence = d.audit_sequence
       WHERE (d.id::text, d.decision, d.decided_by::text)
             IS DISTINCT FROM (l.id, l.decision, l.decided_by)`,
  },
  {
    law: 3,
    sentence: 'The books are closed through the day that was said last',
    violations: `
      SELECT coalesce(b.country_code, l.country_code) AS country_code, 'books' AS subject,
             'closed through ' || coalesce(b.closed_through::text, 'no day') || ', the log says '
             || coalesce(l.through::text, 'no day') AS detail
        FROM public.country_books b
        FULL JOIN (SELECT country_code, max((told #>> '{facts,closedThrough}')::date) AS through
                     FROM (SELECT country_code, payload::jsonb AS told FROM public.audit_leaf
                            WHERE payload LIKE '%"closedThrough":"%') closing
                    WHERE told #>> '{act,kind}' = 'period-closing'
                    GROUP BY country_code) l ON l.country_code = b.country_code
       WHERE b.closed_through IS DISTINCT FROM l.through
       UNION ALL
      SELECT t.country_code, 'books', 'there are acts, and no row that says how far they are closed'
        FROM public.audit_tree t
        LEFT JOIN public.country_books b ON b.country_code = t.country_code
       WHERE b.country_code IS NULL
         AND EXISTS (SELECT FROM public.act a WHERE a.country_code = t.country_code)`,
  },
  {
    law: 13,
    sentence: 'Every key may do what was said when it was made, until it was taken back',
    violations: `
      SELECT coalesce(k.country_code, l.country_code) AS country_code,
             coalesce(k.id::text, l.told #>> '{facts,apiKey}') AS subject,
             CASE WHEN k.id IS NULL THEN 'leaf ' || l.sequence || ' made it or took it back; its row says nothing of it'
                  ELSE 'differs from leaf ' || k.audit_sequence
                       || coalesce(', which tells of ' || (l.told #>> '{facts,apiKey}'), '')
             END AS detail
        FROM (SELECT country_code, id, audit_sequence, 'api-key' AS kind, principal_id::text,
                     to_jsonb(roles) AS roles, to_jsonb(countries) AS countries, expires_at,
                     jsonb_build_object('side', side, 'organisations', organisations,
                       'projects', projects) AS limits
                FROM public.api_key
               UNION ALL
              SELECT country_code, api_key_id, audit_sequence, 'api-key-revocation',
                     NULL, NULL, NULL, NULL, NULL
                FROM public.api_key_revocation) k
        FULL JOIN (SELECT country_code, sequence, payload::jsonb AS told FROM public.audit_leaf
                    WHERE country_code = '00' AND payload LIKE '%"kind":"api-key%') l
          ON l.country_code = k.country_code AND l.sequence = k.audit_sequence
       WHERE (k.id IS NOT NULL OR l.told #>> '{act,kind}' IN ('api-key', 'api-key-revocation'))
         AND (k.id::text, k.kind, k.principal_id, coalesce(k.roles, 'null'),
              coalesce(k.countries, 'null'), k.expires_at,
              coalesce(k.limits, '{"side":null,"organisations":null,"projects":null}'))
             IS DISTINCT FROM (l.told #>> '{facts,apiKey}', l.told #>> '{act,kind}',
                               l.told #>> '{facts,principal}',
                               coalesce(l.told #> '{facts,roles}', 'null'),
                               coalesce(l.told #> '{facts,countries}', 'null'),
                               (l.told #>> '{facts,expiresAt}')::timestamptz,
                               jsonb_build_object('side', l.told #> '{facts,side}',
                                 'organisations', l.told #> '{facts,organisations}',
                                 'projects', l.told #> '{facts,projects}'))`,
  },
  {
    law: 13,
    sentence: 'Every principal is granted what was said, until it was ended',
    violations: `
      SELECT '00' AS country_code, coalesce(g.id::text, l.grant_id) AS subject,
             CASE WHEN g.id IS NULL THEN 'leaf ' || l.sequence || ' granted it; its row is not there'
                  ELSE 'differs from leaf ' || g.audit_sequence END AS detail
        FROM public.principal_grant g
        FULL JOIN (${TOLD_GRANTS}) l ON l.sequence = g.audit_sequence AND l.grant_id = g.id::text
       WHERE (g.principal_id::text,
              jsonb_build_object('role', g.role, 'countries', g.countries, 'side', g.side,
                'organisations', g.organisations, 'projects', g.projects))
             IS DISTINCT FROM (l.principal, l.told)
         AND NOT EXISTS (${GRANTED_WITH_A_KEY})`,
  },
  {
    law: 13,
    sentence: 'Every account that may sign in is linked to the principal that was said',
    violations: `
      SELECT f.country_code, f.id::text AS subject, 'leaf ' || f.audit_sequence || ' says otherwise' AS detail
        FROM public.federated_identity f
        JOIN public.audit_leaf l
          ON l.country_code = f.country_code AND l.sequence = f.audit_sequence
       WHERE (f.id::text, f.principal_id::text, encode(sha256(f.salt
               || convert_to(f.issuer || E'\\n' || f.subject, 'UTF8')), 'hex'), 'identity-link')
             IS DISTINCT FROM (l.payload::jsonb #>> '{facts,link}',
               l.payload::jsonb #>> '{facts,principal}', l.payload::jsonb #>> '{facts,subjectHash}',
               l.payload::jsonb #>> '{act,kind}')`,
  },
  {
    law: 13,
    sentence: 'Every grant that was ended is one that ended, and no other',
    violations: `
      SELECT '00' AS country_code, coalesce(e.grant_id::text, l.told #>> '{facts,endedGrant}') AS subject,
             CASE WHEN e.grant_id IS NULL THEN 'ended by leaf ' || l.sequence || '; no row says so'
                  ELSE 'differs from leaf ' || e.audit_sequence
                       || coalesce(', which ended ' || (l.told #>> '{facts,endedGrant}'), '')
             END AS detail
        FROM public.principal_grant_end e
        FULL JOIN (SELECT sequence, payload::jsonb AS told FROM public.audit_leaf
                    WHERE country_code = '00' AND payload LIKE '%"kind":"grant-end"%') l
          ON l.sequence = e.audit_sequence
       WHERE (e.grant_id IS NOT NULL OR l.told #>> '{act,kind}' = 'grant-end')
         AND (e.grant_id::text, e.ended_by::text)
             IS DISTINCT FROM (l.told #>> '{facts,endedGrant}', l.told #>> '{act,principal}')`,
  },
];
