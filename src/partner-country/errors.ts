import { defineErrors } from '../kernel/refusal.ts';

/** Refusals about partner countries, their agreements and the loans of earlier years. */
export const partnerCountryErrors = defineErrors({
  'PARTNER_COUNTRY.NOT_FOUND': {
    kind: 'absent',
    title: 'This country is not a partner of the mechanism in this book',
    advice: 'See GET /v1/partner-countries for the partners; a new one is registered there.',
  },
  'PARTNER_COUNTRY.NOT_A_COUNTRY': {
    kind: 'refused',
    title: 'ISO 3166 has no country with this code',
    advice: 'Use the ISO 3166-1 alpha-2 code, such as KZ.',
  },
  'PARTNER_COUNTRY.IS_JAPAN': {
    kind: 'refused',
    title: 'Japan is the other side of every memorandum, not a partner country',
    advice: 'Register the country that Japan signed with.',
  },
  'PARTNER_COUNTRY.TIME_ZONE_UNKNOWN': {
    kind: 'malformed',
    title: 'The time zone is not a name of the IANA time zone database',
    advice: 'Use a name such as Asia/Almaty.',
  },
  'PARTNER_COUNTRY.DAY_IN_FUTURE': {
    kind: 'refused',
    title: 'What is signed, adopted or in force has a day that has come',
    advice: "Use today at the latest, in the later of Tokyo's and the partner country's time zone.",
  },
  'PARTNER_COUNTRY.RULES_BEFORE_SIGNATURE': {
    kind: 'refused',
    title: 'The rules of the Joint Committee are not older than the memorandum',
    advice: 'Check both days; leave rulesAdoptedOn out where it is not known.',
  },
  'PARTNER_COUNTRY.ALREADY_REGISTERED': {
    kind: 'conflict',
    title: 'This country is already registered as a partner',
    advice: 'Change its record with PATCH /v1/partner-countries/{iso2}.',
  },
  'PARTNER_COUNTRY.NOTHING_CHANGES': {
    kind: 'refused',
    title: 'The record already says all of this',
    advice: 'Nothing needs doing.',
  },
  'PARTNER_COUNTRY.VERSION_MISSING': {
    kind: 'precondition-missing',
    title: 'A change must name the version it changes',
    advice: 'Read the record and send its ETag as If-Match.',
  },
  'PARTNER_COUNTRY.VERSION_STALE': {
    kind: 'precondition-failed',
    title: 'The record has changed since it was read',
    advice: 'Read it again, and send the change with its present ETag as If-Match.',
  },
  'AGREEMENT.NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such agreement of this country',
    advice: 'See GET /v1/partner-countries/{iso2}/agreements.',
  },
  'AGREEMENT.DUE_BEFORE_IT_BEGAN': {
    kind: 'refused',
    title: 'A dated target of an agreement is due before the agreement itself',
    advice: 'Check the days; leave dueOn out where no day was agreed.',
  },
  'HISTORICAL_LOAN.ALREADY_RECORDED': {
    kind: 'conflict',
    title: 'A loan of this name is already among the earlier loans of this country',
    advice: 'See GET /v1/partner-countries/{iso2}/historical-loans.',
  },
  'HISTORICAL_LOAN.NOT_POSITIVE': {
    kind: 'refused',
    title: 'A loan has an amount above zero',
    advice: 'Send the amount that was lent.',
  },
  'HISTORICAL_LOAN.DAYS_OUT_OF_ORDER': {
    kind: 'refused',
    title: 'Notes are exchanged first, then the loan is signed, then it is in force',
    advice: 'Check the days; leave out those that are not known.',
  },
  'DECISION.NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such decision of the Joint Committee of this country',
    advice: 'See GET /v1/partner-countries/{iso2}/joint-committee/decisions.',
  },
  'DECISION.NOT_EFFECTIVE': {
    kind: 'refused',
    title: 'The decision is not in effect: it lacks a signature',
    advice: 'Both co-chairs sign first; then what it decides can be entered.',
  },
  'DECISION.SAYS_NOTHING_OF_THIS': {
    kind: 'refused',
    title: 'The decision says nothing of this',
    advice: 'Cite the decision with an item of this type about this very subject.',
  },
  'DECISION.DAY_IN_FUTURE': {
    kind: 'refused',
    title: 'What is decided has been decided on a day that has come',
    advice: "Use today at the latest, in the later of Tokyo's and the partner country's time zone.",
  },
  'DECISION.ITEM_INCOMPLETE': {
    kind: 'refused',
    title: 'An item of the decision does not say all that its type needs',
    advice: 'See `errors`: a subject, a reason, or the tonnes that each side is notified.',
  },
  'DECISION.ITEM_SAYS_TOO_MUCH': {
    kind: 'refused',
    title: 'An item of the decision says what its type has no place for',
    advice: 'Amounts belong to an issuance, scopes to a designation.',
  },
  'DECISION.ITEM_TWICE': {
    kind: 'refused',
    title: 'The decision decides the same thing twice',
    advice: 'Keep one item of a type for a subject.',
  },
  'DECISION.TOO_LONG': {
    kind: 'too-large',
    title: 'The decision is longer than one leaf of the audit log',
    advice: 'Enter its items as two decisions of the same day, or shorten their texts.',
  },
  'DECISION.SUBMITTER_CANNOT_SIGN': {
    kind: 'forbidden',
    title: 'Who submitted a decision cannot sign it',
    advice: 'The co-chairs of both sides sign, and neither has submitted it.',
  },
  'DECISION.SIGNED_FOR_OTHER_SIDE': {
    kind: 'forbidden',
    title: 'One person cannot sign for both sides',
    advice: 'The co-chair of the other side signs for that side.',
  },
  'DECISION.SIDE_HAS_SIGNED': {
    kind: 'conflict',
    title: 'This side has signed the decision already',
    advice: 'Nothing needs doing on this side; read the decision to see where it stands.',
  },
});
