import { createHash, hash } from 'node:crypto';
import { kernelErrors } from './errors.ts';

/** What JSON can say. Properties are never undefined: leave them out or say null. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Deeper content is refused rather than left to exhaust the stack. */
const NESTING_LIMIT = 256;

/**
 * The one JSON text of a value, the same in every language: what is hashed into the log, and what
 * two requests are compared by.
 *
 * Keys in the order of their UTF-16 code units, no white space, numbers and strings as ECMAScript
 * writes them. Refuses `JSON.NOT_CANONICAL` (facts: reason): undefined, NaN, infinities, bigint,
 * functions, objects of a class, lone surrogates, more than 256 nested levels.
 *
 * @source RFC 8785, JSON Canonicalization Scheme
 */
export function canonicalJson(value: JsonValue): string {
  return write(value, 0);
}

/** Down to here a large value is written piece by piece. */
const PIECES_DOWN_TO = 3;

/**
 * The same text in pieces, for values of many megabytes: their text is never there as one string, which
 * would be put together from millions of others before the first of them could be let go.
 */
export function* canonicalJsonPieces(value: JsonValue, depth = 0): Generator<string> {
  if (depth === PIECES_DOWN_TO || typeof value !== 'object' || value === null) {
    yield write(value, depth);
  } else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      yield index === 0 ? '[' : ',';
      yield* canonicalJsonPieces(value[index] as JsonValue, depth + 1);
    }
    yield value.length === 0 ? '[]' : ']';
  } else {
    if (!isPlain(value)) throw notCanonical('an object of a class');
    const record = value as Readonly<Record<string, JsonValue>>;
    const keys = Object.keys(record).sort();
    for (const [index, key] of keys.entries()) {
      yield `${index === 0 ? '{' : ','}${writeString(key)}:`;
      yield* canonicalJsonPieces(record[key] as JsonValue, depth + 1);
    }
    yield keys.length === 0 ? '{}' : '}';
  }
}

/** The canonical JSON of a large value, as UTF-8. */
export function canonicalJsonBytes(value: JsonValue): Buffer {
  const parts: Buffer[] = [];
  let text = '';
  for (const piece of canonicalJsonPieces(value)) {
    text += piece;
    if (text.length < 65_536) continue;
    parts.push(Buffer.from(text, 'utf8'));
    text = '';
  }
  return Buffer.concat([...parts, Buffer.from(text, 'utf8')]);
}

/** SHA-256 (lower-case hex) of the canonical JSON of a large value. */
export function canonicalJsonDigest(value: JsonValue): string {
  const digest = createHash('sha256');
  for (const piece of canonicalJsonPieces(value)) digest.update(piece, 'utf8');
  return digest.digest('hex');
}

/** SHA-256 in lower-case hex; text is hashed as UTF-8. */
export function sha256Hex(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}

function write(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return writeString(value);
    case 'number':
      if (!Number.isFinite(value)) throw notCanonical(`the number ${value}`);
      return String(value === 0 ? 0 : value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth === NESTING_LIMIT) throw notCanonical('nested too deeply');
      return Array.isArray(value) ? writeArray(value, depth) : writeObject(value, depth);
    default:
      throw notCanonical(`a value of type ${typeof value}`);
  }
}

function writeArray(values: readonly unknown[], depth: number): string {
  let text = '[';
  for (let index = 0; index < values.length; index += 1) {
    if (index > 0) text += ',';
    text += write(values[index], depth + 1);
  }
  return `${text}]`;
}

function writeObject(value: object, depth: number): string {
  if (!isPlain(value)) throw notCanonical('an object of a class');
  const record = value as Readonly<Record<string, unknown>>;
  let text = '{';
  // The default order of sort() is that of UTF-16 code units, which is RFC 8785's.
  for (const key of Object.keys(record).sort()) {
    if (text.length > 1) text += ',';
    text += `${writeString(key)}:${write(record[key], depth + 1)}`;
  }
  return `${text}}`;
}

/** A literal or parsed JSON, of whichever realm; no class instance, no Map, no Date. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

const NEEDS_CARE = /[^ !#-[\]-~]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

function writeString(text: string): string {
  if (!NEEDS_CARE.test(text)) return `"${text}"`;
  if (LONE_SURROGATE.test(text)) throw notCanonical('half of a surrogate pair in a string');
  return JSON.stringify(text);
}

function notCanonical(reason: string): Error {
  return kernelErrors.refuse('JSON.NOT_CANONICAL', { reason });
}
