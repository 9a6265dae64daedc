import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  fixedClock,
  laterInstant,
  millisecondsOf,
  parseInstant,
  plusMilliseconds,
  steppingClock,
  systemClock,
} from './clock.ts';
import { codeOf } from './refusal.fixture.ts';

describe('an instant', () => {
  it.each([
    ['2026-11-23T02:38:56.123Z', '2026-11-23T02:38:56.123Z'],
    ['2026-11-23T02:38:56Z', '2026-11-23T02:38:56.000Z'],
    ['2026-11-23t02:38:56.1z', '2026-11-23T02:38:56.100Z'],
    ['2026-11-23T02:38:56.123999Z', '2026-11-23T02:38:56.123Z'],
    ['2026-11-23T09:00:00+09:00', '2026-11-23T00:00:00.000Z'],
    ['2026-11-22T19:00:00.5-05:30', '2026-11-23T00:30:00.500Z'],
    ['2024-02-29T23:59:59.999Z', '2024-02-29T23:59:59.999Z'],
    ['2026-01-01T00:00:00-00:00', '2026-01-01T00:00:00.000Z'],
    ['1899-12-31T23:00:00-01:00', '1900-01-01T00:00:00.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
    expect(parseInstant(instant)).toBe(instant);
  });

  it.each([
    ...['2026-11-23T02:38:56', '2026-11-23', '', '2026-11-23 02:38:56Z', '2026-11-23T02:38Z'],
    ...['2025-02-29T00:00:00Z', '2026-13-01T00:00:00Z', '2026-00-01T00:00:00Z'],
    ...['2026-11-31T00:00:00Z', '2026-11-23T24:00:00Z', '2026-11-23T23:60:00Z'],
    ...['2026-11-23T23:59:60Z', '2026-11-23T00:00:00+24:00', '2026-11-23T00:00:00+00:60'],
    ...['2026-11-23T00:00:00.Z', '2026-11-23T00:00:00.1234567890Z', '2026-11-23T00:00:00+0900'],
    ...['1899-12-31T23:59:59Z', '0099-01-01T00:00:00Z', '9999-12-31T23:59:59-00:01'],
    ...['+12026-01-01T00:00:00Z', '2026-11-23T02:38:56Z\n', 1_764_000_000_000, null],
  ])('is not %p', (text) => {
    expect(codeOf(() => parseInstant(text as string))).toBe('INSTANT.MALFORMED');
  });

  it('is the same moment whichever offset it is written with', () => {
    const moment = fc.integer({ min: Date.UTC(1901, 0), max: Date.UTC(9998, 0) });
    const offset = fc.integer({ min: -1439, max: 1439 });
    fc.assert(
      fc.property(moment, offset, (milliseconds, minutes) => {
        const local = new Date(milliseconds + minutes * 60_000).toISOString().slice(0, -1);
        const ahead = Math.abs(minutes);
        const two = (number: number): string => String(number).padStart(2, '0');
        const zone = `${minutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
        expect(millisecondsOf(parseInstant(local + zone))).toBe(milliseconds);
      }),
    );
  });

  it('moves on and back by milliseconds, and stays within its years', () => {
    const instant = parseInstant('2026-12-31T23:59:59.999Z');
    expect(plusMilliseconds(instant, 1)).toBe('2027-01-01T00:00:00.000Z');
    expect(plusMilliseconds(plusMilliseconds(instant, -12_345), 12_345)).toBe(instant);
    const last = parseInstant('9999-12-31T23:59:59.999Z');
    expect(codeOf(() => plusMilliseconds(last, 1))).toBe('INSTANT.MALFORMED');
    expect(codeOf(() => plusMilliseconds(last, Number.NaN))).toBe('INSTANT.MALFORMED');
  });

  it('is later than another', () => {
    const [one, other] = [
      parseInstant('2026-01-01T00:00:00Z'),
      parseInstant('2026-01-01T00:00:00.001Z'),
    ];
    expect(laterInstant(one, other)).toBe(other);
    expect(laterInstant(other, one)).toBe(other);
  });
});

describe('a clock', () => {
  it('of the machine reads the time it is', () => {
    const before = Date.now();
    const read = millisecondsOf(systemClock.now());
    expect(read).toBeGreaterThanOrEqual(before);
    expect(read).toBeLessThanOrEqual(Date.now());
    expect(parseInstant(systemClock.now())).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('that stands still reads the same always', () => {
    const clock = fixedClock('2026-01-01T09:00:00+09:00');
    expect([clock.now(), clock.now()]).toEqual(Array(2).fill('2026-01-01T00:00:00.000Z'));
  });

  it('that steps moves on at each reading', () => {
    const clock = steppingClock('2026-01-01T00:00:00Z', 500);
    expect([clock.now(), clock.now(), clock.now()]).toEqual([
      '2026-01-01T00:00:00.000Z',
      '2026-01-01T00:00:00.500Z',
      '2026-01-01T00:00:01.000Z',
    ]);
    expect(steppingClock('2026-01-01T00:00:00Z').now()).toBe('2026-01-01T00:00:00.000Z');
  });
});
