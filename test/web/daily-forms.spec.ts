import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { Browser as FormBrowser } from '../identity/browser.ts';
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

/** Somebody signed in who sends forms as a browser would, without one. */
async function officer(key: string): Promise<FormBrowser> {
  const forms = new FormBrowser(application.url);
  const signedIn = await forms.post('/sign-in', { key });
  expect(signedIn.status).toBe(303);
  return forms;
}

/** What a page says, in one line. */
const said = (html: string) =>
  html
    .slice(html.indexOf('<main'))
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

const confirm = (fields: Readonly<Record<string, string>>) => ({
  'idempotency-key': crypto.randomUUID(),
  step: 'confirm',
  ...fields,
});

describe('over HTTP, an act that exceeds what one officer may do alone', () => {
  let tranche: string;
  let first: FormBrowser;
  let second: FormBrowser;
  const commitment = (reference: string, amount = '150.00') =>
    confirm({ amount, currency: 'USD', effectiveOn: '2025-09-01', reference });
  const submitted = async (reference: string) => {
    const answer = await first.post(`/tranches/${tranche}/commit`, commitment(reference));
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/^\/acts\/UZ-/),
    ]);
    return (answer.headers.get('location') ?? '').replace('/acts/', '');
  };

  beforeAll(async () => {
    if (browser === null) return;
    const made = await application.request('POST', '/v1/partner-countries/UZ/tranches', {
      body: {
        reference: 'UZ-TWO',
        title: 'Two officers',
        funder: 'JICA',
        instrument: 'JICA_ODA_LOAN',
        currency: 'USD',
        announcedAmount: '1000.00',
        announcedOn: '2025-01-01',
        approvalThreshold: '100.00',
      },
    });
    tranche = String(made.body.id);
    first = await officer(application.keys['fund-officer'] ?? '');
    second = await officer(await application.makeKey({ roles: ['fund-officer'] }));
  });

  it('waits, cannot be approved by who submitted it, and is posted by a second', async () => {
    if (browser === null) return;
    const act = await submitted('TWO-1');
    expect(said((await first.get(`/acts/${act}`)).text)).toContain(
      'Commitment: awaits approval It waits for a second officer',
    );
    const own = said((await first.get(`/acts/${act}/decide`)).text);
    expect(own).toContain(
      'You cannot decide on this act. Who submitted an act cannot decide on it.',
    );
    expect(own).not.toContain('Approve and post');
    const refused = await first.post(`/acts/${act}/approve`, confirm({ reason: 'Mine' }));
    expect([refused.status, said(refused.text)]).toEqual([
      403,
      expect.stringContaining('Nothing was done. Who submitted an act cannot decide on it.'),
    ]);
    expect((await figures(tranche)).committed).toBe('0.00');

    const list = said((await second.get('/countries/UZ/waiting')).text);
    expect(list).toContain('Commitment: Look and decide UZ-TWO');
    expect(list).toContain('Amount in USD: 150.00');
    const look = await second.get(`/acts/${act}/decide`);
    expect(said(look.text)).toMatch(/UZ-TWO Not committed USD 150\.00 1,000\.00 850\.00/);
    expect(look.text).toContain(`formaction="/acts/${act}/approve"`);
    expect((await figures(tranche)).committed).toBe('0.00');

    const key = /name="idempotency-key" value="([^"]+)"/.exec(look.text)?.[1] ?? '';
    const fields = { 'idempotency-key': key, step: 'confirm', reason: 'Checked the agreement' };
    const approved = await second.post(`/acts/${act}/approve`, fields);
    expect([approved.status, approved.headers.get('location')]).toEqual([
      303,
      `/journal-entries/${act}/receipt`,
    ]);
    const again = await second.post(`/acts/${act}/approve`, fields);
    expect(again.headers.get('location')).toBe(`/journal-entries/${act}/receipt`);
    expect(await figures(tranche)).toMatchObject({ committed: '150.00', available: '850.00' });
    expect(said((await second.get(`/acts/${act}`)).text)).toContain('Commitment: done');
  });

  it('is declined with a reason, and nothing is posted', async () => {
    if (browser === null) return;
    const before = await figures(tranche);
    const act = await submitted('TWO-2');
    const reason = 'The agreement is of another tranche';
    const declined = await second.post(`/acts/${act}/decline`, confirm({ reason }));
    expect(declined.headers.get('location')).toBe(`/acts/${act}`);
    expect(said((await second.get(`/acts/${act}`)).text)).toContain('Commitment: declined');
    expect(await figures(tranche)).toEqual(before);
    const late = await second.post(`/acts/${act}/approve`, confirm({}));
    expect([late.status, said(late.text)]).toEqual([
      409,
      expect.stringContaining('This act is already decided'),
    ]);
    expect(said((await second.get('/countries/UZ/waiting')).text)).toContain(
      'No act awaits a second officer here.',
    );
  });

  it('shows beforehand that it cannot be posted any more, and can then be declined alone', async () => {
    if (browser === null) return;
    const act = await submitted('TWO-3');
    const body = { kind: 'closing', effectiveOn: '2025-10-01' };
    const path = `/v1/tranches/${tranche}/amendments`;
    expect((await application.request('POST', path, { body })).status).toBe(201);
    const look = await second.get(`/acts/${act}/decide`);
    expect(said(look.text)).toContain(
      'As the books stand it cannot be posted. The tranche is closed.',
    );
    expect(look.text).not.toContain('formaction');
    expect((await second.post(`/acts/${act}/decline`, confirm({}))).status).toBe(303);
  });
});

describe('over HTTP, an officer', () => {
  it('cancels undrawn money, records repayment, interest and fees, each by a form', async () => {
    if (browser === null) return;
    const forms = await officer(application.keys['fund-officer'] ?? '');
    const before = (await application.request('GET', `/v1/commitments/${book.commitment}`)).body;
    const money = (reference: string) =>
      confirm({ amount: '10.00', currency: 'USD', effectiveOn: '2025-11-01', reference });
    for (const end of ['decommit', 'repay', 'pay-interest', 'pay-fee']) {
      const path = `/commitments/${book.commitment}/${end}`;
      const form = await forms.get(path);
      expect([end, form.status]).toEqual([end, 200]);
      const done = await forms.post(path, money(`F-${end}`));
      expect([end, done.headers.get('location')]).toEqual([
        end,
        expect.stringMatching(/^\/journal-entries\/UZ-[0-9a-f-]+\/receipt$/),
      ]);
    }
    const after = (await application.request('GET', `/v1/commitments/${book.commitment}`)).body;
    const changed = Object.entries(after.figures as Record<string, string>)
      .filter(([name, value]) => before.figures[name] !== value && name !== 'disbursedShare')
      .map(([name]) => name);
    expect(changed.sort()).toEqual(
      [
        ...['committed', 'decommitted', 'undisbursed'],
        ...['repaid', 'outstanding', 'interest', 'fees'],
      ].sort(),
    );
  });

  it('records a refund that can be drawn again, and reverses it as a mistake', async () => {
    if (browser === null) return;
    const forms = await officer(application.keys['fund-officer'] ?? '');
    const before = (await figures(book.dollars)).disbursed;
    const path = `/disbursements/${book.disbursement}/refund`;
    const preview = await forms.post(path, {
      ...confirm({ amount: '5.00', currency: 'USD', effectiveOn: '2025-11-01', reference: 'R-9' }),
      reusable: 'true',
      step: 'preview',
    });
    expect(said(preview.text)).toMatch(/Undrawn USD 5\.00/);
    const done = await forms.post(path, {
      ...confirm({ amount: '5.00', currency: 'USD', effectiveOn: '2025-11-01', reference: 'R-9' }),
      reusable: 'true',
    });
    const entry = /UZ-[0-9a-f-]+/.exec(done.headers.get('location') ?? '')?.[0] ?? '';
    expect((await figures(book.dollars)).disbursed).not.toBe(before);
    expect(said((await forms.get(`/journal-entries/${entry}/reverse`)).text)).toContain(
      'Refund, R-9',
    );
    const missing = await forms.post(`/journal-entries/${entry}/reverse`, confirm({}));
    expect([missing.status, said(missing.text)]).toEqual([
      400,
      expect.stringContaining('Reason is missing'),
    ]);
    const undone = await forms.post(
      `/journal-entries/${entry}/reverse`,
      confirm({ reason: 'Booked twice' }),
    );
    expect(undone.headers.get('location')).toMatch(/\/receipt$/);
    expect((await figures(book.dollars)).disbursed).toBe(before);
  });

  it('reduces a tranche, changes its days, and closes a month of the books', async () => {
    if (browser === null) return;
    const forms = await officer(application.keys['fund-officer'] ?? '');
    const at = `/tranches/${book.dollars}/amend`;
    const before = (await figures(book.dollars)).available;
    const reduced = await forms.post(
      `${at}/reduction`,
      confirm({ amount: '1.00', currency: 'USD', reference: 'RED-1' }),
    );
    expect(reduced.headers.get('location')).toBe(`/tranches/${book.dollars}#versions`);
    expect((await figures(book.dollars)).available).not.toBe(before);
    const reversed = await forms.post(
      `${at}/dates`,
      confirm({ availableFrom: '2031-01-01', availableUntil: '2030-01-01' }),
    );
    expect([reversed.status, said(reversed.text)]).toEqual([
      400,
      expect.stringContaining('Last day of drawing must not be before 2031-01-01'),
    ]);
    const dated = await forms.post(`${at}/dates`, confirm({ availableUntil: '2031-01-01' }));
    expect(dated.headers.get('location')).toBe(`/tranches/${book.dollars}#versions`);
    expect((await forms.get(`${at}/unheard-of`)).status).toBe(404);
    const closed = await forms.post('/countries/UZ/close-month', confirm({ month: '2024-12' }));
    expect(closed.headers.get('location')).toBe('/countries/UZ/close-month');
    expect(said((await forms.get('/countries/UZ/close-month')).text)).toContain(
      'Closed through 31 December 2024',
    );
  });

  it.each([
    ['ja', '約束の残高を超えています', /金額（USD）：数字で記入し/, 'その約束はありません'],
    [
      'kk',
      'Міндеттеменің өтелмеген қалдығынан көп',
      /Сома, USD: цифрлармен/,
      'Мұндай міндеттеме жоқ',
    ],
    ['ru', 'Больше непогашенного остатка', /Сумма, USD: нужны цифры/, 'Такого обязательства нет'],
    ['fr', 'Plus que l’encours', /Montant en USD : doit être écrit/, 'Cet engagement n’existe pas'],
  ])('is refused in %s on a page, and a program in English', async (lang, title, fault, absent) => {
    if (browser === null) return;
    const forms = await officer(application.keys['fund-officer'] ?? '');
    const repay = async (amount: string) => {
      const path = `/commitments/${book.commitment}/repay?lang=${lang}`;
      const fields = { amount, currency: 'USD', effectiveOn: '2025-11-01', reference: 'L-1' };
      return said((await forms.post(path, confirm(fields))).text);
    };
    expect(await repay('99999999.00')).toContain(title);
    expect(await repay('1,5')).toMatch(fault);
    const unknown = 'UZ-01900000-0000-7000-8000-000000000000';
    const page = await forms.get(`/commitments/${unknown}/repay?lang=${lang}`);
    expect([page.status, page.text]).toEqual([404, expect.stringContaining(`lang="${lang}"`)]);
    expect(said(page.text)).toContain(absent);
    const headers = { 'accept-language': lang, accept: 'text/html' };
    const program = await forms.get(`/v1/commitments/${unknown}`, headers);
    expect(JSON.parse(program.text)).toMatchObject({ title: 'There is no such commitment' });
  });
});
