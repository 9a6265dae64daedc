import { Amount } from '../kernel/amount.ts';
import { currencyOf } from '../kernel/currency.ts';
import { convert } from '../kernel/decimal-text.ts';
import type { CountryReportFacts } from './country-report.facts.ts';
import type {
  CurrencyTotals,
  ReportedConversions,
  ReportedRate,
  ReportedTranche,
} from './reported-funding.ts';

const NOTE =
  'Converted figures are for reading only. Each uses the one rate that it names, of the last day ' +
  'on or before the day of the report; none is added to another, and nothing in the books rests on ' +
  'them.';

const OF_TOTALS = ['committed', 'disbursed', 'undisbursed'] as const;
const OF_TRANCHES = ['announced', ...OF_TOTALS] as const;

/** Figures in the display currency beside their own; null where none was asked for. */
export function conversionsOf(
  facts: CountryReportFacts,
  totals: readonly CurrencyTotals[],
  tranches: readonly ReportedTranche[],
): ReportedConversions | null {
  const { displayCurrency } = facts.request;
  if (displayCurrency === null) return null;
  const rates = new Map<string, ReportedRate | null>();
  for (const { currency } of totals) {
    if (currency !== displayCurrency) rates.set(currency, rateOf(facts, currency, displayCurrency));
  }
  const converted = (
    subject: 'currency' | 'tranche',
    reference: string,
    currency: string,
    figures: readonly (readonly [name: string, amount: string])[],
  ): ReportedConversions['items'] => {
    const rate = rates.get(currency);
    if (rate === undefined || rate === null) return [];
    return figures.map(([figure, amount]) => ({
      subject,
      reference,
      figure,
      original: { currency, amount },
      amount: inDisplayCurrency(amount, rate),
      rate,
    }));
  };
  return {
    currency: displayCurrency,
    note: NOTE,
    rates: [...rates.values()].filter((rate) => rate !== null),
    withoutRate: [...rates].filter(([, rate]) => rate === null).map(([currency]) => currency),
    items: [
      ...totals.flatMap((row) =>
        converted(
          'currency',
          row.currency,
          row.currency,
          OF_TOTALS.map((name) => [name, row[name]] as const),
        ),
      ),
      ...tranches.flatMap((row) =>
        converted(
          'tranche',
          row.reference,
          row.currency,
          OF_TRANCHES.map((name) => [name, row[name]] as const),
        ),
      ),
    ],
  };
}

/** The rate of the last day by the day of the report; of several, the one that was recorded last. */
function rateOf(facts: CountryReportFacts, base: string, quote: string): ReportedRate | null {
  const { effectiveAsOf } = facts.request;
  const candidates = facts.rates
    .filter(({ body }) => body.base === base && body.quote === quote)
    .filter(({ body }) => body.rateOn <= effectiveAsOf)
    .toSorted((one, other) =>
      one.body.rateOn === other.body.rateOn
        ? one.auditSequence - other.auditSequence
        : one.body.rateOn < other.body.rateOn
          ? -1
          : 1,
    );
  const found = candidates.at(-1)?.body;
  if (found === undefined) return null;
  const { rate, rateOn, source } = found;
  return { base, quote, rate, rateOn, source };
}

function inDisplayCurrency(amount: string, { base, quote, rate }: ReportedRate): string {
  return convert(Amount.parse(amount, currencyOf(base)), rate, currencyOf(quote)).toString();
}
