import { Amount } from '../kernel/amount.ts';
import { currencyOf } from '../kernel/currency.ts';
import { ratioText } from '../kernel/decimal-text.ts';
import type { CountryReport } from '../reporting/country-report.ts';
import type { Panel, Segment } from './tranche-chart.ts';
import type { Display } from '../reporting/language/display.ts';
import type { PageWords } from './language/words.ts';

/** What the first page takes from the report of a country, as it stands now. */
export interface CountryStanding {
  readonly iso2: string;
  readonly names: Readonly<Record<string, string>>;
  readonly totals: CountryReport['totals'];
  readonly failedChecks: number;
  readonly idleTranches: number;
}

const AXIS_HEIGHT = 26;
const BAR_HEIGHT = 58;
const LINE_HEIGHT = 20;
const GAP = 26;
const PARTS = ['disbursed', 'undisbursed'] as const;

/** A panel for each currency, a bar for each country: what is committed, and what of it is paid out. */
export function countryPanels(
  standings: readonly CountryStanding[],
  t: PageWords,
  display: Display,
): readonly Panel[] {
  const currencies = new Set(standings.flatMap(({ totals }) => totals.map((row) => row.currency)));
  return [...currencies].sort().map((code) => {
    const currency = currencyOf(code);
    const rows = standings.flatMap(({ names, totals }) =>
      totals
        .filter((row) => row.currency === code)
        .map((row) => ({ name: display.name(names), row })),
    );
    const scale = rows
      .map(({ row }) => Amount.parse(row.committed, currency))
      .reduce((largest, one) => (one.exceeds(largest) ? one : largest), Amount.zero(currency));
    let y = AXIS_HEIGHT;
    const bars = rows.map(({ name, row }) => {
      const committed = Amount.parse(row.committed, currency);
      let before = Amount.zero(currency);
      const segments = PARTS.map((kind): Segment => {
        const part = Amount.parse(row[kind], currency);
        const x = percentOf(before, scale);
        before = before.plus(part);
        const share = committed.isZero() ? null : ratioText(part, committed, 4);
        return {
          kind,
          label: t(`figure.${kind}`),
          amount: row[kind],
          ofAnnounced: display.cell('ratio', share),
          x,
          width: percentOf(part, scale),
        };
      });
      const bar = { reference: name, title: name, announced: row.committed, segments, y };
      y += BAR_HEIGHT + segments.length * LINE_HEIGHT + GAP;
      return bar;
    });
    const said = bars.map(
      ({ reference, segments }) =>
        `${reference}: ${segments.map(({ label, amount }) => `${label} ${display.amount(amount)} ${code}`).join('; ')}.`,
    );
    return {
      currency: code,
      scale: scale.toString(),
      height: y,
      title: `${t('home.chart')} (${code})`,
      description: said.join(' '),
      bars,
    };
  });
}

/** '0.25' of the scale is '25.000000' percent of the width. */
function percentOf(part: Amount, scale: Amount): string {
  if (scale.isZero() || part.isNegative()) return '0';
  const [whole = '0', decimals = ''] = ratioText(part, scale, 8).split('.');
  return `${whole}${decimals.slice(0, 2)}.${decimals.slice(2)}`.replace(/^0+(?=[0-9])/, '');
}
