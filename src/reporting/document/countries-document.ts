import { Amount } from '../../kernel/amount.ts';
import { currencyOf } from '../../kernel/currency.ts';
import type { CountriesReport, Ranked } from '../countries-report.ts';
import { DEFINITION_TERMS } from '../language/definition-terms.ts';
import { column, moneyColumns, SHARE } from './columns.ts';
import type { Chart, DocumentTable, ReportDocument } from './document.ts';
import { grouped } from '../order.ts';
import { tableOf } from './rows.ts';

const FIGURES = ['committedGross', 'decommitted', 'committed', 'disbursed', 'undisbursed'] as const;
const WIDTHS = { committedGross: 3, decommitted: 3, committed: 3, disbursed: 3, undisbursed: 3 };

/** The report of several countries as something to read. */
export function countriesDocument(report: CountriesReport): ReportDocument {
  const { asOf, funder } = report;
  const head = funder === null ? 'all-countries' : `funder-${funder.code}`;
  const known = asOf.knownAsOf.replace(/[^0-9TZ]/g, '');
  return {
    kind: report.kind,
    stem: `jcm-ledger-${head}-report-${asOf.effectiveAsOf}-known-${known}`,
    title: funder === null ? 'title.all-countries' : 'title.funder',
    subject: {
      en: funder?.name ?? 'Joint Crediting Mechanism',
      ja: funder?.name ?? '二国間クレジット制度',
      kk: funder?.name ?? 'Бірлескен кредиттеу тетігі',
      ru: funder?.name ?? 'Механизм совместного кредитования',
      fr: funder?.name ?? 'Mécanisme de crédit conjoint',
    },
    iso2: null,
    isDemonstration: report.book.kind === 'demonstration',
    book: report.book.id,
    effectiveAsOf: asOf.effectiveAsOf,
    knownAt: asOf.knownAsOf,
    knownSize: null,
    digest: report.digest,
    failedChecks: report.standing.failed,
    facts: [
      { key: 'period', label: 'fact.period', kind: 'text', value: report.period.name },
      {
        key: 'effectiveAsOf',
        label: 'fact.effective-as-of',
        kind: 'day',
        value: asOf.effectiveAsOf,
      },
      { key: 'knownAsOf', label: 'fact.known-as-of', kind: 'instant', value: asOf.knownAsOf },
      { key: 'checks', label: 'fact.checks', kind: 'code', value: report.standing.checks },
      { key: 'digest', label: 'fact.digest', kind: 'text', value: report.digest },
      { key: 'bookKind', label: 'fact.book', kind: 'code', value: report.book.kind },
      { key: 'json', label: 'fact.address', kind: 'text', value: report.addresses.json },
    ],
    tables: tablesOf(report),
    charts: chartsOf(report.ranking),
    definitions: DEFINITION_TERMS,
    names: Object.fromEntries(report.countries.map(({ name, names }) => [name, names])),
  };
}

function tablesOf(report: CountriesReport): readonly DocumentTable[] {
  const currency = column('currency', 'column.currency', 'text', 1);
  const money = moneyColumns(FIGURES, WIDTHS);
  return [
    tableOf(
      {
        id: 'totals',
        title: 'table.totals',
        notes: ['note.all-countries', 'note.currencies'],
        keyColumns: 1,
        columns: [currency, ...money, SHARE(2)],
      },
      report.totals,
    ),
    tableOf(
      {
        id: 'ranking',
        title: 'table.ranking',
        notes: [],
        keyColumns: 3,
        columns: [
          currency,
          column('rank', 'column.rank', 'count', 1),
          column('iso2', 'column.country', 'text', 1),
          column('name', 'column.title', 'name', 3),
          ...moneyColumns(['committed', 'disbursed', 'undisbursed'], WIDTHS),
          SHARE(2),
        ],
      },
      report.ranking,
    ),
    tableOf(
      {
        id: 'country-totals',
        title: 'table.country-totals',
        notes: [],
        keyColumns: 2,
        columns: [column('iso2', 'column.country', 'text', 1), currency, ...money, SHARE(2)],
      },
      report.countries.flatMap(({ iso2, totals }) => totals.map((sum) => ({ iso2, ...sum }))),
    ),
    ...(report.funder === null ? [] : [fundersTranches(report)]),
    tableOf(
      {
        id: 'countries',
        title: 'table.countries',
        notes: ['note.not-recorded'],
        keyColumns: 1,
        columns: [
          column('iso2', 'column.country', 'text', 1),
          column('name', 'column.title', 'name', 3),
          column('order', 'fact.order', 'count', 2),
          column('signedOn', 'column.signed-on', 'day', 2),
          column('projects', 'column.projects', 'count', 1),
          column('tranches', 'table.tranches', 'count', 1),
          column('expected', 'credit.expected', 'amount', 2),
          column('verified', 'credit.verified', 'amount', 2),
          column('checks', 'fact.checks', 'code', 2),
          column('leaves', 'fact.leaves', 'count'),
          column('digest', 'fact.digest'),
          column('address', 'fact.address'),
        ],
      },
      report.countries,
      ({ iso2 }, { key }) => (key === 'iso2' ? `/countries/${iso2}/report` : null),
    ),
  ];
}

function fundersTranches(report: CountriesReport): DocumentTable {
  return tableOf(
    {
      id: 'tranches',
      title: 'table.tranches',
      notes: ['note.tranches'],
      keyColumns: 2,
      columns: [
        column('country', 'column.country', 'text', 1),
        column('reference', 'column.tranche', 'text', 2),
        column('title', 'column.title', 'text', 3),
        column('instrument', 'column.instrument', 'code', 2),
        column('status', 'column.status', 'code', 1),
        column('currency', 'column.currency', 'text', 1),
        ...moneyColumns(FIGURES, WIDTHS),
        SHARE(2),
      ],
    },
    report.tranches,
  );
}

const BARS_AT_MOST = 12;

/** The first countries of each currency, side by side. */
function chartsOf(ranking: readonly Ranked[]): readonly Chart[] {
  return [...grouped(ranking, ({ currency }) => currency)].map(([code, rows]) => {
    const currency = currencyOf(code);
    const shown = rows.slice(0, BARS_AT_MOST);
    const scale = shown
      .map(({ committed }) => Amount.parse(committed, currency))
      .reduce((largest, one) => (one.exceeds(largest) ? one : largest), Amount.zero(currency));
    return {
      type: 'bars',
      id: `countries-${code}`,
      title: 'table.ranking',
      unit: code,
      decimals: currency.exponent,
      scale: scale.toString(),
      bars: shown.map((row) => ({
        name: row.name,
        rank: String(row.rank),
        parts: [
          { label: 'figure.disbursed', pattern: 'solid', value: row.disbursed },
          { label: 'figure.undisbursed', pattern: 'hatched', value: row.undisbursed },
        ],
      })),
      table: 'ranking',
    };
  });
}
