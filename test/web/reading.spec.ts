import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { fillBook, type ReportBook } from '../reporting/report-book.ts';
import { launchBrowser, overhang, pageOf, serious, textOf } from './in-browser.ts';

let application: RunningApplication;
let book: ReportBook;
let browser: Browser | null = null;

beforeAll(async () => {
  browser = await launchBrowser();
  if (browser === null) return;
  application = await startApplication({ kind: 'demonstration' });
  book = await fillBook(application, 'UZ');
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await application?.close();
});

async function reader(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  if (browser === null) throw new Error('no browser');
  const page = await pageOf(browser, application.url, null, options);
  await page.goto(path);
  return page;
}

describe('in a browser, a reader', () => {
  it('goes from a figure of the report to its entries, an entry and its receipt', async () => {
    if (browser === null) return;
    const page = await reader('/countries/UZ/report', { javaScriptEnabled: false });
    await page
      .getByRole('link', { name: /^Disbursed, USD: 40,000,000\.00/ })
      .last()
      .click();
    expect(await page.textContent('h1')).toBe('Disbursed');
    await page.locator(`main a[href="/journal-entries/${book.disbursement}"]`).first().click();
    expect(await textOf(page)).toContain('45,000,000.00');
    await page.getByRole('link', { name: 'proof that it is in the log' }).click();
    expect(await page.textContent('h1')).toBe('Receipt of a journal entry');
    await page.context().close();
  });

  it('sees on the first page the four numbers of a country, and goes down to their entries', async () => {
    if (browser === null) return;
    const page = await reader('/');
    const row = page.locator('tr', { has: page.locator('[data-figure="UZ/USD/committed"]') });
    expect((await row.innerText()).replaceAll(/\s+/g, ' ')).toBe(
      'Uzbekistan USD 80,000,000.00 40,000,000.00 37,000,000.00 50.00 %',
    );
    expect(await page.locator('[data-figure="UZ/JPY/committed"]').innerText()).toBe(
      '6,361,000,000',
    );
    const chart = page.getByRole('img', {
      name: /by country \(USD\) Uzbekistan: Disbursed 40,000,000/,
    });
    expect(await chart.count()).toBe(1);
    await page.click('[data-figure="UZ/USD/disbursed"] a');
    expect(await page.textContent('h1')).toBe('Disbursed');
    await page.context().close();
  });

  it('finds by a part of a word, by a reference, by an id and by a serial number', async () => {
    if (browser === null) return;
    const page = await reader('/');
    const search = async (text: string) => {
      await page.locator('header.site input[type=search]').fill(text);
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.searchParams.get('q') === text);
      await page.waitForLoadState();
      return textOf(page);
    };
    expect(await search('railway')).toMatch(/Projects .*UZ-LINE A railway line/);
    expect(await search('tranche in dol')).toMatch(/Tranches UZ-USD A tranche in dollars/);
    expect(await search('ウズベキスタン')).toMatch(/Countries Uzbekistan UZ/);
    expect(await search('=c-')).toMatch(/Commitments =C-1 UZ/);
    expect(await search('JP-UZ-UZ001-2020-7')).toContain('Serial numbers JP-UZ-UZ001-2020-7');
    expect(await search('50%_')).toContain('Nothing was found for “50%_”');
    expect(await serious(page)).toEqual([]);
    expect(await search(book.disbursement)).toMatch(/By id disbursement Journal entry/);
    await page.getByRole('link', { name: 'disbursement' }).click();
    expect(page.url()).toContain(`/journal-entries/${book.disbursement}`);
    await page.context().close();
  });

  it('chooses a language without scripts; it is remembered, and figures take its form', async () => {
    if (browser === null) return;
    const page = await reader(`/tranches/${book.dollars}`, { javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Қазақша' }).click();
    expect(page.url()).toBe(`${application.url}/tranches/${book.dollars}`);
    expect(await page.getAttribute('html', 'lang')).toBe('kk');
    expect(await textOf(page)).toContain('Міндеттемелер');
    expect(await page.innerText('[data-figure$="/announced"]')).toBe(
      '1\u00a0000\u00a0000\u00a0000,00',
    );
    await page.goto('/');
    expect(await page.textContent('h1')).toBe('Уәде етілген және төленген қаражаттың ашық кітабы');
    await page.goto('/countries/UZ?lang=ja');
    expect(await page.textContent('h1')).toBe('ウズベキスタン');
    expect(await textOf(page)).toContain('トランシェ');
    // What an address says holds for the pages after it.
    await page.goto('/participants');
    expect(await page.textContent('h1')).toBe('参加者');
    await page.goto('/countries/UZ/report');
    expect(await page.getAttribute('html', 'lang')).toBe('ja');
    expect(await page.isVisible('header.site nav.languages')).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await page.isVisible('header.site .find')).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    const refused = await page.goto('/search?lang=de');
    expect(refused?.status()).toBe(400);
    expect(await textOf(page)).toContain('en, ja, kk, ru, fr');
    await page.context().close();
  });

  it('is met in the language that the browser would rather have', async () => {
    if (browser === null) return;
    for (const [locale, title] of [
      ['ja-JP', '約束された資金と支払われた資金の公開帳簿'],
      ['ru-RU', 'Открытая книга обещанного и выплаченного'],
      ['fr-FR', 'Le livre ouvert de ce qui a été promis et de ce qui a été versé'],
    ] as const) {
      const page = await reader('/', { locale });
      expect(await page.textContent('h1')).toBe(title);
      expect(await serious(page)).toEqual([]);
      await page.context().close();
    }
  });

  it('prints a page without what only a screen needs', async () => {
    if (browser === null) return;
    const page = await reader(`/tranches/${book.dollars}`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.isVisible('header.site nav.languages')).toBe(false);
    expect(await page.isVisible('header.site .find')).toBe(false);
    expect(await page.isVisible('[data-figure$="/announced"]')).toBe(true);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.context().close();
  });
});

describe('every kind of page', () => {
  it.each([
    ['a phone', 360, 'light', 'kk-KZ'],
    ['a desk in the dark', 1280, 'dark', 'en-GB'],
  ] as const)(
    'fits %s, and axe finds nothing serious',
    async (_what, width, colorScheme, locale) => {
      if (browser === null) return;
      const viewport = { width, height: 900 };
      const page = await reader('/', { viewport, colorScheme, locale });
      for (const path of [
        '/',
        '/countries/UZ',
        `/tranches/${book.dollars}`,
        '/projects/UZ-CHARGING',
        `/journal-entries/${book.disbursement}`,
        `/journal-entries/${book.disbursement}/receipt`,
        '/search?q=line',
        '/countries/UZ/decisions',
        '/countries/UZ/projects',
      ]) {
        await page.goto(path);
        expect([path, await overhang(page), await serious(page)]).toEqual([path, 0, []]);
        if (process.env['SHOTS']) {
          const name = path.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 24);
          await page.screenshot({
            path: `${process.env['SHOTS']}/${width}${name}.png`,
            fullPage: true,
          });
        }
      }
      await page.context().close();
    },
  );
});
