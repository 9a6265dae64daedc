import { formAddress } from '../addresses.ts';
import { chartSvg } from '../charts/chart-svg.ts';
import { partnerMap } from '../charts/partner-map.ts';
import { sparkline } from '../charts/sparkline.ts';
import type { CountriesReport } from '../countries-report.ts';
import type { ReportDocument } from '../document/document.ts';
import { titleOf } from '../document/title.ts';
import { render } from '../html/templates.ts';
import { definedBy } from '../language/definition-terms.ts';
import { displayOf } from '../language/display.ts';
import { LANGUAGES, type Language } from '../language/language.ts';

const DOWNLOADS = ['json', 'csv', 'xlsx', 'pdf', 'datapackage'] as const;

/** A report of several countries as a page, with the partners on a map. */
export function writeDocumentHtml(
  document: ReportDocument,
  report: CountriesReport,
  language: Language,
): Buffer {
  const display = displayOf(language, document.names);
  const heading = titleOf(document, display);
  const { json, html } = report.addresses;
  const page = {
    title: `${heading}, ${document.effectiveAsOf}`,
    language,
    book: { ...report.book, notice: report.book.notice && display.label('page.demonstration') },
  };
  const text = render('/reporting/html/document-page', page, {
    document,
    display,
    heading,
    map: partnerMap(report.countries, display),
    sparklines: report.ranking.map(({ curve, currency }) => sparkline(curve, currency)),
    tables: document.tables.map((table) => ({
      ...table,
      defined: table.columns.map(({ label }) => definedBy(label)),
      figureIds: table.rows.map((row) => row.slice(0, table.keyColumns).join('/')),
    })),
    charts: document.charts.map((chart) => ({ ...chart, svg: chartSvg(chart, display) })),
    languages: LANGUAGES.map((code) => ({ code, address: `${html}&lang=${code}` })),
    downloads: DOWNLOADS.map((format) => ({
      format,
      address: formAddress(json, format, format === 'pdf' ? { lang: language } : {}),
    })),
  });
  return Buffer.from(text, 'utf8');
}
