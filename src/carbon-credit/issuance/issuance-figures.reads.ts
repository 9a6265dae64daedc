import type { Queryable } from '../../audit/queryable.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { AsOf } from '../../ledger/point-in-time.ts';
import { recordsAt, type RecordVersion } from '../../ledger/records.ts';
import { issuanceFigures, type IssuanceFigures } from './issuance-figures.ts';

const TYPES = [
  'project',
  'monitoring-report',
  'verification',
  'issuance-notification',
  'credit-issuance',
] as const;

/** After every day of the book: of which project a report is does not depend on a day. */
const ALWAYS = '9999-12-31' as CalendarDay;

/**
 * What was verified, notified and issued in a country per vintage, for one view of its books: what
 * counted by a day, as far as it was known at a head. It reads versions only, never the present.
 */
export async function issuanceFiguresAt(
  reader: Queryable,
  countryCode: string,
  asOf: AsOf,
): Promise<IssuanceFigures> {
  const records = await recordsAt(reader, countryCode, TYPES, asOf);
  const reports = await recordsAt(reader, countryCode, ['monitoring-report'], {
    ...asOf,
    effectiveAsOf: ALWAYS,
  });
  const of = (type: (typeof TYPES)[number]): readonly RecordVersion[] =>
    records.filter((one) => one.type === type);
  return issuanceFigures({
    projects: of('project'),
    reports: of('monitoring-report'),
    projectOfReport: new Map(reports.map(({ id, body }) => [id, String(body['project'])])),
    verifications: of('verification'),
    notifications: of('issuance-notification'),
    issuances: of('credit-issuance'),
  });
}
