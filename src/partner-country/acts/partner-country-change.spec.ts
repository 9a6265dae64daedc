import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import type { Instant } from '../../kernel/clock.ts';
import type { Act } from '../../ledger/act.ts';
import type { Row } from '../../ledger/table.ts';
import { WorkingSet } from '../../ledger/working-set.ts';
import { PARTNER_COUNTRY } from '../tables.ts';
import {
  partnerCountryChangeAct,
  type PartnerCountryChangeBody,
} from './partner-country-change.ts';

const ID = '01932c5e-7a00-7c3e-9b1a-0242ac120000';
const ROW: Row = {
  id: ID,
  iso3: 'UKR',
  partner_order: 29,
  signed_on: '2024-02-19',
  signed_in: null,
  signed_on_confidence: 'unconfirmed',
  rules_adopted_on: null,
  time_zone: 'Europe/Kyiv',
  currency: 'UAH',
  names: '{"en":"Ukraine"}',
  source: 'generally published',
  note: null,
  version: 3,
};

function decide(body: PartnerCountryChangeBody, subjectId: string | null = ID) {
  const known = new WorkingSet('2026-11-23T00:00:00.000Z' as Instant, '2026-11-23' as CalendarDay);
  known.holdRow(PARTNER_COUNTRY, ROW);
  const act = { id: 'new', countryCode: 'UA' as CountryCode, subjectId, body };
  return partnerCountryChangeAct.decide(act as Act<PartnerCountryChangeBody>, known, undefined);
}

describe("changing a partner country's record", () => {
  it('refuses a record that is not there', () => {
    expect(decide({ expectedVersion: 3, order: 30 }, null)).toMatchObject({
      code: 'PARTNER_COUNTRY.NOT_FOUND',
    });
  });

  it.each<[string, PartnerCountryChangeBody]>([
    ['PARTNER_COUNTRY.VERSION_MISSING', { order: 30 }],
    ['PARTNER_COUNTRY.VERSION_STALE', { order: 30, expectedVersion: 2 }],
    ['PARTNER_COUNTRY.NOTHING_CHANGES', { order: 29, expectedVersion: 3 }],
    ['PARTNER_COUNTRY.TIME_ZONE_UNKNOWN', { timeZone: 'Kyiv', expectedVersion: 3 }],
    [
      'PARTNER_COUNTRY.DAY_IN_FUTURE',
      { rulesAdoptedOn: '2026-11-24' as CalendarDay, expectedVersion: 3 },
    ],
    [
      'PARTNER_COUNTRY.RULES_BEFORE_SIGNATURE',
      { rulesAdoptedOn: '2024-02-18' as CalendarDay, expectedVersion: 3 },
    ],
  ])('refuses with %s', (code, body) => {
    expect(decide(body)).toMatchObject({ code });
  });

  it('leaves what is not named, adds names, and holds from today', () => {
    const outcome = decide({
      signedOnConfidence: 'stated',
      names: { kk: 'Украина' },
      expectedVersion: 3,
    });
    expect(outcome).toMatchObject({
      records: [
        {
          version: 4,
          validFrom: '2026-11-23',
          body: {
            order: 29,
            signedOnConfidence: 'stated',
            names: { en: 'Ukraine', kk: 'Украина' },
          },
        },
      ],
      rows: [{ change: 'update', row: { version: 4 } }],
      answer: { status: 200, body: { version: 4 } },
    });
  });
});
