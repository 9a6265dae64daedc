import type { CountryReport } from '../country-report.ts';
import { creditTables } from './credit-tables.ts';
import { column } from './columns.ts';
import type { DocumentTable } from './document.ts';
import { tableOf } from './rows.ts';

/** The tables about projects: credits, money per tonne, physical results; agreements; conversions. */
export function resultTables(report: CountryReport) {
  return {
    credits: creditTables(report),
    projects: [projects(report), projectShares(report), moneyPerTonne(report)],
    results: [indicators(report), targets(report), agreements(report), loans(report)],
    conversions: conversions(report),
  };
}

function projects(report: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'projects',
      title: 'table.projects',
      notes: [],
      keyColumns: 1,
      columns: [
        column('reference', 'column.project', 'text', 2),
        column('id', 'column.id'),
        column('title', 'column.title', 'text', 5),
        column('mechanism', 'column.mechanism', 'code', 2),
        column('sector', 'column.sector', 'text', 2),
        column('status', 'column.status', 'code', 2),
        column('startsOn', 'column.starts-on', 'day'),
        column('endsOn', 'column.ends-on', 'day'),
        column('expectedAnnualReduction', 'column.expected', 'amount', 2),
        column('verified', 'credit.verified', 'amount', 2),
        column('issued', 'column.issued', 'amount', 2),
        column('documents', 'column.documents', 'count', 1),
        column('sites', 'column.sites'),
        column('participants', 'column.participants'),
        column('source', 'column.source'),
      ],
    },
    report.projects.map((project) => ({
      ...project,
      sites: project.sites.join('; '),
      participants: project.participants.map(({ name, side }) => `${name} (${side})`).join('; '),
    })),
    (row, { key }) =>
      key === 'reference'
        ? `/projects/${encodeURIComponent(row.reference)}`
        : key === 'documents' && row.documents > 0
          ? `/projects/${encodeURIComponent(row.reference)}#documents`
          : null,
  );
}

function projectShares(report: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'project-shares',
      title: 'table.project-shares',
      notes: ['note.shares'],
      keyColumns: 2,
      columns: [
        column('project', 'column.project', 'text', 2),
        column('reference', 'column.tranche', 'text', 2),
        column('currency', 'column.currency', 'text', 1),
        column('committedGross', 'figure.committedGross', 'amount', 3),
        column('ofTranche', 'column.share', 'ratio', 2),
        column('disbursed', 'figure.disbursed', 'amount', 3),
      ],
    },
    report.projects.flatMap(({ reference, shares }) =>
      shares.map((share) => ({ project: reference, ...share })),
    ),
  );
}

function moneyPerTonne({ moneyPerTonne: { items } }: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'money-per-tonne',
      title: 'table.money-per-tonne',
      notes: ['note.money-per-tonne'],
      keyColumns: 4,
      columns: [
        column('projectReference', 'column.project', 'text', 2),
        column('trancheReference', 'column.tranche', 'text', 2),
        column('money', 'column.money', 'figure', 2),
        column('tonnes', 'column.tonnes', 'code', 2),
        column('currency', 'column.currency', 'text', 1),
        column('amount', 'column.amount', 'amount', 3),
        column('quantity', 'column.quantity', 'amount', 2),
        column('perTonne', 'column.per-tonne', 'amount', 2),
      ],
    },
    items,
  );
}

function indicators(report: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'indicators',
      title: 'table.indicators',
      notes: [],
      keyColumns: 3,
      columns: [
        column('project', 'column.project', 'text', 2),
        column('name', 'column.indicator', 'text', 4),
        column('place', 'column.place', 'text', 3),
        column('unit', 'column.unit', 'text', 2),
        column('baseline', 'column.baseline', 'amount', 2),
        column('baselineOn', 'column.baseline-on', 'day'),
        column('latest', 'column.latest', 'amount', 2),
        column('observedOn', 'column.observed-on', 'day', 2),
        column('source', 'column.source'),
      ],
    },
    report.indicators.map(({ project, baseline, latest, ...one }) => ({
      ...one,
      project: project?.reference ?? null,
      baseline: baseline?.value ?? null,
      baselineOn: baseline?.on ?? null,
      latest: latest?.value ?? null,
      observedOn: latest?.observedOn ?? null,
    })),
  );
}

function targets(report: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'targets',
      title: 'table.targets',
      notes: ['note.progress'],
      keyColumns: 4,
      columns: [
        column('project', 'column.project', 'text', 2),
        column('name', 'column.indicator', 'text', 4),
        column('place', 'column.place', 'text', 3),
        column('dueOn', 'column.due-on', 'day', 2),
        column('value', 'column.target', 'amount', 2),
        column('latest', 'column.latest', 'amount', 2),
        column('observedOn', 'column.observed-on', 'day'),
        column('unit', 'column.unit', 'text', 2),
        column('progress', 'column.progress', 'ratio', 2),
        column('progressBasis', 'column.progress-basis', 'code', 2),
      ],
    },
    report.indicators.flatMap(({ project, name, place, unit, latest, targets: own }) =>
      own.map((target) => ({
        project: project?.reference ?? null,
        name,
        place,
        unit,
        latest: latest?.value ?? null,
        observedOn: latest?.observedOn ?? null,
        ...target,
      })),
    ),
  );
}

function agreements(report: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'agreements',
      title: 'table.agreements',
      notes: [],
      keyColumns: 1,
      columns: [
        column('title', 'column.title', 'text', 5),
        column('kind', 'column.kind', 'code', 3),
        column('parties', 'column.parties', 'text', 4),
        column('signedOn', 'column.signed-on', 'day', 2),
        column('adoptedOn', 'column.adopted-on', 'day', 2),
        column('summary', 'column.summary'),
        column('source', 'column.source'),
        column('id', 'column.id'),
      ],
    },
    report.agreements.map(({ parties, ...one }) => ({
      ...one,
      parties: parties.map(({ name }) => name).join('; '),
    })),
  );
}

function loans(report: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'historical-loans',
      title: 'table.historical-loans',
      notes: ['note.historical-loans'],
      keyColumns: 1,
      columns: [
        column('name', 'column.loan', 'text', 5),
        column('lender', 'column.lender', 'text', 2),
        column('currency', 'column.currency', 'text', 1),
        column('amount', 'column.amount', 'amount', 3),
        column('exchangeOfNotesOn', 'column.exchange-of-notes-on', 'day', 2),
        column('signedOn', 'column.signed-on', 'day', 2),
        column('inForceOn', 'column.in-force-on', 'day'),
        column('note', 'column.note'),
        column('source', 'column.source'),
        column('id', 'column.id'),
      ],
    },
    report.historicalLoans.items,
  );
}

function conversions({ conversions: given }: CountryReport): readonly DocumentTable[] {
  if (given === null) return [];
  return [
    tableOf(
      {
        id: 'conversions',
        title: 'table.conversions',
        notes: ['note.conversions'],
        keyColumns: 3,
        columns: [
          column('subject', 'column.kind', 'code'),
          column('reference', 'column.reference', 'text', 2),
          column('figure', 'column.figure', 'figure', 2),
          column('originalCurrency', 'column.currency', 'text', 1),
          column('originalAmount', 'column.amount', 'amount', 3),
          column('currency', 'column.display-currency', 'text', 1),
          column('amount', 'column.converted', 'amount', 3),
          column('rate', 'column.rate', 'amount', 2),
          column('rateOn', 'column.rate-on', 'day', 2),
          column('source', 'column.source', 'text', 2),
        ],
      },
      given.items.map(({ original, rate, ...item }) => ({
        ...item,
        currency: given.currency,
        originalCurrency: original.currency,
        originalAmount: original.amount,
        rate: rate.rate,
        rateOn: rate.rateOn,
        source: rate.source,
      })),
    ),
  ];
}
