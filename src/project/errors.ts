import { defineErrors } from '../kernel/refusal.ts';

/** Refusals about projects, and about what is counted of them. */
export const projectErrors = defineErrors({
  'PROJECT.NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such project',
    advice: 'Use its reference, such as KZ001, or its id; both begin with the country.',
  },
  'PROJECT.INDICATOR_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such indicator',
    advice: 'Check the id; it begins with the country, as in KZ-….',
  },
  'PROJECT.REFERENCE_OF_OTHER_COUNTRY': {
    kind: 'refused',
    title: 'A reference begins with the code of the country it belongs to',
    advice: 'Begin the reference with the two letters of the partner country.',
  },
  'PROJECT.REFERENCE_MALFORMED': {
    kind: 'malformed',
    title: 'The reference is not written as a reference',
    advice:
      'After the country: letters, digits, points, hyphens, at most 60 in all; never like an id.',
  },
  'PROJECT.REFERENCE_NOT_JCM': {
    kind: 'refused',
    title: 'A JCM project is numbered with its country and three digits',
    advice: 'Use the number that the Joint Committee gave, such as KZ001.',
  },
  'PROJECT.REFERENCE_USED': {
    kind: 'conflict',
    title: 'Another project of this country has or had this reference',
    advice: 'Read that project; a request that was withdrawn and made again has a new number.',
  },
  'PROJECT.NO_JAPAN_SIDE': {
    kind: 'refused',
    title: 'A project is not of the JCM without a participant on the Japanese side',
    advice: 'Name one with side "japan", or register the project with mechanism NONE.',
  },
  'PROJECT.ENDS_BEFORE_START': {
    kind: 'refused',
    title: 'The project would end before it starts',
    advice: 'Check both days; leave out the one that is not known.',
  },
  'PROJECT.REDUCTION_MALFORMED': {
    kind: 'malformed',
    title: 'The expected annual reduction is not decimal text',
    advice: 'Send tonnes of CO2 equivalent as a string such as "1200.5", with at most 6 decimals.',
  },
  'PROJECT.REDUCTION_NEGATIVE': {
    kind: 'refused',
    title: 'An expected annual reduction is zero or more',
    advice: 'Send tonnes of CO2 equivalent that the project is expected to save in a year.',
  },
  'PROJECT.SITE_OFF_THE_MAP': {
    kind: 'refused',
    title: 'The coordinates of a site are not a place on earth',
    advice: 'Give both: latitude from -90 to 90, longitude from -180 to 180; or leave out both.',
  },
  'PROJECT.NOTHING_CHANGES': {
    kind: 'refused',
    title: 'The record already says all of this',
    advice: 'Nothing needs doing.',
  },
  'PROJECT.VERSION_MISSING': {
    kind: 'precondition-missing',
    title: 'A change must name the version it changes',
    advice: 'Read the project and send its ETag as If-Match.',
  },
  'PROJECT.VERSION_STALE': {
    kind: 'precondition-failed',
    title: 'The project has changed since it was read',
    advice: 'Read it again, and send the change with its present ETag as If-Match.',
  },
  'PROJECT.VALUE_MALFORMED': {
    kind: 'malformed',
    title: 'The value of an indicator is not decimal text',
    advice: 'Send it as a string such as "51" or "70.5", with at most 12 decimals.',
  },
  'PROJECT.OBSERVED_IN_FUTURE': {
    kind: 'refused',
    title: 'What is observed has been observed on a day that has come',
    advice: "Use today at the latest, in the later of Tokyo's and the partner country's time zone.",
  },
});
