/** Where the files of documents are kept, and how large one may be. */
export interface DocumentSettings {
  /** Folder of the files, or of those on their way to the object store. Absolute. */
  readonly dir: string;
  readonly bytesAtMost: number;
  /** An S3-compatible object store; null where the folder itself keeps the files. */
  readonly s3: S3Settings | null;
}

export interface S3Settings {
  /** Scheme, host and port; the bucket is the first part of the path. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const MEBIBYTE = 1024 * 1024;
const S3 = ['ENDPOINT', 'BUCKET', 'ACCESS_KEY_ID', 'SECRET_ACCESS_KEY'] as const;

/** The part of the environment's reader that is needed here. */
interface Values {
  text(name: string, fallback: string): string;
  whole(name: string, fallback: number, least: number, most: number): number;
}

/**
 * | variable | default |
 * |---|---|
 * | `DOCUMENT_MEBIBYTES_AT_MOST` | 20 |
 * | `DOCUMENTS_S3_ENDPOINT`, `_BUCKET`, `_ACCESS_KEY_ID`, `_SECRET_ACCESS_KEY` | none: the folder |
 * | `DOCUMENTS_S3_REGION` | `us-east-1` |
 */
export function readDocumentSettings(
  values: Values,
  dir: string,
  problems: string[],
): DocumentSettings {
  const bytesAtMost = values.whole('DOCUMENT_MEBIBYTES_AT_MOST', 20, 1, 1024) * MEBIBYTE;
  return { dir, bytesAtMost, s3: readS3(values, problems) };
}

function readS3(values: Values, problems: string[]): S3Settings | null {
  const missing = S3.filter((name) => values.text(`DOCUMENTS_S3_${name}`, '') === '');
  if (missing.length === S3.length) return null;
  if (missing.length > 0) {
    const names = missing.map((name) => `DOCUMENTS_S3_${name}`).join(', ');
    problems.push(`An object store needs all of its settings; set ${names} too, or none of them.`);
    return null;
  }
  const endpoint = values.text('DOCUMENTS_S3_ENDPOINT', '');
  if (!/^https?:\/\/[A-Za-z0-9._:[\]-]+\/?$/.test(endpoint)) {
    problems.push(
      `DOCUMENTS_S3_ENDPOINT is "${endpoint}"; write scheme and host alone: https://s3.example.`,
    );
    return null;
  }
  return {
    endpoint,
    bucket: values.text('DOCUMENTS_S3_BUCKET', ''),
    region: values.text('DOCUMENTS_S3_REGION', 'us-east-1'),
    accessKeyId: values.text('DOCUMENTS_S3_ACCESS_KEY_ID', ''),
    secretAccessKey: values.text('DOCUMENTS_S3_SECRET_ACCESS_KEY', ''),
  };
}
