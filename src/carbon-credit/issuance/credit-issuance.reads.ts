import { Injectable } from '@nestjs/common';
import { Reader } from '../../database/reader.ts';
import { parsePublicId, publicId } from '../../kernel/ids.ts';
import type { Row } from '../../ledger/table.ts';
import { issuanceErrors } from './errors.ts';
import type { CreditIssuanceView } from './issuance.answers.ts';

/** Issuances as blocks lead back to them. */
@Injectable()
export class CreditIssuanceReads {
  constructor(private readonly reader: Reader) {}

  /** Refuses ID.MALFORMED, ISSUANCE.NOT_FOUND. */
  async detail(text: string): Promise<CreditIssuanceView> {
    const { countryCode, id } = parsePublicId(text);
    const [row] = await this.reader.query<Row>(
      `SELECT i.id, i.request_id, i.side, i.issued_on, i.tonnes, i.transfer_entry_id, i.recorded_at,
              i.audit_sequence, n.project_id, n.report_id, n.verification_id, n.decision_id
         FROM public.credit_issuance i
         JOIN public.issuance_notification n
           ON n.country_code = i.country_code AND n.id = i.notification_id
        WHERE i.country_code = $1 AND i.id = $2`,
      [countryCode, id],
    );
    if (!row) throw issuanceErrors.refuse('ISSUANCE.NOT_FOUND', { issuance: text });
    const vintages = await this.reader.query<Row>(
      `SELECT k.vintage, sum(m.last_serial - m.first_serial + 1)::text AS tonnes
         FROM public.credit_movement m
         JOIN public.credit_class k ON k.country_code = m.country_code AND k.id = m.class_id
        WHERE m.country_code = $1 AND m.entry_id = $2 AND m.previous_id IS NULL
        GROUP BY k.vintage ORDER BY k.vintage`,
      [countryCode, id],
    );
    const made = (column: string): string => publicId(countryCode, String(row[column]));
    return {
      id: text,
      request: made('request_id'),
      project: made('project_id'),
      monitoringReport: made('report_id'),
      verification: made('verification_id'),
      decision: made('decision_id'),
      side: String(row['side']),
      issuedOn: String(row['issued_on']),
      tonnes: String(row['tonnes']),
      vintages: vintages.map((one) => ({
        vintage: one['vintage'] as number,
        tonnes: String(one['tonnes']),
      })),
      transferEntry: row['transfer_entry_id'] === null ? null : made('transfer_entry_id'),
      recordedAt: String(row['recorded_at']),
      auditSequence: row['audit_sequence'] as number,
    };
  }
}
