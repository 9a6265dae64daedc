import pdfMake from 'pdfmake';
import { amountIn, dayIn, instantIn } from '../language/forms.ts';
import type { Language } from '../language/language.ts';
import { qrCode } from '../qr-code.ts';
import { textOf } from '../writers/pdf/font-runs.ts';
import { FONT_FILES, FONTS } from '../writers/pdf/fonts.ts';
import { certificateWords, filled, type CertificateWords } from './certificate-words.ts';
import type { PrintedCertificate } from './certificate.ts';

type Node = object;

const INK = '#1b232d';
const QUIET = '#56606d';
const ACCENT = '#0b5d66';
const BAD = '#8a1c1c';
/** Points of an A4 page less its margins. */
const WIDTH = 487;

/**
 * A certificate of retirement or cancellation on one page, or as many as its serials need. The file says
 * that it was made when the books recorded the act, and holds nothing of the moment: the same
 * certificate has the same bytes each time it is printed.
 */
export async function printCertificate(
  certificate: PrintedCertificate,
  language: Language,
): Promise<Buffer> {
  // While it is printed nothing is read but the fonts: no other file, and no address.
  pdfMake.setUrlAccessPolicy(() => false);
  pdfMake.setLocalAccessPolicy((path) => FONT_FILES.has(path));
  pdfMake.setFonts(FONTS);
  const words = certificateWords(language);
  const title = words.title[certificate.use];
  return pdfMake
    .createPdf({
      pageSize: 'A4',
      pageMargins: [54, 64, 54, 60],
      compress: true,
      lang: language,
      info: {
        title: `${title} ${certificate.id}`,
        author: 'JCM Ledger',
        subject: certificate.address,
        creator: 'JCM Ledger',
        producer: 'JCM Ledger',
        creationDate: new Date(certificate.recordedAt),
      },
      defaultStyle: { font: 'NotoSans', fontSize: 9, lineHeight: 1.25, color: INK },
      header: headerOf(certificate, words),
      footer: footerOf(certificate, words),
      ...(certificate.isDemonstration ? { watermark: markOf(words, language) } : {}),
      content: contentOf(certificate, words, language),
    })
    .getBuffer();
}

function markOf({ mark }: CertificateWords, language: Language): Node {
  const font = language === 'ja' ? 'NotoSansJP' : 'NotoSans';
  return { text: mark, font, color: BAD, opacity: 0.09, bold: true, angle: -35, fontSize: 58 };
}

function headerOf({ isDemonstration }: PrintedCertificate, words: CertificateWords): Node {
  return {
    margin: [54, 26, 54, 0],
    columns: [
      { text: 'JCM Ledger', bold: true, color: ACCENT },
      {
        text: isDemonstration ? textOf(words.mark) : '',
        bold: true,
        color: BAD,
        alignment: 'right',
      },
    ],
  };
}

function footerOf(certificate: PrintedCertificate, words: CertificateWords) {
  return (page: number, pages: number): Node => ({
    margin: [54, 16, 54, 0],
    fontSize: 7.5,
    color: QUIET,
    columns: [
      { text: certificate.id, width: '*' },
      {
        text: textOf(filled(words.page, { page: String(page), pages: String(pages) })),
        width: 'auto',
      },
    ],
  });
}

function contentOf(
  certificate: PrintedCertificate,
  words: CertificateWords,
  language: Language,
): readonly Node[] {
  const country = certificate.countryNames[language] ?? certificate.countryNames['en'] ?? '';
  const lead = filled(words.lead[certificate.use], { country });
  return [
    ...(certificate.isDemonstration ? [warning(words.demonstration)] : []),
    ...(certificate.reversedBy === null ? [] : [warning(words.reversed)]),
    { text: textOf(words.title[certificate.use]), fontSize: 23, bold: true, margin: [0, 6, 0, 4] },
    { text: textOf(lead), fontSize: 10.5, color: QUIET, margin: [0, 0, 0, 14] },
    {
      columns: [
        {
          text: amountIn(language, certificate.tonnes),
          width: 'auto',
          fontSize: 34,
          bold: true,
          color: ACCENT,
          lineHeight: 1,
        },
        { text: textOf(words.tonnes), width: '*', fontSize: 12, margin: [10, 19, 0, 0] },
      ],
      margin: [0, 0, 0, 14],
    },
    factsOf(certificate, words, language, country),
    { text: textOf(words.credits), fontSize: 12, bold: true, margin: [0, 16, 0, 4] },
    creditsOf(certificate, words, language),
    evidenceOf(certificate, words, language),
  ];
}

function warning(text: string): Node {
  return {
    table: { widths: ['*'], body: [[{ text: textOf(text), bold: true, color: BAD, margin: 4 }]] },
    layout: { hLineColor: () => BAD, vLineColor: () => BAD },
    margin: [0, 0, 0, 10],
  };
}

function factsOf(
  certificate: PrintedCertificate,
  words: CertificateWords,
  language: Language,
  country: string,
): Node {
  const { purpose, ndcYear, side } = certificate;
  const rows: readonly (readonly [string, string | null])[] = [
    [words.holder, certificate.holder],
    [words.account, certificate.accountNumber],
    [words.registry, filled(words.sides[side === 'japan' ? 'japan' : 'partner'], { country })],
    [words.beneficiary, certificate.beneficiary],
    [words.purpose, filled(words.purposes[purpose] ?? purpose, { year: String(ndcYear ?? '') })],
    [words.usedOn, dayIn(language, certificate.usedOn)],
    [words.reason, certificate.reason],
    [words.reference, certificate.reference],
  ];
  return pairs(rows);
}

/** Names to the left, what they are to the right; what is not known is not named. */
function pairs(rows: readonly (readonly [string, string | null])[], widths = [118, '*']): Node {
  return {
    table: {
      widths,
      body: rows
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => [
          { text: textOf(name), color: QUIET },
          { text: textOf(value ?? '') },
        ]),
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingTop: () => 1.5,
      paddingBottom: () => 1.5,
    },
  };
}

function creditsOf(
  { credits, tonnes }: PrintedCertificate,
  words: CertificateWords,
  language: Language,
): Node {
  const head = (text: string, alignment: 'left' | 'right' = 'left') => ({
    text: textOf(text),
    color: QUIET,
    fontSize: 8,
    alignment,
  });
  const sum = { text: amountIn(language, tonnes), bold: true, alignment: 'right' };
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [178, '*', 46, 66],
      body: [
        [
          head(words.serials),
          head(words.project),
          head(words.vintage),
          head(words.amount, 'right'),
        ],
        ...credits.map((run) => [
          { text: run.serials },
          { text: textOf(`${run.projectReference} ${run.projectTitle}`) },
          { text: String(run.vintage) },
          { text: amountIn(language, run.tonnes), alignment: 'right' },
        ]),
        ...(credits.length > 1 ? [[{ text: '' }, { text: '' }, { text: '' }, sum]] : []),
      ],
    },
    layout: {
      hLineWidth: (line: number) => (line === 0 ? 0 : 0.5),
      vLineWidth: () => 0,
      hLineColor: () => '#b9b3a6',
      paddingLeft: (column: number) => (column === 0 ? 0 : 6),
      paddingRight: (column: number) => (column === 3 ? 0 : 6),
    },
  };
}

function evidenceOf(
  certificate: PrintedCertificate,
  words: CertificateWords,
  language: Language,
): Node {
  const { size, path } = qrCode(certificate.address);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">` +
    `<rect width="${size}" height="${size}" fill="#ffffff"/><path d="${path}" fill="#000000"/></svg>`;
  const facts = pairs(
    [
      [words.recordedAt, instantIn(language, certificate.recordedAt)],
      [words.entry, certificate.journalEntry],
      [words.leaf, String(certificate.auditSequence)],
    ],
    [98, '*'],
  );
  return {
    unbreakable: true,
    margin: [0, 22, 0, 0],
    columnGap: 16,
    columns: [
      { svg, width: 112 },
      {
        width: WIDTH - 128,
        stack: [
          { text: textOf(words.check), color: QUIET, margin: [0, 4, 0, 6] },
          { text: certificate.address, link: certificate.address, color: ACCENT, fontSize: 8 },
          { stack: [facts], margin: [0, 6, 0, 0] },
        ],
      },
    ],
  };
}
