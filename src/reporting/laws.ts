import type { LawCheck } from '../ledger/laws.ts';

/** The laws that the tables of this room can break. */
export const reportingLaws: readonly LawCheck[] = [
  {
    law: 11,
    sentence:
      'A published edition has its bytes, and they are what their digests and its record say',
    violations: `
      SELECT e.country_code, e.id::text AS subject,
             e.status || ' with ' || count(f.id) || ' files, of which '
             || count(f.id) FILTER (WHERE f.sha256 <> encode(sha256(f.content), 'hex'))
             || ' differ from their digest' AS detail
        FROM public.report_edition e
        LEFT JOIN public.report_file f
          ON f.country_code = e.country_code AND f.edition_id = e.id
        LEFT JOIN public.record_version v
          ON v.country_code = e.country_code AND v.subject_type = 'report-edition'
         AND v.subject_id = e.id AND v.version = e.version
       GROUP BY e.country_code, e.id, e.status, v.body
      HAVING (e.status = 'published') <> (count(f.id) > 0)
          OR count(f.id) <> jsonb_array_length(v.body->'files')
          OR count(f.id) FILTER (WHERE f.sha256 <> encode(sha256(f.content), 'hex')) > 0`,
  },
];
