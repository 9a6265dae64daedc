import { canonicalJson, type JsonValue } from '../../kernel/canonical-json.ts';
import { publicId } from '../../kernel/ids.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { ActKind, JsonObject } from '../../ledger/act.ts';
import type { CorrespondingAdjustment } from '../adjustment/corresponding-adjustment.ts';
import { article6Errors } from '../errors.ts';
import { FINAL_ADJUSTMENT } from '../tables.ts';

/** What was computed before the act, and what is final so far. */
export interface FinalAdjustmentBody {
  readonly isRevision: boolean;
  readonly adjustment: CorrespondingAdjustment;
  readonly final: { readonly version: number; readonly adjustment: CorrespondingAdjustment } | null;
  readonly reason: string;
}

/**
 * Makes the corresponding adjustment of a Party and year final, or revises what is final: figures that
 * are final stay, and the next version says why it differs.
 *
 * Refuses, in this order: ARTICLE6.YEAR_NOT_OVER, ADJUSTMENT_FINAL, ADJUSTMENT_NOT_FINAL,
 * ADJUSTMENT_CHECK_FAILS (facts: missing), NOTHING_TO_REVISE; REPORTED_MEANWHILE by the key of the table.
 * @source decision 2/CMA.3, annex, paragraph 12 (finality)
 */
export const finalAdjustmentAct: ActKind<FinalAdjustmentBody> = {
  kind: 'final-adjustment',
  posts: false,
  needs: () => ({}),
  decide(act, known) {
    const { body } = act;
    const { party, year } = body.adjustment;
    const refusal = refuseFinal(body, known.now.slice(0, 4));
    if (refusal) return refusal;
    const version = (body.final?.version ?? 0) + 1;
    const { firstTransferred, used, adjustment, emissionsBalance, method } = body.adjustment;
    const figures = { firstTransferred, used, adjustment, emissionsBalance, method };
    const said: JsonObject = { party, year, version, reason: body.reason, ...figures };
    return {
      facts: said,
      rows: [
        {
          table: FINAL_ADJUSTMENT,
          change: 'insert',
          row: {
            id: act.id,
            party,
            year,
            version,
            adjustment: textOf(body.adjustment),
            reason: body.reason,
          },
        },
      ],
      answer: {
        status: 201,
        location: `/v1/corresponding-adjustments?party=${party}&year=${year}`,
        body: { id: publicId(act.countryCode, act.id), ...said, status: 'posted' },
      },
    };
  },
};

function refuseFinal(body: FinalAdjustmentBody, thisYear: string): Refusal | null {
  const { adjustment, final, isRevision } = body;
  const { party, year, check } = adjustment;
  if (`${year}` >= thisYear) return article6Errors.refuse('ARTICLE6.YEAR_NOT_OVER', { year });
  if (!isRevision && final !== null) {
    const facts = { party, year, version: final.version };
    return article6Errors.refuse('ARTICLE6.ADJUSTMENT_FINAL', facts);
  }
  if (isRevision && final === null) {
    return article6Errors.refuse('ARTICLE6.ADJUSTMENT_NOT_FINAL', { party, year });
  }
  if (!check.passes) {
    const { missing } = check;
    return article6Errors.refuse('ARTICLE6.ADJUSTMENT_CHECK_FAILS', { party, year, missing });
  }
  const isSame = final !== null && textOf(final.adjustment) === textOf(adjustment);
  return isSame ? article6Errors.refuse('ARTICLE6.NOTHING_TO_REVISE', { party, year }) : null;
}

function textOf(adjustment: CorrespondingAdjustment): string {
  return canonicalJson(adjustment as unknown as JsonValue);
}
