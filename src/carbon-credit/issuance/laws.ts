import type { LawCheck } from '../../ledger/law-check.ts';

/** The laws that the tables of issuance can break. */
export const issuanceLaws: readonly LawCheck[] = [
  {
    law: 9,
    sentence: 'Of each vintage at most what was verified is notified, and the table sums to it',
    violations: `
      SELECT v.country_code, v.notification_id::text AS subject,
             v.vintage || ': verified ' || coalesce(f.tonnes_verified::text, 'nothing')
             || ', notified ' || v.tonnes_notified || ', in the table ' || told.tonnes AS detail
        FROM public.notified_vintage v
        LEFT JOIN public.verified_vintage f ON f.country_code = v.country_code
         AND f.verification_id = v.verification_id AND f.vintage = v.vintage
       CROSS JOIN LATERAL (
         SELECT coalesce(sum(c.tonnes), 0) AS tonnes FROM public.notified_credit c
          WHERE c.country_code = v.country_code AND c.notification_id = v.notification_id
            AND c.vintage = v.vintage) told
       WHERE v.tonnes_notified <> told.tonnes
          OR v.tonnes_notified > coalesce(f.tonnes_verified, 0)`,
  },
  {
    law: 9,
    sentence: 'What is notified rests on the verification that counts, of a report that stands',
    violations: `
      SELECT n.country_code, n.id::text AS subject,
             'report ' || r.id || ' is ' || r.status AS detail
        FROM public.issuance_notification n
        JOIN public.monitoring_report r
          ON r.country_code = n.country_code AND r.id = n.report_id
       WHERE r.status <> 'verified' OR r.verification_id <> n.verification_id`,
  },
  {
    law: 2,
    sentence: 'A request stands where its notification and the issuances of both sides put it',
    violations: `
      SELECT i.country_code, i.id::text AS subject,
             i.status || ', ' || coalesce(s.side, 'no side') || ' to issue '
             || coalesce(s.tonnes_to_issue, 0) || ', issued ' || coalesce(c.tonnes, 0) AS detail
        FROM public.issuance_request i
        LEFT JOIN public.notified_side s
          ON s.country_code = i.country_code AND s.request_id = i.id
        LEFT JOIN public.credit_issuance c ON c.country_code = i.country_code
         AND c.request_id = i.id AND c.side = s.side
       WHERE (i.status IN ('notified', 'completed')) <> (s.side IS NOT NULL)
          OR (s.side IS NOT NULL
              AND CASE s.side WHEN 'japan' THEN i.japan_state ELSE i.partner_state END
                  <> CASE WHEN s.tonnes_to_issue = 0 THEN 'not-applicable'
                          WHEN c.id IS NULL THEN 'awaiting' ELSE 'issued' END)`,
  },
  {
    law: 8,
    sentence: 'Of each project, side and vintage as many serials exist as the issuances say',
    violations: `
      SELECT k.country_code, k.commodity AS subject,
             'last serial ' || k.last_serial || ', issued ' || coalesce(told.tonnes, 0) AS detail
        FROM public.credit_class k
        LEFT JOIN LATERAL (
          SELECT sum(c.tonnes) AS tonnes
            FROM public.credit_issuance i
            JOIN public.issuance_notification n
              ON n.country_code = i.country_code AND n.id = i.notification_id
            JOIN public.notified_credit c
              ON c.country_code = n.country_code AND c.notification_id = n.id
           WHERE i.country_code = k.country_code AND i.side = k.side
             AND n.project_id = k.project_id AND c.vintage = k.vintage
             AND (c.side = k.side OR (k.side = 'partner' AND c.vintage > 2020))) told ON true
       WHERE k.last_serial IS DISTINCT FROM told.tonnes`,
  },
];
