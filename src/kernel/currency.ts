import type { Commodity } from './amount.ts';
import { kernelErrors } from './errors.ts';

/** Active currencies by the decimals of their minor unit; funds codes, metals and tests left out. */
const CODES_BY_DECIMALS: readonly (readonly [decimals: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'],
  [
    2,
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD ' +
      'CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS ' +
      'GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP ' +
      'LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK ' +
      'NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS ' +
      'SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST ' +
      'XCD XCG YER ZAR ZMW ZWG',
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
];

/**
 * Every active currency with the decimals of its minor unit, in the order of their codes.
 *
 * The decimals are ISO 4217's, which is what banks settle in: LAK, IDR and MMK have 2 whatever is
 * printed on their notes, and a browser's `Intl` may differ.
 *
 * @source ISO 4217, list one, as in force from 2026-01-01 (the lev and the Antillean guilder gone)
 */
export const CURRENCIES: readonly Commodity[] = CODES_BY_DECIMALS.flatMap(([exponent, codes]) =>
  codes.split(' ').map((code) => Object.freeze({ code, exponent })),
).sort((one, other) => (one.code < other.code ? -1 : 1));

const CURRENCY_BY_CODE: ReadonlyMap<string, Commodity> = new Map(
  CURRENCIES.map((currency) => [currency.code, currency]),
);

/**
 * The currency of an ISO 4217 code, always the same object. Refuses `CURRENCY.UNKNOWN` (facts:
 * given): withdrawn codes, funds codes, metals, small letters.
 */
export function currencyOf(code: string): Commodity {
  const currency = CURRENCY_BY_CODE.get(code);
  if (currency === undefined) {
    const given = typeof code === 'string' ? code.slice(0, 64) : typeof code;
    throw kernelErrors.refuse('CURRENCY.UNKNOWN', { given });
  }
  return currency;
}
