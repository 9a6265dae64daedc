import type { LawCheck } from '../ledger/laws.ts';
import { sameAsRecord } from '../ledger/laws-of-records.ts';

/** The laws that the tables of this room can break. */
export const projectLaws: readonly LawCheck[] = [
  {
    law: 2,
    sentence:
      'A project stands where the last of its steps led, and each began where the one before it ended',
    violations: `
      SELECT p.country_code, p.id::text AS subject,
             p.reference || ' is ' || coalesce(p.cycle_state, 'not begun') || ', its last step led to '
             || coalesce(last.to_state, 'nothing') AS detail
        FROM public.project p
        LEFT JOIN LATERAL (
          SELECT t.sequence, t.to_state, t.effective_on FROM public.project_transition t
           WHERE t.country_code = p.country_code AND t.project_id = p.id
           ORDER BY t.sequence DESC LIMIT 1) AS last ON true
       WHERE (p.cycle_state, p.cycle_sequence, p.cycle_entered_on)
             IS DISTINCT FROM (last.to_state, last.sequence, last.effective_on)
      UNION ALL
      SELECT t.country_code, t.project_id::text,
             'step ' || t.sequence || ' begins at ' || coalesce(t.from_state, 'nothing')
        FROM public.project_transition t
        LEFT JOIN public.project_transition before ON before.country_code = t.country_code
         AND before.project_id = t.project_id AND before.sequence = t.sequence - 1
       WHERE t.from_state IS DISTINCT FROM before.to_state`,
  },
  {
    law: 2,
    sentence: 'A project is registered on the day of the decision that registered it',
    violations: `
      SELECT p.country_code, p.id::text AS subject,
             p.reference || ' is registered on ' || p.registered_on || ' by no decision of that day'
               AS detail
        FROM public.project p
       WHERE p.registered_on IS NOT NULL AND NOT EXISTS (
         SELECT FROM public.project_transition t
           JOIN public.joint_committee_decision d
             ON d.country_code = t.country_code AND d.id = t.decision_id
          WHERE t.country_code = p.country_code AND t.project_id = p.id
            AND t.decision_item = 'project-registration' AND t.effective_on = p.registered_on
            AND d.status = 'effective' AND d.effective_on = p.registered_on)`,
  },
  {
    law: 2,
    sentence: 'The number of a project is among the references that it has had',
    violations: `
      SELECT p.country_code, p.id::text AS subject, p.reference || ' leads elsewhere' AS detail
        FROM public.project p
       WHERE NOT EXISTS (SELECT FROM public.project_reference r
          WHERE r.country_code = p.country_code AND r.reference = p.reference
            AND r.project_id = p.id)`,
  },
  sameAsRecord({
    type: 'project',
    table: 'project',
    versioned: true,
    sentence: 'A project is as the last version of its record says',
    said: `
      'reference', t.reference, 'title', t.title, 'mechanism', t.mechanism, 'sector', t.sector,
      'status', t.status, 'sites', t.sites, 'participants', t.participants,
      'startsOn', t.starts_on, 'endsOn', t.ends_on,
      'expectedAnnualReduction', t.expected_annual_reduction::text, 'source', t.source`,
  }),
  sameAsRecord({
    type: 'indicator',
    table: 'indicator',
    versioned: true,
    sentence: 'A physical indicator is as it was recorded',
    said: `
      'project', t.project_id, 'name', t.name, 'unit', t.unit, 'place', t.place,
      'baseline', CASE WHEN t.baseline_on IS NOT NULL THEN
         jsonb_build_object('value', t.baseline_value::text, 'on', t.baseline_on) END,
      'targets', t.targets, 'source', t.source`,
  }),
  sameAsRecord({
    type: 'indicator-reading',
    table: 'indicator_reading',
    sentence: 'A reading of an indicator is as it was recorded',
    said: `
      'indicator', t.indicator_id, 'value', t.value::text, 'observedOn', t.observed_on,
      'source', t.source`,
  }),
  sameAsRecord({
    type: 'document',
    table: 'document',
    sentence: 'A document is filed as it was recorded, digest and all',
    said: `
      'project', t.project_id, 'form', t.form, 'title', t.title, 'version', t.document_version,
      'visibility', t.visibility, 'sha256', t.sha256, 'bytes', t.bytes, 'mediaType', t.media_type`,
  }),
];
