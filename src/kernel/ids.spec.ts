import { describe, expect, it } from '@jest/globals';
import { fixedClock, systemClock } from './clock.ts';
import { parseCountryCode, NO_COUNTRY } from './country-code.ts';
import { derivedId, namedId, newId, parsePublicId, publicId } from './ids.ts';
import { codeOf } from './refusal.fixture.ts';

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{10}00$/;
const KZ = parseCountryCode('KZ');

/** The milliseconds an id was made at. */
const timeOf = (id: string): number => parseInt(id.replace('-', '').slice(0, 12), 16);

describe('a new id', () => {
  it('is a UUIDv7 of its time whose last byte is free', () => {
    // Later than any other reading in this file, because ids never go back.
    const at = Date.UTC(2500, 0, 1);
    const id = newId(fixedClock(new Date(at).toISOString()));
    expect(id).toMatch(FORM);
    expect(timeOf(id)).toBe(at);
  });

  it('rises, also within one millisecond and past the end of its counter', () => {
    const clock = fixedClock('2501-01-01T00:00:00Z');
    const ids = Array.from({ length: 300_000 }, () => newId(clock));
    const fault = ids.findIndex((id, place) => place > 0 && id <= (ids[place - 1] ?? ''));
    expect(fault).toBe(-1);
    expect(ids.every((id) => FORM.test(id))).toBe(true);
    expect(timeOf(ids.at(-1) ?? '') - timeOf(ids[0] ?? '')).toBeGreaterThanOrEqual(1);
  });

  it('rises when the clock goes back', () => {
    const late = newId(fixedClock('2502-01-01T00:00:00Z'));
    expect(newId(fixedClock('2026-01-01T00:00:00Z')) > late).toBe(true);
    expect(newId(systemClock) > late).toBe(true);
  });

  it('is unlike any other in its random part', () => {
    const ids = Array.from({ length: 10_000 }, () => newId(systemClock).slice(21, -2));
    expect(new Set(ids).size).toBe(10_000);
  });
});

describe('a derived id', () => {
  it('is the owner’s with another last byte', () => {
    const id = newId(systemClock);
    expect(derivedId(id, 1)).toBe(`${id.slice(0, -2)}01`);
    expect(derivedId(id, 255)).toBe(`${id.slice(0, -2)}ff`);
    const all = Array.from({ length: 255 }, (_, place) => derivedId(id, place + 1));
    expect(new Set([id, ...all]).size).toBe(256);
  });

  it.each([0, 256, -1, 1.5, Number.NaN])('does not exist for the ordinal %p', (ordinal) => {
    expect(() => derivedId(newId(systemClock), ordinal)).toThrow(RangeError);
  });

  it('is not derived from a derived one', () => {
    expect(() => derivedId(derivedId(newId(systemClock), 1), 2)).toThrow(RangeError);
  });
});

describe('an id under a name', () => {
  const owner = '01932c5e-7a00-7c3e-9b1a-0242ac120000';

  it('follows from owner and name alone, and can have derived ids', () => {
    expect(namedId(owner, 'credit class japan 2023')).toBe(
      namedId(owner, 'credit class japan 2023'),
    );
    const id = namedId(owner, 'credit class japan 2023');
    expect(parsePublicId(publicId(KZ, id)).id).toBe(id);
    expect(id.slice(0, 13)).toBe(owner.slice(0, 13));
    expect(derivedId(id, 1)).not.toBe(id);
  });

  it('differs for each owner and name', () => {
    const names = Array.from({ length: 2_000 }, (_, at) => `block ${at}`);
    const owners = [owner, derivedId(owner, 1), namedId(owner, 'block 1')];
    const ids = owners.flatMap((one) => names.map((name) => namedId(one, name)));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a public id', () => {
  it('tells its country', () => {
    const id = newId(systemClock);
    expect(publicId(KZ, id)).toBe(`KZ-${id}`);
    expect(parsePublicId(publicId(KZ, id))).toEqual({ countryCode: 'KZ', id });
    expect(parsePublicId(publicId(NO_COUNTRY, id))).toEqual({ countryCode: '00', id });
    expect(parsePublicId(publicId(KZ, derivedId(id, 7))).id).toBe(derivedId(id, 7));
  });

  const id = '0190a1b2-c3d4-7e5f-8a1b-0123456789ab';
  it.each([
    ...['', id, `kz-${id}`, `KZ-${id.toUpperCase()}`, `KZ_${id}`, `KAZ-${id}`, `0K-${id}`],
    ...[`KZ-${id} `, `KZ-${id}\n`, `KZ-${id.slice(1)}`, `KZ-${id.replaceAll('-', '')}`],
    ...['KZ-0190a1b2-c3d4-4e5f-8a1b-0123456789ab', 'KZ-0190a1b2-c3d4-7e5f-ca1b-0123456789ab'],
    ...[7, null, undefined],
  ])('is not %p', (text) => {
    expect(codeOf(() => parsePublicId(text as string))).toBe('ID.MALFORMED');
  });
});

describe('a country code', () => {
  it.each(['KZ', 'JP', '00'])('is read from %s', (text) => {
    expect(parseCountryCode(text)).toBe(text);
  });
  it.each(['kz', 'KAZ', 'K', '', '01', 'K1', 'KZ ', ' KZ', 'ＫＺ', 398, null])(
    'is not %p',
    (text) => {
      expect(codeOf(() => parseCountryCode(text as string))).toBe('COUNTRY.MALFORMED');
    },
  );
});
