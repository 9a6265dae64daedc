import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT } from '../database/database.module.ts';
import type { Environment } from '../database/environment.ts';
import { httpErrors } from '../http/errors.ts';
import { CadTrustReads } from './cad-trust.reads.ts';
import { CountryReports } from './country-report.service.ts';
import type { CountryReportQuery } from './country-report.dto.ts';
import type { CountryReport } from './country-report.ts';
import { CreditUnitReads } from './credit-units.reads.ts';
import { countryDocument, stemOf } from './document/country-document.ts';
import type { Chart, ReportDocument } from './document/document.ts';
import { fileNameOf, WITH_TRANSACTIONS } from './formats.ts';
import { iatiReporter } from './iati-reporter.ts';
import type { Label } from './language/labels.ts';
import type { FileAsked, FiledFile, ReportFile } from './report-file.ts';
import { PublicDocumentReads } from './public-documents.reads.ts';
import { REPORT_WRITERS, type Written } from './report-writers.ts';
import type { ReportedStatus } from './reported-review.ts';
import { TransactionReads } from './transactions.reads.ts';

/** Makes the files of country reports: the model, then its bytes in one of its forms. */
@Injectable()
export class ReportFiles {
  constructor(
    private readonly reports: CountryReports,
    private readonly transactions: TransactionReads,
    private readonly units: CreditUnitReads,
    private readonly cadTrust: CadTrustReads,
    private readonly documents: PublicDocumentReads,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Refuses what the report itself refuses, and HTTP.QUERY_INVALID where there is no such chart. */
  async make(
    iso2: string,
    query: CountryReportQuery,
    asked: FileAsked,
    edition: ReportedStatus | null = null,
  ): Promise<ReportFile> {
    const report = await this.reports.make(iso2, query, edition);
    return this.write(report, query, asked);
  }

  /** The bytes of a report that is made already. */
  async write(
    report: CountryReport,
    query: Pick<CountryReportQuery, 'chart' | 'view'>,
    { format, language }: FileAsked,
    title: Label | null = null,
    files: readonly FiledFile[] = [],
  ): Promise<ReportFile> {
    const documentOf = once(() => documentIn(report, title));
    const chart = format === 'svg' ? chartOf(documentOf().charts, query.chart) : null;
    const { publicUrl } = this.environment;
    const written: Written = {
      report,
      // Only forms for people are written from it, and for a large country it takes its time.
      get document() {
        return documentOf();
      },
      language,
      chart,
      view: query.view ?? 'funder',
      transactions: WITH_TRANSACTIONS.includes(format) ? await this.transactions.of(report) : [],
      units: format === 'cad-trust-json' ? await this.units.of(report) : [],
      reporter: iatiReporter(report, process.env),
      files,
      cadTrust: format === 'cad-trust-json' ? await this.cadTrust.of(report) : null,
      publicUrl,
      documents: format === 'iati-xml' && publicUrl !== null ? await this.documents.of(report) : [],
    };
    const bytes = await REPORT_WRITERS[format](written);
    const part = chart?.id ?? (format === 'iati-xml' ? written.view : null);
    return {
      format,
      language,
      bytes,
      name: fileNameOf(stemOf(report), { format, language, part }),
    };
  }
}

function documentIn(report: CountryReport, title: Label | null): ReportDocument {
  const document = countryDocument(report);
  return title === null ? document : { ...document, title };
}

function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | null = null;
  return () => (made ??= { value: make() }).value;
}

function chartOf(charts: ReportDocument['charts'], name?: string): Chart {
  const found =
    name === undefined || name === '' ? charts[0] : charts.find(({ id }) => id === name);
  if (found !== undefined) return found;
  const ids = charts.map(({ id }) => id).join(', ');
  const detail = ids === '' ? 'there is nothing to draw in this report' : `must be one of: ${ids}`;
  throw httpErrors.refuse('HTTP.QUERY_INVALID', {}, [{ pointer: '/chart', detail }]);
}
