import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ActCall } from '../http/act-call.ts';
import { publicId } from '../kernel/ids.ts';
import { Acts } from '../ledger/acts.service.ts';
import type { ReportEditionBody } from './acts/report-edition.ts';
import type { ReportPublicationBody } from './acts/report-publication.ts';
import { CountryReports } from './country-report.service.ts';
import type { CountryReport } from './country-report.ts';
import type { EditionDto } from './editions.dto.ts';
import { editionAddress } from './edition-record.ts';
import { EditionReads, fileAddress, type EditionFound } from './editions.reads.ts';
import { IATI_VIEWS, REPORT_FORMATS, type IatiView, type ReportFormat } from './formats.ts';
import { LANGUAGES, type Language } from './language/language.ts';
import type { FiledFile } from './report-file.ts';
import { ReportFiles } from './report-files.ts';

/** Forms that are published: all but drawings, which stand in the others. */
export const PUBLISHED_FORMATS: readonly ReportFormat[] = [
  ...REPORT_FORMATS.filter((format) => format !== 'svg' && format !== 'html'),
  // Last, because the page names the digest of each of the others.
  'html',
];

/** Begins, agrees and publishes editions of country reports. */
@Injectable()
export class ReportEditions {
  constructor(
    private readonly acts: Acts,
    private readonly reports: CountryReports,
    private readonly files: ReportFiles,
    private readonly reads: EditionReads,
  ) {}

  /** Refuses what the report itself refuses. */
  async begin(iso2: string, asked: EditionDto, call: ActCall) {
    const report = await this.reports.make(iso2, asked);
    const body: ReportEditionBody = {
      period: report.period.name,
      effectiveAsOf: report.asOf.effectiveAsOf as ReportEditionBody['effectiveAsOf'],
      knownAsOf: report.asOf.knownAsOf.size,
      sharedKnownAsOf: report.provenance.heads['00']?.size ?? 0,
      displayCurrency: report.conversions?.currency ?? null,
    };
    return this.acts.submit(call, { kind: 'report-edition', country: iso2, body });
  }

  /**
   * Makes every file of an agreed edition and keeps it. What cannot be published is not made: the act
   * refuses it, or gives the first answer again.
   */
  async publish(id: string, call: ActCall) {
    const found = await this.reads.found(id);
    const isReady = found.record.status === 'agreed';
    const body = isReady ? await this.#filesOf(found) : { digest: '', files: [] };
    return this.acts.submit(call, { kind: 'report-publication', subject: id, body });
  }

  async #filesOf(found: EditionFound): Promise<ReportPublicationBody> {
    const report = await this.#reportOf(found);
    const files: ReportPublicationBody['files'][number][] = [];
    const filed: FiledFile[] = [];
    const at = editionAddress(found.countryCode, found.id);
    for (const format of PUBLISHED_FORMATS) {
      for (const { language, view } of partsOf(format)) {
        const query = view === '' ? {} : { view };
        const asked = { format, language: language || 'en' } as const;
        const others = format === 'html' ? filed : [];
        const file = await this.files.write(report, query, asked, null, others);
        const sha256 = createHash('sha256').update(file.bytes).digest('hex');
        if (format !== 'html') {
          const address = fileAddress(at, { format, language, view });
          filed.push({ name: file.name, sha256, address });
        }
        files.push({
          format,
          language,
          view,
          name: file.name,
          bytes: file.bytes.length,
          sha256,
          content: file.bytes,
        });
      }
    }
    return { digest: report.digest, files };
  }

  /** The report as it was agreed, saying what it now is. */
  async #reportOf({ countryCode, id, record }: EditionFound): Promise<CountryReport> {
    const agreedBy =
      record.decision === null ? null : await this.reads.agreement(countryCode, record.decision);
    const query = {
      period: record.period,
      effectiveAsOf: record.effectiveAsOf,
      knownAsOf: String(record.knownAsOf),
      sharedKnownAsOf: String(record.sharedKnownAsOf),
      ...(record.displayCurrency === null ? {} : { displayCurrency: record.displayCurrency }),
    };
    return this.reports.make(countryCode, query, {
      status: 'published',
      edition: record.number,
      id: publicId(countryCode, id),
      agreedBy,
    });
  }
}

/** The languages and views in which a form is published. */
function partsOf(
  format: ReportFormat,
): readonly { readonly language: Language | ''; readonly view: IatiView | '' }[] {
  if (format === 'html' || format === 'pdf') {
    return LANGUAGES.map((language) => ({ language, view: '' as const }));
  }
  if (format === 'iati-xml') return IATI_VIEWS.map((view) => ({ language: '' as const, view }));
  return [{ language: '', view: '' }];
}
