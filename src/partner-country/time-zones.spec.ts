import { describe, expect, it } from '@jest/globals';
import { parseInstant } from '../kernel/clock.ts';
import { isTimeZone, latestDay, timeZoneOf } from './time-zones.ts';

describe('the latest day of either side', () => {
  it.each([
    ['KZ', '2026-11-22T14:59:59.999Z', '2026-11-22', 'the last moment of the day in Tokyo'],
    [
      'KZ',
      '2026-11-22T15:00:00.000Z',
      '2026-11-23',
      "Tokyo's midnight; Almaty is still in yesterday",
    ],
    ['CL', '2026-11-22T15:00:00.000Z', '2026-11-23', 'Tokyo is ahead of Santiago'],
    ['PG', '2026-11-22T13:59:59.999Z', '2026-11-22', 'the last moment of the day in Port Moresby'],
    ['PG', '2026-11-22T14:00:00.000Z', '2026-11-23', 'Port Moresby is ahead of Tokyo'],
    ['MX', '2026-12-31T15:00:00.000Z', '2027-01-01', "the year turns with Tokyo's"],
    ['00', '2026-11-22T15:00:00.000Z', '2026-11-23', 'no country: Tokyo alone'],
    ['GH', '2026-11-22T15:00:00.000Z', '2026-11-23', 'a zone that is not known: Tokyo alone'],
  ])('is for %s at %s the %s: %s', (country, at, day) => {
    expect(latestDay(country, parseInstant(at))).toBe(day);
  });
});

describe('the name of a time zone', () => {
  it.each(['Asia/Almaty', 'America/Argentina/Buenos_Aires', 'Africa/Porto-Novo'])(
    'is taken: %s',
    (name) => expect(isTimeZone(name)).toBe(true),
  );

  it.each(['', 'Almaty', '+05:00', 'Asia/Astana', 'asia/almaty', 'Asia/Almaty\n', 'UTC'])(
    'is refused: %j',
    (name) => expect(isTimeZone(name)).toBe(false),
  );

  it('is known for partners only', () => {
    expect(timeZoneOf('KZ')).toBe('Asia/Almaty');
    expect(timeZoneOf('FR')).toBeNull();
  });
});
