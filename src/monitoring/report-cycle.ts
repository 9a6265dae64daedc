import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { LifeCycle } from '../ledger/life-cycle.ts';
import type { DocumentForm } from '../project/documents/forms.ts';

/** Where a monitoring report stands. */
export const REPORT_STATES = ['draft', 'submitted', 'verified', 'withdrawn'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** What is known when a monitoring report is to move on. */
export interface ReportSituation {
  readonly today: CalendarDay;
  readonly lastDay: CalendarDay;
  /** Numbers and versions of pinned methodologies that have no activity data yet. */
  readonly withoutActivity: readonly string[];
  /** Whether the project has a methodology at all. */
  readonly hasMethodology: boolean;
  /** Forms of the documents that are cited for the step, or on file where it is only looked at. */
  readonly forms: ReadonlySet<DocumentForm>;
  /** Whether the project has filed a Sustainable Development Implementation Plan. */
  readonly hasDevelopmentPlan: boolean;
}

type GuardName =
  | 'period-is-over'
  | 'activity-data'
  | 'implementation-report'
  | 'sustainable-development-report'
  | 'verification-report';

const PARTICIPANTS = 'project participants';
const ENTITY = 'third-party entity';

/**
 * From draft to submitted to verified; a verified one is verified again only as a correction. Each can
 * be withdrawn, which ends it; the period is then reported anew.
 *
 * @source JCM project cycle procedures: monitoring, reporting and verification
 */
export const REPORT_CYCLE: LifeCycle<ReportState, GuardName, ReportSituation> = {
  of: 'monitoring report',
  moves: {
    draft: {
      submitted: [
        'period-is-over',
        'activity-data',
        'implementation-report',
        'sustainable-development-report',
      ],
      withdrawn: [],
    },
    submitted: { verified: ['verification-report'], withdrawn: [] },
    verified: { verified: ['verification-report'], withdrawn: [] },
    withdrawn: {},
  },
  guards: {
    'period-is-over': {
      by: PARTICIPANTS,
      lacks: ({ today, lastDay }) =>
        lastDay <= today ? null : `the end of the monitoring period, ${lastDay}`,
    },
    'activity-data': {
      by: PARTICIPANTS,
      lacks: ({ hasMethodology, withoutActivity }) => {
        if (!hasMethodology) return 'a methodology that is pinned to the project';
        if (withoutActivity.length === 0) return null;
        return `activity data for ${withoutActivity.join(', ')}`;
      },
    },
    'implementation-report': {
      by: PARTICIPANTS,
      lacks: ({ forms }) =>
        forms.has('Imp_Rep') || forms.has('Mon_Rep')
          ? null
          : 'the Project Implementation Report (Imp_Rep) or Monitoring Report (Mon_Rep)',
    },
    'sustainable-development-report': {
      by: PARTICIPANTS,
      lacks: ({ forms, hasDevelopmentPlan }) =>
        !hasDevelopmentPlan || forms.has('SDIR')
          ? null
          : 'the Sustainable Development Implementation Report (SDIR) that answers the plan',
    },
    'verification-report': {
      by: ENTITY,
      lacks: ({ forms }) => (forms.has('Vrf_Rep') ? null : 'the Verification Report (Vrf_Rep)'),
    },
  },
};
