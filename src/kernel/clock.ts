import { kernelErrors } from './errors.ts';

declare const instantBrand: unique symbol;

/**
 * A moment in UTC with milliseconds: '2026-11-23T02:38:56.123Z', years 1900 to 9999.
 *
 * Always 24 characters, so that instants sort and compare as text.
 */
export type Instant = string & { readonly [instantBrand]: true };

/** Where the time comes from. Only this file reads the machine's clock. */
export interface Clock {
  now(): Instant;
}

const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** The machine's clock. It can go back; whoever needs strictly rising times says so itself. */
export const systemClock: Clock = { now: systemNow };

let lastMilliseconds = Number.NaN;
let lastInstant = '' as Instant;

/** Many acts share a millisecond: its text is made once. */
function systemNow(): Instant {
  const milliseconds = Date.now();
  if (milliseconds !== lastMilliseconds) {
    lastInstant = new Date(milliseconds).toISOString() as Instant;
    lastMilliseconds = milliseconds;
  }
  return lastInstant;
}

/** A clock that stands still, for tests and for rebuilding the past. */
export function fixedClock(at: string): Clock {
  const instant = parseInstant(at);
  return { now: () => instant };
}

/** A clock that starts at an instant and moves on by a step (ms) at each reading, for tests. */
export function steppingClock(from: string, stepMilliseconds = 1): Clock {
  let next = millisecondsOf(parseInstant(from));
  return {
    now() {
      const instant = instantAt(next);
      next += stepMilliseconds;
      return instant;
    },
  };
}

const RFC_3339 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/**
 * Reads an instant and brings it to UTC.
 *
 * Digits beyond the millisecond are cut off, not rounded: "as known at" must never reach past the
 * moment that was asked for. Refuses `INSTANT.MALFORMED`: no offset, a day that does not exist, a
 * leap second, a year outside 1900 to 9999 (in UTC).
 *
 * @source RFC 3339 §5.6
 */
export function parseInstant(text: string): Instant {
  const parts = typeof text === 'string' ? RFC_3339.exec(text) : null;
  if (parts === null) throw malformed(text);
  const [, year, month, day, hour, minute, second, fraction, sign, offsetHour, offsetMinute] =
    parts;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) throw malformed(text);
  const midnight = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  // Date.UTC rolls 30 February over into March, and reads year 00 as 1900.
  if (midnight.toISOString().slice(0, 10) !== `${year}-${month}-${day}`) throw malformed(text);
  let milliseconds =
    midnight.getTime() +
    (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * 1000 +
    Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
  if (sign !== undefined) {
    if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) throw malformed(text);
    const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * 60_000;
    milliseconds += sign === '+' ? -offset : offset;
  }
  if (milliseconds < EARLIEST || milliseconds > LATEST) throw malformed(text);
  return new Date(milliseconds).toISOString() as Instant;
}

/** The later of two instants. */
export function laterInstant(one: Instant, other: Instant): Instant {
  return one >= other ? one : other;
}

/** The instant so many milliseconds later, or earlier where negative. */
export function plusMilliseconds(instant: Instant, milliseconds: number): Instant {
  return instantAt(millisecondsOf(instant) + milliseconds);
}

/** Milliseconds since 1970-01-01T00:00:00Z. */
export function millisecondsOf(instant: Instant): number {
  return Date.parse(instant);
}

function instantAt(milliseconds: number): Instant {
  if (!(milliseconds >= EARLIEST && milliseconds <= LATEST)) throw malformed(String(milliseconds));
  return new Date(milliseconds).toISOString() as Instant;
}

function malformed(given: unknown): Error {
  const shown = typeof given === 'string' ? given.slice(0, 64) : typeof given;
  return kernelErrors.refuse('INSTANT.MALFORMED', { given: shown });
}
