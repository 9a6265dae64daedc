import type { CountryReport, ReportedProject } from '../country-report.ts';
import { financeOf, sectorCodeOf } from '../exchange-codes.ts';
import type { IatiView } from '../formats.ts';
import type { IatiReporter } from '../iati-reporter.ts';
import type { ReportedTranche } from '../reported-funding.ts';
import type { FundingTransaction } from '../reported-transactions.ts';
import { programmeLinks, projectLinks, trancheLinks, type Linked } from './iati-documents.ts';
import { budgetElements, loanElement } from './iati-finance.ts';
import { narrative, organisation, resultsOf, transactionOf } from './iati-parts.ts';
import { element, xmlText, type XmlElement } from './xml.ts';

/** What an IATI file is made from. */
export interface IatiInput {
  readonly report: CountryReport;
  readonly transactions: readonly FundingTransaction[];
  readonly view: IatiView;
  readonly reporter: IatiReporter;
  readonly linked: Linked;
}

/**
 * The country's programme, its tranches and its projects as IATI 2.03 activities. All money stands
 * with the tranches, one level below the programme: no figure can be added twice. Credits are results,
 * never transactions. A project of which no day of start is known cannot be an activity; a comment
 * names it, and its results stand with the programme.
 *
 * @source IATI standard 2.03; IATI rulesets, standard.json
 */
export function writeIatiXml(input: IatiInput): Buffer {
  const { report } = input;
  const at = report.asOf.knownAsOf.at;
  const told = report.projects.filter(({ startsOn }) => startsOn !== null);
  const leftOut = report.projects.filter(({ startsOn }) => startsOn === null);
  const activities = [
    programme(input, leftOut),
    ...report.tranches.map((tranche) => trancheActivity(input, tranche)),
    ...told.map((project) => projectActivity(input, project)),
  ];
  const root = element(
    'iati-activities',
    { version: '2.03', 'generated-datetime': at },
    activities,
  );
  const comments = [
    ...(report.book.notice === null ? [] : [report.book.notice]),
    `View of the ${input.view}. Effective as of ${report.asOf.effectiveAsOf}, known as of leaf ${report.asOf.knownAsOf.size}; digest ${report.digest}.`,
    ...(leftOut.length === 0
      ? []
      : [`No day of start is recorded: ${leftOut.map(({ reference }) => reference).join(', ')}.`]),
  ].map((text) => `<!-- ${text.replaceAll('--', '- -')} -->`);
  const head = ['<?xml version="1.0" encoding="UTF-8"?>', ...comments].join('\n');
  return Buffer.from(`${head}\n${xmlText(root)}\n`, 'utf8');
}

function activity(
  { report, reporter }: IatiInput,
  id: string,
  of: { readonly hierarchy: '1' | '2'; readonly currency: string | null; readonly title: string },
  parts: readonly (XmlElement | null)[],
): XmlElement {
  const mark = report.book.kind === 'demonstration' ? 'DEMONSTRATION: ' : '';
  return element(
    'iati-activity',
    {
      'xml:lang': 'en',
      'default-currency': of.currency,
      hierarchy: of.hierarchy,
      'last-updated-datetime': report.asOf.knownAsOf.at,
    },
    [
      element('iati-identifier', {}, `${reporter.ref}-${id}`),
      element(
        'reporting-org',
        { ref: reporter.ref, type: reporter.type, 'secondary-reporter': reporter.secondary },
        [narrative(reporter.name)],
      ),
      element('title', {}, [narrative(`${mark}${of.title}`)]),
      ...parts,
    ],
  );
}

const country = (report: CountryReport): XmlElement =>
  element('recipient-country', { code: report.country.iso2, percentage: '100' });

const sector = (code: string): XmlElement =>
  element('sector', { vocabulary: '1', code, percentage: '100' });

const date = (type: string, day: string): XmlElement =>
  element('activity-date', { 'iso-date': day, type });

function programme(input: IatiInput, leftOut: readonly ReportedProject[]): XmlElement {
  const { report } = input;
  const { name, iso2, signedOn } = report.country;
  const without = leftOut.map(({ id }) => id);
  const indicators = report.indicators.filter(
    ({ project }) => project === null || without.includes(project.id),
  );
  const title = `Joint Crediting Mechanism, Japan and ${name}`;
  return activity(input, iso2, { hierarchy: '1', currency: null, title }, [
    element('description', { type: '1' }, [
      narrative(
        `Projects and finance under and beside the Joint Crediting Mechanism between Japan and ${name}. ` +
          'The money of its tranches stands with the activities below.',
      ),
    ]),
    organisation('participating-org', 'Government of Japan', { role: '2', type: '10' }),
    organisation('participating-org', `Government of ${name}`, { role: '2', type: '10' }),
    element('activity-status', { code: report.country.isPartner ? '2' : '1' }),
    date(report.country.isPartner ? '2' : '1', signedOn),
    country(report),
    sector('41010'),
    element('collaboration-type', { code: '1' }),
    ...programmeLinks(report, input.linked),
    ...resultsOf(report, indicators, []),
  ]);
}

function trancheActivity(input: IatiInput, tranche: ReportedTranche): XmlElement {
  const { report, reporter, view } = input;
  const { effectiveAsOf } = report.asOf;
  const finance = financeOf(tranche.instrument);
  const projects = report.projects.filter(({ shares }) =>
    shares.some((share) => share.tranche === tranche.id),
  );
  const isClosed = tranche.status === 'closed';
  const hasMoved = tranche.commitments.length > 0;
  const own = input.transactions.filter((one) => one.tranche === tranche.reference);
  const pledges = report.pledges.items.filter((pledge) => pledge.tranche === tranche.id);
  const of = { hierarchy: '2', currency: tranche.currency, title: tranche.title } as const;
  return activity(input, tranche.id, of, [
    element('description', { type: '1' }, [
      narrative(`Tranche ${tranche.reference}: ${tranche.title}. ${tranche.note ?? ''}`.trim()),
    ]),
    organisation('participating-org', tranche.funderName, {
      ref: tranche.funderIatiId,
      role: '1',
      type: '10',
    }),
    element('other-identifier', { ref: tranche.reference, type: 'A9' }, [
      element('owner-org', {}, [narrative('JCM Ledger: reference of the tranche')]),
    ]),
    element('activity-status', { code: isClosed ? '4' : hasMoved ? '2' : '1' }),
    date('1', tranche.announcedOn),
    tranche.availableUntil !== null && tranche.availableUntil >= tranche.announcedOn
      ? date('3', tranche.availableUntil)
      : null,
    country(report),
    sector(sectorCodeOf(projects.map((project) => project.sector))),
    element('collaboration-type', { code: '1' }),
    finance && element('default-flow-type', { code: finance.flowType }),
    finance && element('default-finance-type', { code: finance.financeType }),
    finance && element('default-aid-type', { vocabulary: '1', code: finance.aidType }),
    ...budgetElements(tranche),
    ...tranche.schedule
      .filter(({ dueOn }) => dueOn > effectiveAsOf)
      .map(({ dueOn, amount }) =>
        element('planned-disbursement', { type: '1' }, [
          element('period-start', { 'iso-date': dueOn }),
          element('period-end', { 'iso-date': dueOn }),
          element('value', { currency: tranche.currency, 'value-date': dueOn }, amount),
          organisation('provider-org', tranche.funderName, {
            ref: tranche.funderIatiId,
            type: '10',
          }),
        ]),
      ),
    ...pledges.map((pledge) => transactionOf(tranche, report, view, { ...pledge, kind: 'pledge' })),
    ...own
      .filter(({ kind }) => pledges.length === 0 || !ANNOUNCING.includes(kind))
      .map((one) => transactionOf(tranche, report, view, one)),
    ...trancheLinks(tranche, input.linked),
    element('related-activity', { ref: `${reporter.ref}-${report.country.iso2}`, type: '1' }),
    loanElement(report, tranche),
  ]);
}

/** What a funder announces is a pledge until an agreement is signed; pledges of record go before it. */
const ANNOUNCING = ['announcement', 'tranche-increase', 'tranche-reduction'];

const STATUSES: Readonly<Record<string, string>> = {
  'under-way': '2',
  registered: '2',
  completed: '4',
  'crediting-ended': '4',
  cancelled: '5',
  rejected: '5',
  withdrawn: '5',
};

function projectActivity(input: IatiInput, project: ReportedProject): XmlElement {
  const { report, reporter } = input;
  const { effectiveAsOf } = report.asOf;
  const startsOn = project.startsOn ?? effectiveAsOf;
  const isJcm = project.mechanism === 'JCM';
  const ended = project.endsOn !== null && project.endsOn <= effectiveAsOf;
  const indicators = report.indicators.filter((one) => one.project?.id === project.id);
  const credits = report.credits.projects.filter((row) => row.project === project.id);
  const of = { hierarchy: '2', currency: null, title: project.title } as const;
  return activity(input, project.id, of, [
    element('description', { type: '1' }, [
      narrative(
        `Project ${project.reference}: ${project.title}. Its money is told with the tranches` +
          `${project.shares.length === 0 ? '' : `: ${project.shares.map(({ reference }) => reference).join(', ')}`}.`,
      ),
    ]),
    ...project.participants.map(({ name, side }) =>
      organisation('participating-org', name, { role: '4', type: side === 'other' ? '90' : '70' }),
    ),
    ...(project.participants.length === 0
      ? [organisation('participating-org', `Government of ${report.country.name}`, { role: '2' })]
      : []),
    element('other-identifier', { ref: project.reference, type: 'A9' }, [
      element('owner-org', {}, [
        narrative(isJcm ? 'JCM project number' : 'JCM Ledger: reference of the project'),
      ]),
    ]),
    element('activity-status', { code: STATUSES[project.status] ?? '1' }),
    date(startsOn <= effectiveAsOf ? '2' : '1', startsOn),
    project.endsOn === null ? null : date(ended ? '4' : '3', project.endsOn),
    country(report),
    sector(sectorCodeOf([project.sector])),
    isJcm ? element('tag', { vocabulary: '2', code: '13' }) : null,
    isJcm ? element('policy-marker', { vocabulary: '1', code: '6', significance: '2' }) : null,
    ...projectLinks(project, input.linked),
    element('related-activity', { ref: `${reporter.ref}-${report.country.iso2}`, type: '1' }),
    ...resultsOf(report, indicators, credits),
  ]);
}
