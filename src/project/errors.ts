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
  'PROJECT.DOCUMENT_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such document',
    advice: 'Check the id; it begins with the country, as in KZ-….',
  },
  'PROJECT.DOCUMENT_VERSION_USED': {
    kind: 'conflict',
    title: 'This version of the form is filed already in this edition',
    advice: 'Give the next version, or leave it out: the next whole number is taken.',
  },
  'PROJECT.DOCUMENT_FILED_ALREADY': {
    kind: 'conflict',
    title: 'This very file is filed already under this form and edition',
    advice: 'Nothing needs doing; the facts name the document.',
  },
  'PROJECT.NOT_THE_OTHER_EDITION': {
    kind: 'refused',
    title: 'The file is no other edition of the document that it names',
    advice:
      'Two editions are of one project, form and version, one public and one confidential, and a ' +
      'document has one other edition; the fact `because` says what is otherwise.',
  },
  'PROJECT.FILE_TOO_LARGE': {
    kind: 'too-large',
    title: 'The file is larger than a document may be',
    advice: 'Send a smaller one, or file its parts as documents of their own.',
  },
  'PROJECT.FILE_BROKEN_OFF': {
    kind: 'malformed',
    title: 'The file broke off before its end',
    advice: 'Send it again.',
  },
  'PROJECT.FILE_EMPTY': {
    kind: 'malformed',
    title: 'The file holds nothing',
    advice: 'Send its bytes as the body of the request, with their Content-Type.',
  },
  'PROJECT.DIGEST_MALFORMED': {
    kind: 'malformed',
    title: 'Repr-Digest does not hold a SHA-256 digest',
    advice: 'Send Repr-Digest: sha-256=:<base64 of 32 bytes>: (RFC 9530), or leave it out.',
  },
  'PROJECT.FILE_DIGEST_DIFFERS': {
    kind: 'refused',
    title: 'The file that arrived is not the one whose digest was sent',
    advice: 'Send it again; if the digest still differs, check both.',
  },
  'PROJECT.FILE_TYPE_NOT_TAKEN': {
    kind: 'refused',
    title: 'The content of the file is of no type that is taken',
    advice: 'Send a PDF, a workbook or text document, a ZIP archive, UTF-8 text, a PNG or a JPEG.',
  },
  'PROJECT.FILE_TYPE_DIFFERS': {
    kind: 'refused',
    title: 'The content of the file is not what its Content-Type says',
    advice: 'Send the Content-Type of what it is, or application/octet-stream.',
  },
  'PROJECT.STORE_UNAVAILABLE': {
    kind: 'unavailable',
    title: 'The store of the documents does not answer as it should',
    advice: 'Repeat the request with the same key after the time given in Retry-After.',
  },
  'PROJECT.FOLLOWS_CYCLE': {
    kind: 'refused',
    title: 'Status and mechanism of a project in the cycle follow its steps',
    advice: 'Take the step at /v1/projects/{reference}/transitions, which tells what each lacks.',
  },
  'PROJECT.DOCUMENT_NOT_OF_PROJECT': {
    kind: 'refused',
    title: 'A step cites documents of its own project',
    advice: 'File the document with the project, and cite its id.',
  },
  'PROJECT.TRANSITION_SAYS_TOO_MUCH': {
    kind: 'refused',
    title: 'This step has no use for something that was sent with it',
    advice: 'Leave out what the facts name, or take the step that it belongs to.',
  },
  'PROJECT.TRANSITION_IN_FUTURE': {
    kind: 'refused',
    title: 'A step takes effect on a day that has come',
    advice: "Use today at the latest, in the later of Tokyo's and the partner country's time zone.",
  },
  'PROJECT.TRANSITION_BEFORE_LAST': {
    kind: 'refused',
    title: 'A step does not take effect before the step that led to it',
    advice: 'Use the day of the last step or a later one.',
  },
  'PROJECT.NOT_THE_DECISIONS_DAY': {
    kind: 'refused',
    title: 'What a Joint Committee decides takes effect on the day of the decision',
    advice: 'Leave out effectiveOn, or use the day of the decision.',
  },
  'PROJECT.DECISION_USED': {
    kind: 'refused',
    title: 'This decision has led to a step of the project already',
    advice: 'Cite the decision that is about this step.',
  },
  'PROJECT.CREDITING_PERIOD_REVERSED': {
    kind: 'refused',
    title: 'The crediting period would end before it starts',
    advice: 'Check both days.',
  },
  'PROJECT.CREDITING_PERIOD_OVERLAPS': {
    kind: 'refused',
    title: 'A further crediting period begins after the one before it',
    advice: 'Begin it on the day after the last one ends, or later.',
  },
  'PROJECT.METHODOLOGY_UNKNOWN': {
    kind: 'refused',
    title: 'The country has no approved methodology of this number and version',
    advice: 'See /v1/methodologies; a methodology of another country does not count.',
  },
  'PROJECT.METHODOLOGY_FIXED': {
    kind: 'refused',
    title: 'A project keeps the methodologies that it asked to be registered with',
    advice: 'Pin methodologies before the registration is requested.',
  },
  'PROJECT.METHODOLOGY_NOT_PINNED': {
    kind: 'refused',
    title: 'The project is not pinned to this methodology',
    advice: 'Nothing needs doing.',
  },
  'PROJECT.METHODOLOGY_PINNED_MEANWHILE': {
    kind: 'conflict',
    title: 'Another request has pinned this methodology at the same moment',
    advice: 'Read /v1/projects/{reference}/methodologies, and repeat the request if need be.',
  },
  'PROJECT.PARTICIPANT_UNKNOWN': {
    kind: 'refused',
    title: 'There is no such participant',
    advice: 'Register it at /v1/participants, and use its id, which begins with 00-.',
  },
  'PROJECT.ROLE_HELD_ALREADY': {
    kind: 'conflict',
    title: 'The participant has this role in the project already',
    advice: 'Nothing needs doing.',
  },
  'PROJECT.ROLE_NOT_FOUND': {
    kind: 'absent',
    title: 'The project has no such role',
    advice: 'Check the id; it begins with the country, as in KZ-….',
  },
  'PROJECT.ROLE_ENDED': {
    kind: 'conflict',
    title: 'This role has ended already',
    advice: 'Nothing needs doing.',
  },
  'PROJECT.ROLE_DAY_WRONG': {
    kind: 'refused',
    title: 'A role begins on a day that has come, and does not end before it begins',
    advice: 'Check the days.',
  },
  'PROJECT.LAST_JAPANESE_PARTICIPANT': {
    kind: 'refused',
    title: 'A project of the JCM keeps a participant on the Japanese side',
    advice: 'Name the one that follows first.',
  },
  'PROJECT.NOT_TO_RESUBMIT': {
    kind: 'refused',
    title: 'Only a project whose request was withdrawn is submitted again',
    advice: 'The facts name its state; what follows it is at /v1/projects/{reference}/transitions.',
  },
  'PROJECT.RESUBMITTED_ALREADY': {
    kind: 'conflict',
    title: 'This project was submitted again already',
    advice: 'Go on with the project that followed it.',
  },
});
