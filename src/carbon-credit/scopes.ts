import { all, countryInBody, inBody, scopeOf, sideInBody } from '../identity/scope.ts';
import type { ScopeSource } from '../identity/scope.ts';
import { readSerial } from './serial-number.ts';

const UUID = `CASE WHEN $2 ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN $2::uuid END`;

const HOLDER = `
  SELECT side, holder_id::text AS organisation FROM public.credit_account
   WHERE country_code = $1 AND id = ${UUID}`;

const holderOfEnd = (end: 'from' | 'to') => `
  SELECT a.side, a.holder_id::text AS organisation
    FROM public.credit_transfer t
    JOIN public.credit_account a
      ON a.country_code = t.country_code AND a.id = t.${end}_account_id
   WHERE t.country_code = $1 AND t.id = ${UUID}`;

/** The holder and the side of the account that the address names. */
export const holderOfAccount: ScopeSource = scopeOf(HOLDER);

/** The same, of the account that stands in a field of the body. */
export const holderOfAccountIn = (field: string): ScopeSource => scopeOf(HOLDER, inBody(field));

/** The holder who gives by the transfer that the address names: it may take an offer back. */
export const giverOfTransfer: ScopeSource = scopeOf(holderOfEnd('from'));

/** The holder who takes by it: it may accept or decline. */
export const takerOfTransfer: ScopeSource = scopeOf(holderOfEnd('to'));

/** Either of them may look; both accounts are in one registry. */
export const partiesOfTransfer: ScopeSource = scopeOf(
  `${holderOfEnd('from')} UNION ALL ${holderOfEnd('to')}`,
);

/** The side in whose registry an account is to be opened, with a partner that the body names. */
export const registryInBody: ScopeSource = all(countryInBody, sideInBody);

/** The holder, the side and the project of a block. */
export const holderOfBlock: ScopeSource = scopeOf(`
  SELECT b.side, a.holder_id::text AS organisation, b.country_code || '-' || b.project_id AS project
    FROM public.credit_block b
    JOIN public.credit_account a
      ON a.country_code = b.country_code AND a.id = b.credit_account_id
   WHERE b.country_code = $1 AND b.id = ${UUID}`);

/** The holder, and the side, to whom what was retired or cancelled is given back. */
export const giverOfUse: ScopeSource = scopeOf(`
  SELECT a.side, a.holder_id::text AS organisation
    FROM public.credit_use u
    JOIN public.credit_account a
      ON a.country_code = u.country_code AND a.id = u.from_account_id
   WHERE u.country_code = $1 AND u.id = ${UUID}`);

/**
 * The side whose registry a stop is for: of the account or of the serials. A stop of a whole project is
 * for both, so that whoever acts for one side alone cannot impose it.
 */
export const registryOfStop: ScopeSource = async (asked, reader) => {
  const { country } = await countryInBody(asked, reader);
  const partner = country ?? asked.country;
  const serials = inBody('serials')(asked);
  const bySerials = serials === null ? null : (readSerial(partner, serials)?.side ?? null);
  const facts = await holderOfAccountIn('account')(asked, reader);
  const isOfOne = [facts.side ?? null, bySerials].filter((side) => side !== null).length === 1;
  return {
    ...facts,
    country: partner,
    side: isOfOne ? (facts.side ?? bySerials) : null,
  };
};

/** The same, of a stop that is there. */
export const registryOfStopById: ScopeSource = scopeOf(`
  SELECT coalesce(a.side, c.side, 'both') AS side, a.holder_id::text AS organisation
    FROM public.disposal_stop s
    LEFT JOIN public.credit_account a
      ON a.country_code = s.country_code AND a.id = s.credit_account_id
    LEFT JOIN public.credit_class c ON c.country_code = s.country_code AND c.id = s.class_id
   WHERE s.country_code = $1 AND s.id = ${UUID}`);
