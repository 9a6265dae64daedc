import { defineErrors } from '../kernel/refusal.ts';

/**
 * What the funding room refuses. Where a figure forbids, the facts are `requested`, `available`,
 * `currency`.
 */
export const fundingErrors = defineErrors({
  'FUNDING.TRANCHE_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such tranche',
    advice: 'Check the id; GET /v1/partner-countries/{iso2}/tranches lists the tranches.',
  },
  'FUNDING.COMMITMENT_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such commitment',
    advice: 'Check the id; GET /v1/tranches/{id} lists the commitments of a tranche.',
  },
  'FUNDING.DISBURSEMENT_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such disbursement',
    advice: 'Check the id; GET /v1/commitments/{id} lists the disbursements of a commitment.',
  },
  'FUNDING.FACILITY_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such facility',
    advice: 'Check the id; it begins with 00, and GET /v1/facilities lists them.',
  },
  'FUNDING.EXCHANGE_RATE_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such exchange rate',
    advice: 'Check the id; it begins with 00, and GET /v1/exchange-rates lists them.',
  },
  'FUNDING.FACILITY_UNKNOWN': {
    kind: 'refused',
    title: 'The facility that the tranche belongs to is not recorded',
    advice: 'Record the facility first (POST /v1/facilities), then name it by its id.',
  },
  'FUNDING.PROJECT_UNKNOWN': {
    kind: 'refused',
    title: 'A project that has a share is not registered in this country',
    advice: 'Register the project first, then name it by its id or its reference.',
  },
  'FUNDING.REFERENCE_TAKEN': {
    kind: 'conflict',
    title: 'This reference is already used',
    advice: 'Use another reference, or read what is recorded under this one.',
  },
  'FUNDING.RATE_RECORDED_MEANWHILE': {
    kind: 'conflict',
    title: 'A rate for this day from this source was recorded at the same moment',
    advice: 'Read it, and send yours again with a new key if it is to replace it.',
  },
  'FUNDING.FUNDER_UNKNOWN': {
    kind: 'malformed',
    title: 'The funder is not in the code list',
    advice: 'Use one of the codes in `possible`; GET /v1/funders says what they stand for.',
  },
  'FUNDING.INSTRUMENT_UNKNOWN': {
    kind: 'malformed',
    title: 'The instrument is not in the code list',
    advice: 'Use one of the codes in `possible`; GET /v1/instruments says what they stand for.',
  },
  'FUNDING.AMOUNT_NOT_POSITIVE': {
    kind: 'malformed',
    title: 'The amount is not above zero',
    advice: 'Send the amount that moves; to take something back, use the act that does so.',
  },
  'FUNDING.RATE_MALFORMED': {
    kind: 'malformed',
    title: 'The rate is not a decimal number above zero',
    advice: 'Send text such as "147.25": at most 12 digits before the point and 18 after it.',
  },
  'FUNDING.RATE_OF_ITSELF': {
    kind: 'malformed',
    title: 'A currency has no exchange rate to itself',
    advice: 'Name two different currencies.',
  },
  'FUNDING.WINDOW_REVERSED': {
    kind: 'malformed',
    title: 'The availability ends before it begins',
    advice: 'Give a last day that is not before the first.',
  },
  'FUNDING.AMENDMENT_INCOMPLETE': {
    kind: 'malformed',
    title: 'The amendment lacks what its kind needs, or has what its kind does not know',
    advice: 'See `needs`: what an amendment of this kind is made of.',
  },
  'FUNDING.SHARES_NAME_A_PROJECT_TWICE': {
    kind: 'malformed',
    title: 'A project has two shares of one commitment',
    advice: 'Give each project one share.',
  },
  'FUNDING.CURRENCY_DIFFERS': {
    kind: 'refused',
    title: 'The amount is in another currency than the tranche',
    advice: "Use the tranche's currency; an amount in another currency is a tranche of its own.",
  },
  'FUNDING.TRANCHE_CLOSED': {
    kind: 'refused',
    title: 'The tranche is closed',
    advice: 'De-commit, refund and repay are still possible; a reopening is an amendment.',
  },
  'FUNDING.TRANCHE_OPEN': {
    kind: 'refused',
    title: 'The tranche is not closed',
    advice: 'Nothing needs doing.',
  },
  'FUNDING.OUTSIDE_AVAILABILITY': {
    kind: 'refused',
    title: 'The day lies outside the availability of the tranche',
    advice: 'Use a day within it, or amend the dates of the tranche.',
  },
  'FUNDING.BEFORE_ANNOUNCEMENT': {
    kind: 'refused',
    title: 'The day is before the announcement of the tranche',
    advice: 'Use the day of the announcement or a later one.',
  },
  'FUNDING.BEFORE_LAST_AMENDMENT': {
    kind: 'refused',
    title: 'The day is before an amendment that the tranche already has',
    advice: 'Use the day of the last amendment or a later one: what held between stays as it was.',
  },
  'FUNDING.BEFORE_SIGNATURE': {
    kind: 'refused',
    title: 'The day is before the agreement was signed',
    advice: 'A commitment is firm from the signature: use that day or a later one.',
  },
  'FUNDING.BEFORE_COMMITMENT': {
    kind: 'refused',
    title: 'The day is before the commitment',
    advice: 'Use the day of the commitment or a later one.',
  },
  'FUNDING.BEFORE_DISBURSEMENT': {
    kind: 'refused',
    title: 'The day is before the disbursement',
    advice: 'Use the day of the disbursement or a later one.',
  },
  'FUNDING.AGREEMENT_REQUIRED': {
    kind: 'refused',
    title: 'A commitment in a real book needs its signed agreement',
    advice: 'Give the title, the day of signature and the SHA-256 of the document.',
  },
  'FUNDING.EXCEEDS_AVAILABLE': {
    kind: 'refused',
    title: 'More than the tranche has left to commit',
    advice: 'Commit less, or increase the tranche.',
  },
  'FUNDING.EXCEEDS_UNDRAWN': {
    kind: 'refused',
    title: 'More than is undrawn of the commitment',
    advice: 'Use at most what is undrawn.',
  },
  'FUNDING.EXCEEDS_OUTSTANDING': {
    kind: 'refused',
    title: 'More than is outstanding of the commitment',
    advice: 'Use at most what was disbursed and is neither refunded nor repaid.',
  },
  'FUNDING.EXCEEDS_REFUNDABLE': {
    kind: 'refused',
    title: 'More than is left to refund of the disbursement',
    advice: 'Refund at most what was disbursed and is not refunded yet.',
  },
  'FUNDING.EXCEEDS_COMMITTED': {
    kind: 'refused',
    title: 'More disbursed than committed',
    advice: 'Check the opening figures: disbursed is at most committed.',
  },
  'FUNDING.EXCEEDS_DISBURSED': {
    kind: 'refused',
    title: 'More repaid than disbursed',
    advice: 'Check the opening figures: repaid is at most disbursed.',
  },
  'FUNDING.EXCEEDS_ANNOUNCED': {
    kind: 'refused',
    title: 'The payments of the schedule sum to more than was announced',
    advice: 'Schedule at most the announced amount of the tranche.',
  },
  'FUNDING.SHARES_DIFFER': {
    kind: 'refused',
    title: "The projects' shares do not sum to the commitment",
    advice: 'Let the shares sum to the amount exactly, or leave them out.',
  },
  'FUNDING.NOT_REPAYABLE': {
    kind: 'refused',
    title: 'The instrument of the tranche is not repaid',
    advice: 'Money that a recipient gives back is a refund of its disbursement.',
  },
  'FUNDING.REFUNDED_ALREADY': {
    kind: 'refused',
    title: 'Part of the disbursement is refunded, so it cannot be reversed',
    advice: 'Reverse its refunds first, or refund the rest.',
  },
  'FUNDING.TOO_MANY_REFUNDS': {
    kind: 'refused',
    title: 'The disbursement has as many refunds as can be recorded',
    advice: 'Gather what is left into one refund before it comes to this.',
  },
  'FUNDING.VERSION_MOVED_ON': {
    kind: 'precondition-failed',
    title: 'The tranche was amended since you read it',
    advice: 'Read it again and decide anew; the ETag says which version you have seen.',
  },
});
