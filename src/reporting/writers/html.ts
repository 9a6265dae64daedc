import { formAddress } from '../addresses.ts';
import { chartSvg } from '../charts/chart-svg.ts';
import type { CountryReport } from '../country-report.ts';
import type { DocumentTable, ReportDocument } from '../document/document.ts';
import { column } from '../document/columns.ts';
import { tableOf } from '../document/rows.ts';
import { titleOf } from '../document/title.ts';
import { render } from '../html/templates.ts';
import { IN_LANGUAGES, REPORT_FORMATS, type ReportFormat } from '../formats.ts';
import { definedBy } from '../language/definition-terms.ts';
import { displayOf } from '../language/display.ts';
import type { FiledFile } from '../report-file.ts';
import { LANGUAGES, type Language } from '../language/language.ts';

/** The report as a page: the same text for the same model, with nothing of the moment or the reader. */
export function writeHtml(
  report: CountryReport,
  document: ReportDocument,
  language: Language,
  files: readonly FiledFile[] = [],
): Buffer {
  const display = displayOf(language, document.names);
  const heading = titleOf(document, display);
  const { html, json } = report.provenance.addresses;
  const title = `${heading}, ${document.effectiveAsOf}`;
  const page = {
    title,
    language,
    book: { ...report.book, notice: report.book.notice && display.label('page.demonstration') },
  };
  const text = render('/reporting/html/report-page', page, {
    report,
    document,
    display,
    heading,
    own: `${html}${html.includes('?') ? '&' : '?'}lang=${language}`,
    tables: [...document.tables, ...filesTable(files)].map((table) => ({
      ...table,
      figureIds: figureIdsOf(table),
      defined: table.columns.map(({ label }) => definedBy(label)),
    })),
    charts: document.charts.map((chart) => ({
      ...chart,
      svg: chartSvg(chart, display),
      // Drawings of an edition stand in its page and its print, not by themselves.
      address: json.includes('/report-editions/')
        ? null
        : formAddress(json, 'svg', { chart: chart.id, lang: language }),
    })),
    languages: LANGUAGES.map((each) => ({
      code: each,
      address: `${html}${html.includes('?') ? '&' : '?'}lang=${each}`,
    })),
    downloads: downloadsOf(report, language),
  });
  return Buffer.from(text, 'utf8');
}

/** Every form of this report; and the agreed electronic format of its year, as known at its head. */
function downloadsOf({ provenance, country, period, asOf }: CountryReport, language: Language) {
  const { json } = provenance.addresses;
  const aef = new URLSearchParams({ format: 'xlsx', knownAsOf: asOf.knownAsOf.at }).toString();
  return [
    ...REPORT_FORMATS.filter((format) => format !== 'html' && format !== 'svg').map((format) => ({
      format: format as string,
      address: downloadOf(json, format, language),
    })),
    {
      format: 'iati-xml, recipient',
      address: formAddress(json, 'iati-xml', { view: 'recipient' }),
    },
    { format: 'aef', address: `/v1/aef/${country.iso3}/${period.from.slice(0, 4)}?${aef}` },
  ];
}

/** The other files of a published edition, each with its digest; nothing of a report that is none. */
function filesTable(files: readonly FiledFile[]): readonly DocumentTable[] {
  if (files.length === 0) return [];
  return [
    tableOf(
      {
        id: 'downloads',
        title: 'table.downloads',
        notes: [],
        keyColumns: 1,
        columns: [
          column('name', 'column.file', 'text', 4),
          column('sha256', 'column.sha256', 'text', 5),
        ],
      },
      files,
      ({ address }, { key }) => (key === 'name' ? address : null),
    ),
  ];
}

/** Files for machines are the same in every language, and so are their addresses. */
function downloadOf(json: string, format: ReportFormat, language: Language): string {
  const isInvariant = language === 'en' || !IN_LANGUAGES.includes(format);
  return formAddress(json, format, isInvariant ? {} : { lang: language });
}

/** What the figures of each row are of: its id where it has one, else what names it. */
function figureIdsOf({ columns, rows, keyColumns }: DocumentTable): readonly string[] {
  const places = ['id', 'tranche', 'project'].map((key) =>
    columns.findIndex((column) => column.key === key && column.paper === undefined),
  );
  const place = places.find((at) => at >= 0) ?? -1;
  return rows.map((row) =>
    place >= 0 && row[place] ? row[place] : row.slice(0, keyColumns).join('/'),
  );
}
