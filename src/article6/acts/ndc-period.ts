import { parseDay } from '../../kernel/calendar-day.ts';
import { publicId } from '../../kernel/ids.ts';
import type { ActKind } from '../../ledger/act.ts';
import { article6Errors } from '../errors.ts';
import { PARTY_ROW_ID } from '../parties.ts';
import { ARTICLE6_PARTY, NDC_PERIOD } from '../tables.ts';

/** How a Party applies its corresponding adjustments over its NDC period. */
export const ADJUSTMENT_METHODS = [
  'single-year-trajectory',
  'single-year-averaging',
  'multi-year',
] as const;
export type AdjustmentMethod = (typeof ADJUSTMENT_METHODS)[number];

export interface NdcPeriodBody {
  readonly firstYear: number;
  readonly lastYear: number;
  readonly method: AdjustmentMethod;
  readonly source: string;
}

/**
 * Records the years in which a Party implements an NDC, and its method of corresponding adjustment:
 * one for the whole period, and never changed.
 *
 * Refuses, in this order: ARTICLE6.PARTY_NOT_FOUND, PERIOD_RUNS_BACKWARD; PERIOD_OVERLAPS by the guard of
 * the table.
 * @source decision 2/CMA.3, annex, paragraph 7
 */
export const ndcPeriodAct: ActKind<NdcPeriodBody> = {
  kind: 'ndc-period',
  posts: false,
  needs: () => ({ rows: [{ table: ARTICLE6_PARTY, id: PARTY_ROW_ID, lock: 'update' }] }),
  decide(act, known) {
    const party = known.row(ARTICLE6_PARTY, PARTY_ROW_ID)?.['party'];
    if (party === undefined) return article6Errors.refuse('ARTICLE6.PARTY_NOT_FOUND');
    const { firstYear, lastYear, method, source } = act.body;
    if (lastYear < firstYear) {
      return article6Errors.refuse('ARTICLE6.PERIOD_RUNS_BACKWARD', { firstYear, lastYear });
    }
    const record = { firstYear, lastYear, method, source };
    const validFrom = parseDay(`${firstYear}-01-01`);
    return {
      records: [{ type: 'ndc-period', id: act.id, version: 1, validFrom, body: record }],
      rows: [
        {
          table: NDC_PERIOD,
          change: 'insert',
          row: { id: act.id, first_year: firstYear, last_year: lastYear, method, source },
        },
      ],
      answer: {
        status: 201,
        location: `/v1/article6-parties/${String(party)}`,
        body: { id: publicId(act.countryCode, act.id), ...record, status: 'posted' },
      },
    };
  },
};
