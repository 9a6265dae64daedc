import type { CountryReport } from '../country-report.ts';
import type { FigureName } from '../figures.ts';
import type { ReportedTranche } from '../reported-funding.ts';
import { column, moneyColumns, OF_COMMITMENTS, OF_TRANCHES, SHARE } from './columns.ts';
import type { Column, DocumentTable } from './document.ts';
import { tableOf } from './rows.ts';

/** The tables of the funding part. */
export function fundingTables(report: CountryReport) {
  return {
    totals: totals(report),
    announcements: announcements(report),
    tranches: tranches(report),
    ofTranches: [
      trancheTerms(report),
      commitments(report),
      shares(report),
      schedule(report),
      pledges(report),
    ],
  };
}

const FIRST_NUMBERS = ['committed', 'disbursed', 'undisbursed'] as const;

/** The entries behind a figure, where the row names them. */
function entriesOf(
  row: { readonly entries: Readonly<Partial<Record<FigureName, string>>> },
  { key }: Column,
): string | null {
  return row.entries[key as FigureName] ?? null;
}

function totals(report: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'totals',
      title: 'table.totals',
      notes: report.totals.length > 1 ? ['note.currencies'] : [],
      keyColumns: 1,
      columns: [
        column('currency', 'column.currency', 'text', 1),
        // The four numbers first; the others apart, after them.
        ...moneyColumns(FIRST_NUMBERS, { committed: 3, disbursed: 3, undisbursed: 3 }),
        SHARE(2),
        ...moneyColumns(
          OF_COMMITMENTS.filter((name) => !FIRST_NUMBERS.some((one) => one === name)),
          { decommitted: 3, repaid: 3, outstanding: 3 },
        ),
      ],
    },
    report.totals,
    entriesOf,
  );
}

function announcements(report: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'announcements',
      title: 'table.announcements',
      notes: ['note.announcements'],
      keyColumns: 1,
      columns: [
        column('reference', 'column.tranche', 'text', 2),
        column('tranche', 'column.id'),
        column('title', 'column.title', 'text', 4),
        column('funder', 'column.funder', 'text', 1),
        column('currency', 'column.currency', 'text', 1),
        column('announced', 'figure.announced', 'amount', 3),
        column('announcedOn', 'column.announced-on', 'day', 2),
        column('confidence', 'column.confidence', 'code', 2),
        column('source', 'column.source', 'text', 3),
        column('note', 'column.note'),
      ],
    },
    report.announcements.items,
    (row, { key }) => (key === 'announced' ? row.entries : null),
  );
}

function projectsOf({ projects }: CountryReport, id: string): string {
  return projects
    .filter(({ shares }) => shares.some(({ tranche }) => tranche === id))
    .map(({ reference }) => reference)
    .join(' ');
}

/** The day of the first agreement under a tranche; null where none is recorded. */
function agreementSignedOn({ commitments: own }: ReportedTranche): string | null {
  const days = own
    .filter(({ reversed }) => !reversed)
    .flatMap(({ agreement }) => agreement?.signedOn ?? []);
  return days.sort()[0] ?? null;
}

/** Who finances how, since when, until when, what for: what a page has no room for beside the figures. */
function trancheTerms(report: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'tranche-terms',
      title: 'table.tranche-terms',
      notes: [],
      keyColumns: 1,
      columns: [
        column('reference', 'column.tranche', 'text', 3),
        column('title', 'column.title', 'text', 5),
        column('funder', 'column.funder', 'text', 1),
        column('instrument', 'column.instrument', 'code', 3),
        column('status', 'column.status', 'code', 1),
        column('agreementSignedOn', 'column.signed-on', 'day', 2),
        column('availableFrom', 'column.available-from', 'day', 2),
        column('availableUntil', 'column.available-until', 'day', 2),
        column('facility', 'column.facility', 'text', 2),
        column('projects', 'column.projects', 'text', 3),
      ],
    },
    report.tranches.map((tranche) => ({
      ...tranche,
      agreementSignedOn: agreementSignedOn(tranche),
      facility: tranche.facility?.reference ?? null,
      projects: projectsOf(report, tranche.id),
    })),
    (row, { key }) => (key === 'reference' ? `/tranches/${row.id}` : null),
  );
}

function tranches(report: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'tranches',
      title: 'table.tranches',
      notes: ['note.tranches'],
      keyColumns: 1,
      columns: [
        column('reference', 'column.tranche', 'text', 3),
        column('id', 'column.id'),
        column('title', 'column.title'),
        column('funder', 'column.funder'),
        column('instrument', 'column.instrument', 'code'),
        column('confidence', 'column.confidence', 'code'),
        column('status', 'column.status', 'code'),
        column('currency', 'column.currency', 'text', 1),
        column('announcedOn', 'column.announced-on', 'day'),
        column('availableFrom', 'column.available-from', 'day'),
        column('agreementSignedOn', 'column.signed-on', 'day'),
        column('availableUntil', 'column.available-until', 'day'),
        ...moneyColumns(OF_TRANCHES, {
          committedGross: 3,
          decommitted: 3,
          committed: 3,
          disbursed: 3,
          undisbursed: 3,
        }),
        SHARE(2),
        column('nextPaymentOn', 'column.next-payment-on', 'day', 2),
        column('nextPayment', 'column.next-payment', 'amount', 3),
        column('facility', 'column.facility'),
        column('projects', 'column.projects', 'text'),
        column('source', 'column.source'),
        column('note', 'column.note'),
      ],
    },
    report.tranches.map((tranche) => ({
      ...tranche,
      facility: tranche.facility?.reference ?? null,
      nextPaymentOn: tranche.nextPayment?.dueOn ?? null,
      nextPayment: tranche.nextPayment?.amount ?? null,
      agreementSignedOn: agreementSignedOn(tranche),
      projects: projectsOf(report, tranche.id),
    })),
    (row, own) => (own.key === 'reference' ? `/tranches/${row.id}` : entriesOf(row, own)),
  );
}

function commitments(report: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'commitments',
      title: 'table.commitments',
      notes: [],
      keyColumns: 2,
      columns: [
        column('tranche', 'column.tranche', 'text', 2),
        column('reference', 'column.commitment', 'text', 2),
        column('id', 'column.id'),
        column('effectiveOn', 'column.day', 'day', 2),
        column('agreement', 'column.agreement', 'text', 3),
        column('agreementSignedOn', 'column.signed-on', 'day'),
        column('agreementSha256', 'column.sha256'),
        column('reversed', 'column.reversed', 'flag'),
        column('currency', 'column.currency', 'text', 1),
        ...moneyColumns(OF_COMMITMENTS, { committed: 3, disbursed: 3, undisbursed: 3, repaid: 3 }),
        SHARE(),
      ],
    },
    report.tranches.flatMap((tranche) =>
      tranche.commitments.map((commitment) => ({
        ...commitment,
        tranche: tranche.reference,
        agreement: commitment.agreement?.title ?? null,
        agreementSignedOn: commitment.agreement?.signedOn ?? null,
        agreementSha256: commitment.agreement?.sha256 ?? null,
      })),
    ),
    entriesOf,
  );
}

function shares(report: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'commitment-shares',
      title: 'table.commitment-shares',
      notes: ['note.shares'],
      keyColumns: 2,
      columns: [
        column('commitment', 'column.commitment'),
        column('project', 'column.project'),
        column('currency', 'column.currency'),
        column('amount', 'column.amount', 'amount'),
      ],
    },
    report.tranches
      .flatMap((tranche) => tranche.commitments)
      .flatMap(({ reference, currency, projectShares }) =>
        projectShares.map((share) => ({
          commitment: reference,
          project: share.reference ?? share.project,
          currency,
          amount: share.amount,
        })),
      ),
  );
}

function schedule(report: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'payment-schedule',
      title: 'table.payment-schedule',
      notes: [],
      keyColumns: 2,
      columns: [
        column('tranche', 'column.tranche', 'text', 3),
        column('dueOn', 'column.due-on', 'day', 3),
        column('currency', 'column.currency', 'text', 1),
        column('amount', 'column.amount', 'amount', 3),
      ],
    },
    report.tranches.flatMap(({ reference, currency, schedule: payments }) =>
      payments.map((payment) => ({ tranche: reference, currency, ...payment })),
    ),
  );
}

function pledges(report: CountryReport): DocumentTable {
  return tableOf(
    {
      id: 'pledges',
      title: 'table.pledges',
      notes: ['note.pledges'],
      keyColumns: 1,
      columns: [
        column('reference', 'column.reference', 'text', 2),
        column('trancheReference', 'column.tranche', 'text', 2),
        column('pledgedOn', 'column.pledged-on', 'day', 2),
        column('currency', 'column.currency', 'text', 1),
        column('amount', 'column.amount', 'amount', 3),
        column('source', 'column.source', 'text', 3),
      ],
    },
    report.pledges.items,
  );
}
