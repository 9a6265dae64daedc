import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { FundingTransaction } from '../reported-transactions.ts';
import { reconciled, type StatementLine } from './matching.ts';
import { statementLines } from './statement-file.ts';

const line = (at: number, reference: string, amount: string, day: string): StatementLine => ({
  line: at,
  reference,
  amount,
  currency: 'USD',
  day: day as CalendarDay,
});

const payment = (reference: string, amount: string, effectiveOn: string): FundingTransaction => ({
  id: `KZ-${reference}`,
  tranche: 'T',
  commitment: 'C',
  kind: 'disbursement',
  effectiveOn,
  reference,
  memo: null,
  isCorrection: false,
  currency: 'USD',
  amount,
});

describe('a statement held against the book', () => {
  it('tells of each line whether it agrees, and in what it differs', () => {
    const found = reconciled(
      [
        line(2, 'd-1', '100.00', '2025-03-03'),
        line(3, 'D-2', '200.00', '2025-03-20'),
        line(4, 'D-3', '300.01', '2025-03-10'),
        line(5, 'WIRE 77', '400', '2025-03-11'),
        line(6, 'X', '999.99', '2025-03-12'),
      ],
      [
        payment('D-1', '100.00', '2025-03-01'),
        payment('D-2', '200.00', '2025-03-01'),
        payment('D-3', '300.00', '2025-03-10'),
        payment('D-4', '400.00', '2025-03-10'),
        payment('D-5', '500.00', '2025-03-10'),
        payment('D-6', '600.00', '2026-03-10'),
      ],
      5,
    );
    expect(
      found.map(({ outcome, statement, book }) => [outcome, statement?.line, book?.reference]),
    ).toEqual([
      ['matched', 2, 'D-1'],
      ['day-differs', 3, 'D-2'],
      ['amount-differs', 4, 'D-3'],
      ['reference-differs', 5, 'D-4'],
      ['not-in-book', 6, undefined],
      ['not-in-statement', undefined, 'D-5'],
    ]);
  });

  it('lets a payment answer one line only: paid once and stated twice is a difference', () => {
    const twice = [line(2, 'D-1', '100.00', '2025-03-01'), line(3, 'D-1', '100.00', '2025-03-01')];
    const found = reconciled(twice, [payment('D-1', '100.00', '2025-03-01')], 5);
    expect(found.map(({ outcome }) => outcome)).toEqual(['matched', 'not-in-book']);
  });

  it('never takes another currency, or a day beyond the window, for the same payment', () => {
    const yen = { ...line(2, 'D-1', '100', '2025-03-01'), currency: 'JPY' };
    const found = reconciled([yen], [payment('D-1', '100.00', '2025-03-01')], 5);
    expect(found.map(({ outcome }) => outcome)).toEqual(['not-in-book', 'not-in-statement']);
    const late = reconciled(
      [line(2, 'other', '100.00', '2025-03-07')],
      [payment('D-1', '100.00', '2025-03-01')],
      5,
    );
    expect(late[0]?.outcome).toBe('not-in-book');
  });
});

describe('a statement', () => {
  const read = (text: string) => statementLines(Buffer.from(text));

  it('is read by the names of its columns, in any order', async () => {
    expect(await read('Date,Currency,Amount,Reference,Text\n2025-03-01,usd,10.50,D-1,x\n')).toEqual(
      [{ line: 2, reference: 'D-1', amount: '10.50', currency: 'USD', day: '2025-03-01' }],
    );
  });

  it.each([
    [
      'without a column',
      'Date,Amount,Currency\n2025-03-01,1,USD\n',
      /header names no column for reference/,
    ],
    [
      'with a day that is none',
      'date,amount,currency,reference\n1/3/2025,1,USD,a\n',
      /line 2: .* no day/,
    ],
    [
      'with too many decimals',
      'date,amount,currency,reference\n2025-03-01,1.001,USD,a\n',
      /line 2/,
    ],
    [
      'with commas in a number',
      'date,amount,currency,reference\n2025-03-01,"1,000",USD,a\n',
      /line 2/,
    ],
    ['in no currency', 'date,amount,currency,reference\n2025-03-01,1,XXX,a\n', /line 2/],
  ])('is refused %s, with the line', async (_what, text, detail) => {
    const refusal = await read(text).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: 'REPORTING.STATEMENT_UNREADABLE',
      errors: [{ detail: expect.stringMatching(detail) }],
    });
  });
});
