import type { CountryReport } from '../country-report.ts';
import type { ReportedCommitment, ReportedTranche } from '../reported-funding.ts';
import { without } from '../without.ts';
import { valueRows, type TidyRow } from './csv-row.ts';

/** The funding part of the table: totals, tranches, commitments, pledges, schedules, conversions. */
export function fundingRows(report: CountryReport): readonly TidyRow[] {
  return [
    ...report.totals.flatMap((row) =>
      valueRows(
        { section: 'total', subject: row.currency, currency: row.currency },
        without(row, 'currency', 'entries'),
      ),
    ),
    ...valueRows({ section: 'announcements' }, { note: report.announcements.note }),
    ...report.tranches.flatMap(trancheRows),
    ...valueRows({ section: 'pledges' }, { note: report.pledges.note }),
    ...report.pledges.items.flatMap(({ id, reference, currency, ...own }) =>
      valueRows({ section: 'pledge', subject: id, reference, currency }, own),
    ),
    ...conversionRows(report),
  ];
}

function trancheRows(tranche: ReportedTranche): readonly TidyRow[] {
  const { id, reference, title, currency, schedule, nextPayment, facility, commitments, ...own } =
    tranche;
  const of = { section: 'tranche', subject: id, reference, title, currency };
  return [
    ...valueRows(of, without(own, 'entries')),
    ...valueRows(of, nextPayment ?? {}, 'nextPayment.'),
    ...valueRows(of, facility ?? {}, 'facility.'),
    ...schedule.flatMap(({ dueOn, amount }) =>
      valueRows({ ...of, section: 'payment-schedule' }, { [dueOn]: amount }),
    ),
    ...commitments.flatMap((commitment) => commitmentRows(commitment, reference)),
  ];
}

function commitmentRows(commitment: ReportedCommitment, tranche: string): readonly TidyRow[] {
  const { id, reference, currency, agreement, projectShares, ...own } = commitment;
  const of = { section: 'commitment', subject: id, reference, currency };
  return [
    ...valueRows(of, { tranche, ...without(own, 'entries') }),
    ...valueRows(of, agreement ?? {}, 'agreement.'),
    ...projectShares.flatMap((share) =>
      valueRows(
        { ...of, section: 'commitment-share' },
        { [share.reference ?? share.project]: share.amount },
      ),
    ),
  ];
}

function conversionRows({ conversions }: CountryReport): readonly TidyRow[] {
  if (conversions === null) return [];
  const { currency, note, rates, withoutRate, items } = conversions;
  return [
    ...valueRows(
      { section: 'conversions', subject: currency },
      { note, withoutRate: withoutRate.join(' ') },
    ),
    ...rates.flatMap(({ base, quote, ...rate }) =>
      valueRows({ section: 'exchange-rate', subject: base, reference: quote }, rate),
    ),
    ...items.flatMap(({ subject, reference, figure, original, amount }) =>
      valueRows(
        { section: 'conversion', subject, reference, title: `from ${original.currency}`, currency },
        { [figure]: amount },
      ),
    ),
  ];
}
