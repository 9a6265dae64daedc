import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { DecisionItemType } from '../../partner-country/joint-committee.ts';
import type { ProjectStatus } from '../project-record.ts';

/**
 * Where a project stands in the cycle of the JCM. The first one, of no project's row, is where every
 * project begins, also one outside the mechanism.
 *
 * @source project cycle procedures of the Joint Committees; the idea note is of their newer rules
 */
export const CYCLE_STATES = [
  'not-begun',
  'pin-submitted',
  'pin-no-objection',
  'pin-objected',
  'pin-withdrawn',
  'pin-waived',
  'validation',
  'registration-requested',
  'registration-request-withdrawn',
  'registered',
  'rejected',
  'withdrawn',
  'crediting-ended',
] as const;
export type CycleState = (typeof CYCLE_STATES)[number];

/** States in which a project has no number of the JCM yet: that comes with its validation. */
export const IDEA_STATES: ReadonlySet<string> = new Set<CycleState>([
  'pin-submitted',
  'pin-no-objection',
  'pin-objected',
  'pin-withdrawn',
  'pin-waived',
]);

/** First and last day on which reductions count. */
export interface CreditingPeriod {
  readonly startsOn: CalendarDay;
  readonly endsOn: CalendarDay;
}

/** The item of a decision by which a step is taken; null where it needs none. */
export function decidingItem(
  from: CycleState,
  to: string,
  renewal: CreditingPeriod | null,
): DecisionItemType | null {
  if (from === 'registered' && to === 'registered') {
    return renewal === null ? 'post-registration-change' : 'renewal';
  }
  return DECIDING_ITEMS[to] ?? null;
}

const DECIDING_ITEMS: Readonly<Record<string, DecisionItemType>> = {
  'pin-no-objection': 'pin-no-objection',
  'pin-objected': 'pin-objection',
  'pin-waived': 'pin-exemption',
  registered: 'project-registration',
  rejected: 'project-rejection',
  withdrawn: 'project-withdrawal',
};

/** The word for a state among the statuses that every project has. */
export function statusOfState(state: CycleState): ProjectStatus {
  return STATUS_OF_STATE[state];
}

const STATUS_OF_STATE: Readonly<Record<CycleState, ProjectStatus>> = {
  'not-begun': 'proposed',
  'pin-submitted': 'proposed',
  'pin-no-objection': 'proposed',
  'pin-objected': 'rejected',
  'pin-withdrawn': 'withdrawn',
  'pin-waived': 'proposed',
  validation: 'validation',
  'registration-requested': 'registration-requested',
  'registration-request-withdrawn': 'registration-request-withdrawn',
  registered: 'registered',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  'crediting-ended': 'crediting-ended',
};
