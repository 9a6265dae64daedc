import type { Reader } from '../../database/reader.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import { publicId } from '../../kernel/ids.ts';
import type { Row } from '../../ledger/table.ts';
import type { IssuanceRequestView, IssuanceSideView } from './issuance.answers.ts';
import { requestOfRow } from './request-record.ts';

/** `$1` is the country, `$2` today. */
export const REQUESTS = `
  SELECT i.*, p.reference, p.cycle_state, r.first_day, r.last_day, r.verification_id,
         n.decision_id, n.decided_on,
         CASE WHEN i.status = 'notified' THEN $2::date - n.decided_on END AS days_waiting,
         (SELECT coalesce(sum(v.tonnes_verified), 0)::text FROM public.verified_vintage v
           WHERE v.country_code = i.country_code AND v.verification_id = r.verification_id)
           AS tonnes_verified,
         (SELECT sum(v.tonnes_notified)::text FROM public.notified_vintage v
           WHERE v.country_code = i.country_code AND v.notification_id = i.notification_id)
           AS tonnes_notified
    FROM public.issuance_request i
    JOIN public.project p ON p.country_code = i.country_code AND p.id = i.project_id
    JOIN public.monitoring_report r ON r.country_code = i.country_code AND r.id = i.report_id
    LEFT JOIN public.issuance_notification n
      ON n.country_code = i.country_code AND n.id = i.notification_id
   WHERE i.country_code = $1`;

/** Both sides of notified requests, by request. */
export async function sidesOfRequests(
  reader: Reader,
  countryCode: CountryCode,
  requests: readonly Row[],
): Promise<ReadonlyMap<string, readonly IssuanceSideView[]>> {
  const rows = await reader.query<Row>(
    `SELECT s.request_id, s.side, s.tonnes, s.tonnes_to_issue, c.id, c.tonnes AS issued, c.issued_on
       FROM public.notified_side s
       LEFT JOIN public.credit_issuance c ON c.country_code = s.country_code
        AND c.request_id = s.request_id AND c.side = s.side
      WHERE s.country_code = $1 AND s.request_id = ANY($2::uuid[])
      ORDER BY s.request_id, s.side`,
    [countryCode, requests.map((row) => row['id'])],
  );
  const found = new Map<string, IssuanceSideView[]>();
  for (const row of rows) {
    const request = requests.find((one) => one['id'] === row['request_id']);
    const record = request ? requestOfRow(request) : null;
    const side = String(row['side']);
    const own = found.get(String(row['request_id'])) ?? [];
    own.push({
      side,
      state: (side === 'japan' ? record?.japan : record?.partner) ?? 'awaiting',
      tonnesNotified: String(row['tonnes']),
      tonnesToIssue: String(row['tonnes_to_issue']),
      tonnesIssued: row['issued'] === null ? '0' : String(row['issued']),
      issuedOn: row['issued_on'] as string | null,
      issuance: row['id'] === null ? null : publicId(countryCode, String(row['id'])),
    });
    found.set(String(row['request_id']), own);
  }
  return found;
}

export function requestView(
  row: Row,
  sides: ReadonlyMap<string, readonly IssuanceSideView[]>,
): IssuanceRequestView {
  const countryCode = String(row['country_code']) as CountryCode;
  const record = requestOfRow(row);
  const decision = row['decision_id'] as string | null;
  return {
    id: publicId(countryCode, String(row['id'])),
    project: publicId(countryCode, record.project),
    reference: String(row['reference']),
    monitoringReport: publicId(countryCode, record.report),
    firstDay: String(row['first_day']),
    lastDay: String(row['last_day']),
    requestedOn: record.requestedOn,
    state: record.status,
    note: record.note,
    withdrawnBecause: record.reason,
    tonnesVerified: String(row['tonnes_verified']),
    tonnesNotified: row['tonnes_notified'] as string | null,
    decision: decision === null ? null : publicId(countryCode, decision),
    decidedOn: row['decided_on'] as string | null,
    daysWaiting: row['days_waiting'] as number | null,
    sides: sides.get(String(row['id'])) ?? [],
    version: row['version'] as number,
  };
}
