import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { fillBook, SHA, type ReportBook } from '../reporting/report-book.ts';
import { launchBrowser, overhang, pageOf, serious, textOf } from './in-browser.ts';

let application: RunningApplication;
let book: ReportBook;
let browser: Browser | null = null;
let decision: string;

beforeAll(async () => {
  browser = await launchBrowser();
  if (browser === null) return;
  application = await startApplication({ kind: 'demonstration' });
  book = await fillBook(application, 'UZ');
  const submitted = await application.request(
    'POST',
    '/v1/partner-countries/UZ/joint-committee/decisions',
    {
      key: application.keys['registry-officer'] ?? null,
      body: {
        mode: 'electronic',
        title: 'Rules of the committee',
        decisionOn: '2025-05-05',
        items: [{ type: 'rules', text: 'The rules are adopted.' }],
      },
    },
  );
  expect({ status: submitted.status, text: submitted.text }).toMatchObject({ status: 201 });
  decision = String(submitted.body.id);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await application?.close();
});

/** Somebody of a role at a page; with scripts or without. */
async function at(role: string, path: string, javaScriptEnabled = true): Promise<Page> {
  if (browser === null) throw new Error('no browser');
  const key = application.keys[role] ?? null;
  const page = await pageOf(browser, application.url, key, { javaScriptEnabled });
  await page.goto(path);
  return page;
}
const figures = async (tranche: string) =>
  (await application.request('GET', `/v1/tranches/${tranche}`)).body.figures;
const field = (name: string) => `[name="${name}"]:not([type=hidden])`;

describe('in a browser, a fund officer', () => {
  it('disburses: refused beside the field, previewed, clicked twice, and done once', async () => {
    if (browser === null) return;
    const page = await at('fund-officer', `/tranches/${book.dollars}`);
    const before = (await figures(book.dollars)).disbursed;
    await page.getByRole('link', { name: 'Disburse from =C-1' }).click();
    expect(await page.textContent('h1')).toBe('Disburse');
    await page.fill(field('amount'), '99999999.00');
    await page.fill(field('effectiveOn'), '2025-08-01');
    await page.fill(field('reference'), 'PO <17> & "more"');
    await page.click('.buttons button[value=preview]');
    expect(await textOf(page)).toContain('Nothing was done. More than is undrawn');
    expect(await page.textContent('[id="field-amount-fault"]')).toContain('More than is undrawn');
    expect(await page.inputValue(field('reference'))).toBe('PO <17> & "more"');
    expect(await serious(page)).toEqual([]);

    await page.fill(field('amount'), '1000.25');
    await page.click('.buttons button[value=preview]');
    const preview = await textOf(page);
    expect(preview).toContain('Nothing is done yet');
    expect(preview).toMatch(/=C-1 Undrawn USD 1,000\.25 37,000,000\.00 36,998,999\.75/);
    expect(preview).toMatch(/=C-1 Outstanding USD 1,000\.25 39,000,000\.00 39,001,000\.25/);
    expect(await serious(page)).toEqual([]);
    expect((await figures(book.dollars)).disbursed).toBe(before);

    await page.dblclick('button[value=confirm]');
    await page.waitForURL(/\/journal-entries\/UZ-[0-9a-f-]+\/receipt$/);
    expect(await page.textContent('h1')).toBe('Receipt of a journal entry');
    expect((await figures(book.dollars)).disbursed).toBe('40001000.25');
    await page.context().close();
  });

  it('commits with an agreement and the shares of projects, without any script', async () => {
    if (browser === null) return;
    const page = await at('fund-officer', `/tranches/${book.dollars}/commit`, false);
    await page.fill(field('amount'), '500.00');
    await page.fill(field('effectiveOn'), '2025-09-01');
    await page.fill(field('reference'), 'C-9');
    await page.fill(field('agreement.title'), 'Loan agreement of autumn');
    await page.fill(field('agreement.signedOn'), '2025-09-01');
    await page.fill(field('agreement.sha256'), 'no digest');
    await page.fill(field('projectShares.0.project'), 'UZ-LINE');
    await page.fill(field('projectShares.0.amount'), '300.00');
    await page.click('button[value=rows]');
    await page.fill(field('projectShares.1.project'), 'UZ-CHARGING');
    await page.fill(field('projectShares.1.amount'), '100.00');
    await page.click('.buttons button[value=preview]');
    expect(await page.textContent('[id="field-agreement.sha256-fault"]')).toMatch(/^SHA-256 of/);
    await page.fill(field('agreement.sha256'), SHA);
    await page.click('.buttons button[value=preview]');
    expect(await page.textContent('[id="field-projectShares-fault"]')).toContain('do not sum');
    expect(await page.inputValue(field('projectShares.1.amount'))).toBe('100.00');
    await page.fill(field('projectShares.1.amount'), '200.00');
    await page.click('.buttons button[value=preview]');
    expect(await textOf(page)).toMatch(/UZ-USD Not committed USD 500\.00 [\d,.]+ [\d,.]+/);
    await page.click('button[value=confirm]');
    expect(page.url()).toMatch(/\/receipt$/);
    const { items } = (await application.request('GET', `/v1/tranches/${book.dollars}/commitments`))
      .body;
    const made = items.filter((one: { reference: string }) => one.reference === 'C-9');
    expect(made).toMatchObject([{ amount: '500.00', currency: 'USD', effectiveOn: '2025-09-01' }]);
    const detail = await application.request('GET', `/v1/commitments/${made[0].id}`);
    expect(detail.body.projectShares).toMatchObject([
      { reference: 'UZ-LINE', amount: '300.00' },
      { reference: 'UZ-CHARGING', amount: '200.00' },
    ]);
    await page.context().close();
  });
});

describe('in a browser, a registry officer', () => {
  it('registers a project, and is told what is wrong with a row', async () => {
    if (browser === null) return;
    const page = await at('registry-officer', '/countries/UZ');
    await page.getByRole('link', { name: 'Register a project' }).click();
    await page.fill(field('reference'), 'UZ001');
    await page.fill(field('title'), 'Жел электр станциясы');
    await page.fill(field('sector'), 'energy industries');
    await page.fill(field('participants.0.name'), 'Green K.K.');
    await page.click('.buttons button[value=preview]');
    expect(await page.textContent('[id="field-participants.0.side-fault"]')).toMatch(
      /^Side is missing/,
    );
    await page.selectOption(field('participants.0.side'), 'japan');
    await page.click('.buttons button[value=preview]');
    expect(await textOf(page)).toContain('UZ001');
    await page.click('button[value=confirm]');
    await page.waitForURL(/\/acts\//);
    expect(await page.textContent('h1')).toBe('Registration of a project: done');
    expect(await serious(page)).toEqual([]);
    await page.getByRole('link', { name: 'To the project' }).click();
    expect(await page.textContent('h1')).toBe('Жел электр станциясы');
    await page.context().close();
  });

  it('records a reading, and not one of tomorrow', async () => {
    if (browser === null) return;
    const page = await at('registry-officer', '/projects/UZ-CHARGING', false);
    await page.getByRole('link', { name: /^Record a reading: Stations/ }).click();
    expect(await textOf(page)).toContain('80 stations, 31 January 2026');
    await page.fill(field('value'), '91');
    await page.fill(field('observedOn'), '2099-01-01');
    await page.click('.buttons button[value=preview]');
    expect(await page.isVisible('[id="field-observedOn-fault"]')).toBe(true);
    await page.fill(field('observedOn'), '2026-02-28');
    await page.click('.buttons button[value=preview]');
    await page.click('button[value=confirm]');
    expect(await page.textContent('h1')).toBe('Reading of an indicator: done');
    await page.getByRole('link', { name: 'To the project' }).click();
    expect(await textOf(page)).toContain('28 February 2026');
    await page.context().close();
  });

  it('submits a decision of several items, without any script', async () => {
    if (browser === null) return;
    const page = await at('registry-officer', '/countries/UZ/submit-decision', false);
    await page.fill(field('title'), 'Decision of the second round');
    await page.selectOption(field('mode'), 'meeting');
    await page.fill(field('decisionOn'), '2025-06-06');
    await page.click('.buttons button[value=preview]');
    expect(await page.isVisible('[id="field-items-fault"]')).toBe(true);
    await page.selectOption(field('items.0.type'), 'rules');
    await page.fill(field('items.0.text'), 'The guidelines are revised.');
    await page.click('.buttons button[value=preview]');
    expect(await textOf(page)).toContain('awaiting signatures');
    await page.click('button[value=confirm]');
    await page.getByRole('link', { name: 'To the decision' }).click();
    expect(await page.textContent('h1')).toBe('Decision of the second round');
    await page.context().close();
  });
});

describe('in a browser, a co-chair', () => {
  it('of each side signs a decision, which then is in effect; nobody signs twice', async () => {
    if (browser === null) return;
    const address = `/countries/UZ/decisions/${decision}`;
    const japan = await application.makeKey({ roles: ['joint-committee-co-chair'], side: 'japan' });
    const page = await pageOf(browser, application.url, japan, {
      viewport: { width: 360, height: 800 },
    });
    await page.goto(address);
    await page.getByRole('link', { name: 'Sign this decision' }).click();
    expect(await page.inputValue(field('side'))).toBe('japan');
    expect(await page.locator(`${field('side')} option`).allTextContents()).toEqual([
      '–',
      'Japan’s side',
    ]);
    expect([await overhang(page), await serious(page)]).toEqual([0, []]);
    await page.click('.buttons button[value=preview]');
    expect(await textOf(page)).toContain('awaiting signatures');
    await page.dblclick('button[value=confirm]');
    await page.waitForURL(/\/acts\//);
    expect(await page.textContent('h1')).toBe('Signature: done');
    await page.goto(`${address}/sign`);
    await page.click('.buttons button[value=preview]');
    expect(await page.textContent('[id="field-side-fault"]')).toContain('signed');
    await page.context().close();

    const partner = await application.makeKey({
      roles: ['joint-committee-co-chair'],
      side: 'partner',
    });
    const other = await pageOf(browser, application.url, partner);
    await other.goto(`${address}/sign`);
    await other.selectOption(field('side'), 'partner');
    await other.click('.buttons button[value=preview]');
    expect(await textOf(other)).toMatch(/in effect.*5 May 2025/);
    await other.click('button[value=confirm]');
    await other.waitForURL(/\/acts\//);
    const read = await application.request(
      'GET',
      `/v1/partner-countries/UZ/joint-committee/decisions/${decision}`,
    );
    expect(read.body).toMatchObject({ status: 'effective', effectiveOn: '2025-05-05' });
    expect(read.body.signatures).toHaveLength(2);
    await other.context().close();
  });
});

describe('a form of a daily act', () => {
  it('is not shown to whoever may not, and links to it neither', async () => {
    if (browser === null) return;
    const page = await at('auditor', `/tranches/${book.dollars}`);
    expect(await page.getByRole('link', { name: 'Commit money' }).count()).toBe(0);
    const answer = await page.goto(`/tranches/${book.dollars}/commit`);
    expect(answer?.status()).toBe(403);
    await page.context().close();
  });
});
