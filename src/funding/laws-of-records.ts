import type { LawCheck } from '../ledger/laws.ts';
import { sameAsRecord } from '../ledger/laws-of-records.ts';

/*
 * A tranche's threshold, status and dates limit every act; they are taken from the typed tables, which
 * the log does not hold. So each row is compared with the last version of its record, which it does.
 */

/** The facts of a row as its record says them; `t` is the row. */
const SAID = {
  tranche: `
    'reference', t.reference, 'title', t.title, 'funder', t.funder, 'instrument', t.instrument,
    'currency', t.currency, 'announcedAmount', t.announced_amount::text,
    'announcedOn', t.announced_on, 'status', t.status, 'availableFrom', t.available_from,
    'availableUntil', t.available_until, 'approvalThreshold', t.approval_threshold::text,
    'facility', t.facility_id, 'source', t.source, 'confidence', t.confidence, 'note', t.note`,
  commitment: `
    'tranche', t.tranche_id, 'reference', t.reference, 'amount', t.amount::text,
    'currency', t.currency, 'effectiveOn', t.effective_on,
    'agreement', CASE WHEN t.agreement_title IS NOT NULL THEN jsonb_build_object(
       'title', t.agreement_title, 'signedOn', t.agreement_signed_on,
       'sha256', t.agreement_sha256) END,
    'projectShares', (
       SELECT coalesce(jsonb_agg(jsonb_build_object('project', s.project_id,
                                                    'amount', s.amount::text)
                                 ORDER BY s.ordinal), '[]')
         FROM public.commitment_share s
        WHERE s.country_code = t.country_code AND s.commitment_id = t.id)`,
  pledge: `
    'tranche', t.tranche_id, 'amount', t.amount::text, 'currency', t.currency,
    'pledgedOn', t.pledged_on, 'reference', t.reference, 'source', t.source`,
  'payment-schedule': `'tranche', t.id, 'payments', t.payments`,
  facility: `
    'reference', t.reference, 'title', t.title, 'funder', t.funder, 'currency', t.currency,
    'amount', t.amount::text, 'signedOn', t.signed_on, 'countries', t.countries,
    'source', t.source`,
  'exchange-rate': `
    'base', t.base, 'quote', t.quote, 'rate', t.rate::text, 'rateOn', t.rate_on,
    'source', t.source`,
} as const;

function asRecorded(type: keyof typeof SAID, sentence: string): LawCheck {
  return sameAsRecord({ type, table: type.replace('-', '_'), said: SAID[type], sentence });
}

/** Which accounts there are: kind, last byte of the id, and the floor or none. */
const ACCOUNTS = `(VALUES
  ('tranche', 'announced', '01', NULL), ('tranche', 'available', '02', 0),
  ('commitment', 'undrawn', '01', 0), ('commitment', 'outstanding', '02', 0),
  ('commitment', 'repaid', '03', 0), ('commitment', 'returned', '04', 0),
  ('commitment', 'debt-service', '05', NULL), ('commitment', 'interest-received', '06', 0),
  ('commitment', 'fees-received', '07', 0)) AS chart(owner_type, kind, ordinal, floor)`;

/** The laws that the rows which limit acts can break. */
export const recordLaws: readonly LawCheck[] = [
  {
    law: 3,
    sentence: 'Every account of a tranche or commitment has its owner and its floor',
    violations: `
      SELECT a.country_code, a.id::text AS subject,
             a.kind || ' of ' || a.owner_id || ' with ' || CASE
               WHEN b.account_id IS NULL THEN 'no balance'
               ELSE coalesce('floor ' || b.floor, 'no floor') END AS detail
        FROM public.account a
        LEFT JOIN public.balance b ON b.country_code = a.country_code AND b.account_id = a.id
        LEFT JOIN ${ACCOUNTS} ON chart.owner_type = a.owner_type AND chart.kind = a.kind
       WHERE a.owner_type IN ('tranche', 'commitment')
         AND (b.account_id IS NULL OR b.floor IS DISTINCT FROM chart.floor
              OR a.id::text IS DISTINCT FROM left(a.owner_id::text, 34) || chart.ordinal)`,
  },
  asRecorded('tranche', 'A tranche limits what the last version of its record says'),
  asRecorded('commitment', 'A commitment and its shares are as they were recorded'),
  asRecorded('pledge', 'A pledge is as it was recorded'),
  asRecorded('payment-schedule', 'A payment schedule is the last that was recorded'),
  asRecorded('facility', 'A facility is as it was recorded'),
  asRecorded('exchange-rate', 'An exchange rate is the last that was recorded'),
  {
    law: 6,
    sentence: 'Disbursements and refunds are of the commitment whose accounts they moved',
    violations: `
      SELECT told.country_code, told.id::text AS subject,
             'says ' || told.kind || ' of ' || told.commitment_id || ', moved ' || a.kind || ' of '
             || a.owner_id AS detail
        FROM (SELECT country_code, id, commitment_id, 'outstanding' AS kind
                FROM public.disbursement
               UNION ALL
              SELECT r.country_code, r.id, d.commitment_id,
                     CASE WHEN r.reusable THEN 'undrawn' ELSE 'returned' END
                FROM public.refund r
                JOIN public.disbursement d
                  ON d.country_code = r.country_code AND d.id = r.disbursement_id) told
        JOIN public.posting p
          ON p.country_code = told.country_code AND p.entry_id = told.id AND p.amount > 0
        JOIN public.account a ON a.country_code = p.country_code AND a.id = p.account_id
       WHERE a.owner_id <> told.commitment_id OR a.kind <> told.kind`,
  },
];
