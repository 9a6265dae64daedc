import { defineFieldMessages } from '../kernel/field-message.ts';

/** What an item of a decision can lack, or have too much of. */
export const decisionMessages = defineFieldMessages({
  'decision.subject-missing': 'is missing; an item of type {type} is about something',
  'decision.designated': 'must be the id of the participant that is designated: 00-…',
  'decision.reason-missing': 'is missing; an objection states its reason',
  'decision.both-sides': 'must name both sides, one with "0" too: {sides}',
  'decision.one-amount': 'must have one amount for a side and vintage',
  'decision.no-tonne': 'must notify a tonne to somebody',
  'decision.amounts-of-issuance': 'belong to an item of type issuance',
  'decision.scopes-of-designation': 'belong to an item of type tpe-designation',
  'decision.decided-before': 'is decided by an item before it',
});
