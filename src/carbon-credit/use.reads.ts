import { Injectable } from '@nestjs/common';
import { Reader, type ReadRow } from '../database/reader.ts';
import { answerPage, pageOf, type PageOf } from '../http/paging.ts';
import { parseCountryCode, type CountryCode } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { cursorOf } from '../partner-country/cursor.ts';
import type { CertificateView, CertifiedCredits, UseView } from './account.answers.ts';
import { AccountReads } from './account.reads.ts';
import type { UseQuery } from './carbon-credit.query.ts';
import { carbonCreditErrors } from './errors.ts';
import { serialsIn } from './transfer.reads.ts';

/** Retirements and cancellations, and the certificates of them. */
@Injectable()
export class UseReads {
  constructor(
    private readonly reader: Reader,
    private readonly accounts: AccountReads,
  ) {}

  /** Retirements or cancellations of a partner's credits, in order of their days. */
  async list(use: UseView['use'], query: UseQuery): Promise<PageOf<UseView>> {
    const page = pageOf(query, 2);
    const [after = null, at = null] = cursorOf(page, ['day', 'id']) ?? [];
    const rows = await this.reader.query(
      `${USES} WHERE u.country_code = $1 AND u.use = $2
          AND ($3::date IS NULL OR (u.used_on, u.id) > ($3::date, $4::uuid))
        ORDER BY u.used_on, u.id LIMIT $5`,
      [parseCountryCode(query.country), use, after, at, page.limitPlusOne],
    );
    const keyOf = (row: ReadRow) => [String(row['used_on']), String(row['id'])];
    return answerPage(rows, page, keyOf, useView);
  }

  /** What a certificate says. Refuses ID.MALFORMED, USE_NOT_FOUND. */
  async certificate(text: string): Promise<CertificateView> {
    const { countryCode, id } = parsePublicId(text);
    const [row] = await this.reader.query(
      `${USES.replace('FROM', ', e.recorded_at, e.audit_sequence FROM')}
         JOIN public.journal_entry e ON e.country_code = u.country_code AND e.id = u.id
        WHERE u.country_code = $1 AND u.id = $2`,
      [countryCode, id],
    );
    if (!row) throw carbonCreditErrors.refuse('CARBON_CREDIT.USE_NOT_FOUND', { use: text });
    const use = useView(row);
    const [account, credits] = await Promise.all([
      this.accounts.detail(use.account),
      this.reader.query(CREDITS, [countryCode, id]),
    ]);
    return {
      ...use,
      country: countryCode,
      side: account.side,
      holder: account.holderName,
      accountNumber: account.number,
      credits: credits.map((one) => certified(countryCode, one)),
      recordedAt: String(row['recorded_at']),
      auditSequence: row['audit_sequence'] as number,
      journalEntry: use.id,
      receipt: `/v1/journal-entries/${use.id}/receipt`,
    };
  }
}

const USES = `
  SELECT u.country_code, u.id, u.use, u.purpose, u.ndc_year, u.from_account_id, u.tonnes, u.used_on,
         u.beneficiary, u.reason, u.reference, u.reversed_by
    FROM public.credit_use u`;

const CREDITS = `
  SELECT m.commodity, m.first_serial, m.last_serial, m.last_serial - m.first_serial + 1 AS tonnes,
         c.project_id, c.project_reference, c.vintage, p.title
    FROM public.credit_movement m
    JOIN public.credit_class c ON c.country_code = m.country_code AND c.id = m.class_id
    JOIN public.project p ON p.country_code = c.country_code AND p.id = c.project_id
   WHERE m.country_code = $1 AND m.entry_id = $2 ORDER BY m.commodity, m.first_serial`;

function certified(country: CountryCode, row: ReadRow): CertifiedCredits {
  return {
    serials: serialsIn(country, row),
    project: publicId(country, String(row['project_id'])),
    projectReference: String(row['project_reference']),
    projectTitle: String(row['title']),
    vintage: row['vintage'] as number,
    tonnes: String(row['tonnes']),
  };
}

function useView(row: ReadRow): UseView {
  const country = row['country_code'] as CountryCode;
  const reversedBy = row['reversed_by'];
  return {
    id: publicId(country, String(row['id'])),
    use: String(row['use']),
    purpose: String(row['purpose']),
    ndcYear: row['ndc_year'] as number | null,
    account: publicId(country, String(row['from_account_id'])),
    tonnes: String(row['tonnes']),
    usedOn: String(row['used_on']),
    beneficiary: row['beneficiary'] as string | null,
    reason: row['reason'] as string | null,
    reference: row['reference'] as string | null,
    reversedBy: reversedBy === null ? null : publicId(country, String(reversedBy)),
  };
}
