import { hash } from 'node:crypto';
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
