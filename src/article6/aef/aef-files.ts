import { createHash } from 'node:crypto';
import { aefCsv } from './csv.ts';
import { aefJson } from './json.ts';
import type { AefModel } from './model.ts';
import { aefXlsx } from './xlsx.ts';

export const AEF_FORMATS = ['json', 'csv', 'xlsx'] as const;
export type AefFormat = (typeof AEF_FORMATS)[number];

export const AEF_MEDIA_TYPES: Readonly<Record<AefFormat, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The format as a file of one kind; the same model gives the same bytes. */
export async function aefBytes(model: AefModel, format: AefFormat): Promise<Buffer> {
  if (format === 'xlsx') return aefXlsx(model);
  return format === 'csv' ? aefCsv(model) : aefJson(model);
}

/** The name a download is kept under. */
export function aefFileName(
  party: string,
  year: number,
  version: string,
  format: AefFormat,
): string {
  return `aef-${party}-${year}-${version}.${format}`;
}

/** The headers of a download, computed over the bytes that are sent. */
export function aefHeaders(
  bytes: Buffer,
  format: AefFormat,
  name: string,
): Readonly<Record<string, string>> {
  const digest = createHash('sha256').update(bytes).digest('base64');
  return {
    'content-type': AEF_MEDIA_TYPES[format],
    'content-disposition': `${format === 'json' ? 'inline' : 'attachment'}; filename="${name}"`,
    'repr-digest': `sha-256=:${digest}:`,
    etag: `"${digest}"`,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  };
}
