import { Injectable } from '@nestjs/common';
import { Reader } from '../database/reader.ts';
import { answerPage, pageOf, type PageOf, type PageQuery } from '../http/paging.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import type { Row } from '../ledger/table.ts';
import { cursorOf } from '../partner-country/cursor.ts';
import { PartnerCountryReads } from '../partner-country/partner-country.reads.ts';
import type { PublishedBefore } from './country-report.facts.ts';
import type { CountryReport } from './country-report.ts';
import { editionAddress, editionOfRow, type EditionRecord } from './edition-record.ts';
import type { EditionDetail, EditionView } from './editions.answers.ts';
import { reportingErrors } from './errors.ts';
import { isReportFormat, type ReportFormat } from './formats.ts';
import { LANGUAGES, type Language } from './language/language.ts';
import type { ReportFile } from './report-file.ts';
import type { ReportedStatus } from './reported-review.ts';

export interface EditionFound {
  readonly countryCode: CountryCode;
  readonly id: string;
  readonly record: Omit<EditionRecord, 'files'>;
}

/** Editions of country reports, and the bytes of those that are published. */
@Injectable()
export class EditionReads {
  constructor(
    private readonly reader: Reader,
    private readonly countries: PartnerCountryReads,
  ) {}

  /** The latest first. */
  async list(iso2: string, query: PageQuery): Promise<PageOf<EditionView>> {
    const countryCode = await this.countries.requirePartner(iso2);
    const page = pageOf(query, 1);
    const before = cursorOf(page, ['number']);
    const rows = await this.reader.query<Row>(
      `SELECT * FROM public.report_edition
        WHERE country_code = $1 AND ($2::integer IS NULL OR number < $2::integer)
        ORDER BY number DESC LIMIT $3`,
      [countryCode, before === null ? null : before[0], page.limitPlusOne],
    );
    return answerPage(
      rows,
      page,
      (row) => [row['number'] as number],
      (row) => viewOf(countryCode, row),
    );
  }

  /** Refuses ID.MALFORMED, REPORTING.EDITION_NOT_FOUND. */
  async detail(text: string): Promise<EditionDetail> {
    const { countryCode, id, row } = await this.#row(text);
    const files = await this.reader.query<Row>(
      `SELECT format, language, view, name, sha256, octet_length(content) AS bytes
         FROM public.report_file WHERE country_code = $1 AND edition_id = $2
        ORDER BY format, language, view`,
      [countryCode, id],
    );
    return {
      ...viewOf(countryCode, row),
      files: files.map((file) => ({
        format: String(file['format']),
        language: String(file['language']),
        view: String(file['view']),
        name: String(file['name']),
        sha256: String(file['sha256']),
        bytes: file['bytes'] as number,
        address: fileAddress(editionAddress(countryCode, id), file),
      })),
    };
  }

  async found(text: string): Promise<EditionFound> {
    const { countryCode, id, row } = await this.#row(text);
    return { countryCode, id, record: editionOfRow(row) };
  }

  /** The bytes that were published. Refuses ID.MALFORMED, REPORTING.EDITION_NOT_FOUND. */
  async file(
    text: string,
    of: { readonly format: ReportFormat; readonly language: string; readonly view: string },
  ): Promise<ReportFile> {
    const { countryCode, id } = parsePublicId(text);
    const rows = await this.reader.query<Row>(
      `SELECT name, content FROM public.report_file
        WHERE country_code = $1 AND edition_id = $2 AND format = $3 AND language = $4
          AND view = $5`,
      [countryCode, id, of.format, of.language, of.view],
    );
    const [row] = rows;
    if (row === undefined) throw notFound(text);
    const language = LANGUAGES.find((each) => each === of.language) ?? 'en';
    return { ...of, language, name: String(row['name']), bytes: row['content'] as Buffer };
  }

  /** Who agreed to an edition, as its report says it. */
  async agreement(countryCode: CountryCode, decision: string): Promise<ReportedStatus['agreedBy']> {
    const rows = await this.reader.query<Row>(
      `SELECT d.title, d.decision_on, array_agg(s.side ORDER BY s.side) AS sides
         FROM public.joint_committee_decision d
         JOIN public.decision_signature s
           ON s.country_code = d.country_code AND s.decision_id = d.id
        WHERE d.country_code = $1 AND d.id = $2 GROUP BY d.title, d.decision_on`,
      [countryCode, decision],
    );
    const [row] = rows;
    if (row === undefined) return null;
    return {
      decision: publicId(countryCode, decision),
      title: String(row['title']),
      decidedOn: String(row['decision_on']),
      signedBy: row['sides'] as unknown as readonly ('japan' | 'partner')[],
    };
  }

  /** The edition that was published last before a head; null where none was. */
  async publishedBefore(countryCode: CountryCode, size: number): Promise<PublishedBefore | null> {
    const rows = await this.reader.query<Row>(
      `SELECT f.content, f.edition_id
         FROM public.record_version v
         JOIN public.report_file f ON f.country_code = v.country_code AND f.edition_id = v.subject_id
        WHERE v.country_code = $1 AND v.subject_type = 'report-edition'
          AND v.audit_sequence < $2 AND v.body->>'status' = 'published' AND f.format = 'json'
        ORDER BY v.audit_sequence DESC LIMIT 1`,
      [countryCode, size],
    );
    const [row] = rows;
    if (row === undefined) return null;
    const report = JSON.parse((row['content'] as Buffer).toString('utf8')) as CountryReport;
    return {
      report,
      since: {
        edition: report.status.edition ?? 0,
        effectiveAsOf: report.asOf.effectiveAsOf,
        knownAsOf: report.asOf.knownAsOf.size,
        digest: report.digest,
        address: editionAddress(countryCode, String(row['edition_id'])),
      },
    };
  }

  async #row(text: string) {
    const { countryCode, id } = parsePublicId(text);
    const rows = await this.reader.query<Row>(
      'SELECT * FROM public.report_edition WHERE country_code = $1 AND id = $2',
      [countryCode, id],
    );
    const [row] = rows;
    if (row === undefined) throw notFound(text);
    return { countryCode, id, row };
  }
}

function notFound(edition: string): Error {
  return reportingErrors.refuse('REPORTING.EDITION_NOT_FOUND', { edition });
}

function viewOf(countryCode: CountryCode, row: Row): EditionView {
  const record = editionOfRow(row);
  return {
    id: publicId(countryCode, String(row['id'])),
    number: record.number,
    status: record.status,
    period: record.period,
    effectiveAsOf: record.effectiveAsOf,
    knownAsOf: record.knownAsOf,
    sharedKnownAsOf: record.sharedKnownAsOf,
    displayCurrency: record.displayCurrency,
    decision: record.decision === null ? null : publicId(countryCode, record.decision),
    digest: record.digest,
    version: row['version'] as number,
  };
}

/** Where a file of an edition is read, by the edition's address and the file's format, language, view. */
export function fileAddress(edition: string, file: Row): string {
  const query = new URLSearchParams({
    ...(file['language'] === '' ? {} : { lang: String(file['language']) }),
    ...(file['view'] === '' ? {} : { view: String(file['view']) }),
  }).toString();
  return `${edition}/files/${String(file['format'])}${query === '' ? '' : `?${query}`}`;
}

/** Which published file an address means. */
export function publishedPart(
  format: string,
  language: Language | undefined,
  view: string | undefined,
): { readonly format: ReportFormat; readonly language: string; readonly view: string } | null {
  if (!isReportFormat(format)) return null;
  const inLanguages = format === 'html' || format === 'pdf';
  return {
    format,
    language: inLanguages ? (language ?? 'en') : '',
    view: format === 'iati-xml' ? (view ?? 'funder') : '',
  };
}
