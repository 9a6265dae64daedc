import type { CountryReport } from './country-report.ts';
import type { Chart, ReportDocument } from './document/document.ts';
import type { IatiView, ReportFormat } from './formats.ts';
import type { Language } from './language/language.ts';
import { writeCsv } from './writers/csv.ts';
import { writeDatapackage } from './writers/datapackage.ts';
import { writeHtml } from './writers/html.ts';
import { writeJson } from './writers/json.ts';
import { writePdf } from './writers/pdf/pdf.ts';
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
}

/** A writer formats the model it is given: no query and no arithmetic. */
export const REPORT_WRITERS: Readonly<
  Record<ReportFormat, (written: Written) => Buffer | Promise<Buffer>>
> = {
  json: ({ report }) => writeJson(report),
  html: ({ report, document, language }) => writeHtml(report, document, language),
  csv: ({ report }) => writeCsv(report),
  xlsx: ({ document }) => writeXlsx(document),
  pdf: ({ document, language }) => writePdf(document, language),
  datapackage: ({ report, document }) => writeDatapackage(document, writeJson(report)),
  svg: ({ chart, language }) => writeSvg(chart, language),
};
