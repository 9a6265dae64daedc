import { describe, expect, it } from '@jest/globals';
import { Amount } from '../kernel/amount.ts';
import { currencyOf } from '../kernel/currency.ts';
import { trancheFigures, type Moved } from './figures.ts';

const USD = currencyOf('USD');
const moved = (accountKind: string, entryKind: string, amount: string): Moved => ({
  accountKind,
  entryKind,
  amount: Amount.parse(amount, USD),
});

describe('the figures of a tranche', () => {
  it('tell gross from net, and what was lent from what came back', () => {
    const figures = trancheFigures(USD, [
      moved('announced', 'announcement', '-1000.00'),
      moved('available', 'announcement', '1000.00'),
      moved('available', 'commitment', '-700.00'),
      moved('undrawn', 'commitment', '700.00'),
      moved('undrawn', 'decommitment', '-100.00'),
      moved('available', 'decommitment', '100.00'),
      moved('undrawn', 'disbursement', '-450.00'),
      moved('outstanding', 'disbursement', '450.00'),
      moved('outstanding', 'refund', '-70.00'),
      moved('undrawn', 'refund', '20.00'),
      moved('returned', 'refund', '50.00'),
      moved('outstanding', 'repayment', '-80.00'),
      moved('repaid', 'repayment', '80.00'),
      moved('debt-service', 'interest-payment', '-9.00'),
      moved('interest-received', 'interest-payment', '9.00'),
    ]);
    expect(JSON.parse(JSON.stringify(figures))).toEqual({
      announced: '1000.00',
      available: '400.00',
      committed: '600.00',
      committedGross: '700.00',
      decommitted: '100.00',
      disbursed: '380.00',
      disbursedGross: '450.00',
      refunded: '70.00',
      returned: '50.00',
      repaid: '80.00',
      outstanding: '300.00',
      undisbursed: '170.00',
      disbursedShare: '0.6333',
      interest: '9.00',
      fees: '0.00',
    });
  });

  it('of an announcement alone are committed nothing, disbursed nothing, and no share at all', () => {
    const figures = trancheFigures(USD, [
      moved('announced', 'announcement', '-200000000.00'),
      moved('available', 'announcement', '200000000.00'),
    ]);
    expect(figures.disbursedShare).toBeNull();
    expect(figures.committed.toString()).toBe('0.00');
    expect(figures.announced.toString()).toBe('200000000.00');
  });

  it('count opening balances with what followed them', () => {
    const figures = trancheFigures(USD, [
      moved('undrawn', 'opening-commitment', '900.00'),
      moved('undrawn', 'opening-disbursement', '-700.00'),
      moved('outstanding', 'opening-disbursement', '700.00'),
      moved('outstanding', 'opening-repayment', '-200.00'),
      moved('repaid', 'opening-repayment', '200.00'),
    ]);
    expect(figures.committedGross.toString()).toBe('900.00');
    expect(figures.disbursedGross.toString()).toBe('700.00');
    expect(figures.repaid.toString()).toBe('200.00');
    expect(figures.undisbursed.toString()).toBe('200.00');
  });
});
