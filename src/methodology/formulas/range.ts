import { Exact } from './arithmetic.ts';
import type { Range } from './formula.ts';

/** Digits before and after the point that a number of a calculation can have. */
const LONGEST = /^-?\d{1,18}(\.\d{1,18})?$/;

/** What is wrong with a number, in words that follow its name; null where it is within its range. */
export function outOfRange(text: string, range: Range, unit: string): string | null {
  if (!LONGEST.test(text)) return 'has more than 18 digits before or after the decimal point';
  const value = Exact.of(text);
  const given = `${text} ${unit}`;
  if (range.least !== undefined && value.compare(Exact.of(range.least)) < 0) {
    return `is ${given}; it is at least ${range.least}`;
  }
  if (range.above !== undefined && value.compare(Exact.of(range.above)) <= 0) {
    return `is ${given}; it is more than ${range.above}`;
  }
  if (range.most !== undefined && value.compare(Exact.of(range.most)) > 0) {
    return `is ${given}; it is at most ${range.most}`;
  }
  return null;
}
