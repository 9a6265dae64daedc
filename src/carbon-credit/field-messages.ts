import { defineFieldMessages } from '../kernel/field-message.ts';

/** What can be wrong with a field of this room, beyond its form. */
export const creditMessages = defineFieldMessages({
  'credit.no-serial': 'is no serial of {country}',
  'credit.missing': 'is missing',
  'credit.foreign': 'does not belong to {beneficiary}',
  'credit.unfit': 'does not fit the beneficiary',
  'credit.in-table': 'stands in the table already',
  'credit.has-share': 'has a share already',
  'credit.no-part': 'does not take part on this side',
});
