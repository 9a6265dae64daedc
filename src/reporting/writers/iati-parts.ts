import type { CountryReport, ReportedIndicator } from '../country-report.ts';
import type { IatiView } from '../formats.ts';
import type { ReportedTranche } from '../reported-funding.ts';
import { element, type XmlElement } from './xml.ts';

export function narrative(text: string): XmlElement {
  return element('narrative', {}, text);
}

/** An organisation: by its id where one is known, and by name. Ids are never made up. */
export function organisation(
  name: string,
  called: string,
  of: { readonly ref?: string | null; readonly role?: string; readonly type?: string },
): XmlElement {
  const attributes = { ref: of.ref ?? null, type: of.type ?? null, role: of.role ?? null };
  return element(name, attributes, [narrative(called)]);
}

/** Types of transaction by the kind of entry, as each side tells them; null where a side tells none. */
const TYPES: Readonly<Record<string, Readonly<Record<IatiView, string | null>>>> = {
  pledge: { funder: '12', recipient: '13' },
  announcement: { funder: '12', recipient: '13' },
  'tranche-increase': { funder: '12', recipient: '13' },
  'tranche-reduction': { funder: '12', recipient: '13' },
  commitment: { funder: '2', recipient: '11' },
  'opening-commitment': { funder: '2', recipient: '11' },
  decommitment: { funder: '2', recipient: '11' },
  disbursement: { funder: '3', recipient: '1' },
  'opening-disbursement': { funder: '3', recipient: '1' },
  refund: { funder: '3', recipient: '1' },
  repayment: { funder: '6', recipient: '6' },
  'opening-repayment': { funder: '6', recipient: '6' },
  'interest-payment': { funder: '5', recipient: '5' },
  'fee-payment': { funder: null, recipient: '4' },
};

/** Kinds whose money goes from the recipient to the funder. */
const BACK = ['repayment', 'opening-repayment', 'interest-payment', 'fee-payment'];

interface Told {
  readonly kind: string;
  readonly reference: string | null;
  readonly amount: string;
  readonly effectiveOn?: string;
  readonly pledgedOn?: string;
  readonly isCorrection?: boolean;
  readonly commitment?: string | null;
}

/** A transaction of a tranche: its reference begins with the tranche's, its text names it. */
export function transactionOf(
  tranche: ReportedTranche,
  report: CountryReport,
  view: IatiView,
  told: Told,
): XmlElement | null {
  const type = TYPES[told.kind]?.[view] ?? null;
  if (type === null) return null;
  const day = dayOf(tranche, told);
  const words = told.kind.replaceAll('-', ' ');
  const correction = told.isCorrection === true ? ', correction' : '';
  const funder = organisation(
    BACK.includes(told.kind) ? 'receiver-org' : 'provider-org',
    tranche.funderName,
    {
      ref: tranche.funderIatiId,
      type: '10',
    },
  );
  const recipient = recipientOf(tranche, report, BACK.includes(told.kind));
  const parties = BACK.includes(told.kind) ? [recipient, funder] : [funder, recipient];
  return element('transaction', { ref: refOf(tranche, told) }, [
    element('transaction-type', { code: type }),
    element('transaction-date', { 'iso-date': day }),
    element('value', { currency: tranche.currency, 'value-date': day }, told.amount),
    element('description', {}, [narrative(`Tranche ${tranche.reference}: ${words}${correction}`)]),
    ...parties,
  ]);
}

/** Kinds by which older books were taken over: several entries then have one reference. */
const OPENING = ['opening-commitment', 'opening-disbursement', 'opening-repayment'];

function refOf({ reference: own }: ReportedTranche, { kind, reference }: Told): string {
  const ref = `${own}-${reference ?? kind}`;
  return OPENING.includes(kind) ? `${ref}-${kind}` : ref;
}

const COMMITTING = ['commitment', 'opening-commitment'];

/** A commitment is of the day on which it was signed, where that is known; all else of its own day. */
function dayOf({ commitments }: ReportedTranche, told: Told): string {
  const day = told.effectiveOn ?? told.pledgedOn ?? '';
  if (!COMMITTING.includes(told.kind) || told.isCorrection === true) return day;
  const of = commitments.find(({ reference }) => reference === told.commitment);
  return of?.agreement?.signedOn ?? day;
}

/** Who receives an ODA loan or a grant is the government; of other instruments the paper decides. */
function recipientOf(
  tranche: ReportedTranche,
  report: CountryReport,
  isProvider: boolean,
): XmlElement | null {
  if (tranche.instrument !== 'JICA_ODA_LOAN' && tranche.instrument !== 'JICA_GRANT_AID')
    return null;
  const name = isProvider ? 'provider-org' : 'receiver-org';
  return organisation(name, `Government of ${report.country.name}`, { type: '10' });
}

/** Physical results and verified reductions; tonnes are results, never money. */
export function resultsOf(
  report: CountryReport,
  indicators: readonly ReportedIndicator[],
  credits: CountryReport['credits']['projects'],
): readonly XmlElement[] {
  const physical = indicators.flatMap((one) => {
    const periods = periodsOf(one);
    if (periods.length === 0) return [];
    const title = `${one.name}, ${one.place} (${one.unit})`;
    return [
      element('result', { type: '1', 'aggregation-status': '0' }, [
        element('title', {}, [narrative(one.name)]),
        indicatorOf(title, one.id, one.baseline, periods),
      ]),
    ];
  });
  const tonnes = credits.flatMap(({ project, verified, issued }) => [
    tonnesResult(report, verified, {
      code: `${project}-verified`,
      result: 'Greenhouse gas emission reductions',
      indicator: 'Verified emission reductions, all vintages (tCO2e)',
    }),
    tonnesResult(report, issued, {
      code: `${project}-issued`,
      result: 'JCM credits',
      indicator: 'JCM credits issued, all vintages, each tonne once (tCO2e)',
    }),
  ]);
  return [...physical, ...tonnes.filter((one) => one !== null)];
}

/** A result in tonnes by the day of the report; null where there is none. */
function tonnesResult(
  report: CountryReport,
  tonnes: string | null,
  told: { readonly code: string; readonly result: string; readonly indicator: string },
): XmlElement | null {
  if (tonnes === null || !/[1-9]/.test(tonnes)) return null;
  const day = report.asOf.effectiveAsOf;
  const from = report.country.signedOn < day ? report.country.signedOn : day;
  return element('result', { type: '3', 'aggregation-status': '1' }, [
    element('title', {}, [narrative(told.result)]),
    indicatorOf(told.indicator, told.code, null, [periodOf(from, day, { actual: tonnes })]),
  ]);
}

function indicatorOf(
  title: string,
  code: string,
  baseline: ReportedIndicator['baseline'],
  periods: readonly XmlElement[],
): XmlElement {
  return element('indicator', { measure: '1', ascending: '1', 'aggregation-status': '0' }, [
    element('title', {}, [narrative(title)]),
    element('reference', { vocabulary: '99', code }),
    baseline === null
      ? null
      : element('baseline', {
          year: baseline.on.slice(0, 4),
          'iso-date': baseline.on,
          value: baseline.value,
        }),
    ...periods,
  ]);
}

function periodsOf({ baseline, latest, targets }: ReportedIndicator): readonly XmlElement[] {
  const startOf = (end: string): string => {
    if (baseline !== null && baseline.on <= end) return baseline.on;
    return `${end.slice(0, 4)}-01-01`;
  };
  const actual = latest === null ? {} : { actual: latest.value };
  if (targets.length > 0) {
    return targets.map(({ dueOn, value }) =>
      periodOf(startOf(dueOn), dueOn, { target: value, ...actual }),
    );
  }
  if (latest === null) return [];
  return [periodOf(startOf(latest.observedOn), latest.observedOn, actual)];
}

function periodOf(
  from: string,
  until: string,
  { target, actual }: { readonly target?: string; readonly actual?: string },
): XmlElement {
  return element('period', {}, [
    element('period-start', { 'iso-date': from }),
    element('period-end', { 'iso-date': until }),
    target === undefined ? null : element('target', { value: target }),
    actual === undefined ? null : element('actual', { value: actual }),
  ]);
}
