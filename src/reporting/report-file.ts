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
