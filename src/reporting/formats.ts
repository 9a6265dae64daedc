import { createHash } from 'node:crypto';
import { httpErrors } from '../http/errors.ts';
import type { CountryReport } from './country-report.ts';

export const REPORT_FORMATS = ['json', 'html', 'csv'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  json: 'application/json',
  html: 'text/html',
  csv: 'text/csv',
};

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
    possible: REPORT_FORMATS.map((format) => MEDIA_TYPES[format]),
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

/** The name a download is kept under: what it is, of which day, and what it knew. */
export function fileName(report: CountryReport, format: ReportFormat): string {
  const { effectiveAsOf, knownAsOf } = report.asOf;
  const { iso2 } = report.country;
  return `jcm-ledger-${iso2}-report-${effectiveAsOf}-known-${knownAsOf.size}.${format}`;
}

/** The headers of a report in one of its forms, computed over the bytes that are sent. */
export function reportHeaders(
  report: CountryReport,
  format: ReportFormat,
  bytes: Buffer,
): Readonly<Record<string, string>> {
  const digest = createHash('sha256').update(bytes).digest('base64');
  const disposition = format === 'csv' ? 'attachment' : 'inline';
  return {
    'content-type': `${MEDIA_TYPES[format]}; charset=utf-8`,
    'content-disposition': `${disposition}; filename="${fileName(report, format)}"`,
    'repr-digest': `sha-256=:${digest}:`,
    etag: `"${digest}"`,
    // It may be kept, and is asked for again: the same address can come to know more.
    'cache-control': 'no-cache',
    vary: 'accept',
    'x-content-type-options': 'nosniff',
  };
}

/** Whether the client has these very bytes already (RFC 9110 §13.1.2). */
export function isNotModified(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
