import type { ReportFormat } from './formats.ts';
import type { Language } from './language/language.ts';

/** Which file of a report: its form and, where it has one, its language. */
export interface FileAsked {
  readonly format: ReportFormat;
  readonly language: Language;
}

/** A file of a report, ready to be sent, stored or written. */
export interface ReportFile extends FileAsked {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A file of an edition that is made already, with its digest and where it will be read. */
export interface FiledFile {
  readonly name: string;
  readonly sha256: string;
  readonly address: string;
}
