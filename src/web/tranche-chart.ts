import { Amount, type Commodity } from '../kernel/amount.ts';
import { currencyOf } from '../kernel/currency.ts';
import { ratioText } from '../kernel/decimal-text.ts';
import type { CountryReport } from '../reporting/country-report.ts';
import type { ReportedTranche } from '../reporting/reported-funding.ts';
import type { PageTexts } from './page-view.ts';

/** One part of a tranche's bar. Positions are percent of the width of the panel, as decimal text. */
export interface Segment {
  readonly kind: 'disbursed' | 'undisbursed' | 'returned' | 'available';
  readonly label: string;
  readonly amount: string;
  /** Part of what was announced; a dash where nothing was. */
  readonly ofAnnounced: string;
  readonly x: string;
  readonly width: string;
}

export interface Bar {
  readonly reference: string;
  readonly title: string;
  readonly announced: string;
  readonly segments: readonly Segment[];
  /** Distance from the top of the panel, in pixels. */
  readonly y: number;
}

/** The bars of one currency: panels are apart because currencies never add, nor compare by length. */
export interface Panel {
  readonly currency: string;
  /** What the full width stands for: the largest announced amount. */
  readonly scale: string;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly bars: readonly Bar[];
}

const LABELS = {
  disbursed: 'figure.disbursed',
  undisbursed: 'tranche.undisbursed',
  returned: 'figure.returned',
  available: 'figure.available',
} as const;

type Texts = Pick<PageTexts, 't' | 'show'>;

const KINDS = ['disbursed', 'undisbursed', 'returned', 'available'] as const;

const AXIS_HEIGHT = 26;
const BAR_TOP = 30;
const BAR_HEIGHT = 28;
const LINE_HEIGHT = 20;
const GAP = 26;

/** Where everything of the chart stands: a panel per currency, a bar per tranche. */
export function tranchePanels(report: CountryReport, texts: Texts): readonly Panel[] {
  const currencies = [...new Set(report.tranches.map(({ currency }) => currency))].sort();
  return currencies.map((code) => {
    const tranches = report.tranches.filter(({ currency }) => currency === code);
    return panelOf(currencyOf(code), tranches, texts);
  });
}

function panelOf(currency: Commodity, tranches: readonly ReportedTranche[], texts: Texts): Panel {
  const amounts = tranches.map(({ announced }) => Amount.parse(announced, currency));
  const scale = amounts.reduce((largest, one) => (one.exceeds(largest) ? one : largest));
  let y = AXIS_HEIGHT;
  const bars = tranches.map((tranche) => {
    const bar = barOf(tranche, scale, y, texts);
    y += BAR_TOP + BAR_HEIGHT + bar.segments.length * LINE_HEIGHT + GAP;
    return bar;
  });
  return {
    currency: currency.code,
    scale: scale.toString(),
    height: y,
    title: texts.t('tranche.chart', { currency: currency.code }),
    description: bars.map((bar) => sentenceOf(bar, texts)).join(' '),
    bars,
  };
}

function barOf(tranche: ReportedTranche, scale: Amount, y: number, texts: Texts): Bar {
  const { t, show } = texts;
  const currency = scale.commodity;
  const announced = Amount.parse(tranche.announced, currency);
  let before = Amount.zero(currency);
  const segments: Segment[] = [];
  for (const kind of KINDS) {
    const amount = Amount.parse(tranche[kind], currency);
    if (kind === 'returned' && amount.isZero()) continue;
    segments.push({
      kind,
      label: t(LABELS[kind]),
      amount: amount.toString(),
      ofAnnounced: announced.isZero() ? '–' : show.percent(ratioText(amount, announced, 4)),
      x: percentOf(before, scale),
      width: amount.isNegative() ? '0' : percentOf(amount, scale),
    });
    if (!amount.isNegative()) before = before.plus(amount);
  }
  const { reference, title } = tranche;
  return { reference, title, announced: tranche.announced, segments, y };
}

/** '0.25' of the scale is '25.000000' percent of the width. */
function percentOf(part: Amount, scale: Amount): string {
  if (scale.isZero()) return '0';
  const ratio = ratioText(part, scale, 8);
  const [whole = '0', decimals = ''] = ratio.split('.');
  return `${whole}${decimals.slice(0, 2)}.${decimals.slice(2)}`.replace(/^0+(?=[0-9])/, '');
}

function sentenceOf({ reference, announced, segments }: Bar, { t, show }: Texts): string {
  const parts = segments.map(
    ({ label, amount, ofAnnounced }) =>
      `${label.toLowerCase()} ${show.amount(amount)} (${ofAnnounced})`,
  );
  return `${reference}: ${t('figure.announced').toLowerCase()} ${show.amount(announced)}; ${parts.join(', ')}.`;
}
