import { NO_COUNTRY, type CountryCode } from '../kernel/country-code.ts';

/** Japan, as ISO 3166-1 alpha-3 names it; its own facts stand under the code 00. */
export const JAPAN = 'JPN';

/** A Party and the code its own facts belong to. */
export interface Party {
  readonly party: string;
  readonly country: CountryCode;
}

export const JAPAN_AS_PARTY: Party = { party: JAPAN, country: NO_COUNTRY };

/**
 * The id of the one row that a Party has; every country's is the same, since its code is the rest of
 * the key. A UUID of version 7 and of no moment.
 */
export const PARTY_ROW_ID = '00000000-0000-7000-8000-000000000600';

/** Whether a text could be the alpha-3 code of a Party. */
export function isPartyCode(text: string): boolean {
  return /^[A-Z]{3}$/.test(text);
}
