import { defineErrors } from '../../kernel/refusal.ts';

/** Refusals of what was read in a public source. */
export const publicSourceErrors = defineErrors({
  'PUBLIC_SOURCE.REFERENCE_MALFORMED': {
    kind: 'refused',
    title: 'The reference is no number of the JCM',
    advice: 'Write TH001; for an issuance of several projects ID002+ID003, or ID- and a name.',
  },
  'PUBLIC_SOURCE.OTHER_COUNTRY': {
    kind: 'refused',
    title: 'A reference begins with the code of the country it belongs to',
    advice: 'Check the number and the country: one of them is wrong, or a column has moved.',
  },
  'PUBLIC_SOURCE.AMOUNT_MALFORMED': {
    kind: 'refused',
    title: 'Credits are whole tonnes, zero or more',
    advice: 'Write digits alone; leave out what the source does not say.',
  },
  'PUBLIC_SOURCE.PARTS_DIFFER_FROM_TOTAL': {
    kind: 'refused',
    title: 'What both sides were notified is not the total',
    advice: 'Compare all three with the source; leave out the one that it does not give.',
  },
  'PUBLIC_SOURCE.ACQUIRED_MORE_THAN_NOTIFIED': {
    kind: 'refused',
    title: 'The Government of Japan would have acquired more than there was to have',
    advice: "Its part is of what Japan's side was notified; compare both with the source.",
  },
  'PUBLIC_SOURCE.ISSUED_OTHER_THAN_NOTIFIED': {
    kind: 'refused',
    title: 'A side issues what it was notified, no more and no less',
    advice: 'Compare both figures with the source; leave out what is not issued yet.',
  },
  'PUBLIC_SOURCE.PERIOD_REVERSED': {
    kind: 'refused',
    title: 'A monitoring period ends after it begins, and before it is decided upon',
    advice: 'Check the days; leave out those that are not known.',
  },
  'PUBLIC_SOURCE.ISSUED_BEFORE_DECISION': {
    kind: 'refused',
    title: 'Credits are issued on the day of the decision or after it',
    advice: 'Check both days; leave out the one that is not known.',
  },
  'PUBLIC_SOURCE.DAY_IN_FUTURE': {
    kind: 'refused',
    title: 'What is public has happened: the day is still to come',
    advice: "Use today at the latest, in the later of Tokyo's and the partner country's time zone.",
  },
  'PUBLIC_SOURCE.NOTHING_CHANGES': {
    kind: 'refused',
    title: 'The record already says all of this',
    advice: 'Nothing needs doing.',
  },
  'PUBLIC_SOURCE.RECORDED_MEANWHILE': {
    kind: 'conflict',
    title: 'The same was recorded at the same moment by somebody else',
    advice: 'Load the file again: what is there already stays as it is.',
  },
});
