import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { FundingBook, money } from './funding-book.ts';

let application: RunningApplication;
let book: FundingBook;

beforeAll(async () => {
  application = await startWithReference();
  book = new FundingBook(application);
});
afterAll(async () => {
  await book?.keepsTheLaws();
  await application?.close();
});

describe('a tranche from its announcement to its repayment', () => {
  it('tells every figure apart, with all decimals, to anybody', async () => {
    const tranche = await book.tranche();
    const commitment = await book.committed(tranche, { amount: '700' });
    const disbursement = await book.disbursed(commitment, { amount: '450.5' });
    const act = (path: string, amount: string) =>
      book.post(`/v1/commitments/${commitment}/${path}`, money(amount));
    for (const answer of [
      await act('decommitments', '100.00'),
      await book.refund(disbursement, { amount: '20.00', reusable: true }),
      await book.refund(disbursement, { amount: '50.50' }),
      await act('repayments', '80.00'),
      await act('interest', '9.10'),
      await act('fees', '1.00'),
    ]) {
      expect(answer).toMatchObject({ status: 201, body: { status: 'posted' } });
    }
    const figures = {
      announced: '1000.00',
      available: '400.00',
      committed: '600.00',
      committedGross: '700.00',
      decommitted: '100.00',
      disbursed: '380.00',
      disbursedGross: '450.50',
      refunded: '70.50',
      returned: '50.50',
      repaid: '80.00',
      outstanding: '300.00',
      undisbursed: '169.50',
      disbursedShare: '0.6333',
      interest: '9.10',
      fees: '1.00',
    };
    const detail = await book.get(`/v1/tranches/${tranche}`, null);
    expect(detail.body).toMatchObject({ figures, version: 1 });
    expect(detail.headers.get('etag')).toBe('"1"');
    expect(detail.body.commitments).toMatchObject({
      items: [{ id: commitment, amount: '700.00', figures: { undisbursed: '169.50' } }],
      next: null,
    });
  });

  it('answers where each thing stands, and it is there', async () => {
    const tranche = await book.announce({ reference: 'KZ-LOCATED' });
    const commitment = await book.commit(String(tranche.body.id));
    const disbursement = await book.disburse(String(commitment.body.id));
    const refund = await book.refund(String(disbursement.body.id));
    for (const answer of [tranche, commitment, disbursement, refund]) {
      expect(answer.status).toBe(201);
      const there = await book.get(String(answer.headers.get('location')));
      expect(there).toMatchObject({ status: 200, body: { id: answer.body.id } });
    }
    expect(disbursement.headers.get('location')).toMatch(/^\/v1\/disbursements\/KZ-/);
    const entry = await book.get(`/v1/journal-entries/${disbursement.body.journalEntry}`);
    expect(entry.body).toMatchObject({ kind: 'disbursement' });
  });

  it('lists disbursements and their refunds with what is left to refund', async () => {
    const commitment = await book.committed(await book.tranche());
    const first = await book.disbursed(commitment, { amount: '10.00', effectiveOn: '2025-03-02' });
    await book.disbursed(commitment, { amount: '20.00' });
    await book.refund(first, { amount: '4.00', effectiveOn: '2025-03-03' });
    const list = await book.get(`/v1/commitments/${commitment}/disbursements?limit=1`, null);
    expect(list.body.items).toMatchObject([{ amount: '20.00', refundable: '20.00' }]);
    const rest = await book.get(
      `/v1/commitments/${commitment}/disbursements?limit=1&cursor=${list.body.next}`,
      null,
    );
    expect(rest.body).toMatchObject({ items: [{ id: first, refundable: '6.00' }], next: null });
    const one = await book.get(`/v1/disbursements/${first}`, null);
    expect(one.body.refunds).toMatchObject([{ amount: '4.00', reusable: false }]);
  });

  it('repeats the first answer for the same key, and moves nothing twice', async () => {
    const commitment = await book.committed(await book.tranche());
    const path = `/v1/commitments/${commitment}/disbursements`;
    const sent = { body: money('200.00'), idempotencyKey: 'one-payment' };
    const first = await application.request('POST', path, sent);
    const again = await application.request('POST', path, sent);
    expect(again.body).toEqual(first.body);
    expect(await book.figures('commitments', commitment)).toMatchObject({ disbursed: '200.00' });
    const other = await application.request('POST', path, { ...sent, body: money('200.01') });
    expect(other).toMatchObject({ status: 422, body: { code: 'LEDGER.KEY_REUSED' } });
  });
});

describe('what is malformed', () => {
  let commitment: string;
  beforeAll(async () => {
    commitment = await book.committed(await book.tranche());
  });

  it.each<[string, object, string]>([
    ['a JSON number', { amount: 200 }, '/amount'],
    ['an exponent', { amount: '1e3' }, '/amount'],
    ['a tenth of a cent', { amount: '0.001' }, '/amount'],
    ['half a yen', { amount: '1.5', currency: 'JPY' }, '/amount'],
    ['nothing', { amount: '0.00' }, '/amount'],
    ['less than nothing', { amount: '-1.00' }, '/amount'],
    ['a currency that is none', { currency: 'XXX' }, '/currency'],
    ['a day that does not exist', { effectiveOn: '2025-02-29' }, '/effectiveOn'],
    ['an unknown field', { colour: 'green' }, '/colour'],
    ['no reference', { reference: undefined }, '/reference'],
  ])('is refused with a pointer: %s', async (_what, fault, pointer) => {
    const before = await book.leaves();
    const path = `/v1/commitments/${commitment}/disbursements`;
    const answer = await book.post(path, { ...money('10.00'), ...fault });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toMatch(/application\/problem\+json/);
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(
      pointer,
    );
    expect(await book.leaves()).toBe(before);
  });

  it('is a share with more decimals than the commitment has', async () => {
    const tranche = await book.tranche();
    const projectShares = [{ project: 'KZ-EV-CHARGING', amount: '600.001' }];
    const answer = await book.commit(tranche, { projectShares });
    expect(answer).toMatchObject({ status: 400, body: { code: 'AMOUNT.TOO_MANY_DECIMALS' } });
    expect(answer.body.errors[0].pointer).toBe('/projectShares/0/amount');
  });

  it('is an amendment with what its kind does not know', async () => {
    const path = `/v1/tranches/${await book.tranche()}/amendments`;
    const answer = await book.post(path, { kind: 'closing', amount: '1.00', currency: 'USD' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'FUNDING.AMENDMENT_INCOMPLETE' } });
  });
});

describe('what a figure forbids', () => {
  it('is told with the numbers, and nothing is written', async () => {
    const tranche = await book.tranche();
    const commitment = await book.committed(tranche);
    const before = await book.leaves();
    const answers = [
      [await book.commit(tranche, { amount: '400.01' }), 'AVAILABLE', '400.01', '400.00'],
      [await book.disburse(commitment, { amount: '600.01' }), 'UNDRAWN', '600.01', '600.00'],
      [
        await book.post(`/v1/commitments/${commitment}/decommitments`, money('600.01')),
        'UNDRAWN',
        '600.01',
        '600.00',
      ],
      [
        await book.post(`/v1/commitments/${commitment}/repayments`, money('0.01')),
        'OUTSTANDING',
        '0.01',
        '0.00',
      ],
    ] as const;
    for (const [answer, what, requested, available] of answers) {
      expect(answer).toMatchObject({
        status: 422,
        body: { code: `FUNDING.EXCEEDS_${what}`, requested, available, currency: 'USD' },
      });
    }
    expect(await book.leaves()).toBe(before);
  });

  it('is an amount in another currency than the tranche', async () => {
    const commitment = await book.committed(await book.tranche());
    expect(await book.disburse(commitment, { amount: '5', currency: 'JPY' })).toMatchObject({
      status: 422,
      body: { code: 'FUNDING.CURRENCY_DIFFERS', currency: 'JPY', trancheCurrency: 'USD' },
    });
  });

  it('is a refund of more than its disbursement, in however many parts and at once', async () => {
    const commitment = await book.committed(await book.tranche());
    const disbursement = await book.disbursed(commitment);
    await book.disbursed(commitment);
    const all = await Promise.all(
      Array.from({ length: 12 }, () => book.refund(disbursement, { amount: '25.00' })),
    );
    expect(all.filter(({ status }) => status === 201)).toHaveLength(8);
    expect(await book.refund(disbursement, { amount: '0.01' })).toMatchObject({
      status: 422,
      body: { code: 'FUNDING.EXCEEDS_REFUNDABLE', requested: '0.01', available: '0.00' },
    });
  });

  it('lets exactly ten of fifty at once through when there is money for ten', async () => {
    const commitment = await book.committed(await book.tranche(), { amount: '100.00' });
    const all = await Promise.all(
      Array.from({ length: 50 }, () => book.disburse(commitment, { amount: '10.00' })),
    );
    expect(all.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(all.filter(({ status }) => status === 422)).toHaveLength(40);
    expect(await book.figures('commitments', commitment)).toMatchObject({ undisbursed: '0.00' });
  });

  it('knows yen without decimals and dinars with three', async () => {
    const yen = await book.tranche({ currency: 'JPY', announcedAmount: '6361000000' });
    const lent = await book.committed(yen, { amount: '6361000000', currency: 'JPY' });
    await book.disbursed(lent, { amount: '5', currency: 'JPY' });
    expect(await book.figures('commitments', lent)).toMatchObject({
      committed: '6361000000',
      disbursed: '5',
      undisbursed: '6360999995',
    });
    const dinar = await book.tranche({ currency: 'TND', announcedAmount: '10.5' });
    const granted = await book.committed(dinar, { amount: '10.125', currency: 'TND' });
    expect(await book.figures('commitments', granted)).toMatchObject({ committed: '10.125' });
    expect(await book.figures('tranches', dinar)).toMatchObject({
      announced: '10.500',
      available: '0.375',
    });
  });
});

describe('what a day forbids', () => {
  it('is money drawn outside the availability, or before what it draws on', async () => {
    const window = { availableFrom: '2025-03-01', availableUntil: '2025-06-30' };
    const commitment = await book.committed(await book.tranche(window), {
      effectiveOn: '2025-02-10',
    });
    const on = (effectiveOn: string) => book.disburse(commitment, { effectiveOn, amount: '1.00' });
    const refused = { status: 422, body: { code: 'FUNDING.OUTSIDE_AVAILABILITY', ...window } };
    expect(await on('2025-02-28')).toMatchObject(refused);
    expect(await on('2025-07-01')).toMatchObject(refused);
    expect(await on('2025-03-01')).toMatchObject({ status: 201 });
    expect(await on('2025-06-30')).toMatchObject({ status: 201 });
    expect(await on('9999-12-31')).toMatchObject({ status: 422 });
    const early = await book.commit(await book.tranche(), { effectiveOn: '2025-01-31' });
    expect(early.body.code).toBe('FUNDING.BEFORE_SIGNATURE');
  });
});
