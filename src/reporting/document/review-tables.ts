import type { CountryReport } from '../country-report.ts';
import { column } from './columns.ts';
import type { DocumentTable } from './document.ts';
import { tableOf } from './rows.ts';

/** The tables that let a reader check the report. */
export function reviewTables(report: CountryReport): readonly DocumentTable[] {
  return [
    curve(report),
    reconciliation(report),
    movements(report),
    creditReconciliation(report),
    creditMovements(report),
    corrections(report),
    changes(report),
    gaps(report),
    checks(report),
    checkFigures(report),
  ];
}

function curve(report: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'disbursement-curve',
      title: 'table.disbursement-curve',
      notes: ['note.curve'],
      keyColumns: 2,
      columns: [
        column('currency', 'column.currency', 'text', 1),
        column('on', 'column.day', 'day', 2),
        column('planned', 'column.planned', 'amount', 3),
        column('actual', 'column.actual', 'amount', 3),
      ],
    },
    report.disbursementCurves.flatMap(({ currency, points }) =>
      points.map((point) => ({ currency, ...point })),
    ),
  );
}

function reconciliation({ reconciliation: given }: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'reconciliation',
      title: 'table.reconciliation',
      notes: ['note.reconciliation'],
      keyColumns: 2,
      columns: [
        column('reference', 'column.tranche', 'text', 3),
        column('figure', 'column.figure', 'figure', 3),
        column('currency', 'column.currency', 'text', 1),
        column('opening', 'column.opening', 'amount', 3),
        column('moved', 'column.movements', 'amount', 3),
        column('closing', 'column.closing', 'amount', 3),
      ],
    },
    given.accounts,
  );
}

function movements({ reconciliation: given }: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'movements',
      title: 'table.movements',
      notes: [],
      keyColumns: 3,
      columns: [
        column('reference', 'column.tranche', 'text', 3),
        column('figure', 'column.figure', 'figure', 3),
        column('kind', 'column.entry-kind', 'code', 3),
        column('currency', 'column.currency', 'text', 1),
        column('amount', 'column.amount', 'amount', 3),
      ],
    },
    given.accounts.flatMap(({ reference, figure, currency, movements: own }) =>
      own.map((movement) => ({ reference, figure, currency, ...movement })),
    ),
  );
}

function creditReconciliation({ reconciliation: given }: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'credit-reconciliation',
      title: 'table.credit-reconciliation',
      notes: [],
      keyColumns: 3,
      columns: [
        column('side', 'column.side', 'code', 2),
        column('vintage', 'column.vintage', 'text', 1),
        column('figure', 'column.figure', 'code', 3),
        column('opening', 'column.opening', 'amount', 2),
        column('moved', 'column.movements', 'amount', 2),
        column('closing', 'column.closing', 'amount', 2),
      ],
    },
    given.credits,
  );
}

function creditMovements({ reconciliation: given }: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'credit-movements',
      title: 'table.credit-movements',
      notes: [],
      keyColumns: 4,
      columns: [
        column('side', 'column.side', 'code', 2),
        column('vintage', 'column.vintage', 'text', 1),
        column('figure', 'column.figure', 'code', 3),
        column('kind', 'column.entry-kind', 'code', 3),
        column('tonnes', 'column.tonnes', 'amount', 2),
      ],
    },
    given.credits.flatMap(({ side, vintage, figure, movements: own }) =>
      own.map((movement) => ({ side, vintage, figure, ...movement })),
    ),
  );
}

function corrections({ reconciliation: given }: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'corrections',
      title: 'table.corrections',
      notes: [],
      keyColumns: 1,
      columns: [
        column('entry', 'column.entry', 'text', 4),
        column('kind', 'column.entry-kind', 'code', 2),
        column('effectiveOn', 'column.day', 'day', 2),
        column('reference', 'column.reference', 'text', 2),
        column('memo', 'column.memo', 'text', 3),
        column('reverses', 'column.reverses', 'text', 4),
      ],
    },
    given.corrections,
    ({ entry, reverses }, { key }) =>
      key === 'entry'
        ? `/journal-entries/${entry}`
        : key === 'reverses'
          ? `/journal-entries/${reverses}`
          : null,
  );
}

function changes({ changes: given }: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'changes',
      title: 'table.changes',
      notes: given.since === null ? ['note.no-edition'] : ['note.changes'],
      keyColumns: 3,
      columns: [
        column('table', 'column.table', 'text', 2),
        column('row', 'column.row', 'text', 4),
        column('field', 'column.field', 'text', 2),
        column('before', 'column.before', 'text', 3),
        column('after', 'column.after', 'text', 3),
      ],
    },
    given.rows,
  );
}

function gaps({ gaps: given }: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'gaps',
      title: 'table.gaps',
      notes: ['note.gaps'],
      keyColumns: 3,
      columns: [
        column('kind', 'column.kind', 'code', 3),
        column('reference', 'column.reference', 'text', 3),
        column('detail', 'column.detail'),
        column('document', 'column.document', 'code', 3),
        column('lastOn', 'column.last-on', 'day', 2),
        column('subject', 'column.id'),
      ],
    },
    given.items.map((gap) => ({
      ...gap,
      document: gap.kind === 'missing-document' ? gap.detail : null,
      lastOn: gap.kind === 'missing-document' ? null : gap.detail,
    })),
    ({ kind, subject, reference }, { key }) => {
      if (key !== 'reference') return null;
      if (kind === 'idle-tranche') return `/tranches/${subject}`;
      return kind === 'late-monitoring' ? `/projects/${encodeURIComponent(reference)}` : null;
    },
  );
}

function checks(report: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'checks',
      title: 'table.checks',
      notes: [],
      keyColumns: 1,
      columns: [
        column('id', 'column.check', 'label', 6),
        column('result', 'column.result', 'code', 2),
        column('compared', 'column.compared', 'count', 1),
      ],
    },
    report.checks.map(({ id, passed, figures }) => ({
      id,
      result: passed ? 'passed' : 'failed',
      compared: figures.length,
    })),
  );
}

function checkFigures(report: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'check-figures',
      title: 'table.check-figures',
      notes: [],
      keyColumns: 3,
      columns: [
        column('id', 'column.check', 'label'),
        column('subject', 'column.of'),
        column('currency', 'column.currency'),
        column('expected', 'column.expected-figure', 'amount'),
        column('found', 'column.found', 'amount'),
        column('difference', 'column.difference', 'amount'),
        column('on', 'column.day', 'day'),
      ],
    },
    report.checks.flatMap(({ id, figures }) => figures.map((figure) => ({ id, ...figure }))),
  );
}
