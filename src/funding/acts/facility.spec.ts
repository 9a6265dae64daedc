import { describe, expect, it } from '@jest/globals';
import { NO_COUNTRY } from '../../kernel/country-code.ts';
import { facilityAct, type FacilityBody } from './facility.ts';
import * as given from './known.fixture.ts';

const good: FacilityBody = {
  reference: 'JFJCM',
  title: 'Japan Fund for the Joint Crediting Mechanism',
  funder: 'ADB',
  currency: 'USD',
  amount: '118700000',
  signedOn: given.day('2014-06-01'),
  countries: ['MN', 'KZ', 'MN'],
  source: 'https://www.adb.org/',
};
const record = (body: FacilityBody) =>
  given.post(
    given.scene(),
    facilityAct,
    { ...given.act('facility', null, body), countryCode: NO_COUNTRY },
    undefined,
  );
const withoutCurrency: FacilityBody = {
  reference: 'JFJCM',
  title: 'Japan Fund for the Joint Crediting Mechanism',
  funder: 'ADB',
  amount: '118700000',
  source: 'https://www.adb.org/',
};

describe('a facility', () => {
  it.each<[string, FacilityBody]>([
    ['FUNDING.FUNDER_UNKNOWN', { ...good, funder: 'WORLD' }],
    ['FUNDING.AMOUNT_NOT_POSITIVE', { ...good, amount: '0.00' }],
    ['LEDGER.DAY_IN_FUTURE', { ...good, signedOn: given.day('2026-04-01') }],
    ['posted', good],
    ['posted', { ...withoutCurrency, amount: null }],
  ])('%s', (code, body) => {
    expect(given.verdict(record(body))).toBe(code);
  });

  it('refuses an amount in no currency', () => {
    expect(() => record(withoutCurrency)).toThrow(/ISO 4217/);
  });

  it('may span countries, each named once, and opens no account: it limits nothing', () => {
    const outcome = given.outcomeOf(record(good));
    expect(outcome.records?.[0]?.body).toMatchObject({
      amount: '118700000.00',
      countries: ['KZ', 'MN'],
    });
    expect(outcome.accounts).toBeUndefined();
    expect(outcome.answer.location).toMatch(/^\/v1\/facilities\/00-/);
  });
});
