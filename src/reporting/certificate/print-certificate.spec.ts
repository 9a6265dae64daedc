import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COUNTRY_NAMES } from '../../../seeds/reference/country-names.ts';
import { LANGUAGES, type Language } from '../language/language.ts';
import type { PrintedCertificate } from './certificate.ts';
import { certificateWords } from './certificate-words.ts';
import { printCertificate } from './print-certificate.ts';

const ADDRESS = 'https://jcm.example/certificates/KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000';

const CERTIFICATE: PrintedCertificate = {
  id: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000',
  use: 'retirement',
  purpose: 'ndc',
  ndcYear: 2025,
  tonnes: '12345',
  usedOn: '2026-03-31',
  beneficiary: '株式会社グリーン — «Жасыл даму» АҚ',
  reason: 'Towards the contribution of 2025 (削減貢献)',
  reference: 'R-2026/17',
  reversedBy: null,
  countryNames: { ...COUNTRY_NAMES['KZ'] },
  side: 'japan',
  holder: 'Green K.K. 株式会社緑',
  accountNumber: 'JP-100-000017',
  credits: [
    {
      serials: 'JP-KZ-KZ001-2023-1-12000',
      projectReference: 'KZ001',
      projectTitle: 'Зарядтау станциялары — 充電網',
      vintage: 2023,
      tonnes: '12000',
    },
    {
      serials: 'JP-KZ-KZ001-2024-1-345',
      projectReference: 'KZ001',
      projectTitle: 'Зарядтау станциялары — 充電網',
      vintage: 2024,
      tonnes: '345',
    },
  ],
  recordedAt: '2026-03-31T09:15:27.123456Z',
  auditSequence: 417,
  journalEntry: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000',
  address: ADDRESS,
  isDemonstration: false,
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jcm-ledger-certificate-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function hasReader(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    if (process.env['CI'] !== undefined) throw new Error('CI installs pdftotext (poppler-utils).');
    console.warn('pdftotext is not here (poppler-utils): printed certificates are not read back.');
    return false;
  }
}

/** The text of a PDF without any white space: where a line breaks is the printer's choice. */
function textOf(bytes: Buffer): string {
  const file = join(folder, 'certificate.pdf');
  writeFileSync(file, bytes);
  return tight(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }));
}
const tight = (text: string): string => text.replaceAll(/\s+/g, '');

const TONNES: Readonly<Record<Language, string>> = {
  en: '12,345',
  ja: '12,345',
  kk: '12 345',
  ru: '12 345',
  fr: '12 345',
};
const DAYS: Readonly<Record<Language, string>> = {
  en: '31 March 2026',
  ja: '2026年3月31日',
  kk: '2026 ж. 31 наурыз',
  ru: '31 марта 2026 г.',
  fr: '31 mars 2026',
};

const withReader = hasReader() ? it : it.skip;

describe('a printed certificate', () => {
  it('has the same bytes whenever it is printed', async () => {
    const first = await printCertificate(CERTIFICATE, 'ja');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await printCertificate(CERTIFICATE, 'ja')).equals(first)).toBe(true);
  });

  withReader.each([...LANGUAGES])('is read in %s, with every serial', async (language) => {
    const text = textOf(await printCertificate(CERTIFICATE, language));
    const words = certificateWords(language);
    for (const said of [
      words.title.retirement,
      words.holder,
      words.purpose,
      'Green K.K. 株式会社緑',
      'JP-100-000017',
      TONNES[language],
      DAYS[language],
      'JP-KZ-KZ001-2023-1-12000',
      'JP-KZ-KZ001-2024-1-345',
      'R-2026/17',
    ]) {
      expect(text).toContain(tight(said));
    }
    expect(text).not.toContain(tight(words.mark));
  });

  withReader('shows Kazakh letters and kanji side by side', async () => {
    const text = textOf(await printCertificate(CERTIFICATE, 'kk'));
    expect(text).toContain('Зарядтаустанциялары');
    expect(text).toContain('充電網');
    expect(text).toContain('株式会社グリーン—«Жасылдаму»АҚ');
  });

  withReader.each([...LANGUAGES])('of a demonstration says so in %s', async (language) => {
    const text = textOf(
      await printCertificate({ ...CERTIFICATE, isDemonstration: true }, language),
    );
    const { mark, demonstration } = certificateWords(language);
    expect(text).toContain(tight(mark));
    expect(text).toContain(tight(demonstration).slice(0, 40));
  });

  withReader('of a use that both sides undid says so on top', async () => {
    const reversedBy = 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120001';
    const text = textOf(await printCertificate({ ...CERTIFICATE, reversedBy }, 'en'));
    expect(text.indexOf('REVERSED')).toBeGreaterThan(-1);
    expect(text.indexOf('REVERSED')).toBeLessThan(text.indexOf('Certificateofretirement'));
  });

  withReader('of a cancellation names its purpose and leaves out what is not known', async () => {
    const cancellation = {
      ...CERTIFICATE,
      use: 'cancellation',
      purpose: 'corsia',
      ndcYear: null,
      reference: null,
    } as const;
    const text = textOf(await printCertificate(cancellation, 'en'));
    expect(text).toContain('Certificateofcancellation');
    expect(text).toContain('CORSIA(internationalaviation)');
    expect(text).not.toContain('Reference');
  });
});
