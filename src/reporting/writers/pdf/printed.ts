import type { PrintedCertificate } from '../../certificate/certificate.ts';
import { printCertificate } from '../../certificate/print-certificate.ts';
import type { Language } from '../../language/language.ts';
import type { PaperDocument } from './paper.ts';
import { print } from './print.ts';

/** What can be had on paper. */
export type Printable =
  { readonly document: PaperDocument } | { readonly certificate: PrintedCertificate };

export function printed(what: Printable, language: Language): Promise<Buffer> {
  return 'document' in what
    ? print(what.document, language)
    : printCertificate(what.certificate, language);
}
