import type { LawCheck } from '../ledger/laws.ts';
import { sameAsRecord } from '../ledger/laws-of-records.ts';

/** The laws that the tables of this room can break. */
export const methodologyLaws: readonly LawCheck[] = [
  {
    law: 2,
    sentence:
      'A methodology is decided, and each version made, by a decision in effect that says so',
    violations: `
      WITH said AS (
        SELECT d.country_code, d.id, d.effective_on, item ->> 'type' AS type,
               item ->> 'subject' AS subject
          FROM public.joint_committee_decision d, LATERAL jsonb_array_elements(d.items) AS item
         WHERE d.status = 'effective')
      SELECT m.country_code, m.id::text AS subject,
             m.proposal_number || ' is ' || m.status || ' by no decision of that day' AS detail
        FROM public.methodology m
       WHERE m.decision_id IS NOT NULL AND NOT EXISTS (
         SELECT FROM said s WHERE s.country_code = m.country_code AND s.id = m.decision_id
            AND s.effective_on = m.decided_on
            AND s.type = CASE WHEN m.status = 'not-approved' THEN 'methodology-non-approval'
              WHEN m.revises_id IS NULL THEN 'methodology-approval'
              ELSE 'methodology-revision' END
            AND s.subject IN (m.proposal_number, m.country_code || '-' || m.id))
      UNION ALL
      SELECT v.country_code, v.id::text, v.version || ' is made by no decision of that day'
        FROM public.methodology_version v
        JOIN public.methodology m ON m.country_code = v.country_code
         AND m.id = coalesce(v.proposal_id, v.methodology_id)
       WHERE NOT EXISTS (
         SELECT FROM said s WHERE s.country_code = v.country_code AND s.id = v.decision_id
            AND s.effective_on = v.approved_on
            AND s.type IN ('methodology-approval', 'methodology-revision')
            AND s.subject IN
              (m.proposal_number, m.approved_number, m.country_code || '-' || m.id))`,
  },
  {
    law: 2,
    sentence: 'The version in force of an approved methodology is its last one',
    violations: `
      SELECT m.country_code, m.id::text AS subject,
             coalesce(m.current_version, 'none') || ' is in force, the last is '
             || coalesce(last.version, 'none') AS detail
        FROM public.methodology m
        LEFT JOIN LATERAL (
          SELECT v.version FROM public.methodology_version v
           WHERE v.country_code = m.country_code AND v.methodology_id = m.id
           ORDER BY v.audit_sequence DESC LIMIT 1) AS last ON true
       WHERE m.current_version IS DISTINCT FROM last.version`,
  },
  sameAsRecord({
    type: 'methodology',
    table: 'methodology',
    versioned: true,
    sentence: 'A methodology is as the last version of its record says',
    said: `
      'proposalNumber', t.proposal_number, 'approvedNumber', t.approved_number,
      'revises', t.revises_id, 'title', t.title, 'scopes', t.scopes, 'proponent', t.proponent,
      'summary', t.summary, 'status', t.status, 'documents', t.documents,
      'proposedOn', t.proposed_on, 'publicInputFrom', t.public_input_from,
      'publicInputUntil', t.public_input_until, 'considerationFrom', t.consideration_from,
      'decidedOn', t.decided_on, 'decision', t.decision_id, 'currentVersion', t.current_version,
      'reason', t.reason, 'source', t.source`,
  }),
];
