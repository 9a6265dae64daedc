import { COUNTRIES } from '../../seeds/reference/countries.ts';
import { COUNTRY_NAMES } from '../../seeds/reference/country-names.ts';
import { CURRENCIES } from '../kernel/currency.ts';
import type { LawCheck } from '../ledger/laws.ts';

/*
 * No act writes the shared tables of countries and currencies: they are lists of the program itself, and
 * are held against it. What an older release's list had and this one's has not stays as it is.
 */

/** SQL text; the lists are the program's own. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

const COUNTRY_LIST = COUNTRIES.map(({ iso2, iso3, numeric, name }) => {
  const names = JSON.stringify(COUNTRY_NAMES[iso2] ?? { en: name });
  return `(${[iso2, iso3, numeric, name, names].map(quoted).join(', ')})`;
}).join(', ');

const CURRENCY_LIST = CURRENCIES.map(({ code, exponent }) => `('${code}', ${exponent})`).join(', ');

/** The laws that tables of reference can break. */
export const referenceLaws: readonly LawCheck[] = [
  {
    law: 11,
    sentence: 'Every country is as ISO 3166 has it',
    violations: `
      SELECT '00' AS country_code, l.iso2 AS subject,
             CASE WHEN c.iso2 IS NULL THEN 'the country is not there'
                  ELSE 'the country is not as the program lists it' END AS detail
        FROM (VALUES ${COUNTRY_LIST}) l (iso2, iso3, numeric_code, name, names)
        LEFT JOIN public.country c ON c.iso2 = l.iso2
       WHERE (c.iso3, c.numeric_code, c.name, c.names)
             IS DISTINCT FROM (l.iso3, l.numeric_code, l.name, l.names::jsonb)`,
  },
  {
    law: 4,
    sentence: 'Every currency has the decimals of ISO 4217, every class of credits none',
    violations: `
      SELECT '00' AS country_code, l.code AS subject,
             CASE WHEN c.code IS NULL THEN 'the currency is not there'
                  ELSE 'it is a ' || c.kind || ' of ' || c.exponent || ' decimals' END AS detail
        FROM (VALUES ${CURRENCY_LIST}) l (code, exponent)
        LEFT JOIN public.commodity c ON c.code = l.code
       WHERE (c.exponent, c.kind) IS DISTINCT FROM (l.exponent, 'currency')
       UNION ALL
      SELECT '00', k.commodity, CASE WHEN c.code IS NULL THEN 'the class of credits is not there'
                  ELSE 'it is a ' || c.kind || ' of ' || c.exponent || ' decimals' END
        FROM (SELECT DISTINCT commodity FROM public.credit_class) k
        LEFT JOIN public.commodity c ON c.code = k.commodity
       WHERE (c.exponent, c.kind) IS DISTINCT FROM (0, 'carbon-credit')`,
  },
];
