import type { RefusalTexts } from '../refusal-texts.ts';

/**
 * English stands in the catalogues of the rooms. Only what those say to programs is said otherwise to
 * people, who fill in a form and send no JSON.
 */
export const texts: RefusalTexts = {
  refusals: {
    'HTTP.BODY_INVALID': [
      'Something in the form is not as it should be',
      'What is wrong stands beside each field; everything that was typed is still there.',
    ],
  },
  fields: {
    'field.amount': 'must be digits with a point before the decimals, such as 200000.00',
    'field.amount-form':
      'must be digits with a point before the decimals, such as 200000.00: no exponent, plus sign, spaces, separators, leading zeros, currency',
    'field.whole-number': 'must be a whole number from {least} to {most}',
    'field.day': 'must be a day that exists, from 1 January 1900',
    'field.object': 'must be filled in',
    'field.missing': 'is missing; it {what}',
  },
  forms: {},
  facts: {},
};
