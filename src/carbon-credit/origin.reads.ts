import { Injectable } from '@nestjs/common';
import { Reader } from '../database/reader.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { publicId } from '../kernel/ids.ts';
import type { Block } from './block.ts';
import type { BlockOrigin } from './block.answers.ts';

/** What a block leads back to: ids to follow, never sums. */
@Injectable()
export class OriginReads {
  constructor(private readonly reader: Reader) {}

  async of(country: CountryCode, block: Block): Promise<BlockOrigin> {
    const values = [country, block.projectId];
    const idsIn = async (text: string, more: readonly unknown[] = []) => {
      const rows = await this.reader.query(text, [...values, ...more]);
      return rows.map((row) => publicId(country, String(row['id'])));
    };
    const [reports, verifications, decisions, tranches, disbursements] = await Promise.all([
      idsIn(REPORTS, [block.vintage, block.issuanceId]),
      idsIn(VERIFICATIONS, [block.vintage, block.issuanceId]),
      idsIn(DECISIONS, [block.issuanceId]),
      idsIn(TRANCHES),
      idsIn(DISBURSEMENTS),
    ]);
    return {
      project: publicId(country, block.projectId),
      issuance: publicId(country, block.issuanceId),
      monitoringReports: reports,
      verifications,
      decisions,
      tranches,
      disbursements,
    };
  }
}

/** What the issuance of a block rests on: its notification, and through it report and decision. */
const BASIS = `
  SELECT n.report_id, n.verification_id, n.decision_id FROM public.credit_issuance i
    JOIN public.issuance_notification n
      ON n.country_code = i.country_code AND n.id = i.notification_id
   WHERE i.country_code = $1`;

/** The report that was notified and states this calendar year; its calculations are read there. */
const REPORTS = `
  SELECT r.id FROM (${BASIS} AND i.id = $4) basis
    JOIN public.monitoring_report r ON r.country_code = $1 AND r.id = basis.report_id
    JOIN public.reported_vintage v ON v.country_code = $1 AND v.report_id = r.id
   WHERE r.project_id = $2 AND v.vintage = $3`;

const VERIFICATIONS = `
  SELECT f.verification_id AS id FROM (${BASIS} AND i.id = $4) basis
    JOIN public.verified_vintage f
      ON f.country_code = $1 AND f.verification_id = basis.verification_id
    JOIN public.monitoring_report r ON r.country_code = $1 AND r.id = f.report_id
   WHERE r.project_id = $2 AND f.vintage = $3`;

/** The decision that notified what the issuance is of. */
const DECISIONS = `
  SELECT d.id FROM (${BASIS} AND i.id = $3) basis
    JOIN public.joint_committee_decision d ON d.country_code = $1 AND d.id = basis.decision_id
   WHERE $2::uuid IS NOT NULL`;

const TRANCHES = `
  SELECT DISTINCT c.tranche_id AS id FROM public.commitment_share s
    JOIN public.commitment c ON c.country_code = s.country_code AND c.id = s.commitment_id
   WHERE s.country_code = $1 AND s.project_id = $2 ORDER BY id`;

const DISBURSEMENTS = `
  SELECT d.id FROM public.commitment_share s
    JOIN public.disbursement d
      ON d.country_code = s.country_code AND d.commitment_id = s.commitment_id
   WHERE s.country_code = $1 AND s.project_id = $2 ORDER BY d.id`;
