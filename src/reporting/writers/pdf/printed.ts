import type { PrintedCertificate } from '../../certificate/certificate.ts';
import type { Language } from '../../language/language.ts';
import type { PaperDocument } from './paper.ts';

/** What can be had on paper. */
export type Printable =
  { readonly document: PaperDocument } | { readonly certificate: PrintedCertificate };

/**
 * What prints is large and loaded when something is printed: most processes never do. Reports and
 * certificates are printed by different programs; only the one that is needed is loaded.
 */
export async function printed(what: Printable, language: Language): Promise<Buffer> {
  if ('document' in what) {
    const { print } = await import('./print.ts');
    return print(what.document, language);
  }
  const { printCertificate } = await import('../../certificate/print-certificate.ts');
  return printCertificate(what.certificate, language);
}
