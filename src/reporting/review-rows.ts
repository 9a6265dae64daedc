import { Amount } from '../kernel/amount.ts';
import {
  addDays,
  isDay,
  lastDayOfMonth,
  parseMonth,
  type CalendarDay,
} from '../kernel/calendar-day.ts';
import { currencyOf } from '../kernel/currency.ts';
import { publicId } from '../kernel/ids.ts';
import type { AccountTurnover } from '../ledger/turnovers.ts';
import type { CountryReportFacts } from './country-report.facts.ts';
import { creditReconciliationOf } from './credit-registry-rows.ts';
import { byTexts, grouped } from './order.ts';
import { openingDayOf } from './period.ts';
import type { ReportedCredits } from './reported-credits.ts';
import type { ReportedTranche } from './reported-funding.ts';
import type {
  ReportedCurve,
  ReportedGap,
  ReportedGaps,
  ReportedReconciliation,
} from './reported-review.ts';

/** Balances by which a tranche's books close, each with the figure of the report that it is. */
export const RECONCILED = [
  ['available', 'available'],
  ['undrawn', 'undisbursed'],
  ['outstanding', 'outstanding'],
  ['returned', 'returned'],
  ['repaid', 'repaid'],
  ['interest-received', 'interest'],
  ['fees-received', 'fees'],
] as const;

/** Opening + movements = closing, tranche by tranche; the closing figures are the report's own. */
export function reconciliationOf(
  facts: CountryReportFacts,
  tranches: readonly ReportedTranche[],
  { registries }: ReportedCredits,
): ReportedReconciliation {
  const { country, period, effectiveAsOf } = facts.request;
  const trancheOf = new Map(
    facts.commitments.map(({ id, body }) => [id, publicId(country, body.tranche)]),
  );
  const moved = grouped(ofFunding(facts), ({ ownerId }) => {
    return trancheOf.get(ownerId) ?? publicId(country, ownerId);
  });
  return {
    openingOn: openingDayOf(period),
    closingOn: effectiveAsOf,
    accounts: tranches.flatMap((tranche) => accountsOf(tranche, moved.get(tranche.id) ?? [])),
    credits: creditReconciliationOf(facts, registries),
    corrections: facts.corrections.map((one) => ({
      entry: publicId(country, one.id),
      kind: one.kind,
      effectiveOn: one.effectiveOn,
      reference: one.reference,
      memo: one.memo,
      reverses: publicId(country, one.reverses),
    })),
  };
}

/** What moved on accounts of tranches and of their commitments. */
function ofFunding({ turnovers }: CountryReportFacts): readonly AccountTurnover[] {
  return turnovers.filter(({ ownerType }) => ownerType === 'tranche' || ownerType === 'commitment');
}

function accountsOf(
  tranche: ReportedTranche,
  turnovers: readonly AccountTurnover[],
): ReportedReconciliation['accounts'] {
  const currency = currencyOf(tranche.currency);
  return RECONCILED.flatMap(([accountKind, figure]) => {
    const own = turnovers.filter((one) => one.accountKind === accountKind);
    const closing = tranche[figure];
    if (own.length === 0 && Amount.parse(closing, currency).isZero()) return [];
    const kinds = grouped(own, ({ entryKind }) => entryKind);
    const movements = [...kinds]
      .map(([kind, rows]) => ({
        kind,
        amount: Amount.sum(
          rows.map((row) => row.amount.minus(row.opening)),
          currency,
        ),
      }))
      .filter(({ amount }) => !amount.isZero());
    const opening = own.map((row) => row.opening);
    const moved = movements.map(({ amount }) => amount);
    return [
      {
        tranche: tranche.id,
        reference: tranche.reference,
        currency: tranche.currency,
        figure,
        opening: Amount.sum(opening, currency).toString(),
        movements: movements
          .map(({ kind, amount }) => ({ kind, amount: amount.toString() }))
          .sort(byTexts(({ kind }) => [kind])),
        moved: Amount.sum(moved, currency).toString(),
        closing,
      },
    ];
  });
}

/** Planned and actual disbursements by the end of each month in which either changed. */
export function curvesOf(facts: CountryReportFacts): readonly ReportedCurve[] {
  const currencies = [...new Set(facts.tranches.map(({ body }) => body.currency))].sort();
  const trancheCurrency = new Map(facts.tranches.map(({ id, body }) => [id, body.currency]));
  return currencies.flatMap((code) => {
    const planned = facts.schedules
      .filter(({ body }) => trancheCurrency.get(body.tranche) === code)
      .flatMap(({ body }) => body.payments.map(({ dueOn, amount }) => [dueOn.slice(0, 7), amount]));
    const actual = facts.payments
      .filter(({ currency }) => currency === code)
      .map(({ month, amount }) => [month, amount.toString()]);
    if (planned.length === 0 && actual.length === 0) return [];
    return [curveOf(code, planned, actual, facts.request.effectiveAsOf)];
  });
}

function curveOf(
  code: string,
  planned: readonly string[][],
  actual: readonly string[][],
  asOf: CalendarDay,
): ReportedCurve {
  const currency = currencyOf(code);
  const thisMonth = asOf.slice(0, 7);
  const months = [
    ...new Set([...planned, ...actual].map(([month = '']) => month).concat(thisMonth)),
  ];
  const sumOf = (moves: readonly string[][], month: string): string =>
    Amount.sum(
      moves
        .filter(([of = '']) => of === month)
        .map(([, amount = '0']) => Amount.parse(amount, currency)),
      currency,
    ).toString();
  let plannedSoFar = Amount.zero(currency);
  let actualSoFar = Amount.zero(currency);
  const points = months.sort().map((month) => {
    plannedSoFar = plannedSoFar.plus(Amount.parse(sumOf(planned, month), currency));
    actualSoFar = actualSoFar.plus(Amount.parse(sumOf(actual, month), currency));
    const known = month <= thisMonth;
    return {
      on: month === thisMonth ? asOf : lastDayOfMonth(parseMonth(month)),
      planned: plannedSoFar.toString(),
      actual: known ? actualSoFar.toString() : null,
    };
  });
  return { currency: code, points };
}

/** After so many months without movement a tranche is idle, and without a report monitoring is late. */
export const GAP_MONTHS = 12;

/** Forms that a registered project of the mechanism has filed. */
const FORMS_OF_REGISTERED = ['PDD', 'Val_Rep', 'Reg_Req'] as const;
const REGISTERED = ['registered', 'crediting-ended'];

/** What is missing, late or idle, as it can be told from the records. */
export function gapsOf(
  facts: CountryReportFacts,
  tranches: readonly ReportedTranche[],
): ReportedGaps {
  const before = monthsBefore(facts.request.effectiveAsOf, GAP_MONTHS);
  const items = [
    ...missingDocuments(facts, tranches),
    ...lateMonitoring(facts, before),
    ...idleTranches(facts, tranches, before),
  ];
  return {
    months: GAP_MONTHS,
    items: items.sort(byTexts((gap) => [gap.kind, gap.reference, gap.detail ?? ''])),
  };
}

function missingDocuments(
  facts: CountryReportFacts,
  tranches: readonly ReportedTranche[],
): readonly ReportedGap[] {
  const forms = grouped(facts.filedForms, ({ project }) => project);
  const ofProjects = facts.projects
    .filter(({ body }) => body.mechanism === 'JCM' && REGISTERED.includes(body.status))
    .flatMap(({ id, body }) => {
      const filed = (forms.get(id) ?? []).map(({ form }) => form);
      return FORMS_OF_REGISTERED.filter((form) => !filed.includes(form)).map((form) => ({
        kind: 'missing-document' as const,
        subject: publicId(facts.request.country, id),
        reference: body.reference,
        detail: form as string,
      }));
    });
  const ofCommitments = tranches.flatMap(({ commitments }) =>
    commitments
      .filter(({ reversed, agreement }) => !reversed && (agreement?.sha256 ?? null) === null)
      .map(({ id, reference }) => ({
        kind: 'missing-document' as const,
        subject: id,
        reference,
        detail: 'agreement',
      })),
  );
  return [...ofProjects, ...ofCommitments];
}

function lateMonitoring(facts: CountryReportFacts, before: CalendarDay): readonly ReportedGap[] {
  const reports = grouped(
    facts.monitoring.filter(({ body }) => body.status !== 'withdrawn'),
    ({ body }) => body.project,
  );
  return facts.projects
    .filter(({ body }) => body.mechanism === 'JCM' && body.status === 'registered')
    .flatMap(({ id, body }) => {
      const days = (reports.get(id) ?? []).map((report) => report.body.lastDay).sort();
      const last = days.at(-1) ?? body.startsOn;
      if (last !== null && last >= before) return [];
      const subject = publicId(facts.request.country, id);
      return [{ kind: 'late-monitoring', subject, reference: body.reference, detail: last }];
    });
}

function idleTranches(
  facts: CountryReportFacts,
  tranches: readonly ReportedTranche[],
  before: CalendarDay,
): readonly ReportedGap[] {
  const { country } = facts.request;
  const trancheOf = new Map(
    facts.commitments.map(({ id, body }) => [id, publicId(country, body.tranche)]),
  );
  const moved = grouped(ofFunding(facts), ({ ownerId }) => {
    return trancheOf.get(ownerId) ?? publicId(country, ownerId);
  });
  return tranches
    .filter(({ status, available, undisbursed }) => {
      return status === 'open' && (/[1-9]/.test(available) || /[1-9]/.test(undisbursed));
    })
    .flatMap((tranche) => {
      const days = (moved.get(tranche.id) ?? []).map(({ lastOn }) => lastOn).sort();
      const last = days.at(-1) ?? tranche.announcedOn;
      if (last >= before) return [];
      const { id: subject, reference } = tranche;
      return [{ kind: 'idle-tranche', subject, reference, detail: last }];
    });
}

/** The same day some months before, or the last of that month. */
function monthsBefore(day: CalendarDay, months: number): CalendarDay {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  const all = parseInt(year, 10) * 12 + parseInt(month, 10) - 1 - months;
  const then = `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`;
  const same = `${then}-${dayOfMonth}`;
  return isDay(same) ? same : addDays(lastDayOfMonth(parseMonth(then)), 0);
}
