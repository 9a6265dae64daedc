import type { LawCheck } from '../ledger/law-check.ts';

/** The laws that the tables of this room can break. */
export const article6Laws: readonly LawCheck[] = [
  {
    law: 2,
    sentence: 'An authorisation is under an approach that has reported, and its versions are whole',
    violations: `
      SELECT a.country_code, a.id::text AS subject,
             'version ' || a.version || ' of ' || coalesce(v.versions, 0) || ' kept' AS detail
        FROM public.authorisation a
        JOIN public.cooperative_approach c
          ON c.country_code = a.country_code AND c.id = a.approach_id
        LEFT JOIN LATERAL (
          SELECT count(*) AS versions, max(r.version) AS last FROM public.record_version r
           WHERE r.country_code = a.country_code AND r.subject_type = 'authorisation'
             AND r.subject_id = a.id) v ON true
       WHERE v.versions IS DISTINCT FROM a.version OR v.last IS DISTINCT FROM a.version
          OR c.initial_report_on IS NULL`,
  },
  {
    law: 2,
    sentence: 'A Party keeps one method for the whole of an NDC period',
    violations: `
      SELECT p.country_code, p.id::text AS subject,
             p.first_year || ' to ' || p.last_year || ' overlaps ' || o.first_year AS detail
        FROM public.ndc_period p
        JOIN public.ndc_period o ON o.country_code = p.country_code AND o.id > p.id
         AND o.first_year <= p.last_year AND o.last_year >= p.first_year`,
  },
];
