import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import type { Instant } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act } from '../../ledger/act.ts';
import { WorkingSet } from '../../ledger/working-set.ts';
import { historicalLoanAct, type HistoricalLoanBody } from './historical-loan.ts';

const day = (text: string) => text as CalendarDay;
const CAREC: HistoricalLoanBody = {
  name: 'CAREC Transport Corridor (Zhambyl Oblast)',
  lender: 'JICA',
  amount: '6361000000',
  currency: 'JPY',
  exchangeOfNotesOn: day('2010-08-10'),
  signedOn: day('2010-08-23'),
  inForceOn: day('2011-07-15'),
  source: 'https://www.jica.go.jp/english/news/press/2010/100823.html',
};

function decide(body: HistoricalLoanBody) {
  const known = new WorkingSet('2026-11-23T00:00:00.000Z' as Instant, day('2026-11-23'));
  const act = {
    id: '01932c5e-7a00-7c3e-9b1a-0242ac120000',
    countryCode: 'KZ' as CountryCode,
    body,
  };
  try {
    return historicalLoanAct.decide(act as Act<HistoricalLoanBody>, known, undefined);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

describe('recording a loan of earlier years', () => {
  it.each<[string, Partial<HistoricalLoanBody>]>([
    ['CURRENCY.UNKNOWN', { currency: 'YEN' }],
    ['AMOUNT.TOO_MANY_DECIMALS', { amount: '6361000000.5' }],
    ['HISTORICAL_LOAN.NOT_POSITIVE', { amount: '0' }],
    ['HISTORICAL_LOAN.DAYS_OUT_OF_ORDER', { exchangeOfNotesOn: day('2010-08-24') }],
    ['HISTORICAL_LOAN.DAYS_OUT_OF_ORDER', { inForceOn: day('2010-08-22') }],
    ['HISTORICAL_LOAN.DAYS_OUT_OF_ORDER', { signedOn: null, inForceOn: day('2010-08-09') }],
    ['PARTNER_COUNTRY.DAY_IN_FUTURE', { inForceOn: day('2026-11-24') }],
  ])('refuses with %s', (code, fault) => {
    expect(decide({ ...CAREC, ...fault })).toMatchObject({ code });
  });

  it('is valid from its loan agreement, and opens no account', () => {
    const outcome = decide(CAREC);
    expect(outcome).toMatchObject({
      records: [
        { validFrom: '2010-08-23', body: { amount: '6361000000', inForceOn: '2011-07-15' } },
      ],
    });
    expect(outcome).not.toHaveProperty('accounts');
    expect(outcome).not.toHaveProperty('entries');
  });
});
