import type { LawCheck } from '../ledger/laws.ts';

/** The laws that the tables of this room can break. */
export const partnerCountryLaws: readonly LawCheck[] = [
  {
    law: 2,
    sentence:
      'A decision is in effect with one signature of each side, and neither by who submitted it',
    violations: `
      SELECT d.country_code, d.id::text AS subject,
             d.status || ' with ' || count(s.side) || ' signatures of ' || count(DISTINCT s.signed_by)
             || ' people, ' || count(*) FILTER (WHERE s.signed_by = d.submitted_by)
             || ' by the submitter' AS detail
        FROM public.joint_committee_decision d
        LEFT JOIN public.decision_signature s
          ON s.country_code = d.country_code AND s.decision_id = d.id
       GROUP BY d.country_code, d.id
      HAVING (d.status = 'effective') <> (count(DISTINCT s.side) = 2)
          OR count(s.side) <> count(DISTINCT s.side)
          OR count(s.side) <> count(DISTINCT s.signed_by)
          OR count(*) FILTER (WHERE s.signed_by = d.submitted_by) > 0
          OR d.effective_on <> d.decision_on`,
  },
];
