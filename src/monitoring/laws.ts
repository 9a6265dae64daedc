import type { LawCheck } from '../ledger/laws.ts';
import { sameAsRecord } from '../ledger/laws-of-records.ts';

/** The laws that the tables of this room can break. */
export const monitoringLaws: readonly LawCheck[] = [
  {
    law: 9,
    sentence: 'A report states, in whole tonnes, what was calculated for each calendar year',
    violations: `
      WITH told AS (
        SELECT r.country_code, r.id, c.vintage, sum(c.emission_reductions) AS reductions
          FROM public.monitoring_report r
         CROSS JOIN LATERAL jsonb_array_elements(r.activity) AS counted
          JOIN public.calculated_reduction c ON c.country_code = r.country_code
           AND c.activity_data_id = (counted ->> 'id')::uuid
         WHERE r.submitted_by IS NOT NULL
         GROUP BY r.country_code, r.id, c.vintage)
      SELECT coalesce(stated.country_code, told.country_code) AS country_code,
             coalesce(stated.report_id, told.id)::text AS subject,
             coalesce(stated.vintage, told.vintage) || ': states '
             || coalesce(stated.tonnes::text, 'nothing') || ', and its activity data come to '
             || coalesce(told.reductions::text, 'nothing') AS detail
        FROM told
        FULL JOIN public.reported_vintage stated
          ON stated.country_code = told.country_code AND stated.report_id = told.id
         AND stated.vintage = told.vintage
       WHERE stated.tonnes IS DISTINCT FROM floor(greatest(told.reductions, 0))`,
  },
  {
    law: 9,
    sentence: 'A verification has a figure for every vintage of its report, and no other',
    violations: `
      SELECT v.country_code, v.id::text AS subject,
             count(o.vintage) || ' vintages, ' || count(f.vintage) || ' verified' AS detail
        FROM public.verification v
        JOIN public.reported_vintage o
          ON o.country_code = v.country_code AND o.report_id = v.report_id
        LEFT JOIN public.verified_vintage f
          ON f.country_code = v.country_code AND f.verification_id = v.id
         AND f.vintage = o.vintage
       GROUP BY v.country_code, v.id
      HAVING count(o.vintage) <> count(f.vintage)`,
  },
  {
    law: 2,
    sentence: 'The reports of a project are about different days',
    violations: `
      SELECT one.country_code, one.id::text AS subject,
             one.first_day || ' to ' || one.last_day || ', and ' || other.id || ' is about '
             || other.first_day || ' to ' || other.last_day AS detail
        FROM public.monitoring_report one
        JOIN public.monitoring_report other
          ON other.country_code = one.country_code AND other.project_id = one.project_id
         AND other.id > one.id AND other.status <> 'withdrawn'
         AND other.first_day <= one.last_day AND other.last_day >= one.first_day
       WHERE one.status <> 'withdrawn'`,
  },
  {
    law: 2,
    sentence: 'Every verification is by an entity designated for the scopes of the methodologies',
    violations: `
      SELECT v.country_code, v.id::text AS subject,
             'scope ' || scope.value::text || ' on ' || v.verified_on AS detail
        FROM public.verification v
        JOIN public.monitoring_report r
          ON r.country_code = v.country_code AND r.id = v.report_id
       CROSS JOIN LATERAL jsonb_array_elements(r.activity) AS counted
        JOIN public.activity_data a
          ON a.country_code = r.country_code AND a.id = (counted ->> 'id')::uuid
        JOIN public.methodology_version mv
          ON mv.country_code = a.country_code AND mv.id = a.methodology_version_id
        JOIN public.methodology m
          ON m.country_code = mv.country_code AND m.id = mv.methodology_id
       CROSS JOIN LATERAL jsonb_array_elements(m.scopes) AS scope(value)
       WHERE NOT EXISTS (
         SELECT FROM public.verification_designation d
           JOIN public.tpe_designation t
             ON t.country_code = d.country_code AND t.id = d.designation_id
          WHERE d.country_code = v.country_code AND d.verification_id = v.id
            AND d.scope = scope.value::text::smallint AND t.participant_id = v.participant_id
            AND t.verification_scopes @> scope.value AND t.designated_on <= v.verified_on
            AND coalesce(t.designated_until, v.verified_on) >= v.verified_on)`,
  },
  sameAsRecord({
    type: 'monitoring-report',
    table: 'monitoring_report',
    versioned: true,
    sentence: 'A monitoring report is as the last version of its record says',
    said: `
      'project', t.project_id, 'firstDay', t.first_day, 'lastDay', t.last_day, 'note', t.note,
      'status', t.status, 'activity', t.activity, 'openedBy', t.opened_by,
      'submittedBy', t.submitted_by, 'submittedOn', t.submitted_on, 'documents', t.documents,
      'verification', t.verification_id, 'verifications', t.verifications, 'reason', t.reason`,
  }),
];
