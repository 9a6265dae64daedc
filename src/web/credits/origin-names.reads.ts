import { Injectable } from '@nestjs/common';
import type { BlockOrigin } from '../../carbon-credit/block.answers.ts';
import { Reader } from '../../database/reader.ts';
import type { PageTexts } from '../page-view.ts';

/** Something that credits come from, with the page it is read on. */
export interface OriginLink {
  readonly text: string;
  readonly address: string;
}

export interface OriginLinks {
  readonly project: OriginLink | null;
  readonly reports: readonly OriginLink[];
  readonly decisions: readonly OriginLink[];
  readonly issuance: OriginLink | null;
  readonly tranches: readonly OriginLink[];
  readonly disbursements: readonly OriginLink[];
}

/** What credits come from, called as people call it: not one id is shown where there is a name. */
@Injectable()
export class OriginNames {
  constructor(private readonly reader: Reader) {}

  async of(
    country: string,
    issuanceId: string,
    origin: BlockOrigin,
    { t, show: { amount, day } }: PageTexts,
  ): Promise<OriginLinks> {
    const idsOf = (ids: readonly string[]) => ids.map((id) => id.slice(3));
    const named = async (
      text: string,
      ids: readonly string[],
      linkOf: (row: Readonly<Record<string, unknown>>, id: string) => OriginLink,
    ) => {
      if (ids.length === 0) return [];
      const rows = await this.reader.query(text, [country, idsOf(ids)]);
      return rows.map((row) => linkOf(row, `${country}-${String(row['id'])}`));
    };
    const [projects, reports, decisions, issuances, tranches, disbursements] = await Promise.all([
      named(PROJECTS, [origin.project], (row) => ({
        text: `${String(row['reference'])} ${String(row['title'])}`,
        address: `/projects/${encodeURIComponent(String(row['reference']))}`,
      })),
      named(REPORTS, origin.monitoringReports, (row, id) => ({
        text: t('page.period', {
          from: day(String(row['first_day'])),
          until: day(String(row['last_day'])),
        }),
        address: `/monitoring-reports/${id}`,
      })),
      named(DECISIONS, origin.decisions, (row, id) => ({
        text: `${String(row['title'])}, ${day(String(row['decision_on']))}`,
        address: `/countries/${country}/decisions/${id}`,
      })),
      named(ISSUANCES, [issuanceId], (row) => ({
        text: t('serial.issued-by', {
          tonnes: amount(String(row['tonnes'])),
          side: row['side'] === 'japan' ? t('page.japan') : country,
          day: day(String(row['issued_on'])),
        }),
        address: `/issuance-requests/${country}-${String(row['request_id'])}`,
      })),
      named(TRANCHES, origin.tranches, (row, id) => ({
        text: `${String(row['reference'])} ${String(row['title'] ?? '')}`.trim(),
        address: `/tranches/${id}`,
      })),
      named(DISBURSEMENTS, origin.disbursements, (row, id) => ({
        text: t('serial.paid', {
          amount: amount(String(row['amount'])),
          currency: String(row['currency']),
          day: day(String(row['effective_on'])),
        }),
        address: `/journal-entries/${id}`,
      })),
    ]);
    return {
      project: projects[0] ?? null,
      reports,
      decisions,
      issuance: issuances[0] ?? null,
      tranches,
      disbursements,
    };
  }
}

const PROJECTS = `SELECT id, reference, title FROM public.project
  WHERE country_code = $1 AND id = ANY($2::uuid[])`;
const REPORTS = `SELECT id, first_day, last_day FROM public.monitoring_report
  WHERE country_code = $1 AND id = ANY($2::uuid[]) ORDER BY first_day, id`;
const DECISIONS = `SELECT id, title, decision_on FROM public.joint_committee_decision
  WHERE country_code = $1 AND id = ANY($2::uuid[]) ORDER BY decision_on, id`;
const ISSUANCES = `SELECT id, request_id, side, tonnes::text AS tonnes, issued_on
    FROM public.credit_issuance WHERE country_code = $1 AND id = ANY($2::uuid[])`;
const TRANCHES = `SELECT id, reference, title FROM public.tranche
  WHERE country_code = $1 AND id = ANY($2::uuid[]) ORDER BY reference`;
const DISBURSEMENTS = `SELECT id, amount, currency, effective_on FROM public.disbursement
  WHERE country_code = $1 AND id = ANY($2::uuid[]) ORDER BY effective_on, id LIMIT 50`;
