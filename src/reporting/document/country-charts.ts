import { Amount } from '../../kernel/amount.ts';
import { currencyOf } from '../../kernel/currency.ts';
import type { CountryReport } from '../country-report.ts';
import type { CreditFigureName } from '../reported-credits.ts';
import type { BarPart, Chart } from './document.ts';

/** The charts of a country report; each says in a drawing what one of its tables says in figures. */
export function countryCharts(report: CountryReport): readonly Chart[] {
  return [...trancheBars(report), ...vintageLines(report), ...curves(report)];
}

const PARTS = [
  ['disbursed', 'figure.disbursed', 'solid'],
  ['undisbursed', 'figure.undisbursed', 'hatched'],
  ['returned', 'figure.returned', 'open'],
  ['decommitted', 'figure.decommitted', 'dotted'],
] as const;

/** So many bars fit on a page. */
const BARS_AT_MOST = 8;

/** Charts per currency: currencies never add, nor compare by length. */
function trancheBars({ tranches }: CountryReport): readonly Chart[] {
  const currencies = [...new Set(tranches.map(({ currency }) => currency))].sort();
  return currencies.flatMap((unit) => {
    const bars = tranches
      .filter(({ currency }) => currency === unit)
      .map((tranche) => ({
        name: tranche.reference,
        parts: PARTS.filter(([name]) => name !== 'returned' || /[1-9]/.test(tranche[name])).map(
          ([name, label, pattern]): BarPart => ({ label, pattern, value: tranche[name] }),
        ),
      }));
    const scale = largestOf(
      bars.map(({ parts }) => parts.map(({ value }) => value)),
      unit,
    );
    const decimals = decimalsIn(scale);
    return Array.from({ length: Math.ceil(bars.length / BARS_AT_MOST) }, (_, at) => ({
      type: 'bars' as const,
      id: at === 0 ? `tranches-${unit}` : `tranches-${unit}-${at + 1}`,
      title: 'chart.tranches' as const,
      unit,
      decimals,
      scale,
      bars: bars.slice(at * BARS_AT_MOST, (at + 1) * BARS_AT_MOST),
      table: 'tranches',
    }));
  });
}

/** The largest of some sums. */
function largestOf(sums: readonly (readonly string[])[], code: string): string {
  const currency = currencyOf(code);
  return sums
    .map((parts) =>
      Amount.sum(
        parts.map((part) => Amount.parse(part, currency)),
        currency,
      ),
    )
    .reduce((largest, one) => (one.exceeds(largest) ? one : largest), Amount.zero(currency))
    .toString();
}

/** What a reader follows from year to year; the table beneath has every figure, by side as well. */
const DRAWN: readonly CreditFigureName[] = ['verified', 'issued', 'held', 'retired', 'cancelled'];

function vintageLines({ credits }: CountryReport): readonly Chart[] {
  const { vintages } = credits;
  if (vintages.length === 0) return [];
  const shown = DRAWN.filter((name) => vintages.some((vintage) => vintage[name] !== null));
  return [
    {
      type: 'lines',
      id: 'credits',
      title: 'chart.credits',
      unit: 'tCO2e',
      decimals: 0,
      steps: vintages.map(({ vintage }) => vintage),
      series: shown.map((name, at) => ({
        label: `credit.${name}` as const,
        dashed: at % 2 === 1,
        values: cumulated(vintages.map((vintage) => vintage[name])),
      })),
      table: 'credit-vintages',
    },
  ];
}

/** Whole tonnes up to and with each vintage. */
function cumulated(values: readonly (string | null)[]): readonly string[] {
  let sum = 0n;
  return values.map((value) => {
    sum += BigInt(value ?? '0');
    return sum.toString();
  });
}

function curves({ disbursementCurves }: CountryReport): readonly Chart[] {
  return disbursementCurves.map(({ currency, points }) => ({
    type: 'lines',
    id: `disbursements-${currency}`,
    title: 'chart.disbursements',
    unit: currency,
    decimals: decimalsIn(points[0]?.planned ?? ''),
    steps: points.map(({ on }) => on),
    series: [
      {
        label: 'column.planned',
        dashed: true,
        values: points.map(({ planned }) => planned),
      },
      { label: 'column.actual', dashed: false, values: points.map(({ actual }) => actual) },
    ],
    table: 'disbursement-curve',
  }));
}

function decimalsIn(amount: string): number {
  const point = amount.indexOf('.');
  return point === -1 ? 0 : amount.length - point - 1;
}
