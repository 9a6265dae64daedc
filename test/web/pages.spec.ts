import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { OfflineReceipts } from '../audit/offline-receipts.ts';
import { leftEnglish } from './left-english.ts';
import { ask, fillBook, type ReportBook } from '../reporting/report-book.ts';

let application: RunningApplication;
let book: ReportBook;

beforeAll(async () => {
  application = await startApplication({
    kind: 'demonstration',
    environment: { SEALING_INTERVAL_MS: '200' },
  });
  book = await fillBook(application, 'UZ');
});
afterAll(() => application.close());

const page = (path: string) => ask(application, path, { accept: 'text/html' });

/** Every page there is, by an address of it. */
const pages = (): readonly (readonly [string, RegExp])[] => [
  ['/', /<h1>The open book/],
  ['/countries/UZ', /<h1>Uzbekistan/],
  ['/countries/uz', /<h1>Uzbekistan/],
  ['/countries/UZ/report', /<h1>Uzbekistan: country report/],
  ['/countries/PW/report', /<h1>Palau: country report/],
  ['/countries/UZ/entries?currency=USD&figure=committed', /<h1>Committed, net/],
  ['/countries/UZ/credit-lines?figure=held', /<h1>Held/],
  ['/projects/UZ-CHARGING', /<h1>=Charging &lt;stations&gt; &amp; &quot;more&quot;/],
  [`/projects/${book.project}`, /<h1>=Charging/],
  [`/tranches/${book.dollars}`, /<h1>A tranche in dollars/],
  [`/journal-entries/${book.disbursement}`, /<h1>Disbursement/],
  [`/journal-entries/${book.disbursement}/receipt`, /<h1>Receipt of a journal entry/],
];

describe('the pages', () => {
  it('are each there, for everybody, with one heading of their own', async () => {
    for (const [path, heading] of pages()) {
      const { status, text, headers } = await page(path);
      expect([path, status]).toEqual([path, 200]);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(text).toMatch(heading);
      expect(text.match(/<h1/g)).toHaveLength(1);
      expect(text).toMatch(/<html lang="en">/);
    }
  });

  it('say on each of them that the book is a demonstration, also where nothing is found', async () => {
    for (const path of [...pages().map(([each]) => each), '/nothing', '/countries/FR']) {
      const { text } = await page(path);
      expect(text).toContain('<title>DEMONSTRATION · ');
      expect(text).toMatch(/<p class="demonstration" role="note">DEMONSTRATION: /);
    }
  });

  it('hold nothing inline, and load nothing from elsewhere, under a policy that says so', async () => {
    for (const [path] of pages()) {
      const { text, headers } = await page(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(text).not.toMatch(/<script|<style|\sstyle="|\son[a-z]+="/i);
      const loaded = [...text.matchAll(/<(?:link|img|script|iframe)[^>]*(?:href|src)="([^"]+)"/g)];
      expect(loaded.map(([, address]) => address)).toEqual([
        expect.stringMatching(/^\/assets\/ledger-[0-9a-f]{16}\.css$/),
        expect.stringMatching(/^\/assets\/icon-[0-9a-f]{16}\.svg$/),
      ]);
    }
  });

  it('lead to pages that exist, and that say in another language what it has words for', async () => {
    const seen = new Set<string>();
    const others = ['ja', 'kk', 'ru', 'fr'] as const;
    const left: string[] = [];
    const kinds = new Map<string, number>();
    const waiting = pages().map(([path]) => path);
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      // A choice, and no page.
      if (path.startsWith('/language?')) continue;
      const { status, text, headers } = await page(path);
      // What is for whoever is signed in leads to the way in.
      if (status === 303 && headers.get('location')?.startsWith('/sign-in?to=')) continue;
      expect([path, status]).toEqual([path, 200]);
      if (!headers.get('content-type')?.startsWith('text/html') || path.startsWith('/docs'))
        continue;
      const kind = path.replace(/\?.*|[A-Z]{2,}[-0-9a-zA-Z]*|[0-9]+/g, '');
      const alike = kinds.get(kind) ?? 0;
      kinds.set(kind, alike + 1);
      // Two pages of a kind, each in a language.
      if (alike < 2 && !/\/report(?:s|\?|$)/.test(path)) {
        const language = others[(kinds.size + alike) % others.length] ?? 'kk';
        const cookie = `jcm_language=${language}`;
        const other = await ask(application, path, { accept: 'text/html', cookie });
        expect(other.text).toContain(`<html lang="${language}">`);
        left.push(...leftEnglish(other.text, language).map((each) => `${path}: ${each}`));
      }
      for (const [, href = ''] of text.matchAll(/<a [^>]*href="(\/[^"#]*)/g)) {
        const address = href.replaceAll('&amp;', '&');
        // One country's reports stand for those of all, one year's of one Party, two languages, one way in.
        const isOneOfMany =
          /^\/sign-in\?to=(?!%2F$)/.test(address) ||
          /countries\/(?!UZ|PW)/.test(address) ||
          /(article6|aef)\/(?!UZB)|year=(?!2024)/.test(address) ||
          /credit-lines\?.*figure=(?!held)/.test(address) ||
          /lang=(?:ja|kk|ru)/.test(address);
        if (!isOneOfMany) waiting.push(address);
      }
    }
    expect(seen.size).toBeGreaterThan(40);
    expect(left).toEqual([]);
  }, 60_000);

  it('are not sent twice to who has them', async () => {
    for (const path of ['/countries/UZ', '/countries/UZ/report', `/tranches/${book.dollars}`]) {
      const etag = (await page(path)).headers.get('etag') ?? '';
      const again = await ask(application, path, { accept: 'text/html', 'if-none-match': etag });
      expect(again.status).toBe(304);
    }
  });

  it('refer to a style sheet that may be kept for ever, and to the present one by an old name', async () => {
    const { text } = await page('/');
    const address = /href="(\/assets\/ledger-[^"]+)"/.exec(text)?.[1] ?? '';
    const sheet = await ask(application, address);
    expect(sheet.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(sheet.headers.get('cache-control')).toContain('immutable');
    const old = await ask(application, '/assets/ledger-0123456789abcdef.css');
    expect([old.status, old.text]).toEqual([200, sheet.text]);
    expect(old.headers.get('cache-control')).toBe('no-cache');
    const letters = /url\('([^']+)'\)/.exec(sheet.text)?.[1] ?? '';
    const font = await ask(application, letters);
    expect([font.status, font.headers.get('content-type')]).toEqual([200, 'font/ttf']);
    for (const other of ['/assets/other.css', '/assets/..%2f..%2fpackage.json']) {
      expect((await ask(application, other)).status).toBe(404);
    }
  });
});

describe('a journal entry', () => {
  it('shows debit and credit, which are equal, and its place in the log', async () => {
    const { text } = await page(`/journal-entries/${book.disbursement}`);
    const { body } = await ask(application, `/v1/journal-entries/${book.disbursement}`);
    expect(text.match(/<data value="45000000.00">/g)).toHaveLength(2);
    expect(text).toContain(`<dd>${body.auditSequence}, counted from 0</dd>`);
    expect(text).toContain(`href="/v1/journal-entries/${book.disbursement}/receipt"`);
    expect(text).toContain(`href="/tranches/${book.dollars}"`);
  });

  it('has a receipt to print: checked, with a code that leads back to the page', async () => {
    const path = `/journal-entries/${book.disbursement}/receipt`;
    const { text } = await page(path);
    const { body } = await ask(application, `/v1${path}`);
    expect(text).toContain(`<code>${body.leaf.hash}</code>`);
    expect(text).toContain(`<code>${application.url}${path}</code>`);
    expect(text).toMatch(/Checked as this page was made|not signed yet/);
    expect(text).toMatch(/<svg viewBox="0 0 \d+ \d+" role="img"[^>]*><rect[^>]*\/><path[^>]* d="M/);
  });

  it('says what undid it, and what it undoes', async () => {
    const { text } = await page(`/journal-entries/${book.mistake}`);
    const reversal = /undone by <a href="(\/journal-entries\/[^"]+)">/.exec(text)?.[1] ?? '';
    const other = (await page(reversal)).text;
    expect(other).toContain(`href="/journal-entries/${book.mistake}"`);
    expect(other).toContain('Entered twice');
  });
});

describe('an act that moved nothing in the books', () => {
  const offline = new OfflineReceipts();
  afterAll(() => offline.remove());

  /** Waits until the receipt is signed; a test seals five times a second. */
  async function signed(path: string, key: string | null = null) {
    for (;;) {
      const { status, body } = await application.request('GET', `/v1${path}`, { key });
      expect([path, status]).toEqual([path, 200]);
      if (body.operatorHead !== null) return body;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  it('has a receipt all the same, as JSON, as a page with a code, and checked far from here', async () => {
    const path = `/acts/${book.project}/receipt`;
    const receipt = await signed(path);
    expect(JSON.parse(receipt.leaf.payload)).toMatchObject({
      act: { kind: 'project' },
      entries: [],
    });
    const place = `/audit/receipts/UZ/${receipt.leaf.sequence}`;
    expect((await signed(place)).leaf).toEqual(receipt.leaf);
    for (const address of [path, place]) {
      const { text } = await page(address);
      expect(text).toContain('<h1>Receipt of an act</h1>');
      expect(text).toContain('Checked as this page was made');
      expect(text).toContain(`<code>${application.url}${address}</code>`);
      expect(text).toMatch(/<svg viewBox="0 0 \d+ \d+" role="img"/);
      expect(text).toContain(`<a href="/v1${address}">`);
    }
    const { items } = (await ask(application, '/v1/audit/keys')).body;
    const key = items.at(-1).publicKey as string;
    expect(offline.check(receipt, key)).toEqual(['holds', 'holds']);
    const other = { ...receipt.leaf, payload: receipt.leaf.payload.replace('UZ-CHARGING', 'UZ-X') };
    expect(offline.check({ ...receipt, leaf: other }, key)).toEqual([
      'the leaf hash is not the hash of the payload',
      'the leaf hash is not the hash of the payload',
    ]);
    const moved = { ...receipt, leaf: { ...receipt.leaf, sequence: receipt.leaf.sequence + 1 } };
    const astray = 'the leaf is not under the root of the head';
    expect(offline.check(moved, key)).toEqual([astray, astray]);
    const unsigned = 'the operator head is not signed by this key';
    expect(offline.check(receipt, 'ab'.repeat(32))).toEqual([unsigned, unsigned]);
  });

  it('shows who was given access to auditors alone, and to everybody that something was', async () => {
    const made = await application.request('POST', '/v1/principals', {
      body: { name: 'An officer', grants: [{ role: 'auditor' }] },
    });
    const access = await application.request('GET', `/v1/principals/${made.body.id}`);
    const path = `/acts/${access.body.grants[0].id}/receipt`;
    const open = await signed(path);
    expect(open.leaf.payload).toBeNull();
    expect(open.leaf.hash).toMatch(/^[0-9a-f]{64}$/);
    const full = await signed(path, application.keys['auditor'] ?? '');
    expect(JSON.parse(full.leaf.payload)).toMatchObject({ act: { kind: 'principal' } });
    expect((await page(path)).text).toContain('what it was is for auditors');
    expect((await page(path)).text).not.toContain(made.body.id);
  });

  it.each([
    ['/acts/UZ-01932c5e-7a00-7c3e-9b1a-0242ac120000/receipt', 404],
    ['/acts/nothing/receipt', 400],
    ['/audit/receipts/UZ/999999', 404],
    ['/audit/receipts/UZ/1e3', 404],
    ['/audit/receipts/uz/0', 400],
    ['/audit/receipts/FR/0', 404],
  ])('is refused at %s with %i', async (path, status) => {
    expect((await ask(application, `/v1${path}`)).status).toBe(status);
    expect((await page(path)).status).toBe(status);
  });
});

describe('what is not there', () => {
  it.each([
    ['/nothing', 404],
    ['/countries/FR', 404],
    ['/countries/FR/report', 404],
    ['/projects/UZ-NOTHING', 404],
    ['/projects/nothing', 404],
    ['/tranches/UZ-01932c5e-7a00-7c3e-9b1a-0242ac120000', 404],
    ['/tranches/nothing', 400],
    ['/journal-entries/UZ-01932c5e-7a00-7c3e-9b1a-0242ac120000', 404],
    ['/countries/UZ/report?effectiveAsOf=2026-02-30', 400],
    ['/countries/UZ/report?knownAsOf=999999', 422],
  ])('is said on a page to people, and as a problem to programs: %s', async (path, status) => {
    const answer = await page(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      'text/html; charset=utf-8',
    ]);
    expect(answer.text).toMatch(/<h1 lang="en">[^<]+<\/h1>/);
    const problem = await ask(application, path, { accept: 'application/json' });
    expect([problem.status, problem.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('is escaped where it is repeated', async () => {
    const { text } = await page('/projects/UZ-%3Cscript%3Ealert(1)%3C%2Fscript%3E');
    expect(text).not.toContain('<script');
    expect(text).toContain('UZ-&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('stays a problem document below /v1, whatever is accepted', async () => {
    const answer = await page('/v1/nothing');
    expect(answer.headers.get('content-type')).toMatch(/problem\+json/);
  });
});
