import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import type { Instant } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act } from '../../ledger/act.ts';
import { WorkingSet } from '../../ledger/working-set.ts';
import { partnerCountryAct, type PartnerCountryBody } from './partner-country.ts';

const ID = '01932c5e-7a00-7c3e-9b1a-0242ac120000';

const GOOD: PartnerCountryBody = {
  order: 28,
  signedOn: '2023-10-30' as CalendarDay,
  signedOnConfidence: 'stated',
  signedIn: 'Astana',
  timeZone: 'Asia/Almaty',
  currency: 'KZT',
  names: { kk: 'Қазақстан' },
  source: 'https://ep-commons.com/?p=1411',
};

function known(): WorkingSet {
  const set = new WorkingSet('2026-11-23T00:00:00.000Z' as Instant, '2026-11-23' as CalendarDay);
  const kazakhstan = { iso2: 'KZ', iso3: 'KAZ', name: 'Kazakhstan', names: { en: 'Kazakhstan' } };
  set.setFact('country KZ', kazakhstan);
  return set;
}

function decide(country: string, body: PartnerCountryBody) {
  const act = { id: ID, countryCode: country as CountryCode, body } as Act<PartnerCountryBody>;
  return partnerCountryAct.decide(act, known(), undefined);
}

describe('registering a partner country', () => {
  it.each<[string, string, Partial<PartnerCountryBody>]>([
    ['PARTNER_COUNTRY.IS_JAPAN', 'JP', {}],
    ['PARTNER_COUNTRY.NOT_A_COUNTRY', 'XX', {}],
    ['PARTNER_COUNTRY.TIME_ZONE_UNKNOWN', 'KZ', { timeZone: 'Asia/Astana' }],
    ['PARTNER_COUNTRY.DAY_IN_FUTURE', 'KZ', { signedOn: '2026-11-24' as CalendarDay }],
    ['PARTNER_COUNTRY.DAY_IN_FUTURE', 'KZ', { rulesAdoptedOn: '2026-11-24' as CalendarDay }],
    [
      'PARTNER_COUNTRY.RULES_BEFORE_SIGNATURE',
      'KZ',
      { rulesAdoptedOn: '2023-10-29' as CalendarDay },
    ],
  ])('refuses with %s', (code, country, fault) => {
    const refusal = decide(country, { ...GOOD, ...fault });
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code });
  });

  it('writes its record with nothing left out, valid from the day of signature', () => {
    const outcome = decide('KZ', GOOD);
    expect(outcome).toMatchObject({
      records: [
        {
          type: 'partner-country',
          id: ID,
          version: 1,
          validFrom: '2023-10-30',
          body: {
            iso2: 'KZ',
            iso3: 'KAZ',
            order: 28,
            signedOn: '2023-10-30',
            signedIn: 'Astana',
            signedOnConfidence: 'stated',
            rulesAdoptedOn: null,
            timeZone: 'Asia/Almaty',
            currency: 'KZT',
            names: { en: 'Kazakhstan', kk: 'Қазақстан' },
            source: 'https://ep-commons.com/?p=1411',
            note: null,
          },
        },
      ],
      answer: { status: 201, location: '/v1/partner-countries/KZ' },
    });
  });

  it("takes the capital's time zone where none is given", () => {
    expect(decide('KZ', { ...GOOD, timeZone: null })).toMatchObject({
      records: [{ body: { timeZone: 'Asia/Almaty' } }],
    });
  });
});
