import { defineFieldMessages } from '../kernel/field-message.ts';

/** What can be wrong with a field of this room, beyond its form. */
export const fundingMessages = defineFieldMessages({
  'funding.missing': 'is missing',
  'funding.foreign': 'does not belong to {kind}',
  'funding.needs-one': 'needs one or more of: {fields}',
  'funding.named-twice': 'is named twice',
  'funding.above-zero': 'must be more than zero',
  'funding.one-of': 'must be one of: {possible}',
  'funding.not-before': 'must not be before {day}',
});
