import type { CountryReport } from '../country-report.ts';
import { column } from './columns.ts';
import type { DocumentTable } from './document.ts';
import { tableOf } from './rows.ts';

/** The tables of a statement of a tranche: its entries, and that they open and close. */
export function statementTables({ statement }: CountryReport): readonly DocumentTable[] {
  if (statement === null) return [];
  const { balances, currency, next } = statement;
  return [
    tableOf(
      {
        id: 'statement-balances',
        title: 'table.statement-balances',
        notes: ['note.statement', ...(next === null ? [] : (['note.statement-cut'] as const))],
        keyColumns: 1,
        columns: [
          column('figure', 'column.figure', 'figure', 3),
          column('currency', 'column.currency', 'text', 1),
          column('opening', 'column.opening', 'amount', 3),
          column('moved', 'column.movements', 'amount', 3),
          column('closing', 'column.closing', 'amount', 3),
        ],
      },
      balances.map((balance) => ({ ...balance, currency })),
    ),
    tableOf(
      {
        id: 'statement',
        title: 'table.statement',
        notes: [],
        keyColumns: 2,
        columns: [
          column('figure', 'column.figure', 'figure', 3),
          column('entry', 'column.entry'),
          column('effectiveOn', 'column.day', 'day', 3),
          column('kind', 'column.entry-kind', 'code', 4),
          column('reference', 'column.reference', 'text', 4),
          column('commitment', 'column.commitment', 'text', 3),
          column('isCorrection', 'column.reverses', 'flag'),
          column('currency', 'column.currency'),
          column('amount', 'column.amount', 'amount', 4),
          column('balance', 'column.balance', 'amount', 4),
        ],
      },
      balances.flatMap(({ figure, entries }) =>
        entries.map((entry) => ({ figure, currency, ...entry })),
      ),
      ({ entry }, { key }) =>
        key === 'kind' || key === 'entry' ? `/journal-entries/${entry}` : null,
    ),
  ];
}
