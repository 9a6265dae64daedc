import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A browser; null where there is none and none is required. */
export async function launchBrowser(): Promise<Browser | null> {
  const executablePath = process.env['CHROMIUM'] ?? PLACES.find((path) => existsSync(path));
  if (executablePath !== undefined) return chromium.launch({ executablePath, args: FLAGS });
  if (process.env['BROWSER_REQUIRED'] === '1') throw new Error('no Chromium; set CHROMIUM');
  console.warn('Pages are not looked at in a browser: there is no Chromium (set CHROMIUM).');
  return null;
}

/** A page of somebody who has signed in with a key, or of the public. */
export async function pageOf(
  browser: Browser,
  url: string,
  key: string | null,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, ...options });
  context.setDefaultTimeout(6_000);
  const page = await context.newPage();
  if (key === null) return page;
  await page.goto('/sign-in');
  await page.fill('#key', key);
  await page.click('form.entry button[type=submit]');
  await page.waitForURL(`${url}/`);
  return page;
}

/** What axe-core finds that is serious or critical. */
export async function serious(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(`axe.run().then(({ violations }) => violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target.join(' '))))`);
}

/** What a page says, in one line. */
export async function textOf(page: Page): Promise<string> {
  return (await page.innerText('main')).replaceAll(/\s+/g, ' ');
}

/** By how many pixels a page is wider than its window. */
export async function overhang(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
}
