import { kernelErrors } from './errors.ts';

declare const countryCodeBrand: unique symbol;

/**
 * The partner country a fact belongs to: ISO 3166-1 alpha-2, or '00' for facts of no country.
 *
 * Only the form is promised: whether the country exists, and is a partner, stands in the books.
 */
export type CountryCode = string & { readonly [countryCodeBrand]: true };

/** Facts of no country: keys of the log, facilities that span countries, methodology texts. */
export const NO_COUNTRY = '00' as CountryCode;

const COUNTRY_CODE = /^(?:[A-Z]{2}|00)$/;

/** Reads a country code, '00' included. Refuses `COUNTRY.MALFORMED`: small letters, three letters. */
export function parseCountryCode(text: string): CountryCode {
  if (typeof text !== 'string' || !COUNTRY_CODE.test(text)) {
    const given = typeof text === 'string' ? text.slice(0, 64) : typeof text;
    throw kernelErrors.refuse('COUNTRY.MALFORMED', { given });
  }
  return text as CountryCode;
}
