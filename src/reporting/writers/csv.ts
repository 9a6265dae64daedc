import { stringify } from 'csv-stringify/sync';
import type { CountryReport } from '../country-report.ts';
import { countryTables } from '../document/country-tables.ts';
import type { DocumentTable } from '../document/document.ts';
import { guarded } from './csv-cell.ts';
import { fundingRows } from './csv-funding.ts';
import { valueRows, type TidyRow } from './csv-row.ts';

const COLUMNS = [
  'section',
  'subject',
  'reference',
  'title',
  'currency',
  'figure',
  'value',
  'effectiveAsOf',
  'knownAsOfSize',
  'book',
] as const;

/**
 * The report as one tidy table: a row says one thing of one subject. Everything of the model is in it
 * but the addresses of entries, which follow from subject and figure. RFC 4180 with CRLF, UTF-8.
 *
 * The last column says on every row whether the book is a demonstration, so that no row loses it when
 * it is copied. A cell that a spreadsheet could take for a formula is given an apostrophe.
 */
export function writeCsv(report: CountryReport): Buffer {
  const { effectiveAsOf, knownAsOf } = report.asOf;
  const book = report.book.kind === 'demonstration' ? 'DEMONSTRATION' : 'real';
  const records = rowsOf(report).map((row) =>
    [
      row.section,
      row.subject,
      row.reference,
      row.title,
      row.currency,
      row.figure,
      row.value,
      effectiveAsOf,
      String(knownAsOf.size),
      book,
    ].map(guarded),
  );
  return Buffer.from(
    stringify([[...COLUMNS], ...records], { record_delimiter: 'windows' }),
    'utf8',
  );
}

function rowsOf(report: CountryReport): readonly TidyRow[] {
  return [
    ...headRows(report),
    ...fundingRows(report),
    ...resultRows(report),
    ...tableRows(countryTables(report)),
    ...checkRows(report),
    ...report.definitions.flatMap(({ term, meaning, source }) =>
      valueRows({ section: 'definition', subject: term }, { meaning, source }),
    ),
  ];
}

function headRows(report: CountryReport): readonly TidyRow[] {
  const { book, asOf, country, provenance, standing } = report;
  const { names, ...facts } = country;
  return [
    ...valueRows(
      { section: 'report', subject: country.iso2 },
      {
        notice: book.notice,
        book: book.id,
        bookKind: book.kind,
        schema: report.schema,
        formatVersion: String(provenance.formatVersion),
        digest: report.digest,
        period: report.period.name,
        periodFrom: report.period.from,
        periodUntil: report.period.until,
        status: report.status.status,
        edition: report.status.edition,
        agreedBy: report.status.agreedBy?.decision ?? null,
        knownAsOfAt: asOf.knownAsOf.at,
        checks: standing.checks,
        checksFailed: standing.failed.join(' '),
        ...provenance.addresses,
      },
    ),
    ...Object.entries(provenance.heads).flatMap(([code, head]) =>
      valueRows({ section: 'head', subject: code }, head ?? {}),
    ),
    ...valueRows({ section: 'country', subject: country.iso2, title: country.name }, facts),
    ...valueRows({ section: 'country-name', subject: country.iso2 }, names),
    ...report.agreements.flatMap(({ id, title, parties, targets, ...own }) => {
      const of = { section: 'agreement', subject: id, title };
      return [
        ...valueRows(of, own),
        ...parties.flatMap((party, at) => valueRows(of, party, `party.${at + 1}.`)),
        ...targets.flatMap((target, at) => valueRows(of, target, `target.${at + 1}.`)),
      ];
    }),
  ];
}

function resultRows(report: CountryReport): readonly TidyRow[] {
  return [
    ...report.projects.flatMap(({ id, reference, title, sites, participants, shares, ...own }) => {
      const of = { section: 'project', subject: id, reference, title };
      return [
        ...valueRows(of, own),
        ...sites.flatMap((site, at) => valueRows(of, { [`site.${at + 1}`]: site })),
        ...participants.flatMap((one, at) => valueRows(of, one, `participant.${at + 1}.`)),
        ...shares.flatMap((share) =>
          valueRows(
            { ...of, section: 'project-share', currency: share.currency },
            {
              committedGross: share.committedGross,
              ofTranche: share.ofTranche,
              disbursed: share.disbursed,
            },
            `${share.reference}.`,
          ),
        ),
      ];
    }),
    ...report.indicators.flatMap(({ id, project, name, baseline, latest, targets, ...own }) => {
      const of = {
        section: 'indicator',
        subject: id,
        reference: project?.reference ?? '',
        title: name,
      };
      return [
        ...valueRows(of, own),
        ...valueRows(of, baseline ?? {}, 'baseline.'),
        ...valueRows(of, latest ?? {}, 'latest.'),
        ...targets.flatMap((target, at) => valueRows(of, target, `target.${at + 1}.`)),
      ];
    }),
    ...valueRows({ section: 'historical-loans' }, { note: report.historicalLoans.note }),
    ...report.historicalLoans.items.flatMap(({ id, name, currency, ...own }) =>
      valueRows({ section: 'historical-loan', subject: id, title: name, currency }, own),
    ),
  ];
}

/** Tables that no other part of the file says already. */
const AS_TABLES = [
  'statement',
  'statement-balances',
  'credits',
  'credit-vintages',
  'credit-projects',
  'credit-registries',
  'credits-published-elsewhere',
  'money-per-tonne',
  'disbursement-curve',
  'reconciliation',
  'movements',
  'credit-reconciliation',
  'credit-movements',
  'corrections',
  'changes',
  'gaps',
];

function tableRows(tables: readonly DocumentTable[]): readonly TidyRow[] {
  return tables
    .filter(({ id }) => AS_TABLES.includes(id))
    .flatMap(({ id, columns, keyColumns, rows }) =>
      rows.flatMap((row) => {
        const currency = columns.findIndex(({ key }) => key === 'currency');
        const of = {
          section: id,
          subject: row
            .slice(0, keyColumns)
            .map((cell) => cell ?? '')
            .join('/'),
          currency: row[currency] ?? '',
        };
        return valueRows(
          of,
          Object.fromEntries(columns.map(({ key }, at) => [key, row[at] ?? null])),
        );
      }),
    );
}

function checkRows({ checks }: CountryReport): readonly TidyRow[] {
  return checks.flatMap(({ id, title, passed, figures }) => [
    ...valueRows(
      { section: 'check', subject: id, title },
      { result: passed ? 'passed' : 'failed' },
    ),
    ...figures.flatMap(({ subject, currency, ...figure }) =>
      valueRows({ section: 'check-figure', subject: id, reference: subject, currency }, figure),
    ),
  ]);
}
