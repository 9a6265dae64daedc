import { inBody, scopeOf, type ScopeSource } from '../identity/scope.ts';

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

/** Either of them may look. */
export const partiesOfTransfer: ScopeSource = scopeOf(
  `${holderOfEnd('from').replace('a.side,', '')} UNION ALL ${holderOfEnd('to').replace('a.side,', '')}`,
);
