import type { CountryReport } from '../country-report.ts';
import { DEFINITION_TERMS } from '../language/definition-terms.ts';
import { countryCharts } from './country-charts.ts';
import { countryTables } from './country-tables.ts';
import type { DocumentFact, ReportDocument } from './document.ts';

/** The country report as something to read. */
export function countryDocument(report: CountryReport): ReportDocument {
  const { effectiveAsOf, knownAsOf } = report.asOf;
  return {
    kind: 'country-report',
    stem: stemOf(report),
    title: 'title.country-report',
    subject: report.country.names,
    iso2: report.country.iso2,
    isDemonstration: report.book.kind === 'demonstration',
    book: report.book.id,
    effectiveAsOf,
    knownAt: knownAsOf.at,
    knownSize: knownAsOf.size,
    digest: report.digest,
    failedChecks: report.standing.failed,
    facts: factsOf(report),
    tables: countryTables(report),
    charts: countryCharts(report),
    definitions: DEFINITION_TERMS,
  };
}

/** What the files of a report are called: an edition by its number, any other by its day and head. */
export function stemOf({ asOf, country, period, status }: CountryReport): string {
  const head = `jcm-ledger-${country.iso2}-report`;
  return status.edition === null
    ? `${head}-${asOf.effectiveAsOf}-known-${asOf.knownAsOf.size}`
    : `${head}-${period.name}-edition-${status.edition}`;
}

function factsOf(report: CountryReport): readonly DocumentFact[] {
  const { asOf, country, period, status } = report;
  return [
    { key: 'country', label: 'fact.country', kind: 'text', value: country.iso2 },
    { key: 'period', label: 'fact.period', kind: 'text', value: period.name },
    { key: 'periodFrom', label: 'fact.period-from', kind: 'day', value: period.from },
    { key: 'periodUntil', label: 'fact.period-until', kind: 'day', value: period.until },
    { key: 'effectiveAsOf', label: 'fact.effective-as-of', kind: 'day', value: asOf.effectiveAsOf },
    { key: 'knownAsOf', label: 'fact.known-as-of', kind: 'instant', value: asOf.knownAsOf.at },
    { key: 'leaves', label: 'fact.leaves', kind: 'count', value: String(asOf.knownAsOf.size) },
    { key: 'status', label: 'fact.status', kind: 'code', value: status.status },
    {
      key: 'edition',
      label: 'fact.edition',
      kind: 'count',
      value: status.edition === null ? null : String(status.edition),
    },
    {
      key: 'agreedBy',
      label: 'fact.agreed-by',
      kind: 'text',
      value: status.agreedBy && `${status.agreedBy.title} (${status.agreedBy.decision})`,
    },
    { key: 'memorandum', label: 'fact.memorandum', kind: 'day', value: country.signedOn },
    { key: 'order', label: 'fact.order', kind: 'count', value: String(country.order) },
    { key: 'checks', label: 'fact.checks', kind: 'code', value: report.standing.checks },
    { key: 'digest', label: 'fact.digest', kind: 'text', value: report.digest },
    {
      key: 'headHash',
      label: 'fact.head',
      kind: 'text',
      value: report.provenance.heads[country.iso2]?.headHash ?? null,
    },
    { key: 'bookKind', label: 'fact.book', kind: 'code', value: report.book.kind },
    { key: 'book', label: 'fact.book-id', kind: 'text', value: report.book.id },
    { key: 'json', label: 'fact.address', kind: 'text', value: report.provenance.addresses.json },
    ...(report.statement === null
      ? []
      : [
          {
            key: 'nextPage',
            label: 'fact.next-page',
            kind: 'text',
            value: report.statement.next,
          } as const,
        ]),
  ];
}
