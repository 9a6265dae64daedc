import { describe, expect, it } from '@jest/globals';
import { WorkingSet } from '../../ledger/working-set.ts';
import * as given from './known.fixture.ts';
import { trancheAct, type TrancheBody } from './tranche.ts';

const good: TrancheBody = {
  reference: 'KZ-JICA-X',
  title: 'A loan for railways',
  funder: 'JICA',
  instrument: 'JICA_ODA_LOAN',
  currency: 'USD',
  announcedAmount: '500000000.00',
  announcedOn: given.day('2024-08-12'),
  availableFrom: given.day('2024-09-01'),
  availableUntil: given.day('2029-08-31'),
  approvalThreshold: '1000000',
};

const announce = (body: TrancheBody, changes: given.Scene = {}) => {
  const known: WorkingSet = given.scene(changes);
  return given.post(known, trancheAct, given.act('tranche', null, body), { facilityId: null });
};

describe('a tranche', () => {
  it.each<[string, TrancheBody, given.Scene]>([
    ['FUNDING.FUNDER_UNKNOWN', { ...good, funder: 'JAICA' }, {}],
    ['FUNDING.INSTRUMENT_UNKNOWN', { ...good, instrument: 'LOAN' }, {}],
    ['AMOUNT.TOO_MANY_DECIMALS', { ...good, announcedAmount: '0.001' }, {}],
    ['FUNDING.AMOUNT_NOT_POSITIVE', { ...good, announcedAmount: '0.00' }, {}],
    ['FUNDING.AMOUNT_NOT_POSITIVE', { ...good, approvalThreshold: '-1.00' }, {}],
    ['FUNDING.WINDOW_REVERSED', { ...good, availableUntil: given.day('2024-08-31') }, {}],
    ['LEDGER.DAY_IN_FUTURE', { ...good, announcedOn: given.day('2026-04-01') }, {}],
    ['LEDGER.BOOKS_CLOSED', good, { closedThrough: given.day('2024-12-31') }],
    ['posted', good, {}],
    ['posted', { ...good, availableUntil: given.day('2024-09-01') }, {}],
  ])('%s', (code, body, changes) => {
    expect(given.verdict(announce(body, changes))).toBe(code);
  });

  it('refuses a currency that is not one', () => {
    expect(() => announce({ ...good, currency: 'XXX' })).toThrow(/ISO 4217/);
  });

  it('makes what was announced available, and nothing else', () => {
    const outcome = given.outcomeOf(announce(good));
    expect(given.legs(outcome)).toEqual([
      ['announcement', '01', '-500000000.00'],
      ['announcement', '02', '500000000.00'],
    ]);
    expect(outcome.accounts?.map(({ kind, floor }) => [kind, floor?.toString() ?? null])).toEqual([
      ['announced', null],
      ['available', '0.00'],
    ]);
    expect(outcome.records?.[0]).toMatchObject({
      type: 'tranche',
      version: 1,
      validFrom: '2024-08-12',
      body: { announcedAmount: '500000000.00', approvalThreshold: '1000000.00', status: 'open' },
    });
  });
});
