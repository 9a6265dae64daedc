import { defineErrors } from '../kernel/refusal.ts';

/** Refusals about monitoring reports, their activity data, and their verification. */
export const monitoringErrors = defineErrors({
  'MONITORING.REPORT_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such monitoring report',
    advice: 'See the monitoring reports of the project; an id begins with the country, as in KZ-….',
  },
  'MONITORING.ACTIVITY_DATA_NOT_FOUND': {
    kind: 'absent',
    title: 'There are no such activity data',
    advice: 'The monitoring report names the activity data that belong to it.',
  },
  'MONITORING.PROJECT_NOT_REGISTERED': {
    kind: 'refused',
    title: 'Only a project that the Joint Committee has registered is monitored',
    advice: 'See what the project lacks at /v1/projects/{reference}/transitions.',
  },
  'MONITORING.PERIOD_ENDS_BEFORE_START': {
    kind: 'refused',
    title: 'The monitoring period would end before it starts',
    advice: 'Check both days; the first and the last both count.',
  },
  'MONITORING.PERIOD_STRADDLES_2020': {
    kind: 'refused',
    title: 'A monitoring period does not go from 2020 into 2021',
    advice: 'Make two reports: one that ends on 2020-12-31, one that begins on 2021-01-01.',
  },
  'MONITORING.PERIOD_BEFORE_OPERATION': {
    kind: 'refused',
    title: 'The monitoring period would begin before the project operates',
    advice: "Begin it on the project's first day of operation or later.",
  },
  'MONITORING.PERIOD_AFTER_OPERATION': {
    kind: 'refused',
    title: 'The monitoring period would end after the project does',
    advice: "End it on the project's last day at the latest.",
  },
  'MONITORING.PERIOD_OUTSIDE_CREDITING': {
    kind: 'refused',
    title: 'The monitoring period is not within one crediting period of the project',
    advice: 'The facts name the crediting periods; a renewal adds another.',
  },
  'MONITORING.PERIOD_OVERLAPS': {
    kind: 'refused',
    title: 'Another monitoring report of the project is about some of these days',
    advice: 'Begin after it or end before it; or withdraw it first.',
  },
  'MONITORING.NOT_A_DRAFT': {
    kind: 'refused',
    title: 'The monitoring report has been submitted or withdrawn; its activity data are closed',
    advice: 'Withdraw it, and report the period again.',
  },
  'MONITORING.METHODOLOGY_NOT_PINNED': {
    kind: 'refused',
    title: 'The project is not monitored with this methodology',
    advice: 'Name one of the methodologies that are pinned to the project; the facts name them.',
  },
  'MONITORING.NO_FORMULA': {
    kind: 'refused',
    title: 'This version of the methodology has no formula in this book',
    advice: 'Have the version entered with a formula; nothing can be computed without.',
  },
  'MONITORING.ROWS_REFUSED': {
    kind: 'refused',
    title: 'Some rows of the activity data cannot be taken',
    advice: 'Each of `errors` names a row; the first is row 1. Nothing was kept.',
  },
  'MONITORING.FILE_UNREADABLE': {
    kind: 'malformed',
    title: 'The file is not a table of activity data',
    advice:
      'Send CSV in UTF-8, or XLSX, with the columns first_day, last_day, of, parameter, value, unit; ' +
      'only parameter and value are needed in every row.',
  },
  'MONITORING.FILE_TOO_LARGE': {
    kind: 'too-large',
    title: 'The file has more activity data than one report takes',
    advice: 'Add up readings to days or months; the facts name the limit.',
  },
  'MONITORING.VERSION_STALE': {
    kind: 'precondition-failed',
    title: 'The monitoring report has changed since it was read',
    advice: 'Read it again, and send its present ETag as If-Match.',
  },
  'MONITORING.SAME_OFFICER': {
    kind: 'refused',
    title: 'Whoever submitted a monitoring report does not verify it',
    advice: 'The third-party entity verifies with a key of its own.',
  },
  'MONITORING.VERIFIED_OUT_OF_TIME': {
    kind: 'refused',
    title: 'A verification is made after the monitoring period, and not in the future',
    advice: 'Check the day on which the verification report was signed.',
  },
  'MONITORING.VINTAGES_DIFFER': {
    kind: 'refused',
    title: 'A verification states one figure for each vintage of the report, and no other',
    advice: 'The facts name the vintages; send "0" for a year without reductions.',
  },
  'MONITORING.CORRECTION_UNEXPLAINED': {
    kind: 'refused',
    title: 'A verified figure that differs from the reported one states its reason',
    advice: 'Say in `reason` of the vintage what was corrected; both figures are kept.',
  },
  'MONITORING.CORRECTS_NOT_THE_LAST': {
    kind: 'refused',
    title: 'A verified report is verified again only as a correction of its last verification',
    advice: 'Name in `corrects` the verification that the report cites now.',
  },
  'MONITORING.ENTITY_TAKES_PART': {
    kind: 'refused',
    title: 'A third-party entity does not verify a project that it takes part in',
    advice: 'Have it verified by an entity that has no other role in the project.',
  },
  'MONITORING.DOCUMENT_NOT_OF_PROJECT': {
    kind: 'refused',
    title: 'A document that is cited belongs to the same project',
    advice: "Cite a document of the project's own list.",
  },
});
