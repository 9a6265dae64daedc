import type { FileHandle } from 'node:fs/promises';
import { zipNames } from './zip-names.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The kinds of file that are taken, each with every media type that a client may call it. */
const KINDS = {
  pdf: ['application/pdf'],
  xlsx: [XLSX],
  docx: [DOCX],
  zip: ['application/zip', 'application/x-zip-compressed'],
  text: ['text/plain', 'text/csv'],
  png: ['image/png'],
  jpeg: ['image/jpeg'],
} as const satisfies Record<string, readonly [string, ...string[]]>;
type FileKind = keyof typeof KINDS;

export const MEDIA_TYPES_TAKEN: readonly string[] = Object.values(KINDS).flat();

/** What a client says where it does not know: the content alone decides. */
const UNSAID = new Set(['', 'application/octet-stream', 'binary/octet-stream']);

/** Looks at a file as it passes: its first bytes, and whether all of it is text. */
export class ContentWatch {
  private head = Buffer.alloc(0);
  private isText = true;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });

  pass(chunk: Buffer): void {
    if (this.head.length < 16) this.head = Buffer.concat([this.head, chunk.subarray(0, 16)]);
    if (this.isText) this.isText = this.readsAsText(() => this.decoder.decode(chunk, STREAM));
  }

  /**
   * What kind of file it is; null for none that is taken.
   *
   * @param file the whole file, for what only its end tells
   */
  async kind(file: FileHandle, bytes: number): Promise<FileKind | null> {
    if (this.begins('25504446 2d')) return 'pdf';
    if (this.begins('89504e47 0d0a1a0a')) return 'png';
    if (this.begins('ffd8ff')) return 'jpeg';
    if (this.begins('504b0304')) return archiveKind(await zipNames(file, bytes));
    return this.isText && this.readsAsText(() => this.decoder.decode()) ? 'text' : null;
  }

  private begins(hex: string): boolean {
    const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex');
    return this.head.subarray(0, bytes.length).equals(bytes);
  }

  private readsAsText(decode: () => string): boolean {
    try {
      return !NO_TEXT.test(decode());
    } catch {
      return false;
    }
  }
}

const STREAM = { stream: true } as const;
/** Control characters that no text for people holds; tab, line ends and form feed are text. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const NO_TEXT = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

function archiveKind(names: readonly string[] | null): FileKind | null {
  if (names === null) return null;
  if (!names.includes('[Content_Types].xml')) return 'zip';
  if (names.includes('xl/workbook.xml')) return 'xlsx';
  return names.includes('word/document.xml') ? 'docx' : 'zip';
}

/**
 * The media type a file is kept under, from what it is and what the client calls it; null where the
 * two do not agree. A table of text is `text/csv` only where the client says so.
 *
 * @param declared the Content-Type of the request, with its parameters
 */
export function mediaTypeOf(kind: FileKind, declared: string | undefined): string | null {
  const said = (declared ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const names: readonly string[] = KINDS[kind];
  const [usual] = KINDS[kind];
  if (UNSAID.has(said)) return usual;
  // Whoever sends a workbook as the archive that it is, is right too.
  if (names.includes(said)) return kind === 'text' ? said : usual;
  return said === 'application/zip' && (kind === 'xlsx' || kind === 'docx') ? usual : null;
}
