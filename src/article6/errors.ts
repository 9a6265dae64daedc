import { defineErrors } from '../kernel/refusal.ts';
import { itmoErrors } from './itmo-errors.ts';

/** Refusals about cooperative approaches, authorisations, first transfers, adjustments and the AEF. */
export const article6Errors = defineErrors({
  'ARTICLE6.APPROACH_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such cooperative approach in this country',
    advice: 'See GET /v1/cooperative-approaches.',
  },
  'ARTICLE6.APPROACH_EXISTS': {
    kind: 'conflict',
    title: 'A partner has one cooperative approach at a time',
    advice: 'Amend the one that is there, or complete or revoke it first.',
  },
  'ARTICLE6.APPROACH_NOT_ACTIVE': {
    kind: 'refused',
    title: 'The cooperative approach is not active',
    advice: 'Record the initial report and activate it, or take up again what is suspended.',
  },
  'ARTICLE6.CARP_ID_IN_USE': {
    kind: 'refused',
    title: 'ITMOs bear the number of the cooperative approach, so it stays as it is',
    advice: 'Check the number; identifiers that were given cannot change.',
  },
  'ARTICLE6.VERSION_MISSING': {
    kind: 'precondition-missing',
    title: 'A change must name the version it changes',
    advice: 'Read the record and send its ETag as If-Match.',
  },
  'ARTICLE6.VERSION_STALE': {
    kind: 'precondition-failed',
    title: 'The record has changed since it was read',
    advice: 'Read it again, and send the change with its present ETag as If-Match.',
  },
  'ARTICLE6.NOTHING_CHANGES': {
    kind: 'refused',
    title: 'The record already says all of this',
    advice: 'Nothing needs doing.',
  },
  'ARTICLE6.DAY_IN_FUTURE': {
    kind: 'refused',
    title: 'Only what has happened is recorded',
    advice: "Use today at the latest, in the later of Tokyo's and the partner country's time zone.",
  },
  'ARTICLE6.AUTHORISATION_NOT_FOUND': {
    kind: 'absent',
    title: 'There is no such authorisation in this country',
    advice: 'See GET /v1/authorisations.',
  },
  'ARTICLE6.AUTHORISATION_EXISTS': {
    kind: 'conflict',
    title: 'The Party has another authorisation of this name',
    advice: 'Record a new version of that one, or give the name that stands on the authorisation.',
  },
  'ARTICLE6.AUTHORISATION_REVOKED': {
    kind: 'conflict',
    title: 'The authorisation has been revoked',
    advice: 'Name another authorisation; what was first transferred before stays so.',
  },
  'ARTICLE6.FIRST_TRANSFER_DEFINITION': {
    kind: 'refused',
    title:
      'First transfer is defined by the Party for other purposes than NDCs, and only for those',
    advice:
      'Give firstTransferDefinition where the purposes include OIMP, IMP or OP; else leave it.',
  },
  'ARTICLE6.NO_OIMP_AUTHORISED': {
    kind: 'refused',
    title: 'The purposes include no other international mitigation purpose',
    advice: 'Leave `oimp` out, or correct the purposes.',
  },
  'ARTICLE6.TIMEFRAME': {
    kind: 'refused',
    title: 'The authorised timeframe has a first and a last vintage, in this order',
    advice: 'Give both years, or neither where all vintages from 2021 are authorised.',
  },
  'ARTICLE6.BELOW_WHAT_IS_IDENTIFIED': {
    kind: 'refused',
    title: 'More has been done under the authorisation than the new maximum allows',
    advice: 'Authorise at least `identified`, or revoke the authorisation.',
  },
  'ARTICLE6.BEFORE_FORMER_VERSION': {
    kind: 'refused',
    title: 'A new version is not earlier than the one it follows',
    advice: 'Use the day of the former version or a later one.',
  },
  'ARTICLE6.BEFORE_AUTHORISATION': {
    kind: 'refused',
    title: 'This would be before the authorisation',
    advice: 'Check the day, or name the authorisation that was in force on it.',
  },
  'ARTICLE6.VINTAGE_NOT_AUTHORISED': {
    kind: 'refused',
    title: 'The authorisation does not cover this vintage',
    advice: 'Name an authorisation for these years; no ITMO is older than 2021.',
  },
  'ARTICLE6.PROJECT_NOT_AUTHORISED': {
    kind: 'refused',
    title: 'The authorisation does not cover this project',
    advice: 'Name an authorisation that does.',
  },
  'ARTICLE6.ENTITY_EXISTS': {
    kind: 'conflict',
    title: 'The authorisation names this entity already',
    advice: 'See GET /v1/authorisations/{id}.',
  },
  'ARTICLE6.PARTY_NOT_FOUND': {
    kind: 'absent',
    title: 'Nothing is recorded of this Party',
    advice: 'Use its ISO 3166-1 alpha-3 code; record its ITMO registry first.',
  },
  'ARTICLE6.PARTY_RECORDED_MEANWHILE': {
    kind: 'conflict',
    title: 'Somebody else has just recorded this Party',
    advice: 'Read it, and send the change again with another key where it is still needed.',
  },
  'ARTICLE6.REGISTRY_OF_ANOTHER_PARTY': {
    kind: 'refused',
    title: 'The number of an ITMO registry begins with the code of its Party',
    advice: 'Check the number and the Party.',
  },
  'ARTICLE6.REGISTRY_IN_USE': {
    kind: 'refused',
    title: 'ITMOs are identified in this registry, so it stays as it is',
    advice: 'Identifiers that were given cannot change.',
  },
  'ARTICLE6.PERIOD_RUNS_BACKWARD': {
    kind: 'refused',
    title: 'An NDC period does not end before it begins',
    advice: 'Check both years.',
  },
  'ARTICLE6.PERIOD_OVERLAPS': {
    kind: 'conflict',
    title: 'These years belong to another NDC period, whose method is kept to its end',
    advice: 'See GET /v1/article6-parties/{party}.',
  },
  'ARTICLE6.YEAR_NOT_OVER': {
    kind: 'refused',
    title: 'An inventory is of a year that is over',
    advice: 'Use an earlier year.',
  },
  ...itmoErrors,
});
