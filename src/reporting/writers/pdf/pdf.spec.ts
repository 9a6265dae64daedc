import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COUNTRY_NAMES } from '../../../../seeds/reference/country-names.ts';
import { countryReportFacts } from '../../../../test/reporting/country-report-facts.ts';
import { buildCountryReport } from '../../country-report.builder.ts';
import { countryDocument } from '../../document/country-document.ts';
import { displayOf } from '../../language/display.ts';
import { LANGUAGES, type Language } from '../../language/language.ts';
import { onPaper } from './paper.ts';
import { print } from './print.ts';

const facts = countryReportFacts();
const report = buildCountryReport({
  ...facts,
  country: { ...facts.country, names: COUNTRY_NAMES['KZ'] ?? facts.country.names },
});
const document = countryDocument(report);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jcm-ledger-pdf-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function hasReader(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    if (process.env['CI'] !== undefined) throw new Error('CI installs pdftotext (poppler-utils).');
    console.warn('pdftotext is not here (poppler-utils): printed reports are not read back.');
    return false;
  }
}

/** The text of a PDF with all white space as single blanks. */
function textOf(bytes: Buffer, ...options: string[]): string {
  const file = join(folder, 'report.pdf');
  writeFileSync(file, bytes);
  const text = execFileSync('pdftotext', [...options, file, '-'], { encoding: 'utf8' });
  return flat(text);
}

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Without any white space: where a line breaks within a cell is the printer's choice. */
const tight = (text: string): string => text.replaceAll(/\s+/g, '');

const WORDS: Readonly<Record<Language, readonly string[]>> = {
  en: ['Kazakhstan: country report', '31 March 2026', '40,000,000.00', 'Page 1 of'],
  ja: ['カザフスタン: 国別報告書', '2026年3月31日', '40,000,000.00', '用語の定義', 'トランシェ'],
  kk: ['Қазақстан: ел бойынша есеп', '2026 ж. 31 наурыз', '40 000 000,00', 'Міндеттемелер'],
  ru: ['Казахстан: отчёт по стране', '31 марта 2026 г.', '40 000 000,00', 'Страница 1 из'],
  fr: ['Kazakhstan: rapport par pays', '31 mars 2026', '40 000 000,00', 'Page 1 sur'],
};

const withReader = hasReader() ? it : it.skip;

describe('a printed report', () => {
  it('has the same bytes whenever it is made', async () => {
    const first = await print(onPaper(document), 'ja');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await print(onPaper(document), 'ja')).equals(first)).toBe(true);
  });

  withReader.each([...LANGUAGES])('can be read in %s, to the last letter', async (language) => {
    const text = textOf(await print(onPaper(document), language));
    for (const words of WORDS[language]) expect(tight(text)).toContain(tight(words));
    const display = displayOf(language);
    for (const term of document.definitions) {
      const { name, meaning } = display.definition(term);
      expect(tight(text)).toContain(tight(name));
      expect(tight(text)).toContain(tight(meaning));
    }
    for (const { title, columns } of document.tables) {
      if (columns.every(({ paper }) => paper === undefined)) continue;
      expect(tight(text)).toContain(tight(display.label(title)));
    }
  });

  withReader('shows every letter of Kazakh, and names of countries in all languages', async () => {
    const letters = 'Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі';
    const names = Object.values(COUNTRY_NAMES).flatMap((each) => Object.values(each));
    const paper = await print(
      onPaper({
        ...document,
        tables: [
          {
            id: 'names',
            title: 'table.countries',
            notes: [],
            keyColumns: 1,
            columns: [{ key: 'name', label: 'column.title', kind: 'text', paper: 1 }],
            rows: [letters, ...names].map((name) => [name ?? '']),
          },
        ],
      }),
      'kk',
    );
    const text = textOf(paper);
    for (const name of [letters, ...names.slice(0, 150)]) expect(text).toContain(flat(name ?? ''));
  });

  withReader('has a thousand rows of a table, and says how many more there are', async () => {
    const rows = Array.from({ length: 1_234 }, (_, at) => [`row-${at}.`]);
    const table = { id: 'long', title: 'table.projects', notes: [], keyColumns: 1, rows } as const;
    const columns = [{ key: 'name', label: 'column.title', kind: 'text', paper: 1 }] as const;
    const long = onPaper({ ...document, tables: [{ ...table, columns }], charts: [] });
    const text = textOf(await print(long, 'en'));
    const found = [...text.matchAll(/row-(\d+)\./g)].map(([, at]) => at);
    expect(found).toEqual(Array.from({ length: 1_000 }, (_, at) => String(at)));
    expect(text).toContain('234 more rows are in the workbook');
  });

  withReader('bears country, day, head, digest, page and DEMONSTRATION on every page', async () => {
    const bytes = await print(onPaper(document), 'en');
    const pages = parseInt(/\/Count (\d+)/.exec(bytes.toString('latin1'))?.[1] ?? '0', 10);
    expect(pages).toBeGreaterThan(2);
    for (let page = 1; page <= pages; page += 1) {
      const text = textOf(bytes, '-f', String(page), '-l', String(page));
      expect(text).toContain('Kazakhstan: country report');
      expect(text).toContain('as of 31 March 2026 · head cccccccccccccccc');
      expect(text).toContain(`SHA-256 ${report.digest.slice(0, 16)}`);
      expect(text).toContain(`Page ${page} of ${pages}`);
      expect(text).toContain('DEMONSTRATION');
    }
  });

  withReader('draws its charts with their words', async () => {
    const text = tight(textOf(await print(onPaper(document), 'ja')));
    expect(text).toContain('支出の計画と実績（累計）(USD)');
    expect(text).toContain('37,000,000.00USD·未支出額');
  });

  withReader('holds every figure of the tranches, to the digit', async () => {
    const text = tight(textOf(await print(onPaper(document), 'en')));
    const { amount } = displayOf('en');
    for (const tranche of report.tranches) {
      for (const name of ['committed', 'disbursed', 'undisbursed', 'decommitted'] as const) {
        expect(text).toContain(amount(tranche[name]));
      }
    }
  });

  withReader('is marked on its first page where a check failed', async () => {
    const failing = buildCountryReport(
      countryReportFacts({ commitments: facts.commitments.slice(0, 2) }),
    );
    const first = textOf(await print(onPaper(countryDocument(failing)), 'en'), '-l', '1');
    expect(first).toContain('A check failed.');
    expect(first).toContain('What the report shows by tranche is all that the books hold');
    expect(textOf(await print(onPaper(document), 'en'))).not.toContain('A check failed.');
  });
});
