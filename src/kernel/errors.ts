import { defineErrors } from './refusal.ts';

/** What the kernel refuses: text that is not the amount, day, instant, id or code it should be. */
export const kernelErrors = defineErrors({
  'AMOUNT.MALFORMED': {
    kind: 'malformed',
    title: 'The amount is not written as a decimal number',
    advice:
      'Send a string of digits with an optional leading minus and an optional decimal point, such ' +
      'as "200000.00": no exponent, plus sign, spaces, separators, leading zeros or minus zero.',
  },
  'AMOUNT.TOO_MANY_DECIMALS': {
    kind: 'malformed',
    title: 'The amount has more decimals than its commodity',
    advice:
      'Round the amount yourself and send it again; the books never round. The facts say how many ' +
      'decimals there can be (ISO 4217 for a currency, none for carbon credits).',
  },
  'AMOUNT.TOO_LARGE': {
    kind: 'malformed',
    title: 'The amount has more than 30 digits before the decimal point',
    advice: 'Check the amount: no figure of the trade is this large.',
  },
  'AMOUNT.MIXED_COMMODITIES': {
    kind: 'refused',
    title: 'Amounts of different commodities cannot be added or compared',
    advice:
      'Keep one figure per currency; a converted figure names its rate, rate date and source.',
  },
  'AMOUNT.WEIGHTS': {
    kind: 'malformed',
    title: 'The shares to divide by are not usable',
    advice:
      'Give at least one share; each is a decimal number of zero or more, not all of them zero.',
  },
  'AMOUNT.ZERO_DIVISOR': {
    kind: 'refused',
    title: 'A ratio to an amount of zero does not exist',
    advice: 'Leave the figure out where there is nothing to relate it to.',
  },
  'RATE.MALFORMED': {
    kind: 'malformed',
    title: 'The rate is not a decimal number above zero',
    advice: 'Send a string such as "0.0067": at most 30 digits on each side of the decimal point.',
  },
  'CURRENCY.UNKNOWN': {
    kind: 'malformed',
    title: 'The currency is not an active ISO 4217 currency',
    advice:
      'Use the three capital letters of an active ISO 4217 currency, such as USD, JPY or KZT.',
  },
  'DAY.MALFORMED': {
    kind: 'malformed',
    title: 'The day is not a calendar day',
    advice: 'Write a day that exists as YYYY-MM-DD, from 1900-01-01 to 9999-12-31.',
  },
  'MONTH.MALFORMED': {
    kind: 'malformed',
    title: 'The month is not a calendar month',
    advice: 'Write a month as YYYY-MM, from 1900-01 to 9999-12.',
  },
  'INSTANT.MALFORMED': {
    kind: 'malformed',
    title: 'The instant is not a date and time with an offset',
    advice: 'Write it as RFC 3339 with an offset or Z, such as 2026-11-23T02:38:56.123Z.',
  },
  'ID.MALFORMED': {
    kind: 'malformed',
    title: 'The id is not an id of this registry',
    advice: 'Use the id as it was given: a country code, a hyphen and a UUID in lower case.',
  },
  'COUNTRY.MALFORMED': {
    kind: 'malformed',
    title: 'The country code is not two capital letters',
    advice: 'Use the ISO 3166-1 alpha-2 code, such as KZ.',
  },
  'JSON.NOT_CANONICAL': {
    kind: 'malformed',
    title: 'The content has no canonical JSON form',
    advice: 'Send JSON with whole Unicode characters in its strings and at most 256 nested levels.',
  },
});
