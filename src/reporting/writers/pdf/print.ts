import pdfMake from 'pdfmake';
import { displayOf, type Display } from '../../language/display.ts';
import type { Language } from '../../language/language.ts';
import { titleOf } from '../../document/title.ts';
import { contentOf, textOf } from './content.ts';
import { FONT_FILES, FONTS } from './fonts.ts';
import type { PaperDocument } from './paper.ts';

/** Digits of a hash in the header: enough to compare by eye; the whole stands on the first page. */
const SHORT = 16;

/**
 * Prints a report. The file says it was made at the time of the head, and holds nothing else of the
 * moment: the same report has the same bytes.
 */
export async function print(document: PaperDocument, language: Language): Promise<Buffer> {
  prepare();
  const display = displayOf(language, document.names);
  const pdf = pdfMake.createPdf({
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [32, 46, 32, 36],
    compress: true,
    lang: language,
    info: {
      title: titleOf(document, display),
      author: 'JCM Ledger',
      subject: document.digest,
      creator: 'JCM Ledger',
      producer: 'JCM Ledger',
      creationDate: new Date(document.knownAt),
    },
    defaultStyle: { font: 'NotoSans', fontSize: 7.5, lineHeight: 1.15 },
    styles: {
      title: { fontSize: 17, bold: true },
      lead: { fontSize: 9, margin: [0, 2, 0, 6] },
      heading: { fontSize: 11, bold: true, margin: [0, 8, 0, 2] },
      note: { color: '#4a5563', margin: [0, 0, 0, 3] },
      quiet: { color: '#4a5563' },
      warning: { bold: true, color: '#8a1c1c', fontSize: 9, margin: [4, 4, 4, 4] },
      mark: { bold: true, color: '#8a1c1c' },
    },
    header: headerOf(document, display),
    footer: footerOf(document, display),
    content: contentOf(document, display),
  });
  return pdf.getBuffer();
}

/** While a report is printed nothing is read but the fonts: no other file, and no address. */
function prepare(): void {
  pdfMake.setUrlAccessPolicy(() => false);
  pdfMake.setLocalAccessPolicy((path) => FONT_FILES.has(path));
  pdfMake.setFonts(FONTS);
}

function headerOf(document: PaperDocument, display: Display): object {
  const head = document.facts.find(({ key }) => key === 'headHash')?.value ?? '';
  const told = [
    display.label('page.as-of', { day: display.day(document.effectiveAsOf) }),
    ...(head === '' ? [] : [display.label('page.head', { head: head.slice(0, SHORT) })]),
    `SHA-256 ${document.digest.slice(0, SHORT)}`,
  ].join(' · ');
  return {
    margin: [32, 14, 32, 0],
    stack: [
      {
        columns: [
          { text: textOf(titleOf(document, display)), bold: true },
          { text: textOf(told), alignment: 'right' },
        ],
      },
      ...(document.isDemonstration ? [markOf(display)] : []),
    ],
  };
}

function markOf(display: Display): object {
  return { text: textOf(display.label('page.demonstration-mark')), style: 'mark' };
}

function footerOf(document: PaperDocument, display: Display) {
  return (page: number, pages: number): object => ({
    margin: [32, 6, 32, 0],
    columns: [
      {
        text: textOf(document.isDemonstration ? display.label('page.demonstration') : ''),
        fontSize: 6,
      },
      {
        text: textOf(display.label('page.number', { page: String(page), pages: String(pages) })),
        alignment: 'right',
        width: 120,
      },
    ],
  });
}
