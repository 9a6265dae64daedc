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
});
