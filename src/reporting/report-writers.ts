import type { CadTrustFacts } from './cad-trust.facts.ts';
import type { CountryReport } from './country-report.ts';
import type { CreditUnit } from './credit-units.reads.ts';
import type { Chart, ReportDocument } from './document/document.ts';
import type { IatiView, ReportFormat } from './formats.ts';
import type { Language } from './language/language.ts';
import type { IatiReporter } from './iati-reporter.ts';
import type { FiledFile } from './report-file.ts';
import type { PublicDocument } from './public-documents.reads.ts';
import type { FundingTransaction } from './reported-transactions.ts';
import {
  CLIMATE_FINANCE_COLUMNS,
  climateFinanceRows,
  CRS_COLUMNS,
  crsRows,
} from './statistics-rows.ts';
import { writeCadTrust } from './writers/cad-trust.ts';
import { writeCsv } from './writers/csv.ts';
import { writeDatapackage } from './writers/datapackage.ts';
import { writeHtml } from './writers/html.ts';
import { writeIatiXml } from './writers/iati-xml.ts';
import { writeJson } from './writers/json.ts';
import { writePdf } from './writers/pdf/pdf.ts';
import { writeStatisticsCsv } from './writers/statistics-csv.ts';
import { writeSvg } from './writers/svg.ts';
import { writeXlsx } from './writers/xlsx.ts';

/** What a writer is given: the model, and what is chosen of it. */
export interface Written {
  readonly report: CountryReport;
  readonly document: ReportDocument;
  readonly language: Language;
  /** The chart to draw; null for every form but a drawing. */
  readonly chart: Chart | null;
  readonly view: IatiView;
  /** Empty for the forms that do not list them. */
  readonly transactions: readonly FundingTransaction[];
  /** Empty for the forms that do not list them. */
  readonly units: readonly CreditUnit[];
  readonly reporter: IatiReporter;
  /** The other files of an edition, for its page; none of a report that is no edition. */
  readonly files: readonly FiledFile[];
  /** Public documents; empty for the forms that do not link them. */
  readonly documents: readonly PublicDocument[];
  /** Read for its own form alone. */
  readonly cadTrust: CadTrustFacts | null;
  /** The address under which others reach this server; null where none is set. */
  readonly publicUrl: string | null;
}

/** A writer formats the model it is given: no query and no arithmetic. */
export const REPORT_WRITERS: Readonly<
  Record<ReportFormat, (written: Written) => Buffer | Promise<Buffer>>
> = {
  json: ({ report }) => writeJson(report),
  html: ({ report, document, language, files }) => writeHtml(report, document, language, files),
  csv: ({ report }) => writeCsv(report),
  xlsx: ({ document }) => writeXlsx(document),
  pdf: ({ document, language }) => writePdf(document, language),
  datapackage: ({ report, document }) => writeDatapackage(document, writeJson(report)),
  svg: ({ chart, language }) => writeSvg(chart, language),
  'iati-xml': ({ publicUrl, documents, ...written }) =>
    writeIatiXml({ ...written, linked: { publicUrl, documents } }),
  'crs-csv': ({ report, transactions }) =>
    writeStatisticsCsv(CRS_COLUMNS, crsRows(report, transactions)),
  'climate-finance-csv': ({ report, transactions }) =>
    writeStatisticsCsv(CLIMATE_FINANCE_COLUMNS, climateFinanceRows(report, transactions)),
  'cad-trust-json': ({ report, units, cadTrust, publicUrl }) => {
    if (cadTrust === null) throw new Error('The facts of a CAD Trust file were not read.');
    return writeCadTrust({ report, facts: cadTrust, units, publicUrl });
  },
};
