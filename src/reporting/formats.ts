import { createHash } from 'node:crypto';
import { httpErrors } from '../http/errors.ts';
import type { Language } from './language/language.ts';

/** The forms of a report. Where a client takes several of one media type, the first of them is meant. */
export const REPORT_FORMATS = [
  'json',
  'html',
  'csv',
  'xlsx',
  'pdf',
  'datapackage',
  'svg',
  'iati-xml',
  'crs-csv',
  'climate-finance-csv',
  'cad-trust-json',
] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export function isReportFormat(text: string): text is ReportFormat {
  return REPORT_FORMATS.some((format) => format === text);
}

/** Whose side an IATI file tells. */
export const IATI_VIEWS = ['funder', 'recipient'] as const;
export type IatiView = (typeof IATI_VIEWS)[number];

export const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  json: 'application/json',
  html: 'text/html',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  datapackage: 'application/zip',
  svg: 'image/svg+xml',
  'iati-xml': 'application/xml',
  'crs-csv': 'text/csv',
  'climate-finance-csv': 'text/csv',
  'cad-trust-json': 'application/json',
};

/** What a file's name ends with. */
const ENDINGS: Readonly<Record<ReportFormat, string>> = {
  json: 'json',
  html: 'html',
  csv: 'csv',
  xlsx: 'xlsx',
  pdf: 'pdf',
  datapackage: 'datapackage.zip',
  svg: 'svg',
  'iati-xml': 'iati.xml',
  'crs-csv': 'crs.csv',
  'climate-finance-csv': 'climate-finance.csv',
  'cad-trust-json': 'cad-trust.json',
};

/** Forms that are different in each language; the others are for machines and invariant. */
export const IN_LANGUAGES: readonly ReportFormat[] = ['html', 'pdf', 'svg'];

/** Forms that list the entries one by one. */
export const WITH_TRANSACTIONS: readonly ReportFormat[] = [
  'iati-xml',
  'crs-csv',
  'climate-finance-csv',
];

/** Forms that are text in UTF-8. */
const TEXTUAL = /^text\/|json$|xml$/;

interface Accepted {
  readonly type: string;
  readonly weight: number;
}

/**
 * The form of the answer: what the address says, else what the client would rather have; JSON where it
 * takes anything.
 *
 * Refuses HTTP.NOT_ACCEPTABLE (facts: possible).
 * @source RFC 9110 §12.5.1
 */
export function formatOf(
  asked: ReportFormat | undefined,
  accept: string | undefined,
): ReportFormat {
  if (asked !== undefined) return asked;
  if (accept === undefined || accept.trim() === '') return 'json';
  const accepted = accept.split(',').map(acceptedOf);
  let best: { format: ReportFormat; weight: number } | null = null;
  for (const format of REPORT_FORMATS) {
    const weight = weightOf(MEDIA_TYPES[format], accepted);
    if (weight > (best?.weight ?? 0)) best = { format, weight };
  }
  if (best !== null) return best.format;
  throw httpErrors.refuse('HTTP.NOT_ACCEPTABLE', {
    given: accept.slice(0, 200),
    possible: [...new Set(REPORT_FORMATS.map((format) => MEDIA_TYPES[format]))],
  });
}

/** Weights in thousandths: q has at most three decimals. */
function acceptedOf(text: string): Accepted {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
  const parts = /^(?:(0)(?:\.([0-9]{0,3}))?|1(?:\.0{0,3})?)$/.exec(quality);
  if (parts === null) return { type, weight: 0 };
  return { type, weight: parts[1] === '0' ? parseInt((parts[2] ?? '').padEnd(3, '0'), 10) : 1000 };
}

/** The most exact of the ranges that a type falls under decides. */
function weightOf(mediaType: string, accepted: readonly Accepted[]): number {
  const ranges = [mediaType, `${mediaType.slice(0, mediaType.indexOf('/'))}/*`, '*/*'];
  for (const range of ranges) {
    const found = accepted.find(({ type }) => type === range);
    if (found !== undefined) return found.weight;
  }
  return 0;
}

/** The name a download is kept under: what it is, of which day, what it knew, in which language. */
export function fileNameOf(
  stem: string,
  of: { readonly format: ReportFormat; readonly language: Language; readonly part: string | null },
): string {
  const part = of.part === null ? '' : `-${of.part}`;
  const isEnglish = of.language === 'en' || !IN_LANGUAGES.includes(of.format);
  return `${stem}${part}${isEnglish ? '' : `-${of.language}`}.${ENDINGS[of.format]}`;
}

/** The headers of a report in one of its forms, computed over the bytes that are sent. */
export function reportHeaders(
  file: {
    readonly name: string;
    readonly format: ReportFormat;
    readonly language: Language;
    readonly bytes: Buffer;
  },
  caching = 'no-cache',
): Readonly<Record<string, string>> {
  const { format, language } = file;
  const digest = createHash('sha256').update(file.bytes).digest('base64');
  const shown: readonly ReportFormat[] = ['json', 'html', 'pdf', 'svg'];
  const disposition = shown.includes(format) ? 'inline' : 'attachment';
  const type = MEDIA_TYPES[format];
  return {
    'content-type': TEXTUAL.test(type) ? `${type}; charset=utf-8` : type,
    'content-disposition': `${disposition}; filename="${file.name}"`,
    'repr-digest': `sha-256=:${digest}:`,
    etag: `"${digest}"`,
    // It may be kept, and is asked for again: the same address can come to know more.
    'cache-control': caching,
    vary: 'accept, accept-language',
    'x-content-type-options': 'nosniff',
    ...(IN_LANGUAGES.includes(format) ? { 'content-language': language } : {}),
  };
}

/** Whether the client has these very bytes already (RFC 9110 §13.1.2). */
export function isNotModified(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
