import { decimalsOf, powerOfTen, scaled, unscaled } from '../kernel/scaled-integer.ts';
import { daysOf, type MonitoringPeriod } from './monitoring-period.ts';

/** Decimals of a share where days do not divide a quantity evenly: all that a value can have. */
const DECIMALS = 18;

/**
 * A metered quantity divided over parts of its period, by days. The last part takes what is left, so
 * that the parts always sum to the quantity, to the last digit.
 *
 * @param quantity decimal text, at most 18 decimals
 * @param parts the parts of the period, in order, which together are the whole
 * @returns one decimal text per part: 31 over 10 and 21 days is '10' and '21'
 */
export function apportionedByDays(
  quantity: string,
  parts: readonly MonitoringPeriod[],
): readonly string[] {
  if (parts.length <= 1) return parts.map(() => quantity);
  const decimals = Math.max(DECIMALS, decimalsOf(quantity));
  const whole = scaled(quantity, decimals);
  const days = parts.map((part) => BigInt(daysOf(part)));
  const allDays = days.reduce((sum, each) => sum + each, 0n);
  const shares = days.slice(0, -1).map((each) => (whole * each) / allDays);
  const last = whole - shares.reduce((sum, share) => sum + share, 0n);
  return [...shares, last].map((share) => trimmed(share, decimals));
}

function trimmed(units: bigint, decimals: number): string {
  if (units % powerOfTen(decimals) === 0n) return (units / powerOfTen(decimals)).toString();
  return unscaled(units, decimals).replace(/0+$/, '');
}
