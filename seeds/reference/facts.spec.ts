import { describe, expect, it } from '@jest/globals';
import { canonicalJson, sha256Hex } from '../../src/kernel/canonical-json.ts';
import { currencyOf } from '../../src/kernel/currency.ts';
import { isDay } from '../../src/kernel/calendar-day.ts';
import { isTimeZone } from '../../src/partner-country/time-zones.ts';
import { COUNTRIES } from './countries.ts';
import { COUNTRY_NAMES } from './country-names.ts';
import { idempotencyKeyOf, type Fact } from './fact.ts';
import { factHash, FACTS_IN_ORDER } from './load-reference.ts';
import { PARTNER_COUNTRIES } from './partner-countries.ts';

const FACTS = FACTS_IN_ORDER.flat();
const text = (fact: Fact, field: string): string => String(fact.body[field]);

describe('the countries', () => {
  it('are the 249 of ISO 3166-1, each code once', () => {
    expect(COUNTRIES).toHaveLength(249);
    for (const field of ['iso2', 'iso3', 'numeric', 'name'] as const) {
      expect(new Set(COUNTRIES.map((country) => country[field])).size).toBe(249);
    }
    for (const country of COUNTRIES) {
      expect(country).toEqual({
        iso2: expect.stringMatching(/^[A-Z]{2}$/),
        iso3: expect.stringMatching(/^[A-Z]{3}$/),
        numeric: expect.stringMatching(/^\d{3}$/),
        name: expect.stringMatching(/^\p{L}/u),
      });
    }
  });

  it('have names in five languages where they are partners, Japan, or party to an agreement', () => {
    const named = new Set([...PARTNER_COUNTRIES.map(({ country }) => country), 'JP', 'RU', 'TR']);
    expect(new Set(Object.keys(COUNTRY_NAMES))).toEqual(named);
    for (const [iso2, names] of Object.entries(COUNTRY_NAMES)) {
      expect(Object.keys(names)).toEqual(['en', 'ja', 'kk', 'ru', 'fr']);
      expect(names.ja).toMatch(/^[\p{Script=Katakana}\p{Script=Han}ー]+$/u);
      for (const name of [names.kk, names.ru]) expect(name).toMatch(/^[\p{Script=Cyrillic} —-]+$/u);
      expect(names.en).toBe(COUNTRIES.find((country) => country.iso2 === iso2)?.name);
    }
  });
});

describe('the partner countries', () => {
  it('are 31, in the order of their signatures', () => {
    expect(PARTNER_COUNTRIES.map(({ body }) => body['order'])).toEqual(
      Array.from({ length: 31 }, (_, at) => at + 1),
    );
    const days = PARTNER_COUNTRIES.map((fact) => text(fact, 'signedOn'));
    expect([...days].sort()).toEqual(days);
    expect(days.every(isDay)).toBe(true);
  });

  it('have a known currency and time zone each', () => {
    for (const fact of PARTNER_COUNTRIES) {
      expect(isTimeZone(text(fact, 'timeZone'))).toBe(true);
      expect(currencyOf(text(fact, 'currency')).code).toBe(fact.body['currency']);
    }
  });

  it('say `stated` of a date only beside the source that states it', () => {
    const stated = PARTNER_COUNTRIES.filter(({ body }) => body['signedOnConfidence'] === 'stated');
    expect(stated.map(({ country }) => country)).toEqual(['MN', 'VN', 'KH', 'KZ', 'TZ']);
    for (const fact of stated) expect(text(fact, 'source')).toMatch(/^https?:\/\//);
    for (const fact of PARTNER_COUNTRIES) expect(text(fact, 'source')).not.toBe('undefined');
  });
});

describe('the facts', () => {
  it('have a source each, but for readings of one that has', () => {
    for (const fact of FACTS) expect(fact.body).toHaveProperty('source', expect.any(String));
  });

  it('have a key each, which a request can carry', () => {
    const keys = FACTS.map(idempotencyKeyOf);
    expect(new Set(keys).size).toBe(FACTS.length);
    for (const key of keys) expect(key).toMatch(/^reference:2026-11:[\x21-\x7e]{1,160}$/);
  });

  it('are about facts that go in before them', () => {
    const before = new Set<string>();
    for (const group of FACTS_IN_ORDER) {
      for (const { about } of group) if (about !== undefined) expect(before).toContain(about);
      for (const { key } of group) before.add(key);
    }
  });

  it('keep the two announcements of JICA money apart, with nothing drawn', () => {
    const tranches = FACTS.filter(({ kind }) => kind === 'tranche');
    expect(tranches.map(({ body }) => [body['announcedAmount'], body['confidence']])).toEqual([
      ['200000000.00', 'press-only'],
      ['500000000.00', 'press-only'],
    ]);
    expect(FACTS.filter(({ kind }) => kind === 'commitment' || kind === 'pledge')).toEqual([]);
  });

  /*
   * Books in use hold these facts under these keys. Another body under an old key would be refused
   * when such a book is next started: correct a fact by a further act with a key of its own.
   */
  it('of this release say what they said when it was released', () => {
    const digest = sha256Hex(
      canonicalJson(FACTS.map((fact) => [idempotencyKeyOf(fact), factHash(fact)])),
    );
    expect(digest).toBe('de404a2198a25729b79ea6418615c969dc05c437b73f8c845e12cd22b5b473ec');
  });
});
