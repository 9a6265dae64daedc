import type { LawCheck } from '../ledger/laws.ts';
import { sameAsRecord } from '../ledger/laws-of-records.ts';

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
  sameAsRecord({
    type: 'partner-country',
    table: 'partner_country',
    versioned: true,
    sentence: 'A partner country is as the last version of its record says',
    said: `
      'iso2', t.country_code, 'iso3', t.iso3, 'order', t.partner_order, 'signedOn', t.signed_on,
      'signedIn', t.signed_in, 'signedOnConfidence', t.signed_on_confidence,
      'rulesAdoptedOn', t.rules_adopted_on, 'timeZone', t.time_zone, 'currency', t.currency,
      'names', t.names, 'source', t.source, 'note', t.note`,
  }),
  sameAsRecord({
    type: 'agreement',
    table: 'agreement',
    versioned: true,
    sentence: 'An agreement is as it was recorded',
    said: `
      'title', t.title, 'kind', t.kind, 'parties', t.parties, 'signedOn', t.signed_on,
      'adoptedOn', t.adopted_on, 'summary', t.summary, 'targets', t.targets, 'source', t.source`,
  }),
  sameAsRecord({
    type: 'historical-loan',
    table: 'historical_loan',
    versioned: true,
    sentence: 'A loan of earlier years is as it was recorded',
    said: `
      'name', t.name, 'lender', t.lender, 'amount', t.amount::text, 'currency', t.currency,
      'exchangeOfNotesOn', t.exchange_of_notes_on, 'signedOn', t.signed_on,
      'inForceOn', t.in_force_on, 'note', t.note, 'source', t.source`,
  }),
  sameAsRecord({
    type: 'joint-committee-decision',
    table: 'joint_committee_decision',
    versioned: true,
    sentence: 'A decision and its signatures are as the last version of its record says',
    said: `
      'mode', t.mode, 'title', t.title, 'decisionOn', t.decision_on, 'items', t.items,
      'source', t.source, 'submittedBy', t.submitted_by, 'status', t.status,
      'effectiveOn', t.effective_on, 'signatures', (
         SELECT coalesce(jsonb_agg(jsonb_build_object('side', s.side, 'signedBy', s.signed_by)
                                   ORDER BY s.audit_sequence), '[]')
           FROM public.decision_signature s
          WHERE s.country_code = t.country_code AND s.decision_id = t.id)`,
  }),
];
