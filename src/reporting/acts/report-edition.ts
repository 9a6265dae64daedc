import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { ActKind } from '../../ledger/act.ts';
import { editionOutcome } from '../edition-record.ts';

/** What an edition is of: a report that was made already, by its period, day and heads. */
export interface ReportEditionBody {
  readonly period: string;
  readonly effectiveAsOf: CalendarDay;
  readonly knownAsOf: number;
  readonly sharedKnownAsOf: number;
  readonly displayCurrency: string | null;
}

const LAST_NUMBER = 'the last number of an edition';

/**
 * Begins an edition of a country report: a draft that both sides can read before they agree. It fixes
 * what the report is made from, so that what is agreed is what is published.
 */
export const reportEditionAct: ActKind<ReportEditionBody> = {
  kind: 'report-edition',
  posts: false,
  needs: () => ({}),
  async read(acts, reader, known) {
    const [first] = acts;
    if (first === undefined) return;
    const rows = await reader.query(
      `SELECT coalesce(max(number), 0)::integer AS last FROM public.report_edition
        WHERE country_code = $1`,
      [first.countryCode],
    );
    known.setFact(LAST_NUMBER, rows[0]?.['last'] ?? 0);
  },
  decide(act, known) {
    const number = (known.fact<number>(LAST_NUMBER) ?? 0) + 1;
    // The next act of the same batch counts on.
    known.setFact(LAST_NUMBER, number);
    return editionOutcome(
      act.countryCode,
      { id: act.id, version: 1, change: 'insert' },
      { number, status: 'draft', ...act.body, decision: null, digest: null, files: [] },
    );
  },
};
