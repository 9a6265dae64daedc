import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FundingBook, money } from '../funding/funding-book.ts';
import type { RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';

/*
 * The ledger as clients meet it: accounts and statements, reversals, closing, approval, many acts in
 * one request, receipts; and what each refuses.
 */
let application: RunningApplication;
let book: FundingBook;
let tranche: string;
let commitment: string;

beforeAll(async () => {
  application = await startWithReference();
  book = new FundingBook(application);
  tranche = await book.tranche();
  commitment = await book.committed(tranche);
});
afterAll(async () => {
  await book?.keepsTheLaws();
  await application?.close();
});

const NOBODY = 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000';
const undrawnOf = (id: string) => `${id.slice(0, -2)}01`;

describe('accounts', () => {
  it('say what they hold, of whom, and how far they may fall', async () => {
    const account = await book.get(`/v1/accounts/${undrawnOf(commitment)}`);
    expect(account.body).toMatchObject({
      kind: 'undrawn',
      currency: 'USD',
      ownerType: 'commitment',
      ownerId: commitment,
      floor: '0.00',
      balance: '600.00',
    });
  });

  it('have a statement in recorded order and one in effective order, page by page', async () => {
    const other = await book.committed(tranche, { amount: '300.00', reference: 'C-2' });
    await book.disbursed(other, { amount: '100.00', effectiveOn: '2025-08-01' });
    await book.disbursed(other, { amount: '50.00', effectiveOn: '2025-07-01' });
    const path = `/v1/accounts/${undrawnOf(other)}/postings`;
    const recorded = await book.get(path);
    const effective = await book.get(`${path}?order=effective`);
    const balances = (answer: { body: { items: { balance: string }[] } }) =>
      answer.body.items.map(({ balance }) => balance);
    expect(balances(recorded)).toEqual(['300.00', '200.00', '150.00']);
    expect(balances(effective)).toEqual(['300.00', '250.00', '150.00']);
    const first = await book.get(`${path}?limit=2`);
    const second = await book.get(`${path}?limit=2&cursor=${first.body.next}`);
    expect([...balances(first), ...balances(second)]).toEqual(balances(recorded));
    expect(second.body.next).toBeNull();
  });

  it('are for officers and auditors, and not there when they are not there', async () => {
    expect((await book.get(`/v1/accounts/${undrawnOf(commitment)}`, null)).status).toBe(401);
    const absent = await book.get(`/v1/accounts/${NOBODY}`);
    expect(absent).toMatchObject({ status: 404, body: { code: 'LEDGER.ACCOUNT_NOT_FOUND' } });
  });
});

describe('the trial balance', () => {
  it('is zero per currency, as of a day and as known at a size of the log', async () => {
    const answer = await book.get('/v1/partner-countries/KZ/trial-balance');
    const lines = answer.body.lines as { commodity: string; balance: string }[];
    const cents = lines.map(({ balance }) => BigInt(balance.replace('.', '')));
    expect(lines.every(({ commodity }) => commodity === 'USD')).toBe(true);
    expect(cents.reduce((sum, one) => sum + one, 0n)).toBe(0n);
    expect(lines.length).toBeGreaterThan(2);
    const before = await book.get(
      `/v1/partner-countries/KZ/trial-balance?knownAsOf=1&effectiveAsOf=2026-01-01`,
    );
    expect(before.body).toMatchObject({ knownAsOf: 1, lines: [] });
  });
});

describe('a reversal', () => {
  it('undoes a disbursement exactly, once, and says so on both entries', async () => {
    const disbursement = await book.disbursed(commitment);
    const reversal = await book.reverse(disbursement);
    expect(reversal).toMatchObject({ status: 201, body: { reverses: disbursement } });
    const entry = await book.get(`/v1/journal-entries/${disbursement}`);
    expect(entry.body.reversedBy).toBe(reversal.body.id);
    expect(await book.figures('commitments', commitment)).toMatchObject({
      disbursed: '0.00',
      undisbursed: '600.00',
    });
    expect(await book.reverse(disbursement)).toMatchObject({
      status: 409,
      body: { code: 'LEDGER.ALREADY_REVERSED' },
    });
    expect(await book.reverse(reversal.body.id as string)).toMatchObject({
      status: 422,
      body: { code: 'LEDGER.IS_A_REVERSAL' },
    });
  });

  it('is not effective before its original, and needs one', async () => {
    const disbursement = await book.disbursed(commitment, { effectiveOn: '2025-07-01' });
    const path = `/v1/journal-entries/${disbursement}/reversal`;
    const early = await book.post(path, { reason: 'too early', effectiveOn: '2025-06-30' });
    expect(early).toMatchObject({ status: 422, body: { code: 'LEDGER.BEFORE_THE_ORIGINAL' } });
    expect(await book.reverse(NOBODY)).toMatchObject({
      status: 404,
      body: { code: 'LEDGER.ENTRY_NOT_FOUND' },
    });
    expect((await book.get(`/v1/journal-entries/${NOBODY}`)).status).toBe(404);
  });
});

describe('an act', () => {
  it('can be read, and is decided only where it waits', async () => {
    const act = await book.get(`/v1/acts/${commitment}`);
    expect(act.body).toMatchObject({ kind: 'commitment', status: 'posted' });
    const second = application.keys['second-fund-officer'] ?? '';
    expect(await book.post(`/v1/acts/${commitment}/approve`, {}, second)).toMatchObject({
      status: 409,
      body: { code: 'LEDGER.ACT_NOT_PENDING' },
    });
    expect(await book.post(`/v1/acts/${NOBODY}/decline`, {}, second)).toMatchObject({
      status: 404,
      body: { code: 'LEDGER.ACT_NOT_FOUND' },
    });
    expect((await book.get(`/v1/acts/${NOBODY}`)).status).toBe(404);
  });

  it('waits in the list of its country until twenty officers at once approve it one time', async () => {
    const guarded = await book.tranche({ approvalThreshold: '100.00' });
    const officer = application.keys['fund-officer'] ?? '';
    const waiting = await book.commit(guarded, {}, officer);
    const id = waiting.body.id as string;
    const list = await book.get('/v1/partner-countries/KZ/pending-acts');
    expect(list.body.items).toMatchObject([{ id, kind: 'commitment' }]);
    const officers = await Promise.all(
      Array.from({ length: 20 }, () => application.makeKey({ roles: ['fund-officer'] })),
    );
    const all = await Promise.all(
      officers.map((key) => book.post(`/v1/acts/${id}/approve`, {}, key)),
    );
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    const late = all.filter(({ status }) => status === 409);
    expect(late).toHaveLength(19);
    expect(late[0]?.body.code).toBe('LEDGER.ACT_ALREADY_DECIDED');
    expect(await book.figures('tranches', guarded)).toMatchObject({ committed: '600.00' });
    expect((await book.get('/v1/partner-countries/KZ/pending-acts')).body.items).toEqual([]);
  });
});

describe('acts that wait', () => {
  it('are listed page by page, the oldest first', async () => {
    const guarded = await book.tranche({ approvalThreshold: '1.00' });
    const officer = application.keys['fund-officer'] ?? '';
    const ids: unknown[] = [];
    for (const amount of ['2.00', '3.00', '4.00']) {
      ids.push((await book.commit(guarded, { amount, reference: amount }, officer)).body.id);
    }
    const path = '/v1/partner-countries/KZ/pending-acts?limit=2';
    const first = await book.get(path);
    const second = await book.get(`${path}&cursor=${first.body.next}`);
    const shown = [...first.body.items, ...second.body.items] as { id: string }[];
    expect(shown.map(({ id }) => id)).toEqual(ids);
    expect(second.body.next).toBeNull();
    const forged = Buffer.from(JSON.stringify(['yesterday', 'x'])).toString('base64url');
    expect(await book.get(`${path}&cursor=${forged}`)).toMatchObject({
      status: 400,
      body: { code: 'HTTP.CURSOR_MALFORMED' },
    });
  });
});

describe('many acts in one request', () => {
  const bulk = (acts: readonly object[], changes: object = {}) =>
    application.request('POST', '/v1/partner-countries/KZ/acts', {
      body: { acts, ...changes },
      idempotencyKey: null,
    });
  const pay = (key: string, amount: string, subject = commitment) => ({
    key,
    kind: 'disbursement',
    subject,
    body: { ...money(amount), reference: key },
  });

  it('give each act its own answer, and repeating gives the same', async () => {
    const acts = [
      pay('bulk-1', '10.00'),
      pay('bulk-2', '10000.00'),
      { key: 'bulk-3', kind: 'levitation', body: {} },
      { ...pay('bulk-4', '1.00'), body: { ...money('1.00'), amount: 1, reference: 'x' } },
      pay('bulk-5', '5.00', NOBODY),
      pay('bulk-6', '5.00', NOBODY.replace('KZ', 'MN')),
    ];
    const answer = await bulk(acts);
    expect(answer.body.items).toMatchObject([
      { key: 'bulk-1', status: 201, body: { status: 'posted', amount: '10.00' } },
      { key: 'bulk-2', status: 422, body: { code: 'FUNDING.EXCEEDS_UNDRAWN' } },
      { key: 'bulk-3', status: 400, body: { code: 'LEDGER.UNKNOWN_ACT' } },
      { key: 'bulk-4', status: 400, body: { errors: [{ pointer: '/acts/3/body/amount' }] } },
      { key: 'bulk-5', status: 404 },
      { key: 'bulk-6', status: 422, body: { code: 'LEDGER.OTHER_COUNTRY' } },
    ]);
    const again = await bulk([acts[0] as object]);
    expect(again.body.items[0]).toEqual(answer.body.items[0]);
  });

  it('are posted all or none where that is asked for', async () => {
    const before = await book.figures('commitments', commitment);
    const answer = await bulk([pay('all-1', '10.00'), pay('all-2', '10000.00')], { atomic: true });
    expect(answer.body.items).toMatchObject([
      { status: 422, body: { code: 'LEDGER.ATOMIC_REFUSED' } },
      { status: 422, body: { code: 'FUNDING.EXCEEDS_UNDRAWN' } },
    ]);
    const malformed = await bulk([pay('all-3', '10.00'), { key: 'all-4', kind: 'x', body: {} }], {
      atomic: true,
    });
    expect(malformed.body.items).toMatchObject([
      { status: 422, body: { code: 'LEDGER.ATOMIC_REFUSED' } },
      { status: 400, body: { code: 'LEDGER.UNKNOWN_ACT' } },
    ]);
    expect(await book.figures('commitments', commitment)).toEqual(before);
    const whole = await bulk([pay('all-5', '1.00'), pay('all-6', '1.00')], { atomic: true });
    expect(whole.body.items).toMatchObject([{ status: 201 }, { status: 201 }]);
  });
});

describe('the books of a month', () => {
  it('are closed once the month is over, and stay closed', async () => {
    const close = (month: string) =>
      book.post(`/v1/partner-countries/KZ/periods/${month}/close`, {});
    expect(await close('2999-01')).toMatchObject({
      status: 422,
      body: { code: 'LEDGER.PERIOD_NOT_OVER' },
    });
    expect(await close('2025-13')).toMatchObject({ status: 400 });
    expect(await close('2025-06')).toMatchObject({
      status: 201,
      body: { closedThrough: '2025-06-30' },
    });
    expect(await close('2025-05')).toMatchObject({
      status: 409,
      body: { code: 'LEDGER.ALREADY_CLOSED' },
    });
    const late = await book.disburse(commitment, { effectiveOn: '2025-06-30' });
    expect(late).toMatchObject({
      status: 422,
      body: { code: 'LEDGER.BOOKS_CLOSED', closedThrough: '2025-06-30' },
    });
    const periods = await book.get('/v1/partner-countries/KZ/periods', null);
    expect(periods.body).toEqual({ country: 'KZ', closedThrough: '2025-06-30' });
  });
});

describe('the audit log for strangers', () => {
  it('gives a receipt for an entry, heads, and two editions of the whole', async () => {
    const receipt = await book.get(`/v1/journal-entries/${commitment}/receipt`, null);
    expect(receipt.body).toMatchObject({ format: 1, leaf: { country: 'KZ' } });
    expect((await book.get(`/v1/journal-entries/${NOBODY}/receipt`, null)).status).toBe(404);
    const heads = await book.get('/v1/audit/head?country=KZ', null);
    expect(heads.body.heads).toMatchObject([{ country: 'KZ' }]);
    const open = await book.get('/v1/audit/export', null);
    expect(open.text.trim().split('\n').at(-1)).toMatch(/^{"line":"end"|"line":"end"/);
    expect((await book.get('/v1/audit/export?edition=auditor', null)).status).toBe(401);
    const officer = application.keys['fund-officer'] ?? '';
    expect((await book.get('/v1/audit/export?edition=auditor', officer)).status).toBe(403);
    const auditor = application.keys['auditor'] ?? '';
    const full = await book.get('/v1/audit/export?edition=auditor', auditor);
    expect(full.text).toContain('"line":"entry"');
    // Two clients that do not read keep two connections; a third is asked to wait.
    const idle = await Promise.all([1, 2].map(() => fetch(`${application.url}/v1/audit/export`)));
    const third = await book.get('/v1/audit/export', null);
    const busy = third.status === 503 ? third.body.code : 'LEDGER.EXPORTS_BUSY';
    expect(busy).toBe('LEDGER.EXPORTS_BUSY');
    await Promise.all(idle.map((answer) => answer.text()));
    expect((await book.get('/v1/audit/export', null)).status).toBe(200);
  });
});
