import { currencyOf } from '../../kernel/currency.ts';
import { placeOf, unitsOf } from './axis.ts';
import { FILL } from './svg-parts.ts';

const WIDTH = 90;
const HEIGHT = 18;

/** A small line without an axis: how something grew. Its figures stand in the table beside it. */
export function sparkline(values: readonly string[], currency: string): string {
  const { exponent } = currencyOf(currency);
  const units = values.map((value) => unitsOf(value, exponent));
  const largest = units.reduce((most, one) => (one > most ? one : most), 0n);
  const last = BigInt(Math.max(1, units.length - 1));
  const points = units.map((one, at) => {
    const x = placeOf(BigInt(at), last, WIDTH);
    return `${at === 0 ? 'M' : 'L'}${x} ${HEIGHT - placeOf(one, largest, HEIGHT - 2) - 1}`;
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" ` +
    `viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true" focusable="false">` +
    `<path d="${points.join(' ')}" fill="none" stroke="${FILL}" stroke-width="1.5"/></svg>`
  );
}
