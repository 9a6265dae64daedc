import { describe, expect, it } from '@jest/globals';
import { PAYMENT_SCHEDULE } from '../tables.ts';
import * as given from './known.fixture.ts';
import { paymentScheduleAct, type PaymentScheduleBody } from './payment-schedule.ts';

const payment = (dueOn: string, amount: string) => ({ dueOn: given.day(dueOn), amount });
const good: PaymentScheduleBody = {
  currency: 'USD',
  payments: [payment('2027-06-20', '600.00'), payment('2026-12-20', '400.00')],
};
const schedule = (body: PaymentScheduleBody, subject = given.trancheId, known = given.scene()) =>
  given.post(known, paymentScheduleAct, given.act('payment-schedule', subject, body), undefined);

describe('a payment schedule', () => {
  it.each<[string, PaymentScheduleBody, string?]>([
    ['FUNDING.TRANCHE_NOT_FOUND', good, given.id()],
    ['FUNDING.CURRENCY_DIFFERS', { ...good, currency: 'JPY' }],
    ['AMOUNT.TOO_MANY_DECIMALS', { ...good, payments: [payment('2027-06-20', '1.001')] }],
    ['FUNDING.AMOUNT_NOT_POSITIVE', { ...good, payments: [payment('2027-06-20', '0.00')] }],
    ['FUNDING.EXCEEDS_ANNOUNCED', { ...good, payments: [payment('2027-06-20', '1000.01')] }],
    ['posted', good],
    ['posted', { ...good, payments: [] }],
  ])('%s', (...row) => {
    // A missing last column must not be taken for jest's own callback.
    const [code, body, subject] = row;
    expect(given.verdict(schedule(body, subject))).toBe(code);
  });

  it('points at the payment that is wrong', () => {
    const payments = [payment('2027-06-20', '1.00'), payment('2027-12-20', '1.001')];
    const refusal = given.refusalOf(schedule({ ...good, payments }));
    expect(refusal.errors?.[0]?.pointer).toBe('/payments/1/amount');
  });

  it('is ordered by day, and replaces the one before as a new version', () => {
    const known = given.scene();
    const first = given.outcomeOf(schedule(good, given.trancheId, known));
    expect(first.records?.[0]).toMatchObject({
      version: 1,
      body: { payments: [{ dueOn: '2026-12-20' }, { dueOn: '2027-06-20', amount: '600.00' }] },
    });
    const payments = [payment('2028-01-01', '1.00')];
    const second = given.outcomeOf(schedule({ ...good, payments }, given.trancheId, known));
    expect(second.rows?.[0]).toMatchObject({ change: 'update', row: { version: 2 } });
    expect(known.row(PAYMENT_SCHEDULE, given.trancheId)).toMatchObject({
      version: 2,
      payments: '[{"amount":"1.00","dueOn":"2028-01-01"}]',
    });
  });
});
