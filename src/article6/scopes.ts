import { all, countryOfIdIn, inBody, type Asked, type ScopeSource } from '../identity/scope.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { isPartyCode, JAPAN } from './parties.ts';

/** What a partner authorises, identifies and first transfers is the partner's own to record. */
export const ofPartner: ScopeSource = () => ({ side: 'partner' });

/** Which of its credits are ITMOs that it acquired is Japan's own to record. */
export const ofJapan: ScopeSource = () => ({ side: 'japan' });

/** The same, of the partner whose approach or authorisation a field of the body names by its id. */
export const ofPartnerIn = (field: string): ScopeSource => all(countryOfIdIn(field), ofPartner);

/** What concerns a Party is its own side's to record: in its country; of Japan, in none. */
const ofParty = (partyOf: (asked: Asked) => unknown): ScopeSource => {
  return async (asked, { db }) => {
    const party = partyOf(asked);
    if (party === JAPAN) return { country: NO_COUNTRY, side: 'japan' };
    if (typeof party !== 'string' || !isPartyCode(party)) return { side: null };
    const { rows } = await db.query(
      'SELECT country_code FROM public.partner_country WHERE iso3 = $1',
      [party],
    );
    const country = rows[0]?.['country_code'];
    return typeof country === 'string' ? { country, side: 'partner' } : { side: null };
  };
};

/** Of the Party that the address names. */
export const ofPartyInAddress: ScopeSource = ofParty(({ subject }) => subject);

/** Of the Party that the body names. */
export const ofPartyInBody: ScopeSource = ofParty(inBody('party'));

/** Among many acts the partner of the address is the Party; facts of Japan are under no country. */
export const ofPartyOfCountry: ScopeSource = ({ country }) => ({
  side: country === NO_COUNTRY ? 'japan' : 'partner',
});
