import type { Reader } from '../database/reader.ts';
import { NO_COUNTRY, type CountryCode } from '../kernel/country-code.ts';
import { publicId } from '../kernel/ids.ts';
import { jsonOf, type Row } from '../ledger/table.ts';
import type { VerificationScopeView, VerificationView } from './monitoring.answers.ts';
import type { VerifiedVintage } from './verification-draft.ts';

/** Both figures of every vintage, by verification (uuid). */
export type VerifiedFigures = ReadonlyMap<string, readonly VerifiedVintage[]>;

/** All verifications of some reports of one country, in the order in which they were made. */
export async function verificationsOf(
  reader: Reader,
  countryCode: CountryCode,
  reports: readonly string[],
): Promise<{ readonly views: readonly VerificationView[]; readonly figures: VerifiedFigures }> {
  const verifications = await reader.query<Row>(
    `SELECT v.id, v.edition, v.corrects, v.participant_id, v.verified_on, v.findings, v.documents,
            v.recorded_at, v.audit_sequence, p.name
       FROM public.verification v
       LEFT JOIN public.participant p ON p.country_code = $3 AND p.id = v.participant_id
      WHERE v.country_code = $1 AND v.report_id = ANY($2::uuid[])
      ORDER BY v.report_id, v.edition`,
    [countryCode, reports, NO_COUNTRY],
  );
  const ids = verifications.map(({ id }) => id);
  const [vintages, scopes] = await Promise.all([
    reader.query<Row>(
      `SELECT verification_id, vintage, tonnes_reported, tonnes_verified, reason
         FROM public.verified_vintage
        WHERE country_code = $1 AND verification_id = ANY($2::uuid[]) ORDER BY vintage`,
      [countryCode, ids],
    ),
    reader.query<Row>(
      `SELECT verification_id, scope, designation_id FROM public.verification_designation
        WHERE country_code = $1 AND verification_id = ANY($2::uuid[]) ORDER BY scope`,
      [countryCode, ids],
    ),
  ]);
  const figures = new Map(
    ids.map((id) => [
      String(id),
      vintages.filter((row) => row['verification_id'] === id).map(figureOf),
    ]),
  );
  const scopesOf = (id: unknown) =>
    scopes.filter((row) => row['verification_id'] === id).map((row) => scopeOf(countryCode, row));
  const views = verifications.map((row) =>
    viewOf(countryCode, row, figures.get(String(row['id'])) ?? [], scopesOf(row['id'])),
  );
  return { views, figures };
}

function viewOf(
  countryCode: CountryCode,
  row: Row,
  vintages: readonly VerifiedVintage[],
  scopes: readonly VerificationScopeView[],
): VerificationView {
  const corrects = row['corrects'];
  return {
    id: publicId(countryCode, String(row['id'])),
    edition: row['edition'] as number,
    corrects: corrects === null ? null : publicId(countryCode, String(corrects)),
    thirdPartyEntity: publicId(NO_COUNTRY, String(row['participant_id'])),
    thirdPartyEntityName: row['name'] as string | null,
    verifiedOn: String(row['verified_on']),
    vintages,
    findings: jsonOf(row['findings']) as VerificationView['findings'],
    documents: jsonOf(row['documents']) as readonly string[],
    scopes,
    recordedAt: String(row['recorded_at']),
    auditSequence: row['audit_sequence'] as number,
  };
}

function figureOf(row: Row): VerifiedVintage {
  return {
    vintage: row['vintage'] as number,
    tonnesReported: String(row['tonnes_reported']),
    tonnesVerified: String(row['tonnes_verified']),
    reason: row['reason'] as string | null,
  };
}

function scopeOf(countryCode: CountryCode, row: Row): VerificationScopeView {
  return {
    scope: row['scope'] as number,
    designation: publicId(countryCode, String(row['designation_id'])),
  };
}
