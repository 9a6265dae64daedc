import type { CountryReport } from './country-report.ts';
import type { ReportFormat } from './formats.ts';
import { writeCsv } from './writers/csv.ts';
import { writeHtml } from './writers/html.ts';
import { writeJson } from './writers/json.ts';

/** A writer formats the model it is given: no query and no arithmetic. */
export const REPORT_WRITERS: Readonly<Record<ReportFormat, (report: CountryReport) => Buffer>> = {
  json: writeJson,
  html: writeHtml,
  csv: writeCsv,
};
