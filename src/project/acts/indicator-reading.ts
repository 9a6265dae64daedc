import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { publicId } from '../../kernel/ids.ts';
import type { ActKind } from '../../ledger/act.ts';
import { projectErrors } from '../errors.ts';
import { INDICATOR, INDICATOR_READING } from '../tables.ts';
import { isIndicatorValue } from './indicator.ts';

export interface IndicatorReadingBody {
  /** Decimal text in the indicator's unit. */
  readonly value: string;
  readonly observedOn: CalendarDay;
  readonly source?: string | null;
}

/**
 * Enters what was counted on a day (the subject is the indicator). Figures may fall as well as rise; a
 * better reading of the same day is one more reading, and the one recorded last counts.
 *
 * Refuses, in this order: PROJECT.INDICATOR_NOT_FOUND, PROJECT.VALUE_MALFORMED,
 * PROJECT.OBSERVED_IN_FUTURE.
 */
export const indicatorReadingAct: ActKind<IndicatorReadingBody> = {
  kind: 'indicator-reading',
  posts: false,
  // Indicators are never removed, so reading it without a lock is enough.
  needs: (act) => ({
    rows: act.subjectId ? [{ table: INDICATOR, id: act.subjectId, lock: 'none' }] : [],
  }),
  decide(act, known) {
    const indicator = act.subjectId ?? '';
    const { value, observedOn } = act.body;
    if (!known.row(INDICATOR, indicator)) {
      const facts = { indicator: publicId(act.countryCode, indicator) };
      return projectErrors.refuse('PROJECT.INDICATOR_NOT_FOUND', facts);
    }
    if (!isIndicatorValue(value)) {
      return projectErrors.refuse('PROJECT.VALUE_MALFORMED', { value });
    }
    if (observedOn > known.today) {
      const facts = { observedOn, today: known.today };
      return projectErrors.refuse('PROJECT.OBSERVED_IN_FUTURE', facts);
    }
    const source = act.body.source ?? null;
    return {
      records: [
        {
          type: 'indicator-reading',
          id: act.id,
          version: 1,
          validFrom: observedOn,
          body: { indicator, value, observedOn, source },
        },
      ],
      rows: [
        {
          table: INDICATOR_READING,
          change: 'insert',
          row: { id: act.id, indicator_id: indicator, value, observed_on: observedOn, source },
        },
      ],
      answer: {
        status: 201,
        location: `/v1/indicators/${publicId(act.countryCode, indicator)}`,
        body: {
          id: publicId(act.countryCode, act.id),
          indicator: publicId(act.countryCode, indicator),
          value,
          observedOn,
          status: 'posted',
        },
      },
    };
  },
};
