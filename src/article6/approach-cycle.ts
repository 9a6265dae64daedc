import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { LifeCycle } from '../ledger/life-cycle.ts';

/** Where a cooperative approach stands. */
export const APPROACH_STATES = ['draft', 'active', 'suspended', 'completed', 'revoked'] as const;
export type ApproachState = (typeof APPROACH_STATES)[number];

/** What is known when a cooperative approach is to move on. */
export interface ApproachSituation {
  readonly initialReportOn: CalendarDay | null;
  /** The day on which the move takes effect. */
  readonly day: CalendarDay;
}

/**
 * A cooperative approach is active only once its initial report has been submitted; it can be suspended
 * and taken up again; it ends completed or revoked.
 *
 * @source decision 2/CMA.3, annex, paragraph 18 (initial report)
 */
export const APPROACH_CYCLE: LifeCycle<ApproachState, 'initial-report', ApproachSituation> = {
  of: 'cooperative approach',
  moves: {
    draft: { active: ['initial-report'] },
    active: { suspended: [], completed: [], revoked: [] },
    suspended: { active: ['initial-report'], revoked: [] },
    completed: {},
    revoked: {},
  },
  guards: {
    'initial-report': {
      by: 'participating Party',
      lacks: ({ initialReportOn, day }) => {
        if (initialReportOn === null) return 'the submission of the initial report';
        return initialReportOn <= day ? null : `the initial report, submitted ${initialReportOn}`;
      },
    },
  },
};
