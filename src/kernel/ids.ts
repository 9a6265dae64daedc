import { hash, randomFillSync } from 'node:crypto';
import { millisecondsOf, type Clock } from './clock.ts';
import type { CountryCode } from './country-code.ts';
import { kernelErrors } from './errors.ts';

/*
 * UUIDv7 (RFC 9562 §5.7), laid out so:
 *   48 bits  milliseconds
 *    4 bits  version 7
 *   12 bits  counter, high     \  rises by one within a millisecond (RFC 9562 §6.2, method 1),
 *    2 bits  variant            } starts anywhere in its lower half
 *    6 bits  counter, low      /
 *   48 bits  random
 *    8 bits  ordinal: 00 for an owner, 01 to ff for what is derived from it
 */
const COUNTER_LIMIT = 1 << 18;
const COUNTER_START_MASK = (1 << 17) - 1;

let lastMilliseconds = 0;
let counter = 0;

/**
 * A new id: a UUIDv7 in lower case whose last byte is 00, so that up to 255 ids can be derived.
 *
 * Ids of one process rise in text order, also within a millisecond and when the clock goes back.
 * The time in an id is for the index's sake; no rule reads it.
 */
export function newId(clock: Clock): string {
  const milliseconds = millisecondsOf(clock.now());
  if (milliseconds > lastMilliseconds) {
    lastMilliseconds = milliseconds;
    counter = randomUint32() & COUNTER_START_MASK;
  } else {
    counter += 1;
    if (counter === COUNTER_LIMIT) {
      lastMilliseconds += 1;
      counter = randomUint32() & COUNTER_START_MASK;
    }
  }
  const time = lastMilliseconds.toString(16).padStart(12, '0');
  const high = (0x7000 | (counter >>> 6)).toString(16);
  const low = (0x80 | (counter & 0x3f)).toString(16);
  const random = randomHex6();
  return `${time.slice(0, 8)}-${time.slice(8)}-${high}-${low}${random.slice(0, 2)}-${random.slice(2)}00`;
}

/**
 * The id of what belongs to an owner, known without a look-up: the owner's id with another last byte.
 *
 * @param ordinal 1 to 255, a constant of the kind of thing derived (the undrawn account of a
 *   commitment, say). An id that is itself derived, or an ordinal out of range, is a mistake in the
 *   program and throws RangeError: two owners could otherwise share an account.
 */
export function derivedId(id: string, ordinal: number): string {
  if (!hasDerivedIds(id)) throw new RangeError(`only an id ending in 00 has derived ids: ${id}`);
  const suffix = ORDINALS[ordinal];
  if (suffix === undefined) throw new RangeError(`ordinal outside 1 to 255: ${ordinal}`);
  return id.slice(0, -2) + suffix;
}

/** Whether ids can be derived from it; an id from outside may itself be a derived one. */
export function hasDerivedIds(id: string | null): id is string {
  return id !== null && id.endsWith('00');
}

/**
 * The id of what an owner has under a name of any kind, known without a look-up: the place of a class of
 * credit in an account, say. The time is the owner's; the rest is SHA-256 over owner and name, but for
 * the last byte, which is 00, so that ids can be derived from it in turn.
 *
 * @param name unambiguous among all that the owner has: where it is made of parts, the parts say which
 *   is which. 66 bits of the digest remain; a table's key refuses what should ever coincide.
 */
export function namedId(owner: string, name: string): string {
  const digest = hash('sha256', `${owner} ${name}`, 'hex');
  const variant = '89ab'.charAt(parseInt(digest.charAt(3), 16) & 3);
  return `${owner.slice(0, 13)}-7${digest.slice(0, 3)}-${variant}${digest.slice(4, 7)}-${digest.slice(7, 17)}00`;
}

/** The id as it goes out: 'KZ-' and the UUID, so that any address finds its country. */
export function publicId(countryCode: CountryCode, id: string): string {
  return `${countryCode}-${id}`;
}

const PUBLIC_ID =
  /^(?:[A-Z]{2}|00)-[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Takes a public id apart. Refuses `ID.MALFORMED`: one spelling only, so capitals in the UUID too. */
export function parsePublicId(text: string): { countryCode: CountryCode; id: string } {
  if (typeof text !== 'string' || !PUBLIC_ID.test(text)) {
    const given = typeof text === 'string' ? text.slice(0, 64) : typeof text;
    throw kernelErrors.refuse('ID.MALFORMED', { given });
  }
  return { countryCode: text.slice(0, 2) as CountryCode, id: text.slice(3) };
}

/** '01' to 'ff' at 1 to 255; nothing at 0. */
const ORDINALS: readonly (string | undefined)[] = Array.from({ length: 256 }, (_, ordinal) =>
  ordinal === 0 ? undefined : ordinal.toString(16).padStart(2, '0'),
);

/** A call into the system's generator costs more than an id: bytes are fetched by the page. */
const pool = Buffer.alloc(6 * 1024);
let poolUsed = pool.length;

function randomHex6(): string {
  const from = takeRandom(6);
  return pool.toString('hex', from, from + 6);
}

function randomUint32(): number {
  return pool.readUInt32BE(takeRandom(6));
}

function takeRandom(length: number): number {
  if (poolUsed + length > pool.length) {
    randomFillSync(pool);
    poolUsed = 0;
  }
  const from = poolUsed;
  poolUsed += length;
  return from;
}
