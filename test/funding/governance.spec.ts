import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { AGREEMENT, FundingBook, money } from './funding-book.ts';

let application: RunningApplication;
let book: FundingBook;
let officer: string;
let second: string;

beforeAll(async () => {
  application = await startWithReference();
  book = new FundingBook(application);
  officer = application.keys['fund-officer'] ?? '';
  second = application.keys['second-fund-officer'] ?? '';
});
afterAll(async () => {
  await book?.keepsTheLaws();
  await application?.close();
});

describe('two officers', () => {
  it('are needed above the threshold of a tranche: the second posts what the first submitted', async () => {
    const tranche = await book.tranche({ approvalThreshold: '100.00' });
    const submitted = await book.commit(tranche, {}, officer);
    expect(submitted).toMatchObject({ status: 202, body: { status: 'awaiting-approval' } });
    expect(await book.figures('tranches', tranche)).toMatchObject({ committed: '0.00' });

    const { id } = submitted.body as { id: string };
    const own = await book.post(`/v1/acts/${id}/approve`, {}, officer);
    expect(own).toMatchObject({ status: 403, body: { code: 'LEDGER.SAME_OFFICER' } });
    const approved = await book.post(`/v1/acts/${id}/approve`, {}, second);
    expect(approved).toMatchObject({ status: 200, body: { id, status: 'posted' } });
    expect(await book.figures('tranches', tranche)).toMatchObject({ committed: '600.00' });

    const small = await book.disburse(id, { amount: '100.00' }, officer);
    expect(small.status).toBe(201);
    const large = await book.disburse(id, { amount: '100.01' }, officer);
    expect(large.status).toBe(202);
    const declined = await book.post(`/v1/acts/${large.body.id}/decline`, {}, second);
    expect(declined.body).toMatchObject({ status: 'declined' });
    const after = await book.post(`/v1/acts/${large.body.id}/approve`, {}, second);
    expect(after.status).toBe(409);
    expect(await book.figures('commitments', id)).toMatchObject({ disbursed: '100.00' });
  });

  it('find the floor as it is when the act is posted', async () => {
    const tranche = await book.tranche({ approvalThreshold: '500.00' });
    const waiting = await book.commit(tranche, { amount: '600.00' }, officer);
    await book.committed(tranche, { amount: '450.00' });
    const approved = await book.post(`/v1/acts/${waiting.body.id}/approve`, {}, second);
    expect(approved).toMatchObject({
      status: 422,
      body: { code: 'FUNDING.EXCEEDS_AVAILABLE', requested: '600.00', available: '550.00' },
    });
  });

  it('are needed to refund, and to lift the threshold itself', async () => {
    const tranche = await book.tranche({ approvalThreshold: '600.00' });
    const commitment = await book.committed(tranche);
    const disbursement = await book.disbursed(commitment, { amount: '600.00' });
    const amendments = `/v1/tranches/${tranche}/amendments`;
    const lower = { kind: 'approval-threshold', approvalThreshold: '10.00' };
    const asked = await book.post(amendments, lower, officer);
    expect(asked.status).toBe(202);
    await book.post(`/v1/acts/${asked.body.id}/approve`, {}, second);
    const refund = await book.refund(disbursement, { amount: '10.01' }, officer);
    expect(refund.status).toBe(202);
    const posted = await book.post(`/v1/acts/${refund.body.id}/approve`, {}, second);
    expect(posted).toMatchObject({ status: 200, body: { amount: '10.01', disbursement } });
  });
});

describe('an amendment', () => {
  it('closes a tranche: nothing is committed or disbursed, everything comes back', async () => {
    const tranche = await book.tranche();
    const commitment = await book.committed(tranche);
    const disbursement = await book.disbursed(commitment);
    const amend = (body: object) => book.post(`/v1/tranches/${tranche}/amendments`, { ...body });
    expect(await amend({ kind: 'closing' })).toMatchObject({ status: 201, body: { version: 2 } });
    for (const refused of [await book.commit(tranche), await book.disburse(commitment)]) {
      expect(refused).toMatchObject({ status: 422, body: { code: 'FUNDING.TRANCHE_CLOSED' } });
    }
    expect((await book.refund(disbursement)).status).toBe(201);
    for (const path of ['repayments', 'decommitments', 'interest', 'fees']) {
      const answer = await book.post(`/v1/commitments/${commitment}/${path}`, money('1.00'));
      expect(answer.status).toBe(201);
    }
    expect(await amend({ kind: 'reopening' })).toMatchObject({ status: 201 });
    expect((await book.disburse(commitment, { amount: '1.00' })).status).toBe(201);
  });

  it('increases and reduces what was announced, and keeps every version', async () => {
    const tranche = await book.tranche();
    await book.committed(tranche);
    const amend = (kind: string, amount: string) =>
      book.post(`/v1/tranches/${tranche}/amendments`, { kind, amount, currency: 'USD' });
    expect((await amend('increase', '500.00')).body.announcedAmount).toBe('1500.00');
    expect(await amend('reduction', '900.01')).toMatchObject({
      status: 422,
      body: { requested: '900.01', available: '900.00' },
    });
    expect((await amend('reduction', '900.00')).status).toBe(201);
    const { body } = await book.get(`/v1/tranches/${tranche}`);
    expect(body).toMatchObject({ announcedAmount: '600.00', version: 3 });
    expect(body.figures).toMatchObject({ announced: '600.00', available: '0.00' });
    expect(
      body.versions.map(
        (version: { body: { announcedAmount: string } }) => version.body.announcedAmount,
      ),
    ).toEqual(['1000.00', '1500.00', '600.00']);
  });

  it('does not reach back before another: the days between keep what held then', async () => {
    const tranche = await book.tranche();
    const amend = (effectiveOn: string, amount: string) =>
      book.post(`/v1/tranches/${tranche}/amendments`, {
        kind: 'increase',
        amount,
        currency: 'USD',
        effectiveOn,
      });
    expect((await amend('2025-06-01', '500.00')).status).toBe(201);
    expect(await amend('2025-03-01', '7.00')).toMatchObject({
      status: 422,
      body: {
        code: 'FUNDING.BEFORE_LAST_AMENDMENT',
        effectiveOn: '2025-03-01',
        lastAmendedOn: '2025-06-01',
      },
    });
    expect((await amend('2025-06-01', '7.00')).status).toBe(201);
    const { body } = await book.get(`/v1/tranches/${tranche}`);
    expect(body.versions.map(({ validFrom }: { validFrom: string }) => validFrom)).toEqual([
      '2025-01-15',
      '2025-06-01',
      '2025-06-01',
    ]);
  });

  it('made from an older version is refused where the client says which it has seen', async () => {
    const path = `/v1/tranches/${await book.tranche()}/amendments`;
    const amend = (version: number) =>
      application.request('POST', path, {
        body: { kind: 'dates', availableUntil: '2030-12-31' },
        headers: { 'if-match': `"${version}"` },
      });
    const first = await amend(1);
    expect(first.status).toBe(201);
    expect(first.headers.get('etag')).toBe('"2"');
    expect(await amend(1)).toMatchObject({
      status: 412,
      body: { code: 'FUNDING.VERSION_MOVED_ON', expected: 1, version: 2 },
    });
  });
});

describe('a reversal', () => {
  it('undoes a disbursement, once, and the figures net by themselves', async () => {
    const commitment = await book.committed(await book.tranche());
    const disbursement = await book.disbursed(commitment);
    expect((await book.reverse(disbursement)).status).toBe(201);
    expect(await book.figures('commitments', commitment)).toMatchObject({
      disbursedGross: '0.00',
      undisbursed: '600.00',
    });
    expect((await book.reverse(disbursement)).status).toBe(409);
    expect((await book.refund(disbursement, { amount: '0.01' })).body).toMatchObject({
      code: 'FUNDING.EXCEEDS_REFUNDABLE',
      available: '0.00',
    });
    const { body } = await book.get(`/v1/disbursements/${disbursement}`);
    expect(body.reversedBy).toMatch(/^KZ-/);
  });

  it('of a refunded disbursement waits for the reversal of its refund', async () => {
    const commitment = await book.committed(await book.tranche());
    const disbursement = await book.disbursed(commitment);
    const refund = await book.refund(disbursement);
    expect(await book.reverse(disbursement)).toMatchObject({
      status: 422,
      body: { code: 'FUNDING.REFUNDED_ALREADY', refunded: '50.00' },
    });
    expect((await book.reverse(String(refund.body.id))).status).toBe(201);
    const { body } = await book.get(`/v1/disbursements/${disbursement}`);
    expect(body).toMatchObject({ refundable: '200.00' });
    expect((await book.reverse(disbursement)).status).toBe(201);
  });

  it('of a commitment is refused while money of it is drawn', async () => {
    const tranche = await book.tranche();
    const commitment = await book.commit(tranche);
    const entry = String(commitment.body.journalEntry);
    const disbursement = await book.disbursed(String(commitment.body.id));
    expect(await book.reverse(entry)).toMatchObject({
      status: 422,
      body: { requested: '600.00', available: '400.00', currency: 'USD' },
    });
    await book.reverse(disbursement);
    expect((await book.reverse(entry)).status).toBe(201);
    expect(await book.figures('tranches', tranche)).toMatchObject({
      committed: '0.00',
      available: '1000.00',
      disbursedShare: null,
    });
  });

  it('is not for announcements: those are amended', async () => {
    const announced = await book.announce({ reference: 'KZ-ANNOUNCED' });
    expect(await book.reverse(String(announced.body.journalEntry))).toMatchObject({
      status: 422,
      body: { code: 'LEDGER.NOT_REVERSIBLE' },
    });
  });
});

describe('closed books', () => {
  it('take no act of a day they hold', async () => {
    const country = '/v1/partner-countries/UZ';
    const tranche = await book.post(`${country}/tranches`, {
      reference: 'UZ-T',
      title: 'A tranche for tests',
      funder: 'JICA',
      instrument: 'JICA_ODA_LOAN',
      currency: 'USD',
      announcedAmount: '1000.00',
      announcedOn: '2025-01-15',
    });
    const closing = await book.post(`${country}/periods/2025-03/close`, {});
    expect(closing.status).toBe(201);
    const commitment = { ...money('1.00'), agreement: AGREEMENT };
    const path = `/v1/tranches/${tranche.body.id}/commitments`;
    expect(await book.post(path, commitment)).toMatchObject({
      status: 422,
      body: { code: 'LEDGER.BOOKS_CLOSED', closedThrough: '2025-03-31' },
    });
    expect(await book.post(path, { ...commitment, effectiveOn: '2025-04-01' })).toMatchObject({
      status: 201,
    });
  });
});
