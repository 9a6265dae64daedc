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
      idsIn(REPORTS, [block.vintage]),
      idsIn(VERIFICATIONS, [block.vintage]),
      idsIn(DECISIONS),
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

/** Reports of the project that state this calendar year; their calculations are read there. */
const REPORTS = `
  SELECT DISTINCT r.id FROM public.monitoring_report r
    JOIN public.reported_vintage v ON v.country_code = r.country_code AND v.report_id = r.id
   WHERE r.country_code = $1 AND r.project_id = $2 AND v.vintage = $3 ORDER BY r.id`;

const VERIFICATIONS = `
  SELECT DISTINCT f.verification_id AS id FROM public.monitoring_report r
    JOIN public.verified_vintage f ON f.country_code = r.country_code AND f.report_id = r.id
   WHERE r.country_code = $1 AND r.project_id = $2 AND f.vintage = $3 ORDER BY id`;

/** Decisions in effect that issue credits of the project, by its id or any reference it has had. */
const DECISIONS = `
  SELECT DISTINCT d.id FROM public.joint_committee_decision d,
    LATERAL jsonb_array_elements(d.items) AS item
   WHERE d.country_code = $1 AND d.status = 'effective' AND item ->> 'type' = 'issuance'
     AND (item ->> 'subject' = $1 || '-' || $2::uuid OR item ->> 'subject' IN (
       SELECT p.reference FROM public.project_reference p
        WHERE p.country_code = $1 AND p.project_id = $2))
   ORDER BY d.id`;

const TRANCHES = `
  SELECT DISTINCT c.tranche_id AS id FROM public.commitment_share s
    JOIN public.commitment c ON c.country_code = s.country_code AND c.id = s.commitment_id
   WHERE s.country_code = $1 AND s.project_id = $2 ORDER BY id`;

const DISBURSEMENTS = `
  SELECT d.id FROM public.commitment_share s
    JOIN public.disbursement d
      ON d.country_code = s.country_code AND d.commitment_id = s.commitment_id
   WHERE s.country_code = $1 AND s.project_id = $2 ORDER BY d.id`;
