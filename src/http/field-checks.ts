import { isDay, parseMonth } from '../kernel/calendar-day.ts';
import { parseInstant } from '../kernel/clock.ts';
import { currencyOf } from '../kernel/currency.ts';
import { decimalsOf, hasDecimalForm } from '../kernel/scaled-integer.ts';

/**
 * Looks at one field of a body. Answers what is wrong in words that follow the field's name ("must be
 * …"), or null where nothing is.
 */
export type FieldCheck = (value: unknown, body: object) => string | null;

/**
 * Digits before the point that a figure from outside can have. An amount can have 30 (kernel/amount.ts):
 * what is between is room for sums, so that no single figure makes those of a report unspeakable.
 */
const DIGITS_LIMIT = 22;
const DECIMALS_LIMIT = 30;

const EXAMPLE_AMOUNT = 'decimal text such as "200000.00"';

export interface AmountRule {
  /** Which amounts make sense: `positive` (the default), `zero-or-more`, `any`. */
  readonly sign?: 'positive' | 'zero-or-more' | 'any';
  /** The field of the same body that names the currency; its decimals then bind the amount. */
  readonly currencyIn?: string;
}

/** An amount of money: a JSON string, decimal text, with no more decimals than its currency has. */
export function amountCheck(rule: AmountRule): FieldCheck {
  const sign = rule.sign ?? 'positive';
  const currencyIn = rule.currencyIn ?? 'currency';
  return (value, body) => {
    const wrong = decimalComplaint(value);
    if (wrong !== null) return wrong;
    const text = value as string;
    if (text.startsWith('-') && sign !== 'any') return `must not be negative`;
    if (sign === 'positive' && !/[1-9]/.test(text)) return 'must be more than zero';
    const decimals = decimalsOf(text);
    return decimals === 0 ? null : tooManyDecimals(decimals, fieldOf(body, currencyIn));
  };
}

function tooManyDecimals(decimals: number, currencyCode: unknown): string | null {
  const exponent = exponentOf(currencyCode);
  if (exponent === null || decimals <= exponent) return null;
  const code = String(currencyCode);
  if (exponent === 0) return `must be a whole number: ${code} has no decimals`;
  return `must have at most ${exponent} decimals in ${code}, not ${decimals}; the books never round`;
}

/** Decimals of a known currency; null where the currency is itself wrong, which its own field says. */
function exponentOf(code: unknown): number | null {
  if (typeof code !== 'string') return null;
  try {
    return currencyOf(code).exponent;
  } catch {
    return null;
  }
}

/** A decimal number that is no amount of money: a rate, a reading, a share. */
export function decimalCheck(rule: {
  readonly decimals: number;
  readonly sign: 'positive' | 'zero-or-more' | 'any';
}): FieldCheck {
  return (value) => {
    const wrong = decimalComplaint(value);
    if (wrong !== null) return wrong;
    const text = value as string;
    if (text.startsWith('-') && rule.sign !== 'any') return 'must not be negative';
    if (rule.sign === 'positive' && !/[1-9]/.test(text)) return 'must be more than zero';
    if (decimalsOf(text) <= rule.decimals) return null;
    return `must have at most ${rule.decimals} decimals`;
  };
}

function decimalComplaint(value: unknown): string | null {
  if (typeof value === 'number') return `must be ${EXAMPLE_AMOUNT}, not a JSON number`;
  if (!hasDecimalForm(value)) {
    return typeof value === 'string'
      ? `must be ${EXAMPLE_AMOUNT}: no exponent, plus sign, spaces, separators, leading zeros, currency`
      : `must be ${EXAMPLE_AMOUNT}`;
  }
  if (value.startsWith('-') && !/[1-9]/.test(value)) return 'must not be minus zero';
  const decimals = decimalsOf(value);
  const before = value.length - (value.startsWith('-') ? 1 : 0) - (decimals && decimals + 1);
  if (before > DIGITS_LIMIT) return `must have at most ${DIGITS_LIMIT} digits before the point`;
  if (decimals > DECIMALS_LIMIT) return `must have at most ${DECIMALS_LIMIT} decimals`;
  return null;
}

export interface TextRule {
  readonly min?: number;
  readonly max: number;
  readonly pattern?: RegExp;
  /** What the pattern means, in words that follow "must be". */
  readonly form?: string;
  /** True where line breaks and tabs belong in it. */
  readonly multiline?: boolean;
}

// eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
// eslint-disable-next-line no-control-regex -- as above, but for tab and line breaks
const CONTROL_BUT_LINES = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Text for people: not blank, no control characters (PostgreSQL cannot hold NUL), whole characters. */
export function textCheck(rule: TextRule): FieldCheck {
  const min = rule.min ?? 1;
  const control = rule.multiline === true ? CONTROL_BUT_LINES : CONTROL;
  return (value) => {
    if (typeof value !== 'string') return `must be text of at most ${rule.max} characters`;
    if (value.length > rule.max) return `must be at most ${rule.max} characters long`;
    if (value.trim().length < min) {
      return min === 1 ? 'must not be blank' : `must be at least ${min} characters long`;
    }
    if (value.trim() !== value) return 'must not begin or end with white space';
    if (control.test(value)) return 'must not hold control characters';
    if (LONE_SURROGATE.test(value)) return 'must be whole Unicode characters';
    if (rule.pattern !== undefined && !rule.pattern.test(value)) {
      return `must be ${rule.form ?? `text that matches ${rule.pattern.source}`}`;
    }
    return null;
  };
}

/** A calendar day that exists. */
export const dayCheck: FieldCheck = (value) =>
  isDay(value) ? null : 'must be a day that exists, written YYYY-MM-DD, from 1900-01-01';

/** A calendar month. */
export const monthCheck: FieldCheck = (value) =>
  accepts(() => parseMonth(value as string)) ? null : 'must be a month written YYYY-MM';

/** A moment with an offset. */
export const instantCheck: FieldCheck = (value) =>
  accepts(() => parseInstant(value as string))
    ? null
    : 'must be a date and time with an offset, such as 2026-11-23T02:38:56.123Z';

/** The code of an active currency. */
export const currencyCheck: FieldCheck = (value) =>
  exponentOf(value) === null
    ? 'must be the code of an active ISO 4217 currency, such as USD, JPY or KZT'
    : null;

function accepts(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}

function matching(pattern: RegExp, form: string): FieldCheck {
  return (value) => (typeof value === 'string' && pattern.test(value) ? null : `must be ${form}`);
}

export const publicIdCheck: FieldCheck = matching(
  /^(?:[A-Z]{2}|00)-[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  'an id as it was given: a country code, a hyphen and a UUID in lower case',
);

export const sha256Check: FieldCheck = matching(
  /^[0-9a-f]{64}$/,
  'a SHA-256 digest: 64 hexadecimal digits in lower case',
);

export const countryCheck: FieldCheck = matching(
  /^[A-Z]{2}$/,
  'a country code of two capital letters (ISO 3166-1 alpha-2), such as KZ',
);

export const flagCheck: FieldCheck = (value) =>
  typeof value === 'boolean' ? null : 'must be true or false';

export function oneOfCheck(possible: readonly string[]): FieldCheck {
  const known = new Set<unknown>(possible);
  const complaint = `must be one of: ${possible.join(', ')}`;
  return (value) => (known.has(value) ? null : complaint);
}

export function wholeNumberCheck(rule: { readonly min: number; readonly max: number }): FieldCheck {
  const complaint = `must be a whole number from ${rule.min} to ${rule.max}, as a JSON number`;
  return (value) =>
    Number.isSafeInteger(value) && (value as number) >= rule.min && (value as number) <= rule.max
      ? null
      : complaint;
}

/** A whole number in an address, where everything is text. */
export function wholeNumberTextCheck(rule: {
  readonly min: number;
  readonly max: number;
}): FieldCheck {
  const complaint = `must be a whole number from ${rule.min} to ${rule.max}`;
  return (value) => {
    if (typeof value !== 'string' || !/^(?:0|[1-9][0-9]{0,14})$/.test(value)) return complaint;
    const number = parseInt(value, 10);
    return number >= rule.min && number <= rule.max ? null : complaint;
  };
}

/** A JSON object, whatever is in it; what it holds is looked at elsewhere. */
export const objectCheck: FieldCheck = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? null
    : 'must be a JSON object';

/** A list by its length alone; its items are looked at one by one. */
export function listCheck(rule: { readonly min: number; readonly max: number }): FieldCheck {
  return (value) => {
    if (!Array.isArray(value)) return `must be a list of at most ${rule.max}`;
    if (value.length > rule.max) return `must hold at most ${rule.max}, not ${value.length}`;
    if (value.length < rule.min) return `must hold at least ${rule.min}`;
    return null;
  };
}

/**
 * A list of objects: its length, and that no item is itself a list, which class-validator would look
 * into as if it were part of the outer one. The fields of the items are looked at one by one.
 */
export function objectListCheck(rule: { readonly min: number; readonly max: number }): FieldCheck {
  const ofLength = listCheck(rule);
  return (value, body) => {
    const wrong = ofLength(value, body);
    if (wrong !== null) return wrong;
    const place = (value as readonly unknown[]).findIndex((item) => Array.isArray(item));
    return place === -1 ? null : `item ${place} (counted from 0) must be a JSON object`;
  };
}

/** A list of plain values: its length, then each item; names the first wrong one. */
export function eachCheck(
  rule: { readonly min: number; readonly max: number },
  check: FieldCheck,
): FieldCheck {
  const ofLength = listCheck(rule);
  return (value, body) => {
    const wrong = ofLength(value, body);
    if (wrong !== null) return wrong;
    for (const [place, item] of (value as readonly unknown[]).entries()) {
      const complaint = check(item, body);
      if (complaint !== null) return `item ${place} (counted from 0) ${complaint}`;
    }
    return null;
  };
}

function fieldOf(body: object, name: string): unknown {
  return (body as Readonly<Record<string, unknown>>)[name];
}
