import type { JsonObject } from '../../src/ledger/act.ts';
import type { Fact } from './fact.ts';

const ARTICLE =
  'La Presse Turquoise, 2024-08-12: ' +
  'https://lapresseturquoise.fr/2024/08/12/technologies-decarbonation-partenariat-japon-kazakhstan';
const RELATION =
  'Whether one of the two amounts is part of the other is not said: they are kept apart and never ' +
  'added. Neither is evidence of a commitment; committed and disbursed stay zero until a signed ' +
  'agreement is entered.';

/** The two announcements of JICA money for Kazakhstan, as two tranches with nothing drawn. */
export const KAZAKHSTAN_ENVELOPES: readonly Fact[] = [
  envelope('KZ-JICA-200', {
    title: 'JICA: infrastructure in Kazakhstan, as announced in the press',
    announcedAmount: '200000000.00',
    note:
      'Purpose: infrastructure. The amount stands in the headline only; the body of the article ' +
      'contains no 200 million and names no project, instrument, period or lender for it. ' +
      RELATION,
  }),
  envelope('KZ-JICA-500', {
    title: 'JICA: energy, infrastructure, health and education, as announced in the press',
    announcedAmount: '500000000.00',
    note:
      'Purpose: several sectors. The article calls it a global budget allocated to initiatives in ' +
      'energy, infrastructure improvement, health and education; it names no period and does not say ' +
      `whether it is loan or grant. ${RELATION}`,
  }),
];

function envelope(reference: string, more: JsonObject): Fact {
  return {
    key: `tranche:${reference}`,
    kind: 'tranche',
    country: 'KZ',
    body: {
      reference,
      funder: 'JICA',
      instrument: 'NOT_STATED',
      currency: 'USD',
      announcedOn: '2024-08-12',
      confidence: 'press-only',
      source: ARTICLE,
      ...more,
    },
  };
}
