import { Injectable } from '@nestjs/common';
import { canonicalJson, type JsonValue } from '../kernel/canonical-json.ts';
import type { CountriesQuery, CountriesFormat } from './countries-report.dto.ts';
import { CountriesReports } from './countries-report.service.ts';
import type { StatementQuery } from './country-report.dto.ts';
import { CountryReports } from './country-report.service.ts';
import type { CountryReport } from './country-report.ts';
import { countriesDocument } from './document/countries-document.ts';
import { reportingErrors } from './errors.ts';
import { fileNameOf } from './formats.ts';
import type { Language } from './language/language.ts';
import type { FileAsked, ReportFile } from './report-file.ts';
import { ReportFiles } from './report-files.ts';
import { Statements } from './statement.service.ts';
import { partOf } from './report-parts.ts';
import { csvOf, writeDatapackage } from './writers/datapackage.ts';
import { writeDocumentHtml } from './writers/document-html.ts';
import { writePdf } from './writers/pdf/pdf.ts';
import { writeXlsx } from './writers/xlsx.ts';

type Progress = (done: number, of: number) => void;

/** Makes the files of the reports that are not of one country as a whole. */
@Injectable()
export class OtherReports {
  constructor(
    private readonly countriesReports: CountriesReports,
    private readonly reports: CountryReports,
    private readonly files: ReportFiles,
    private readonly statements: Statements,
  ) {}

  /** All partners, or a funder in all of them. */
  async countries(
    query: CountriesQuery,
    funder: string | null,
    asked: { readonly format: CountriesFormat; readonly language: Language },
    progress?: Progress,
  ): Promise<ReportFile> {
    const report = await this.countriesReports.make(query, funder, progress);
    const { format, language } = asked;
    const document = countriesDocument(report);
    const json = Buffer.from(canonicalJson(report as unknown as JsonValue), 'utf8');
    const [main] = document.tables.filter(({ id }) => id === 'country-totals');
    const writers: Readonly<Record<CountriesFormat, () => Buffer | Promise<Buffer>>> = {
      json: () => json,
      csv: () => (main === undefined ? Buffer.alloc(0) : csvOf(main)),
      xlsx: () => writeXlsx(document),
      pdf: () => writePdf(document, language),
      datapackage: () => writeDatapackage(document, json),
      html: () => writeDocumentHtml(document, report, language),
    };
    const bytes = await writers[format]();
    return { format, language, bytes, name: fileNameOf(document.stem, { ...asked, part: null }) };
  }

  /**
   * The statement of a tranche or the dossier of a project.
   *
   * Refuses what the report itself refuses, ID.MALFORMED, REPORTING.SUBJECT_NOT_FOUND,
   * HTTP.CURSOR_MALFORMED.
   */
  async part(
    kind: 'tranche' | 'project',
    text: string,
    query: StatementQuery,
    asked: FileAsked,
  ): Promise<ReportFile> {
    // A reference begins with the country's code as an id does.
    const { limit, cursor, ...view } = query;
    const report = await this.reports.make(text.slice(0, 2), view);
    const id = idOf(report, kind, text);
    if (id === null) throw reportingErrors.refuse('REPORTING.SUBJECT_NOT_FOUND', { [kind]: text });
    const { json } = report.provenance.addresses;
    const parameters = json.slice(json.indexOf('?')).replace(/&format=json$/, '');
    const path = kind === 'tranche' ? `/v1/tranches/${id}/statement` : `/v1/projects/${id}/dossier`;
    const address = `${path}${parameters}`;
    const page = pageAsked(limit, cursor);
    const own = partOf(report, { kind, id, address: `${address}${page}` });
    const part =
      kind === 'tranche' ? await this.statements.filled(own, { ...query }, address) : own;
    const title = kind === 'tranche' ? 'title.tranche-statement' : 'title.project-dossier';
    const file = await this.files.write(part, query, asked, title);
    const name = kind === 'tranche' ? 'tranche-statement' : 'project-dossier';
    return { ...file, name: file.name.replace('-report-', `-${name}-${id}-`) };
  }
}

/** What of the address of a statement says which page it is. */
function pageAsked(limit: string | undefined, cursor: string | undefined): string {
  const query = new URLSearchParams({
    ...(limit === undefined ? {} : { limit }),
    ...(cursor === undefined ? {} : { cursor }),
  }).toString();
  return query === '' ? '' : `&${query}`;
}

function idOf(report: CountryReport, kind: 'tranche' | 'project', text: string): string | null {
  const rows = kind === 'tranche' ? report.tranches : report.projects;
  return rows.find(({ id, reference }) => id === text || reference === text)?.id ?? null;
}
