import { isDay, parseMonth } from '../kernel/calendar-day.ts';
import { parseInstant } from '../kernel/clock.ts';
import { currencyOf } from '../kernel/currency.ts';
import type { Said } from '../kernel/field-message.ts';
import { decimalsOf, hasDecimalForm } from '../kernel/scaled-integer.ts';
import { fieldMessages } from './field-messages.ts';

/** Looks at one field of a body. Answers what is wrong with it, or null where nothing is. */
export type FieldCheck = (value: unknown, body: object) => Said | null;

const { say } = fieldMessages;

/**
 * Digits before the point that a figure from outside can have. An amount can have 30 (kernel/amount.ts):
 * what is between is room for sums, so that no single figure makes those of a report unspeakable.
 */
const DIGITS_LIMIT = 22;
const DECIMALS_LIMIT = 30;

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
    if (text.startsWith('-') && sign !== 'any') return say('field.negative');
    if (sign === 'positive' && !/[1-9]/.test(text)) return say('field.above-zero');
    const decimals = decimalsOf(text);
    return decimals === 0 ? null : tooManyDecimals(decimals, fieldOf(body, currencyIn));
  };
}

function tooManyDecimals(decimals: number, currencyCode: unknown): Said | null {
  const exponent = exponentOf(currencyCode);
  if (exponent === null || decimals <= exponent) return null;
  const currency = String(currencyCode);
  if (exponent === 0) return say('field.currency-whole', { currency });
  const [most, found] = [String(exponent), String(decimals)];
  return say('field.currency-decimals', { most, found, currency });
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
    if (text.startsWith('-') && rule.sign !== 'any') return say('field.negative');
    if (rule.sign === 'positive' && !/[1-9]/.test(text)) return say('field.above-zero');
    if (decimalsOf(text) <= rule.decimals) return null;
    return say('field.decimals', { most: String(rule.decimals) });
  };
}

function decimalComplaint(value: unknown): Said | null {
  if (typeof value === 'number') return say('field.amount-number');
  if (!hasDecimalForm(value)) {
    return say(typeof value === 'string' ? 'field.amount-form' : 'field.amount');
  }
  if (value.startsWith('-') && !/[1-9]/.test(value)) return say('field.minus-zero');
  const decimals = decimalsOf(value);
  const before = value.length - (value.startsWith('-') ? 1 : 0) - (decimals && decimals + 1);
  if (before > DIGITS_LIMIT) return say('field.digits', { most: String(DIGITS_LIMIT) });
  if (decimals > DECIMALS_LIMIT) return say('field.decimals', { most: String(DECIMALS_LIMIT) });
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
  const most = String(rule.max);
  const control = rule.multiline === true ? CONTROL_BUT_LINES : CONTROL;
  return (value) => {
    if (typeof value !== 'string') return say('field.text', { most });
    if (value.length > rule.max) return say('field.long', { most });
    if (value.trim().length < min) {
      return min === 1 ? say('field.blank') : say('field.short', { least: String(min) });
    }
    if (value.trim() !== value) return say('field.white-space');
    if (control.test(value)) return say('field.control');
    if (LONE_SURROGATE.test(value)) return say('field.unicode');
    if (rule.pattern === undefined || rule.pattern.test(value)) return null;
    return rule.form === undefined
      ? say('field.pattern', { pattern: rule.pattern.source })
      : say('field.form', { form: rule.form });
  };
}

/** A calendar day that exists. */
export const dayCheck: FieldCheck = (value) => (isDay(value) ? null : say('field.day'));

/** A calendar month. */
export const monthCheck: FieldCheck = (value) =>
  accepts(() => parseMonth(value as string)) ? null : say('field.month');

/** A moment with an offset. */
export const instantCheck: FieldCheck = (value) =>
  accepts(() => parseInstant(value as string)) ? null : say('field.instant');

/** The code of an active currency. */
export const currencyCheck: FieldCheck = (value) =>
  exponentOf(value) === null ? say('field.currency') : null;

function accepts(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}

function matching(pattern: RegExp, complaint: Said): FieldCheck {
  return (value) => (typeof value === 'string' && pattern.test(value) ? null : complaint);
}

export const publicIdCheck: FieldCheck = matching(
  /^(?:[A-Z]{2}|00)-[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  say('field.id'),
);

export const sha256Check: FieldCheck = matching(/^[0-9a-f]{64}$/, say('field.sha256'));

export const countryCheck: FieldCheck = matching(/^[A-Z]{2}$/, say('field.country'));

export const flagCheck: FieldCheck = (value) =>
  typeof value === 'boolean' ? null : say('field.flag');

export function oneOfCheck(possible: readonly string[]): FieldCheck {
  const known = new Set<unknown>(possible);
  const complaint = say('field.one-of', { possible: possible.join(', ') });
  return (value) => (known.has(value) ? null : complaint);
}

export function wholeNumberCheck(rule: { readonly min: number; readonly max: number }): FieldCheck {
  const complaint = say('field.whole-number', limitsOf(rule));
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
  const complaint = say('field.whole', limitsOf(rule));
  return (value) => {
    if (typeof value !== 'string' || !/^(?:0|[1-9][0-9]{0,14})$/.test(value)) return complaint;
    const number = parseInt(value, 10);
    return number >= rule.min && number <= rule.max ? null : complaint;
  };
}

/** A JSON object, whatever is in it; what it holds is looked at elsewhere. */
export const objectCheck: FieldCheck = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? null : say('field.object');

/** A list by its length alone; its items are looked at one by one. */
export function listCheck(rule: { readonly min: number; readonly max: number }): FieldCheck {
  const { least, most } = limitsOf(rule);
  return (value) => {
    if (!Array.isArray(value)) return say('field.list', { most });
    if (value.length > rule.max) return listTooLong(rule.max, value.length);
    return value.length < rule.min ? say('field.list-short', { least }) : null;
  };
}

/** What is said of a list that holds more than it may. */
export function listTooLong(most: number, found: number): Said {
  return say('field.list-long', { most: String(most), found: String(found) });
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
    return place === -1 ? null : ofItem(place, say('field.object'));
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
      if (complaint !== null) return ofItem(place, complaint);
    }
    return null;
  };
}

function ofItem(place: number, what: Said): Said {
  return say('field.item', { place: String(place), what });
}

function limitsOf(rule: { readonly min: number; readonly max: number }) {
  return { least: String(rule.min), most: String(rule.max) };
}

function fieldOf(body: object, name: string): unknown {
  return (body as Readonly<Record<string, unknown>>)[name];
}
