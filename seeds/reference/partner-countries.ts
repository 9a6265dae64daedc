import type { JsonObject } from '../../src/ledger/act.ts';
import { timeZoneOf } from '../../src/partner-country/time-zones.ts';
import { COUNTRY_NAMES } from './country-names.ts';
import type { Fact } from './fact.ts';

const ORDER = 'https://www.mofa.go.jp/ic/ch/page1we_000105.html';
const TANZANIA =
  'https://fast-fact.jp/fields/administration/news/4e60a929-b1db-4613-b8ee-50e42ee05424';
const GENERALLY_PUBLISHED = `Place in the order: ${ORDER}. Day: as generally published.`;

interface More {
  readonly signedIn?: string;
  readonly rulesAdoptedOn?: string;
  readonly note?: string;
}

/**
 * The 31 partner countries in the order of signature. `stated` dates were read in the source that is
 * given; `unconfirmed` ones are generally published and were not seen in one.
 *
 * A day for the Joint Committee's rules is given only where a source lets one be named; the first
 * meeting of a committee, where known, stands in the note.
 */
export const PARTNER_COUNTRIES: readonly Fact[] = [
  stated('MN', '2013-01-08', 'MNT', 'http://www.jcm-mongolia.com/?page_id=12447&lang=en', {
    signedIn: 'Ulaanbaatar',
    note: 'First Joint Committee on 2013-04-11. Registry guidelines in force since 2022-02-14.',
  }),
  unconfirmed('BD', '2013-03-19', 'BDT'),
  unconfirmed('ET', '2013-05-27', 'ETB'),
  unconfirmed('KE', '2013-06-12', 'KES'),
  unconfirmed('MV', '2013-06-29', 'MVR'),
  stated('VN', '2013-07-02', 'VND', 'https://www.jcm.go.jp/vn-jp/about', {
    note: 'Memorandum renewed on 2021-10-14.',
  }),
  unconfirmed('LA', '2013-08-07', 'LAK'),
  unconfirmed('ID', '2013-08-26', 'IDR', {
    note: 'Rules aligned with Article 6 adopted by the tenth Joint Committee on 2024-12-18.',
  }),
  unconfirmed('CR', '2013-12-09', 'CRC'),
  unconfirmed('PW', '2014-01-13', 'USD'),
  stated('KH', '2014-04-11', 'KHR', 'https://www.jcm.go.jp/kh-jp/about', {
    note: 'Revised rules adopted by the seventh Joint Committee on 2026-03-05.',
  }),
  unconfirmed('MX', '2014-07-25', 'MXN', { note: 'Memorandum modified as of 2016-10-07.' }),
  unconfirmed('SA', '2015-05-13', 'SAR'),
  unconfirmed('CL', '2015-05-26', 'CLP'),
  unconfirmed('MM', '2015-09-16', 'MMK', {
    note: 'Bilateral document modified as of 2018-03-21.',
  }),
  unconfirmed('TH', '2015-11-19', 'THB'),
  unconfirmed('PH', '2017-01-12', 'PHP'),
  unconfirmed('SN', '2022-08-25', 'XOF'),
  unconfirmed('TN', '2022-08-26', 'TND'),
  unconfirmed('AZ', '2022-09-05', 'AZN'),
  unconfirmed('MD', '2022-09-06', 'MDL'),
  unconfirmed('GE', '2022-09-13', 'GEL', {
    rulesAdoptedOn: '2024-01-23',
    note: firstCommittee('2024-01-23', 'https://www.env.go.jp/en/press/press_02368.html'),
  }),
  unconfirmed('LK', '2022-10-10', 'LKR', { note: 'First Joint Committee on 2023-10-13.' }),
  unconfirmed('UZ', '2022-10-25', 'UZS', {
    rulesAdoptedOn: '2025-02-26',
    note: firstCommittee('2025-02-26', 'https://www.jcm.go.jp/uz-jp/jc_decisions'),
  }),
  unconfirmed('PG', '2022-11-18', 'PGK'),
  unconfirmed('AE', '2023-04-11', 'AED'),
  unconfirmed('KG', '2023-07-06', 'KGS', {
    rulesAdoptedOn: '2025-05-16',
    note: firstCommittee('2025-05-16', 'https://www.jcm.go.jp/jc/kg-jc-decisions'),
  }),
  stated('KZ', '2023-10-30', 'KZT', 'https://ep-commons.com/?p=1411', {
    signedIn: 'Astana',
    note:
      'Rules and guidelines ver01.0 are published (https://www.jcm.go.jp/jc/kz-rules-and-guidelines); ' +
      'the day of the first Joint Committee is not established.',
  }),
  unconfirmed('UA', '2024-02-19', 'UAH'),
  stated('TZ', '2025-05-28', 'TZS', TANZANIA, {
    signedIn: 'Tokyo',
    note: 'First Joint Committee on 2025-09-16 (https://www.env.go.jp/press/press_00877.html).',
  }),
  unconfirmed('IN', '2025-08-07', 'INR', {
    note:
      'The document was exchanged in Tokyo on 2025-08-29; it was signed on an earlier day of August. ' +
      'Rules of Implementation are reported for 2026-07-22 by a secondary source only.',
  }),
].map((fact, at) => ({ ...fact, body: { order: at + 1, ...fact.body } }));

function stated(
  iso2: string,
  signedOn: string,
  currency: string,
  source: string,
  more: More,
): Fact {
  return partner(iso2, { signedOn, signedOnConfidence: 'stated', currency, source, ...more });
}

function unconfirmed(iso2: string, signedOn: string, currency: string, more: More = {}): Fact {
  const source = GENERALLY_PUBLISHED;
  return partner(iso2, { signedOn, signedOnConfidence: 'unconfirmed', currency, source, ...more });
}

function partner(iso2: string, facts: JsonObject): Fact {
  const names = { ...COUNTRY_NAMES[iso2] };
  return {
    key: `partner-country:${iso2}`,
    kind: 'partner-country',
    country: iso2,
    body: { ...facts, timeZone: timeZoneOf(iso2), names },
  };
}

function firstCommittee(on: string, source: string): string {
  return `Rules: the day of the first Joint Committee, ${on}, is taken for it (${source}).`;
}
