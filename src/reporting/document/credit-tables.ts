import type { CountryReport } from '../country-report.ts';
import { creditLinesAddress, isCreditFigure, type CreditSubject } from '../credit-lines.ts';
import {
  CREDIT_FIGURES,
  CREDIT_PLACES,
  type CreditFigures,
  type ReportedCredits,
} from '../reported-credits.ts';
import { column } from './columns.ts';
import type { Column, DocumentTable } from './document.ts';
import { tableOf } from './rows.ts';

/** On paper these stand in the table of registries alone: a page is not wide enough for all. */
const OF_REGISTRIES: readonly string[] = [
  'notifiedJapan',
  'notifiedPartner',
  'locked',
  'transferredOut',
];

function creditColumns(
  without: readonly string[] = [],
  unprinted: readonly string[] = OF_REGISTRIES,
): readonly Column[] {
  return CREDIT_FIGURES.filter((name) => !without.includes(name)).map((name) =>
    column(name, `credit.${name}`, 'amount', unprinted.includes(name) ? undefined : 2),
  );
}

/** The tables of credits: in all, by vintage, by project, by registry; and what others published. */
export function creditTables({ credits, country }: CountryReport): readonly DocumentTable[] {
  const notes = ['note.credits', 'note.not-recorded'] as const;
  return [
    tableOf(
      {
        id: 'credits',
        title: 'table.credits',
        notes,
        keyColumns: 1,
        columns: [
          column('of', 'column.country', 'text', 1),
          ...creditColumns([], ['notifiedJapan', 'notifiedPartner', 'locked']),
        ],
      },
      [{ of: country.iso2, ...credits.totals }],
      (row, { key }) => behind(credits, row, key),
    ),
    tableOf(
      {
        id: 'credit-vintages',
        title: 'table.credit-vintages',
        notes: [],
        keyColumns: 1,
        columns: [column('vintage', 'column.vintage', 'text', 1), ...creditColumns(['expected'])],
      },
      credits.vintages,
      (row, { key }) => behind(credits, row, key, { vintage: row.vintage }),
    ),
    tableOf(
      {
        id: 'credit-projects',
        title: 'table.credit-projects',
        notes: [],
        keyColumns: 1,
        columns: [column('reference', 'column.project', 'text', 2), ...creditColumns()],
      },
      credits.projects,
      (row, { key }) => behind(credits, row, key, { project: row.reference }),
    ),
    registries(credits),
    publishedElsewhere(credits),
  ];
}

/** Where what is behind a figure of a row is listed; null where it is not recorded. */
function behind(
  { lines }: ReportedCredits,
  row: Partial<CreditFigures>,
  key: string,
  subject: CreditSubject = {},
): string | null {
  const isKnown = isCreditFigure(key) && (row[key] ?? null) !== null;
  return isKnown ? creditLinesAddress(lines, key, subject) : null;
}

/** The same of a side's registry, where a figure goes without the name of its side. */
function behindRegistry(
  lines: string,
  { side, vintage }: ReportedCredits['registries'][number],
  key: string,
): string | null {
  const sided = side === 'japan' ? 'Japan' : 'Partner';
  const figure = key === 'notified' || key === 'issued' ? `${key}${sided}` : key;
  return isCreditFigure(figure) ? creditLinesAddress(lines, figure, { side, vintage }) : null;
}

function registries({ registries: rows, lines }: ReportedCredits): DocumentTable {
  return tableOf(
    {
      id: 'credit-registries',
      title: 'table.credit-registries',
      notes: ['note.credit-registries'],
      keyColumns: 2,
      columns: [
        column('side', 'column.side', 'code', 2),
        column('vintage', 'column.vintage', 'text', 1),
        column('notified', 'credit.notified', 'amount', 2),
        column('issued', 'column.issued', 'amount', 2),
        ...CREDIT_PLACES.map((name) => column(name, `credit.${name}`, 'amount', 2)),
      ],
    },
    rows,
    (row, { key }) => behindRegistry(lines, row, key),
  );
}

function publishedElsewhere({ publishedElsewhere: { items } }: ReportedCredits): DocumentTable {
  return tableOf(
    {
      id: 'credits-published-elsewhere',
      title: 'table.credits-published-elsewhere',
      notes: ['note.published-elsewhere'],
      keyColumns: 2,
      columns: [
        column('reference', 'column.project', 'text', 3),
        column('ordinal', 'column.ordinal', 'count', 1),
        column('decidedOn', 'column.decided-on', 'day', 2),
        column('notified', 'credit.notified', 'amount', 2),
        column('notifiedJapan', 'credit.notifiedJapan', 'amount', 2),
        column('notifiedPartner', 'credit.notifiedPartner', 'amount', 2),
        column('issuedJapan', 'credit.issuedJapan', 'amount', 2),
        column('issuedPartner', 'credit.issuedPartner', 'amount', 2),
        column('source', 'column.source'),
      ],
    },
    items,
  );
}
