import { defineErrors } from '../kernel/refusal.ts';

/** Refusals about participants, and about the designation of third-party entities. */
export const participantErrors = defineErrors({
  'PARTICIPANT.NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such participant',
    advice: 'See GET /v1/participants; the id of a participant begins with 00.',
  },
  'PARTICIPANT.NOT_A_COUNTRY': {
    kind: 'refused',
    title: 'ISO 3166 has no country with this code',
    advice: 'Use the ISO 3166-1 alpha-2 code, such as JP; leave it out where it is not known.',
  },
  'PARTICIPANT.IDENTIFIER_INVALID': {
    kind: 'refused',
    title: 'An identifier is not as its scheme writes it',
    advice: 'See `errors`; compare it with the public register of that scheme.',
  },
  'PARTICIPANT.IDENTIFIER_TWICE': {
    kind: 'refused',
    title: 'A participant has one identifier of a scheme',
    advice: 'Keep the one that holds now; earlier versions of the record keep the former.',
  },
  'PARTICIPANT.NOTHING_CHANGES': {
    kind: 'refused',
    title: 'The record already says all of this',
    advice: 'Nothing needs doing.',
  },
  'PARTICIPANT.VERSION_MISSING': {
    kind: 'precondition-missing',
    title: 'A change must name the version it changes',
    advice: 'Read the participant and send its ETag as If-Match.',
  },
  'PARTICIPANT.VERSION_STALE': {
    kind: 'precondition-failed',
    title: 'The participant has changed since it was read',
    advice: 'Read it again, and send the change with its present ETag as If-Match.',
  },
  'TPE.NOT_A_THIRD_PARTY_ENTITY': {
    kind: 'refused',
    title: 'Only a participant of kind third-party-entity is designated',
    advice: 'Check the participant; change its kind first where it is a third-party entity.',
  },
  'TPE.NO_SCOPE': {
    kind: 'refused',
    title: 'A designation is for at least one sectoral scope',
    advice: 'Name scopes for validation, for verification, or for both.',
  },
  'TPE.SCOPE_NOT_DECIDED': {
    kind: 'refused',
    title: 'The decision does not designate the entity for all of these scopes',
    advice: 'Name the scopes of the decision, or cite the decision that extended them.',
  },
  'TPE.BEFORE_ITS_DECISION': {
    kind: 'refused',
    title: 'A designation does not begin before the decision that makes it',
    advice: 'Use the day of the decision or a later one.',
  },
  'TPE.DAY_IN_FUTURE': {
    kind: 'refused',
    title: 'A designation has begun on a day that has come',
    advice: "Use today at the latest, in the later of Tokyo's and the partner country's time zone.",
  },
  'TPE.ENDS_BEFORE_START': {
    kind: 'refused',
    title: 'The designation would end before it begins',
    advice: 'Check both days; leave `until` out where no end was decided.',
  },
  'TPE.ALREADY_DESIGNATED': {
    kind: 'conflict',
    title: 'This decision has been entered for this entity already',
    advice:
      'See GET /v1/partner-countries/{iso2}/tpe-designations; an extension has its own decision.',
  },
  'TPE.OUTSIDE_ITS_SCOPE': {
    kind: 'refused',
    title: 'The third-party entity is not designated for this work on this day',
    advice: 'Choose an entity that is, or enter the decision that designates this one.',
  },
});
