import { defineErrors } from '../kernel/refusal.ts';

/** What the reporting room refuses: points in time that no country report can be made for. */
export const reportingErrors = defineErrors({
  'REPORTING.DAY_IN_FUTURE': {
    kind: 'refused',
    title: 'A report cannot show how the books stand on a day that has not come',
    advice: 'Use `latest` or an earlier day; left out, it is today.',
  },
  'REPORTING.KNOWN_AS_OF_MALFORMED': {
    kind: 'malformed',
    title: 'What the report is to know is neither a size of the log nor an instant',
    advice:
      "Give a whole number of leaves of the country's log, such as 1234, or an instant with an " +
      'offset, such as 2026-03-31T09:00:00Z; left out, it is the last head.',
  },
  'REPORTING.KNOWN_AS_OF_IN_FUTURE': {
    kind: 'refused',
    title: 'The log has not come that far',
    advice: 'Use the size or the time in `latest`, or an earlier one.',
  },
  'REPORTING.NOTHING_KNOWN_YET': {
    kind: 'refused',
    title: 'The country was not in the books yet',
    advice: 'Use the size or the time in `first`, or a later one.',
  },
  'REPORTING.STATEMENT_UNREADABLE': {
    kind: 'malformed',
    title: 'The statement cannot be read',
    advice:
      'Send CSV or XLSX with a header that names reference, amount, currency and date; `errors` ' +
      'tells the lines.',
  },
  'REPORTING.EDITION_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such edition',
    advice: "List the country's editions; an edition that is not published has no files.",
  },
  'REPORTING.EDITION_NUMBER_TAKEN': {
    kind: 'conflict',
    title: 'Another edition of this country was begun at the same moment',
    advice: 'Repeat the request with the same Idempotency-Key.',
  },
  'REPORTING.EDITION_NOT_DRAFT': {
    kind: 'conflict',
    title: 'The edition was agreed already',
    advice: 'What was agreed does not change; begin another edition.',
  },
  'REPORTING.EDITION_NOT_AGREED': {
    kind: 'conflict',
    title: 'Only an edition that both sides agreed to is published, and once',
    advice: 'Record the agreement first; a published edition stays as it is.',
  },
  'REPORTING.TOO_MANY_TRANSACTIONS': {
    kind: 'refused',
    title: 'There are more transactions than a file of this format can hold',
    advice: 'Take the report as json, csv or xlsx, or as of an earlier day.',
  },
  'REPORTING.FIGURE_WITHOUT_SUBJECT': {
    kind: 'malformed',
    title: 'A figure belongs to one tranche, one commitment or one currency',
    advice: 'Give exactly one of `tranche`, `commitment` and `currency`.',
  },
  'REPORTING.FIGURE_NEVER_ADDED': {
    kind: 'refused',
    title: 'This figure has no total: announced amounts are never added',
    advice: 'Ask for it by tranche.',
  },
  'REPORTING.SUBJECT_NOT_FOUND': {
    kind: 'absent',
    title: 'The report does not have this tranche or commitment',
    advice: 'Check the id, and whether it was in the books on that day and at that head.',
  },
});
