import type { LawCheck } from '../ledger/laws.ts';
import { sameAsRecord } from '../ledger/laws-of-records.ts';

/** The laws that the tables of this room can break. */
export const participantLaws: readonly LawCheck[] = [
  {
    law: 2,
    sentence: 'A third-party entity is designated by a decision in effect that names it',
    violations: `
      SELECT t.country_code, t.id::text AS subject,
             'participant ' || t.participant_id || ' by decision ' || t.decision_id || ', '
             || coalesce(d.status, 'which is not there') AS detail
        FROM public.tpe_designation t
        LEFT JOIN public.joint_committee_decision d
          ON d.country_code = t.country_code AND d.id = t.decision_id
        LEFT JOIN public.participant p
          ON p.country_code = '00' AND p.id = t.participant_id
       WHERE p.id IS NULL OR d.status IS DISTINCT FROM 'effective'
          OR d.effective_on > t.designated_on
          OR NOT d.items @> jsonb_build_array(jsonb_build_object(
               'type', 'tpe-designation', 'subject', '00-' || t.participant_id))`,
  },
  {
    law: 2,
    sentence: 'The names by which a participant is found are those of its versions',
    violations: `
      SELECT p.country_code, p.id::text AS subject,
             'version ' || p.version || ' is called ' || p.name AS detail
        FROM public.participant p
        LEFT JOIN public.participant_name n
          ON n.country_code = p.country_code AND n.participant_id = p.id
         AND n.version = p.version AND n.language = 'name'
       WHERE n.name IS DISTINCT FROM p.name`,
  },
  sameAsRecord({
    type: 'participant',
    table: 'participant',
    versioned: true,
    sentence: 'A participant is as the last version of its record says',
    said: `
      'name', t.name, 'names', t.names, 'kind', t.kind, 'country', t.home_country,
      'identifiers', t.identifiers, 'source', t.source`,
  }),
];
