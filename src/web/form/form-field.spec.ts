import { describe, expect, it } from '@jest/globals';
import {
  bodyIn,
  rowsOf,
  simpleFields,
  typedIn,
  type FormField,
  type RowsField,
} from './form-field.ts';

const SHARES: RowsField = {
  kind: 'rows',
  name: 'shares',
  label: 'Shares',
  columns: [
    { kind: 'text', name: 'project', label: 'Project' },
    { kind: 'whole-number', name: 'year', label: 'Year' },
  ],
};
const FIELDS: readonly FormField[] = [
  { kind: 'text', name: 'amount', label: 'Amount' },
  { kind: 'text', name: 'agreement.title', label: 'Title' },
  { kind: 'day', name: 'agreement.signedOn', label: 'Signed on' },
  SHARES,
];

describe('a form with fields inside another and rows', () => {
  it('makes the body that a program would send; rows left empty are closed up', () => {
    const typed = typedIn(
      {
        amount: ' 5.00 ',
        'agreement.title': 'Loan',
        'shares.0.project': ' ',
        'shares.1.project': 'KZ001',
        'shares.3.project': 'KZ002',
        'shares.3.year': '2026',
      },
      FIELDS,
    );
    expect(bodyIn(typed, FIELDS)).toEqual({
      amount: '5.00',
      agreement: { title: 'Loan' },
      shares: [{ project: 'KZ001' }, { project: 'KZ002', year: 2026 }],
    });
    expect(typed).toMatchObject({ 'shares.0.project': 'KZ001', 'shares.1.year': '2026' });
  });

  it('leaves out what nobody typed: no agreement, no list of shares', () => {
    expect(bodyIn(typedIn({ amount: '1' }, FIELDS), FIELDS)).toEqual({ amount: '1' });
  });

  it('shows the rows that are filled in and as many empty ones as are asked for', () => {
    const typed = typedIn({ 'shares.7.project': 'KZ001' }, FIELDS);
    expect(rowsOf(SHARES, typed, 2)).toHaveLength(3);
    expect(simpleFields(FIELDS, typed).map(({ name }) => name)).toEqual([
      ...['amount', 'agreement.title', 'agreement.signedOn'],
      ...['shares.0.project', 'shares.0.year'],
    ]);
  });

  it('takes a hundred rows at most, whatever is sent', () => {
    const sent = Object.fromEntries(
      Array.from({ length: 150 }, (_none, at) => [`shares.${at}.project`, `P${at}`]),
    );
    expect(bodyIn(typedIn(sent, FIELDS), FIELDS)['shares']).toHaveLength(100);
  });
});
