import type { LawCheck } from '../ledger/laws.ts';
import { recordLaws } from './laws-of-records.ts';

/** The laws that the tables of this room can break. */
export const fundingLaws: readonly LawCheck[] = [
  {
    law: 3,
    sentence: 'What of a disbursement can be refunded is what was not refunded of it',
    violations: `
      SELECT d.country_code, d.id::text AS subject,
             'refundable ' || d.refundable || ', and it should be '
             || CASE WHEN reversal.id IS NULL THEN d.amount - coalesce(given.back, 0) ELSE 0 END
               AS detail
        FROM public.disbursement d
        LEFT JOIN public.journal_entry reversal
          ON reversal.country_code = d.country_code AND reversal.reverses = d.id
        LEFT JOIN (SELECT r.country_code, r.disbursement_id, sum(r.amount) AS back
                     FROM public.refund r
                     LEFT JOIN public.journal_entry undone
                       ON undone.country_code = r.country_code AND undone.reverses = r.id
                    WHERE undone.id IS NULL
                    GROUP BY r.country_code, r.disbursement_id) given
          ON given.country_code = d.country_code AND given.disbursement_id = d.id
       WHERE d.refundable <>
             CASE WHEN reversal.id IS NULL THEN d.amount - coalesce(given.back, 0) ELSE 0 END`,
  },
  {
    law: 6,
    sentence: 'Commitments, disbursements and refunds are of the amount and day that were posted',
    violations: `
      SELECT told.country_code, told.id::text AS subject,
             told.amount || ' on ' || told.effective_on || ', posted '
             || coalesce(max(p.amount), 0) || ' on ' || e.effective_on AS detail
        FROM (SELECT country_code, id, entry_id, amount, currency, effective_on
                FROM public.commitment
               UNION ALL
              SELECT country_code, id, id, amount, currency, effective_on FROM public.disbursement
               UNION ALL
              SELECT country_code, id, id, amount, currency, effective_on FROM public.refund) told
        JOIN public.journal_entry e
          ON e.country_code = told.country_code AND e.id = told.entry_id
        LEFT JOIN public.posting p
          ON p.country_code = told.country_code AND p.entry_id = told.entry_id
         AND p.commodity = told.currency
       GROUP BY told.country_code, told.id, told.amount, told.effective_on, e.effective_on
      HAVING coalesce(max(p.amount), 0) <> told.amount OR told.effective_on <> e.effective_on`,
  },
  {
    law: 1,
    sentence: 'The shares of projects sum to their commitment',
    violations: `
      SELECT c.country_code, c.id::text AS subject,
             'shares of ' || coalesce(sum(s.amount), 0) || ' in a commitment of ' || c.amount
               AS detail
        FROM public.commitment c
        LEFT JOIN public.commitment_share s
          ON s.country_code = c.country_code AND s.commitment_id = c.id
       WHERE c.share_count > 0
       GROUP BY c.country_code, c.id, c.amount, c.share_count
      HAVING coalesce(sum(s.amount), 0) <> c.amount OR count(s.ordinal) <> c.share_count`,
  },
  {
    law: 10,
    sentence: 'What a tranche says was announced is what its entries say',
    violations: `
      SELECT t.country_code, t.id::text AS subject,
             'says ' || t.announced_amount || ', entries say ' || coalesce(-b.balance, 0) AS detail
        FROM public.tranche t
        LEFT JOIN public.account a ON a.country_code = t.country_code AND a.owner_id = t.id
         AND a.kind = 'announced'
        LEFT JOIN public.balance b ON b.country_code = t.country_code AND b.account_id = a.id
       WHERE t.announced_amount <> coalesce(-b.balance, 0)`,
  },
  ...recordLaws,
];
