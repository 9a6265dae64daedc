import { describe, expect, it } from '@jest/globals';
import { NO_COUNTRY } from '../../kernel/country-code.ts';
import { EXCHANGE_RATE } from '../tables.ts';
import { exchangeRateAct, type ExchangeRateBody } from './exchange-rate.ts';
import * as given from './known.fixture.ts';

const good: ExchangeRateBody = {
  base: 'USD',
  quote: 'JPY',
  rate: '147.25123456',
  rateOn: given.day('2026-03-31'),
  source: 'Bank of Japan, 17:00',
};
const quote = (body: ExchangeRateBody, known = given.scene(), id: string | null = null) =>
  given.post(
    known,
    exchangeRateAct,
    { ...given.act('exchange-rate', null, body), countryCode: NO_COUNTRY },
    { id },
  );

describe('an exchange rate', () => {
  it.each<[string, ExchangeRateBody]>([
    ['FUNDING.RATE_OF_ITSELF', { ...good, quote: 'USD' }],
    ['FUNDING.RATE_MALFORMED', { ...good, rate: '0.00' }],
    ['FUNDING.RATE_MALFORMED', { ...good, rate: '-147.25' }],
    ['FUNDING.RATE_MALFORMED', { ...good, rate: '1e2' }],
    ['FUNDING.RATE_MALFORMED', { ...good, rate: '1.1234567890123456789' }],
    ['LEDGER.DAY_IN_FUTURE', { ...good, rateOn: given.day('2026-04-01') }],
    ['posted', good],
    ['posted', { ...good, base: 'KZT', quote: 'USD', rate: '0.001960784313725490' }],
  ])('%s', (code, body) => {
    expect(given.verdict(quote(body))).toBe(code);
  });

  it('is kept as it was sent, with every decimal', () => {
    const outcome = given.outcomeOf(quote({ ...good, rate: '147.25000000' }));
    expect(outcome.rows?.[0]?.row['rate']).toBe('147.25000000');
    expect(outcome.records?.[0]).toMatchObject({ version: 1, validFrom: '2026-03-31' });
  });

  it('is replaced by the same source for the same day as a new version', () => {
    const known = given.scene();
    const id = given.id();
    known.holdRow(EXCHANGE_RATE, { id, rate: '147.25', version: 1 });
    const outcome = given.outcomeOf(quote({ ...good, rate: '147.26' }, known, id));
    expect(outcome.records?.[0]).toMatchObject({ id, version: 2, body: { rate: '147.26' } });
    expect(outcome.rows?.[0]?.change).toBe('update');
  });
});
