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
  {
    law: 3,
    sentence: 'What an authorisation counts is what was identified and first transferred under it',
    violations: `
      SELECT a.country_code, a.id::text AS subject,
             a.tonnes_identified || ' identified, found ' || coalesce(i.tonnes, 0) || '; '
             || a.tonnes_first_transferred || ' transferred, found ' || coalesce(t.tonnes, 0)
               AS detail
        FROM public.authorisation a
        LEFT JOIN LATERAL (SELECT sum(b.last_id - b.first_id + 1) AS tonnes
                             FROM public.itmo_block b
                            WHERE b.country_code = a.country_code
                              AND b.authorisation_id = a.id) i ON true
        LEFT JOIN LATERAL (SELECT sum(f.last_id - f.first_id + 1) AS tonnes
                             FROM public.first_transfer f
                            WHERE f.country_code = a.country_code
                              AND f.authorisation_id = a.id) t ON true
       WHERE a.tonnes_identified <> coalesce(i.tonnes, 0)
          OR a.tonnes_first_transferred <> coalesce(t.tonnes, 0)
          OR a.tonnes_first_transferred > a.tonnes_identified
          OR a.tonnes_identified > a.quantity`,
  },
  {
    law: 8,
    sentence: 'ITMOs of a registry are numbered from one without a gap',
    violations: `
      SELECT p.country_code, p.itmo_registry_id AS subject,
             'counts ' || p.last_itmo || ', identified ' || coalesce(b.tonnes, 0) AS detail
        FROM public.article6_party p
        LEFT JOIN LATERAL (SELECT sum(i.last_id - i.first_id + 1) AS tonnes, max(i.last_id) AS last
                             FROM public.itmo_block i
                            WHERE i.country_code = p.country_code) b ON true
       WHERE p.last_itmo <> coalesce(b.tonnes, 0) OR p.last_itmo <> coalesce(b.last, 0)`,
  },
  {
    law: 8,
    sentence: 'Every part of a block has the ITMO numbers and the first transfer of its serials',
    violations: `
      SELECT b.country_code, b.id::text AS subject,
             b.commodity || '-' || b.first_serial || '-' || b.last_serial || ' says '
             || b.first_transferred AS detail
        FROM public.credit_block b
        JOIN public.credit_class c ON c.country_code = b.country_code AND c.id = b.class_id
        LEFT JOIN public.itmo_block i
          ON i.country_code = b.country_code AND i.class_id = b.class_id
         AND int8range(i.first_serial, i.last_serial, '[]')
             && int8range(b.first_serial, b.last_serial, '[]')
        LEFT JOIN public.first_transfer t
          ON t.country_code = b.country_code AND t.class_id = b.class_id
         AND int8range(t.first_serial, t.last_serial, '[]')
             && int8range(b.first_serial, b.last_serial, '[]')
       WHERE c.side = 'partner'
         AND (b.itmo_offset IS DISTINCT FROM i.first_id - i.first_serial
              OR b.authorisation_id IS DISTINCT FROM i.authorisation_id
              OR b.first_transferred <> (t.id IS NOT NULL))`,
  },
  {
    law: 8,
    sentence: 'What Japan acquired has in its registry the numbers that were first transferred',
    violations: `
      SELECT b.country_code, b.id::text AS subject,
             b.commodity || '-' || b.first_serial || '-' || b.last_serial AS detail
        FROM public.credit_block b
        JOIN public.credit_class c ON c.country_code = b.country_code AND c.id = b.class_id
        LEFT JOIN public.itmo_acquisition q
          ON q.country_code = b.country_code AND q.class_id = b.class_id
         AND int8range(q.first_serial, q.last_serial, '[]')
             && int8range(b.first_serial, b.last_serial, '[]')
       WHERE c.side = 'japan'
         AND b.itmo_offset IS DISTINCT FROM q.first_id - q.first_serial`,
  },
  {
    law: 11,
    sentence:
      'A filed format shows the holdings that were frozen, and its versions follow one another',
    violations: `
      SELECT f.country_code, f.id::text AS subject, f.major || '.' || f.minor AS detail
        FROM public.aef_filing f
        LEFT JOIN public.holdings_snapshot h
          ON h.country_code = f.country_code AND h.id = f.snapshot_id
       WHERE h.year IS DISTINCT FROM f.year OR h.party IS DISTINCT FROM f.party
          OR ((f.major, f.minor) <> (1, 0) AND NOT EXISTS (
                SELECT FROM public.aef_filing e
                 WHERE e.country_code = f.country_code AND e.year = f.year
                   AND ((e.major = f.major AND e.minor = f.minor - 1)
                        OR (f.minor = 0 AND e.major = f.major - 1))))`,
  },
];
