import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { cell, IssuanceBook, type IssuingProject } from '../carbon-credit/issuance-book.ts';
import type { RunningApplication } from '../harness/application.ts';
import { Browser as FormBrowser } from '../identity/browser.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { leftEnglish } from './left-english.ts';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let application: RunningApplication;
let book: IssuanceBook;
let project: IssuingProject;
let browser: Browser | null = null;
/** Accounts of two Japanese holders, and keys that are theirs alone. */
let green: string;
let blue: string;
let greenKey: string;
let blueKey: string;
let certificate = '';

beforeAll(async () => {
  const executablePath = process.env['CHROMIUM'] ?? PLACES.find((path) => existsSync(path));
  if (executablePath === undefined) {
    if (process.env['BROWSER_REQUIRED'] === '1') throw new Error('no Chromium; set CHROMIUM');
    console.warn('The pages of credits are not looked at: there is no Chromium (set CHROMIUM).');
    return;
  }
  application = await startWithReference();
  book = await new IssuanceBook(application, { startsOn: '2015-01-01' }).open();
  project = await book.project();
  const other = await book.takesPart(project.id, 'Blue Trading 株式会社', 'japan');
  await book.openAccount('japan', 'government');
  await book.openAccount('partner', 'government');
  green = await book.openAccount('japan', project.japanese);
  blue = await book.openAccount('japan', other);
  const request = await book.notified(project, { 2016: '120', 2017: '40' }, [
    cell(2016, 'government-of-japan', '60'),
    cell(2016, 'japanese-participant', '50', project.japanese),
    cell(2016, 'partner-government', '10'),
    cell(2017, 'government-of-japan', '40'),
  ]);
  for (const side of ['japan', 'partner']) {
    const body = { side, issuedOn: '2026-08-01' };
    const issued = await book.post(`/v1/issuance-requests/${request}/issue`, body);
    expect({ status: issued.status, body: issued.body }).toMatchObject({ status: 201 });
  }
  const roles = ['project-participant'] as const;
  const ownOf = (id: string) => [id.replace(/^00-/, '')];
  greenKey = await application.makeKey({ roles, organisations: ownOf(project.japanese) });
  blueKey = await application.makeKey({ roles, organisations: ownOf(other) });
  browser = await chromium.launch({ executablePath, args: FLAGS });
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await application?.close();
});

/** A page of somebody who has signed in, or of the public; with scripts or without. */
async function pageOf(key: string | null, javaScriptEnabled = true): Promise<Page> {
  if (browser === null) throw new Error('no browser');
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  if (key === null) return page;
  await page.goto(`${application.url}/sign-in`);
  await page.fill('#key', key);
  await page.click('form.entry button[type=submit]');
  await page.waitForURL(`${application.url}/`);
  return page;
}

async function serious(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(`axe.run().then(({ violations }) => violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target.join(' '))))`);
}

const text = async (page: Page) => (await page.innerText('main')).replaceAll(/\s+/g, ' ');
const retirements = async () => (await book.get('/v1/credit-retirements?country=KZ')).body.items;

describe('in a browser, a holder', () => {
  it('is sent to the sign-in page before a form is shown, and back after it', async () => {
    if (browser === null) return;
    const page = await pageOf(null);
    await page.goto(`${application.url}/credit-accounts/${green}/retire`);
    expect(page.url()).toContain('/sign-in?to=');
    await page.fill('#key', greenKey);
    await page.click('form.entry button[type=submit]');
    await page.waitForURL(/\/retire$/);
    expect(await page.textContent('h1')).toBe('Retire credits');
    await page.context().close();
  });

  it('is told what is wrong beside the field, and finds what was typed', async () => {
    if (browser === null) return;
    const page = await pageOf(greenKey, false);
    await page.goto(`${application.url}/credit-accounts/${green}/retire`);
    await page.check('#field-selection-fifo');
    await page.fill('#field-vintage', '2016');
    await page.fill('#field-tonnes', '1.5');
    await page.fill('#field-ndcYear', '2025');
    await page.fill('#field-beneficiary', 'Жасыл <даму>');
    await page.click('button[value=preview]');
    expect(await page.textContent('#field-tonnes-fault')).toMatch(/^Tonnes must be whole tonnes/);
    expect(await page.getAttribute('#field-tonnes', 'aria-invalid')).toBe('true');
    await page.fill('#field-tonnes', '51');
    await page.click('button[value=preview]');
    const said = await text(page);
    expect(said).toContain('Nothing was done. The account holds less than is asked for.');
    expect(said).toMatch(/Requested 51 Held 50 Locked 0/);
    expect(await page.inputValue('#field-tonnes')).toBe('51');
    expect(await page.inputValue('#field-beneficiary')).toBe('Жасыл <даму>');
    expect(await page.isChecked('#field-selection-fifo')).toBe(true);
    expect(await retirements()).toEqual([]);
    await page.context().close();
  });

  it('looks at the entry, clicks twice, and has retired once', async () => {
    if (browser === null) return;
    const page = await pageOf(greenKey);
    await page.goto(`${application.url}/credit-accounts/${green}/retire`);
    await page.check('#field-selection-fifo');
    await page.fill('#field-vintage', '2016');
    await page.fill('#field-tonnes', '20');
    await page.fill('#field-ndcYear', '2025');
    await page.fill('#field-reason', 'Towards the contribution of 2025');
    await page.click('button[value=preview]');
    const preview = await text(page);
    expect(preview).toContain('Nothing is done yet');
    expect(preview).toContain('JP-KZ-KZ001-2016-91-110');
    expect(preview).toMatch(/Held JP-KZ-KZ001-2016 20 30/);
    expect(preview).toMatch(/Retired JP-KZ-KZ001-2016 20 20/);
    expect(await retirements()).toEqual([]);
    const form = {
      'idempotency-key': await page.inputValue('input[name=idempotency-key]'),
      selection: 'fifo',
      vintage: '2016',
      tonnes: '20',
      ndcYear: '2025',
      reason: 'Towards the contribution of 2025',
      step: 'confirm',
    };
    await page.dblclick('button[value=confirm]');
    await page.waitForURL(/\/certificates\//);
    expect(await retirements()).toMatchObject([{ tonnes: '20', ndcYear: 2025 }]);
    certificate = page.url();
    const receipt = await text(page);
    expect(receipt).toContain('Certificate of retirement');
    expect(receipt).toContain('20 tonnes of CO₂ equivalent');
    // The same form once more: it is done already, and the same receipt is shown.
    const again = await page.evaluate(
      `fetch(${JSON.stringify(`/credit-accounts/${green}/retire`)}, {
        method: 'POST', body: new URLSearchParams(${JSON.stringify(form)}),
      }).then(({ url }) => url)`,
    );
    expect(again).toBe(certificate);
    expect(await retirements()).toHaveLength(1);
    await page.context().close();
  });

  it('names serials, sees which of them is retired, and changes something', async () => {
    if (browser === null) return;
    const page = await pageOf(greenKey);
    const address = `/credit-accounts/${green}/cancel`;
    await page.goto(`${application.url}${address}?serials=JP-KZ-KZ001-2016-110`);
    await page.selectOption('#field-purpose', 'voluntary');
    await page.fill('#field-beneficiary', 'Green K.K.');
    await page.fill('#field-reason', 'Offset of a conference');
    await page.click('button[value=preview]');
    expect(await page.textContent('#field-serials-fault')).toBe('This serial is retired for good');
    await page.fill('#field-serials', 'JP-KZ-KZ001-2016-61-64\nJP-KZ-KZ001-2016-70');
    await page.click('button[value=preview]');
    expect(await text(page)).toContain('JP-KZ-KZ001-2016-61-64 JP-KZ-KZ001-2016-70-70');
    await page.click('button[value=change]');
    expect(await page.inputValue('#field-reason')).toBe('Offset of a conference');
    await page.context().close();
  });

  it('offers credits, and the other holder accepts them from its inbox', async () => {
    if (browser === null) return;
    const giver = await pageOf(greenKey, false);
    await giver.goto(`${application.url}/credit-accounts/${green}/transfer`);
    await giver.check('#field-selection-serials');
    await giver.fill('#field-serials', 'JP-KZ-KZ001-2016-65-69');
    await giver.fill('#field-to', blue);
    await giver.fill('#field-expiresOn', '2099-12-31');
    await giver.click('button[value=preview]');
    await giver.click('button[value=confirm]');
    expect(await text(giver)).toContain('The offer is open');
    await giver.goto(`${application.url}/credit-offers`);
    expect(await text(giver)).toMatch(/No offer waits for you.*5 t CO₂e/);

    const taker = await pageOf(blueKey, false);
    await taker.goto(`${application.url}/credit-offers`);
    await taker.getByRole('link', { name: 'Accept', exact: true }).click();
    await taker.click('button[value=preview]');
    expect(await text(taker)).toMatch(/Locked JP-KZ-KZ001-2016 5 0/);
    await taker.click('button[value=confirm]');
    expect(await text(taker)).toContain('The offer was accepted');
    await taker.goto(`${application.url}/credit-accounts/${blue}`);
    expect(await text(taker)).toContain('JP-KZ-KZ001-2016-65-69');
    const other = await taker.goto(`${application.url}/credit-accounts/${green}`);
    expect(other?.status()).toBe(403);
    await giver.context().close();
    await taker.context().close();
  });
});

describe('the form of an act', () => {
  it('is taken from nobody else’s page, and from nobody who may not', async () => {
    if (browser === null) return;
    const path = `/credit-accounts/${green}/retire`;
    const form = { selection: 'serials', serials: 'JP-KZ-KZ001-2016-61', ndcYear: '2025' };
    const signedIn = new FormBrowser(application.url);
    await signedIn.post('/sign-in', { key: greenKey, to: '/' });
    const confirmed = { ...form, step: 'confirm', 'idempotency-key': 'cross-site' };
    const forged = await signedIn.post(path, confirmed, { 'sec-fetch-site': 'cross-site' });
    expect(forged.status).toBe(403);
    expect((await new FormBrowser(application.url).post(path, confirmed)).status).toBe(401);
    const stranger = new FormBrowser(application.url);
    await stranger.post('/sign-in', { key: blueKey, to: '/' });
    expect((await stranger.post(path, confirmed)).status).toBe(403);
    expect(await retirements()).toHaveLength(1);
  });

  it('under a key that stands for something else is refused, and gets a new key', async () => {
    if (browser === null) return;
    const path = `/credit-accounts/${green}/retire`;
    const person = new FormBrowser(application.url);
    await person.post('/sign-in', { key: greenKey, to: '/' });
    const form = { selection: 'fifo', vintage: '2016', ndcYear: '2025', 'idempotency-key': 'k-1' };
    const first = await person.post(path, { ...form, tonnes: '1', step: 'confirm' });
    expect(first).toMatchObject({
      status: 303,
      location: expect.stringMatching(/^\/certificates/),
    });
    const other = await person.post(path, { ...form, tonnes: '2', step: 'confirm' });
    expect(other.status).toBe(422);
    expect(other.text).toContain('Nothing was done.');
    expect(other.text).not.toContain('name="idempotency-key" value="k-1"');
    expect(await retirements()).toHaveLength(2);
  });
});

describe('in a browser, the public', () => {
  it('finds a credit by its serial, with its whole way and what it comes from', async () => {
    if (browser === null) return;
    const page = await pageOf(null, false);
    await page.goto(`${application.url}/countries/KZ/credits`);
    await page.fill('#serial', ' jp-kz-kz001-2016–66 ');
    await page.click('form.search button');
    const found = await text(page);
    expect(found).toContain('Serial number JP-KZ-KZ001-2016-66');
    expect(found).toMatch(
      /Issued 1 August 2026.*Offered, and locked.*Accepted by the other holder/,
    );
    expect(found).toContain('KZ001');
    expect(found).toMatch(/Decided by the Joint Committee Электронное решение, 1 July 2026/);
    expect(found).toMatch(/Monitored, calculated and verified for 1 January 2016/);
    expect(found).not.toContain('Blue Trading');
    await page.context().close();
  });

  it('is told how a serial looks where one is not', async () => {
    if (browser === null) return;
    const page = await pageOf(null);
    const answer = await page.goto(`${application.url}/serials?serial=KZ001%3Cb%3E`);
    expect(answer?.status()).toBe(400);
    expect(await page.textContent('#serial-fault')).toMatch(
      /“KZ001<b>” is not written as a serial number is\. It looks like this: registry-partner-/,
    );
    expect(await page.inputValue('#serial')).toBe('KZ001<b>');
    await page.context().close();
  });

  it('sees that what was issued is what the places add up to', async () => {
    if (browser === null) return;
    const page = await pageOf(null);
    await page.goto(`${application.url}/countries/KZ/credits`);
    const said = await text(page);
    expect(said).toMatch(
      /150 issued = 100 held by the government \+ 29 held by entities \+ 0 locked \+ 21 retired/,
    );
    expect(said).toContain('the places add up to 150 t');
    await page.context().close();
  });

  it('takes the certificate on paper, with the same bytes each time', async () => {
    if (browser === null) return;
    const id = certificate.split('/').at(-1) ?? '';
    const asked = () => fetch(`${application.url}/v1/certificates/${id}?format=pdf&lang=ja`);
    const [first, second] = [await asked(), await asked()];
    expect(first.headers.get('content-type')).toBe('application/pdf');
    expect(first.headers.get('repr-digest')).toMatch(/^sha-256=:/);
    expect(second.headers.get('repr-digest')).toBe(first.headers.get('repr-digest'));
  });
});

describe('the pages of credits', () => {
  it('have nothing serious for axe, fit a phone, and break no policy', async () => {
    if (browser === null) return;
    const page = await pageOf(greenKey);
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.setViewportSize({ width: 360, height: 800 });
    for (const path of [
      '/countries/KZ/credits',
      '/countries/KZ/registry',
      '/serials',
      '/serials/JP-KZ-KZ001-2016-1-150',
      '/credit-accounts',
      `/credit-accounts/${green}`,
      `/credit-accounts/${green}/retire`,
      `/credit-accounts/${green}/transfer`,
      '/credit-offers',
      certificate.replace(application.url, ''),
    ]) {
      await page.goto(`${application.url}${path}`);
      const widths = (await page.evaluate(
        '[document.documentElement.scrollWidth, window.innerWidth]',
      )) as readonly [number, number];
      const wide = await page.evaluate(`[...document.querySelectorAll('main *')].filter((e) =>
        !e.closest('.scroll') && e.getBoundingClientRect().right > innerWidth).map((e) => e.outerHTML.slice(0, 200))`);
      expect([path, widths[0], wide]).toEqual([path, widths[1], []]);
      expect([path, await serious(page)]).toEqual([path, []]);
      if (process.env['SHOTS']) await shot(page, path);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);
});

describe('figures of credits', () => {
  const page = async (path: string, key: string | null = greenKey, language = 'en') => {
    const headers = { accept: 'text/html', cookie: `jcm_language=${language}` };
    const answer = await application.request('GET', path, { key, headers });
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.text;
  };
  const addressIn = (text: string, form: RegExp) =>
    (form.exec(text)?.[1] ?? 'nothing').replaceAll('&amp;', '&');

  it('lead down to the entries behind them, to the serial numbers they moved, and to a receipt', async () => {
    if (browser === null) return;
    const credits = await page('/countries/KZ/credits', null);
    const behind = addressIn(
      credits,
      /href="([^"]+\/credits\/entries\?side=japan&amp;vintage=2016)"/,
    );
    const entries = await page(behind, null);
    expect(entries).toContain('Registry of Japan, vintage 2016');
    expect(entries).toMatch(/<data value="110">110<\/data>/);
    const issuances = [...entries.matchAll(/href="(\/journal-entries\/[^"/]+)">Credit issuance</g)];
    const entry = await page(issuances.at(-1)?.[1] ?? 'nothing', null);
    expect(entry).toContain('Credits that it moved');
    expect(entry).toMatch(/href="\/serials\/JP-KZ-KZ001-2016-1-/);
    expect(entry).not.toContain('株式会社');
    const receipt = await page(
      addressIn(entry, /href="(\/journal-entries\/[^"]+\/receipt)"/),
      null,
    );
    expect(receipt).toContain('Receipt of a journal entry');
  });

  it('have buttons only for the holder whom a grant reaches', async () => {
    if (browser === null) return;
    const organisations = [
      (await application.request('GET', `/v1/credit-accounts/${blue}`)).body.holder,
    ];
    const made = await application.request('POST', '/v1/principals', {
      body: {
        ...{ name: 'Both', kind: 'machine' },
        grants: [{ role: 'auditor' }, { role: 'project-participant', organisations }],
      },
    });
    expect(made.status).toBe(201);
    const body = { principal: made.body.id, roles: ['auditor', 'project-participant'] };
    const { key } = (await application.request('POST', '/v1/api-keys', { body })).body;
    const own = await page(`/credit-accounts/${blue}`, key);
    expect(own).toContain(`href="/credit-accounts/${blue}/transfer"`);
    const other = await page(`/credit-accounts/${green}`, key);
    expect(other).not.toMatch(/\/(?:retire|cancel|transfer)"/);
  });

  it('are said in the language of whoever reads, to the last label', async () => {
    if (browser === null) return;
    const left: string[] = [];
    for (const language of ['ja', 'kk', 'ru', 'fr'] as const) {
      for (const path of [
        ...['/countries/KZ/credits', '/countries/KZ/registry', '/countries/KZ/credits/entries'],
        ...['/serials', '/serials/JP-KZ-KZ001-2016-1-150', '/credit-accounts', '/credit-offers'],
        ...[`/credit-accounts/${green}`, certificate.replace(application.url, '')],
      ]) {
        const text = await page(path, greenKey, language);
        expect(text).toContain(`<html lang="${language}">`);
        left.push(...leftEnglish(text, language).map((each) => `${language} ${path}: ${each}`));
      }
    }
    expect(left).toEqual([]);
  });
});

/** SHOTS=folder keeps pictures of the pages, to be looked at. */
async function shot(page: Page, path: string): Promise<void> {
  const name = path.replaceAll(/[^A-Za-z]+/g, '-').slice(0, 60);
  await page.setViewportSize({ width: 1200, height: 900 });
  await page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true });
  await page.setViewportSize({ width: 360, height: 800 });
}
