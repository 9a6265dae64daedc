import type { CountryCode } from '../kernel/country-code.ts';
import { parsePublicId } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';

/** The id, without the country, that a body names; null where it is no id, or of another country. */
export function ownId(country: CountryCode, text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null;
  try {
    const { countryCode, id } = parsePublicId(text);
    return countryCode === country ? id : null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
