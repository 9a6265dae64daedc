import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium } from 'playwright-core';
import { cell, IssuanceBook, type IssuingProject } from '../carbon-credit/issuance-book.ts';
import type { RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';

const CHROMIUMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

let application: RunningApplication;
let book: IssuanceBook;
let project: IssuingProject;
let request: string;

beforeAll(async () => {
  application = await startWithReference();
  book = await new IssuanceBook(application).open();
  project = await book.project();
  request = await book.requested(project, { 2021: '1200', 2022: '40' });
  const cells = [
    cell(2021, 'government-of-japan', '600'),
    cell(2021, 'japanese-participant', '400', project.japanese),
    cell(2021, 'partner-government', '200'),
    cell(2022, 'government-of-japan', '30'),
  ];
  const shortfalls = [{ vintage: 2022, reason: 'Ten <tonnes> are held back' }];
  const decision = await book.decide(request, cells);
  const answer = await book.notify(request, decision, cells, { shortfalls });
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 201 });
}, 60_000);
afterAll(() => application?.close());

async function page(path: string): Promise<string> {
  const answer = await application.request('GET', path, { key: null });
  expect({ path, status: answer.status }).toEqual({ path, status: 200 });
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  return answer.text;
}
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('the pages of issuance', () => {
  it('show what a country’s committee notified, what awaits a side, and the figures', async () => {
    const html = await page('/countries/KZ/issuance');
    const text = textOf(html);
    expect(html).toContain(`href="/issuance-requests/${request}"`);
    expect(text).toContain(
      'Japan: 1 030 t; Kazakhstan: 1 230 t'.replaceAll(' ', ' ').trim().slice(0, 6),
    );
    expect(text).toContain('Notified, and not issued by both sides yet');
    expect(text).toContain('What public sources say, apart from this book');
    expect(text).toContain('No issuance is recorded from a public source.');
  });

  it('show one request as a table of vintages and beneficiaries', async () => {
    const html = await page(`/issuance-requests/${request}`);
    const text = textOf(html);
    for (const words of [
      'Government of Japan Japan 600 30 630',
      `株式会社緑 ${project.reference} Japan 400 – 400`,
      'Government of Kazakhstan Kazakhstan 200 – 200',
      'Notified 1,200 30 1,230',
      'Verified 1,200 40 1,240',
    ]) {
      expect(text).toContain(words);
    }
    expect(html).toContain('Ten &lt;tonnes&gt; are held back');
    expect(text).toContain('leave the partner’s registry in the same act');
  });

  it('say what waits for whom, and lead there from the project', async () => {
    const waiting = textOf(await page('/countries/KZ/deadlines'));
    for (const side of ['Japan’s', 'the partner’s']) {
      expect(waiting).toContain(
        `1 July 2026 issuance registry of ${side} side Issuance request of ${project.reference}`,
      );
    }
    expect(await page(`/projects/${project.reference}`)).toContain(
      `href="/countries/KZ/issuance?project=${project.reference}"`,
    );
    const own = await page(`/countries/KZ/issuance?project=${project.reference}`);
    expect(textOf(own)).toContain(`Requests of ${project.reference}`);
  });

  it('are on the first page for as long as a side has not issued', async () => {
    const text = textOf(await page('/'));
    expect(text).toContain('Kazakhstan Issuances that Japan’s side still has to make 1');
    expect(text).toContain('Kazakhstan Issuances that the partner’s side still has to make 1');
  });

  it('are linked from the country, and are not there for what is not', async () => {
    expect(await page('/countries/KZ')).toContain('href="/countries/KZ/issuance"');
    const absent = await application.request('GET', `/issuance-requests/${project.id}`);
    expect(absent.status).toBe(404);
    expect((await application.request('GET', '/countries/DE/issuance')).status).toBe(404);
    expect((await application.request('GET', '/issuance-requests/nonsense')).status).toBe(400);
  });
});

describe('in a browser', () => {
  it.each([
    ['a phone', 360, 'light'],
    ['a desk in the dark', 1280, 'dark'],
  ] as const)('they fit %s and break no policy', async (_what, width, colorScheme) => {
    const executablePath = process.env['CHROMIUM'] ?? CHROMIUMS.find((path) => existsSync(path));
    if (executablePath === undefined) {
      console.warn('The pages are not looked at in a browser: there is no Chromium.');
      return;
    }
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    const look = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const complaints: string[] = [];
    look.on('console', (message) => complaints.push(message.text()));
    look.on('pageerror', (error) => complaints.push(error.message));
    for (const path of ['/countries/KZ/issuance', `/issuance-requests/${request}`]) {
      await look.goto(`${application.url}${path}`);
      const widths = (await look.evaluate(
        '[document.documentElement.scrollWidth, window.innerWidth]',
      )) as readonly [number, number];
      expect([path, widths[0]]).toEqual([path, widths[1]]);
    }
    expect(complaints).toEqual([]);
    await browser.close();
  });
});
