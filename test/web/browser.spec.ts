import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type Browser } from 'playwright-core';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { fillBook, type ReportBook } from '../reporting/report-book.ts';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let application: RunningApplication;
let book: ReportBook;
let browser: Browser | null = null;

beforeAll(async () => {
  const given = process.env['CHROMIUM'];
  const executablePath = given ?? PLACES.find((path) => existsSync(path));
  if (executablePath === undefined) {
    if (process.env['BROWSER_REQUIRED'] === '1') throw new Error('no Chromium; set CHROMIUM');
    console.warn('The pages are not looked at in a browser: there is no Chromium (set CHROMIUM).');
    return;
  }
  application = await startApplication({ kind: 'demonstration' });
  book = await fillBook(application, 'UZ');
  browser = await chromium.launch({ executablePath, args: FLAGS });
});
afterAll(async () => {
  await browser?.close();
  await application?.close();
});

describe('in a browser', () => {
  it.each([
    ['a phone', 360, 'light'],
    ['a tablet in the dark', 820, 'dark'],
    ['a desk', 1280, 'light'],
  ] as const)('pages fit %s and break no policy', async (_what, width, colorScheme) => {
    if (browser === null) return;
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('requestfailed', (request) => {
      // Going on to the next page breaks off what is still loading.
      const why = request.failure()?.errorText ?? '';
      if (why !== 'net::ERR_ABORTED') complaints.push(`${why} ${request.url()}`);
    });
    for (const path of [
      '/',
      '/countries/UZ',
      '/countries/UZ/report?displayCurrency=JPY',
      '/countries/UZ/entries?currency=USD&figure=disbursed',
      '/projects/UZ-CHARGING',
      `/tranches/${book.dollars}`,
      `/journal-entries/${book.disbursement}`,
      '/participants',
      '/countries/UZ/decisions',
      '/methodologies',
      '/formulas/ev-charging-1?ED=900000&eta=0.9&AFEC=18&FC=8.0&country=KZ',
      '/formulas/freight-modal-shift-1',
    ]) {
      await page.goto(`${application.url}${path}`);
      const widths = (await page.evaluate(
        '[document.documentElement.scrollWidth, window.innerWidth]',
      )) as readonly [number, number];
      expect([path, widths[0]]).toEqual([path, widths[1]]);
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('the first key skips to the content, and figures are reached by keyboard', async () => {
    if (browser === null) return;
    const page = await browser.newPage();
    await page.goto(`${application.url}/countries/UZ/report`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    const disbursed = page.getByRole('link', { name: /^Disbursed, USD: 40,000,000\.00/ }).first();
    await disbursed.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/entries\?/);
    expect(await page.textContent('h1')).toBe('Disbursed');
    await page.close();
  });

  it('a chart is one image with a title and all its figures in words', async () => {
    if (browser === null) return;
    const page = await browser.newPage();
    await page.goto(`${application.url}/countries/UZ/report`);
    const chart = page.getByRole('img', {
      name: /by tranche \(USD\) UZ-USD: Disbursed 40,000,000\.00 USD/,
    });
    expect(await chart.count()).toBe(1);
    await page.close();
  });

  it('the day of a report is chosen in a form', async () => {
    if (browser === null) return;
    const page = await browser.newPage();
    await page.goto(`${application.url}/countries/UZ/report`);
    await page.fill('#effectiveAsOf', '2025-02-28');
    await page.fill('#knownAsOf', '');
    await page.click('main button[type=submit]');
    await page.waitForURL(/effectiveAsOf=2025-02-28/);
    expect(await page.textContent('.lead')).toContain('28 February 2025');
    await page.close();
  });
});
