import PDFDocument from 'pdfkit';
import { titleOf } from '../../document/title.ts';
import { displayOf, type Display } from '../../language/display.ts';
import type { Language } from '../../language/language.ts';
import { Canvas, type Page, type TextStyle, type Typefaces } from './canvas.ts';
import { drawContent, PLAIN } from './content.ts';
import { heightOfLines, LEFT, PAGE, WIDTH } from './flow.ts';
import { FONTS } from './fonts.ts';
import { linesOf } from './line-breaks.ts';
import type { PaperDocument } from './paper.ts';
import { Typeface } from './typeface.ts';

/** Digits of a hash in the header: enough to compare by eye; the whole stands on the first page. */
const SHORT = 16;

const HEADER_TOP = 22;
const FOOTER_TOP = PAGE.height - 24;
const MARK: TextStyle = { size: 7.5, bold: true, color: '#8a1c1c' };
const SMALL: TextStyle = { size: 6 };

/**
 * Prints a report. The file says it was made at the time of the head, and holds nothing else of the
 * moment: the same report has the same bytes.
 *
 * It is laid out twice, first only to count the pages, because each page says how many there are. Each
 * page is in the file, compressed, before the next one begins.
 */
export async function print(document: PaperDocument, language: Language): Promise<Buffer> {
  const display = displayOf(language, document.names);
  const pdf = openFile(document, display);
  const bytes = bytesOf(pdf);
  const typefaces = typefacesOf(pdf);
  let pages = 0;
  drawContent(new Canvas(typefaces, null), document, display, () => (pages += 1));
  const canvas = new Canvas(typefaces, null);
  let page = 0;
  drawContent(canvas, document, display, () => {
    page += 1;
    // What is drawn on a page is in the file before the next one is begun.
    canvas.flush();
    canvas.turnTo(newPage(pdf));
    drawHeader(canvas, document, display);
    drawFooter(canvas, document, display, { page, pages });
  });
  canvas.flush();
  pdf.end();
  return bytes;
}

function openFile(document: PaperDocument, display: Display): PDFDocument {
  return new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    compress: true,
    autoFirstPage: false,
    font: null,
    lang: display.language,
    info: {
      Title: titleOf(document, display),
      Author: 'JCM Ledger',
      Subject: document.digest,
      Creator: 'JCM Ledger',
      Producer: 'JCM Ledger',
      CreationDate: new Date(document.knownAt),
    },
  });
}

function bytesOf(pdf: PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
}

/** Fonts are large, the Japanese ones most of all: each is opened when its first letter is met. */
function typefacesOf(pdf: PDFDocument): Typefaces {
  const opened = new Map<string, Typeface>();
  return (script, bold) => {
    const { normal, bold: heavy } = script === 'japanese' ? FONTS.NotoSansJP : FONTS.NotoSans;
    const file = bold ? heavy : normal;
    const known = opened.get(file);
    if (known !== undefined) return known;
    const typeface = new Typeface(pdf.font(file)._font);
    opened.set(file, typeface);
    return typeface;
  };
}

function newPage(pdf: PDFDocument): Page {
  const { page } = pdf.addPage();
  return {
    use: (typeface) => (page.fonts[typeface.name] ??= typeface.reference()),
    write: (content) => page.write(content),
  };
}

function drawHeader(canvas: Canvas, document: PaperDocument, display: Display): void {
  const head = document.facts.find(({ key }) => key === 'headHash')?.value ?? '';
  const told = [
    display.label('page.as-of', { day: display.day(document.effectiveAsOf) }),
    ...(head === '' ? [] : [display.label('page.head', { head: head.slice(0, SHORT) })]),
    `SHA-256 ${document.digest.slice(0, SHORT)}`,
  ].join(' · ');
  const toldWidth = canvas.widthOf(told, PLAIN);
  canvas.text(told, LEFT + WIDTH - toldWidth, HEADER_TOP, PLAIN);
  const style = { ...PLAIN, bold: true };
  const room = WIDTH - toldWidth - 2 * PLAIN.size;
  const [title = ''] = linesOf(titleOf(document, display), room, (part) =>
    canvas.widthOf(part, style),
  );
  canvas.text(title, LEFT, HEADER_TOP, style);
  if (!document.isDemonstration) return;
  const below = HEADER_TOP + heightOfLines(1, MARK);
  canvas.text(display.label('page.demonstration-mark'), LEFT, below, MARK);
}

function drawFooter(
  canvas: Canvas,
  document: PaperDocument,
  display: Display,
  { page, pages }: { readonly page: number; readonly pages: number },
): void {
  if (document.isDemonstration) {
    canvas.text(display.label('page.demonstration'), LEFT, FOOTER_TOP, SMALL);
  }
  const number = display.label('page.number', { page: String(page), pages: String(pages) });
  canvas.text(number, LEFT + WIDTH - canvas.widthOf(number, PLAIN), FOOTER_TOP, PLAIN);
}
